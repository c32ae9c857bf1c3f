"""What happens to a filled container, as facts of the dossier: labels, issue, scans, forms and the bedside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class LabelDeed(StrEnum):
    """What was done with labels of a container; each is counted."""

    PRINTED = "printed"
    APPLIED = "applied"
    KEPT = "kept"  # the specimen
    DESTROYED = "destroyed"


class CustodyKind(StrEnum):
    """How a container changes hands for good."""

    ISSUED = "issued"
    RETURNED = "returned"
    DESTROYED = "destroyed"


class Flow(StrEnum):
    """What was done to a running infusion."""

    PAUSED = "paused"
    RATE = "rate changed"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class LabelFact:
    """Labels of one container printed, applied, kept or destroyed; a print holds all that stands on it."""

    container: str
    ordinal: int  # of the container's notes
    deed: LabelDeed
    copies: int
    says: Mapping[str, Any] | None
    sha256: str | None  # of what it says
    reason: str | None
    at: datetime
    by: str  # login


@dataclass(frozen=True, slots=True)
class CustodyFact:
    """A container handed to the ward, come back, or destroyed."""

    ordinal: int
    container: str
    kind: CustodyKind
    happened_at: datetime
    entered_at: datetime
    is_afterwards: bool  # written down as it had happened, past the refusal
    whom: str | None  # to whom it went, from whom it came
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
    """Something scanned or typed to be matched; those that did not match are kept like the others."""

    place: str  # "issue", "bedside"
    container: str
    asked: str  # "container", "order or patient"
    expected: str
    scanned: str
    matched: bool
    at: datetime
    by: str  # login


@dataclass(frozen=True, slots=True)
class FormFact:
    """An infusion form that was printed; its number is given once."""

    number: str
    container: str
    printed_at: datetime
    printed_by: str  # login


@dataclass(frozen=True, slots=True)
class FlowFact:
    """A pause, another rate or going on, between start and stop."""

    flow: Flow
    at: datetime
    rate_typed: str | None
    rate_ml_per_h: Decimal | None


@dataclass(frozen=True, slots=True)
class BedsideFact:
    """What the form says beside the volume: its number, the second nurse, tubing, flush, vital signs, the scan."""

    infusion: int
    revision: int
    form: str | None
    second: str | None  # the other one who matched bag and patient
    tubing_typed: str | None
    tubing_ml: Decimal | None
    flush_typed: str | None
    flush_ml: Decimal | None
    vital_signs: str | None
    attachment: str | None  # SHA-256
    flows: tuple[FlowFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Ward:
    """Everything between the filled container and the patient, in the order it was written."""

    labels: tuple[LabelFact, ...] = ()
    hands: tuple[CustodyFact, ...] = ()
    scans: tuple[ScanFact, ...] = ()
    forms: tuple[FormFact, ...] = ()
    bedsides: tuple[BedsideFact, ...] = ()

    def labels_of(self, container: str) -> tuple[LabelFact, ...]:
        return tuple(one for one in self.labels if one.container == container)

    def hand(self, container: str, kind: CustodyKind) -> CustodyFact | None:
        """The last such change of hands of a container."""
        return next((one for one in reversed(self.hands) if (one.container, one.kind) == (container, kind)), None)

    def bedside(self, infusion: int, revision: int) -> BedsideFact | None:
        mine = (one for one in self.bedsides if (one.infusion, one.revision) == (infusion, revision))
        return next(mine, None)

    @property
    def logins(self) -> frozenset[str]:
        """Everybody who wrote any of it."""
        labelled = {one.by for one in self.labels} | {one.printed_by for one in self.forms}
        handed = {one.by for one in self.hands} | {one.by for one in self.scans}
        return frozenset(labelled | handed)


NOTHING_YET = Ward()
