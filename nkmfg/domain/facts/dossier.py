"""A batch read whole: frozen facts under the names people use, no database ids. Everything shown is made from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.context_facts import NOTHING_BESIDE, Beside
from nkmfg.domain.facts.disposition_facts import (
    QUARANTINE,
    AnswerFact,
    AtRiskFact,
    DispositionFact,
    DonorFact,
    GroundFact,
    HoldFact,
    Il2Fact,
    InfusionFact,
    PaperFact,
    ResultFact,
)
from nkmfg.domain.facts.ward import NOTHING_YET, Ward
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, Field, Recipe, Step, Subject
from nkmfg.domain.recipe.schedule import Window, culture_day, is_late_entry


@dataclass(frozen=True, slots=True, order=True)
class About:
    """What an entry is about: the batch (no code), a vessel, a sample, or a movement ("seed/0/1#2")."""

    kind: Subject
    code: str = ""


BATCH = About(Subject.BATCH)


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """A line of the record: one field of one run, about one thing, one replicate."""

    run: str
    field: str
    about: About
    replicate: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One value exactly as typed. `number` is in the unit typed."""

    kind: str
    revision: int
    typed: str | None
    unit: str
    comparator: str | None
    number: Decimal | None
    lot: str | None
    equipment: str | None
    attachment: str | None  # SHA-256
    working: str | None
    happened_at: datetime
    entered_at: datetime
    performed_by: str  # login
    recorded_by: str
    reason: str | None

    @property
    def is_answer(self) -> bool:
        """True for an entry that gives a value; a void or n/a takes it away."""
        return self.kind in ("value", "correction", "confirmation")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with everything ever written on it, the first entry first."""

    key: LineKey
    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def last(self) -> Entry:
        return self.entries[-1]

    @property
    def value(self) -> Entry | None:
        """The value that holds now; None where it was voided or does not apply."""
        return self.last if self.last.is_answer else None

    @property
    def is_changed(self) -> bool:
        """True where another value stood here before."""
        return any(entry.kind in ("correction", "void") for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it stands in the record, with the copy its signer saw."""

    scope: str
    meaning: str
    statement: str
    name: str
    role: str
    login: str
    at: datetime
    proven_by: str
    digest: str
    payload: str


@dataclass(frozen=True, slots=True)
class Run:
    """One occurrence of a step, with its lines."""

    key: str
    step: Step
    day: int | None  # after its schedule's anchor
    ordinal: int
    added_because: str | None
    window: Window | None
    state: str
    done_at: datetime | None
    lines: tuple[Line, ...]
    signatures: tuple[Signed, ...]

    def line(self, field: str, about: About = BATCH, replicate: int = 1) -> Line | None:
        key = LineKey(self.key, field, about, replicate)
        return next((line for line in self.lines if line.key == key), None)

    def value(self, field: str, about: About = BATCH, replicate: int = 1) -> Entry | None:
        line = self.line(field, about, replicate)
        return None if line is None else line.value

    def number(self, field: str, about: About = BATCH, replicate: int = 1) -> Fraction | None:
        """The value in the unit calculations use; None where there is none."""
        entry = self.value(field, about, replicate)
        if entry is None or entry.number is None:
            return None
        return Fraction(entry.number) * Fraction(self.factor(field))

    def factor(self, field: str) -> Decimal:
        return self.step.field_named(field).unit_factor

    def field(self, key: str) -> Field | None:
        return next((field for field in self.step.fields if field.key == key), None)

    def answer(self, field: str, about: About = BATCH, replicate: int = 1) -> str | None:
        """What was chosen or written; None where nothing was."""
        entry = self.value(field, about, replicate)
        return None if entry is None else entry.typed

    def moment(self, about: About) -> datetime | None:
        """When the thing was done: the latest event time on its lines."""
        moments = [line.last.happened_at for line in self.lines if line.key.about == about and line.value]
        return max(moments, default=None)

    def about(self, kind: Subject) -> tuple[About, ...]:
        """The things of this kind the run has lines about, in the order they were written."""
        return tuple(dict.fromkeys(line.key.about for line in self.lines if line.key.about.kind is kind))

    @property
    def performers(self) -> frozenset[str]:
        return frozenset(entry.performed_by for line in self.lines for entry in line.entries)


