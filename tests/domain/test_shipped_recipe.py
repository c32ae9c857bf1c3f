"""The shipped recipe against what is known of the trial, the process and its tests; not against its own text."""

import re
from decimal import Decimal

import pytest

from nkmfg.domain.recipe.days import culture_days
from nkmfg.domain.recipe.enums import DoseContent, Quantity, Responder, SampledMaterial, Stage, VesselKind, WeightBasis
from nkmfg.domain.recipe.judging import Context, Result, Verdict, judge
from nkmfg.domain.recipe.limits import LimitVerdict, judge_limits, viability_limits
from nkmfg.domain.recipe.model import (
    Anchor,
    Blocks,
    Criterion,
    Gate,
    Obligation,
    Occurrence,
    Operation,
    Operator,
    Population,
    ProductUse,
    Step,
    Supply,
)
from nkmfg.domain.recipe.schedule import planned_runs
from nkmfg.domain.recipe_file.canonical import canonical_json, digest, from_canonical
from nkmfg.domain.recipe_file.parser import parse
from nkmfg.domain.values.errors import Unknown
from nkmfg.recipes import shipped, source
from tests.domain.worked import EXAMPLES, exact

RECIPE = shipped()


def steps(operation: Operation) -> list[Step]:
    return [step for step in RECIPE.steps if step.operation is operation]


def days_of(step: Step) -> tuple[int, ...]:
    return step.schedule.days if step.schedule and step.schedule.anchor == Anchor.CULTURE_START else ()


def hours_to_report(criterion: Criterion) -> Decimal:
    """How long after the fill a test reports that was sampled as late as the recipe allows."""
    taken = {"end_of_culture": "harvest"}
    filled, drawn = culture_days(RECIPE, "fill", taken), culture_days(RECIPE, criterion.sampled_at[0], taken)
    assert filled
    assert drawn
    return criterion.reports_within_hours - 24 * (filled[0] - (criterion.day_to or drawn[1]))


# ── the trial


@pytest.mark.req("P03")
def test_dose_levels_are_those_of_the_trial_and_the_last_is_open_ended() -> None:
    levels = RECIPE.dose_levels
    assert [level.per_kg / 1_000_000 for level in levels] == [20, 50, 70, 100, 100]
    assert [level.open_ended for level in levels] == [False, False, False, False, True]
    assert levels[-1].ceiling_per_kg is not None, "the site can set where the physician has to decide"
    assert "ceiling_per_kg" in levels[-1].site_confirms, "no upper cap is published"


def test_il2_is_given_on_alternate_days_from_the_day_before_and_never_on_day_0() -> None:
    days = [int(day) for day in EXAMPLES["WE25_IL2_sc"]["days"]]
    assert list(RECIPE.il2_course.days) == days == [-1, 1, 3, 5, 7, 9]
    given = RECIPE.step("il2_dose").schedule
    assert given is not None
    assert (list(given.days), given.anchor) == (days, Anchor.INFUSION)


def test_the_product_is_allogeneic_and_no_text_says_autologous() -> None:
    assert RECIPE.product.use is ProductUse.ALLOGENEIC
    assert not [text for text in RECIPE.texts() if "autologous" in text.text.lower()]
    assert RECIPE.trial.code == "NCT04327037"


# ── the flow


def test_every_unit_operation_has_its_place() -> None:
    assert {step.operation for step in RECIPE.steps} == set(Operation)


def test_every_row_of_the_flow_from_donor_to_follow_up_is_there() -> None:
    rows = {int(found[0]) for step in RECIPE.steps if (found := re.match(r"\d+", step.number))}
    assert rows == set(range(22))
    assert len({step.number for step in RECIPE.steps}) == len(RECIPE.steps)


