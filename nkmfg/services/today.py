"""Tasks of all open batches now: late, due and coming runs, by a query on runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.findings.scope import steps_before_release
from nkmfg.domain.recipe.alternatives import Question, question
from nkmfg.domain.recipe.days import is_over
from nkmfg.domain.recipe.model import Occurrence, Operation, Recipe
from nkmfg.domain.recipe.schedule import Due, Window, due_state, has_passed, minutes_late
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, BatchState, Disposition, Run, RunState
from nkmfg.services import recipes

AHEAD = timedelta(hours=24)
MOST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """One run that is to be done."""

    batch: str
    run: str
    title: str
    operation: Operation
    day: int | None
    window: Window | None
    due: Due
    minutes_late: int
    to_confirm: bool


def todays_tasks(session: Session) -> list[Task]:
    """Tasks: values to confirm first, then late, due, open, missed, and those of the next 24 hours."""
    now = ledger_of(session).clock.now(session)
    rows = session.execute(
        sa.select(Batch.number, Batch.recipe_version_id, Run)
        .join(Run, Run.batch_id == Batch.id)
        .where(
            Batch.state == BatchState.OPEN,
            sa.or_(
                Run.state == RunState.TO_CONFIRM,
                sa.and_(Run.state == RunState.OPEN, Run.due_from <= now + AHEAD),
                sa.and_(Run.state == RunState.OPEN, Run.added_because.is_not(None)),
            ),
        )
        .order_by(Run.due_to)
        .limit(MOST)
    )
    done, decided = _steps_done(session), _decided(session)
    pinned: dict[int, Recipe] = {}
    tasks = []
    for number, version_id, run in rows:
        if version_id not in pinned:
            pinned[version_id] = recipes.pinned(session, version_id)[1]
        recipe = pinned[version_id]
        if number in decided and run.step in {step.key for step in steps_before_release(recipe)}:
            continue  # left undone before a decision
        here = done.get(number, frozenset())
        asked = question(recipe, recipe.step(run.step), here)
        if asked in (Question.SETTLED, Question.OPEN) and not has_passed(recipe.step(run.step), run.due_to, now):
            tasks.append(_task(number, run, recipe, now, asked, here))
    order = {Due.LATE: 1, Due.DUE: 2, Due.OPEN: 3, Due.MISSED: 4, Due.WAITING: 5}
    return sorted(tasks, key=lambda task: (not task.to_confirm, order[task.due]))


def _steps_done(session: Session) -> dict[str, frozenset[str]]:
    """Steps with something recorded, by open batch."""
    rows = session.execute(
        sa.select(Batch.number, Run.step)
        .join(Run, Run.batch_id == Batch.id)
        .where(Batch.state == BatchState.OPEN, Run.state.in_((RunState.RECORDED, RunState.TO_CONFIRM)))
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for number, step in rows:
        found.setdefault(number, set()).add(step)
    return {number: frozenset(steps) for number, steps in found.items()}


def _decided(session: Session) -> frozenset[str]:
    """Open batches with a decision."""
    rows = sa.select(Batch.number).join(Disposition, Disposition.batch_id == Batch.id)
    return frozenset(session.scalars(rows.where(Batch.state == BatchState.OPEN)))


def _task(number: str, run: Run, recipe: Recipe, now: datetime, asked: Question, done: frozenset[str]) -> Task:
    step = recipe.step(run.step)
    window = Window(run.due_from, run.due_to) if run.due_from and run.due_to else None
    due = due_state(
        window,
        now,
        scheduled=step.schedule is not None and run.added_because is None,
        alternative=asked is Question.OPEN or step.occurrence is Occurrence.OPTIONAL,
        over=is_over(recipe, step.key, done),
    )
    return Task(
        batch=number,
        run=run.key,
        title=step.title,
        operation=step.operation,
        day=run.day,
        window=window,
        due=due,
        minutes_late=minutes_late(window, now) if window and due is Due.LATE else 0,
        to_confirm=run.state == RunState.TO_CONFIRM,
    )
