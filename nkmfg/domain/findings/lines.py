"""Checks of recorded values: outside limits, implausible, blank, corrected, voided or late."""

from collections.abc import Iterator
from datetime import timedelta

from nkmfg.domain.facts.changes import changes_of
from nkmfg.domain.facts.dossier import BATCH as WHOLE_BATCH
from nkmfg.domain.facts.dossier import About, Dossier, Entry, Line, Run
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.batch_figures import JudgedCount
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import DECISIONS, stops_of_run
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.limits import LimitJudgement, LimitVerdict, is_plausible, judge_limits
from nkmfg.domain.recipe.model import Field
from nkmfg.domain.recipe.model import Subject as FieldSubject
from nkmfg.domain.values.quantities import plain

_LIMIT = {LimitVerdict.ACTION: "limit.action", LimitVerdict.WARNING: "limit.warning"}
_VIABILITY = {LimitVerdict.ACTION: "viability.action", LimitVerdict.WARNING: "viability.warning"}


def line_subject(run: Run, line: Line) -> Subject:
    """Subject of a check about a line of the record."""
    key = line.key
    return Subject(SubjectKind.LINE, f"{run.key}#{key.field}#{key.about.kind}:{key.about.code}#{key.replicate}")


def line_params(line: Line) -> dict[str, str]:
    """Parameters that locate a line in its run."""
    key = line.key
    return {"field": key.field, "replicate": str(key.replicate), "about_kind": key.about.kind, "about": key.about.code}


def out_of_limits(evidence: Evidence) -> Iterator[Check]:
    """Check values outside a warning limit, which need an answer, or an action limit, which open a deviation (FD9)."""
    for run, line in evidence.dossier.lines():
        judged = judged_by_limits(run.field(line.key.field), line.value)
        if judged is None or judged.verdict is LimitVerdict.WITHIN or line.value is None:
            continue
        is_answer = line.value.number is None
        yield Check(
            code="answer.deviates" if is_answer else _LIMIT[judged.verdict],
            subject=line_subject(run, line),
            params=line_params(line) | {"value": line.value.typed or ""},
            data=judged,
            run=run.key,
            by=line.last.performed_by,
            at=line.last.happened_at,
            is_open=True,
        )


def viability_out_of_limits(evidence: Evidence) -> Iterator[Check]:
    """Check viability against the limits for the hours since the last addition of feeders."""
    for count in evidence.figures.counts:
        judged, viability = count.viability, count.reading.count.viability_pct.value
        if judged is None or judged.verdict is LimitVerdict.WITHIN or viability is None:
            continue
        yield _of_count(
            evidence.dossier,
            count,
            _VIABILITY[judged.verdict],
            {"value": plain(viability)},
            data=judged,
            is_open=True,
        )


def replicates_that_differ(evidence: Evidence) -> Iterator[Check]:
    """Check replicates that differ by more than the recipe allows; open as long as there is no mean."""
    for count in evidence.figures.counts:
        replicates = count.reading.replicates
        if replicates is None or replicates.agree:
            continue
        difference = replicates.difference_pct.value
        has_mean = replicates.mean.value is not None
        yield _of_count(
            evidence.dossier,
            count,
            "replicates.differ" if has_mean else "replicates.third_needed",
            {"difference_pct": plain(difference or 0)},
            data=replicates,
            is_open=not has_mean,
        )


def judged_by_limits(field: Field | None, entry: Entry | None) -> LimitJudgement | None:
    """Judge a value by the limits of its field; None if there are none.

    For a choice or a yes/no field, an answer that the recipe does not accept is outside an action limit.
    """
    if field is None or entry is None:
        return None
    if entry.typed is not None and entry.typed in field.deviates:
        return LimitJudgement(verdict=LimitVerdict.ACTION, answer=entry.typed)
    if entry.number is None or not field.limits:
        return None
    return judge_limits(entry.number, field.limits, field.unit)


def impossible_contents(evidence: Evidence) -> Iterator[Check]:
    """Check volumes and cells of a vessel that are impossible: more removed than it contained."""
    for fault in evidence.figures.viable.faults:
        yield Check(
            code="content.impossible",
            subject=Subject(SubjectKind.VESSEL, fault.vessel),
            params={"vessel": fault.vessel, "fault": fault.code.value, "at": fault.at.isoformat()},
            data=fault,
            at=fault.at,
            stops=DECISIONS,
            is_open=True,
        )


def implausible(evidence: Evidence) -> Iterator[Check]:
    """Check values and counts far from the expected ones: confirmed as measured, or to be confirmed or corrected."""
    for run, line in evidence.dossier.lines():
        field, entry = run.field(line.key.field), line.value
        if field is None or entry is None:
            continue
        far = entry.number is not None and not is_plausible(entry.number, field.plausible)
        if far or entry.kind == EntryKind.CONFIRMATION:
            yield _doubted_value(run, line, far=far, stops=stops_of_run(evidence.dossier, run.key))
    for count in evidence.figures.counts:
        run, about = _counted(evidence.dossier, count)
        if count.comparison is not None and count.comparison.implausible and not is_count_confirmed(run, about):
            first = next(line for line in run.lines if line.key.about == about)
            params = {"vessel": about.code, "at": count.reading.at.isoformat()}
            yield Check(
                code="count.implausible",
                subject=Subject(SubjectKind.VESSEL, about.code),
                params=params | {"about_kind": about.kind, "about": about.code},
                data=count.comparison,
                run=run.key,
                by=first.last.recorded_by,
                at=first.last.entered_at,
                stops=stops_of_run(evidence.dossier, run.key),
                is_open=True,
            )


