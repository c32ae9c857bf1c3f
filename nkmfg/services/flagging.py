"""Flagging what is not as it should be, inside an act: kept as a fact, and a deviation for QA to assess."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import Batch, Deviation, DeviationState
from nkmfg.services.steps.judging import next_deviation_number


def flag(session: Session, batch: Batch, rule: str, event: str, at: datetime) -> str:
    """Open a deviation of the batch; the same thing is told once. Returns its number."""
    mine = sa.select(Deviation).where(Deviation.batch_id == batch.id)
    same = session.scalar(mine.where(Deviation.rule == rule, Deviation.event == event))
    if same is not None:
        return same.number
    deviation = Deviation(
        batch_id=batch.id,
        number=next_deviation_number(session, batch),
        rule=rule,
        event=event,
        opened_at=at,
        state=DeviationState.OPEN,
    )
    session.add(deviation)
    session.flush()
    return deviation.number
