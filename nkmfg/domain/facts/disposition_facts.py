"""Facts after the culture: results, decisions, permissions, infusions, IL-2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.domain.recipe.eligibility import Eligibility, Reason


class Decision(StrEnum):
    """Decision about a batch, independent of the completeness of its results."""

    QUARANTINE = "quarantine"  # before anything was decided; no row says it
    RELEASED = "released_for_use"
    CERTIFIED = "certified"
    EXCEPTIONAL_SUPPLY = "exceptional_supply"  # out of specification, at the physician's request; no release
    REJECTED = "rejected"
    RECALLED = "recalled"
    TERMINATED = "terminated_in_culture"
    DESTROYED = "not_infused_and_destroyed"
    NOT_CERTIFIED = "closed_without_certification"


TO_THE_PATIENT = frozenset({Decision.RELEASED, Decision.CERTIFIED, Decision.EXCEPTIONAL_SUPPLY})


class Paper(StrEnum):
    """Kind of a document that a decision is based on."""

    REQUEST = "request"
    BENEFIT = "benefit_and_alternatives"
    RISK = "risk_evaluation"
    ACCEPTANCE = "acceptance"
    SPONSOR = "sponsor_told"
    DONOR_TOLD = "donor_determination_told"


class Ground(StrEnum):
    """Grounds for the use of cells of a donor not found eligible (21 CFR 1271.60(d), 1271.65(b))."""

    URGENT_NEED = "urgent_medical_need"
    RELATIVE = "close_relative"


class Finding(StrEnum):
    """Verdict of QA on a reported positive."""

    CONFIRMED = "confirmed"
    FALSE_POSITIVE = "false_positive"


class NoteKind(StrEnum):
    """Kind of a note on a positive reported by telephone."""

    TOLD = "told"
    GRAM = "gram_stain"
    ORGANISM = "organism"
    SENSITIVITIES = "sensitivities"
    OTHER = "other"


class Reaction(StrEnum):
    """Worst reaction to an infusion, graded as an adverse event (CTCAE 4.0)."""

    NONE = "none"
    GRADE_1 = "grade_1"
    GRADE_2 = "grade_2"
    GRADE_3 = "grade_3"
    GRADE_4 = "grade_4"
    GRADE_5 = "grade_5"


class Residue(StrEnum):
    """Fate of the residue in the container."""

    NONE = "none_left"
    CULTURED = "sent_to_culture"
    DESTROYED = "destroyed_before_a_witness"


class Il2Given(StrEnum):
    """Fate of an ordered dose of IL-2."""

    GIVEN = "given"
    HELD = "held"  # for toxicity
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """One revision of a result. `number` is in the unit of the result."""

    kind: ResultEntryKind
    revision: int
    typed: str | None
    unit: str
    comparator: str | None
    number: Decimal | None
    outcome: str | None
    is_preliminary: bool
    loq: Decimal | None
    events: int | None
    sampled_at: datetime | None
    resulted_at: datetime | None
    laboratory: str | None
    entered_at: datetime
    reported_by: str  # login
    reason: str | None


@dataclass(frozen=True, slots=True)
class ResultFact:
    """One result with all its entries in order; of a sample, a container, or neither."""

    criterion: str
    ordinal: int
    sample: str | None
    container: str | None
    entries: tuple[ResultEntry, ...]

    @property
    def first(self) -> ResultEntry:
        """Entry as first reported."""
        return self.entries[0]

    @property
    def last(self) -> ResultEntry:
        """Latest entry."""
        return self.entries[-1]

    @property
    def is_changed(self) -> bool:
        """True if an entry follows the first one."""
        return len(self.entries) > 1

    @property
    def stands(self) -> bool:
        """False if it is voided."""
        return self.last.kind != ResultEntryKind.VOID

    @property
    def of(self) -> str:
        """Name of the sample or container."""
        return f"sample {self.sample}" if self.sample else f"container {self.container}" if self.container else ""

    @property
    def key(self) -> str:
        """Test and ordinal of the result: `gram#1`."""
        return f"{self.criterion}#{self.ordinal}"


@dataclass(frozen=True, slots=True)
class DispositionFact:
    """A signed decision about the batch, with the tests pending at that time."""

    ordinal: int
    decision: Decision
    pending: Mapping[str, str]  # by key of the test: the sentence as it was shown
    reason: str | None
    decided_at: datetime
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class AtRiskFact:
    """Use of something permitted by QA before its results are in."""

    thing: str  # "lot L-0012", "donor D-0001"
    pending: Mapping[str, str]  # by key of the fault or reason: the sentence as it was shown
    permitted_at: datetime


@dataclass(frozen=True, slots=True)
class HoldNote:
    """An immutable note on a positive: a finding, or a person notified."""

    kind: NoteKind
    text: str  # the finding, or name and function of the person notified
    telephone: str | None
    read_back: bool | None
    happened_at: datetime
    recorded_by: str  # login


@dataclass(frozen=True, slots=True)
class HoldFact:
    """A positive reported for the batch or for something it shares with others, with its verdict."""

    number: str
    thing: str  # "sample S-014-P of batch NK-26-014", "lot L-0012", "donor D-0001"
    called_at: datetime
    caller: str
    verdict: Finding | None  # None before QA's verdict
    cause: str | None = None
    said: str | None = None
    recorded_by: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = None
    notes: tuple[HoldNote, ...] = ()

    @property
    def stops(self) -> bool:
        """True unless QA has signed that it is a false positive."""
        return self.verdict != Finding.FALSE_POSITIVE


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A document that a decision is based on."""

    kind: Paper
    ordinal: int
    person: str  # author, as on the document
    happened_at: datetime
    reference: str
    statement: str | None
    recorded_by: str  # login


