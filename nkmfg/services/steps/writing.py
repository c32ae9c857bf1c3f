"""Writing of a recording on a run, inside an act: rows in bulk, and the same as facts of the batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Written
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About, Dossier, LineKey, SampleFact, VesselFact
from nkmfg.domain.facts.dossier import Entry as EntryFact
from nkmfg.domain.facts.dossier import Movement as MovementFact
from nkmfg.domain.facts.materials import Materials
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.recipe.schedule import is_late_entry
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.models import Attachment, Entry, EntryKind, Movement, Sample, SampleVessel, Vessel
from nkmfg.services.dossier.materials import read_materials
from nkmfg.services.dossier.reader import BatchRows
from nkmfg.services.steps.calculating import Snapshots
from nkmfg.services.steps.recording_input import CLOCKS_DIFFER, NewMovement, ParsedValue, Recording


def materials_of(session: Session, dossier: Dossier, values: Sequence[ParsedValue]) -> Materials:
    """Versions of lots and equipment that the batch uses for the first time."""
    lots = {value.lot_id: value.typed.text.strip() for value in values if value.lot_id}
    pieces = {value.equipment_id: value.typed.text.strip() for value in values if value.equipment_id}
    return read_materials(
        session,
        dossier.recipe,
        {key: code for key, code in lots.items() if code not in dossier.materials.lots},
        {key: code for key, code in pieces.items() if code not in dossier.materials.equipment},
    )


@dataclass(frozen=True, slots=True)
class Participant:
    """A performer or recorder of entries."""

    person_id: int
    login: str


def entry_of(
    parsed: ParsedValue,
    performer: Participant,
    recorder: Participant,
    *,
    happened_at: datetime,
    entered_at: datetime,
    attachment: str | None = None,
    working: str | None = None,
    reason: str | None = None,
) -> EntryFact:
    """First entry of a line, as the reader returns it. `reason` is that of a late entry."""
    typed = parsed.typed
    missing = bool(typed.not_applicable_because)
    return EntryFact(
        kind=EntryKind.NOT_APPLICABLE if missing else EntryKind.VALUE,
        revision=1,
        typed=None if missing else typed.text.strip(),
        unit=parsed.unit,
        comparator=parsed.comparator,
        number=parsed.number,
        lot=None if parsed.lot_id is None else typed.text.strip(),
        equipment=None if parsed.equipment_id is None else typed.text.strip(),
        attachment=attachment,
        working=working,
        happened_at=happened_at,
        entered_at=entered_at,
        performed_by=performer.login,
        recorded_by=recorder.login,
        reason=typed.not_applicable_because or reason,
    )


@dataclass(slots=True)
class Writer:
    """Writer of one recording on one run. Everything is checked against the dossier before the first row is written."""

    session: Session
    dossier: Dossier
    rows: BatchRows
    run: str
    performer: Participant
    recorder: Participant
    at: datetime
    late_minutes: Decimal
    late_because: str
    entries: dict[LineKey, EntryFact] = field(default_factory=dict)
    entry_rows: list[dict[str, Any]] = field(default_factory=list)
    files: Mapping[int, str] = field(default_factory=dict)  # SHA-256 by id

    def keep(
        self,
        recording: Recording,
        parsed: Sequence[ParsedValue],
        moved: Sequence[Sequence[ParsedValue]],
        snapshots: Snapshots,
    ) -> Written:
        """Write a recording. `moved` has the values about each movement, `snapshots` the calculated numbers."""
        self._find_files([*parsed, *(value for values in moved for value in values)])
        vessels = self._vessels(recording)
        samples = self._samples(recording)
        movements = self._movements(recording.movements)
        for movement, values, snapshot_by_field in zip(movements, moved, snapshots.movements, strict=True):
            for value in values:
                self._entry(value, movement.about, snapshot_by_field.get(value.typed.field))
        for value in parsed:
            if value.typed.about.kind is Subject.MOVEMENT:
                raise Refused("movement.written_separately")
            self._entry(value, value.typed.about, snapshots.values.get((value.typed.about, value.typed.field)))
        if self.entry_rows:
            self.session.execute(sa.insert(Entry), self.entry_rows)
        every = [*parsed, *(value for values in moved for value in values)]
        materials = materials_of(self.session, self.dossier, every)
        return Written(tuple(self.entries.items()), vessels, movements, samples, materials)

    @property
    def _of_run(self) -> dict[str, Any]:
        return {"batch_id": self.rows.batch.id, "run_id": self.rows.runs[self.run].id}

    def _vessels(self, recording: Recording) -> tuple[VesselFact, ...]:
        facts: list[VesselFact] = []
        for new in recording.vessels:
            code = new.code.strip()
            if not code or len(code) > 20:
                raise Malformed("vessel.code_malformed")
            if code in self.rows.vessels or any(code == fact.code for fact in facts):
                raise Refused("vessel.taken", vessel=code)
            facts.append(VesselFact(code, new.vessel_type, new.place.strip() or None, self.run))
        ids = self._insert(
            Vessel, [{"code": fact.code, "vessel_type": fact.vessel_type, "place": fact.place} for fact in facts]
        )
        self.rows.vessels.update(zip((fact.code for fact in facts), ids, strict=True))
        return tuple(facts)

    def _samples(self, recording: Recording) -> tuple[SampleFact, ...]:
        facts: list[SampleFact] = []
        for new in recording.samples:
            code = new.code.strip()
            if not code or len(code) > 40:
                raise Malformed("sample.code_malformed")
            if code in self.rows.samples or any(code == fact.code for fact in facts):
                raise Refused("sample.taken", sample=code)
            if not new.vessels:
                raise Malformed("sample.of_nothing", sample=code)
            facts.append(SampleFact(code, new.material, self._moment(new.at), self.run, new.vessels))
        stand_for = [[self._vessel_id(vessel) for vessel in fact.vessels] for fact in facts]
        ids = self._insert(
            Sample, [{"code": fact.code, "material": fact.material, "drawn_at": fact.drawn_at} for fact in facts]
        )
        self.rows.samples.update(zip((fact.code for fact in facts), ids, strict=True))
        of = [
            {"sample_id": key, "vessel_id": vessel}
            for key, vessels in zip(ids, stand_for, strict=True)
            for vessel in vessels
        ]
        if of:
            self.session.execute(sa.insert(SampleVessel), of)
        return tuple(facts)

    def _movements(self, movements: Sequence[NewMovement]) -> tuple[MovementFact, ...]:
        last = max((moved.ordinal for moved in self.dossier.moved_by(self.run)), default=0)
        facts, rows = [], []
        for ordinal, new in enumerate(movements, last + 1):
            if new.source is None and new.target is None:
                raise Malformed("movement.of_nothing")
            if new.source == new.target:
                raise Malformed("movement.into_itself", vessel=new.source)
            self._refuse_unlikely_end(new)
            at = self._moment(new.at)
            facts.append(MovementFact(self.run, ordinal, new.source, new.target, new.fate, at))
            rows.append(
                {
                    "ordinal": ordinal,
                    "source_id": None if new.source is None else self._vessel_id(new.source),
                    "target_id": None if new.target is None else self._vessel_id(new.target),
                    "fate": new.fate,
                    "happened_at": at,
                }
            )
        ids = self._insert(Movement, rows)
        self.rows.movements.update(zip((fact.about.code for fact in facts), ids, strict=True))
        return tuple(facts)

    def _refuse_unlikely_end(self, new: NewMovement) -> None:
        """Check the target of a movement: culture needs a vessel, frozen cells one of their own, other fates none."""
        if new.fate is Fate.CULTURE and new.target is None:
            raise Malformed("movement.no_target")
        if new.target is None or new.fate not in (Fate.FROZEN, Fate.SAMPLED, Fate.DISCARDED):
            return
        if new.fate is not Fate.FROZEN:
            raise Malformed("movement.target_of_fate", fate=new.fate)
        self._vessel_id(new.target)
        if any(moved.target == new.target and moved.fate is Fate.CULTURE for moved in self.dossier.movements):
            raise Malformed("movement.target_in_culture", vessel=new.target)

    def _entry(self, parsed: ParsedValue, about: About, snapshot: str | None) -> None:
        """Write one entry. `snapshot` is the calculated number that was acted upon."""
        typed = parsed.typed
        key = LineKey(self.run, typed.field, about, typed.replicate)
        subject = self._subject_id(about)
        line = self.dossier.run(self.run).line(typed.field, about, typed.replicate)
        there = self.entries.get(key) if line is None else line.last
        if there is not None:
            who = self.dossier.name(there.recorded_by)
            raise Refused("entry.recorded_meanwhile", name=typed.field, person=who, typed=there.typed)
        fact = entry_of(
            parsed,
            self.performer,
            self.recorder,
            happened_at=self._moment(typed.at),
            entered_at=self.at,
            attachment=None if typed.attachment_id is None else self.files[typed.attachment_id],
            working=snapshot,
            reason=self.late_because or None,
        )
        self.entries[key] = fact
        self.entry_rows.append(self._of_run | self._row(key, subject, fact, parsed))

    def _row(self, key: LineKey, subject: int, fact: EntryFact, parsed: ParsedValue) -> dict[str, Any]:
        return {
            "field": key.field,
            "subject_kind": key.about.kind,
            "subject_id": subject,
            "replicate": key.replicate,
            "revision": fact.revision,
            "kind": fact.kind,
            "typed": fact.typed,
            "unit": fact.unit,
            "comparator": fact.comparator,
            "number": fact.number,
            "number_for_trends": fact.number,
            "lot_id": parsed.lot_id,
            "equipment_id": parsed.equipment_id,
            "attachment_id": parsed.typed.attachment_id,
            "working": fact.working,
            "happened_at": fact.happened_at,
            "entered_at": fact.entered_at,
            "performed_by_id": self.performer.person_id,
            "recorded_by_id": self.recorder.person_id,
            "reason": fact.reason,
        }

    def _insert(self, table: type[Vessel] | type[Sample] | type[Movement], rows: list[dict[str, Any]]) -> Sequence[int]:
        """Insert rows; returns their ids in the same order."""
        if not rows:
            return ()
        inserting = sa.insert(table).returning(table.id, sort_by_parameter_order=True)
        return self.session.scalars(inserting, [self._of_run | row for row in rows]).all()

    def _find_files(self, values: Sequence[ParsedValue]) -> None:
        ids = {value.typed.attachment_id for value in values} - {None}
        if ids:
            rows = self.session.execute(sa.select(Attachment.id, Attachment.sha256).where(Attachment.id.in_(ids)))
            self.files = {row.id: row.sha256 for row in rows}

    def _subject_id(self, about: About) -> int:
        """Id of the row an entry refers to; 0 for the batch and its collection."""
        match about.kind:
            case Subject.VESSEL | Subject.CONTAINER:
                return self._vessel_id(about.code)
            case Subject.SAMPLE:
                if about.code not in self.rows.samples:
                    raise Unknown("sample.unknown", sample=about.code)
                return self.rows.samples[about.code]
            case Subject.MOVEMENT:
                return self.rows.movements[about.code]
            case _:
                return 0

    def _vessel_id(self, code: str) -> int:
        if code not in self.rows.vessels:
            raise Unknown("vessel.unknown", vessel=code)
        return self.rows.vessels[code]

    def _moment(self, at: datetime | None) -> datetime:
        """Moment of an event: not in the future; one later than the recipe allows requires a reason."""
        if at is None:
            return self.at
        if at > self.at + CLOCKS_DIFFER:
            raise Malformed("entry.happened_in_future")
        at = min(at, self.at)
        if is_late_entry(at, self.at, self.late_minutes) and not self.late_because.strip():
            raise Malformed("entry.late_without_reason")
        return at
