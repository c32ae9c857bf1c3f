"""Writing of the steps of a paper batch, by the same writer as forms, under the names on paper."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe.schedule import culture_day
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import OpenAct
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Run, RunState
from nkmfg.services.dossier.case import open_to_write
from nkmfg.services.dossier.reader import BatchRows
from nkmfg.services.paper.people import person_on_paper
from nkmfg.services.paper.recordings import TranscribedStep
from nkmfg.services.site import site_of
from nkmfg.services.steps.calculating import no_snapshots
from nkmfg.services.steps.recording_input import Parser
from nkmfg.services.steps.writing import Participant, Writer


def write_steps(
    session: Session,
    by: By,
    batch: Batch,
    recipe: Recipe,
    steps: Sequence[TranscribedStep],
    opened: OpenAct,
    progress: Callable[[str], None],
) -> list[str]:
    """Write a run for every step, with all its values. Returns the keys of the runs."""
    site = site_of(session)
    assert site is not None
    case, rows = open_to_write(session, batch.number)
    ordinals = dict.fromkeys((step.key for step in recipe.steps), 0)
    for step in steps:
        progress(step.path)
        ordinals[step.step] += 1
        started = batch.culture_started_at
        day = None if started is None else culture_day(step.at, started, site.zone)
        run = Run(
            batch_id=batch.id,
            key=f"{step.step}/{'-' if day is None else day}/{ordinals[step.step]}",
            step=step.step,
            day=day,
            ordinal=ordinals[step.step],
            state=RunState.OPEN,
            version=1,
        )
        session.add(run)
        session.flush()
        with located_at(step.path):
            rows.runs[run.key] = run
            case = _write(session, by, _with_run(case, run), rows, run.key, step, opened)
    return list(rows.runs)


def _with_run(case: Case, run: Run) -> Case:
    """Add a run without entries to the case."""
    dossier = case.dossier
    fact = RunFact(
        key=run.key,
        step=dossier.recipe.step(run.step),
        day=run.day,
        ordinal=run.ordinal,
        added_because=None,
        window=None,
        state=RunState(run.state),
        done_at=None,
        lines=(),
        signatures=(),
    )
    return Case(replace(dossier, runs=(*dossier.runs, fact)))


def _write(
    session: Session, by: By, case: Case, rows: BatchRows, run: str, step: TranscribedStep, opened: OpenAct
) -> Case:
    dossier, recording = case.dossier, step.recording
    parsed, moved = Parser(session, dossier.run(run).step).read_all(recording)
    performer = person_on_paper(session, step.performed_by)
    writer = Writer(
        session,
        dossier,
        rows,
        run,
        performer=Participant(performer.id, performer.login),
        recorder=Participant(by.person_id, opened.actor.login),
        at=opened.at,
        late_minutes=dossier.recipe.late_entry_minutes,
        late_because=recording.late_because,
    )
    return case.with_entries(writer.keep(recording, parsed, moved, no_snapshots(recording)))


@contextmanager
def located_at(path: str) -> Iterator[None]:
    """Context manager that prefixes refusals with their path in the file."""
    try:
        yield
    except Refused as refused:
        raise Malformed("paper.at", path=path, fault=refused) from refused
