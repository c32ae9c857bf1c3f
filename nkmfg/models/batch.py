"""A batch as it is made: runs of the recipe's steps, vessels, movements between them, samples, and the entries."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import DERIVED, HASHED_IN, Base, Kept, Numbered, Trend, kept, one_of


class BatchState(StrEnum):
    """Whether anything still happens to it. What was decided about it is a disposition."""

    OPEN = "open"
    CLOSED = "closed"


class Batch(Numbered, Base):
    """What is made, for one order, from one collection, by one version of a recipe for ever."""

    __tablename__ = "batch"

    number: Mapped[str] = mapped_column(unique=True)
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("treatment_order.id"))
    order_version_id: Mapped[int] = mapped_column(sa.ForeignKey("order_version.id"))
    collection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("collection.id"))
    recipe_version_id: Mapped[int] = mapped_column(sa.ForeignKey("recipe_version.id"))
    state: Mapped[str]
    issued_at: Mapped[datetime]
    culture_started_at: Mapped[datetime | None]

    __table_args__ = kept(Kept.RECORD, one_of("state", BatchState), sa.Index("ix_batch_state", "state", "number"))

    @property
    def stream(self) -> str:
        return f"batch/{self.number}"


class RunState(StrEnum):
    """How far an occurrence of a step is. Signatures are read beside it."""

    OPEN = "open"  # nothing recorded yet
    TO_CONFIRM = "to confirm"  # something implausible is recorded: confirm or correct before signing
    RECORDED = "recorded"
    SKIPPED = "skipped"  # will not be done, with a reason


class Run(Numbered, Base):
    """One occurrence of a step: planned at the issue of the batch, or added on the spot with a reason."""

    __tablename__ = "run"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    key: Mapped[str]  # "count/7/1": step, culture day or "-", ordinal
    step: Mapped[str]
    day: Mapped[int | None]
    ordinal: Mapped[int]
    added_because: Mapped[str | None]
    due_from: Mapped[datetime | None]
    due_to: Mapped[datetime | None]
    state: Mapped[str]
    done_at: Mapped[datetime | None]
    version: Mapped[int]

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", RunState),
        sa.UniqueConstraint("batch_id", "key"),
        sa.Index("ix_run_due", "state", "due_to"),
    )


class Vessel(Numbered, Base):
    """A flask, bag or vial with cells of the batch. What it holds is computed from movements and counts."""

    __tablename__ = "vessel"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    code: Mapped[str]
    vessel_type: Mapped[str]
    place: Mapped[str | None]

    __table_args__ = kept(Kept.RECORD, sa.UniqueConstraint("batch_id", "code"))


class Movement(Numbered, Base):
    """Cells and volume going from a vessel into another, or to an end. How much is an entry about this row."""

    __tablename__ = "movement"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    ordinal: Mapped[int]
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"))
    target_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"))
    fate: Mapped[str]
    happened_at: Mapped[datetime]

    __table_args__ = kept(
        Kept.ONCE,
        sa.UniqueConstraint("run_id", "ordinal"),
        sa.CheckConstraint("source_id IS NOT NULL OR target_id IS NOT NULL", name="from_or_to"),
        sa.Index("ix_movement_batch", "batch_id"),
    )


class Sample(Numbered, Base):
    """Something drawn to be tested; it names the vessels it stands for."""

    __tablename__ = "sample"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    code: Mapped[str]
    material: Mapped[str]
    drawn_at: Mapped[datetime]

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("batch_id", "code"))


class SampleVessel(Numbered, Base):
    """One of the vessels a sample stands for."""

    __tablename__ = "sample_vessel"

    sample_id: Mapped[int] = mapped_column(sa.ForeignKey("sample.id"))
    vessel_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("sample_id", "vessel_id"))


class EntryKind(StrEnum):
    """What an entry says of its field."""

    VALUE = "value"
    CORRECTION = "correction"
    VOID = "void"
    NOT_APPLICABLE = "n/a"
    CONFIRMATION = "confirmation"
    COMMENT = "comment"


def _number_of(row: Mapping[str, Any]) -> Decimal | None:
    return None if row["number"] is None else Decimal(row["number"])


class Entry(Numbered, Base):
    """One value of one field, exactly as typed; a correction is another entry with the next revision."""

    __tablename__ = "entry"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    field: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]  # 0 for the batch itself
    replicate: Mapped[int]
    revision: Mapped[int]
    kind: Mapped[str]
    typed: Mapped[str | None]  # as typed, unit beside it
    unit: Mapped[str]
    comparator: Mapped[str | None]
    number: Mapped[Decimal | None]  # in the unit as typed
    number_for_trends: Mapped[Decimal | None] = mapped_column(Trend, info={DERIVED: _number_of})
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"))
    equipment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("equipment.id"))
    attachment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id"))
    working: Mapped[str | None]  # canonical JSON: formula, version and inputs of a number that was calculated
    happened_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    performed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    reason: Mapped[str | None]

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", EntryKind),
        sa.UniqueConstraint("run_id", "field", "subject_kind", "subject_id", "replicate", "revision"),
        sa.CheckConstraint(
            "kind NOT IN ('correction', 'void', 'n/a') OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name="changes_have_reasons",
        ),
        sa.Index("ix_entry_batch", "batch_id"),
        sa.Index("ix_entry_lot", "lot_id"),
        sa.Index("ix_entry_equipment", "equipment_id"),
    )


class Attachment(Numbered, Base):
    """A file as it came: a counter's export, a photograph."""

    __tablename__ = "attachment"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(info={HASHED_IN: "sha256"})
    added_at: Mapped[datetime]

    __table_args__ = kept(Kept.ONCE, sa.Index("ix_attachment_batch", "batch_id"))


class DeviationState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Deviation(Numbered, Base):
    """Something that is not as the recipe wants it. What happened is kept all the same; release waits for QA."""

    __tablename__ = "deviation"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    number: Mapped[str] = mapped_column(unique=True)
    run_id: Mapped[int | None] = mapped_column(sa.ForeignKey("run.id"))
    rule: Mapped[str]  # "limit", "lot", "time" …, or "manual"
    event: Mapped[str]
    opened_at: Mapped[datetime]
    state: Mapped[str]
    assessment: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", DeviationState),
        sa.CheckConstraint("state = 'open' OR signature_id IS NOT NULL", name="closing_is_signed"),
        sa.Index("ix_deviation_batch", "batch_id", "state"),
    )


class Draft(Numbered, Base):
    """What somebody typed and has not recorded yet, with the moment the field was left. Its author's eyes only."""

    __tablename__ = "draft"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    name: Mapped[str]  # of the control on the form
    typed: Mapped[str]
    left_at: Mapped[datetime]

    __table_args__ = kept(Kept.SCRATCH, sa.UniqueConstraint("person_id", "run_id", "name"))


class LostDraft(Numbered, Base):
    """Something was typed and never recorded: an exception, not a value."""

    __tablename__ = "lost_draft"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    fields: Mapped[str]
    left_at: Mapped[datetime]
    noted_at: Mapped[datetime]

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("run_id", "person_id", "left_at"))
