"""Eligible for the trial, and donor eligibility by regulation: two verdicts that may differ, each with its reasons."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.recipe.donor_testing import (
    DonorTestFacts,
    DonorVerdict,
    Finding,
    MarkerResult,
    donor_eligibility,
    in_window,
)
from nkmfg.domain.recipe.eligibility import (
    DonorFacts,
    Eligibility,
    PatientFacts,
    Reason,
    ReasonCode,
    RuleSource,
    TrialVerdict,
    age_on,
    pregnancy_test_reason,
    trial_eligibility,
)
from nkmfg.domain.recipe.model import Operator
from nkmfg.recipes import shipped

RECIPE = shipped()
COLLECTED = datetime(2026, 3, 10, 12, tzinfo=UTC)
ALWAYS = [marker.key for marker in RECIPE.donor_testing.markers if marker.need == "always"]

PATIENT = PatientFacts(
    age_years=7,
    diagnosis="aml",
    disease_status="relapsed",
    performance_scale="lansky",
    performance_score=Decimal(80),
    consent="yes",
    uncontrolled_infection="no",
    sgot_xuln=Decimal("1.2"),
    sgpt_xuln=Decimal("0.8"),
    hiv="negative",
)
DONOR = DonorFacts(
    age_years=35,
    relationship="mother",
    hla_match="haploidentical",
    consent="yes",
    suitable_for_apheresis="yes",
    pregnant="no",
    breast_feeding="no",
    pregnancy_tested_at=COLLECTED - timedelta(days=3),
    hiv_serology="negative",
    hbv_serology="negative",
    hcv_serology="negative",
)


def patient(**facts: object) -> TrialVerdict:
    return trial_eligibility(RECIPE.patient_rules, replace(PATIENT, **facts))  # type: ignore[arg-type]


def donor(**facts: object) -> TrialVerdict:
    return trial_eligibility(RECIPE.donor_rules, replace(DONOR, **facts))  # type: ignore[arg-type]


def results(finding: Finding = Finding.NON_REACTIVE, sampled_at: datetime = COLLECTED) -> tuple[MarkerResult, ...]:
    return tuple(MarkerResult(marker=key, sampled_at=sampled_at, finding=finding) for key in ALWAYS)


FACTS = DonorTestFacts(
    collected_at=COLLECTED, results=results(), screening_complete=True, screening_risk=False, degree=1
)


def determination(**facts: object) -> DonorVerdict:
    return donor_eligibility(RECIPE.donor_testing, replace(FACTS, **facts), RECIPE.legends)  # type: ignore[arg-type]


def with_result(marker: str, finding: Finding, sampled_at: datetime = COLLECTED) -> tuple[MarkerResult, ...]:
    kept = tuple(result for result in results() if result.marker != marker)
    return (*kept, MarkerResult(marker=marker, sampled_at=sampled_at, finding=finding))


# ── the trial: patient


def test_a_patient_who_meets_every_rule_is_eligible_with_a_reason_for_each() -> None:
    verdict = patient()
    assert verdict.verdict is Eligibility.ELIGIBLE
    assert len(verdict.reasons) == len(RECIPE.patient_rules)
    assert all(reason.met for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("fact", "allowed", "refused"),
    [
        ("age_years", 1, 0),
        ("age_years", 30, 31),
        ("diagnosis", "all", "cml"),
        ("disease_status", "primary_refractory", "first_remission"),
        ("performance_score", Decimal(70), Decimal(60)),
        ("consent", "yes", "no"),
        ("uncontrolled_infection", "no", "yes"),
        ("sgot_xuln", Decimal("4.99"), Decimal(5)),
        ("sgpt_xuln", Decimal("4.99"), Decimal(5)),
        ("hiv", "negative", "positive"),
    ],
)
def test_each_rule_of_the_registry_for_patients_decides_at_its_edge(
    fact: str, allowed: object, refused: object
) -> None:
    assert patient(**{fact: allowed}).verdict is Eligibility.ELIGIBLE
    verdict = patient(**{fact: refused})
    assert verdict.verdict is Eligibility.INELIGIBLE
    assert [reason.met for reason in verdict.reasons].count(False) == 1


@pytest.mark.parametrize("fact", ["age_years", "consent", "hiv", "performance_score"])
def test_a_fact_of_the_patient_that_is_missing_is_never_taken_as_met(fact: str) -> None:
    verdict = patient(**{fact: None})
    assert verdict.verdict is Eligibility.NOT_COMPLETE
    assert {reason.code for reason in verdict.reasons if reason.met is None} == {ReasonCode.NOT_KNOWN}


def test_one_broken_rule_makes_ineligible_whatever_is_still_unknown() -> None:
    assert patient(age_years=31, hiv=None).verdict is Eligibility.INELIGIBLE


def test_the_reason_has_the_rule_and_what_was_found() -> None:
    reasons = {reason.rule: reason for reason in patient(sgot_xuln=Decimal("5.5")).reasons}
    assert reasons["sgot"] == Reason(RuleSource.PATIENT_RULES, "sgot", False, ReasonCode.MEASURED, "5.5")
    assert reasons["hiv"] == Reason(RuleSource.PATIENT_RULES, "hiv", True, ReasonCode.ANSWERED, "negative")


def test_another_finding_of_the_same_rule_is_another_reason() -> None:
    untested = determination(results=tuple(result for result in results() if result.marker != "htlv")).reasons
    reactive = determination(results=with_result("htlv", Finding.REACTIVE)).reasons
    keys = {reason.key for reason in (*untested, *reactive) if reason.rule == "htlv"}
    assert keys == {"markers/htlv/not_tested", "markers/htlv/reactive"}


def test_only_screening_and_markers_are_asked_by_the_regulation() -> None:
    asked = {reason.source for reason in determination().reasons}
    assert asked == {RuleSource.SCREENING, RuleSource.MARKERS}
    assert all(source.is_regulation for source in asked)
    assert not any(reason.source.is_regulation for reason in (*donor().reasons, *patient().reasons))


# ── the trial: donor


@pytest.mark.req("K01")
@pytest.mark.parametrize(
    ("fact", "refused"),
    [
        ("age_years", 18),
        ("hla_match", "matched"),
        ("relationship", "neighbour"),
        ("consent", "no"),
        ("suitable_for_apheresis", "no"),
        ("pregnant", "yes"),
        ("breast_feeding", "yes"),
        ("hiv_serology", "positive"),
        ("hbv_serology", "positive"),
        ("hcv_serology", "positive"),
    ],
)
def test_each_rule_of_the_registry_for_donors_excludes(fact: str, refused: object) -> None:
    assert donor().verdict is Eligibility.ELIGIBLE
    assert donor(**{fact: refused}).verdict is Eligibility.INELIGIBLE


def test_pending_serology_of_the_donor_is_not_complete() -> None:
    assert donor(hiv_serology="pending").verdict is Eligibility.NOT_COMPLETE


def test_a_father_is_not_asked_whether_he_is_pregnant() -> None:
    assert (
        donor(relationship="father", pregnant="not_applicable", breast_feeding="not_applicable").verdict == "eligible"
    )


def test_older_than_18_and_at_least_18_are_told_apart_by_the_recipe() -> None:
    assert donor(age_years=19).verdict is Eligibility.ELIGIBLE
    rules = tuple(
        replace(donor_rule, operator=Operator.AT_LEAST) if donor_rule.key == "age" else donor_rule
        for donor_rule in RECIPE.donor_rules
    )
    assert trial_eligibility(rules, replace(DONOR, age_years=18)).verdict is Eligibility.ELIGIBLE


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 3, 9), 17), (date(2026, 3, 10), 18), (date(2027, 3, 9), 18), (date(2027, 3, 10), 19)]
)
def test_age_is_counted_in_completed_years(day: date, age: int) -> None:
    assert age_on(date(2008, 3, 10), day) == age


def test_born_on_a_leap_day_one_is_older_on_the_first_of_march() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    ("tested", "met", "code"),
    [
        (COLLECTED - timedelta(days=7), True, ReasonCode.TEST_IN_TIME),
        (COLLECTED - timedelta(days=7, seconds=1), False, ReasonCode.TEST_NOT_IN_TIME),
        (COLLECTED, True, ReasonCode.TEST_IN_TIME),
        (COLLECTED + timedelta(seconds=1), False, ReasonCode.TEST_NOT_IN_TIME),
        (None, None, ReasonCode.TEST_NOT_DATED),
    ],
)
def test_not_pregnant_stands_on_a_test_of_the_last_seven_days(
    tested: datetime | None, met: bool | None, code: ReasonCode
) -> None:
    reason = pregnancy_test_reason(replace(DONOR, pregnancy_tested_at=tested), COLLECTED, 7)
    assert reason is not None
    assert (reason.met, reason.code) == (met, code)


def test_no_pregnancy_test_is_wanted_where_none_applies() -> None:
    assert pregnancy_test_reason(replace(DONOR, pregnant="not_applicable"), COLLECTED, 7) is None


# ── the regulation


@pytest.mark.req("K02")
def test_a_donor_with_a_complete_panel_in_its_window_is_eligible_without_legends() -> None:
    verdict = determination()
    assert verdict.verdict is Eligibility.ELIGIBLE
    assert verdict.legends == ()
    assert {reason.rule for reason in verdict.reasons} == {"screening", *ALWAYS}


@pytest.mark.req("K02")
@pytest.mark.parametrize("marker", ALWAYS)
def test_a_marker_not_tested_leaves_eligibility_not_complete(marker: str) -> None:
    verdict = determination(results=tuple(result for result in results() if result.marker != marker))
    assert verdict.verdict is Eligibility.NOT_COMPLETE
    assert verdict.legends[0] == "NOT EVALUATED FOR INFECTIOUS SUBSTANCES"


@pytest.mark.parametrize(
    ("finding", "code"),
    [(Finding.PENDING, ReasonCode.RESULT_PENDING), (Finding.INVALID, ReasonCode.TEST_INVALID)],
)
def test_a_pending_or_invalid_test_leaves_eligibility_not_complete(finding: Finding, code: ReasonCode) -> None:
    verdict = determination(results=with_result("hiv_nat", finding))
    assert verdict.verdict is Eligibility.NOT_COMPLETE
    assert [reason.code for reason in verdict.reasons if reason.rule == "hiv_nat"] == [code]


@pytest.mark.parametrize("marker", [key for key in ALWAYS if key != "cmv"])
def test_a_reactive_marker_makes_ineligible(marker: str) -> None:
    assert determination(results=with_result(marker, Finding.REACTIVE)).verdict is Eligibility.INELIGIBLE


def test_a_positive_cmv_is_told_to_the_physician_and_does_not_make_ineligible() -> None:
    verdict = determination(results=with_result("cmv", Finding.REACTIVE))
    assert verdict.verdict is Eligibility.ELIGIBLE
    codes = [reason.code for reason in verdict.reasons if reason.rule == "cmv"]
    assert codes == [ReasonCode.REACTIVE_COMMUNICATED]
    assert verdict.communicated == ("CMV antibodies",)
    assert verdict.legends == ()


def test_a_later_negative_sample_does_not_undo_a_reactive_one() -> None:
    again = MarkerResult(marker="hbsag", sampled_at=COLLECTED + timedelta(days=1), finding=Finding.NON_REACTIVE)
    verdict = determination(results=(*with_result("hbsag", Finding.REACTIVE), again))
    assert verdict.verdict is Eligibility.INELIGIBLE


@pytest.mark.req("I07")
@pytest.mark.parametrize(("degree", "close"), [(1, True), (2, True), (3, False), (None, False)])
def test_an_ineligible_close_relative_may_give_with_legends(degree: int | None, close: bool) -> None:
    verdict = determination(results=with_result("hcv_nat", Finding.REACTIVE), degree=degree)
    assert verdict.close_relative is close
    assert verdict.legends == (
        "BIOHAZARD",
        "WARNING: Advise patient of communicable disease risks",
        "WARNING: Reactive test results for hepatitis C virus",
    )


@pytest.mark.req("J08")
def test_two_reactive_tests_of_one_agent_give_one_legend() -> None:
    both = (*with_result("hcv_nat", Finding.REACTIVE), *with_result("hcv_antibody", Finding.REACTIVE))
    legends = determination(results=both).legends
    assert legends.count("WARNING: Reactive test results for hepatitis C virus") == 1


@pytest.mark.parametrize(
    ("facts", "expected", "code"),
    [
        ({"screening_complete": False}, Eligibility.NOT_COMPLETE, ReasonCode.INCOMPLETE),
        ({"screening_risk": None}, Eligibility.NOT_COMPLETE, ReasonCode.INCOMPLETE),
        ({"screening_risk": True}, Eligibility.INELIGIBLE, ReasonCode.RISK_FOUND),
        ({"collected_at": None}, Eligibility.NOT_COMPLETE, ReasonCode.COLLECTION_NOT_DATED),
    ],
)
def test_screening_and_the_moment_of_collection_count_too(
    facts: dict[str, object], expected: Eligibility, code: ReasonCode
) -> None:
    verdict = determination(**facts)
    assert verdict.verdict is expected
    assert {reason.code for reason in verdict.reasons if reason.met is not True} == {code}


def test_a_marker_by_risk_is_needed_only_of_a_donor_at_risk() -> None:
    assert determination(risk_markers=("wnv_nat",)).verdict is Eligibility.NOT_COMPLETE
    tested = (*results(), MarkerResult(marker="wnv_nat", sampled_at=COLLECTED, finding=Finding.NON_REACTIVE))
    assert determination(risk_markers=("wnv_nat",), results=tested).verdict is Eligibility.ELIGIBLE


def test_a_marker_by_risk_that_is_reactive_counts_even_if_nobody_asked_for_it() -> None:
    assert determination(results=with_result("wnv_nat", Finding.REACTIVE)).verdict is Eligibility.INELIGIBLE


@pytest.mark.req("K02")
@pytest.mark.parametrize(
    ("away", "inside"),
    [
        (timedelta(days=-7), True),
        (timedelta(days=-7, seconds=-1), False),
        (timedelta(days=7), True),
        (timedelta(days=7, seconds=1), False),
    ],
)
def test_the_window_is_seven_times_24_hours_either_way_of_the_collection(away: timedelta, inside: bool) -> None:
    assert in_window(COLLECTED + away, COLLECTED, RECIPE.donor_testing) is inside
    verdict = determination(results=results(sampled_at=COLLECTED + away)).verdict
    assert verdict is (Eligibility.ELIGIBLE if inside else Eligibility.NOT_COMPLETE)


def test_an_apheresis_put_off_reopens_the_question_of_the_window() -> None:
    early = results(sampled_at=COLLECTED - timedelta(days=5))
    assert determination(results=early).verdict is Eligibility.ELIGIBLE
    put_off = determination(results=early, collected_at=COLLECTED + timedelta(days=3))
    assert put_off.verdict is Eligibility.NOT_COMPLETE
    assert {reason.code for reason in put_off.reasons if reason.met is None} == {ReasonCode.OUTSIDE_WINDOW}


def test_protocol_and_regulation_may_differ() -> None:
    assert determination(results=with_result("htlv", Finding.REACTIVE)).verdict is Eligibility.INELIGIBLE
    assert donor().verdict is Eligibility.ELIGIBLE


@given(st.sets(st.sampled_from(ALWAYS)), st.sampled_from([Finding.PENDING, Finding.INVALID, Finding.REACTIVE]))
def test_nothing_but_a_whole_panel_without_findings_is_eligible(hit: set[str], finding: Finding) -> None:
    changed = tuple(replace(result, finding=finding) if result.marker in hit else result for result in results())
    verdict = determination(results=changed).verdict
    harmless = not hit or (finding is Finding.REACTIVE and hit == {"cmv"})
    assert (verdict is Eligibility.ELIGIBLE) is harmless
