"""Sentences on decisions: what blocks the next one, and why one cannot follow the present one."""

from nkmfg.domain.decisions.endings import DecisionOrderFault, next_decisions
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.spec import Stop
from nkmfg.words.codes import label


def decision_order_sentence(dossier: Dossier, decision: Decision, reason: DecisionOrderFault) -> str:
    """Sentence with the reason, and with the decisions that may follow instead."""
    if reason is DecisionOrderFault.GIVEN_ALREADY:
        given = f"Batch {dossier.number} was given, in part at least"
        return f"{given}: it is not {label(decision)}. Recall what is left of it."
    if reason is DecisionOrderFault.MADE_ALREADY:
        return f"Batch {dossier.number} is {label(decision)} already. A decision is not made twice."
    allowed = ", ".join(label(known) for known in Decision if known in next_decisions(dossier)) or "nothing"
    return (
        f"Batch {dossier.number} is {label(dossier.decision)}; from there it cannot become {label(decision)}."
        f" What may follow: {allowed}."
    )


def blocked_words(ahead: Stop, count: int, first: str = "") -> str:
    """Sentence with the number of findings that block a decision, and the first that is not listed beside it."""
    decision = "Release" if ahead is Stop.RELEASE else "Certification"
    if not count:
        return f"{decision}: nothing blocks it."
    found = "1 finding blocks" if count == 1 else f"{count} findings block"
    return f"{decision}: {found} it. {first}".rstrip()
