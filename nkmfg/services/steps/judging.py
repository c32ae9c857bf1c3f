"""After every write: what is implausible, what is out of limits, what is due now. Nothing typed is changed by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, DeviationFact, Dossier, Line
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.lines import is_count_confirmed, limits_of
from nkmfg.domain.recipe.limits import LimitVerdict, is_plausible
from nkmfg.domain.recipe.model import Anchor, Operation, Recipe, Subject
from nkmfg.domain.recipe.schedule import due_window
from nkmfg.ledger.act import Open
from nkmfg.models import Batch, Deviation, DeviationState, Equipment, Lot, Run, RunState
from nkmfg.services.dossier.reader import BatchRows
from nkmfg.services.equipment import use_faults as equipment_faults
from nkmfg.services.lots import use_faults as lot_faults

Thing = TypeVar("Thing", Lot, Equipment)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person has to confirm or correct, what was flagged and opened a deviation, and the batch as it is now."""

    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]
    case: Case


def judge(session: Session, case: Case, rows: BatchRows, run: Run, opened: Open) -> Judged:
    """Judge a run after a write, inside the same act: its state, deviations for what is out of limits, due windows.

    `case` is the batch with what was written.
    """
    return judge_all(session, case, rows, [run], opened)


def judge_all(session: Session, case: Case, rows: BatchRows, runs: Sequence[Run], opened: Open) -> Judged:
    """Judge several runs that were written in one act."""
    to_confirm: list[str] = []
    flagged: list[str] = []
    dossier = case.dossier
    for run in runs:
        fact = case.dossier.run(run.key)
        doubts = tuple(implausible(case.dossier, case.figures, fact).values())
        faults = out_of_limits(case.dossier, case.figures, fact) + _unfit(session, rows.batch, case.dossier, fact)
        _set_state(run, fact, doubts, opened)
        dossier = _with_state(dossier, run)
        dossier = _with_deviations(session, rows.batch, dossier, run, faults, opened.at)
        dossier = _start_culture(rows.batch, dossier, fact)
        to_confirm += doubts
        flagged += (sentence for _rule, sentence in faults)
    dossier = _set_due(rows, dossier)
    session.flush()
    return Judged(tuple(to_confirm), tuple(flagged), Case(dossier))


def _set_state(run: Run, fact: RunFact, doubts: Sequence[str], opened: Open) -> None:
    run.state = RunState.TO_CONFIRM if doubts else RunState.RECORDED
    run.version += 1
    run.done_at = max((line.last.happened_at for line in fact.lines if line.value), default=opened.at)


def _with_state(dossier: Dossier, run: Run) -> Dossier:
    return _with_runs(dossier, {run.key: replace(dossier.run(run.key), state=str(run.state), done_at=run.done_at)})


def _with_runs(dossier: Dossier, changed: Mapping[str, RunFact]) -> Dossier:
    return replace(dossier, runs=tuple(changed.get(run.key, run) for run in dossier.runs))


def implausible(dossier: Dossier, numbers: BatchFigures, run: RunFact) -> dict[str, str]:
    """What nobody believes without a second look, until it is confirmed: a sentence by what it is about."""
    found: dict[str, str] = {}
    for line in run.lines:
        field = run.field(line.key.field)
        entry = line.value
        if field is None or entry is None or entry.number is None or entry.kind == "confirmation":
            continue
        if not is_plausible(entry.number, field.plausible):
            found[_where(run, line)] = f"{_where(run, line)}: {entry.typed} {entry.unit} is far from what is expected."
    for count in numbers.counts:
        comparison = count.comparison
        if count.reading.run == run.key and comparison is not None and comparison.implausible:
            if is_count_confirmed(run, About(Subject.VESSEL, count.reading.vessel)):
                continue
            where = f"Vessel {count.reading.vessel}"
            found[where] = f"{where}: {comparison.note}."
    return found


def doubtful_lines(run: RunFact, doubts: Mapping[str, str]) -> list[Line]:
    """The lines that answer doubts: the number that is doubted, or any a doubted count was made of, cells first."""
    found = [
        line
        for line in run.lines
        if line.last.number is not None and (_where(run, line) in doubts or f"Vessel {line.key.about.code}" in doubts)
    ]
    return sorted(found, key=lambda line: "cells" not in run.step.field_named(line.key.field).base_unit)


