"""The list of checks: with answers and deviations, in order, and the table of codes it keeps to."""

import ast
from collections.abc import Mapping
from dataclasses import fields, replace
from inspect import getsource
from pathlib import Path
from typing import get_type_hints

import pytest

from nkmfg.domain.decisions.gate import gate
from nkmfg.domain.facts.context_facts import AnswerFact
from nkmfg.domain.facts.disposition_facts import Finding, HoldFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings import record
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.checks import (
    RELEASE_RULES,
    RULES,
    UNTIL_ASSESSED,
    ReleaseRule,
    Rule,
    checks_of,
    exceptions_among,
    settled,
)
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.doubts import doubts
from nkmfg.domain.findings.evidence import Evidence, ReleaseEvidence
from nkmfg.domain.findings.spec import EVERYTHING, Group, Needs, Stop
from nkmfg.domain.findings.tone import Tone
from tests.dossiers import Making, a_batch, everything_happened, in_culture
from tests.products import FILLED_AT, Product, a_product, a_released_bag
from tests.written import A_MINUTE, moment

PURE_TESTS = Path(__file__).parents[1]
FEEDERS = "feeders_start/-/1"
NOON = moment(0, "12:00")


def check_of(making: Making, code: str) -> Check:
    (check,) = (check for check in checks_of(Evidence(making.dossier())) if check.code == code)
    return check


def answered(making: Making, check: Check, **otherwise: str) -> Making:
    fact = AnswerFact(*check.key, "as shown", "No influence.", "Vera Orlova", FILLED_AT)
    return making.having(answers=(replace(fact, **otherwise),))  # type: ignore[arg-type]


# Answers


def late_entry() -> Making:
    return a_batch().wrote("donor_work_up/-/1", "kir_typed", "yes", at=NOON, entered_at=NOON + 61 * A_MINUTE)


@pytest.mark.req("C09")
def test_an_answered_exception_waits_for_nobody_and_shows_the_answer() -> None:
    asked = check_of(late_entry(), "entry.late")
    assert (asked.is_open, asked.answer, asked.answered_by) == (True, "", "")
    check = check_of(answered(late_entry(), asked), "entry.late")
    assert (check.is_open, check.answer, check.answered_by) == (False, "No influence.", "Vera Orlova")


@pytest.mark.parametrize("otherwise", [{"code": "field.blank"}, {"subject": "run:seed/-/1"}, {"identity": "0" * 16}])
def test_an_answer_is_bound_to_code_subject_and_what_makes_it_this_finding(otherwise: Mapping[str, str]) -> None:
    asked = check_of(late_entry(), "entry.late")
    assert check_of(answered(late_entry(), asked, **otherwise), "entry.late").is_open


def test_no_answer_makes_up_for_what_is_put_right_where_it_stands() -> None:
    blank = check_of(late_entry(), "field.blank")
    assert blank.spec.needs is Needs.REMEDY
    check = check_of(answered(late_entry(), blank), "field.blank")
    assert (check.is_open, check.answer) == (True, "")


def test_what_is_not_open_keeps_the_answer_it_has() -> None:
    """The reason of a late entry was written with it."""
    making = a_batch().wrote(
        "donor_work_up/-/1", "kir_typed", "yes", at=NOON, entered_at=NOON + 61 * A_MINUTE, reason="no tablet"
    )
    check = check_of(answered(making, check_of(making, "entry.late")), "entry.late")
    assert (check.answer, check.answered_by) == ("no tablet", "")


# Deviations


def out_of_limit() -> Making:
    return a_batch().wrote(FEEDERS, "dose_gy", "130", at=NOON)


@pytest.mark.req("H01", "FD1")
def test_where_a_deviation_stands_for_a_finding_that_is_what_is_assessed() -> None:
    found = check_of(out_of_limit(), "limit.action")
    assert (found.is_open, found.deviation) == (True, "")
    check = check_of(out_of_limit().deviated("130 Gy", FEEDERS, at=NOON, check=found), "limit.action")
    assert (check.is_open, check.deviation) == (False, "NK-26-014-D01")
    other = replace(found, params=found.params | {"value": "131"})
    assert check_of(out_of_limit().deviated("131 Gy", FEEDERS, at=NOON, check=other), "limit.action").is_open


