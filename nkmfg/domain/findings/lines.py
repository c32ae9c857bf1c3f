"""Exceptions of what was written down: late, changed, voided, out of limits, far from what is expected, or blank."""

from collections.abc import Iterator
from datetime import timedelta

from nkmfg.domain.facts.changes import ChangedLine
from nkmfg.domain.facts.dossier import BATCH, About, Dossier, Entry, Line, Run
from nkmfg.domain.figures.batch_figures import BatchFigures, JudgedCount
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import about_words, line_words, place_words, run_words, temporary_limit_sentence, with_unit
from nkmfg.domain.recipe.limits import LimitJudgement, LimitVerdict, is_plausible, judge_limits
from nkmfg.domain.recipe.model import Field, Subject
from nkmfg.domain.values.quantities import shown

_TONES = {LimitVerdict.WARNING: Tone.WARNING, LimitVerdict.ACTION: Tone.ACTION}


def late_entries(dossier: Dossier) -> Iterator[ExceptionLine]:
    """What was written down later after it happened than the recipe allows, once for all that was recorded together."""
    together: dict[tuple[object, ...], list[tuple[Run, Line]]] = {}
    for run, line in dossier.lines():
        first = line.first
        if dossier.is_late(first):
            key = (run.key, line.key.about, first.entered_at, first.recorded_by)
            together.setdefault(key, []).append((run, line))
    for lines in together.values():
        run, line = lines[0]
        first = min((one.first for _, one in lines), key=lambda entry: entry.happened_at)
        values = "1 value" if len(lines) == 1 else f"{len(lines)} values"
        minutes = (first.entered_at - first.happened_at) // timedelta(minutes=1)
        yield ExceptionLine(
            kind=Kind.LATE_ENTRY,
            tone=Tone.LATE,
            what=f"{values} written down {minutes} min after the fact (limit {dossier.recipe.late_entry_minutes} min)",
            where=place_words(dossier, run, line.key.about),
            run=run.key,
            who=dossier.name(first.recorded_by),
            at=first.entered_at,
            answer=first.reason or "",
            is_open=not first.reason,
        )


def changed(dossier: Dossier, changes: tuple[ChangedLine, ...]) -> Iterator[ExceptionLine]:
    """Corrections and voids, each with what stood there before."""
    for one in changes:
        key = one.line.key
        field = one.run.field(key.field)
        yield ExceptionLine(
            kind=Kind.VOIDED if one.is_void else Kind.CHANGED,
            tone=Tone.WARNING,
            what=line_words(one.run, key),
            where=place_words(dossier, one.run, key.about),
            run=one.run.key,
            who=dossier.name(one.after.recorded_by),
            at=one.after.entered_at,
            then=with_unit(dossier, field, one.before),
            now=with_unit(dossier, field, one.after),
            answer=one.after.reason or "",
        )


def out_of_limits(dossier: Dossier, figures: BatchFigures) -> Iterator[ExceptionLine]:
    """Values outside a warning or action limit, viability by the hours since the feeders, replicates that disagree."""
    for run, line in dossier.lines():
        field = run.field(line.key.field)
        judged = limits_of(field, line.value)
        if judged is not None and judged.verdict is not LimitVerdict.WITHIN:
            entry = line.last
            yield _out(dossier, run, line.key.about, line_words(run, line.key), judged, entry, field)
    for count in figures.counts:
        run, about = _counted(dossier, count)
        if count.viability is not None and count.viability.verdict is not LimitVerdict.WITHIN:
            yield _out(dossier, run, about, "Viability", count.viability, _an_entry(run, about))
        replicates = count.reading.replicates
        if replicates is not None and not replicates.agree:
            entry = _an_entry(run, about)
            difference = replicates.difference_pct.value
            yield ExceptionLine(
                kind=Kind.OUT_OF_LIMIT,
                tone=Tone.WARNING,
                what=f"Replicates differ by {shown(difference or 0, 3)} %: {replicates.mean.note}",
                where=place_words(dossier, run, about),
                run=run.key,
                who=dossier.name(entry.performed_by),
                at=entry.happened_at,
                is_open=replicates.mean.value is None,
            )


def limits_of(field: Field | None, entry: Entry | None) -> LimitJudgement | None:
    """How what was written stands to the limits of its field; None where there is nothing to judge it by.

    Of a choice or a yes and no, an answer that the recipe does not accept stands outside an action limit.
    """
    if field is None or entry is None:
        return None
    if entry.typed is not None and entry.typed in field.deviates:
        return LimitJudgement(verdict=LimitVerdict.ACTION, answer=entry.typed)
    if entry.number is None or not field.limits:
        return None
    return judge_limits(entry.number, field.limits, field.unit)