def out_of_limits(dossier: Dossier, numbers: BatchFigures, run: RunFact) -> list[tuple[str, str]]:
    """What is outside an action limit: (rule, sentence)."""
    found = []
    for line in run.lines:
        field, entry = run.field(line.key.field), line.value
        judged = limits_of(field, entry)
        if judged is not None and judged.standing is LimitVerdict.ACTION:
            found.append((f"limit {_where(run, line)}", f"{_where(run, line)}: {judged.sentence}"))
    for count in numbers.counts:
        if count.reading.run == run.key and count.viability and count.viability.standing is LimitVerdict.ACTION:
            where = f"Viability of vessel {count.reading.vessel}"
            found.append((f"limit {where}", f"{where}: {count.viability.sentence}"))
    for fault in numbers.viable.faults:
        if fault.at == run.done_at or any(fault.at == m.happened_at for m in dossier.moved_by(run.key)):
            found.append((f"content {fault.vessel}", f"Vessel {fault.vessel}: {fault.note}."))
    return found


def _where(run: RunFact, line: Line) -> str:
    field = run.field(line.key.field)
    label = field.label if field else line.key.field
    return f"{label}, {line.key.about.kind} {line.key.about.code}" if line.key.about.code else label


def _unfit(session: Session, batch: Batch, dossier: Dossier, run: RunFact) -> list[tuple[str, str]]:
    """Lots and equipment that were used though they were not fit for it: kept, and flagged."""
    found = []
    used = [line.value for line in run.lines if line.value is not None]
    lots = _by_code(session, Lot, {entry.lot for entry in used if entry.lot is not None})
    equipment = _by_code(session, Equipment, {entry.equipment for entry in used if entry.equipment is not None})
    for line in run.lines:
        entry, known = line.value, run.field(line.key.field)
        if entry is None or known is None:
            continue
        if entry.lot is not None:
            lot = lots[entry.lot]
            if known.material and lot.material != known.material:
                found.append(
                    (f"lot {entry.lot}", f"{_where(run, line)}: lot {entry.lot} is {lot.name}, another material.")
                )
            for sentence in lot_faults(session, lot, entry.happened_at, batch):
                found.append((f"lot {entry.lot}", sentence))
        if entry.equipment is not None:
            device = equipment[entry.equipment]
            if known.equipment and device.kind != known.equipment:
                what = f"{_where(run, line)}: {entry.equipment} is {device.name}, another kind of equipment."
                found.append((f"equipment {entry.equipment}", what))
            for sentence in equipment_faults(session, device, entry.happened_at):
                found.append((f"equipment {entry.equipment}", sentence))
    return found


def _by_code(session: Session, table: type[Thing], codes: Collection[str]) -> Mapping[str, Thing]:
    if not codes:
        return {}
    return {row.code: row for row in session.scalars(sa.select(table).where(table.code.in_(codes)))}


def _with_deviations(
    session: Session, batch: Batch, dossier: Dossier, run: Run, faults: Sequence[tuple[str, str]], at: datetime
) -> Dossier:
    """One deviation for a run and a rule, however often it is judged."""
    there = {(fact.run, fact.rule, fact.event) for fact in dossier.deviations}
    missing = [fault for fault in dict.fromkeys(faults) if (run.key, *fault) not in there]
    opened = tuple(
        DeviationFact(
            f"{batch.number}-D{number:02d}", run.key, rule, sentence, at, DeviationState.OPEN.value, None, None
        )
        for number, (rule, sentence) in enumerate(missing, len(dossier.deviations) + 1)
    )
    session.add_all(
        Deviation(
            batch_id=batch.id,
            number=fact.number,
            run_id=run.id,
            rule=fact.rule,
            event=fact.event,
            opened_at=fact.opened_at,
            state=DeviationState.OPEN,
        )
        for fact in opened
    )
    return replace(dossier, deviations=dossier.deviations + opened)


def next_deviation_number(session: Session, batch: Batch) -> str:
    """The batch's number and a count of its deviations."""
    count = session.scalar(sa.select(sa.func.count()).where(Deviation.batch_id == batch.id)) or 0
    return f"{batch.number}-D{count + 1:02d}"


def _start_culture(batch: Batch, dossier: Dossier, run: RunFact) -> Dossier:
    if run.step.key != dossier.recipe.culture_start or dossier.culture_started_at is not None:
        return dossier
    batch.culture_started_at = max((line.last.happened_at for line in run.lines if line.value), default=dossier.read_at)
    return replace(dossier, culture_started_at=batch.culture_started_at)


def _set_due(rows: BatchRows, dossier: Dossier) -> Dossier:
    """Windows of the runs whose anchor is known now. A run that is done keeps the one it had."""
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
    """The moments due times are reckoned from: of the batch, of each step done, of each group of alternatives."""
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
    """A group of alternatives is done when every planned step of one of its choices is."""
    groups = {step.alternative.group for step in recipe.steps if step.alternative}
    found = {}
    for group in groups:
        for steps in recipe.choices_of(group).values():
            moments = [done.get(step.key) for step in steps if step.operation is not Operation.COUNT]
            if moments and None not in moments:
                found[group] = max(moment for moment in moments if moment is not None)
    return found
