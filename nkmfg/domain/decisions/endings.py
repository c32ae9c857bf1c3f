"""Which decision may follow which: the one table of what can become of a batch. Whether it may now, the gates say."""

from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier

NEXT: dict[Decision, frozenset[Decision]] = {
    Decision.QUARANTINE: frozenset(
        {
            Decision.RELEASED,
            Decision.EXCEPTIONAL_SUPPLY,
            Decision.REJECTED,
            Decision.TERMINATED,
            Decision.DESTROYED,
        }
    ),
    Decision.RELEASED: frozenset(
        {
            Decision.CERTIFIED,
            Decision.EXCEPTIONAL_SUPPLY,  # of a test that failed since
            Decision.REJECTED,
            Decision.RECALLED,
            Decision.DESTROYED,
            Decision.NOT_CERTIFIED,
        }
    ),
    # Out of specification: it is never called released, and nothing makes it certified. What failed since is decided
    # on by another supply.
    Decision.EXCEPTIONAL_SUPPLY: frozenset(
        {
            Decision.EXCEPTIONAL_SUPPLY,
            Decision.REJECTED,
            Decision.RECALLED,
            Decision.DESTROYED,
            Decision.NOT_CERTIFIED,
        }
    ),
    Decision.CERTIFIED: frozenset({Decision.RECALLED, Decision.DESTROYED}),
    Decision.REJECTED: frozenset(),
    Decision.RECALLED: frozenset(),
    Decision.TERMINATED: frozenset(),
    Decision.DESTROYED: frozenset(),
    Decision.NOT_CERTIFIED: frozenset(),
}

ENDINGS = (Decision.TERMINATED, Decision.DESTROYED, Decision.NOT_CERTIFIED)
"""Decisions after which nothing of the batch is left to decide: they close it."""


def next_decisions(dossier: Dossier) -> frozenset[Decision]:
    """What may be decided next, by the table and by what has happened to the product."""
    allowed = set(NEXT[dossier.decision])
    if dossier.infusions:
        allowed -= {Decision.REJECTED, Decision.TERMINATED, Decision.DESTROYED}
    return frozenset(allowed)


class DecisionOrderFault(StrEnum):
    """Why a decision cannot follow the one that stands."""

    GIVEN_ALREADY = "given_already"
    MADE_ALREADY = "made_already"
    NOT_IN_TABLE = "not_in_table"


def decision_order_fault(dossier: Dossier, decision: Decision) -> DecisionOrderFault | None:
    """Why this decision cannot follow; None where it can."""
    if decision in next_decisions(dossier):
        return None
    if decision in NEXT[dossier.decision]:
        return DecisionOrderFault.GIVEN_ALREADY
    return DecisionOrderFault.MADE_ALREADY if dossier.decision == decision else DecisionOrderFault.NOT_IN_TABLE