def _out(
    dossier: Dossier,
    run: Run,
    about: About,
    what: str,
    judged: LimitJudgement,
    entry: Entry,
    field: Field | None = None,
) -> ExceptionLine:
    action = judged.verdict is LimitVerdict.ACTION
    sentence = temporary_limit_sentence(judged, field)
    deviation = next((d.number for d in dossier.deviations if d.run == run.key and sentence in d.event), "")
    return ExceptionLine(
        kind=Kind.OUT_OF_LIMIT,
        tone=_TONES[judged.verdict],
        what=f"{what}: {sentence}",
        where=place_words(dossier, run, about),
        run=run.key,
        who=dossier.name(entry.performed_by),
        at=entry.happened_at,
        answer=f"deviation {deviation}" if deviation else "",
        is_open=action and not deviation,
    )


def doubted(dossier: Dossier, figures: BatchFigures) -> Iterator[ExceptionLine]:
    """What is far from what is expected: confirmed as measured, or still to be confirmed or corrected."""
    for run, line in dossier.lines():
        field, entry = run.field(line.key.field), line.value
        if field is None or entry is None:
            continue
        far = entry.number is not None and not is_plausible(entry.number, field.plausible)
        if far or entry.kind == "confirmation":
            why = "far from what is expected" if far else "doubted against the count before"
            yield _doubt(dossier, run, line.key.about, f"{line_words(run, line.key)}: {why}", line)
    for count in figures.counts:
        run, about = _counted(dossier, count)
        comparison = count.comparison
        if comparison is not None and comparison.implausible and not is_count_confirmed(run, about):
            line = next(one for one in run.lines if one.key.about == about)
            yield _doubt(dossier, run, about, f"{comparison.note}", line, by_count=True)


def _doubt(dossier: Dossier, run: Run, about: About, what: str, line: Line, *, by_count: bool = False) -> ExceptionLine:
    entry = line.last
    confirmed = entry.kind == "confirmation" and not by_count
    return ExceptionLine(
        kind=Kind.CONFIRMED if confirmed else Kind.TO_CONFIRM,
        tone=Tone.WARNING if confirmed else Tone.ACTION,
        what=what[:1].upper() + what[1:],
        where=place_words(dossier, run, about),
        run=run.key,
        who=dossier.name(entry.recorded_by),
        at=entry.entered_at,
        now="" if by_count else with_unit(dossier, run.field(line.key.field), entry),
        answer=(entry.reason or "confirmed") if confirmed else "",
        is_open=not confirmed,
    )


def is_count_confirmed(run: Run, about: About) -> bool:
    """Whether somebody looked again at a number a count was made of; to confirm the counter says nothing of it."""
    lines = (line for line in run.lines if line.key.about == about and line.last.number is not None)
    return any(line.last.kind == "confirmation" for line in lines)


def blank(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Mandatory fields without a value in steps that were recorded, together for each thing they are about."""
    for run in dossier.runs:
        if not run.lines:
            continue
        missing: dict[About, list[str]] = {}
        for about, field in blank_fields(run):
            missing.setdefault(about, []).append(field.label)
        for about, labels in missing.items():
            yield ExceptionLine(
                kind=Kind.BLANK,
                tone=Tone.ACTION,
                what=", ".join(labels),
                where=", ".join(part for part in (run_words(run), about_words(dossier, about)) if part),
                run=run.key,
                is_open=True,
            )


def blank_fields(run: Run) -> Iterator[tuple[About, Field]]:
    """The mandatory fields of a run that nothing is written in, or whose value was voided."""
    for field in run.step.fields:
        if not field.required:
            continue
        for about in _things(run, field):
            condition = field.shown_when
            if condition and run.answer(condition.field, about) not in condition.answers:
                continue
            line = run.line(field.key, about)
            if line is None or line.last.kind == "void":
                yield about, field


def _things(run: Run, field: Field) -> tuple[About, ...]:
    """What a field is to be written about: the batch always, anything else where the run has lines about it."""
    if field.subject is Subject.COLLECTION:
        return run.about(field.subject) or (BATCH,)
    return run.about(field.subject) or ((BATCH,) if field.subject is BATCH.kind else ())


def _counted(dossier: Dossier, count: JudgedCount) -> tuple[Run, About]:
    return dossier.run(count.reading.run), About(Subject.VESSEL, count.reading.vessel)


def _an_entry(run: Run, about: About) -> Entry:
    return next(line.last for line in run.lines if line.key.about == about)
