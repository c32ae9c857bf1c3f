"""Writing the steps of a paper batch: through the same writer as a form, under the names on the paper."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy.orm import Session

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe.schedule import culture_day
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import Open
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Run, RunState
from nkmfg.services.paper.people import person_on_paper
from nkmfg.services.paper.recordings import Transcribed
from nkmfg.services.site import site_of
from nkmfg.services.steps.calculating import nothing_beside
from nkmfg.services.steps.recording import Writer
from nkmfg.services.steps.typed import Parser


def write_steps(
    session: Session,
    by: By,
    batch: Batch,
    recipe: Recipe,
    steps: Sequence[Transcribed],
    opened: Open,
    progress: Callable[[str], None],
) -> list[Run]:
    """A run for every step, with everything written on it."""
    site = site_of(session)
    assert site is not None
    runs, ordinals = [], dict.fromkeys((step.key for step in recipe.steps), 0)
    for one in steps:
        progress(one.path)
        ordinals[one.step] += 1
        started = batch.culture_started_at
        day = None if started is None else culture_day(one.at, started, site.zone)
        run = Run(
            batch_id=batch.id,
            key=f"{one.step}/{'-' if day is None else day}/{ordinals[one.step]}",
            step=one.step,
            day=day,
            ordinal=ordinals[one.step],
            state=RunState.OPEN,
            version=1,
        )
        session.add(run)
        session.flush()
        with told_at(one.path):
            _write(session, by, batch, run, recipe, one, opened)
        runs.append(run)
    return runs


def _write(session: Session, by: By, batch: Batch, run: Run, recipe: Recipe, one: Transcribed, opened: Open) -> None:
    parser, recording = Parser(session, recipe.step(one.step)), one.recording
    parsed = [value for typed in recording.values if (value := parser.read(typed)) is not None]
    moved = [[value for typed in movement.values if (value := parser.read(typed))] for movement in recording.movements]
    parser.refuse()
    performer = person_on_paper(session, one.performed_by)
    writer = Writer(session, batch, run, performer, by, opened, recipe.late_entry_minutes, recording.late_because)
    writer.keep(recording, parsed, moved, nothing_beside(recording))


@contextmanager
def told_at(path: str) -> Iterator[None]:
    """What is refused meanwhile is told with its place in the file."""
    try:
        yield
    except Refused as refused:
        raise Malformed(f"{path}: {refused}") from refused
