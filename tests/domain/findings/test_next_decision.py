"""The next decision is somebody's work once nothing blocks it, and not before."""

from dataclasses import replace

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.next_decision import decision_due, next_decision
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.work import is_work
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.states import BatchState
from tests.products import FILLED_AT, a_product

RELEASE_DUE, CERTIFICATION_DUE = "decision.release_due", "decision.certification_due"


def decided(decision: Decision) -> Evidence:
    fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Quinn", "qa")
    return Evidence(a_product().filled("BAG1").having(dispositions=(fact,)).dossier())


def blocks(*stops: Stop, outcome: Outcome = Outcome.FAILED) -> Check:
    return Check(code="product.expired", outcome=outcome, stops=frozenset(stops))


def due(evidence: Evidence, *checks: Check) -> list[str]:
    return [check.code for check in decision_due(evidence, checks)]


def test_a_filled_product_is_released_once_nothing_blocks_the_release() -> None:
    filled = Evidence(a_product().filled("BAG1").dossier())
    assert due(filled) == [RELEASE_DUE]
    assert due(filled, blocks(Stop.CERTIFICATION), blocks(Stop.RELEASE, outcome=Outcome.PASSED)) == [RELEASE_DUE]
    assert due(filled, blocks(Stop.RELEASE)) == []
    assert due(filled, blocks(Stop.RELEASE, outcome=Outcome.PENDING)) == []


def test_a_released_batch_is_certified_once_nothing_blocks_the_certification() -> None:
    released = decided(Decision.RELEASED)
    assert due(released) == [CERTIFICATION_DUE]
    assert due(released, blocks(Stop.RELEASE)) == [CERTIFICATION_DUE]
    assert due(released, blocks(Stop.CERTIFICATION)) == []


@pytest.mark.parametrize("decision", [Decision.CERTIFIED, Decision.EXCEPTIONAL_SUPPLY, Decision.REJECTED])
def test_after_any_other_decision_none_is_ahead(decision: Decision) -> None:
    assert next_decision(decided(decision)) is None
    assert due(decided(decision)) == []


def test_nothing_is_ahead_before_the_product_is_filled_or_once_the_batch_is_closed() -> None:
    assert next_decision(Evidence(a_product().dossier())) is None
    assert next_decision(Evidence(replace(decided(Decision.RELEASED).dossier, state=BatchState.CLOSED))) is None


@pytest.mark.parametrize(
    ("evidence", "action"),
    [
        (Evidence(a_product().filled("BAG1").dossier()), Action.RELEASE_BATCH),
        (decided(Decision.RELEASED), Action.CERTIFY_BATCH),
    ],
)
def test_a_decision_that_is_due_is_the_work_of_who_makes_it(evidence: Evidence, action: Action) -> None:
    (check,) = decision_due(evidence, ())
    assert check.spec.work is action
    assert is_work(evidence, check)
    assert not check.stops
