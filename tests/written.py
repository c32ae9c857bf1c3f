"""A record made in memory, entry by entry, from the shipped recipe: what a dossier would hold had it been typed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Self, TypeAlias
from zoneinfo import ZoneInfo

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.context_facts import ContextFacts
from nkmfg.domain.facts.disposition_facts import DonorFact
from nkmfg.domain.facts.dossier import (
    BATCH,
    About,
    AttachmentFact,
    DeviationFact,
    Dossier,
    Entry,
    Line,
    LineKey,
    Movement,
    Run,
    SampleFact,
    SignatureFact,
    VesselFact,
)
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.facts.order import CollectionFact, OrderFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.figures.run_signature import run_facts, scope_of
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.reviews import signed_reviews
from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.permissions.states import BatchState, DeviationState, RunState
from nkmfg.domain.recipe.model import FieldKind, Operation, Recipe, Subject
from nkmfg.domain.recipe.schedule import PlannedRun, due_window, planned_runs
from nkmfg.domain.recipe_file.canonical import digest
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.quantities import parse_number
from nkmfg.recipes import shipped

ZONE = ZoneInfo("Europe/Minsk")
FIRST_DAY = date(2026, 11, 8)
NUMBER = "NK-26-014"
PEOPLE = {
    "anna": "Anna Kowalska",
    "boris": "Борис Лебедев",
    "clara": "Clara Öhman",
    "vera": "Вера Орлова",
    "zoe": "Zoë Never-Here",
}
ROLES = {"anna": "technician", "boris": "technician", "clara": "head of production", "vera": "QA"}
A_MINUTE = timedelta(minutes=1)
RECIPE = shipped()
RECIPE_DIGEST = digest(RECIPE)


def moment(day: int, clock: str = "10:00") -> datetime:
    """A time of day on a culture day, where the site is."""
    return datetime.combine(FIRST_DAY + timedelta(days=day), time.fromisoformat(clock), ZONE)


def vessel(code: str) -> About:
    return About(Subject.VESSEL, code)


def sample(code: str) -> About:
    return About(Subject.SAMPLE, code)


NO_CONTEXT_FACTS = ContextFacts((), (), (), ())
Seen: TypeAlias = tuple[Dossier, BatchFigures]


@dataclass
class Written:
    """A batch in the making: what is written of it. Every method adds to the record and returns the batch."""

    number: str
    recipe: Recipe
    zone: ZoneInfo = ZONE
    by: str = "anna"
    recorded_by: str = "boris"
    lines: dict[LineKey, list[Entry]] = field(default_factory=dict)
    vessels: dict[str, VesselFact] = field(default_factory=dict)
    movements: list[Movement] = field(default_factory=list)
    samples: list[SampleFact] = field(default_factory=list)
    signatures: list[SignatureFact] = field(default_factory=list)
    deviations: list[DeviationFact] = field(default_factory=list)
    attachments: list[AttachmentFact] = field(default_factory=list)
    planned: list[PlannedRun] = field(default_factory=list)
    added: dict[str, str] = field(default_factory=dict)
    states: dict[str, RunState] = field(default_factory=dict)
    culture_started_at: datetime | None = None
    last: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.planned = list(planned_runs(self.recipe))

    # what is written

    def moved(
        self, run: str, source: str, target: str | None, ml: str, at: datetime, fate: Fate = Fate.CULTURE
    ) -> Self:
        ordinal = 1 + sum(movement.run == run for movement in self.movements)
        self.movements.append(Movement(run, ordinal, source, target, fate, at))
        return self.wrote(run, "volume_ml", ml, self.movements[-1].about, at=at)

    def wrote(
        self,
        run: str,
        name: str,
        typed: str,
        about: About = BATCH,
        *,
        at: datetime,
        replicate: int = 1,
        by: str = "",
        recorded_by: str = "",
        entered_at: datetime | None = None,
        kind: str = EntryKind.VALUE,
        reason: str | None = None,
        working: str | None = None,
    ) -> Self:
        """One more entry on a line; `working` is the calculated number that stood beside it."""
        known = self.recipe.step(run.split("/")[0]).field_named(name)
        key = LineKey(run, name, about, replicate)
        written = self.lines.setdefault(key, [])
        number = parse_number(typed, negative=True) if known.kind is FieldKind.NUMBER and typed else None
        written.append(
            Entry(
                kind=EntryKind(kind),
                revision=len(written) + 1,
                typed=typed or None,
                unit=known.unit,
                comparator=str(number.comparator) if number and number.comparator else None,
                number=number.value if number else None,
                lot=typed if known.kind is FieldKind.LOT else None,
                equipment=typed if known.kind is FieldKind.EQUIPMENT else None,
                attachment=None,
                working=working,
                happened_at=at,
                entered_at=entered_at or at + A_MINUTE,
                performed_by=by or self.by,
                recorded_by=recorded_by or self.recorded_by,
                reason=reason,
            )
        )
        self.last = run
        return self

    def corrected(self, key: LineKey, typed: str, reason: str, *, at: datetime, by: str = "") -> Self:
        return self._again(key, typed, "correction", reason, at, by)

    def voided(self, key: LineKey, reason: str, *, at: datetime, by: str = "") -> Self:
        return self._again(key, "", "void", reason, at, by)

    def confirmed(self, key: LineKey, reason: str, *, at: datetime, by: str = "") -> Self:
        return self._again(key, self.lines[key][-1].typed or "", "confirmation", reason, at, by)

    def _again(self, key: LineKey, typed: str, kind: str, reason: str, at: datetime, by: str) -> Self:
        before = self.lines[key][-1]
        return self.wrote(
            key.run,
            key.field,
            typed,
            key.about,
            at=before.happened_at,
            replicate=key.replicate,
            by=before.performed_by,
            recorded_by=by or self.recorded_by,
            entered_at=at,
            kind=kind,
            reason=reason,
        )

    def adds(self, operation: Operation, day: int, reason: str) -> str:
        """A run that was not planned; its key."""
        step = self.recipe.addable_step(operation)
        assert step is not None
        ordinal = 1 + max((planned.ordinal for planned in self.planned if planned.step == step.key), default=0)
        self.planned.append(PlannedRun(step.key, day, ordinal))
        key = f"{step.key}/{day}/{ordinal}"
        self.added[key] = reason
        self.last = key
        return key

    def left_out(self, run: str) -> Self:
        self.states[run] = RunState.SKIPPED
        return self

    def in_doubt(self, run: str) -> Self:
        self.states[run] = RunState.TO_CONFIRM
        return self

    def seen(self) -> Seen:
        """What a signer is shown by now."""
        dossier = self.dossier()
        return dossier, figures(dossier)

    def signed(self, run: str, login: str, meaning: str, at: datetime | None = None, seen: Seen | None = None) -> Self:
        """A signature on what the record says of the run by now, or said when it was `seen`."""
        dossier, numbers = seen or self.seen()
        fact = dossier.run(run)
        performer = login if meaning == "performed" else None
        statement = f"I {meaning} this step of batch {self.number}: {fact.step.title}."
        scope = scope_of(dossier, fact, performer)
        facts = run_facts(dossier, numbers, fact, performer)
        copy = {"facts": facts, "meaning": meaning, "scope": scope, "statement": statement, "version": 1}
        moments = [line.last.entered_at for line in fact.lines]
        return self._sign(scope, meaning, statement, login, at or max(moments) + 5 * A_MINUTE, canonical(copy))

    def _sign(self, scope: str, meaning: str, statement: str, login: str, at: datetime, payload: str) -> Self:
        proven = ProvenBy.BADGE_AND_PIN
        signed = SignatureFact(
            scope, Meaning(meaning), statement, PEOPLE[login], ROLES[login], login, at, proven, sha256(payload), payload
        )
        self.signatures.append(signed)
        return self

    def deviated(
        self,
        event: str,
        run: str | None = None,
        *,
        at: datetime,
        closed_with: str | None = None,
        check: Check | None = None,
    ) -> Self:
        """A deviation written by a person, or opened for a check."""
        number = f"{self.number}-D{len(self.deviations) + 1:02d}"
        closed_at = at + timedelta(days=1) if closed_with else None
        state = DeviationState.CLOSED if closed_with else DeviationState.OPEN
        key = check.key if check else ("manual", "batch", number)
        self.deviations.append(DeviationFact(number, run, *key, event, at, state, closed_with, closed_at))
        if closed_at is None:
            return self
        scope, statement = f"deviation/{number}", f"Deviation {number} is assessed and closed: {closed_with}"
        payload = canonical(
            {"facts": {"number": number}, "meaning": "approved", "scope": scope, "statement": statement, "version": 1}
        )
        return self._sign(scope, "approved", statement, "vera", closed_at, payload)

    def attached(self, name: str, *, at: datetime) -> Self:
        self.attachments.append(AttachmentFact(name, "text/csv", 4711, sha256(name), at))
        return self

    def having(self, **changes: Any) -> Self:
        """The same batch with other facts in its dossier."""
        self.changes |= changes
        return self

    # what comes of it

    def key_of(self, step: str, day: int | None = None, ordinal: int = 1) -> str:
        """The key of a run."""
        return f"{step}/{'-' if day is None else day}/{ordinal}"

    def dossier(self) -> ReleaseDossier:
        runs = self._runs()
        latest = max(
            (entry.entered_at for entries in self.lines.values() for entry in entries), default=moment(0, "08:00")
        )
        made = ReleaseDossier(
            number=self.number,
            state=BatchState.OPEN,
            mark="TEST",
            site="Отделение клеточных технологий, Минск",
            zone=self.zone,
            issued_at=moment(-1, "16:00"),
            culture_started_at=self.culture_started_at,
            read_at=latest + timedelta(hours=2),
            software_version="0.1.0",
            recipe=self.recipe,
            recipe_digest=RECIPE_DIGEST,
            order=ORDER,
            collection=COLLECTION,
            people=PEOPLE,
            runs=runs,
            vessels=tuple(self.vessels.values()),
            movements=tuple(self.movements),
            samples=tuple(self.samples),
            deviations=tuple(self.deviations),
            attachments=tuple(self.attachments),
            signatures=tuple(self.signatures),
            context=NO_CONTEXT_FACTS,
            donor=DonorFact(),
            heads={},
            pending_now={},
        )
        made = replace(made, **self.changes)
        if "heads" not in self.changes:  # the trail is what its reviews saw
            made = replace(made, heads={review.seq: review.head for review in signed_reviews(made)})
        if "pending_now" not in self.changes:  # nothing of it has come in
            made = replace(made, pending_now={use.thing: tuple(use.pending) for use in made.at_risk})
        return made

    def _runs(self) -> tuple[Run, ...]:
        by_run: dict[str, list[Line]] = {}
        for key, entries in self.lines.items():
            by_run.setdefault(key.run, []).append(Line(key, tuple(entries)))
        done = {run: max(line.last.happened_at for line in lines) for run, lines in by_run.items()}
        anchors = self._anchors(done)
        return tuple(self._fact(planned, by_run, done, anchors) for planned in self.planned)

    def _fact(
        self,
        planned: PlannedRun,
        by_run: dict[str, list[Line]],
        done: dict[str, datetime],
        anchors: dict[str, datetime],
    ) -> Run:
        step = self.recipe.step(planned.step)
        key = self.key_of(planned.step, planned.day, planned.ordinal)
        anchor = anchors.get(step.schedule.anchor) if step.schedule else None
        added = self.added.get(key)
        scope = f"run/{self.number}/{key}"
        return Run(
            key=key,
            step=step,
            day=planned.day,
            ordinal=planned.ordinal,
            added_because=added,
            window=None if added else due_window(step.schedule, planned.day, anchor, self.zone),
            state=self.states.get(key, RunState.RECORDED if key in by_run else RunState.OPEN),
            done_at=done.get(key),
            lines=tuple(by_run.get(key, ())),
            signatures=tuple(s for s in self.signatures if s.scope == scope or s.scope.startswith(f"{scope}/")),
        )

    def _anchors(self, done: dict[str, datetime]) -> dict[str, datetime]:
        anchors = {run.split("/")[0]: at for run, at in done.items()}
        if self.culture_started_at:
            anchors["culture_start"] = self.culture_started_at
        for key in ("isolate_gradient", "deplete_cd3"):
            if key in anchors:
                anchors["isolation"] = anchors[key]
        return anchors

    def _run(self, step: str, day: int | None = None) -> str:
        """The planned run of a step, on that day where it has days."""
        fitting: Iterable[PlannedRun] = (planned for planned in self.planned if planned.step == step)
        found = [item for item in fitting if item.day is None or item.day == day or day is None]
        assert found, f"{step} is not planned on day {day}"
        return self.key_of(step, found[0].day, found[0].ordinal)

    def _vessel(self, code: str, vessel_type: str, run: str) -> None:
        self.vessels.setdefault(code, VesselFact(code, vessel_type, "incubator 3, shelf 2", run))


ORDER = OrderFact(
    coi_code="COI-7F3K-22Q",
    donor="D-0231",
    patient="P-0117",
    relationship="mother",
    hla_match="haploidentical",
    version=1,
    dose_level="level_50",
    weight_kg=Decimal("18.4"),
    weighed_at=moment(-3, "09:00"),
    weight_is_verified=True,
    ordered_at=moment(-3, "12:00"),
    made_for_version=1,
)
COLLECTION = CollectionFact(
    din="W1234 26 000123",
    started_at=moment(-1, "11:00"),
    ended_at=moment(-1, "14:10"),
    volume_ml=Decimal(182),
    anticoagulant="ACD-A",
    device="APH-1",
)
