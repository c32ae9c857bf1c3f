"""Batches with their runs, vessels, movements, samples and entries."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.permissions.states import BatchState, DeviationState, RunState
from nkmfg.models.base import DERIVED, HASHED_IN, Base, BigInt, Kept, Numbered, Trend, kept, one_of
from nkmfg.models.column_labels import Form, aside, label, quiet, word


class Batch(Numbered, Base):
    """A batch for one order, from one collection, pinned to one version of a recipe."""

    __tablename__ = "batch"

    number: Mapped[str] = mapped_column(unique=True, info=quiet())
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("treatment_order.id"), info=label("order"))
    order_version_id: Mapped[int] = mapped_column(sa.ForeignKey("order_version.id"), info=label("of the order"))
    collection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("collection.id"), info=label("collection"))
    recipe_version_id: Mapped[int] = mapped_column(sa.ForeignKey("recipe_version.id"), info=label("recipe"))
    state: Mapped[str] = mapped_column(info=word("state"))
    issued_at: Mapped[datetime] = mapped_column(info=label("issued"))
    culture_started_at: Mapped[datetime | None] = mapped_column(info=label("culture started"))

    __table_args__ = kept(
        Kept.RECORD, one_of("state", BatchState), sa.Index("ix_batch_state", "state", "number"), thing="Batch {number}"
    )

    @property
    def stream(self) -> str:
        return f"batch/{self.number}"


class Run(Numbered, Base):
    """One occurrence of a step: planned at the issue of the batch, or added later with a reason."""

    __tablename__ = "run"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    key: Mapped[str] = mapped_column(info=quiet())  # "count/7/1": step, culture day or "-", ordinal
    step: Mapped[str] = mapped_column(info=quiet())
    day: Mapped[int | None] = mapped_column(info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    added_because: Mapped[str | None] = mapped_column(info=aside("added because"))
    due_from: Mapped[datetime | None] = mapped_column(info=label("due from"))
    due_to: Mapped[datetime | None] = mapped_column(info=label("due until"))
    state: Mapped[str] = mapped_column(info=word("state"))
    done_at: Mapped[datetime | None] = mapped_column(info=label("done"))
    version: Mapped[int] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", RunState),
        sa.UniqueConstraint("batch_id", "key"),
        sa.Index("ix_run_due", "state", "due_to"),
        sa.Index("ix_run_batch_state", "batch_id", "state", "step"),
        thing="Step {step}",
        place="{when}",
    )


class Vessel(Numbered, Base):
    """A flask, bag or vial with cells of the batch. Its content is computed from movements and counts."""

    __tablename__ = "vessel"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    code: Mapped[str] = mapped_column(info=quiet())
    vessel_type: Mapped[str] = mapped_column(info=label("type", Form.LABEL, "vessels"))
    place: Mapped[str | None] = mapped_column(info=label("place"))

    __table_args__ = kept(Kept.RECORD, sa.UniqueConstraint("batch_id", "code"), thing="Vessel {code}", place="{run_id}")


class Movement(Numbered, Base):
    """A transfer of cells from a vessel into another, or to a fate. Its volume is an entry about this row."""

    __tablename__ = "movement"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    target_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    fate: Mapped[str] = mapped_column(info=word("fate"))
    happened_at: Mapped[datetime] = mapped_column(info=aside("happened"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.UniqueConstraint("run_id", "ordinal"),
        sa.CheckConstraint("source_id IS NOT NULL OR target_id IS NOT NULL", name="from_or_to"),
        sa.Index("ix_movement_batch", "batch_id"),
        thing="Cells moved: {source_id} → {to}",
        place="{run_id}",
    )


class Sample(Numbered, Base):
    """A sample drawn for a test, with the vessels it represents."""

    __tablename__ = "sample"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    code: Mapped[str] = mapped_column(info=quiet())
    material: Mapped[str] = mapped_column(info=word("of"))
    drawn_at: Mapped[datetime] = mapped_column(info=aside("drawn"))

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("batch_id", "code"), thing="Sample {code}", place="{run_id}")


class SampleVessel(Numbered, Base):
    """One vessel represented by a sample."""

    __tablename__ = "sample_vessel"

    sample_id: Mapped[int] = mapped_column(sa.ForeignKey("sample.id"), info=quiet())
    vessel_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=label("stands for vessel"))

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("sample_id", "vessel_id"), thing="Sample {sample_id}")


def _number_of(row: Mapping[str, Any]) -> Decimal | None:
    return None if row["number"] is None else Decimal(row["number"])


class Entry(Numbered, Base):
    """One value of one field, exactly as typed. A correction is another entry with the next revision."""

    __tablename__ = "entry"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    field: Mapped[str] = mapped_column(info=quiet())
    subject_kind: Mapped[str] = mapped_column(info=quiet())
    subject_id: Mapped[int] = mapped_column(info=quiet())  # 0 for the batch itself
    replicate: Mapped[int] = mapped_column(info=quiet())
    revision: Mapped[int] = mapped_column(info=quiet())
    kind: Mapped[str] = mapped_column(info=quiet())
    typed: Mapped[str | None] = mapped_column(info=label("", rank=-2))  # as typed, without the unit
    unit: Mapped[str] = mapped_column(info=quiet())
    comparator: Mapped[str | None] = mapped_column(info=quiet())
    number: Mapped[Decimal | None] = mapped_column(info=quiet())  # in the unit as typed
    number_for_trends: Mapped[Decimal | None] = mapped_column(Trend, info={DERIVED: _number_of})
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"), info=quiet())
    equipment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("equipment.id"), info=quiet())
    attachment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id"), info=quiet())
    # canonical JSON: formula, version and inputs of a number that was calculated
    working: Mapped[str | None] = mapped_column(info=label("calculated", Form.WORKING))
    happened_at: Mapped[datetime] = mapped_column(info=aside("happened"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    performed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("performed by"))
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))
    reason: Mapped[str | None] = mapped_column(info=aside("because", rank=-1))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", EntryKind),
        sa.UniqueConstraint("run_id", "field", "subject_kind", "subject_id", "replicate", "revision"),
        sa.CheckConstraint(
            "kind NOT IN ('correction', 'void', 'not_applicable')"
            " OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name="changes_have_reasons",
        ),
        sa.Index("ix_entry_batch", "batch_id"),
        sa.Index("ix_entry_lot", "lot_id"),
        sa.Index("ix_entry_equipment", "equipment_id"),
        thing="{field}",
        place="{run_id}{about}",
    )


class Attachment(Numbered, Base):
    """A file, unchanged: the export of a counter, a photograph."""

    __tablename__ = "attachment"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    name: Mapped[str] = mapped_column(info=quiet())
    media_type: Mapped[str] = mapped_column(info=label("type"))
    size: Mapped[int] = mapped_column(info=label("size (bytes)"))
    sha256: Mapped[str] = mapped_column(info=label("SHA-256"))
    content: Mapped[bytes] = mapped_column(info={HASHED_IN: "sha256"})
    added_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(Kept.ONCE, sa.Index("ix_attachment_batch", "batch_id"), thing="File {name}")


class Deviation(Numbered, Base):
    """A deviation from the recipe, with its assessment. An open one blocks the release of the batch."""

    __tablename__ = "deviation"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    number: Mapped[str] = mapped_column(unique=True, info=quiet())
    run_id: Mapped[int | None] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    code: Mapped[str] = mapped_column(info=word("code"))  # code of the check it was opened for, or "manual"
    subject: Mapped[str] = mapped_column(info=quiet())
    occurrence: Mapped[str] = mapped_column(info=quiet())  # distinguishes deviations of the same code and subject
    event: Mapped[str] = mapped_column(info=label("what happened"))
    opened_at: Mapped[datetime] = mapped_column(info=label("opened"))
    state: Mapped[str] = mapped_column(info=word("state"))
    assessment: Mapped[str | None] = mapped_column(info=label("assessment"))
    closed_at: Mapped[datetime | None] = mapped_column(info=label("closed"))
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", DeviationState),
        sa.CheckConstraint("state = 'open' OR signature_id IS NOT NULL", name="closing_is_signed"),
        sa.UniqueConstraint("batch_id", "code", "subject", "occurrence"),
        sa.Index("ix_deviation_batch", "batch_id", "state"),
        thing="Deviation {number}",
        place="{run_id}",
    )


class LostDraft(Numbered, Base):
    """A draft that was never recorded. It is an exception, not a value."""

    __tablename__ = "lost_draft"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("run.id"), info=quiet())
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=label("by"))
    fields: Mapped[str] = mapped_column(info=label("fields", Form.JSON))
    left_at: Mapped[datetime] = mapped_column(info=label("left"))
    noted_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        sa.UniqueConstraint("run_id", "person_id", "left_at"),
        thing="Typed, and never recorded",
        place="{run_id}",
    )


class BatchSummary(Base):
    """Cached summary of a batch for lists. No decision reads it, and it may be deleted at any time."""

    __tablename__ = "batch_summary"

    batch_id: Mapped[int] = mapped_column(BigInt, sa.ForeignKey("batch.id"), primary_key=True, autoincrement=False)
    heads: Mapped[str]  # JSON: the last act of each stream when the summary was computed
    day: Mapped[date]  # day at the site on which it is valid; date.max if nothing depends on the clock
    software_version: Mapped[str]
    content: Mapped[str]  # JSON

    __table_args__ = kept(Kept.SCRATCH)
