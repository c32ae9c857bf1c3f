"""From the filled container to the bedside: labels, changes of hands, scans, infusion forms, what the ward noted."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.ward import CustodyKind, Flow, LabelDeed
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class LabelNote(Numbered, Base):
    """Labels of a container printed, applied, kept as specimen or destroyed."""

    __tablename__ = "label_note"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))
    ordinal: Mapped[int]
    deed: Mapped[str]
    copies: Mapped[int]
    says: Mapped[str | None]  # canonical JSON: all that stands on it
    sha256: Mapped[str | None]
    reason: Mapped[str | None]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("deed", LabelDeed),
        sa.UniqueConstraint("container_id", "ordinal"),
        sa.CheckConstraint("copies > 0", name="copies"),
        sa.CheckConstraint("(deed = 'printed') = (says IS NOT NULL AND sha256 IS NOT NULL)", name="prints_say"),
        sa.Index("ix_label_note_batch", "batch_id"),
    )


class CustodyTransfer(Numbered, Base):
    """A container issued, returned or destroyed; the second person's check is a signature."""

    __tablename__ = "handover"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    ordinal: Mapped[int]
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))
    kind: Mapped[str]
    happened_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    is_afterwards: Mapped[bool]  # written down as it had happened, past the refusal
    whom: Mapped[str | None]
    condition: Mapped[str]
    logger: Mapped[str | None]
    documents: Mapped[str | None]
    witness: Mapped[str | None]
    volume_typed: Mapped[str | None]
    volume_ml: Mapped[Decimal | None]
    reason: Mapped[str | None]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", CustodyKind),
        sa.UniqueConstraint("batch_id", "ordinal"),
        sa.CheckConstraint("kind = 'destroyed' OR whom IS NOT NULL", name="somebody_took_it"),
        sa.CheckConstraint("kind <> 'destroyed' OR witness IS NOT NULL", name="destroyed_before_a_witness"),
    )


class IdentityScan(Numbered, Base):
    """Something scanned or typed to be matched with what was expected; it is kept whether it matched or not."""

    __tablename__ = "identity_scan"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))
    place: Mapped[str]
    asked: Mapped[str]
    expected: Mapped[str]
    scanned: Mapped[str]
    matched: Mapped[bool]
    scanned_at: Mapped[datetime]
    scanned_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(Kept.ONCE, sa.Index("ix_identity_scan_batch", "batch_id"))


class InfusionForm(Numbered, Base):
    """A form that travels with a container to be signed in ink; no number is given twice at a site."""

    __tablename__ = "infusion_form"

    number: Mapped[str] = mapped_column(unique=True)
    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))
    printed_at: Mapped[datetime]
    printed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(Kept.ONCE, sa.Index("ix_infusion_form_batch", "batch_id"))


class Bedside(Numbered, Base):
    """What the ward noted of an infusion beside volume and times, as of a revision of it."""

    __tablename__ = "bedside"

    infusion_id: Mapped[int] = mapped_column(sa.ForeignKey("infusion.id"), unique=True)
    revision: Mapped[int]  # of the infusion
    form_number: Mapped[str | None]
    second_person: Mapped[str | None]
    tubing_typed: Mapped[str | None]
    tubing_ml: Mapped[Decimal | None]
    flush_typed: Mapped[str | None]
    flush_ml: Mapped[Decimal | None]
    vital_signs: Mapped[str | None]
    attachment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id"))

    # A form tells of one infusion: two first transcriptions of one number exclude each other.
    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("form_number", "revision"))


class InfusionFlow(Numbered, Base):
    """A pause, another rate or going on, between the start of an infusion and its stop."""

    __tablename__ = "infusion_flow"

    infusion_id: Mapped[int] = mapped_column(sa.ForeignKey("infusion.id"))
    ordinal: Mapped[int]
    flow: Mapped[str]
    at: Mapped[datetime]
    rate_typed: Mapped[str | None]
    rate_ml_per_h: Mapped[Decimal | None]

    __table_args__ = kept(Kept.ONCE, one_of("flow", Flow), sa.UniqueConstraint("infusion_id", "ordinal"))
