"""Drafts: what somebody is typing on a form of a step, kept per field until it is recorded or lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from nkmfg.ledger.act import SentForm, scratch, sent_before
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Draft, DraftValue, Run


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A draft of a form: its id, which all tablets of its author share, and its typed values by control."""

    form_id: str
    typed: Mapping[str, str] = field(default_factory=dict)
    left_at: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def kept_at(self) -> datetime | None:
        """Moment of the last value."""
        return max(self.left_at.values(), default=None)


def draft_of(session: Session, person_id: int, batch_id: int, run_key: str, subject: str) -> FormDraft | None:
    """The draft of a person on a form of a run, in one statement; None without one."""
    rows = session.execute(
        sa.select(Draft.form_id, DraftValue.name, DraftValue.typed, DraftValue.left_at)
        .join(Run, Run.id == Draft.run_id)
        .join(DraftValue, DraftValue.draft_id == Draft.id)
        .where(Draft.person_id == person_id, Draft.subject == subject, Run.batch_id == batch_id, Run.key == run_key)
    ).all()
    if not rows:
        return None
    return FormDraft(rows[0][0], {row[1]: row[2] for row in rows}, {row[1]: row[3] for row in rows})


def keep_draft(
    session: Session,
    *,
    person_id: int,
    run_id: int,
    subject: str,
    form_id: str,
    name: str,
    typed: str,
    left_before: timedelta,
) -> FormDraft:
    """Keep a typed value, with the moment its control was left by the server's clock.

    The first tablet to keep a value gives the form its id; the others take it from the answer. Raises SentBefore for
    a form that was recorded meanwhile (FT2).
    """
    with scratch(session):
        before = sent_before(session, SentForm(person_id, form_id, ""))
        if before is not None:
            raise before
        left_at = ledger_of(session).clock.now(session) - left_before
        draft = session.scalar(
            sa.select(Draft)
            .where(Draft.person_id == person_id, Draft.run_id == run_id, Draft.subject == subject)
            .options(selectinload(Draft.values))
        )
        if draft is None:
            draft = Draft(person_id=person_id, run_id=run_id, subject=subject, form_id=form_id, values=[])
            session.add(draft)
        value = next((kept for kept in draft.values if kept.name == name), None)
        if value is None:
            draft.values.append(DraftValue(name=name, typed=typed, left_at=left_at))
        else:
            value.typed, value.left_at = typed, left_at
        session.flush()
        return _fact(draft)


def end_draft(session: Session, person_id: int, run_id: int, subject: str) -> None:
    """Delete the draft of a form that is recorded, inside its act: it is gone on every tablet."""
    delete_drafts(session, Draft.person_id == person_id, Draft.run_id == run_id, Draft.subject == subject)


def delete_drafts(session: Session, *of_which: sa.ColumnElement[bool]) -> None:
    """Delete drafts with their values."""
    session.execute(sa.delete(DraftValue).where(DraftValue.draft_id.in_(sa.select(Draft.id).where(*of_which))))
    session.execute(sa.delete(Draft).where(*of_which))


def _fact(row: Draft) -> FormDraft:
    return FormDraft(
        row.form_id,
        {value.name: value.typed for value in row.values},
        {value.name: value.left_at for value in row.values},
    )
