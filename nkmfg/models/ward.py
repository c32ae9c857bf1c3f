"""Labels, custody transfers, identity scans, infusion forms and bedside notes of containers."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.ward import CustodyKind, Flow, LabelAction, ScanTarget
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import aside, label, quiet, word


class LabelNote(Numbered, Base):
    """A number of labels of a container that were printed, applied, kept as specimen or destroyed."""

    __tablename__ = "label_note"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    action: Mapped[str] = mapped_column(info=word(""))
    copies: Mapped[int] = mapped_column(info=label("how many"))
    says: Mapped[str | None] = mapped_column(info=quiet())  # canonical JSON: content of the label
    language: Mapped[str | None] = mapped_column(info=quiet())  # of what it says
    sha256: Mapped[str | None] = mapped_column(info=label("SHA-256 of what it says"))
    reason: Mapped[str | None] = mapped_column(info=aside("because"))
    noted_at: Mapped[datetime] = mapped_column(info=quiet())
    noted_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("noted by"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("action", LabelAction),
        sa.UniqueConstraint("container_id", "ordinal"),
        sa.CheckConstraint("copies > 0", name="copies"),
        sa.CheckConstraint("(action = 'printed') = (says IS NOT NULL AND sha256 IS NOT NULL)", name="prints_say"),
        sa.Index("ix_label_note_batch", "batch_id"),
        thing="Labels of {container_id}",
    )


class CustodyTransfer(Numbered, Base):
    """The issue, return or destruction of a container. The second person's check is a signature."""

    __tablename__ = "custody_transfer"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    kind: Mapped[str] = mapped_column(info=word(""))
    happened_at: Mapped[datetime] = mapped_column(info=label("when"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    # recorded afterwards, despite a refusal
    is_afterwards: Mapped[bool] = mapped_column(info=label("written down afterwards"))
    whom: Mapped[str | None] = mapped_column(info=label("to or from"))
    condition: Mapped[str] = mapped_column(info=label("condition"))
    logger: Mapped[str | None] = mapped_column(info=label("temperature logger"))
    documents: Mapped[str | None] = mapped_column(info=label("documents"))
    witness: Mapped[str | None] = mapped_column(info=label("witness"))
    volume_typed: Mapped[str | None] = mapped_column(info=label("volume (mL)"))
    volume_ml: Mapped[Decimal | None] = mapped_column(info=quiet())
    reason: Mapped[str | None] = mapped_column(info=aside("because"))
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", CustodyKind),
        sa.UniqueConstraint("batch_id", "ordinal"),
        sa.CheckConstraint("kind = 'destroyed' OR whom IS NOT NULL", name="somebody_took_it"),
        sa.CheckConstraint("kind <> 'destroyed' OR witness IS NOT NULL", name="destroyed_before_a_witness"),
        thing="Container {container_id}",
    )


class IdentityScan(Numbered, Base):
    """A scanned or typed identity and the expected one. It is stored whether they matched or not."""

    __tablename__ = "identity_scan"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    place: Mapped[str] = mapped_column(info=label("at"))
    asked: Mapped[str] = mapped_column(info=label("asked for"))
    expected: Mapped[str] = mapped_column(info=label("expected"))
    scanned: Mapped[str] = mapped_column(info=label("scanned"))
    matched: Mapped[bool] = mapped_column(info=label("matched"))
    scanned_at: Mapped[datetime] = mapped_column(info=quiet())
    scanned_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("scanned by"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("asked", ScanTarget),
        sa.Index("ix_identity_scan_batch", "batch_id"),
        thing="Match of {container_id}",
    )


class InfusionForm(Numbered, Base):
    """A numbered infusion form that goes with a container. Its number is unique at the site."""

    __tablename__ = "infusion_form"

    number: Mapped[str] = mapped_column(unique=True, info=quiet())
    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=label("container"))
    printed_at: Mapped[datetime] = mapped_column(info=quiet())
    printed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("printed by"))

    __table_args__ = kept(Kept.ONCE, sa.Index("ix_infusion_form_batch", "batch_id"), thing="Infusion form {number}")


class Bedside(Numbered, Base):
    """Notes of the ward on one revision of an infusion, other than volume and times."""

    __tablename__ = "bedside"

    infusion_id: Mapped[int] = mapped_column(sa.ForeignKey("infusion.id"), unique=True, info=quiet())
    revision: Mapped[int] = mapped_column(info=quiet())  # of the infusion
    form_number: Mapped[str | None] = mapped_column(info=label("form"))
    second_person: Mapped[str | None] = mapped_column(info=label("matched by a second person"))
    tubing_typed: Mapped[str | None] = mapped_column(info=label("left in the tubing (mL)"))
    tubing_ml: Mapped[Decimal | None] = mapped_column(info=quiet())
    flush_typed: Mapped[str | None] = mapped_column(info=label("flushed with (mL)"))
    flush_ml: Mapped[Decimal | None] = mapped_column(info=quiet())
    vital_signs: Mapped[str | None] = mapped_column(info=label("vital signs"))
    attachment_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("attachment.id"), info=label("form as it came back")
    )

    # A form belongs to one infusion: two first transcriptions of one number exclude each other.
    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("form_number", "revision"), thing="At the bedside")


class InfusionFlow(Numbered, Base):
    """A pause, a resumption or another rate during an infusion."""

    __tablename__ = "infusion_flow"

    infusion_id: Mapped[int] = mapped_column(sa.ForeignKey("infusion.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    flow: Mapped[str] = mapped_column(info=word(""))
    at: Mapped[datetime] = mapped_column(info=label("at"))
    rate_typed: Mapped[str | None] = mapped_column(info=label("rate (mL/h)"))
    rate_ml_per_h: Mapped[Decimal | None] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE, one_of("flow", Flow), sa.UniqueConstraint("infusion_id", "ordinal"), thing="During the infusion"
    )