@pytest.mark.req("F10")
def test_cells_are_counted_on_every_day_from_0_to_14() -> None:
    counted = {day: step.obligation for step in steps(Operation.COUNT) if not step.alternative for day in days_of(step)}
    assert set(counted) == set(range(1, 15))
    assert {day for day, obligation in counted.items() if obligation is Obligation.MANDATORY} == {7, 14}
    assert set(counted.values()) == {Obligation.MANDATORY, Obligation.EXPECTED}
    assert RECIPE.step("count_start").obligation is Obligation.MANDATORY, "the count of day 0, before seeding"
    assert "count_start" in RECIPE.step("seed").after


def test_counts_before_restimulation_harvest_and_dose_are_mandatory() -> None:
    for step in RECIPE.steps:
        if step.operation in (Operation.RESTIMULATE, Operation.HARVEST, Operation.SEED, Operation.FILL):
            before = [RECIPE.step(key) for key in step.after if key in {step.key for step in steps(Operation.COUNT)}]
            assert before, step.key
            assert all(item.obligation is Obligation.MANDATORY for item in before)


def test_a_missed_day_means_nothing_in_a_gas_permeable_flask_and_a_reason_elsewhere() -> None:
    means = {vessel.kind: vessel.daily_count for vessel in RECIPE.vessels}
    assert means == {
        VesselKind.FLASK: Obligation.EXPECTED,
        VesselKind.BAG: Obligation.EXPECTED,
        VesselKind.GAS_PERMEABLE: Obligation.OPTIONAL,
    }


def test_phenotypes_are_taken_on_days_0_7_and_14() -> None:
    mandatory = [step for step in steps(Operation.PHENOTYPE) if step.obligation is Obligation.MANDATORY]
    taken = [culture_days(RECIPE, item.after[0]) for item in mandatory if not item.alternative]
    assert taken == [None, (7, 7), (14, 14)], "that of day 0 is drawn before the culture starts"
    assert "isolation" in RECIPE.step("sample_start").after


def test_half_of_the_medium_is_changed_every_two_to_three_days_after_each_stimulation() -> None:
    assert RECIPE.medium.exchange_pct == 50
    days = days_of(RECIPE.step("feed"))
    assert {2, 5} <= set(days) or {3, 5} <= set(days)
    assert all(2 <= later - earlier <= 4 for earlier, later in zip((0, *days), (*days, 14), strict=True))


def test_cells_are_restimulated_on_day_7_after_the_count_but_not_waiting_for_the_phenotype() -> None:
    step = RECIPE.step("restimulate_day_7")
    assert days_of(step) == (7,)
    assert "count_day_7" in step.after
    assert not any(RECIPE.step(key).operation is Operation.PHENOTYPE for key in step.after)


def test_on_day_14_one_harvests_or_restimulates() -> None:
    choices = RECIPE.choices_of("end_of_culture")
    assert set(choices) == {"harvest", "restimulate"}
    at = {name: [item.operation for item in taken if days_of(item) == (14,)] for name, taken in choices.items()}
    assert Operation.HARVEST in at["harvest"]
    assert Operation.RESTIMULATE in at["restimulate"]
    assert Operation.HARVEST in [choice.operation for choice in choices["restimulate"]]


def test_cells_are_isolated_over_a_gradient_or_by_depletion_and_supplied_fresh_or_frozen() -> None:
    assert {item.operation for taken in RECIPE.choices_of("isolation").values() for item in taken} == {
        Operation.ISOLATE,
        Operation.DEPLETE,
    }
    assert set(RECIPE.choices_of("supply")) == set(Supply)


@pytest.mark.req("F01")
def test_holds_stop_pooling_filling_release_and_issue_and_nothing_else() -> None:
    assert set(RECIPE.gates) == set(Gate)
    stopped = {step.operation for step in RECIPE.steps if step.gate}
    assert stopped == {Operation.HARVEST, Operation.POOL, Operation.FILL, Operation.FORM}
    assert all(step.gate is Gate.POOL for step in RECIPE.steps if step.operation in (Operation.HARVEST, Operation.POOL))
    care = (Operation.COUNT, Operation.FEED, Operation.SAMPLE, Operation.FREEZE, Operation.DISCARD, Operation.EVENT)
    assert not any(step.gate for step in RECIPE.steps if step.operation in care)


