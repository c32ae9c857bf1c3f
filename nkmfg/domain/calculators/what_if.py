"""What-if calculations with the formulas of the dose on typed numbers; nothing is stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nkmfg.domain.product import dose, per_kg
from nkmfg.domain.product.treatment import body_surface_m2, il2_dose_iu
from nkmfg.domain.recipe.comparison import half_up
from nkmfg.domain.values.computed import Computed, Formula, Input, compute

Numbers = Mapping[str, Input]
ROUNDED = Formula("rounded", 1, "rounded half up to whole numbers, then compared", "worked example 26")
AS_IT_IS = Formula("as_it_is", 1, "compared as it is", "worked example 26")
TOTAL = Formula("course", 1, "one dose × number of doses", "worked example 25")


@dataclass(frozen=True, slots=True)
class Sum:
    """One calculator: its inputs (key, name, unit, example) and its function."""

    key: str
    title: str
    asks: tuple[tuple[str, str, str, str], ...]
    gives: Callable[[Numbers], list[tuple[str, Computed]]]


def _dose(given: Numbers) -> list[tuple[str, Computed]]:
    plan = dose.plan(
        level_cells_per_kg=given["level"],
        weight_kg=given["weight"],
        viable_cells_per_ml=given["viable"],
        nk_pct=given["nk"],
        overfill_pct=given["overfill"],
    )
    cells = per_kg.cells_of_live(viable_cells=plan.viable_cells, of_live_pct=given["cd3"])
    whole = dose.cells_in(cells_per_ml=given["viable"], volume_ml=plan.fill_ml)
    whole_t = per_kg.cells_of_live(viable_cells=whole, of_live_pct=given["cd3"])
    lower = dose.lower_weight_kg(ordered_weight_kg=given["weight"], current_weight_kg=given["now"])
    nk_whole = dose.cells_in(cells_per_ml=plan.nk_cells_per_ml, volume_ml=plan.fill_ml)
    of_today = dose.nk_needed(level_cells_per_kg=given["level"], weight_kg=given["now"])
    now_per_kg = dose.cells_per_kg(cells=plan.nk_cells, weight_kg=given["now"])
    return [
        ("NK cells needed", plan.nk_cells),
        ("NK cells per mL", plan.nk_cells_per_ml),
        ("volume to give", plan.volume_ml),
        ("viable cells in it", plan.viable_cells),
        ("volume per kg", plan.ml_per_kg),
        ("to fill, with overfill", plan.fill_ml),
        ("CD3⁺CD56⁻ per kg, volume to give", dose.cells_per_kg(cells=cells, weight_kg=given["weight"])),
        (
            "greatest NK per kg before the limit",
            per_kg.greatest_nk_cells_per_kg(
                limit_cells_per_kg=given["limit"], nk_pct=given["nk"], limited_pct=given["cd3"]
            ),
        ),
        ("weight for limits", lower),
        ("CD3⁺CD56⁻ per kg, volume to give, weight now", dose.cells_per_kg(cells=cells, weight_kg=given["now"])),
        ("CD3⁺CD56⁻ per kg, whole container", dose.cells_per_kg(cells=whole_t, weight_kg=lower)),
        ("NK per kg, whole container", dose.cells_per_kg(cells=nk_whole, weight_kg=lower)),
        ("NK per kg at the weight now", now_per_kg),
        ("off the level", dose.change_pct(now=now_per_kg, before=given["level"])),
        ("weight changed by", dose.change_pct(now=given["now"], before=given["weight"])),
        (
            "volume to give at the weight now",
            dose.dose_volume_ml(nk_cells=of_today, nk_cells_per_ml=plan.nk_cells_per_ml),
        ),
    ]


def _bound(given: Numbers) -> list[tuple[str, Computed]]:
    def each(share: Computed) -> Computed:
        cells = per_kg.cells_of_live(viable_cells=given["viable_all"], of_live_pct=share)
        return dose.cells_per_kg(cells=cells, weight_kg=given["weight"])

    loq = compute("upper_bound_pct", per_kg.LOQ_BOUND, lambda loq: loq, loq_pct=given["loq"])
    none_found = per_kg.none_found_upper_bound_pct(events=given["events"])
    return [
        ("at the most, per kg (limit of quantification)", each(loq)),
        ("at the most, of live cells (none found)", none_found),
        ("at the most, per kg (none found)", each(none_found)),
    ]


def _endotoxin(given: Numbers) -> list[tuple[str, Computed]]:
    units = per_kg.endotoxin_eu(eu_per_ml=given["eu"], volume_ml=given["volume"])
    hours = Input("duration_h", given["minutes"].value / 60, "h", "as typed")
    limit = per_kg.endotoxin_limit_eu_per_ml(
        limit_eu_per_kg=given["limit_eu"], volume_ml=given["volume"], weight_kg=given["weight"]
    )
    return [
        ("endotoxin", units),
        ("endotoxin per kg", per_kg.eu_per_kg(endotoxin_eu=units, weight_kg=given["weight"])),
        (
            "endotoxin per kg and hour",
            per_kg.eu_per_kg_h(endotoxin_eu=units, weight_kg=given["weight"], duration_h=hours),
        ),
        ("limit for this patient, per mL", limit),
        (
            "greatest valid dilution",
            per_kg.greatest_valid_dilution(limit_eu_per_ml=limit, sensitivity_eu_per_ml=given["sensitivity"]),
        ),
    ]


def _dmso(given: Numbers) -> list[tuple[str, Computed]]:
    grams = per_kg.dmso_g(volume_ml=given["volume"], dmso_pct=given["dmso"], density_g_per_ml=given["density"])
    return [
        ("DMSO", grams),
        ("DMSO per kg", per_kg.dmso_g_per_kg(dmso_g=grams, weight_kg=given["weight"])),
        ("volume per kg", dose.ml_per_kg(volume_ml=given["volume"], weight_kg=given["weight"])),
        (
            "greatest volume by DMSO",
            per_kg.greatest_volume_for_dmso_ml(
                limit_g_per_kg=given["limit_g"],
                weight_kg=given["weight"],
                dmso_pct=given["dmso"],
                density_g_per_ml=given["density"],
            ),
        ),
        (
            "greatest volume by mL per kg",
            per_kg.greatest_volume_ml(limit_ml_per_kg=given["limit_ml"], weight_kg=given["weight"]),
        ),
    ]


def _frozen(given: Numbers) -> list[tuple[str, Computed]]:
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=given["viable"], nk_pct=given["nk"])
    thawed = dose.cells_in(cells_per_ml=per_ml, volume_ml=given["volume"])
    needed = dose.nk_needed(level_cells_per_kg=given["level"], weight_kg=given["weight"])
    to_freeze = dose.nk_to_freeze(nk_cells=needed, recovery_pct=given["expected"])
    return [
        ("NK cells after thawing", thawed),
        ("recovered", dose.part_pct(part=thawed, whole=given["frozen"])),
        ("real dose per kg", dose.cells_per_kg(cells=thawed, weight_kg=given["weight"])),
        ("labelled dose per kg", dose.cells_per_kg(cells=given["frozen"], weight_kg=given["weight"])),
        ("NK cells to freeze", to_freeze),
        ("bags", dose.bags(nk_cells=to_freeze, per_bag_cells=given["frozen"])),
    ]


def _given(given: Numbers) -> list[tuple[str, Computed]]:
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=given["viable"], nk_pct=given["nk"])
    cells = dose.cells_in(cells_per_ml=per_ml, volume_ml=given["volume"])
    ordered_cells = dose.nk_needed(level_cells_per_kg=given["level"], weight_kg=given["weight"])
    return [
        ("NK cells given", cells),
        ("NK per kg given", dose.cells_per_kg(cells=cells, weight_kg=given["weight"])),
        ("of what was ordered", dose.part_pct(part=cells, whole=ordered_cells)),
        (
            "NK per kg in a dose of nucleated cells",
            dose.nk_of_nucleated_cells_per_kg(nucleated_cells_per_kg=given["nucleated"], nk_pct=given["nk_tnc"]),
        ),
    ]


def _il2(given: Numbers) -> list[tuple[str, Computed]]:
    surface = body_surface_m2(height_cm=given["height"], weight_kg=given["weight"])
    single_dose = il2_dose_iu(il2_iu_per_m2=given["iu"], body_surface_m2=surface)
    course = compute("il2_iu", TOTAL, lambda dose, number: dose * number, dose_iu=single_dose, doses=given["doses"])
    return [("body surface", surface), ("one dose of IL-2", single_dose), ("the whole course", course)]


def _rounding(given: Numbers) -> list[tuple[str, Computed]]:
    rounded = compute("rounded", ROUNDED, lambda value: half_up(value, 0), value=given["value"])
    limit, strict = given["at_least"].value, given["value"].value

    def words(is_met: bool) -> str:
        return "met" if is_met else "not met"

    as_it_is = compute("value", AS_IT_IS, lambda value: value, value=given["value"])
    return [
        (f"rounded half up: {words(half_up(strict, 0) >= limit)}", rounded),
        (f"as it is: {words(strict >= limit)}", as_it_is),
    ]


_WEIGHT = ("weight", "weight of the order", "kg", "18.4")
_LEVEL = ("level", "dose level", "cells/kg", "5e7")
_VIABLE = ("viable", "viable cells per mL", "/mL", "2.5e7")
_NK = ("nk", "NK of live cells", "%", "93.8")
SUMS = (
    Sum(
        "dose",
        "Dose, CD3⁺ and the whole container",
        (
            _WEIGHT,
            ("now", "weight now", "kg", "17.1"),
            _LEVEL,
            _VIABLE,
            _NK,
            ("cd3", "CD3⁺CD56⁻ of live cells", "%", "0.35"),
            ("limit", "limit of CD3⁺CD56⁻", "cells/kg", "1e5"),
            ("overfill", "overfill", "%", "10"),
        ),
        _dose,
    ),
    Sum(
        "bound",
        "CD3⁺ below the limit of quantification",
        (
            ("viable_all", "viable cells given", "cells", "9.8081e8"),
            _WEIGHT,
            ("loq", "limit of quantification", "%", "0.05"),
            ("events", "events in the gate", "events", "100000"),
        ),
        _bound,
    ),
    Sum(
        "endotoxin",
        "Endotoxin",
        (
            ("eu", "endotoxin", "EU/mL", "0.50"),
            ("volume", "volume", "mL", "45"),
            _WEIGHT,
            ("minutes", "duration", "min", "180"),
            ("limit_eu", "limit", "EU/kg", "5"),
            ("sensitivity", "sensitivity of the test", "EU/mL", "0.005"),
        ),
        _endotoxin,
    ),
    Sum(
        "dmso",
        "DMSO and volume",
        (
            ("volume", "volume", "mL", "50"),
            ("dmso", "DMSO", "% v/v", "10"),
            ("density", "density", "g/mL", "1.10"),
            _WEIGHT,
            ("limit_g", "limit of DMSO", "g/kg", "1"),
            ("limit_ml", "limit of volume", "mL/kg", "10"),
        ),
        _dmso,
    ),
    Sum(
        "frozen",
        "Frozen and thawed",
        (
            ("frozen", "NK cells frozen in a bag", "cells", "1.2e9"),
            ("viable", "viable cells per mL after thawing", "/mL", "1.62e7"),
            ("volume", "volume after thawing", "mL", "45"),
            ("nk", "NK of live cells after thawing", "%", "93"),
            _WEIGHT,
            _LEVEL,
            ("expected", "expected recovery", "%", "60"),
        ),
        _frozen,
    ),
    Sum(
        "given",
        "What was given",
        (
            ("volume", "volume given", "mL", "31.0"),
            _VIABLE,
            _NK,
            _WEIGHT,
            _LEVEL,
            ("nucleated", "nucleated cells per kg", "cells/kg", "8e7"),
            ("nk_tnc", "NK of nucleated cells", "%", "47"),
        ),
        _given,
    ),
    Sum(
        "il2",
        "IL-2 by body surface",
        (
            ("height", "height", "cm", "112"),
            _WEIGHT,
            ("iu", "IL-2", "IU/m²", "1000000"),
            ("doses", "doses", "doses", "6"),
        ),
        _il2,
    ),
    Sum(
        "rounding",
        "Rounding against a limit",
        (("value", "result", "%", "69.6"), ("at_least", "limit, at least", "%", "70")),
        _rounding,
    ),
)
