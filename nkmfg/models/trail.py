"""The ledger's own tables: who did what (act), each row before and after (change), and the chain (link)."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, BigInt, Kept, Numbered, kept


class Act(Numbered, Base):
    """One person doing one thing, in one transaction, in one stream."""

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
        # An act without its link cannot be committed: the chain has no loose ends.
        sa.ForeignKeyConstraint(["id"], ["link.act_id"], name="fk_act_link", deferrable=True, initially="DEFERRED"),
        sa.CheckConstraint("reason IS NULL OR length(trim(reason)) >= 2", name="reason"),
        sa.Index("ix_act_stream", "stream", "id"),
    )


class Change(Numbered, Base):
    """One row before and after, as the database saw it."""

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
    """The act's place in its stream and the digest that ties it to the one before."""

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
    """A lock, and nothing else: on PostgreSQL one writer at a time holds a stream."""

    __tablename__ = "stream"

    name: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = kept(Kept.SCRATCH)
