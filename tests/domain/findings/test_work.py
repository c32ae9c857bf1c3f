"""Whose work a finding is, and from when on: by outcome, by what is still ahead, and by how far the product is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING, Begins, CheckSpec, Needs, Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.findings.work import is_work
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.product.filled import expires_at
from tests.products import FILLED_AT, Product, a_product

TOY = "toy.loose_cap"


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, TOY, spec())


def spec(
    begins: Begins = Begins.FOUND, needs: Needs = Needs.REMEDY, work: Action | None = Action.RECORD_RUN
) -> CheckSpec:
    return CheckSpec(tone=Tone.ACTION, may_stop=EVERYTHING, begins=begins, needs=needs, work=work)


def decided(decision: Decision | None, product: Product | None = None) -> Evidence:
    product = product or a_product().filled("BAG1")
    if decision is None:
        return Evidence(product.dossier())
    return Evidence(
        product.having(dispositions=(DispositionFact(1, decision, {}, None, FILLED_AT, "Q", "qa"),)).dossier()
    )


def found(
    outcome: Outcome = Outcome.FAILED, *stops: Stop, is_open: bool = True, deviation: str = "", due: str = ""
) -> Check:
    params = {"due": due} if due else {}
    return Check(code=TOY, outcome=outcome, stops=frozenset(stops), is_open=is_open, deviation=deviation, params=params)


def test_only_an_open_finding_that_is_anybodys_is_work(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = decided(None)
    assert is_work(evidence, found())
    assert not is_work(evidence, found(is_open=False))
    assert not is_work(evidence, found(Outcome.PASSED))
    for nobodys in (spec(work=None), spec(begins=Begins.ELSEWHERE)):
        monkeypatch.setitem(CHECKS, TOY, nobodys)
        assert not is_work(evidence, found())


def test_what_has_a_deviation_is_worked_on_as_that_deviation_by_qa_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_work(decided(None), found(deviation="D01")), "the remedy is somebody else's"
    monkeypatch.setitem(CHECKS, TOY, spec(work=Action.CLOSE_DEVIATION))
    assert is_work(decided(None), found())
    assert not is_work(decided(None), found(deviation="D01"))


@pytest.mark.parametrize(
    ("decision", "ahead"),
    [
        (None, EVERYTHING),
        (Decision.RELEASED, EVERYTHING - {Stop.RELEASE, Stop.SUPPLY}),
        (Decision.CERTIFIED, {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING, Stop.CLOSING}),
        (Decision.EXCEPTIONAL_SUPPLY, {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING, Stop.CLOSING}),
        (Decision.REJECTED, {Stop.CLOSING}),
        (Decision.TERMINATED, {Stop.CLOSING}),
    ],
)
def test_what_only_stopped_what_is_decided_is_nobodys_work_any_more(decision: Decision, ahead: set[Stop]) -> None:
    evidence = decided(decision)
    assert {stop for stop in Stop if is_work(evidence, found(Outcome.FAILED, stop))} == ahead


def test_nobody_answers_exceptions_of_a_batch_that_is_not_for_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, TOY, spec(needs=Needs.ANSWER))
    assert is_work(decided(Decision.RELEASED), found())
    assert not is_work(decided(Decision.REJECTED), found())


@pytest.mark.parametrize(
    ("begins", "evidence", "begun"),
    [
        (Begins.FOUND, decided(None, a_product()), True),
        (Begins.FILLED, decided(None, a_product()), False),
        (Begins.FILLED, decided(None), True),
        (Begins.RELEASED, decided(None), False),
        (Begins.RELEASED, decided(Decision.RELEASED), True),
        (Begins.RELEASED, decided(Decision.REJECTED), False),
        (Begins.USELESS, decided(Decision.RELEASED), False),
        (Begins.USELESS, decided(Decision.REJECTED), True),
        (Begins.DUE, decided(None, a_product()), False),
        (Begins.DUE, decided(None), True),
    ],
)
def test_what_is_only_pending_is_work_once_its_time_has_come_and_what_failed_at_once(
    monkeypatch: pytest.MonkeyPatch, begins: Begins, evidence: Evidence, begun: bool
) -> None:
    monkeypatch.setitem(CHECKS, TOY, spec(begins))
    assert is_work(evidence, found(Outcome.PENDING)) is begun
    assert is_work(evidence, found())


def test_a_result_is_work_from_the_moment_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, TOY, spec(Begins.DUE))
    evidence = decided(None, a_product())
    assert is_work(evidence, found(Outcome.PENDING, due=evidence.at.isoformat()))
    later = evidence.at + timedelta(seconds=1)
    assert not is_work(evidence, found(Outcome.PENDING, due=later.isoformat()))


@pytest.mark.parametrize(("after", "begun"), [(timedelta(seconds=-1), False), (timedelta(0), True)])
def test_a_product_is_useless_from_the_moment_of_its_expiry(
    monkeypatch: pytest.MonkeyPatch, after: timedelta, begun: bool
) -> None:
    monkeypatch.setitem(CHECKS, TOY, spec(Begins.USELESS))
    dossier = a_product().filled("BAG1").held_fresh().dossier()
    expiry = expires_at(dossier)
    assert expiry is not None
    assert is_work(Evidence(replace(dossier, read_at=expiry + after)), found(Outcome.PENDING)) is begun