def test_a_finding_that_opens_no_deviation_is_bound_to_none() -> None:
    found = check_of(late_entry(), "entry.late")
    assert check_of(late_entry().deviated("late", at=NOON, check=found), "entry.late").deviation == ""


def test_a_deviation_answers_an_impossible_content_and_lifts_what_it_stops() -> None:
    making = in_culture().discarded("A", day=1, ml="500")
    found = check_of(making, "content.impossible")
    assert found.stops
    check = check_of(making.deviated("500 mL", at=moment(1), check=found), "content.impossible")
    assert (check.stops, check.is_open) == (frozenset(), False)


@pytest.mark.req("FD3")
def test_a_doubt_of_the_cells_stops_until_its_deviation_is_assessed() -> None:
    """The dose was twice as high when the batch was released."""

    def doubted() -> Product:
        facts = {"containers": [["BAG1", "2000000000"]], "results": []}
        return a_released_bag().approved("disposition/1", "released", facts)

    found = check_of(doubted(), "dose.changed_after_release")
    opened = check_of(doubted().deviated("moved", at=FILLED_AT, check=found), found.code)
    assert (opened.stops, opened.is_open) == ({Stop.LABEL, Stop.HAND_OVER, Stop.GIVING}, True)
    closed_with = "The first count was misread."
    check = check_of(doubted().deviated("moved", at=FILLED_AT, check=found, closed_with=closed_with), found.code)
    assert (check.stops, check.is_open, check.deviation) == (frozenset(), False, "NK-26-014-D01")


@pytest.mark.req("H07", "FD2")
def test_a_positive_stops_whatever_becomes_of_its_deviation() -> None:
    def held(verdict: Finding | None = None) -> Product:
        hold = HoldFact("POS-0001", "lot L-0006", FILLED_AT, "Laboratory", verdict)
        return a_product().having(holds=(hold,))

    found = check_of(held(), "positive.reported")
    for closed_with in (None, "A contaminated swab."):
        deviated = held().deviated("positive", at=FILLED_AT, check=found, closed_with=closed_with)
        assert check_of(deviated, "positive.reported").stops == EVERYTHING


@pytest.mark.req("FD1", "FD3", "FD10")
@pytest.mark.parametrize("code", sorted(UNTIL_ASSESSED))
def test_what_stops_the_use_until_it_is_assessed_is_shown_at_every_decision(code: str) -> None:
    spec = CHECKS[code]
    assert spec.opens_deviation
    assert {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING} <= spec.may_stop
    assert {Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION} == spec.shown_at


def outlasting(code: str, *, found: bool, closed_with: str | None = None) -> list[Check]:
    """The checks of a batch with a deviation opened by a check of that code, which is found still, or not any more."""
    cause = Check(code=code, subject=Subject(SubjectKind.LOT, "L-0012"), stops=CHECKS[code].may_stop, is_open=True)
    product = a_product().deviated("it was rejected", at=FILLED_AT, closed_with=closed_with, check=cause)
    dossier = product.dossier()
    return list(settled(dossier, (*record.deviations(Evidence(dossier)), *([cause] if found else []))))


@pytest.mark.req("FD1", "FD10")
@pytest.mark.parametrize("code", sorted(UNTIL_ASSESSED))
def test_a_deviation_stops_what_its_cause_stopped_once_the_cause_is_undone(code: str) -> None:
    (deviation,) = outlasting(code, found=False)
    assert (deviation.code, deviation.stops >= CHECKS[code].may_stop) == ("deviation.open", True)
    assert [check.code for check in doubts([deviation])] == ["deviation.open"]


@pytest.mark.req("FD1")
def test_a_deviation_whose_cause_is_there_or_that_is_assessed_stops_no_label() -> None:
    deviation, cause = outlasting("lot.rejected_after_use", found=True)
    assert (deviation.blocks(Stop.LABEL), cause.blocks(Stop.LABEL)) == (False, True)
    (closed,) = outlasting("lot.rejected_after_use", found=False, closed_with="no impact")
    assert not closed.stops
    (other,) = outlasting("limit.action", found=False)
    assert (other.blocks(Stop.HAND_OVER), other.blocks(Stop.LABEL)) == (True, False)


