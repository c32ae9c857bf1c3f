"""Recording a step: one act, everything in it kept, then judged; what is implausible has to be confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.recipe.schedule import is_late_entry
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.ledger.act import Open, act
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Draft, Entry, EntryKind, Movement, Person, Run, Sample, SampleVessel, Vessel
from nkmfg.services import recipes
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.steps.calculating import Frozen, frozen_of
from nkmfg.services.steps.judging import judge
from nkmfg.services.steps.typed import CLOCKS_DIFFER, NewMovement, Parsed, Parser, Recording


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of it: the state of the run, what to confirm, what was flagged."""

    run: str
    state: str
    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]


def run_of(session: Session, batch: Batch, key: str) -> Run:
    """The run of that key. Raises Unknown."""
    run = session.scalar(sa.select(Run).where(Run.batch_id == batch.id, Run.key == key))
    if run is None:
        raise Unknown(f"Batch {batch.number} has no step {key!r}.")
    return run


def record(session: Session, by: By, batch: Batch, recording: Recording) -> Recorded:
    """Keep what was typed. Raises FormRefused for malformed values only; a value out of limits is kept and judged.

    Two people on two vessels never refuse each other: only a line that is there already is refused, and says so.
    """
    run = run_of(session, batch, recording.run)
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    step = recipe.step(run.step)
    parser = Parser(session, step)
    parsed = [one for typed in recording.values if (one := parser.read(typed)) is not None]
    moved = [[one for typed in movement.values if (one := parser.read(typed))] for movement in recording.movements]
    parser.refuse()
    performer = person_by_login(session, recording.performed_by)
    if not (parsed or recording.movements or recording.samples or recording.vessels):
        raise Malformed("Nothing is written down yet: fill in a field, then record.")
    with act(session, Action.RECORD_RUN, by=by, on=batch, reason=recording.late_because or None) as opened:
        writer = Writer(session, batch, run, performer, by, opened, recipe.late_entry_minutes, recording.late_because)
        writer.keep(recording, parsed, moved, frozen_of(session, batch.number, step, recording))
        session.execute(sa.delete(Draft).where(Draft.run_id == run.id, Draft.person_id == by.person_id))
        session.flush()
        judged = judge(session, batch, run, opened)
    return Recorded(run.key, run.state, judged.to_confirm, judged.flagged)


