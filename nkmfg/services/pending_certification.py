"""Items pending after release, over all batches: results, and determinations of donors."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.values.moments import local
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, BatchState, Disposition
from nkmfg.services.days import zone_of
from nkmfg.services.summaries import summaries

MOST = 10


@dataclass(frozen=True, slots=True)
class PendingCertification:
    """One pending item of a batch released for use."""

    batch: str
    sentence: str
    is_late: bool


def pending_certifications(session: Session) -> list[PendingCertification]:
    """Pending items of the batches released for use, the oldest release first."""
    found: list[PendingCertification] = []
    now, zone = ledger_of(session).clock.now(session), zone_of(session)
    released = _released(session)
    of = summaries(session, released)
    for number in released:
        left = of[number]
        for result in left.pending:
            is_late = result.due is not None and result.due <= now
            due = "" if result.due is None else f" Due {local(result.due, zone)}."
            found.append(PendingCertification(number, f"{result.sentence}{due}", is_late))
        found += [PendingCertification(number, task, is_late=False) for task in left.donor_tasks]
        if not left.pending and not left.donor_tasks:
            found.append(
                PendingCertification(number, "Everything is in: it waits for its certification.", is_late=False)
            )
    return sorted(found, key=lambda batch: not batch.is_late)


def _released(session: Session) -> list[str]:
    any_of_it = aliased(Disposition)
    last = sa.select(sa.func.max(any_of_it.ordinal)).where(any_of_it.batch_id == Batch.id).scalar_subquery()
    rows = (
        sa.select(Batch.number)
        .join(Disposition, Disposition.batch_id == Batch.id)
        .where(Batch.state == BatchState.OPEN, Disposition.ordinal == last, Disposition.decision == Decision.RELEASED)
        .order_by(Disposition.decided_at)
        .limit(MOST)
    )
    return list(session.scalars(rows))
