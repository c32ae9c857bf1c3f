"""Which decision may follow which: the one table of what can become of a batch. Whether it may now, the gates say."""

from nkmfg.domain.facts.disposition_facts import QUARANTINE, Decision
from nkmfg.domain.facts.dossier import Dossier

NEXT: dict[str, frozenset[Decision]] = {
    QUARANTINE: frozenset(
        {
            Decision.RELEASED,
            Decision.EXCEPTIONAL_SUPPLY,
            Decision.REJECTED,
            Decision.TERMINATED,
            Decision.DESTROYED,
        }
    ),
    Decision.RELEASED: frozenset(
        {Decision.CERTIFIED, Decision.REJECTED, Decision.RECALLED, Decision.DESTROYED, Decision.NOT_CERTIFIED}
    ),
    # Out of specification: it is never called released, and nothing makes it certified.
    Decision.EXCEPTIONAL_SUPPLY: frozenset(
        {Decision.REJECTED, Decision.RECALLED, Decision.DESTROYED, Decision.NOT_CERTIFIED}
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


def against(dossier: Dossier, decision: Decision) -> str:
    """Why this decision cannot follow, in a sentence; empty where it can."""
    if decision in next_decisions(dossier):
        return ""
    if decision in NEXT[dossier.decision]:
        return f"Batch {dossier.number} was given, in part at least: it is not {decision}. Recall what is left of it."
    if dossier.decision == decision:
        return f"Batch {dossier.number} is {decision} already. A decision is not made twice."
    allowed = ", ".join(one for one in Decision if one in next_decisions(dossier)) or "nothing"
    return (
        f"Batch {dossier.number} is {dossier.decision}; from there it cannot become {decision}."
        f" What may follow: {allowed}."
    )
