"""Batches whose next decision is ahead, with what it waits for: a release of a filled product, or a certification."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.values.moments import local
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, BatchState, Disposition
from nkmfg.services.days import zone_of
from nkmfg.services.summaries import summaries
from nkmfg.words.decisions import blocked_words
from nkmfg.words.messages import _

MOST = 20  # lines


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """A line about a decision that is ahead: a result or a task it waits for, or the number of findings blocking it."""

    batch: str
    sentence: str
    is_late: bool


def pending_decisions(session: Session) -> list[PendingDecision]:
    """What the next decisions wait for; overdue results first, then the oldest batches."""
    found: list[PendingDecision] = []
    now, zone = ledger_of(session).clock.now(session), zone_of(session)
    undecided = list(session.scalars(_undecided()))
    of = summaries(session, undecided)
    for number in undecided:
        summary = of[number]
        if summary.next_decision is None:
            continue
        for result in summary.pending:
            is_late = result.due is not None and result.due <= now
            due = "" if result.due is None else _("Due {moment}.", moment=local(result.due, zone))
            found.append(PendingDecision(number, f"{result.sentence} {due}".rstrip(), is_late))
        found += [PendingDecision(number, task, is_late=False) for task in summary.donor_tasks]
        blocking = summary.blocking(now)
        others = [finding.sentence for finding in blocking if not (summary.pending and finding.code == "test.pending")]
        sentence = blocked_words(summary.next_decision, len(blocking), others[0] if others else "")
        found.append(PendingDecision(number, sentence, is_late=False))
    return sorted(found, key=lambda line: not line.is_late)[:MOST]


def _undecided() -> sa.Select[str]:
    """Open batches without a decision, or released for use."""
    later = aliased(Disposition)
    last = sa.select(sa.func.max(later.ordinal)).where(later.batch_id == Batch.id).scalar_subquery()
    return (
        sa.select(Batch.number)
        .outerjoin(Disposition, sa.and_(Disposition.batch_id == Batch.id, Disposition.ordinal == last))
        .where(
            Batch.state == BatchState.OPEN,
            sa.or_(Disposition.id.is_(None), Disposition.decision == Decision.RELEASED),
        )
        .order_by(Batch.id)
    )
