"""The dossier: all facts of a batch, frozen, without database ids, from which all views are derived."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.context_facts import AnswerFact
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.disposition_facts import (
    AtRiskFact,
    Decision,
    DispositionFact,
    GroundFact,
    HoldFact,
    Il2Fact,
    InfusionFact,
    PaperFact,
    ResultFact,
)
from nkmfg.domain.facts.entry_kinds import ANSWERS, CHANGES, EntryKind
from nkmfg.domain.facts.materials import NO_MATERIALS, Materials
from nkmfg.domain.facts.order import CollectionFact, OrderFact
from nkmfg.domain.facts.questioned import WithdrawalFact, WorkAnswerFact
from nkmfg.domain.facts.ward import NOTHING_YET, Ward
from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.permissions.states import BatchState, RunState
from nkmfg.domain.recipe.donor_testing import MarkerResult
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, Field, Recipe, Step, Subject
from nkmfg.domain.recipe.schedule import Window, culture_day, is_late_entry
from nkmfg.domain.values.errors import Unknown
from nkmfg.domain.values.hashing import sha256


@dataclass(frozen=True, slots=True, order=True)
class About:
    """Subject of an entry: the batch (no code), a vessel, a sample, or a movement ("seed/0/1#2")."""

    kind: Subject
    code: str = ""


BATCH = About(Subject.BATCH)


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """Key of a line: field of a run, subject, and replicate."""

    run: str
    field: str
    about: About
    replicate: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One value exactly as typed. `number` is in the typed unit."""

    kind: EntryKind
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
        """True for an entry with a value, as opposed to a void or n/a."""
        return self.kind in ANSWERS


@dataclass(frozen=True, slots=True)
class Line:
    """A line with all its entries in order."""

    key: LineKey
    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """Original entry."""
        return self.entries[0]

    @property
    def last(self) -> Entry:
        """Latest entry of any kind."""
        return self.entries[-1]

    @property
    def value(self) -> Entry | None:
        """Current value; None if it is voided or not applicable."""
        return self.last if self.last.is_answer else None

    @property
    def is_changed(self) -> bool:
        """True if an entry was corrected or voided."""
        return any(entry.kind in CHANGES for entry in self.entries)


@dataclass(frozen=True, slots=True)
class SignatureFact:
    """A signature in the record, with the copy shown to the signer."""

    scope: str
    meaning: Meaning
    statement: str
    name: str
    role: str
    login: str
    at: datetime
    proven_by: ProvenBy
    digest: str
    payload: str

    @property
    def is_whole(self) -> bool:
        """False where the stored copy is not the one that was signed."""
        return sha256(self.payload) == self.digest


@dataclass(frozen=True, slots=True)
class Run:
    """One occurrence of a step, with its lines."""

    key: str
    step: Step
    day: int | None  # after its schedule's anchor
    ordinal: int
    added_because: str | None
    window: Window | None
    state: RunState
    done_at: datetime | None
    lines: tuple[Line, ...]
    signatures: tuple[SignatureFact, ...]

    def line(self, field: str, about: About = BATCH, replicate: int = 1) -> Line | None:
        """Line of a field about a subject; None without entries."""
        for line in self.lines:
            key = line.key
            if key.field == field and key.about == about and key.replicate == replicate:
                return line
        return None

    def value(self, field: str, about: About = BATCH, replicate: int = 1) -> Entry | None:
        """Current entry with a value; None if there is none."""
        line = self.line(field, about, replicate)
        return None if line is None else line.value

    def number(self, field: str, about: About = BATCH, replicate: int = 1) -> Fraction | None:
        """Value in the unit of calculations; None if there is none."""
        entry = self.value(field, about, replicate)
        if entry is None or entry.number is None:
            return None
        return Fraction(entry.number) * Fraction(self.factor(field))

    def factor(self, field: str) -> Decimal:
        """Factor from the unit of a field as typed to its unit of calculation. Raises KeyError."""
        return self.step.field_named(field).unit_factor

    def field(self, key: str) -> Field | None:
        """Field of the step by key; None if the step has no such field."""
        return next((field for field in self.step.fields if field.key == key), None)

    def answer(self, field: str, about: About = BATCH, replicate: int = 1) -> str | None:
        """Text chosen or typed; None if there is none."""
        entry = self.value(field, about, replicate)
        return None if entry is None else entry.typed

    def moment(self, about: About) -> datetime | None:
        """Moment of the work on a subject: the latest event time of its lines."""
        moments = [line.last.happened_at for line in self.lines if line.key.about == about and line.value]
        return max(moments, default=None)

    def about(self, kind: Subject) -> tuple[About, ...]:
        """Subjects of this kind with lines in the run, in order of entry."""
        return tuple(dict.fromkeys(line.key.about for line in self.lines if line.key.about.kind is kind))

    @property
    def performers(self) -> frozenset[str]:
        """Logins of the performers of all entries."""
        return frozenset(entry.performed_by for line in self.lines for entry in line.entries)

    @property
    def participants(self) -> frozenset[str]:
        """People who performed, recorded or corrected anything of it."""
        return self.performers | {entry.recorded_by for line in self.lines for entry in line.entries}


