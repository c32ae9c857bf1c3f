"""Scratch tables: web sessions, signing periods, nonces, drafts and submissions. No record refers to them."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from nkmfg.models.base import Base, Kept, Numbered, kept


class WebSession(Numbered, Base):
    """A session of a browser. The cookie holds a token, this row its hash."""

    __tablename__ = "web_session"

    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"))
    terminal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("terminal.id"))
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    locked_at: Mapped[datetime | None]
    contents: Mapped[str]  # JSON: CSRF secret and messages waiting to be shown

    __table_args__ = kept(Kept.SCRATCH)


class SigningPeriod(Numbered, Base):
    """A continuous signing period of one person at one tablet. Within it a tap on the name identifies the signer."""

    __tablename__ = "signing_period"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    terminal_id: Mapped[int] = mapped_column(sa.ForeignKey("terminal.id"))
    used_at: Mapped[datetime]

    __table_args__ = kept(Kept.SCRATCH, sa.UniqueConstraint("person_id", "terminal_id"))


class Nonce(Numbered, Base):
    """A token for one signature on one shown copy. It is deleted when used, so that a second click has no effect."""

    __tablename__ = "nonce"

    token: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]
    made_at: Mapped[datetime]

    __table_args__ = kept(Kept.SCRATCH)


class Draft(Numbered, Base):
    """A form of a step that somebody is filling in. Its id is that of the submission; only its author sees it."""

    __tablename__ = "draft"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    subject: Mapped[str]  # what the form is about: "vessel.A", "movement", or "" for the step itself
    form_id: Mapped[str] = mapped_column(unique=True)
    values: Mapped[list["DraftValue"]] = relationship(order_by="DraftValue.name")

    __table_args__ = kept(Kept.SCRATCH, sa.UniqueConstraint("person_id", "run_id", "subject"))


class DraftValue(Numbered, Base):
    """A typed value of a draft, with the moment its field was left."""

    __tablename__ = "draft_value"

    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("draft.id"))
    name: Mapped[str]  # name of the control on the form
    typed: Mapped[str]
    left_at: Mapped[datetime]

    __table_args__ = kept(Kept.SCRATCH, sa.UniqueConstraint("draft_id", "name"))


class Submission(Numbered, Base):
    """A form that was sent, written in the act it led to: the same id cannot be written twice (FT1)."""

    __tablename__ = "submission"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    form_id: Mapped[str]
    digest: Mapped[str]  # SHA-256 of the address and of what was typed, without secrets
    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"))
    sent_at: Mapped[datetime]

    __table_args__ = kept(
        Kept.SCRATCH,
        sa.UniqueConstraint("person_id", "form_id"),
        sa.Index("ix_submission_sent_at", "sent_at"),
    )
