"""After every write: what is implausible, what is out of limits, what is due now. Nothing typed is changed by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.dossier import About, Dossier, Line
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.findings.lines import is_count_confirmed, limits_of
from nkmfg.domain.recipe.limits import LimitVerdict, is_plausible
from nkmfg.domain.recipe.model import Anchor, Operation, Recipe, Subject
from nkmfg.domain.recipe.schedule import due_window
from nkmfg.ledger.act import Open
from nkmfg.models import Batch, Collection, Deviation, DeviationState, Equipment, Lot, Run, RunState
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.equipment import use_faults as equipment_faults
from nkmfg.services.lots import use_faults as lot_faults
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.materials import equipment_fault_sentence, lot_fault_sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person has to confirm or correct, and what was flagged and opened a deviation."""

    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]


def judge(session: Session, batch: Batch, run: Run, opened: Open) -> Judged:
    """Judge a run after a write, inside the same act: its state, deviations for what is out of limits, due windows."""
    return judge_all(session, batch, [run], opened)


def judge_all(session: Session, batch: Batch, runs: Sequence[Run], opened: Open) -> Judged:
    """Judge several runs that were written in one act, by one reading of the batch."""
    dossier = open_dossier(session, batch.number)
    numbers = figures(dossier)
    judged = [_judge(session, batch, run, dossier, numbers, opened) for run in runs]
    _set_due(session, batch, dossier)
    session.flush()
    return Judged(
        tuple(sentence for one in judged for sentence in one.to_confirm),
        tuple(sentence for one in judged for sentence in one.flagged),
    )


def _judge(session: Session, batch: Batch, run: Run, dossier: Dossier, numbers: BatchFigures, opened: Open) -> Judged:
    fact = dossier.run(run.key)
    to_confirm = tuple(implausible(dossier, numbers, fact).values())
    run.state = RunState.TO_CONFIRM if to_confirm else RunState.RECORDED
    run.version += 1
    moments = [line.last.happened_at for line in fact.lines if line.value]
    run.done_at = max(moments, default=opened.at)
    flagged = out_of_limits(dossier, numbers, fact)
    flagged += _unfit(session, batch, dossier, fact)
    for rule, sentence in flagged:
        _open_deviation(session, batch, run, rule, sentence, opened.at)
    _start_culture(batch, dossier, fact)
    session.flush()
    return Judged(to_confirm, tuple(sentence for _rule, sentence in flagged))


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
        if judged is not None and judged.verdict is LimitVerdict.ACTION:
            found.append((f"limit {_where(run, line)}", f"{_where(run, line)}: {limit_sentence(judged, field)}"))
    for count in numbers.counts:
        if count.reading.run == run.key and count.viability and count.viability.verdict is LimitVerdict.ACTION:
            where = f"Viability of vessel {count.reading.vessel}"
            found.append((f"limit {where}", f"{where}: {limit_sentence(count.viability)}"))
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
    for line in run.lines:
        entry, known = line.value, run.field(line.key.field)
        if entry is None or known is None:
            continue
        if entry.lot is not None:
            lot = session.scalars(sa.select(Lot).where(Lot.code == entry.lot)).one()
            if known.material and lot.material != known.material:
                found.append(
                    (f"lot {entry.lot}", f"{_where(run, line)}: lot {entry.lot} is {lot.name}, another material.")
                )
            for lot_fault in lot_faults(session, lot, entry.happened_at, batch):
                found.append((f"lot {entry.lot}", lot_fault_sentence(lot_fault)))
        if entry.equipment is not None:
            equipment = session.scalars(sa.select(Equipment).where(Equipment.code == entry.equipment)).one()
            if known.equipment and equipment.kind != known.equipment:
                what = f"{_where(run, line)}: {entry.equipment} is {equipment.name}, another kind of equipment."
                found.append((f"equipment {entry.equipment}", what))
            for fault in equipment_faults(session, equipment, entry.happened_at):
                found.append((f"equipment {entry.equipment}", equipment_fault_sentence(fault)))
    return found


def _open_deviation(session: Session, batch: Batch, run: Run, rule: str, sentence: str, at: datetime) -> None:
    """One deviation for a run and a rule, however often it is judged."""
    mine = sa.select(Deviation).where(Deviation.batch_id == batch.id)
    same = session.scalar(mine.where(Deviation.run_id == run.id, Deviation.rule == rule, Deviation.event == sentence))
    if same is None:
        session.add(
            Deviation(
                batch_id=batch.id,
                number=next_deviation_number(session, batch),
                run_id=run.id,
                rule=rule,
                event=sentence,
                opened_at=at,
                state=DeviationState.OPEN,
            )
        )
        session.flush()


def next_deviation_number(session: Session, batch: Batch) -> str:
    """The batch's number and a count of its deviations."""
    count = session.scalar(sa.select(sa.func.count()).where(Deviation.batch_id == batch.id)) or 0
    return f"{batch.number}-D{count + 1:02d}"


def _start_culture(batch: Batch, dossier: Dossier, run: RunFact) -> None:
    if run.step.key == dossier.recipe.culture_start and batch.culture_started_at is None:
        batch.culture_started_at = max(
            (line.last.happened_at for line in run.lines if line.value), default=dossier.read_at
        )


def _set_due(session: Session, batch: Batch, dossier: Dossier) -> None:
    """Windows of the runs whose anchor is known now. A run that is done keeps the one it had."""
    anchors = anchors_of(batch, dossier, session)
    for row in session.scalars(sa.select(Run).where(Run.batch_id == batch.id, Run.state == RunState.OPEN)):
        schedule = dossier.recipe.step(row.step).schedule
        if schedule is None or row.added_because is not None:
            continue
        window = due_window(schedule, row.day, anchors.get(schedule.anchor), dossier.zone)
        if window is not None and row.due_from != window.opens:
            row.due_from, row.due_to = window.opens, window.closes


def anchors_of(batch: Batch, dossier: Dossier, session: Session) -> dict[str, datetime]:
    """The moments due times are reckoned from: of the batch, of each step done, of each group of alternatives."""
    found: dict[str, datetime] = {Anchor.BATCH_ISSUED: batch.issued_at}
    if batch.culture_started_at is not None:
        found[Anchor.CULTURE_START] = batch.culture_started_at
    collection = None if batch.collection_id is None else session.get(Collection, batch.collection_id)
    if collection is not None and collection.ended_at is not None:
        found[Anchor.COLLECTION_END] = collection.ended_at
    rows = session.execute(
        sa.select(Run.step, sa.func.max(Run.done_at))
        .where(Run.batch_id == batch.id, Run.state.in_((RunState.RECORDED, RunState.TO_CONFIRM)))
        .group_by(Run.step)
    )
    found |= {step: done_at for step, done_at in rows if done_at is not None}
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
