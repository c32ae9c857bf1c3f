"""Findings that are somebody's work now: open, not overtaken by a decision, and begun."""

from datetime import datetime

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Decision
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING, Begins, Needs, Stop
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.product.filled import expires_at

_USE_AND_CLOSING = EVERYTHING - {Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION}
_AHEAD = {
    Decision.QUARANTINE: EVERYTHING,
    Decision.RELEASED: EVERYTHING - {Stop.RELEASE, Stop.SUPPLY},
    Decision.CERTIFIED: _USE_AND_CLOSING,
    Decision.EXCEPTIONAL_SUPPLY: _USE_AND_CLOSING,
}
"""Stops that still lie ahead, by decision; a decision that is not listed leaves only closing."""


def is_work(evidence: Evidence, check: Check) -> bool:
    """True if the finding belongs in the work list of the people responsible for it.

    A finding with a deviation is QA's work as that deviation, which is a finding of its own.
    """
    spec, decision = check.spec, Decision(evidence.dossier.decision)
    if not check.is_open or not check.is_finding or spec.work is None or spec.begins is Begins.ELSEWHERE:
        return False
    if check.deviation and spec.work is Action.CLOSE_DEVIATION:
        return False
    if check.stops and not check.stops & _AHEAD.get(decision, {Stop.CLOSING}):
        return False
    if spec.needs is Needs.ANSWER and decision not in _AHEAD:
        return False
    return check.outcome is Outcome.FAILED or _has_begun(evidence, check)


def _has_begun(evidence: Evidence, check: Check) -> bool:
    dossier = evidence.dossier
    decision = Decision(dossier.decision)
    is_filled = bool(evidence.product.containers)
    match check.spec.begins:
        case Begins.DUE:
            due = check.params.get("due")
            return datetime.fromisoformat(due) <= evidence.at if due else is_filled
        case Begins.FILLED:
            return is_filled
        case Begins.RELEASED:
            return decision in TO_THE_PATIENT
        case Begins.USELESS:
            expiry = expires_at(dossier)
            return decision not in _AHEAD or (expiry is not None and expiry <= evidence.at)
        case _:
            return True
