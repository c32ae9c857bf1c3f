"""Scratch tables: web sessions, signing periods and nonces. No record refers to them."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

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
