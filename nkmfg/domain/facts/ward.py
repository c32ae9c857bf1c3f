"""Facts about filled containers: labels, custody, scans, forms and bedside notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class LabelAction(StrEnum):
    """What is done with labels of a container; each is counted."""

    PRINTED = "printed"
    APPLIED = "applied"
    KEPT = "kept"  # the specimen
    DESTROYED = "destroyed"


class CustodyKind(StrEnum):
    """Kind of a custody transfer."""

    ISSUED = "issued"
    RETURNED = "returned"
    DESTROYED = "destroyed"


class ScanTarget(StrEnum):
    """What has to be scanned to be matched."""

    CONTAINER = "container"
    ORDER_OR_PATIENT = "order_or_patient"


class Flow(StrEnum):
    """Intervention in a running infusion."""

    PAUSED = "paused"
    RATE = "rate_changed"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class LabelNoteFact:
    """Labels of one container printed, applied, kept or destroyed; a print has the whole content."""

    container: str
    ordinal: int  # number among the notes of the container
    action: LabelAction
    copies: int
    says: Mapping[str, Any] | None
    sha256: str | None  # of its content
    reason: str | None
    at: datetime
    by: str  # login


@dataclass(frozen=True, slots=True)
class CustodyFact:
    """A container issued to the ward, returned, or destroyed."""

    ordinal: int
    container: str
    kind: CustodyKind
    happened_at: datetime
    entered_at: datetime
    is_afterwards: bool  # recorded afterwards, despite a refusal
    whom: str | None  # recipient or sender
    condition: str
    logger: str | None
    documents: str | None
    witness: str | None
    volume_typed: str | None
    volume_ml: Decimal | None
    reason: str | None
    by: str  # login


@dataclass(frozen=True, slots=True)
class ScanFact:
    """An identifier scanned or typed for a match; failed matches are kept too."""

    place: str  # "issue", "bedside"
    container: str
    asked: ScanTarget
    expected: str
    scanned: str
    matched: bool
    at: datetime
    by: str  # login


@dataclass(frozen=True, slots=True)
class FormFact:
    """A printed infusion form with a unique number."""

    number: str
    container: str
    printed_at: datetime
    printed_by: str  # login


@dataclass(frozen=True, slots=True)
class FormUse:
    """A form that came back from an infusion, with the container it was printed for and the container given."""

    form: str
    printed_batch: str
    printed_for: str  # container
    given_batch: str
    given: str  # container
    infusion: int
    entered_at: datetime

    @property
    def crosses_batches(self) -> bool:
        """True if the form was printed for another batch than the container given."""
        return self.printed_batch != self.given_batch


@dataclass(frozen=True, slots=True)
class FlowFact:
    """A pause, change of rate or resumption between start and stop."""

    flow: Flow
    at: datetime
    rate_typed: str | None
    rate_ml_per_h: Decimal | None


@dataclass(frozen=True, slots=True)
class BedsideFact:
    """Notes of the infusion form: number, second nurse, tubing, flush, vital signs, scan."""

    infusion: int
    revision: int
    form: str | None
    second: str | None  # second person who matched bag and patient
    tubing_typed: str | None
    tubing_ml: Decimal | None
    flush_typed: str | None
    flush_ml: Decimal | None
    vital_signs: str | None
    attachment: str | None  # SHA-256
    flows: tuple[FlowFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Ward:
    """Facts between filling and infusion, in order of entry."""

    label_notes: tuple[LabelNoteFact, ...] = ()
    hands: tuple[CustodyFact, ...] = ()
    scans: tuple[ScanFact, ...] = ()
    forms: tuple[FormFact, ...] = ()
    bedsides: tuple[BedsideFact, ...] = ()
    form_uses: tuple[FormUse, ...] = ()  # of forms of this batch, and of those that came back from its infusions

    def label_notes_of(self, container: str) -> tuple[LabelNoteFact, ...]:
        """Label notes of a container, by its code."""
        return tuple(note for note in self.label_notes if note.container == container)

    def hand(self, container: str, kind: CustodyKind) -> CustodyFact | None:
        """Last custody transfer of this kind of a container."""
        return next(
            (transfer for transfer in reversed(self.hands) if (transfer.container, transfer.kind) == (container, kind)),
            None,
        )

    def bedside(self, infusion: int, revision: int) -> BedsideFact | None:
        """Notes on a revision of an infusion; None if none were taken."""
        notes = (note for note in self.bedsides if (note.infusion, note.revision) == (infusion, revision))
        return next(notes, None)

    @property
    def logins(self) -> frozenset[str]:
        """Logins of all recorders."""
        labelled = {note.by for note in self.label_notes} | {form.printed_by for form in self.forms}
        handed = {transfer.by for transfer in self.hands} | {scan.by for scan in self.scans}
        return frozenset(labelled | handed)


NOTHING_YET = Ward()
