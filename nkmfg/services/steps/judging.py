"""Judgement after every write: implausible values, values out of limits, due windows. No typed value is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Dossier, Line
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.lines import is_count_confirmed
from nkmfg.domain.recipe.limits import is_plausible
from nkmfg.domain.recipe.model import Anchor, Operation, Recipe, Subject
from nkmfg.domain.recipe.schedule import due_window
from nkmfg.ledger.act import OpenAct
from nkmfg.models import Batch, Run, RunState
from nkmfg.services import deviations
from nkmfg.services.dossier.reader import BatchRows
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words


@dataclass(frozen=True, slots=True)
class RecordingJudgement:
    """Result of a judgement: sentences to confirm, events of opened deviations, and the present case."""

    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]
    case: Case


def judge(session: Session, case: Case, rows: BatchRows, run: Run, opened: OpenAct) -> RecordingJudgement:
    """Judge a run after a write, inside the same act: its state, deviations for values out of limits, due windows.

    `case` is the batch with what was written.
    """
    return judge_all(session, case, rows, [run], opened)


def judge_all(
    session: Session, case: Case, rows: BatchRows, runs: Sequence[Run], opened: OpenAct
) -> RecordingJudgement:
    """Judge several runs written in one act."""
    to_confirm: list[str] = []
    dossier = case.dossier
    for run in runs:
        fact = case.dossier.run(run.key)
        doubts = tuple(implausible(case.dossier, case.figures, fact).values())
        _set_state(run, fact, doubts, opened)
        dossier = _with_state(dossier, run)
        dossier = _start_culture(rows.batch, dossier, fact)
        to_confirm += doubts
    missing = deviations.missing_among(case.checks)
    flagged = deviations.open_all(session, rows.batch, case.dossier, missing, opened.at)
    dossier = _set_due(rows, replace(dossier, deviations=dossier.deviations + flagged))
    session.flush()
    return RecordingJudgement(tuple(to_confirm), tuple(deviation.event for deviation in flagged), Case(dossier))


def _set_state(run: Run, fact: RunFact, doubts: Sequence[str], opened: OpenAct) -> None:
    run.state = RunState.TO_CONFIRM if doubts else RunState.RECORDED
    run.version += 1
    run.done_at = max((line.last.happened_at for line in fact.lines if line.value), default=opened.at)


def _with_state(dossier: Dossier, run: Run) -> Dossier:
    return _with_runs(dossier, {run.key: replace(dossier.run(run.key), state=RunState(run.state), done_at=run.done_at)})


def _with_runs(dossier: Dossier, changed: Mapping[str, RunFact]) -> Dossier:
    return replace(dossier, runs=tuple(changed.get(run.key, run) for run in dossier.runs))


def implausible(dossier: Dossier, numbers: BatchFigures, run: RunFact) -> dict[str, str]:
    """Implausible values not confirmed yet: a sentence for each, by the key of its number."""
    found: dict[str, str] = {}
    for line in run.lines:
        field = run.field(line.key.field)
        entry = line.value
        if field is None or entry is None or entry.number is None or entry.kind == EntryKind.CONFIRMATION:
            continue
        if not is_plausible(entry.number, field.plausible):
            found[_key(line)] = _(
                "{field}: {value} {unit} is far from what is expected.",
                field=_where(run, line),
                value=entry.typed,
                unit=entry.unit,
            )
    for count in numbers.counts:
        comparison = count.comparison
        if count.reading.run == run.key and comparison is not None and comparison.implausible:
            if is_count_confirmed(run, About(Subject.VESSEL, count.reading.vessel)):
                continue
            found[_count_key(count.reading.vessel)] = _(
                "Vessel {vessel}: {notes}.", vessel=count.reading.vessel, notes=note_words(comparison.notes)
            )
    return found


def doubtful_lines(run: RunFact, doubts: Mapping[str, str]) -> list[Line]:
    """Lines that resolve doubts: the doubted number, or those of a doubted count, cells first."""
    found = [
        line
        for line in run.lines
        if line.last.number is not None and (_key(line) in doubts or _count_key(line.key.about.code) in doubts)
    ]
    return sorted(found, key=lambda line: "cells" not in run.step.field_named(line.key.field).base_unit)


def _key(line: Line) -> str:
    """Key of a doubted number; replicates share one."""
    return f"{line.key.field}/{line.key.about.kind}/{line.key.about.code}"


def _count_key(vessel: str) -> str:
    return f"count/{vessel}"


_PLACES: Mapping[Subject, str] = {
    Subject.COLLECTION: N_("{field}, collection {code}"),
    Subject.VESSEL: N_("{field}, vessel {code}"),
    Subject.CONTAINER: N_("{field}, container {code}"),
    Subject.SAMPLE: N_("{field}, sample {code}"),
    Subject.MOVEMENT: N_("{field}, movement {code}"),
}


def _where(run: RunFact, line: Line) -> str:
    field = run.field(line.key.field)
    label = field.label if field else line.key.field
    about = line.key.about
    return _(_PLACES[about.kind], field=label, code=about.code) if about.code else label


def _start_culture(batch: Batch, dossier: Dossier, run: RunFact) -> Dossier:
    if run.step.key != dossier.recipe.culture_start or dossier.culture_started_at is not None:
        return dossier
    batch.culture_started_at = max((line.last.happened_at for line in run.lines if line.value), default=dossier.read_at)
    return replace(dossier, culture_started_at=batch.culture_started_at)


def _set_due(rows: BatchRows, dossier: Dossier) -> Dossier:
    """Set windows of the runs whose anchor is known now; recorded runs keep theirs."""
    anchors = _anchors_of(dossier)
    changed = {}
    for run in dossier.runs:
        schedule = run.step.schedule
        if run.state != RunState.OPEN or schedule is None or run.added_because is not None:
            continue
        window = due_window(schedule, run.day, anchors.get(schedule.anchor), dossier.zone)
        if window is not None and (run.window is None or run.window.opens != window.opens):
            row = rows.runs[run.key]
            row.due_from, row.due_to = window.opens, window.closes
            changed[run.key] = replace(run, window=window)
    return _with_runs(dossier, changed)


def _anchors_of(dossier: Dossier) -> dict[str, datetime]:
    """Anchors of due times: moments of the batch, of each recorded step, and of each group of alternatives."""
    found: dict[str, datetime] = {Anchor.BATCH_ISSUED: dossier.issued_at}
    if dossier.culture_started_at is not None:
        found[Anchor.CULTURE_START] = dossier.culture_started_at
    if dossier.collection is not None and dossier.collection.ended_at is not None:
        found[Anchor.COLLECTION_END] = dossier.collection.ended_at
    done: dict[str, datetime] = {}
    for run in dossier.runs:
        if run.state in (RunState.RECORDED, RunState.TO_CONFIRM) and run.done_at is not None:
            done[run.step.key] = max(run.done_at, done.get(run.step.key, run.done_at))
    found |= done
    found |= _groups_done(dossier.recipe, found)
    return found


def _groups_done(recipe: Recipe, done: dict[str, datetime]) -> dict[str, datetime]:
    """Moments at which groups of alternatives were done: every planned step of one of its choices is."""
    groups = {step.alternative.group for step in recipe.steps if step.alternative}
    found = {}
    for group in groups:
        for steps in recipe.choices_of(group).values():
            moments = [done.get(step.key) for step in steps if step.operation is not Operation.COUNT]
            if moments and None not in moments:
                found[group] = max(moment for moment in moments if moment is not None)
    return found
