"""What blocks a decision and what is shown with it, of checks alone."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.gate import gate
from nkmfg.domain.findings.check import BATCH, Check, Outcome, Subject, SubjectKind, against_container
from nkmfg.domain.findings.spec import Stop
from tests.products import a_product

RELEASE = frozenset({Stop.RELEASE})


def check(code: str, subject: Subject = BATCH, stops: frozenset[Stop] = frozenset(), **params: str) -> Check:
    return Check(code=code, subject=subject, outcome=Outcome.FAILED, params=params, stops=stops)


def of_test(key: str, code: str, stops: frozenset[Stop] = frozenset(), shown: str = "yes") -> Check:
    return check(code, Subject(SubjectKind.TEST, key), stops, shown=shown)


BLOCKING = check("product.count_missing", stops=RELEASE)
SHOWN = check("step.optional_not_done")
ELSEWHERE = check("container.gone", stops=frozenset({Stop.HAND_OVER}))
PASSED = Check(code="product.count_missing", outcome=Outcome.PASSED, stops=RELEASE)


@pytest.mark.req("I01")
def test_what_blocks_a_decision_stands_first_and_what_is_only_shown_behind_it() -> None:
    decided = gate([SHOWN, ELSEWHERE, BLOCKING, PASSED], Stop.RELEASE)
    assert decided.checks == (BLOCKING, SHOWN)
    assert decided.blocking == (BLOCKING,)
    assert decided.others == (SHOWN,)
    assert decided.stop is Stop.RELEASE


@pytest.mark.req("I01")
def test_a_gate_is_open_when_nothing_blocks_whatever_is_shown() -> None:
    assert not gate([SHOWN, BLOCKING], Stop.RELEASE).is_open
    assert gate([SHOWN, ELSEWHERE, PASSED], Stop.RELEASE).is_open
    assert gate([], Stop.RELEASE).is_open


@pytest.mark.parametrize(
    ("found", "stop", "is_listed"),
    [
        (SHOWN, Stop.RELEASE, True),
        (SHOWN, Stop.CERTIFICATION, False),
        (check("lot.rejected_after_use"), Stop.RELEASE, True),
        (check("lot.rejected_after_use"), Stop.CERTIFICATION, True),  # assessed, and still to be seen
        (check("use.not_affected"), Stop.RELEASE, True),
        (check("use.not_affected"), Stop.SUPPLY, True),
        (check("use.not_affected"), Stop.CERTIFICATION, True),
        (check("use.not_affected"), Stop.HAND_OVER, False),
        (check("lot.rejected_after_use", stops=frozenset({Stop.CERTIFICATION})), Stop.CERTIFICATION, True),
        (ELSEWHERE, Stop.RELEASE, False),
        (of_test("gram", "test.pending"), Stop.RELEASE, True),
        (of_test("karyotype", "test.to_look_at", shown="no"), Stop.RELEASE, False),
        (of_test("karyotype", "test.to_look_at", stops=RELEASE, shown="no"), Stop.RELEASE, True),
        (of_test("karyotype", "test.to_look_at"), Stop.CERTIFICATION, True),
        (of_test("karyotype", "test.pending", shown="no"), Stop.CERTIFICATION, True),  # certified without its result
        (of_test("gram", "result.failed"), Stop.RELEASE, False),  # the test is listed, not each of its results
    ],
)
def test_what_is_listed_at_a_decision(found: Check, stop: Stop, is_listed: bool) -> None:
    assert gate([found], stop).checks == ((found,) if is_listed else ())


@pytest.mark.req("FD1")
def test_a_finding_and_the_open_deviation_of_it_block_as_one() -> None:
    subject = Subject(SubjectKind.DEVIATION, "D01")
    deviation, another = (check("deviation.open", replace(subject, key=key), stops=RELEASE) for key in ("D01", "D02"))
    rejected = replace(check("lot.rejected_after_use", stops=RELEASE), deviation="D01")
    assert gate([rejected, deviation, another], Stop.RELEASE).blocking == (rejected, another)
    assessed = replace(rejected, stops=frozenset())
    assert gate([assessed, deviation], Stop.RELEASE).blocking == (deviation,)


@pytest.mark.req("I04")
def test_tests_that_may_still_be_pending_are_those_that_block_nothing() -> None:
    may_wait, has_to_be_in = of_test("sterility", "test.pending"), of_test("gram", "test.pending", RELEASE)
    decided = gate([may_wait, has_to_be_in, SHOWN], Stop.RELEASE)
    assert decided.pending == (may_wait,)


@pytest.mark.req("I10")
def test_a_container_is_kept_back_by_what_concerns_the_batch_and_by_what_concerns_it_alone() -> None:
    hand_over = frozenset({Stop.HAND_OVER})
    of_batch = check("dose.unverified", Subject(SubjectKind.DOSE), hand_over)
    mine, other = (
        check("label.not_printed", Subject(SubjectKind.CONTAINER, code), hand_over) for code in ("BAG1", "BAG2")
    )
    shown = check("container.without_end", Subject(SubjectKind.CONTAINER, "BAG1"), frozenset({Stop.CLOSING}))
    checks = [of_batch, mine, other, shown]
    assert against_container(checks, Stop.HAND_OVER, "BAG1") == (of_batch, mine)
    assert against_container(checks, Stop.HAND_OVER, "BAG3") == (of_batch,)
    assert against_container(checks, Stop.GIVING, "BAG1") == ()


def test_a_case_hands_out_the_same_gates() -> None:
    case = ReleaseCase(a_product().filled("BAG1").dossier())
    stopping: Mapping[str, Check] = {each.code: each for each in case.stopping_use}
    assert "decision.quarantine" in stopping
    assert "dose.unverified" not in stopping  # it is asked for afterwards, as the label is
    assert "label.not_printed" not in stopping
    assert {"dose.unverified", "label.not_printed"} <= {each.code for each in case.against("BAG1")}
    assert case.gate(Stop.RELEASE) == gate(case.checks, Stop.RELEASE)