@dataclass(slots=True)
class Writer:
    """Writes what was typed on one run, inside an act."""

    session: Session
    batch: Batch
    run: Run
    performer: Person
    by: By
    opened: Open
    late_minutes: Decimal
    late_because: str

    def keep(
        self, recording: Recording, parsed: Sequence[Parsed], moved: Sequence[Sequence[Parsed]], stood: Frozen
    ) -> None:
        """All of it; `moved` are the values about the movements, in their order, `stood` what was calculated beside."""
        self.vessels(recording)
        self.samples(recording)
        self.movements(recording.movements, moved, stood)
        for one in parsed:
            beside = stood.values.get((one.typed.about, one.typed.field))
            self.entry(one, self.subject_id(one.typed.about), beside)

    def vessels(self, recording: Recording) -> None:
        for new in recording.vessels:
            code = new.code.strip()
            if not code or len(code) > 20:
                raise Malformed("A vessel has a short code, such as A or B2.")
            if self._vessel(code) is not None:
                raise Refused(f"This batch has a vessel {code} already. Give the new one another code.")
            self.session.add(
                Vessel(
                    batch_id=self.batch.id,
                    run_id=self.run.id,
                    code=code,
                    vessel_type=new.vessel_type,
                    place=new.place.strip() or None,
                )
            )
        self.session.flush()

    def samples(self, recording: Recording) -> None:
        for new in recording.samples:
            code = new.code.strip()
            if not code or len(code) > 40:
                raise Malformed("A sample has a short code, as on its tube.")
            if self._sample(code) is not None:
                raise Refused(f"This batch has a sample {code} already. Give the new one another code.")
            if not new.vessels:
                raise Malformed(f"Say which vessels sample {code} stands for.")
            sample = Sample(
                batch_id=self.batch.id,
                run_id=self.run.id,
                code=code,
                material=new.material,
                drawn_at=self._moment(new.at),
            )
            self.session.add(sample)
            self.session.flush()
            for vessel in new.vessels:
                self.session.add(SampleVessel(sample_id=sample.id, vessel_id=self._vessel_id(vessel)))

    def movements(self, movements: Sequence[NewMovement], parsed: Sequence[Sequence[Parsed]], stood: Frozen) -> None:
        last = self.session.scalar(sa.select(sa.func.max(Movement.ordinal)).where(Movement.run_id == self.run.id)) or 0
        for ordinal, (new, values) in enumerate(zip(movements, parsed, strict=True), last + 1):
            if new.source is None and new.target is None:
                raise Malformed("A movement of cells goes from a vessel, or into one: choose which.")
            if new.source == new.target:
                raise Malformed(f"Cells cannot be moved from vessel {new.source} into itself.")
            self._refuse_unlikely_end(new)
            row = Movement(
                batch_id=self.batch.id,
                run_id=self.run.id,
                ordinal=ordinal,
                source_id=None if new.source is None else self._vessel_id(new.source),
                target_id=None if new.target is None else self._vessel_id(new.target),
                fate=new.fate,
                happened_at=self._moment(new.at),
            )
            self.session.add(row)
            self.session.flush()
            for one in values:
                self.entry(one, row.id, stood.movements[ordinal - last - 1].get(one.typed.field))

    def _refuse_unlikely_end(self, new: NewMovement) -> None:
        """Cells stay in culture in a vessel, are frozen into one of their own, and go into none when they are gone."""
        if new.fate is Fate.CULTURE and new.target is None:
            raise Malformed("Say into which vessel the cells go: choose one, or give a new one its code.")
        if new.target is None or new.fate not in (Fate.FROZEN, Fate.SAMPLED, Fate.DISCARDED):
            return
        if new.fate is not Fate.FROZEN:
            raise Malformed(f"What is {new.fate} goes into no vessel: choose “none”.")
        grows = sa.select(Movement.id).where(
            Movement.target_id == self._vessel_id(new.target), Movement.fate == Fate.CULTURE
        )
        if self.session.scalar(grows.limit(1)) is not None:
            raise Malformed(f"Cells grow in vessel {new.target}: what is frozen gets a vessel of its own.")

    def entry(self, parsed: Parsed, subject_id: int, beside: str | None) -> None:
        """`beside` is the calculated number that was acted upon."""
        typed = parsed.typed
        there = self.session.scalar(
            sa.select(Entry)
            .where(
                Entry.run_id == self.run.id,
                Entry.field == typed.field,
                Entry.subject_kind == typed.about.kind,
                Entry.subject_id == subject_id,
                Entry.replicate == typed.replicate,
            )
            .order_by(Entry.revision.desc())
            .limit(1)
        )
        if there is not None:
            who = self.session.get_one(Person, there.recorded_by_id).printed_name
            raise Refused(
                f"{typed.field} was recorded meanwhile by {who}: {there.typed}. To change it, correct it with a reason."
            )
        at = self._moment(typed.at)
        missing = bool(typed.not_applicable_because)
        self.session.add(
            Entry(
                batch_id=self.batch.id,
                run_id=self.run.id,
                field=typed.field,
                subject_kind=typed.about.kind,
                subject_id=subject_id,
                replicate=typed.replicate,
                revision=1,
                kind=EntryKind.NOT_APPLICABLE if missing else EntryKind.VALUE,
                typed=None if missing else typed.text.strip(),
                unit=parsed.unit,
                comparator=parsed.comparator,
                number=parsed.number,
                number_for_trends=parsed.number,
                lot_id=parsed.lot_id,
                equipment_id=parsed.equipment_id,
                attachment_id=typed.attachment_id,
                working=beside,
                happened_at=at,
                entered_at=self.opened.at,
                performed_by_id=self.performer.id,
                recorded_by_id=self.by.person_id,
                reason=typed.not_applicable_because or (self.late_because or None),
            )
        )

    def subject_id(self, about: About) -> int:
        """The row an entry points at; 0 for the batch and its collection."""
        match about.kind:
            case Subject.VESSEL | Subject.CONTAINER:
                return self._vessel_id(about.code)
            case Subject.SAMPLE:
                sample = self._sample(about.code)
                if sample is None:
                    raise Unknown(f"This batch has no sample {about.code}. Draw it first.")
                return sample
            case Subject.MOVEMENT:
                raise Refused("A movement is written down with its volume, and corrected afterwards.")
            case _:
                return 0

    def _moment(self, at: datetime | None) -> datetime:
        """When it happened. Never later than now; later written down than the recipe allows takes a reason."""
        if at is None:
            return self.opened.at
        if at > self.opened.at + CLOCKS_DIFFER:
            raise Malformed("This moment has not come yet. Correct the time it happened at.")
        at = min(at, self.opened.at)
        if is_late_entry(at, self.opened.at, self.late_minutes) and not self.late_because.strip():
            raise Malformed("This is written down late: say in a few words why.")
        return at

    def _vessel(self, code: str) -> int | None:
        return self.session.scalar(sa.select(Vessel.id).where(Vessel.batch_id == self.batch.id, Vessel.code == code))

    def _vessel_id(self, code: str) -> int:
        found = self._vessel(code)
        if found is None:
            raise Unknown(f"This batch has no vessel {code}.")
        return found

    def _sample(self, code: str) -> int | None:
        return self.session.scalar(sa.select(Sample.id).where(Sample.batch_id == self.batch.id, Sample.code == code))
