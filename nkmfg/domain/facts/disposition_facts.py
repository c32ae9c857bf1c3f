"""What comes after the culture, as facts of the dossier: results, decisions, permissions, infusions, IL-2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from nkmfg.domain.recipe.eligibility import Reason


class Decision(StrEnum):
    """What was decided about a batch. Whether its results are complete is another matter."""

    RELEASED = "released for use"
    CERTIFIED = "certified"
    EXCEPTIONAL_SUPPLY = "exceptional supply"  # out of specification, at the physician's request; never called released
    REJECTED = "rejected"
    RECALLED = "recalled"
    TERMINATED = "terminated in culture"
    DESTROYED = "not infused and destroyed"
    NOT_CERTIFIED = "closed without certification"


QUARANTINE = "quarantine"
TO_THE_PATIENT = frozenset({Decision.RELEASED, Decision.CERTIFIED, Decision.EXCEPTIONAL_SUPPLY})


class Paper(StrEnum):
    """A document behind a decision: who said it, when, and where it is filed."""

    REQUEST = "request"
    BENEFIT = "benefit and alternatives"
    RISK = "risk evaluation"
    ACCEPTANCE = "acceptance"
    SPONSOR = "sponsor told"
    DONOR_TOLD = "donor determination told"

    @property
    def words(self) -> str:
        return _PAPERS[self]


_PAPERS = {
    Paper.REQUEST: "the request of the treating physician",
    Paper.BENEFIT: "the immediate hazard to the patient, and the alternatives",
    Paper.RISK: "the risk evaluation sent by the manufacturer",
    Paper.ACCEPTANCE: "the acceptance of the risk by the physician",
    Paper.SPONSOR: "the notification of the sponsor",
    Paper.DONOR_TOLD: "the completed determination of the donor, told to the physician",
}


class Ground(StrEnum):
    """Why cells of a donor who is not found eligible may be used all the same (21 CFR 1271.60(d), 1271.65(b))."""

    URGENT_NEED = "urgent medical need"
    RELATIVE = "first- or second-degree blood relative"


class Finding(StrEnum):
    """What QA decided of a positive that was reported."""

    CONFIRMED = "confirmed"
    FALSE_POSITIVE = "false positive"


class NoteKind(StrEnum):
    """What is written down after a positive was phoned in."""

    TOLD = "told"
    GRAM = "Gram stain"
    ORGANISM = "organism"
    SENSITIVITIES = "sensitivities"
    OTHER = "other"


class Reaction(StrEnum):
    """The worst reaction to an infusion, graded as adverse events are (CTCAE 4.0)."""

    NONE = "none"
    GRADE_1 = "grade 1"
    GRADE_2 = "grade 2"
    GRADE_3 = "grade 3"
    GRADE_4 = "grade 4"
    GRADE_5 = "grade 5"


class Residue(StrEnum):
    """What became of what was left in the container."""

    NONE = "none left"
    CULTURED = "sent to culture"
    DESTROYED = "destroyed before a witness"


class Il2Given(StrEnum):
    """What became of an ordered dose of IL-2."""

    GIVEN = "given"
    HELD = "held"  # for toxicity
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """A result as it was written down at one time. `number` is in the unit of the result."""

    kind: str
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
    """One result with everything ever written of it, the first entry first; of a sample, a container, or neither."""

    criterion: str
    ordinal: int
    sample: str | None
    container: str | None
    entries: tuple[ResultEntry, ...]

    @property
    def first(self) -> ResultEntry:
        return self.entries[0]

    @property
    def last(self) -> ResultEntry:
        return self.entries[-1]

    @property
    def is_changed(self) -> bool:
        return len(self.entries) > 1

    @property
    def stands(self) -> bool:
        """False once it was voided."""
        return self.last.kind != "void"

    @property
    def of(self) -> str:
        """The sample or container, as people name it."""
        return f"sample {self.sample}" if self.sample else f"container {self.container}" if self.container else ""

    @property
    def key(self) -> str:
        """The test and which result of it: `gram#1`."""
        return f"{self.criterion}#{self.ordinal}"


@dataclass(frozen=True, slots=True)
class DispositionFact:
    """A signed decision about the batch, with what was pending when it was made."""

    ordinal: int
    decision: Decision
    pending: Mapping[str, str]  # by key of the test: the sentence as it was shown
    reason: str | None
    decided_at: datetime
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class AtRiskFact:
    """Something QA permitted to be used before its results were in; `still_pending` is read where release is asked."""

    thing: str  # "lot L-0012", "donor D-0001"
    pending: Mapping[str, str]  # by key of the fault or reason: the sentence as it was shown
    permitted_at: datetime
    still_pending: tuple[str, ...] | None = None  # keys of them


@dataclass(frozen=True, slots=True)
class HoldNote:
    """What was found out of a positive, or who was told of it; never changed."""

    kind: NoteKind
    text: str  # the finding; of somebody told, name and function
    telephone: str | None
    read_back: bool | None
    happened_at: datetime
    recorded_by: str  # login


@dataclass(frozen=True, slots=True)
class HoldFact:
    """A positive that was reported of the batch, or of what it shares with another, and what was decided on it."""

    number: str
    thing: str  # "sample S-014-P of batch NK-26-014", "lot L-0012", "donor D-0001"
    called_at: datetime
    caller: str
    verdict: str | None  # "confirmed", "false positive"; None until QA has decided
    cause: str | None = None
    said: str | None = None
    recorded_by: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = None
    notes: tuple[HoldNote, ...] = ()

    @property
    def stops(self) -> bool:
        """Only a false positive, signed by QA, lets go."""
        return self.verdict != Finding.FALSE_POSITIVE

    @property
    def sentence(self) -> str:
        how = "confirmed" if self.verdict == Finding.CONFIRMED else "not confirmed yet"
        return f"Stopped: a positive was reported of {self.thing} ({self.number}, {how})."


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """What QA answers to an exception, and by whom."""

    exception: str
    what: str
    answer: str
    name: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A document behind a decision."""

    kind: Paper
    ordinal: int
    person: str  # who said it, as on the document
    happened_at: datetime
    reference: str
    statement: str | None
    recorded_by: str  # login