@dataclass(frozen=True, slots=True)
class VesselFact:
    """A vessel of the batch; what it holds is computed."""

    code: str
    vessel_type: str
    place: str | None
    run: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Cells going from one vessel into another or to an end; the volume is a line about it."""

    run: str
    ordinal: int
    source: str | None
    target: str | None
    fate: Fate
    happened_at: datetime

    @property
    def about(self) -> About:
        return About(Subject.MOVEMENT, f"{self.run}#{self.ordinal}")


@dataclass(frozen=True, slots=True)
class SampleFact:
    """A sample and the vessels it stands for."""

    code: str
    material: str
    drawn_at: datetime
    run: str
    vessels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeviationFact:
    number: str
    run: str | None
    rule: str
    event: str
    opened_at: datetime
    state: str
    assessment: str | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class AttachmentFact:
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class OrderFact:
    """The order a batch is made for, as of its latest version. Codes, never names."""

    coi_code: str
    donor: str
    patient: str
    relationship: str
    hla_match: str
    version: int
    dose_level: str
    weight_kg: Decimal | None  # None where a paper record does not give it
    weighed_at: datetime | None
    weight_is_checked: bool
    ordered_at: datetime
    made_for_version: int  # the version the batch was issued for
    made_for_weight_kg: Decimal | None = None  # the weight in it
    planned_infusion_at: datetime | None = None
    duration_min: int | None = None  # absent means one hour or less
    conditioning: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFact:
    din: str
    started_at: datetime | None
    ended_at: datetime | None
    volume_ml: Decimal | None
    anticoagulant: str | None
    device: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about a batch, read once."""

    number: str
    state: str
    mark: str | None  # TEST, COMMISSIONING, or None on a production site
    site: str
    zone: ZoneInfo
    issued_at: datetime
    culture_started_at: datetime | None
    read_at: datetime
    software_version: str
    recipe: Recipe
    recipe_digest: str
    order: OrderFact
    collection: CollectionFact | None
    people: Mapping[str, str]  # login → printed name
    runs: tuple[Run, ...]
    vessels: tuple[VesselFact, ...]
    movements: tuple[Movement, ...]
    samples: tuple[SampleFact, ...]
    deviations: tuple[DeviationFact, ...]
    attachments: tuple[AttachmentFact, ...]
    signatures: tuple[Signed, ...]
    results: tuple[ResultFact, ...] = ()
    dispositions: tuple[DispositionFact, ...] = ()
    at_risk: tuple[AtRiskFact, ...] = ()
    infusions: tuple[InfusionFact, ...] = ()
    il2_doses: tuple[Il2Fact, ...] = ()
    holds: tuple[HoldFact, ...] = ()
    answers: tuple[AnswerFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    grounds: tuple[GroundFact, ...] = ()
    ward: Ward = NOTHING_YET
    donor: DonorFact | None = None  # read where release is asked
    beside: Beside = NOTHING_BESIDE  # read where a record is reviewed, printed or exported
    heads: Mapping[str, str] | None = None  # of its trail, digests by number: read where release is asked

    @property
    def decision(self) -> str:
        """What was decided last; quarantine before that."""
        return self.dispositions[-1].decision.value if self.dispositions else QUARANTINE

    def signed_under(self, scope: str) -> tuple[Signed, ...]:
        """The signatures under one scope of the batch, the first given first: "results", "infusion/1"."""
        return tuple(one for one in self.signatures if one.scope == f"batch/{self.number}/{scope}")

    def run(self, key: str) -> Run:
        """The run of that key; KeyError if there is none."""
        for one in self.runs:
            if one.key == key:
                return one
        raise KeyError(key)

    def lines(self) -> Iterator[tuple[Run, Line]]:
        for run in self.runs:
            for line in run.lines:
                yield run, line

    def moved_by(self, run: str) -> tuple[Movement, ...]:
        return tuple(one for one in self.movements if one.run == run)

    def name(self, login: str) -> str:
        return self.people.get(login, login)

    def day_of(self, at: datetime) -> int | None:
        """The culture day of a moment; None before the culture was started."""
        if self.culture_started_at is None:
            return None
        return culture_day(at, self.culture_started_at, self.zone)

    def is_late(self, entry: Entry) -> bool:
        return is_late_entry(entry.happened_at, entry.entered_at, self.recipe.late_entry_minutes)

    @property
    def dose_cells(self) -> Fraction | None:
        """NK cells ordered: dose level × weight; None where a paper record gives one of the two not."""
        if self.order.weight_kg is None or self.order.dose_level == NOT_IN_SOURCE:
            return None
        return Fraction(self.recipe.dose_level(self.order.dose_level).per_kg) * Fraction(self.order.weight_kg)
