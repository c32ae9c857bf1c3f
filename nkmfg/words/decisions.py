"""Sentences on decisions: what blocks the next one, and why one cannot follow the present one."""

from nkmfg.domain.decisions.endings import DecisionOrderFault, next_decisions
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.spec import Stop
from nkmfg.words.codes import label
from nkmfg.words.messages import _, ngettext


def decision_order_sentence(dossier: Dossier, decision: Decision, reason: DecisionOrderFault) -> str:
    """Sentence with the reason, and with the decisions that may follow instead."""
    if reason is DecisionOrderFault.GIVEN_ALREADY:
        return _(
            "Batch {batch} was given, in part at least: it is not {decision}. Recall what is left of it.",
            batch=dossier.number,
            decision=decision,
        )
    if reason is DecisionOrderFault.MADE_ALREADY:
        return _(
            "Batch {batch} is {decision} already. A decision is not made twice.",
            batch=dossier.number,
            decision=decision,
        )
    allowed = ", ".join(label(known) for known in Decision if known in next_decisions(dossier))
    return _(
        "Batch {batch} is {present}; from there it cannot become {decision}. What may follow: {allowed}.",
        batch=dossier.number,
        present=dossier.decision,
        decision=decision,
        allowed=allowed or _("nothing"),
    )


def blocked_words(ahead: Stop, count: int, first: str = "") -> str:
    """Sentence with the number of findings that block a decision, and the first that is not listed beside it."""
    is_release = ahead is Stop.RELEASE
    if not count:
        return _("Release: nothing blocks it.") if is_release else _("Certification: nothing blocks it.")
    if is_release:
        found = ngettext("Release: {n} finding blocks it.", "Release: {n} findings block it.", count)
    else:
        found = ngettext("Certification: {n} finding blocks it.", "Certification: {n} findings block it.", count)
    return f"{found} {first}".rstrip()