@dataclass(frozen=True, slots=True)
class GroundFact:
    """QA's permission to use cells of a donor who is not found eligible, with what it rests on."""

    ordinal: int
    ground: Ground
    verdict: str  # of the regulation then: "not_complete", "ineligible"
    because: str
    reference: str
    physician: str
    told_at: datetime
    findings: Mapping[str, str]  # by key of the reason: what was against the donor, or not known, as it was shown
    legends: tuple[str, ...]  # what the label and the papers have to say
    permitted_at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class InfusionEntry:
    """An infusion as it was written down at one time."""

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
    """One container given, with every entry."""

    ordinal: int
    entries: tuple[InfusionEntry, ...]

    @property
    def last(self) -> InfusionEntry:
        return self.entries[-1]


@dataclass(frozen=True, slots=True)
class Il2Entry:
    """The IL-2 of a day as it was written down at one time."""

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
    """The IL-2 of one day of treatment, with every entry."""

    day: int
    entries: tuple[Il2Entry, ...]

    @property
    def last(self) -> Il2Entry:
        return self.entries[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFact:
    """What holds the donor up: reasons of the protocol's and the regulation's verdict that are not met, or open."""

    against: tuple[Reason, ...] = ()
    pending: tuple[Reason, ...] = ()
    verdict: str = "eligible"  # of the regulation
    close_relative: bool = False
    legends: tuple[str, ...] = ()

    @property
    def by_regulation(self) -> tuple[Reason, ...]:
        """Those of the regulation: a ground may answer them."""
        return tuple(reason for reason in (*self.against, *self.pending) if reason.source.is_regulation)