def test_what_may_be_added_at_any_time_needs_no_override() -> None:
    wanted = {
        Operation.COUNT,
        Operation.FEED,
        Operation.SAMPLE,
        Operation.PHENOTYPE,
        Operation.SPLIT,
        Operation.POOL,
        Operation.DEPLETE,
        Operation.FREEZE,
        Operation.THAW,
        Operation.DISCARD,
        Operation.WASH,
        Operation.INSPECT,
        Operation.EVENT,
    }
    assert wanted <= set(RECIPE.addable_operations)


@pytest.mark.req("F03")
def test_a_second_person_verifies_whatever_moves_the_cells_of_the_dose() -> None:
    open_steps = (Operation.RECEIVE, Operation.SEED, Operation.RESTIMULATE, Operation.HARVEST, Operation.FILL)
    for step in RECIPE.steps:
        if step.operation in open_steps:
            assert "verified" in step.signatures, step.key


def test_the_dose_is_counted_twice_before_it_is_filled() -> None:
    before = [RECIPE.step(key) for key in RECIPE.step("fill").after if RECIPE.step(key).operation is Operation.COUNT]
    assert len(before) == 2
    assert all(item.after == ("formulate",) for item in before)
    assert RECIPE.counting.dose_count_difference_pct > 0


def test_line_clearance_stands_before_the_start_and_before_filling() -> None:
    assert "clearance_fill" in RECIPE.step("fill").after
    assert all("clearance_start" in step.after for step in (*steps(Operation.ISOLATE), RECIPE.step("deplete_cd3")))


def test_go_or_no_go_is_decided_about_day_8_with_who_told_whom() -> None:
    step = RECIPE.step("go_no_go")
    assert days_of(step) == (8,)
    assert {"told_by", "told_to", "told_at"} <= {field.key for field in step.fields if field.required}


def test_every_day_of_the_culture_has_a_run_from_the_issue_on() -> None:
    runs = planned_runs(RECIPE)
    assert {run.day for run in runs if run.step == "count_daily"} == set(range(1, 14)) - {7}
    assert not [run for run in runs if RECIPE.step(run.step).occurrence is Occurrence.OPTIONAL and run.day is None]


# ── counting and stimulating


@pytest.mark.req("F07")
def test_a_count_ten_times_too_high_has_to_be_confirmed() -> None:
    assert RECIPE.counting.rise_factor_per_day == 4
    assert RECIPE.counting.fall_factor_per_day == Decimal("0.25")
    assert RECIPE.counting.replicate_difference_pct == 15
    assert RECIPE.late_entry_minutes == 60


@pytest.mark.parametrize("hours", [6, 24, 48, 72])
def test_dying_feeders_raise_no_deviation_on_days_1_to_3(hours: int) -> None:
    limits = viability_limits(RECIPE.counting.viability, hours)
    assert judge_limits(Decimal(45), limits, "%").verdict is LimitVerdict.WITHIN


def test_poor_viability_a_week_after_the_feeders_does() -> None:
    limits = viability_limits(RECIPE.counting.viability, 7 * 24)
    assert judge_limits(Decimal(69), limits, "%").verdict is LimitVerdict.ACTION


def test_every_stimulation_names_its_responder_and_the_first_is_two_feeders_to_one() -> None:
    by_step = {stimulation.step: stimulation for stimulation in RECIPE.feeders.stimulations}
    assert set(by_step) == {step.key for step in (*steps(Operation.SEED), *steps(Operation.RESTIMULATE))}
    assert by_step["seed"].feeders_per_responder == 2
    assert by_step["seed"].responder is Responder.NUCLEATED


def test_feeders_are_in_total_counts_for_six_days_after_each_addition() -> None:
    assert 3 * 24 <= RECIPE.counting.feeders_counted_hours <= 6 * 24


