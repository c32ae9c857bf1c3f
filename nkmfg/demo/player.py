"""Simulated people of a demo, who fill in and sign the forms of a batch through the services."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo.staff import ADMINISTRATOR, ANNA, BORIS, QASIM, Member, by, signs
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.recipe.model import Field, FieldKind, Operation, Recipe, Step, Subject
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, Equipment, Lot, Run
from nkmfg.services import recipes
from nkmfg.services.site import forward_clock, site_of
from nkmfg.services.steps.correcting import correct
from nkmfg.services.steps.recording import RecordingResult, record
from nkmfg.services.steps.recording_input import NewMovement, NewSample, NewVessel, Recording, TypedValue
from nkmfg.services.steps.runs import add_run
from nkmfg.services.steps.signing import performed_to_sign, sign_performed, sign_verified, verified_to_sign

Values = Mapping[str, str]


@dataclass(slots=True)
class Player:
    """Performer and scribe of one batch: Anna performs, Boris records and verifies, Qasim reports results."""

    session: Session
    batch: Batch
    performer: Member = ANNA
    scribe: Member = BORIS
    _materials: dict[str, str] = field(default_factory=dict)
    _equipment: dict[str, str] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return ledger_of(self.session).clock.now(self.session)

    def wait(self, **span: float) -> None:
        """Put the demo's clock forward."""
        forward_clock(self.session, by(self.session, ADMINISTRATOR), timedelta(**span))

    def next_morning(self) -> None:
        """Put the clock forward to nine o'clock of the next day at the site."""
        site = site_of(self.session)
        assert site is not None
        local = self.now.astimezone(site.zone)
        morning = (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        forward_clock(self.session, by(self.session, ADMINISTRATOR), morning - local)

    def recipe(self) -> Recipe:
        return recipes.pinned(self.session, self.batch.recipe_version_id)[1]

    def key(self, step: str, day: int | None = None) -> str:
        """Key of the first open run of a step, or of its last run if none is open."""
        runs = self.session.scalars(
            sa.select(Run).where(Run.batch_id == self.batch.id, Run.step == step).order_by(Run.id)
        ).all()
        candidates = [run for run in runs if day is None or run.day == day]
        open_runs = [run for run in candidates if run.state == RunState.OPEN]
        return (open_runs or candidates)[-1 if not open_runs else 0].key

    def step(self, key: str) -> Step:
        return self.recipe().step(key.split("/")[0])

    def form(self, key: str, values: Values, about: About = BATCH) -> RecordingResult:
        """Record a form about one thing; required lots, equipment and moments are filled in."""
        recording = Recording(key, self.performer.login, values=self._typed(self.step(key), values, about))
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def vessel(self, key: str, vessel: str, values: Values) -> RecordingResult:
        return self.form(key, values, About(Subject.VESSEL, vessel))

    def receive(self, key: str, vessel: NewVessel, values: Values) -> RecordingResult:
        """Record a receipt into a new vessel."""
        typed = self._typed(self.step(key), values, About(Subject.VESSEL, vessel.code))
        recording = Recording(key, self.performer.login, values=typed, vessels=[vessel])
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def count(self, key: str, vessel: str, volume_ml: str, live: str, dead: str, **more: str) -> RecordingResult:
        """Record a count: live and dead in 10⁶/mL, undiluted by default."""
        values = {
            "method": "live_dead",
            "content_ml": volume_ml,
            "live_per_ml": live,
            "dead_per_ml": dead,
            "dilution": "1",
            "dilution_applied": "yes",
            **more,
        }
        return self.vessel(key, vessel, values)

    def move(
        self,
        key: str,
        source: str,
        target: str | NewVessel | None,
        volume_ml: str,
        fate: Fate = Fate.CULTURE,
        **more: str,
    ) -> RecordingResult:
        """Record a movement of cells from a vessel into another, a new one, or out of the culture."""
        about = About(Subject.MOVEMENT)
        values = self._typed(self.step(key), {"volume_ml": volume_ml, **more}, about)
        new = [target] if isinstance(target, NewVessel) else []
        into = target.code if isinstance(target, NewVessel) else target
        recording = Recording(
            key, self.performer.login, vessels=new, movements=[NewMovement(source, into, fate, values)]
        )
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def sample(self, key: str, code: str, vessels: tuple[str, ...], volume_ml: str, **more: str) -> RecordingResult:
        """Record a sample; its volume is drawn from the first vessel."""
        step = self.step(key)
        about = About(Subject.SAMPLE, code)
        volume = TypedValue("volume_ml", About(Subject.MOVEMENT), volume_ml)
        recording = Recording(
            key,
            self.performer.login,
            values=self._typed(step, more, about),
            movements=[NewMovement(vessels[0], None, Fate.SAMPLED, [volume])],
            samples=[NewSample(code, "culture", vessels)],
        )
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def phenotype(self, key: str, sample: str, nk_pct: str, t_pct: str, **more: str) -> RecordingResult:
        """Record the laboratory's phenotype of a sample, gated on live cells."""
        with self.acting(QASIM, QASIM):
            values = {"parent_gate": "live", "nk_pct": nk_pct, "t_pct": t_pct, **more}
            recording = self.form(key, values, About(Subject.SAMPLE, sample))
            self.sign(key, verify=False)
            return recording

    def add(self, operation: Operation, reason: str) -> str:
        """Add an unplanned operation; returns the key of its run."""
        return add_run(self.session, by(self.session, self.scribe), self.batch, operation, reason).key

    def correct(
        self, key: str, field_key: str, about: About, value: str, reason: str, revision: int = 1
    ) -> RecordingResult:
        line = LineKey(key, field_key, about)
        author = by(self.session, self.scribe)
        return correct(self.session, author, self.batch, line, revision, value, self.performer.login, reason)

    def sign(self, key: str, verify: bool = True) -> None:
        """Sign as the performer, and verify as the scribe."""
        number = self.batch.number
        to_sign = performed_to_sign(self.session, number, key, self.performer.login)
        sign_performed(self.session, signs(self.session, self.performer, to_sign), number, key)
        if verify:
            copy = verified_to_sign(self.session, number, key)
            sign_verified(self.session, signs(self.session, self.scribe, copy), number, key)

    @contextmanager
    def acting(self, performer: Member, scribe: Member) -> Iterator[None]:
        """Replace performer and scribe within the context."""
        before = self.performer, self.scribe
        self.performer, self.scribe = performer, scribe
        try:
            yield
        finally:
            self.performer, self.scribe = before

    def _typed(self, step: Step, values: Values, about: About) -> list[TypedValue]:
        kinds = {about.kind, Subject.COLLECTION} if about == BATCH else {about.kind}
        typed = []
        for step_field in step.fields:
            if step_field.subject not in kinds:
                continue
            condition = step_field.shown_when
            if condition is not None and values.get(condition.field) not in condition.answers:
                continue
            text = values.get(step_field.key) or (self._usual(step_field) if step_field.required else "")
            if text:
                typed.append(TypedValue(step_field.key, about, text))
        return typed

    def _usual(self, step_field: Field) -> str:
        material, equipment = step_field.material, step_field.equipment
        match step_field.kind:
            case FieldKind.LOT:
                if material not in self._materials:
                    self._materials[material] = (
                        self.session.scalars(
                            sa.select(Lot.code).where(Lot.material == material).order_by(Lot.id)
                        ).first()
                        or ""
                    )
                return self._materials[material]
            case FieldKind.EQUIPMENT:
                if equipment not in self._equipment:
                    self._equipment[equipment] = (
                        self.session.scalars(
                            sa.select(Equipment.code).where(Equipment.kind == equipment).order_by(Equipment.id)
                        ).first()
                        or ""
                    )
                return self._equipment[equipment]
            case FieldKind.MOMENT:
                at = self.now + timedelta(days=1) if step_field.ahead else self.now
                return at.isoformat(timespec="minutes")
            case FieldKind.YES_NO:
                return "yes"
            case _:
                return ""
