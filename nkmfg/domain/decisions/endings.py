"""Table of permitted transitions between decisions. Whether a decision is permitted now is judged by its gate."""

from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.permissions.actions import Action

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
            Decision.EXCEPTIONAL_SUPPLY,  # after a test failed since the release
            Decision.REJECTED,
            Decision.RECALLED,
            Decision.DESTROYED,
            Decision.NOT_CERTIFIED,
        }
    ),
    # Out of specification: it is never called released and cannot be certified. A failure that comes later is decided
    # by another exceptional supply.
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

ENDINGS: dict[Decision, Action] = {
    Decision.TERMINATED: Action.TERMINATE_BATCH,
    Decision.DESTROYED: Action.DESTROY_BATCH,
    Decision.NOT_CERTIFIED: Action.CLOSE_UNCERTIFIED,
}
"""Final decisions, which also close the batch, with the action of each."""


def next_decisions(dossier: Dossier) -> frozenset[Decision]:
    """Decisions that may follow the present one, by the table and by what was infused."""
    allowed = set(NEXT[dossier.decision])
    if dossier.infusions:
        allowed -= {Decision.REJECTED, Decision.TERMINATED, Decision.DESTROYED}
    return frozenset(allowed)


class DecisionOrderFault(StrEnum):
    """Reason why a decision cannot follow the present one."""

    GIVEN_ALREADY = "given_already"
    MADE_ALREADY = "made_already"
    NOT_IN_TABLE = "not_in_table"


def decision_order_fault(dossier: Dossier, decision: Decision) -> DecisionOrderFault | None:
    """Return the reason why this decision cannot follow the present one; None if it can."""
    if decision in next_decisions(dossier):
        return None
    if decision in NEXT[dossier.decision]:
        return DecisionOrderFault.GIVEN_ALREADY
    return DecisionOrderFault.MADE_ALREADY if dossier.decision == decision else DecisionOrderFault.NOT_IN_TABLE