def test_a_wash_recovers_80_percent() -> None:
    (recovery,) = (limits for limits in RECIPE.quantities if limits.quantity is Quantity.WASH_RECOVERY_PCT)
    assert judge_limits(Decimal("79.9"), recovery.limits).verdict is LimitVerdict.ACTION
    assert judge_limits(Decimal(80), recovery.limits).verdict is LimitVerdict.WITHIN


# ── release tests


@pytest.mark.req("I01")
@pytest.mark.parametrize(
    ("key", "operator", "limit", "unit", "blocks"),
    [
        ("viability", Operator.AT_LEAST, "70", "%", Blocks.RELEASE),
        ("nk_purity", Operator.AT_LEAST, "80", "%", Blocks.RELEASE),
        ("residual_feeders", Operator.LESS, "0.1", "%", Blocks.RELEASE),
        ("t_per_kg", Operator.AT_MOST, "100000", "cells/kg", Blocks.INFUSION),
        ("endotoxin", Operator.AT_MOST, "5", "EU/kg/h", Blocks.RELEASE),
        ("potency", Operator.AT_LEAST, "20", "%", Blocks.NOTHING),
        ("dose", Operator.AT_MOST, "10", "%", Blocks.RELEASE),
        ("dmso", Operator.AT_MOST, "1", "g/kg", Blocks.INFUSION),
        ("viability_thawed", Operator.AT_LEAST, "70", "%", Blocks.INFUSION),
    ],
)
def test_numbers_are_limited_as_published_with_their_operator(
    key: str, operator: Operator, limit: str, unit: str, blocks: Blocks
) -> None:
    criterion = RECIPE.criterion(key)
    assert (criterion.operator, criterion.limit, criterion.unit, criterion.blocks) == (
        operator,
        Decimal(limit),
        unit,
        blocks,
    )


@pytest.mark.parametrize(
    ("key", "passing", "blocks"),
    [
        ("sterility", "no_growth", Blocks.CONDITIONAL),
        ("sterility_in_process", "no_growth", Blocks.RELEASE),
        ("gram", "none_seen", Blocks.RELEASE),
        ("mycoplasma", "not_detected", Blocks.RELEASE),
        ("identity", "match", Blocks.RELEASE),
        ("appearance", "good", Blocks.RELEASE),
        ("container", "good", Blocks.RELEASE),
    ],
)
def test_outcomes_pass_in_one_way_only(key: str, passing: str, blocks: Blocks) -> None:
    criterion = RECIPE.criterion(key)
    assert (criterion.passing, criterion.blocks) == ((passing,), blocks)


@pytest.mark.req("I04")
def test_every_test_that_blocks_a_fresh_product_reports_within_12_hours_of_the_fill() -> None:
    late = [
        sentence.key
        for blocks in (Blocks.RELEASE, Blocks.INFUSION)
        for sentence in RECIPE.blocking(Supply.FRESH, blocks)
        if hours_to_report(sentence) > 12
    ]
    assert late == []


def test_identity_is_sampled_between_days_7_and_12_and_its_five_days_end_before_the_fill() -> None:
    criterion = RECIPE.criterion("identity")
    assert criterion.day_from is not None
    assert criterion.day_to is not None
    assert 7 <= criterion.day_from <= criterion.day_to <= 12
    assert criterion.reports_within_hours == 5 * 24
    assert hours_to_report(criterion) <= 0


@pytest.mark.req("I04")
def test_sterility_of_the_final_product_completes_after_release() -> None:
    criterion = RECIPE.criterion("sterility")
    assert criterion.pending_allowed
    assert criterion.reports_within_hours == 14 * 24
    assert criterion.reading_days == (2, 5, 7, 14)
    assert not criterion.preliminary_passes


