"""Drafts never recorded: the tick turns each into an exception."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import System
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, BatchState, Draft, DraftValue, LostDraft, Run
from nkmfg.services.drafts import delete_drafts


def note_lost_drafts(session: Session, after: timedelta) -> int:
    """Turn drafts left longer ago than `after` into exceptions; returns their number. Idempotent.

    Typed values are not stored, as nobody recorded them; fields, person and moment are.
    """
    now = ledger_of(session).clock.now(session)
    old = session.execute(
        sa.select(Run.batch_id, Draft.run_id, Draft.person_id, sa.func.max(DraftValue.left_at))
        .join(Run, Run.id == Draft.run_id)
        .join(DraftValue, DraftValue.draft_id == Draft.id)
        .group_by(Run.batch_id, Draft.run_id, Draft.person_id)
        .having(sa.func.max(DraftValue.left_at) < now - after)
    ).all()
    for batch_id, run_id, person_id, left_at in old:
        _note(session, batch_id, run_id, person_id, left_at)
    return len(old)


def _note(session: Session, batch_id: int, run_id: int, person_id: int, left_at: datetime) -> None:
    batch = session.get_one(Batch, batch_id)
    if batch.state != BatchState.OPEN:
        return
    with act(session, Action.NOTE_LOST_DRAFT, by=System(), on=batch) as opened:
        of_the_run = (Draft.run_id == run_id, Draft.person_id == person_id)
        values = session.execute(
            sa.select(DraftValue.name, DraftValue.left_at)
            .join(Draft, Draft.id == DraftValue.draft_id)
            .where(*of_the_run)
        ).all()
        last = max((value.left_at for value in values), default=None)
        if last is None or last > left_at:
            return  # recorded meanwhile, or edited again
        names = sorted({_field_of(value.name) for value in values})
        session.add(
            LostDraft(
                batch_id=batch_id,
                run_id=run_id,
                person_id=person_id,
                fields=", ".join(names),
                left_at=last,
                noted_at=opened.at,
            )
        )
        delete_drafts(session, *of_the_run)


def _field_of(control: str) -> str:
    """Field of a draft's control, such as "vessel.A.content_ml.1", or of its reason for not applicable."""
    name = control.removesuffix(".na")
    return name.split(".")[-2] if "." in name else name
