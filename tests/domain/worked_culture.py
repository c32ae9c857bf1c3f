"""Worked examples 1 to 10, 18, 19, 21 and 22: counts, folds, growth, feeding; by the product's own rules."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nkmfg.domain.culture import feeding, growth
from nkmfg.domain.culture.counts import (
    counting_error_pct,
    from_squares,
    from_total_and_viability,
    immune_cells,
    total_cells,
    viable_cells,
)
from nkmfg.domain.culture.events import Counted, Ended, Fate, Gauged, Moved, Restimulated, Seeded
from nkmfg.domain.culture.phenotype import ParentGate, nk_cells
from nkmfg.domain.culture.reconciliation import log_depletion, recovery_pct, unaccounted_cells
from nkmfg.domain.culture.replicates import replicates
from nkmfg.domain.culture.yields import batch_yields, vessel_figures
from nkmfg.domain.product import dose, per_kg
from nkmfg.domain.recipe.enums import Il2Convention, Responder
from tests.domain.worked import NK, VIABLE, at_the_end, counted, day, exact, value

Numbers = dict[str, Any]


def we01() -> Numbers:
    count = from_squares([52, 48, 55, 45], [3, 5, 4, 4], squares=4, dilution=20, least_counted=100)
    return {
        "live": Fraction(200),
        "dead": Fraction(16),
        "squares": Fraction(4),
        "DF": Fraction(20),
        "vcc_per_ml": value(count.viable_cells_per_ml),
        "tcc_per_ml": value(count.total_cells_per_ml),
        "viability_pct": value(count.viability_pct),
    }


def we02() -> Numbers:
    count = from_total_and_viability(
        total_cells_per_ml=Fraction(1_520_000), viability_pct=94, dilution=5, dilution_applied=False
    )
    viable = viable_cells(viable_cells_per_ml=count.viable_cells_per_ml, volume_ml=850)
    total = total_cells(total_cells_per_ml=count.total_cells_per_ml, volume_ml=850)
    nk = nk_cells(viable_cells=viable, total_cells=total, nk_pct=exact("91.3"), parent_gate=ParentGate.LIVE)
    return {
        "tcc": value(count.total_cells_per_ml),
        "vcc": value(count.viable_cells_per_ml),
        "TNC": value(total),
        "TVC": value(viable),
        "NK_viable": value(nk),
        "NK_wrong_double_viability": value(viable) * Fraction(94, 100) * exact("0.913"),
        "NK_wrong_total": value(total) * exact("0.913"),
    }


SEEDED = (
    Counted(day(0), "A", Fraction(400), {VIABLE: exact("2e8"), NK: exact("2.4e7")}),
    Seeded(day(0), "A"),
)


def we03() -> Numbers:
    seventh = Counted(day(7), "A", Fraction(840), {VIABLE: exact("1.05e9"), NK: exact("7.77e8")})
    nk = vessel_figures(at_the_end(*SEEDED, seventh), "A")
    viable = vessel_figures(at_the_end(*SEEDED, seventh, population=VIABLE), "A")
    return {
        "NK0": at_the_end(*SEEDED).vessels["A"].cells,
        "NK7": value(nk.cells),
        "NK_fold": value(nk.cumulative_fold),
        "TNC_fold": value(viable.cumulative_fold),
    }


def we04() -> Numbers:
    culture = at_the_end(
        *SEEDED,
        counted(day(7), "A", "7.77e8", 777),
        Moved(day(7), "A", Fraction(100), "A2"),
        Moved(day(7), "A", Fraction(677), "F", Fate.FROZEN),
        Restimulated(day(7), "A2"),
        Gauged(day(7), "A2", Fraction(500)),
        counted(day(14), "A2", "4.2e9", 1000),
    )
    yields = batch_yields(culture)
    carried = value(yields.live.cells) / value(yields.live.segment_fold)
    return {
        "carry_fraction": carried / exact("7.77e8"),
        "frozen": value(vessel_figures(culture, "F").cells),
        "stage2": value(yields.live.segment_fold),
        "cumulative": value(yields.live.cumulative_fold),
        "naive_wrong": value(yields.live.cells) / exact("2.4e7"),
        "theoretical_total": value(yields.theoretical_yield),
        "actual_on_hand": value(yields.actual_yield),
        "actual_yield_ratio": value(yields.actual_yield) / exact("2.4e7"),
    }


def we05() -> Numbers:
    culture = at_the_end(
        *SEEDED,
        Moved(day(3), "A", Fraction(4), fate=Fate.SAMPLED),
        Gauged(day(3), "A", Fraction(400)),
        Moved(day(5), "A", Fraction(10), fate=Fate.SAMPLED),
        Gauged(day(5), "A", Fraction(400)),
        counted(day(7), "A", "7.2e8", 400),
    )
    corrected = value(vessel_figures(culture, "A").cumulative_fold)
    uncorrected = exact("7.2e8") / exact("2.4e7")
    return {
        "f_d3": 1 - Fraction(4, 400),
        "f_d5": 1 - Fraction(10, 400),
        "uncorrected": uncorrected,
        "corrected": corrected,
        "bias_pct": value(dose.change_pct(now=corrected, before=uncorrected)),
    }


def we05b() -> Numbers:
    daily = [
        event
        for on in range(1, 14)
        for event in (
            Moved(day(on), "A", Fraction(8), fate=Fate.SAMPLED),
            Gauged(day(on), "A", Fraction(400)),
        )
    ]
    culture = at_the_end(*SEEDED, *daily, counted(day(14), "A", "2.4e9", 400))
    kept = 100 / value(vessel_figures(culture, "A").cumulative_fold)
    return {"kept": kept, "lost_pct": 100 - 100 * kept}


SPLIT = (
    *SEEDED,
    counted(day(7), "A", "7.77e8", 1000),
    Moved(day(7), "A", Fraction(300), "B"),
    Moved(day(7), "A", Fraction(200), "C", Fate.FROZEN),
    Restimulated(day(7), "A"),
    Restimulated(day(7), "B"),
)
A_GREW, B_GREW = counted(day(14), "A", "1.75e10", 2000), counted(day(14), "B", "8.1e9", 1000)


def we06() -> Numbers:
    split, grown = at_the_end(*SPLIT), at_the_end(*SPLIT, A_GREW, B_GREW)
    of_a, of_b = vessel_figures(grown, "A"), vessel_figures(grown, "B")
    batch = batch_yields(grown).live
    return {
        "A_start": value(vessel_figures(split, "A").cells),
        "B_start": value(vessel_figures(split, "B").cells),
        "A_fold": value(of_a.segment_fold),
        "B_fold": value(of_b.segment_fold),
        "pooled_fold": value(batch.segment_fold),
        "wrong_mean_of_folds": (value(of_a.segment_fold) + value(of_b.segment_fold)) / 2,
        "cumulative": value(batch.cumulative_fold),
    }


def we06b() -> Numbers:
    grown = at_the_end(*SPLIT, Ended(day(10), "B", Fate.DISCARDED), A_GREW)
    batch = batch_yields(grown).live
    return {
        "stage_fold_A_only": value(batch.segment_fold),
        "cumulative": value(batch.cumulative_fold),
        "wrong_if_denominator_whole": value(batch.cells) / exact("7.77e8"),
        "wrong_A_over_A_plus_B": value(batch.cells) / (exact("7.77e8") * Fraction(8, 10)),
    }


def we07() -> Numbers:
    fold, hours = exact("32.375"), Fraction(168)
    return {
        "PD": value(growth.population_doublings(fold)),
        "doubling_time_h": value(growth.doubling_time_h(fold=fold, elapsed_h=hours)),
        "mu_per_h": value(growth.growth_rate_per_h(fold=fold, elapsed_h=hours)),
        "mu_per_day": value(growth.growth_rate_per_day(fold=fold, elapsed_h=hours)),
    }


def we07b() -> Numbers:
    segments = [value(growth.population_doublings(exact(fold))) for fold in ("32.375", "42")]
    return {
        "PD": value(growth.population_doublings(exact("1359.75"))),
        "mean_doubling_h": value(growth.doubling_time_h(fold=exact("1359.75"), elapsed_h=336)),
        "sum_check": sum(segments, Fraction(0)),
    }


def we07c() -> Numbers:
    hours = growth.hours_between(day(0), day(7, hours=-4.5))
    return {
        "hours": hours,
        "doubling_time_h": value(growth.doubling_time_h(fold=exact("32.375"), elapsed_h=hours)),
    }


def we07d() -> Numbers:
    fold = exact("0.82")
    return {
        "fold": fold,
        "PD": value(growth.population_doublings(fold)),
        "doubling_time": growth.doubling_time_h(fold=fold, elapsed_h=168).value,
    }


def we08() -> Numbers:
    needed = feeding.feeder_cells(feeding.FeederRatio(Fraction(2), Responder.VIABLE), responder_cells=exact("2e8"))
    each = feeding.viable_feeders_per_vial(label_cells=exact("5e7"), recovery_pct=72)
    vials = feeding.vials_to_thaw(feeder_cells=needed, per_vial_cells=each)
    volume = feeding.volume_at_density_ml(cells=needed, cells_per_ml=exact("2e7"))
    return {
        "feeders_needed": value(needed),
        "viable_per_vial": value(each),
        "vials_exact": value(needed) / value(each),
        "vials": value(vials.vials),
        "vol_ml_at_2e7": value(volume),
        "remain": value(vials.left_over_cells),
    }


def we08b() -> Numbers:
    on_viable = feeding.FeederRatio(Fraction(2), Responder.VIABLE)
    on_nk = feeding.FeederRatio(Fraction(10), Responder.NK)
    return {
        "on_TNC": value(feeding.feeder_cells(on_viable, responder_cells=exact("2e8"))),
        "on_NK_10to1": value(feeding.feeder_cells(on_nk, responder_cells=exact("2.4e7"))),
    }


def we09() -> Numbers:
    def iu(convention: Il2Convention) -> Fraction:
        return value(feeding.il2_iu(convention, target_iu_per_ml=100, fresh_ml=200, total_ml=400))

    def ul(convention: Il2Convention) -> Fraction:
        return value(feeding.il2_volume_ul(il2_iu=iu(convention), stock_iu_per_ml=1_000_000))

    add = feeding.il2_exact_ml(target_iu_per_ml=100, volume_ml=400, stock_iu_per_ml=1_000_000)
    return {
        "a_fresh_only_IU": iu(Il2Convention.FRESH_VOLUME),
        "a_uL_of_1e6": ul(Il2Convention.FRESH_VOLUME),
        "b_total_IU": iu(Il2Convention.TOTAL_VOLUME),
        "b_uL": ul(Il2Convention.TOTAL_VOLUME),
        "exact_addvol_mL": value(add),
    }


def we10() -> Numbers:
    add = feeding.medium_to_add_ml(viable_cells=exact("1.5e9"), target_cells_per_ml=500_000, volume_ml=400)
    total = feeding.volume_at_density_ml(cells=exact("1.5e9"), cells_per_ml=500_000)
    return {
        "target_total_ml": value(total),
        "add_ml": value(add),
        "resulting": exact("1.5e9") / (400 + value(add)),
    }


def we18() -> Numbers:
    pair = replicates(
        [1_820_000, 2_100_000],
        quantity="viable_cells_per_ml",
        difference_limit_pct=Fraction(15),
        cv_limit_pct=Fraction(15),
    )
    return {"mean": value(pair.mean), "diff_pct": value(pair.difference_pct), "cv_pct": value(pair.cv_pct)}


def we18b() -> Numbers:
    return {f"cv{n}": value(counting_error_pct(n, least_counted=100)) for n in (200, 50)}


def we19() -> Numbers:
    counted_on_d3, seeded = exact("3.1e8"), exact("2e8")
    immune = value(immune_cells(viable_cells=counted_on_d3, feeders_pct=38))
    return {
        "TVC": counted_on_d3,
        "feeder_frac": Fraction(38, 100),
        "immune": immune,
        "TNC_fold_wrong": counted_on_d3 / seeded,
        "TNC_fold_right": immune / seeded,
        "if_denominator_includes_feeders": counted_on_d3 / (seeded + exact("4e8")),
    }


def we21() -> Numbers:
    before = value(per_kg.cells_of_live(viable_cells=exact("2.3e10"), of_live_pct=60))
    return {
        "T_before": before,
        "log": value(log_depletion(before_cells=before, after_cells=exact("3.9e6"))),
        "recovery_pct": value(recovery_pct(before_cells=exact("2.76e9"), after_cells=exact("1.91e9"))),
    }


def we22() -> Numbers:
    portions = {"carried": "1e8", "frozen": "6.2e8", "sampled": "1.2e7", "discarded": "4.5e7"}
    amounts = {name: exact(amount) for name, amount in portions.items()}
    left = value(unaccounted_cells(exact("7.77e8"), amounts))
    return {"sum": exact("7.77e8") - left, "unaccounted": left, "pct": 100 * left / exact("7.77e8")}


OF_THE_CULTURE: dict[str, Callable[[], Numbers]] = {
    "WE01_hemocytometer": we01,
    "WE02_auto_counter": we02,
    "WE03_fold_d0_d7": we03,
    "WE04_cumulative_partial_reseed": we04,
    "WE05_sampling_correction": we05,
    "WE05b_thirteen_daily_2pct_samples": we05b,
    "WE06_pooled_vessels": we06,
    "WE06b_B_discarded_d10": we06b,
    "WE07_growth": we07,
    "WE07b_growth_cum": we07b,
    "WE07c_actual_hours": we07c,
    "WE07d_decline": we07d,
    "WE08_feeders": we08,
    "WE08b_ratio_on_NK_vs_TNC": we08b,
    "WE09_IL2": we09,
    "WE10_media_to_density": we10,
    "WE18_duplicates": we18,
    "WE18b_poisson": we18b,
    "WE19_feeder_in_TNC_d3": we19,
    "WE21_log_depletion": we21,
    "WE22_mass_balance": we22,
}