def test_in_process_sterility_is_sampled_48_to_72_hours_before_infusion_and_read_to_date() -> None:
    criterion = RECIPE.criterion("sterility_in_process")
    assert criterion.preliminary_passes
    harvest = {"sample_in_process": 14, "sample_in_process_late": 21}
    assert set(criterion.sampled_at) == set(harvest)
    assert all(harvest[key] - days_of(RECIPE.step(key))[0] in (2, 3) for key in criterion.sampled_at)
    assert RECIPE.criterion("sterility_in_process_final").blocks is Blocks.CONDITIONAL, "open to their own day 14"


def test_each_test_is_done_on_its_own_material() -> None:
    assert RECIPE.criterion("mycoplasma").material is SampledMaterial.SUPERNATANT_WITH_CELLS
    assert RECIPE.criterion("nk_purity").material is SampledMaterial.HARVEST
    assert RECIPE.criterion("gram").material is SampledMaterial.FINAL_PRODUCT
    assert RECIPE.criterion("t_per_kg").population is Population.T
    assert RECIPE.criterion("nk_purity").population is Population.NK


def test_limits_per_kg_are_strict_and_judged_on_the_lower_weight() -> None:
    per_kg = [criterion for criterion in RECIPE.criteria if criterion.per_kg]
    assert {criterion.key for criterion in per_kg} == {"t_per_kg", "endotoxin", "dmso"}
    assert all(criterion.decimals is None and criterion.weight_basis is WeightBasis.LOWER for criterion in per_kg)
    assert RECIPE.criterion("endotoxin").per_hour
    assert RECIPE.dosing.content is DoseContent.WHOLE_CONTAINER
    assert RECIPE.dosing.weight_change_pct == 10


def test_viability_of_69_6_percent_passes_with_the_stated_rounding_and_69_4_does_not() -> None:
    criterion = RECIPE.criterion("viability")
    assert judge(Result(value=Decimal("69.6")), criterion, Context()).verdict is Verdict.PASS
    assert judge(Result(value=Decimal("69.4")), criterion, Context()).verdict is Verdict.FAIL


def test_the_product_of_worked_example_12_fails_the_shipped_limit_of_t_cells() -> None:
    dose = Context(viable_cells=exact(EXAMPLES["WE11_dose"]["total_viable"]), weight_order_kg=Decimal("18.4"))
    assert judge(Result(value=Decimal("0.35")), RECIPE.criterion("t_per_kg"), dose).verdict is Verdict.FAIL


@pytest.mark.req("J09")
def test_every_expiry_runs_from_a_step_and_a_fresh_product_lasts_a_day() -> None:
    fresh = RECIPE.expiries_of(Supply.FRESH)
    assert [(criterion.start, criterion.hours) for criterion in fresh] == [("fill", Decimal(24))]
    assert {RECIPE.step(expiry.start).operation for expiry in RECIPE.expiry} == {
        Operation.FILL,
        Operation.FREEZE,
        Operation.THAW,
    }
    thawed = next(expiry for expiry in RECIPE.expiry if RECIPE.step(expiry.start).operation is Operation.THAW)
    assert 1 <= thawed.hours <= 2


@pytest.mark.req("G04")
def test_a_feeder_lot_is_tested_for_all_that_is_known_to_matter() -> None:
    tests = {criterion.key: criterion for criterion in RECIPE.feeder_criteria}
    assert set(tests) >= {
        "identity_str",
        "species",
        "cd137l",
        "mbil21",
        "viability",
        "cells_per_vial",
        "sterility",
        "mycoplasma_culture",
        "mycoplasma_nat",
        "endotoxin",
        "adventitious_virus",
        "human_virus",
        "rcr",
        "karyotype",
        "irradiation",
        "no_outgrowth",
        "function",
    }
    assert all(test.blocks is Blocks.FEEDER_LOT and test.stage is Stage.FEEDER_LOT for test in tests.values())
    limits = {key: test.limit for key, test in tests.items() if test.limit is not None}
    assert limits == {"cd137l": 90, "mbil21": 90, "viability": 70, "cells_per_vial": 20, "endotoxin": 5}
    assert tests["no_outgrowth"].reading_days == (14, 28)
    assert RECIPE.feeders.dose_gy == 100


