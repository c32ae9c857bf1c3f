"""Runs beyond the plan, planned runs recorded with an infusion or IL-2, events, and deviations opened by a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.decisions.deviation_closing import BY_HAND, involved
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.model import Occurrence, Operation, Recipe, Step
from nkmfg.domain.recipe.schedule import culture_day
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Act, Batch, Change, Deviation, DeviationState, Person, Run, RunState
from nkmfg.services import deviations, recipes
from nkmfg.services.dossier.case import open_case
from nkmfg.services.site import site_of
from nkmfg.services.steps.recording import run_of
from nkmfg.services.steps.recording_input import MOST_TEXT
from nkmfg.words.messages import _


def add_run(session: Session, by: By, batch: Batch, operation: Operation, reason: str) -> Run:
    """Add an unplanned operation: a run of the recipe's addable step for it, with a reason and no due time.

    An operation without an addable step in the recipe is added all the same, and opens a deviation.
    """
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    step = recipe.addable_step(operation)
    is_listed = step is not None
    step = step or next((step for step in recipe.steps if step.operation is operation), None)
    if step is None:
        raise Refused("run.no_operation", operation=operation)
    return _add(session, by, batch, step, reason, is_listed=is_listed)


def add_optional(session: Session, by: By, batch: Batch, step_key: str, reason: str) -> Run:
    """Add a run of an optional step without a day in the plan, with a reason."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    step = next((step for step in optional_steps(recipe) if step.key == step_key), None)
    if step is None:
        raise Refused("run.not_optional")
    return _add(session, by, batch, step, reason, is_listed=True)


def optional_steps(recipe: Recipe) -> tuple[Step, ...]:
    """Optional steps that have no run until one is added: without days of their own, and with a place in the plan."""
    return tuple(
        step
        for step in recipe.steps
        if step.occurrence is Occurrence.OPTIONAL and not step.addable and not (step.schedule and step.schedule.days)
    )


def _add(session: Session, by: By, batch: Batch, step: Step, reason: str, *, is_listed: bool) -> Run:
    site = site_of(session)
    assert site is not None
    with act(session, Action.ADD_RUN, by=by, on=batch, reason=reason) as opened:
        day = None
        if batch.culture_started_at is not None:
            day = culture_day(opened.at, batch.culture_started_at, site.zone)
        ordinal = 1 + (
            session.scalar(sa.select(sa.func.max(Run.ordinal)).where(Run.batch_id == batch.id, Run.step == step.key))
            or 0
        )
        run = Run(
            batch_id=batch.id,
            key=f"{step.key}/{'-' if day is None else day}/{ordinal}",
            step=step.key,
            day=day,
            ordinal=ordinal,
            added_because=reason.strip(),
            state=RunState.OPEN,
            version=1,
        )
        session.add(run)
        session.flush()
        if not is_listed:
            event = _(
                "{step} was added, though the recipe does not list it among what may be: {reason}",
                step=step.title,
                reason=reason.strip(),
            )
            deviations.write(session, batch, ("operation.not_listed", f"run:{run.key}", ""), event, opened.at, run.key)
    return run


def skip_run(session: Session, by: By, batch: Batch, run_key: str, reason: str) -> None:
    """Mark a planned run as left out, with a reason."""
    run = run_of(session, batch, run_key)
    with act(session, Action.SKIP_RUN, by=by, on=batch, reason=reason):
        session.refresh(run)
        if run.state != RunState.OPEN:
            raise Refused("run.recorded")
        run.state = RunState.SKIPPED
        run.version += 1


def open_deviation(session: Session, by: By, batch: Batch, event: str, run_key: str | None = None) -> Deviation:
    """Open a deviation by hand, with a description of the event."""
    if not event.strip():
        raise Malformed("deviation.empty")
    if len(event) > MOST_TEXT:
        raise Malformed("deviation.too_long", most=MOST_TEXT)
    run = None if run_key is None else run_of(session, batch, run_key)
    with act(session, Action.OPEN_DEVIATION, by=by, on=batch) as opened:
        same = sa.select(Deviation.number).where(
            Deviation.batch_id == batch.id,
            Deviation.run_id == (None if run is None else run.id),
            Deviation.event == event.strip(),
            Deviation.state == DeviationState.OPEN,
        )
        told = session.scalar(same.limit(1))
        if told is not None:  # a form sent twice
            raise Refused("deviation.open_already", deviation=told)
        ordinal = 1 + (session.scalar(sa.select(sa.func.count()).where(Deviation.batch_id == batch.id)) or 0)
        subject = "batch" if run is None else f"run:{run.key}"
        key = ("manual", subject, str(ordinal))
        deviation = deviations.write(session, batch, key, event.strip(), opened.at, None if run is None else run.key)
        assert deviation is not None
        return deviation


def deviation_numbered(session: Session, number: str) -> Deviation:
    found = session.scalar(sa.select(Deviation).where(Deviation.number == number))
    if found is None:
        raise Unknown("deviation.unknown", deviation=number)
    return found


def closing_to_sign(deviation: Deviation, assessment: str) -> ToSign:
    return ToSign(
        scope=f"deviation/{deviation.number}",
        meaning=Meaning.APPROVED,
        statement=_(
            "Deviation {deviation} is assessed and closed: {assessment}",
            deviation=deviation.number,
            assessment=assessment,
        ),
        facts={"number": deviation.number, "event": deviation.event, "assessment": assessment},
    )


def close_deviation(session: Session, signing: Signing, batch: Batch, deviation: Deviation, assessment: str) -> None:
    """Close a deviation by QA's signed assessment; never by who opened it by hand, or whose work it is about."""
    with act(
        session,
        Action.CLOSE_DEVIATION,
        by=signing,
        on=batch,
        reason=assessment,
        not_by=lambda: _involved(session, batch, deviation),
        signs=lambda: closing_to_sign(deviation, assessment),
    ) as opened:
        if deviation.state != DeviationState.OPEN:
            raise Refused("deviation.closed")
        deviation.state, deviation.assessment = DeviationState.CLOSED, assessment
        deviation.closed_at, deviation.signature_id = opened.at, opened.signature.id


def _involved(session: Session, batch: Batch, deviation: Deviation) -> Sequence[int]:
    """Ids of the people whose work a deviation is about, and of who wrote one that no rule finds."""
    case = open_case(session, batch.number)
    logins = involved(case.dossier, case.checks, deviation.number)
    found: list[sa.Select[Any]] = [sa.select(Person.id).where(Person.login.in_(sorted(logins)))]
    if deviation.code in BY_HAND:
        opened = sa.and_(Change.table_name == Deviation.__tablename__, Change.row_id == deviation.id, Change.op == "I")
        found.append(sa.select(Act.actor_id).join(Change, Change.act_id == Act.id).where(opened))
    return session.scalars(sa.union(*found)).all()


def mark_recorded(session: Session, batch: Batch, step: str, at: datetime, day: int | None = None) -> None:
    """Mark the planned step of this operation as recorded, so that it is no longer due."""
    planned = sa.select(Run).where(Run.batch_id == batch.id, Run.step == step, Run.state == RunState.OPEN)
    run = session.scalars((planned if day is None else planned.where(Run.day == day)).order_by(Run.id).limit(1)).first()
    if run is not None:
        run.state, run.done_at, run.version = RunState.RECORDED, at, run.version + 1
