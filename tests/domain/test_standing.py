"""How a batch stands: two axes, and why no container of it may be issued."""

from dataclasses import replace
from datetime import timedelta

from nkmfg.domain.decisions.batch_status import Completeness, batch_status
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact, HoldFact
from nkmfg.domain.facts.dossier import Dossier
from tests.dossiers import a_batch


def decided(decision: Decision) -> Dossier:
    dossier = a_batch().dossier()
    row = DispositionFact(1, decision, {}, None, dossier.read_at, "Alma Reyes", "authorised_person")
    return replace(dossier, dispositions=(row,))


def test_a_batch_nobody_decided_about_is_in_quarantine_and_stopped() -> None:
    stands = batch_status(a_batch().dossier())
    assert (stands.decision, stands.completeness) == ("quarantine", Completeness.PENDING)
    assert stands.stopped == ("Batch NK-26-014 is in quarantine: it is not released.",)


def test_a_decision_without_its_signature_lets_nothing_out() -> None:
    assert batch_status(decided(Decision.RELEASED)).stopped == (
        "The signature under the decision on batch NK-26-014 is not what was signed.",
    )


def test_what_is_rejected_or_recalled_is_given_to_nobody() -> None:
    for decision in (Decision.REJECTED, Decision.RECALLED):
        assert batch_status(decided(decision)).stopped == (f"Batch NK-26-014 is {decision}: nothing of it is given.",)


def test_a_reported_positive_stops_the_batch_until_it_is_a_false_positive() -> None:
    dossier = a_batch().dossier()
    hold = HoldFact("POS-0001", "lot L-0006", dossier.read_at - timedelta(hours=1), "Dr Stern", None)
    for verdict, stops in ((None, True), ("confirmed", True), ("false positive", False)):
        stopped = batch_status(replace(dossier, holds=(replace(hold, verdict=verdict),))).stopped
        assert any("a positive was reported of lot L-0006" in one for one in stopped) is stops
