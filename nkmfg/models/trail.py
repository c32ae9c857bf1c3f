"""Tables of the ledger: acts, the changes of each row, and the hash chain."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, BigInt, Kept, Numbered, kept


class Act(Numbered, Base):
    """One action of one person, in one transaction and one stream."""

    __tablename__ = "act"

    header_version: Mapped[int]
    stream: Mapped[str]
    action: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"))
    actor_name: Mapped[str]
    actor_role: Mapped[str]
    session_person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"))
    terminal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("terminal.id"))
    reason: Mapped[str | None]
    at: Mapped[datetime]
    schema_revision: Mapped[str]
    software_version: Mapped[str]
    database_user: Mapped[str]

    __table_args__ = kept(
        Kept.LEDGER,
        # An act without its link cannot be committed.
        sa.ForeignKeyConstraint(["id"], ["link.act_id"], name="fk_act_link", deferrable=True, initially="DEFERRED"),
        sa.CheckConstraint("reason IS NULL OR length(trim(reason)) >= 2", name="reason"),
        sa.Index("ix_act_stream", "stream", "id"),
    )


class Change(Numbered, Base):
    """The images of one row before and after an act, as written by a trigger."""

    __tablename__ = "change"

    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    op: Mapped[str]
    was: Mapped[str | None]
    became: Mapped[str]

    __table_args__ = kept(
        Kept.LEDGER,
        sa.CheckConstraint("op IN ('I', 'U', 'M')", name="op"),
        sa.Index("ix_change_act", "act_id"),
        sa.Index("ix_change_row", "table_name", "row_id", "id"),
    )


class Link(Base):
    """The position of an act in its stream, with the digest that includes the preceding link."""

    __tablename__ = "link"

    act_id: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    stream: Mapped[str]
    seq: Mapped[int]
    prev: Mapped[str]
    digest: Mapped[str]

    __table_args__ = kept(
        Kept.LEDGER,
        sa.UniqueConstraint("stream", "seq"),
        sa.UniqueConstraint("stream", "prev"),
    )


class Stream(Base):
    """A lock row. On PostgreSQL one writer at a time holds the lock of a stream."""

    __tablename__ = "stream"

    name: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = kept(Kept.SCRATCH)