# The order


def test_exceptions_stand_with_the_gravest_first_and_within_a_group_by_their_moments() -> None:
    found = exceptions_among(checks_of(Evidence(everything_happened().dossier())))
    groups = [list(Group).index(check.spec.group) for check in found if check.spec.group]
    assert len(groups) == len(found)
    assert groups == sorted(groups)
    for group in Group:
        dated = [check.at for check in found if check.spec.group is group and check.at is not None]
        assert dated == sorted(dated)


def test_an_exception_without_a_moment_stands_with_the_first_of_all() -> None:
    def voided(key: str, minutes: int | None) -> Check:
        at = None if minutes is None else NOON + minutes * A_MINUTE
        return Check(code="entry.voided", subject=Subject(SubjectKind.LINE, key), at=at)

    def order(*checks: Check) -> list[str]:
        return [check.subject.key for check in exceptions_among(checks)]

    assert order(voided("b", 2), voided("a", 1), voided("undated", None)) == ["a", "undated", "b"]
    assert order(voided("undated", None), voided("b", 2), voided("a", 1)) == ["undated", "a", "b"]
    assert order(voided("b", None), voided("a", None)) == ["b", "a"]
    assert order(Check(code="test.pending"), voided("a", 1)) == ["a"]


# A check


def test_a_check_blocks_what_it_stops_as_long_as_it_is_a_finding() -> None:
    stops = frozenset({Stop.RELEASE})
    for outcome, blocks in (
        (Outcome.FAILED, True),
        (Outcome.PENDING, True),
        (Outcome.PASSED, False),
        (Outcome.NOT_APPLICABLE, False),
    ):
        check = Check(code="product.count_missing", outcome=outcome, stops=stops)
        assert (check.is_finding, check.blocks(Stop.RELEASE), check.concerns(Stop.RELEASE)) == (blocks,) * 3
        assert not check.blocks(Stop.LABEL)
        assert not check.concerns(Stop.LABEL)


def test_a_check_concerns_what_it_is_shown_at_though_it_does_not_stop_it() -> None:
    check = Check(code="weight.changed", params={"then_kg": "16", "now_kg": "18.4"})
    assert check.concerns(Stop.RELEASE)
    assert not check.blocks(Stop.RELEASE)
    assert not replace(check, outcome=Outcome.PASSED).concerns(Stop.RELEASE)
    assert gate([check], Stop.RELEASE).others == (check,)


def test_a_finding_is_another_one_by_its_identity_alone() -> None:
    first = Check(code="limit.action", params={"value": "1", "field": "dose_gy"})
    assert first.key == replace(first, params={"value": "1"}).key
    assert first.key != replace(first, params={"value": "2"}).key
    assert first.key != replace(first, subject=Subject(SubjectKind.RUN, FEEDERS)).key
    looked_at = replace(first, data="what was looked at")
    assert looked_at == first
    assert repr(looked_at) == repr(first)
    assert first.key[2] == first.identity
    assert len(first.identity) == 16
    assert str(first.subject) == "batch"
    assert (first.tone, replace(first, code="limit.warning").tone) == (Tone.ACTION, Tone.WARNING)


# The table of codes


OPENING = {
    "answer.deviates",
    "batch.issued_against",
    "content.impossible",
    "custody.issued_against",
    "decision.relied_on_changed",
    "donor.reactive_after_release",
    "dose.changed_after_release",
    "equipment.other_kind",
    "equipment.quarantined_after_use",
    "equipment.unfit",
    "form.used_for_other_bag",
    "il2.dose_differs",
    "il2.other_day",
    "infusion.after_expiry",
    "infusion.against_stop",
    "infusion.bedside",
    "infusion.form_of_other_bag",
    "infusion.identity_mismatch",
    "infusion.limit_at_weight",
    "infusion.more_than_held",
    "infusion.not_released",
    "infusion.unknown_container",
    "infusion.weight_differs",
    "limit.action",
    "lot.held_after_use",
    "lot.other_material",
    "lot.rejected_after_use",
    "lot.unfit",
    "person.questioned_after_use",
    "positive.reported",
    "product.expiry_lifted",
    "quantity.action",
    "recipe.withdrawn_after_use",
    "result.before_sample",
    "result.failed",
    "scan.mismatch",
    "treatment.level_missed",
    "viability.action",
}


