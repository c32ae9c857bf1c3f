"""Deviations of all batches, listed: what waits for QA, and what was closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Unknown
from nkmfg.models import Batch, Deviation, DeviationState, Signature
from nkmfg.services.codes import PAGE, is_code_like


@dataclass(frozen=True, slots=True)
class DeviationLine:
    """A deviation in a list."""

    number: str
    batch: str
    rule: str
    event: str
    opened_at: datetime
    closed_at: datetime | None


def deviations(
    session: Session, *, is_open: bool = True, after: str = "", limit: int = PAGE
) -> Sequence[DeviationLine]:
    """A page of open, or of closed, deviations by number, the ones after that number."""
    state = DeviationState.OPEN if is_open else DeviationState.CLOSED
    rows = (
        sa.select(
            Deviation.number,
            Batch.number,
            Deviation.rule,
            Deviation.event,
            Deviation.opened_at,
            Deviation.closed_at,
        )
        .join(Batch, Batch.id == Deviation.batch_id)
        .where(Deviation.state == state)
        .order_by(Deviation.batch_id, Deviation.id)
        .limit(limit)
    )
    if is_code_like(after):
        last = session.execute(sa.select(Deviation.batch_id, Deviation.id).where(Deviation.number == after)).first()
        if last is not None:
            rows = rows.where(sa.tuple_(Deviation.batch_id, Deviation.id) > sa.tuple_(*map(sa.literal, last)))
    return [DeviationLine(*row) for row in session.execute(rows)]


def how_many_open(session: Session) -> int:
    """How many wait for QA, over all batches."""
    return session.scalars(sa.select(sa.func.count()).where(Deviation.state == DeviationState.OPEN)).one()


def batch_of_deviation(session: Session, number: str) -> str:
    """The number of the batch a deviation is of. Raises Unknown."""
    found = None
    if is_code_like(number):
        found = session.scalar(
            sa.select(Batch.number).join(Deviation, Deviation.batch_id == Batch.id).where(Deviation.number == number)
        )
    if found is None:
        raise Unknown("There is no deviation of this number. The list of deviations shows those there are.")
    return found


def closing_signature(session: Session, number: str) -> tuple[str, datetime] | None:
    """Who signed the assessment of a deviation, and when; None while it is open."""
    row = session.execute(
        sa.select(Signature.signer_name, Signature.signed_at)
        .join(Deviation, Deviation.signature_id == Signature.id)
        .where(Deviation.number == number)
    ).one_or_none()
    return None if row is None else (row.signer_name, row.signed_at)