@dataclass(frozen=True, slots=True)
class GroundFact:
    """QA's permission to use cells of a donor not found eligible, with its grounds."""

    ordinal: int
    ground: Ground
    verdict: Eligibility  # by the regulation at that time
    because: str
    reference: str
    physician: str
    physician_told_at: datetime
    findings: Mapping[str, str]  # by key of the reason: what was against the donor, or not known, as it was shown
    legends: tuple[str, ...]  # what the label and the papers have to say
    permitted_at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class InfusionEntry:
    """One revision of an infusion."""

    revision: int
    container: str
    identity_matched: bool
    started_at: datetime
    stopped_at: datetime | None
    given_typed: str
    given_ml: Decimal
    weight_typed: str
    weight_kg: Decimal
    reaction: Reaction
    reaction_action: str | None
    residue: Residue
    entered_at: datetime
    given_by: str
    recorded_by: str  # login
    reason: str | None


@dataclass(frozen=True, slots=True)
class InfusionFact:
    """One infused container with all its entries."""

    ordinal: int
    entries: tuple[InfusionEntry, ...]

    @property
    def last(self) -> InfusionEntry:
        """Latest revision."""
        return self.entries[-1]


@dataclass(frozen=True, slots=True)
class Il2Entry:
    """One revision of the IL-2 of a day."""

    revision: int
    given: Il2Given
    ordered_typed: str
    ordered_iu: Decimal
    given_typed: str | None
    given_iu: Decimal | None
    given_at: datetime | None
    site: str | None
    lot: str | None
    entered_at: datetime
    recorded_by: str  # login
    reason: str | None


@dataclass(frozen=True, slots=True)
class Il2Fact:
    """The IL-2 of one day of treatment with all its entries."""

    day: int
    entries: tuple[Il2Entry, ...]

    @property
    def last(self) -> Il2Entry:
        """Latest revision."""
        return self.entries[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFact:
    """Reasons against the donor and reasons not yet known; `verdict` is that of the regulation."""

    against: tuple[Reason, ...] = ()
    pending: tuple[Reason, ...] = ()
    verdict: Eligibility = Eligibility.ELIGIBLE  # of the regulation
    close_relative: bool = False
    legends: tuple[str, ...] = ()

    @property
    def by_regulation(self) -> tuple[Reason, ...]:
        """Reasons of the regulation, the only ones a `Ground` can answer."""
        return tuple(reason for reason in (*self.against, *self.pending) if reason.source.is_regulation)