@pytest.mark.req("H01")
def test_these_findings_open_a_deviation_and_no_others() -> None:
    assert {code for code, spec in CHECKS.items() if spec.opens_deviation} == OPENING


def test_a_check_stops_nothing_that_its_code_may_not_stop() -> None:
    given = a_product().filled("BAG1").held_fresh().infused("BAG1").dossier()
    for dossier in (everything_happened().dossier(), replace(given, read_at=moment(90)), a_released_bag().dossier()):
        for check in checks_of(Evidence(dossier)):
            assert check.stops <= check.spec.may_stop, check.code


def test_what_is_answered_in_a_review_opens_no_work_for_anybody_else() -> None:
    for code, spec in CHECKS.items():
        if spec.group is not None and spec.needs in (Needs.REMEDY, Needs.ANSWER):
            assert spec.work is not None or code == "signature.invalid", code


def test_each_rule_stands_in_the_list_once() -> None:
    assert len(set(RULES)) == len(RULES)


OPENED_ELSEWHERE = {
    # opened by an act, of what only its service knows: tests/services
    "batch.issued_against",
    "custody.issued_against",
    "operation.not_listed",
    "result.retest",
    "manual",
}


def test_every_code_has_a_pure_test_that_names_it() -> None:
    named = {
        node.value
        for path in PURE_TESTS.rglob("test_*.py")
        if path != Path(__file__)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert CHECKS.keys() - named == OPENED_ELSEWHERE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_of_the_work_asks_for_the_work_alone(rule: Rule) -> None:
    assert get_type_hints(rule)["evidence"] is Evidence
    list(rule(Evidence(work_of(everything_happened().dossier()))))  # has all it asks for


@pytest.mark.parametrize("rule", RELEASE_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_of_the_whole_record_cannot_be_handed_the_work_alone(rule: ReleaseRule) -> None:
    assert get_type_hints(rule)["evidence"] is ReleaseEvidence


def test_what_the_whole_record_adds_opens_no_deviation_for_acts_judge_the_work_alone() -> None:
    trees = [ast.parse(getsource(rule)) for rule in RELEASE_RULES]
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    codes = {value for value in constants if value in CHECKS}
    assert {"donor.against", "record.unreviewed", "use.at_risk"} <= codes
    assert [code for code in codes if CHECKS[code].opens_deviation] == []


def work_of(dossier: ReleaseDossier) -> Dossier:
    return Dossier(**{field.name: getattr(dossier, field.name) for field in fields(Dossier)})


# Occurrences


@pytest.mark.req("FD1", "FD2")
@pytest.mark.parametrize(
    ("code", "same", "other"),
    [
        ("lot.unfit", {"reason": "rejected"}, {"run": "freeze/7/1"}),
        ("equipment.unfit", {"reason": "not in service"}, {"run": "freeze/7/1"}),
        ("viability.action", {"value": "64"}, {"counted_in": "count/8/1"}),
        ("replicates.differ", {"difference_pct": "18"}, {"counted_in": "count/8/1"}),
        ("result.failed", {"amount": "growth"}, {"ordinal": "2"}),
        ("lot.held_after_use", {"state": "quarantine"}, {"since": NOON.isoformat()}),
    ],
)
def test_a_second_event_of_one_kind_is_an_occurrence_of_its_own(
    code: str, same: dict[str, str], other: dict[str, str]
) -> None:
    first, second = Check(code=code, params=same), Check(code=code, params=same | other)
    assert first.key != second.key
    assert first.key == Check(code=code, params=same | {"shown": "beside"}).key
