"""How a batch stands: two axes, and why no container of it may be issued."""

from dataclasses import replace
from datetime import timedelta

from nkmfg.domain.case import Case
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact, HoldFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.spec import Stop
from tests.dossiers import a_batch


def decided(decision: Decision) -> Dossier:
    dossier = a_batch().dossier()
    row = DispositionFact(1, decision, {}, None, dossier.read_at, "Alma Reyes", "authorised_person")
    return replace(dossier, dispositions=(row,))


def stopping(dossier: Dossier) -> set[str]:
    """The codes of what keeps a container from being issued."""
    return {check.code for check in Case(dossier).checks if check.blocks(Stop.HAND_OVER)}


def test_a_batch_nobody_decided_about_is_in_quarantine_and_stopped() -> None:
    case = Case(a_batch().dossier())
    assert (case.status.decision, case.status.completeness) == ("quarantine", Completeness.PENDING)
    assert "decision.quarantine" in stopping(case.dossier)


def test_a_decision_without_its_signature_lets_nothing_out() -> None:
    assert "decision.signature_broken" in stopping(decided(Decision.RELEASED))


def test_what_is_rejected_or_recalled_is_given_to_nobody() -> None:
    for decision in (Decision.REJECTED, Decision.RECALLED):
        assert "decision.not_for_use" in stopping(decided(decision))


def test_a_reported_positive_stops_the_batch_until_it_is_a_false_positive() -> None:
    dossier = a_batch().dossier()
    hold = HoldFact("POS-0001", "lot L-0006", dossier.read_at - timedelta(hours=1), "Dr Stern", None)
    for verdict, stops in ((None, True), ("confirmed", True), ("false_positive", False)):
        held = replace(dossier, holds=(replace(hold, verdict=verdict),))
        assert ("positive.reported" in stopping(held)) is stops