# ── people and labels


def test_both_windows_for_donor_samples_can_be_set_and_seven_days_is_the_default() -> None:
    testing = RECIPE.donor_testing
    assert (testing.window_before_days, testing.window_after_days) == (7, 7)
    assert "window_before_days" in testing.site_confirms


def test_leukocyte_rich_cells_are_tested_for_htlv_and_cmv_as_well() -> None:
    always = {marker.key for marker in RECIPE.donor_testing.markers if marker.need == "always"}
    assert {"htlv", "cmv", "syphilis", "hiv_antibody", "hiv_nat", "hbsag", "anti_hbc", "hbv_nat"} <= always
    assert {"hcv_antibody", "hcv_nat"} <= always
    assert [marker.key for marker in RECIPE.donor_testing.markers if marker.reactive == "communicated"] == ["cmv"]


def test_parents_children_and_siblings_are_of_first_degree_and_a_cousin_is_not_close() -> None:
    assert {RECIPE.degree_of(key) for key in ("mother", "father", "child", "sibling")} == {1}
    assert {RECIPE.degree_of(key) for key in ("half_sibling", "grandparent", "aunt_uncle")} == {2}
    assert RECIPE.degree_of("cousin") == 3


@pytest.mark.req("J07")
def test_each_jurisdiction_has_its_investigational_statement() -> None:
    said = {label.key: label.statements[0].text for label in RECIPE.labels}
    assert said["us"].startswith("Caution: New Drug")
    assert said["us"].endswith("law to investigational use.")
    assert said["eu"] == "For clinical trial use only"
    assert said["by"] == "Только для клинических исследований"


# ── what is not published


@pytest.mark.req("E06")
@pytest.mark.parametrize(
    "path",
    [
        "criteria[t_per_kg].limit",
        "feeders.dose_gy",
        "feeders.stimulations[0].feeders_per_responder",
        "expiry[0].hours",
        "steps[harvest_day_14].schedule.days",
        "il2_in_culture.target_iu_per_ml",
        "il2_in_culture.convention",
        "dosing.weight",
        "dose_levels[above_100].ceiling_per_kg",
        "counting.rise_factor_per_day",
        "counting.spread_hours",
    ],
)
def test_what_no_publication_gives_blocks_approval(path: str) -> None:
    assert path in {number.path for number in RECIPE.blocks_approval()}


def test_what_the_registry_gives_blocks_nothing() -> None:
    marked = {number.path.split(".")[0] for number in RECIPE.blocks_approval()}
    assert not {
        number for number in marked if number.startswith(("patient_rules", "donor_rules", "il2_course", "trial"))
    }
    assert not {f"dose_levels[level_{value}]" for value in (20, 50, 70, 100)} & marked


def test_every_text_is_clean_enough_to_be_printed_and_translated() -> None:
    for text in RECIPE.texts():
        assert text.text == text.text.strip(), text.path
        assert not re.search(r"\[[LK]|TODO|  ", text.text), text.path


def test_no_step_asks_the_same_thing_under_two_names_of_one_label_at_once() -> None:
    for step in RECIPE.steps:
        labels = [field.label for field in step.fields if field.shown_when is None]
        assert len(labels) == len(set(labels)), step.key


@pytest.mark.req("E03")
def test_the_shipped_file_reads_back_from_its_stored_form() -> None:
    stored = canonical_json(RECIPE)
    assert from_canonical(stored) == RECIPE
    assert digest(from_canonical(stored)) == digest(parse(source()))


def test_a_recipe_that_is_not_shipped_is_told_so() -> None:
    with pytest.raises(Unknown, match="shipped=nk_k562_mbil21"):
        shipped("../../etc/passwd")
