"""What-if calculations with the formulas of the dose on typed numbers; nothing is stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

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
    """One calculator: its inputs (key, unit, example) and its function, which names each number by a key."""

    key: str
    asks: tuple[tuple[str, str, str], ...]
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
        ("nk_cells_needed", plan.nk_cells),
        ("nk_cells_per_ml", plan.nk_cells_per_ml),
        ("volume_to_give", plan.volume_ml),
        ("viable_cells_in_it", plan.viable_cells),
        ("volume_per_kg", plan.ml_per_kg),
        ("to_fill_with_overfill", plan.fill_ml),
        ("t_per_kg_volume_to_give", dose.cells_per_kg(cells=cells, weight_kg=given["weight"])),
        (
            "greatest_nk_per_kg_before_the_limit",
            per_kg.greatest_nk_cells_per_kg(
                limit_cells_per_kg=given["limit"], nk_pct=given["nk"], limited_pct=given["cd3"]
            ),
        ),
        ("weight_for_limits", lower),
        ("t_per_kg_volume_to_give_weight_now", dose.cells_per_kg(cells=cells, weight_kg=given["now"])),
        ("t_per_kg_whole_container", dose.cells_per_kg(cells=whole_t, weight_kg=lower)),
        ("nk_per_kg_whole_container", dose.cells_per_kg(cells=nk_whole, weight_kg=lower)),
        ("nk_per_kg_at_the_weight_now", now_per_kg),
        ("off_the_level", dose.change_pct(now=now_per_kg, before=given["level"])),
        ("weight_changed_by", dose.change_pct(now=given["now"], before=given["weight"])),
        (
            "volume_to_give_at_the_weight_now",
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
        ("at_the_most_per_kg_limit_of_quantification", each(loq)),
        ("at_the_most_of_live_cells_none_found", none_found),
        ("at_the_most_per_kg_none_found", each(none_found)),
    ]


def _endotoxin(given: Numbers) -> list[tuple[str, Computed]]:
    units = per_kg.endotoxin_eu(eu_per_ml=given["eu"], volume_ml=given["volume"])
    hours = Input("duration_h", given["minutes"].value / 60, "h", "as typed")
    limit = per_kg.endotoxin_limit_eu_per_ml(
        limit_eu_per_kg=given["limit_eu"], volume_ml=given["volume"], weight_kg=given["weight"]
    )
    return [
        ("endotoxin", units),
        ("endotoxin_per_kg", per_kg.eu_per_kg(endotoxin_eu=units, weight_kg=given["weight"])),
        (
            "endotoxin_per_kg_and_hour",
            per_kg.eu_per_kg_h(endotoxin_eu=units, weight_kg=given["weight"], duration_h=hours),
        ),
        ("limit_for_this_patient_per_ml", limit),
        (
            "greatest_valid_dilution",
            per_kg.greatest_valid_dilution(limit_eu_per_ml=limit, sensitivity_eu_per_ml=given["sensitivity"]),
        ),
    ]


def _dmso(given: Numbers) -> list[tuple[str, Computed]]:
    grams = per_kg.dmso_g(volume_ml=given["volume"], dmso_pct=given["dmso"], density_g_per_ml=given["density"])
    return [
        ("dmso", grams),
        ("dmso_per_kg", per_kg.dmso_g_per_kg(dmso_g=grams, weight_kg=given["weight"])),
        ("volume_per_kg", dose.ml_per_kg(volume_ml=given["volume"], weight_kg=given["weight"])),
        (
            "greatest_volume_by_dmso",
            per_kg.greatest_volume_for_dmso_ml(
                limit_g_per_kg=given["limit_g"],
                weight_kg=given["weight"],
                dmso_pct=given["dmso"],
                density_g_per_ml=given["density"],
            ),
        ),
        (
            "greatest_volume_by_ml_per_kg",
            per_kg.greatest_volume_ml(limit_ml_per_kg=given["limit_ml"], weight_kg=given["weight"]),
        ),
    ]


def _frozen(given: Numbers) -> list[tuple[str, Computed]]:
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=given["viable"], nk_pct=given["nk"])
    thawed = dose.cells_in(cells_per_ml=per_ml, volume_ml=given["volume"])
    needed = dose.nk_needed(level_cells_per_kg=given["level"], weight_kg=given["weight"])
    to_freeze = dose.nk_to_freeze(nk_cells=needed, recovery_pct=given["expected"])
    return [
        ("nk_cells_after_thawing", thawed),
        ("recovered", dose.part_pct(part=thawed, whole=given["frozen"])),
        ("real_dose_per_kg", dose.cells_per_kg(cells=thawed, weight_kg=given["weight"])),
        ("labelled_dose_per_kg", dose.cells_per_kg(cells=given["frozen"], weight_kg=given["weight"])),
        ("nk_cells_to_freeze", to_freeze),
        ("bags", dose.bags(nk_cells=to_freeze, per_bag_cells=given["frozen"])),
    ]


def _given(given: Numbers) -> list[tuple[str, Computed]]:
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=given["viable"], nk_pct=given["nk"])
    cells = dose.cells_in(cells_per_ml=per_ml, volume_ml=given["volume"])
    ordered_cells = dose.nk_needed(level_cells_per_kg=given["level"], weight_kg=given["weight"])
    return [
        ("nk_cells_given", cells),
        ("nk_per_kg_given", dose.cells_per_kg(cells=cells, weight_kg=given["weight"])),
        ("of_what_was_ordered", dose.part_pct(part=cells, whole=ordered_cells)),
        (
            "nk_per_kg_in_a_dose_of_nucleated_cells",
            dose.nk_of_nucleated_cells_per_kg(nucleated_cells_per_kg=given["nucleated"], nk_pct=given["nk_tnc"]),
        ),
    ]


def _il2(given: Numbers) -> list[tuple[str, Computed]]:
    surface = body_surface_m2(height_cm=given["height"], weight_kg=given["weight"])
    single_dose = il2_dose_iu(il2_iu_per_m2=given["iu"], body_surface_m2=surface)
    course = compute("il2_iu", TOTAL, lambda dose, number: dose * number, dose_iu=single_dose, doses=given["doses"])
    return [("body_surface", surface), ("one_dose_of_il2", single_dose), ("the_whole_course", course)]


def _rounding(given: Numbers) -> list[tuple[str, Computed]]:
    rounded = compute("rounded", ROUNDED, lambda value: half_up(value, 0), value=given["value"])
    limit, strict = given["at_least"].value, given["value"].value

    def met(value: Fraction) -> str:
        return "met" if value >= limit else "not_met"

    as_it_is = compute("value", AS_IT_IS, lambda value: value, value=given["value"])
    return [
        (f"rounded_{met(half_up(strict, 0))}", rounded),
        (f"as_it_is_{met(strict)}", as_it_is),
    ]


_WEIGHT = ("weight", "kg", "18.4")
_LEVEL = ("level", "cells/kg", "5e7")
_VIABLE = ("viable", "/mL", "2.5e7")
_NK = ("nk", "%", "93.8")
SUMS = (
    Sum(
        "dose",
        (
            _WEIGHT,
            ("now", "kg", "17.1"),
            _LEVEL,
            _VIABLE,
            _NK,
            ("cd3", "%", "0.35"),
            ("limit", "cells/kg", "1e5"),
            ("overfill", "%", "10"),
        ),
        _dose,
    ),
    Sum(
        "bound",
        (
            ("viable_all", "cells", "9.8081e8"),
            _WEIGHT,
            ("loq", "%", "0.05"),
            ("events", "events", "100000"),
        ),
        _bound,
    ),
    Sum(
        "endotoxin",
        (
            ("eu", "EU/mL", "0.50"),
            ("volume", "mL", "45"),
            _WEIGHT,
            ("minutes", "min", "180"),
            ("limit_eu", "EU/kg", "5"),
            ("sensitivity", "EU/mL", "0.005"),
        ),
        _endotoxin,
    ),
    Sum(
        "dmso",
        (
            ("volume", "mL", "50"),
            ("dmso", "% v/v", "10"),
            ("density", "g/mL", "1.10"),
            _WEIGHT,
            ("limit_g", "g/kg", "1"),
            ("limit_ml", "mL/kg", "10"),
        ),
        _dmso,
    ),
    Sum(
        "frozen",
        (
            ("frozen", "cells", "1.2e9"),
            ("viable", "/mL", "1.62e7"),
            ("volume", "mL", "45"),
            ("nk", "%", "93"),
            _WEIGHT,
            _LEVEL,
            ("expected", "%", "60"),
        ),
        _frozen,
    ),
    Sum(
        "given",
        (
            ("volume", "mL", "31.0"),
            _VIABLE,
            _NK,
            _WEIGHT,
            _LEVEL,
            ("nucleated", "cells/kg", "8e7"),
            ("nk_tnc", "%", "47"),
        ),
        _given,
    ),
    Sum(
        "il2",
        (
            ("height", "cm", "112"),
            _WEIGHT,
            ("iu", "IU/m²", "1000000"),
            ("doses", "doses", "6"),
        ),
        _il2,
    ),
    Sum(
        "rounding",
        (("value", "%", "69.6"), ("at_least", "%", "70")),
        _rounding,
    ),
)
