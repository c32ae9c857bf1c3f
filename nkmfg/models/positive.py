"""A positive that was reported of a sample, a lot or a donor: the call, what came after it, and what QA decided."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Finding, NoteKind
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class Positive(Numbered, Base):
    """A call, as it came in: of a batch, of a lot, or of a donor. What it stops is a query and never a copy."""

    __tablename__ = "positive"

    number: Mapped[str] = mapped_column(unique=True)
    batch_id: Mapped[int | None] = mapped_column(sa.ForeignKey("batch.id"))
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"))
    donor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("donor.id"))
    about: Mapped[str]  # the bottle, sample or test, as people name it
    called_at: Mapped[datetime]
    caller: Mapped[str]
    said: Mapped[str | None]
    entered_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint(
            "(batch_id IS NOT NULL AND lot_id IS NULL AND donor_id IS NULL)"
            " OR (batch_id IS NULL AND lot_id IS NOT NULL AND donor_id IS NULL)"
            " OR (batch_id IS NULL AND lot_id IS NULL AND donor_id IS NOT NULL)",
            name="of_one_thing",
        ),
        sa.Index("ix_positive_batch", "batch_id"),
        sa.Index("ix_positive_lot", "lot_id"),
        sa.Index("ix_positive_donor", "donor_id"),
    )


class PositiveNote(Numbered, Base):
    """What was found out, or who was told: rows are only added."""

    __tablename__ = "positive_note"

    positive_id: Mapped[int] = mapped_column(sa.ForeignKey("positive.id"))
    kind: Mapped[str]
    text: Mapped[str]
    telephone: Mapped[str | None]
    read_back: Mapped[bool | None]
    happened_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(
        Kept.ONCE, one_of("kind", NoteKind), sa.Index("ix_positive_note_positive", "positive_id", "id")
    )


class PositiveVerdict(Numbered, Base):
    """Confirmed, or a false positive with its cause; by QA's signature. The last one holds."""

    __tablename__ = "positive_verdict"

    positive_id: Mapped[int] = mapped_column(sa.ForeignKey("positive.id"))
    ordinal: Mapped[int]
    finding: Mapped[str]
    cause: Mapped[str]
    decided_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True)

    __table_args__ = kept(
        Kept.ONCE,
        one_of("finding", Finding),
        sa.UniqueConstraint("positive_id", "ordinal"),
        sa.CheckConstraint("length(trim(cause)) >= 2", name="cause"),
    )


class Contact(Numbered, Base):
    """Whom to call when a bottle alarms, in order."""

    __tablename__ = "contact"

    place: Mapped[int]
    name: Mapped[str]
    function: Mapped[str]
    telephone: Mapped[str]
    is_listed: Mapped[bool]

    __table_args__ = kept(Kept.RECORD)