@dataclass(frozen=True, slots=True)
class VesselFact:
    """A vessel of the batch; its content is computed."""

    code: str
    vessel_type: str
    place: str | None
    run: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Movement of cells from one vessel into another or out of the culture; its volume is a line."""

    run: str
    ordinal: int
    source: str | None
    target: str | None
    fate: Fate
    happened_at: datetime

    @property
    def about(self) -> About:
        """Subject of the entries about this movement: "seed/0/1#2"."""
        return About(Subject.MOVEMENT, f"{self.run}#{self.ordinal}")


@dataclass(frozen=True, slots=True)
class SampleFact:
    """A sample and the vessels it represents."""

    code: str
    material: str
    drawn_at: datetime
    run: str
    vessels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttachmentFact:
    """A file attached to the batch; `size` in bytes, `added_at` in UTC."""

    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """All facts of the work on a batch, read once. Decisions need more: `ReleaseDossier`."""

    number: str
    state: BatchState
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
    signatures: tuple[SignatureFact, ...]
    results: tuple[ResultFact, ...] = ()
    dispositions: tuple[DispositionFact, ...] = ()
    at_risk: tuple[AtRiskFact, ...] = ()
    infusions: tuple[InfusionFact, ...] = ()
    il2_doses: tuple[Il2Fact, ...] = ()
    holds: tuple[HoldFact, ...] = ()
    answers: tuple[AnswerFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    grounds: tuple[GroundFact, ...] = ()
    donor_markers: tuple[MarkerResult, ...] = ()
    ward: Ward = NOTHING_YET
    materials: Materials = NO_MATERIALS
    work_answers: tuple[WorkAnswerFact, ...] = ()  # oldest first
    withdrawal: WithdrawalFact | None = None  # of the version of its recipe

    @property
    def decision(self) -> Decision:
        """Latest decision; quarantine before the first one."""
        return self.dispositions[-1].decision if self.dispositions else Decision.QUARANTINE

    def signed_under(self, scope: str) -> tuple[SignatureFact, ...]:
        """Signatures with a scope of the batch, in order: "results", "infusion/1"."""
        return tuple(signature for signature in self.signatures if signature.scope == f"batch/{self.number}/{scope}")

    def run(self, key: str) -> Run:
        """Return a run by key; raises KeyError."""
        for candidate in self.runs:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def lines(self) -> Iterator[tuple[Run, Line]]:
        """All lines of the batch with their runs, in order."""
        for run in self.runs:
            for line in run.lines:
                yield run, line

    def vessel(self, code: str) -> VesselFact:
        """Return a vessel or container by its exact code; raises Unknown for any other spelling of it."""
        for candidate in self.vessels:
            if candidate.code == code:
                return candidate
        raise Unknown("container.unknown", batch=self.number, container=code)

    def moved_by(self, run: str) -> tuple[Movement, ...]:
        """Movements recorded in a run, by its key."""
        return tuple(movement for movement in self.movements if movement.run == run)

    def name(self, login: str) -> str:
        """Printed name of a login; the login itself if the person is not in the record."""
        return self.people.get(login, login)

    def day_of(self, at: datetime) -> int | None:
        """Culture day of a moment; None before the start of the culture."""
        if self.culture_started_at is None:
            return None
        return culture_day(at, self.culture_started_at, self.zone)

    def is_late(self, entry: Entry) -> bool:
        """True if an entry was typed later after the event than the recipe allows (`late_entry_minutes`)."""
        return is_late_entry(entry.happened_at, entry.entered_at, self.recipe.late_entry_minutes)

    @property
    def dose_cells(self) -> Fraction | None:
        """NK cells ordered: dose level × weight; None if a paper record lacks one of them."""
        if self.order.weight_kg is None or self.order.dose_level == NOT_IN_SOURCE:
            return None
        return Fraction(self.recipe.dose_level(self.order.dose_level).per_kg) * Fraction(self.order.weight_kg)