def _doubted_value(run: Run, line: Line, *, far: bool, stops: frozenset[Stop]) -> Check:
    entry = line.last
    is_confirmed = entry.kind == EntryKind.CONFIRMATION
    return Check(
        code="value.confirmed" if is_confirmed else "value.implausible",
        subject=line_subject(run, line),
        params=line_params(line) | {"value": entry.typed or "", "because": "far" if far else "against_previous"},
        run=run.key,
        by=entry.recorded_by,
        at=entry.entered_at,
        stops=frozenset() if is_confirmed else stops,
        is_open=not is_confirmed,
        answer=(entry.reason or "") if is_confirmed else "",
    )


def is_count_confirmed(run: Run, about: About) -> bool:
    """True if a number of the count was confirmed; a confirmation of another field, as the counter, does not count."""
    lines = (line for line in run.lines if line.key.about == about and line.last.number is not None)
    return any(line.last.kind == EntryKind.CONFIRMATION for line in lines)


def blank(evidence: Evidence) -> Iterator[Check]:
    """Check mandatory fields without a value in recorded steps; one check for each thing they are about."""
    for run in evidence.dossier.runs:
        if not run.lines:
            continue
        missing: dict[About, list[str]] = {}
        for about, field in blank_fields(run):
            missing.setdefault(about, []).append(field.key)
        for about, fields in missing.items():
            yield Check(
                code="field.blank",
                subject=Subject(SubjectKind.RUN, run.key),
                params={"fields": ",".join(fields), "about_kind": about.kind, "about": about.code},
                run=run.key,
                stops=stops_of_run(evidence.dossier, run.key),
                is_open=True,
            )


def blank_fields(run: Run) -> Iterator[tuple[About, Field]]:
    """Mandatory fields of a run without a value, or whose value was voided."""
    for field in run.step.fields:
        if not field.required:
            continue
        for about in _things(run, field):
            condition = field.shown_when
            if condition and run.answer(condition.field, about) not in condition.answers:
                continue
            line = run.line(field.key, about)
            if line is None or line.last.kind == EntryKind.VOID:
                yield about, field


def _things(run: Run, field: Field) -> tuple[About, ...]:
    """Things a field is written about: for a batch field the batch, for others those the run has lines about."""
    if field.subject is FieldSubject.COLLECTION:
        return run.about(field.subject) or (WHOLE_BATCH,)
    return run.about(field.subject) or ((WHOLE_BATCH,) if field.subject is WHOLE_BATCH.kind else ())


def changed(evidence: Evidence) -> Iterator[Check]:
    """Check corrections and voids, each with the value before."""
    for change in changes_of(evidence.dossier):
        yield Check(
            code="entry.voided" if change.is_void else "entry.corrected",
            subject=line_subject(change.run, change.line),
            params=line_params(change.line)
            | {"revision": str(change.after.revision), "before": str(change.before.revision)},
            data=change,
            run=change.run.key,
            by=change.after.recorded_by,
            at=change.after.entered_at,
            answer=change.after.reason or "",
        )


def late_entries(evidence: Evidence) -> Iterator[Check]:
    """Check entries recorded later than the recipe allows; one check for all that were recorded together."""
    dossier = evidence.dossier
    together: dict[tuple[object, ...], list[tuple[Run, Line]]] = {}
    for run, line in dossier.lines():
        first = line.first
        if dossier.is_late(first):
            key = (run.key, line.key.about, first.entered_at, first.recorded_by)
            together.setdefault(key, []).append((run, line))
    for lines in together.values():
        run, line = lines[0]
        first = min((written.first for _, written in lines), key=lambda entry: entry.happened_at)
        about = line.key.about
        yield Check(
            code="entry.late",
            subject=Subject(SubjectKind.RUN, run.key),
            params={
                "about_kind": about.kind,
                "about": about.code,
                "values": str(len(lines)),
                "minutes": str((first.entered_at - first.happened_at) // timedelta(minutes=1)),
                "limit_minutes": str(dossier.recipe.late_entry_minutes),
                "entered_at": first.entered_at.isoformat(),
                "by": first.recorded_by,
            },
            run=run.key,
            by=first.recorded_by,
            at=first.entered_at,
            is_open=not first.reason,
            answer=first.reason or "",
        )


def _of_count(
    dossier: Dossier, count: JudgedCount, code: str, params: dict[str, str], *, data: object, is_open: bool
) -> Check:
    run, about = _counted(dossier, count)
    entry = next(line.last for line in run.lines if line.key.about == about)
    return Check(
        code=code,
        subject=Subject(SubjectKind.VESSEL, about.code),
        params=params | {"about_kind": about.kind, "about": about.code, "counted_in": run.key},
        data=data,
        run=run.key,
        by=entry.performed_by,
        at=entry.happened_at,
        is_open=is_open,
    )


def _counted(dossier: Dossier, count: JudgedCount) -> tuple[Run, About]:
    return dossier.run(count.reading.run), About(FieldSubject.VESSEL, count.reading.vessel)
