"""Worked examples 11 to 17, 20 and 23 to 26: the dose and what goes with it; by the product's own rules."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from nkmfg.domain.culture.reconciliation import recovery_pct
from nkmfg.domain.product import dose, per_kg
from nkmfg.domain.product.treatment import body_surface_m2, dated, il2_dose_iu
from nkmfg.domain.recipe.comparison import half_up
from nkmfg.domain.values.computed import Computed
from nkmfg.domain.values.quantities import parse_number, plain
from tests.domain.worked import exact, value

Numbers = dict[str, Any]
WEIGHT = exact("18.4")
LEVEL = Fraction(50_000_000)
PLAN = dose.plan(
    level_cells_per_kg=LEVEL,
    weight_kg=WEIGHT,
    viable_cells_per_ml=25_000_000,
    nk_pct=exact("93.8"),
    overfill_pct=10,
)
NK_PER_ML, VOLUME, FILL = PLAN.nk_cells_per_ml, PLAN.volume_ml, PLAN.fill_ml


def we11() -> Numbers:
    return {
        "NK_needed": value(PLAN.nk_cells),
        "NK_conc": value(NK_PER_ML),
        "volume_ml": value(VOLUME),
        "total_viable": value(PLAN.viable_cells),
        "fill_ml_10pct_overfill": value(FILL),
        "mL_per_kg": value(PLAN.ml_per_kg),
    }


def of_live_per_kg(pct: str | Computed, viable: Fraction, weight_kg: Fraction = WEIGHT) -> Fraction:
    share = exact(pct) if isinstance(pct, str) else pct
    cells = per_kg.cells_of_live(viable_cells=viable, of_live_pct=share)
    return value(dose.cells_per_kg(cells=cells, weight_kg=weight_kg))


def we12() -> Numbers:
    def greatest(limit: str) -> Fraction:
        return value(
            per_kg.greatest_nk_cells_per_kg(
                limit_cells_per_kg=exact(limit), nk_pct=exact("93.8"), limited_pct=exact("0.35")
            )
        )

    viable = value(PLAN.viable_cells)
    return {
        "CD3_total": value(per_kg.cells_of_live(viable_cells=viable, of_live_pct=exact("0.35"))),
        "CD3_per_kg": of_live_per_kg("0.35", viable),
        "max_NK_per_kg_at_1e5": greatest("1e5"),
        "max_NK_per_kg_at_2e5": greatest("2e5"),
        "max_NK_per_kg_at_2_5e4": greatest("2.5e4"),
    }


def we13() -> Numbers:
    viable = value(PLAN.viable_cells)
    measured = parse_number("< 0.05")
    bound = per_kg.upper_bound_pct(measured, loq_pct=exact("0.05"))
    of_none = per_kg.none_found_upper_bound_pct(events=100_000)
    return {
        "reported": f"{measured.comparator}{plain(measured.value)} %",
        "upper_bound_per_kg": of_live_per_kg(bound, viable),
        "zero_substitution": of_live_per_kg("0", viable),
        "half_loq": of_live_per_kg("0.025", viable),
        "rule_of_three_pct": value(of_none),
        "observed_pct": Fraction(12, 100_000) * 100,
        "rule_of_three_per_kg": of_live_per_kg(of_none, viable),
    }


def we14() -> Numbers:
    endotoxin = per_kg.endotoxin_eu(eu_per_ml=exact("0.50"), volume_ml=45)

    def hourly(hours: str) -> Fraction:
        return value(per_kg.eu_per_kg_h(endotoxin_eu=endotoxin, weight_kg=WEIGHT, duration_h=exact(hours)))

    limit = per_kg.endotoxin_limit_eu_per_ml(limit_eu_per_kg=5, volume_ml=45, weight_kg=WEIGHT)
    dilution = per_kg.greatest_valid_dilution(limit_eu_per_ml=limit, sensitivity_eu_per_ml=exact("0.005"))
    return {
        "EU_total": value(endotoxin),
        "EU_per_kg": value(per_kg.eu_per_kg(endotoxin_eu=endotoxin, weight_kg=WEIGHT)),
        "per_h_if_30min": hourly("0.5"),
        "per_h_if_3h": hourly("3"),
        "limit_EU_per_ml": value(limit),
        "MVD": value(dilution),
    }


def we14b() -> Numbers:
    return {"EU_per_kg_70": value(per_kg.eu_per_kg(endotoxin_eu=exact("22.5"), weight_kg=70))}


def we14c() -> Numbers:
    endotoxin = per_kg.endotoxin_eu(eu_per_ml=exact("2.3"), volume_ml=45)
    return {"EU_per_kg": value(per_kg.eu_per_kg(endotoxin_eu=endotoxin, weight_kg=WEIGHT))}


def we15() -> Numbers:
    density, pct = exact("1.10"), Fraction(10)
    grams = per_kg.dmso_g(volume_ml=50, dmso_pct=pct, density_g_per_ml=density)
    by_dmso = per_kg.greatest_volume_for_dmso_ml(
        limit_g_per_kg=1, weight_kg=WEIGHT, dmso_pct=pct, density_g_per_ml=density
    )
    return {
        "g": value(grams),
        "g_per_kg": value(per_kg.dmso_g_per_kg(dmso_g=grams, weight_kg=WEIGHT)),
        "ml_per_kg": value(dose.ml_per_kg(volume_ml=50, weight_kg=WEIGHT)),
        "max_ml_at_1g_per_kg": value(by_dmso),
        "max_ml_at_10mlkg": value(per_kg.greatest_volume_ml(limit_ml_per_kg=10, weight_kg=WEIGHT)),
    }


def we16() -> Numbers:
    nk_per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=exact("1.62e7"), nk_pct=93)
    thawed = dose.cells_in(cells_per_ml=nk_per_ml, volume_ml=45)
    to_freeze = dose.nk_to_freeze(nk_cells=exact("9.2e8"), recovery_pct=60)
    return {
        "post_thaw_NK": value(thawed),
        "recovery_pct": value(recovery_pct(before_cells=exact("1.2e9"), after_cells=thawed)),
        "dose_per_kg": value(dose.cells_per_kg(cells=thawed, weight_kg=WEIGHT)),
        "label_dose_per_kg": value(dose.cells_per_kg(cells=exact("1.2e9"), weight_kg=WEIGHT)),
        "needed_frozen_at_60pct": value(to_freeze),
        "bags": value(dose.bags(nk_cells=to_freeze, per_bag_cells=exact("1.2e9"))),
    }


def we17() -> Numbers:
    nk = value(PLAN.nk_cells)

    def at(weight_kg: str) -> Fraction:
        return value(dose.cells_per_kg(cells=nk, weight_kg=exact(weight_kg)))

    def off(weight_kg: str) -> Fraction:
        return value(dose.change_pct(now=at(weight_kg), before=LEVEL))

    needed = dose.nk_needed(level_cells_per_kg=LEVEL, weight_kg=exact("17.1"))
    return {
        "order_per_kg": at("18.4"),
        "at_17_1": at("17.1"),
        "delta_pct": off("17.1"),
        "wt_change_pct": value(dose.change_pct(now=exact("17.1"), before=WEIGHT)),
        "at_20_6": at("20.6"),
        "delta2": off("20.6"),
        "recalc_vol_17_1": value(dose.dose_volume_ml(nk_cells=needed, nk_cells_per_ml=NK_PER_ML)),
    }


def we17b() -> Numbers:
    current = exact("17.1")
    whole_nk = dose.cells_in(cells_per_ml=NK_PER_ML, volume_ml=FILL)
    whole_viable = value(dose.cells_in(cells_per_ml=25_000_000, volume_ml=FILL))
    lower = value(dose.lower_weight_kg(ordered_weight_kg=WEIGHT, current_weight_kg=current))
    return {
        "fill_ml": value(FILL),
        "at_18_4_nk_per_kg": value(dose.cells_per_kg(cells=whole_nk, weight_kg=WEIGHT)),
        "at_18_4_cd3_per_kg": of_live_per_kg("0.35", whole_viable),
        "dose_volume_at_17_1_cd3_per_kg": of_live_per_kg("0.35", value(PLAN.viable_cells), current),
        "whole_at_17_1_nk_per_kg": value(dose.cells_per_kg(cells=whole_nk, weight_kg=lower)),
        "whole_at_17_1_cd3_per_kg": of_live_per_kg("0.35", whole_viable, lower),
    }


def we20() -> Numbers:
    viable = value(PLAN.viable_cells)
    return {
        "feeders": value(per_kg.cells_of_live(viable_cells=viable, of_live_pct=exact("0.1"))),
        "per_kg": of_live_per_kg("0.1", viable),
    }


def we23() -> Numbers:
    nucleated, nk_pct = exact("8e7"), Fraction(47)
    nk = dose.nk_of_nucleated_cells_per_kg(nucleated_cells_per_kg=nucleated, nk_pct=nk_pct)
    return {"TNC_per_kg": nucleated, "NK_frac": nk_pct / 100, "NK_per_kg": value(nk)}


def we24() -> Numbers:
    given = dose.cells_in(cells_per_ml=NK_PER_ML, volume_ml=31)
    return {
        "bag_vol": value(VOLUME),
        "infused": Fraction(31),
        "NK_given": value(given),
        "per_kg": value(dose.cells_per_kg(cells=given, weight_kg=WEIGHT)),
        "pct": value(dose.part_pct(part=given, whole=PLAN.nk_cells)),
    }


def we25() -> Numbers:
    surface = body_surface_m2(height_cm=112, weight_kg=WEIGHT)
    each = value(il2_dose_iu(il2_iu_per_m2=1_000_000, body_surface_m2=surface))
    days = dated((-1, 1, 3, 5, 7, 9), date(2026, 3, 1))
    return {
        "BSA": value(surface),
        "dose_IU": each,
        "six": 6 * each,
        "days": [str((on - date(2026, 3, 1)).days) for _, on in days],
    }


def we26() -> Numbers:
    raw = exact("69.6")
    rounded = half_up(raw, 0)
    return {"raw": raw, "usp_rounded": rounded, "pass_usp": rounded >= 70, "pass_strict": raw >= 70}


OF_THE_DOSE: dict[str, Callable[[], Numbers]] = {
    "WE11_dose": we11,
    "WE12_CD3": we12,
    "WE13_CD3_LOQ": we13,
    "WE14_endotoxin": we14,
    "WE14b_assumed_70kg": we14b,
    "WE14c_fail": we14c,
    "WE15_DMSO": we15,
    "WE16_cryo": we16,
    "WE17_weight": we17,
    "WE17b_whole_container": we17b,
    "WE20_residual_feeder": we20,
    "WE23_TNC_dose_vs_NK": we23,
    "WE24_partial_infusion": we24,
    "WE25_IL2_sc": we25,
    "WE26_rounding": we26,
}
