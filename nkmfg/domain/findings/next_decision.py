"""The next decision on a batch, and the check that it is due: somebody's work once nothing blocks it."""

from collections.abc import Iterable, Iterator

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.states import BatchState

_DUE = {Stop.RELEASE: "decision.release_due", Stop.CERTIFICATION: "decision.certification_due"}


def next_decision(evidence: Evidence) -> Stop | None:
    """Release of a filled product, or certification of a released one; None if neither is ahead."""
    dossier = evidence.dossier
    if dossier.state != BatchState.OPEN:
        return None
    if dossier.decision == Decision.RELEASED:
        return Stop.CERTIFICATION
    if dossier.decision == Decision.QUARANTINE and evidence.product.containers:
        return Stop.RELEASE
    return None


def decision_due(evidence: Evidence, checks: Iterable[Check]) -> Iterator[Check]:
    """Check the next decision: once none of the checks blocks it, it waits for the person who makes it."""
    ahead = next_decision(evidence)
    if ahead is not None and not any(check.blocks(ahead) for check in checks):
        yield Check(
            code=_DUE[ahead],
            subject=Subject(SubjectKind.DECISION),
            outcome=Outcome.PENDING,
            is_open=True,
        )
