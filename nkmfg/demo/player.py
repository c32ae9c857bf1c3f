"""Acting out a batch: what people type on the forms of its steps, recorded and signed through the services."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo.staff import ADMINISTRATOR, ANNA, BORIS, QASIM, Member, by, signs
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.recipe.model import Field, FieldKind, Operation, Recipe, Step, Subject
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, Equipment, Lot, Run
from nkmfg.services import recipes
from nkmfg.services.site import forward_clock, site_of
from nkmfg.services.steps.correcting import correct
from nkmfg.services.steps.recording import Recorded, record
from nkmfg.services.steps.runs import add_run
from nkmfg.services.steps.signing import performed_to_sign, sign_performed, sign_verified, verified_to_sign
from nkmfg.services.steps.typed import NewMovement, NewSample, NewVessel, Recording, Typed

Values = Mapping[str, str]


@dataclass(slots=True)
class Player:
    """Anna works in the cabinet, Boris writes and verifies; the laboratory's results are Qasim's."""

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
        """Nine o'clock at the site, the next day."""
        site = site_of(self.session)
        assert site is not None
        local = self.now.astimezone(site.zone)
        morning = (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        forward_clock(self.session, by(self.session, ADMINISTRATOR), morning - local)

    def recipe(self) -> Recipe:
        return recipes.pinned(self.session, self.batch.recipe_version_id)[1]

    def key(self, step: str, day: int | None = None) -> str:
        """The key of the open run of a step, or the last one."""
        runs = self.session.scalars(
            sa.select(Run).where(Run.batch_id == self.batch.id, Run.step == step).order_by(Run.id)
        ).all()
        fitting = [run for run in runs if day is None or run.day == day]
        open_ones = [run for run in fitting if run.state == "open"]
        return (open_ones or fitting)[-1 if not open_ones else 0].key

    def step(self, key: str) -> Step:
        return self.recipe().step(key.split("/")[0])

    def form(self, key: str, values: Values, about: About = BATCH) -> Recorded:
        """Record a form about one thing; lots, equipment and moments that are asked for are filled in."""
        recording = Recording(key, self.performer.login, values=self._typed(self.step(key), values, about))
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def vessel(self, key: str, vessel: str, values: Values) -> Recorded:
        return self.form(key, values, About(Subject.VESSEL, vessel))

    def receive(self, key: str, vessel: NewVessel, values: Values) -> Recorded:
        """Record what came in, in a vessel of its own."""
        typed = self._typed(self.step(key), values, About(Subject.VESSEL, vessel.code))
        recording = Recording(key, self.performer.login, values=typed, vessels=[vessel])
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def count(self, key: str, vessel: str, volume_ml: str, live: str, dead: str, **more: str) -> Recorded:
        """A count as the counter shows it: live and dead in 10⁶/mL, not diluted unless said."""
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
    ) -> Recorded:
        """Move cells from a vessel into another, a new one, or to an end."""
        about = About(Subject.MOVEMENT)
        values = self._typed(self.step(key), {"volume_ml": volume_ml, **more}, about)
        new = [target] if isinstance(target, NewVessel) else []
        into = target.code if isinstance(target, NewVessel) else target
        recording = Recording(
            key, self.performer.login, vessels=new, movements=[NewMovement(source, into, fate, values)]
        )
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def sample(self, key: str, code: str, vessels: tuple[str, ...], volume_ml: str, **more: str) -> Recorded:
        """Draw a sample, its volume from the first vessel."""
        step = self.step(key)
        about = About(Subject.SAMPLE, code)
        volume = Typed("volume_ml", About(Subject.MOVEMENT), volume_ml)
        recording = Recording(
            key,
            self.performer.login,
            values=self._typed(step, more, about),
            movements=[NewMovement(vessels[0], None, Fate.SAMPLED, [volume])],
            samples=[NewSample(code, "culture", vessels)],
        )
        return record(self.session, by(self.session, self.scribe), self.batch, recording)

    def phenotype(self, key: str, sample: str, nk_pct: str, t_pct: str, **more: str) -> Recorded:
        """The laboratory's phenotype of a sample, gated on live cells."""
        with self.acting(QASIM, QASIM):
            values = {"parent_gate": "live", "nk_pct": nk_pct, "t_pct": t_pct, **more}
            recorded = self.form(key, values, About(Subject.SAMPLE, sample))
            self.sign(key, verify=False)
            return recorded

    def add(self, operation: Operation, reason: str) -> str:
        """An operation the plan does not have; returns the key of its run."""
        return add_run(self.session, by(self.session, self.scribe), self.batch, operation, reason).key

    def correct(self, key: str, field_key: str, about: About, value: str, reason: str, revision: int = 1) -> Recorded:
        line = LineKey(key, field_key, about)
        here = by(self.session, self.scribe)
        return correct(self.session, here, self.batch, line, revision, value, self.performer.login, reason)

    def sign(self, key: str, verify: bool = True) -> None:
        """The performer signs, the scribe who witnessed verifies."""
        number = self.batch.number
        performed = performed_to_sign(self.session, number, key, self.performer.login)
        sign_performed(self.session, signs(self.session, self.performer, performed), number, key)
        if verify:
            copy = verified_to_sign(self.session, number, key)
            sign_verified(self.session, signs(self.session, self.scribe, copy), number, key)

    @contextmanager
    def acting(self, performer: Member, scribe: Member) -> Iterator[None]:
        """Others at work for a while: `performer` in the cabinet, `scribe` at the tablet."""
        before = self.performer, self.scribe
        self.performer, self.scribe = performer, scribe
        try:
            yield
        finally:
            self.performer, self.scribe = before

    def _typed(self, step: Step, values: Values, about: About) -> list[Typed]:
        kinds = {about.kind, Subject.COLLECTION} if about == BATCH else {about.kind}
        typed = []
        for known in step.fields:
            if known.subject not in kinds:
                continue
            condition = known.shown_when
            if condition is not None and values.get(condition.field) not in condition.answers:
                continue
            text = values.get(known.key) or (self._usual(known) if known.required else "")
            if text:
                typed.append(Typed(known.key, about, text))
        return typed

    def _usual(self, known: Field) -> str:
        material, equipment = known.material, known.equipment
        match known.kind:
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
                at = self.now + timedelta(days=1) if known.ahead else self.now
                return at.isoformat(timespec="minutes")
            case FieldKind.YES_NO:
                return "yes"
            case _:
                return ""
