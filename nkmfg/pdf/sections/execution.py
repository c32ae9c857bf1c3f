"""Section 10: what was done, day by day, each value with its limit, who did it and who wrote it down."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from nkmfg.domain.facts.dossier import About, Dossier, Entry, Line, Run
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.findings.lines import blank_fields, judged_by_limits
from nkmfg.domain.findings.runs import missed_runs
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.recipe.alternatives import Question, question
from nkmfg.domain.recipe.model import Limit, Obligation, Recipe, Subject
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import tone_of_limits
from nkmfg.pdf.sections.run_head import RunHead
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.pdf.table import AnyRow, Band, Table
from nkmfg.words.codes import label
from nkmfg.words.exceptions import capital
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import N_, _
from nkmfg.words.record import about_words, line_words, run_words, runs_words, with_unit
from nkmfg.words.roles import role_words

_OBLIGATIONS: Mapping[Obligation, str] = {
    Obligation.MANDATORY: N_("mandatory"),
    Obligation.EXPECTED: N_("expected"),
    Obligation.OPTIONAL: N_("optional"),
}


def execution(record: Record) -> Iterator[Part]:
    """Section 10: recorded runs by day, then planned runs without a record."""
    yield Section("10", _("Process execution"))
    heading = ""
    for run in record.recorded_runs():
        assert run.done_at is not None
        on = record.day(run.done_at)
        if _day_heading(record, run, on) != heading:
            heading = _day_heading(record, run, on)
            yield Subsection(heading)
        yield from _run(record, run, on)
    yield from _not_recorded(record)


def _day_heading(record: Record, run: Run, on: date) -> str:
    dossier = record.dossier
    assert run.done_at is not None
    day = dossier.day_of(run.done_at)
    named = _("Before the culture") if day is None else _("Day {day}", day=str(day).replace("-", "−"))
    offset = f"{run.done_at.astimezone(dossier.zone):%z}"
    zone = _("times in {zone}, {offset}", zone=dossier.zone.key, offset=f"{offset[:3]}:{offset[3:5]}")
    return f"{named} · {on} · {zone}"


def _run(record: Record, run: Run, on: date) -> Iterator[Part]:
    remarks = []
    if run.added_because is not None:
        remarks.append(_("Added beyond the plan: {reason}", reason=run.added_because))
    if run.state == RunState.TO_CONFIRM:
        remarks.append(_("To be confirmed or corrected before it is signed."))
    aside = f"{run.key} · {_due(record, run)}"
    yield RunHead(f"{run.step.number}  {run_words(run)}", aside, run.step.instruction, tuple(remarks))
    columns = (
        words(_("Field"), 1.45),
        words(_("Value"), 1.4),
        words(_("Verdict"), 0.75),
        words(_("Performed"), 1.15),
        words(_("Recorded"), 1.15),
    )
    yield Table(columns, [*_rows(record, run, on), *_signatures(record, run, on)])


def _due(record: Record, run: Run) -> str:
    return _("no due time") if run.window is None else _("due until {moment}", moment=record.local(run.window.closes))


def _rows(record: Record, run: Run, on: date) -> Iterator[AnyRow]:
    order = {field.key: place for place, field in enumerate(run.step.fields)}
    things: dict[About, list[Line]] = {}
    for line in run.lines:
        things.setdefault(line.key.about, []).append(line)
    blanks: dict[About, list[str]] = {}
    for about, field in blank_fields(run):
        if run.line(field.key, about) is None:  # a voided one has its row
            blanks.setdefault(about, []).append(field.label)
    # What is about the batch itself stands first: under the band of a vessel it would seem to be that vessel's.
    for about in sorted(dict.fromkeys((*things, *blanks)), key=lambda subject: bool(subject.code)):
        if about.code:
            yield Band(_band(record.dossier, about))
        lines = sorted(things.get(about, ()), key=lambda line: (order.get(line.key.field, 99), line.key.replicate))
        yield from (_row(record, run, line, on) for line in lines)
        for blank in blanks.get(about, ()):
            yield (blank, Cell(_("blank"), Tone.ACTION), None, None, None)


def _band(dossier: Dossier, about: About) -> str:
    """Heading of what the rows below are about; a movement begins with the code of its source, as it is."""
    subject = about_words(dossier, about)
    return capital(subject) if about.kind in (Subject.VESSEL, Subject.SAMPLE, Subject.CONTAINER) else subject


def _row(record: Record, run: Run, line: Line, on: date) -> tuple[Field, ...]:
    entry, dossier = line.last, record.dossier
    known = run.field(line.key.field)
    value = Cell(
        with_unit(dossier, known, entry) or None,
        change=record.marks.get(line.key),
        under=_history(dossier, run, line),
        bold=entry.is_answer and entry.number is not None,
    )
    return (
        line_words(run, line.key),
        value,
        _verdict(run, line),
        f"{record.clock(entry.happened_at, on)} {dossier.name(entry.performed_by)}",
        Cell(f"{record.clock(entry.entered_at, on)} {dossier.name(entry.recorded_by)}", under=_late(dossier, line)),
    )


def _history(dossier: Dossier, run: Run, line: Line) -> str:
    """What stood here before, and why what stands here now may stand."""
    known = run.field(line.key.field)
    said = []
    for before, after in zip(line.entries, line.entries[1:], strict=False):
        if after.kind == EntryKind.CONFIRMATION:
            said.append(_("confirmed: {reason}", reason=after.reason) if after.reason else _("confirmed"))
        else:
            said.append(_("was {value}", value=with_unit(dossier, known, before)))
    if line.first.kind == EntryKind.NOT_APPLICABLE and line.first.reason:
        said.append(line.first.reason)
    return "; ".join(said)


def _verdict(run: Run, line: Line) -> Field:
    known = run.field(line.key.field)
    judged = judged_by_limits(known, line.value)
    limits = " · ".join(_limit(limit) for limit in known.limits) if known else ""
    if judged is None:
        return Cell(None, under=limits) if limits else None
    state = tone_of_limits(judged.verdict)
    return Cell(label(state), state, under=limits)


def _limit(limit: Limit) -> str:
    return f"{limit.operator.sign} {in_marks(str(limit.value))}"


def _late(dossier: Dossier, line: Line) -> str:
    first: Entry = line.first
    if not dossier.is_late(first):
        return ""
    minutes = (first.entered_at - first.happened_at) // timedelta(minutes=1)
    return _("late, {minutes} min after: {reason}", minutes=minutes, reason=first.reason or _("no reason given"))


def _signatures(record: Record, run: Run, on: date) -> Iterator[AnyRow]:
    """The last rows of a run: who signed it, or that it is not signed."""
    if any(line.key.about.code for line in run.lines) and (run.signatures or run.step.signatures):
        yield Band(_("Signatures"))
    for signed in sorted(run.signatures, key=lambda signature: signature.at):
        by = f"{record.clock(signed.at, on)} {signed.name}"
        yield (
            Cell(_("Signed as {meaning}", meaning=label(signed.meaning))),
            signature_cell(record, signed),
            None,
            by,
            Cell(role_words(signed.role), quiet=True),
        )
    given = {signed.meaning for signed in run.signatures}
    for meaning in run.step.signatures:
        if meaning not in given:
            yield (
                _("Signed as {meaning}", meaning=label(meaning)),
                Cell(_("not signed"), Tone.PENDING),
                None,
                None,
                None,
            )


def _not_recorded(record: Record) -> Iterator[Part]:
    """The plan that is left: open, left out, or told in a section of its own; the days of a step together."""
    columns = (
        short(_("Step")),
        words(_("Title"), 2.2),
        short(_("Obligation")),
        words(_("Due until"), 1.6),
        words(_("State")),
    )
    together: dict[tuple[str, str], list[Run]] = {}
    for run in record.dossier.runs:
        if not run.lines:
            together.setdefault((run.step.key, run.state), []).append(run)
    done = {run.step.key for run in record.recorded_runs()}
    missed = {run.key for run in missed_runs(record.dossier)}
    yield Subsection(_("Planned and not recorded here"))
    yield Table(columns, [_planned(record, runs, done, missed) for runs in together.values()])


def _planned(record: Record, runs: list[Run], done: set[str], missed: set[str]) -> tuple[Field, ...]:
    step = runs[0].step
    return (
        step.number,
        runs_words(runs),
        _("alternative") if step.alternative else _(_OBLIGATIONS[step.obligation]),
        _until(record, [run.window.closes for run in runs if run.window]),
        _state(record.dossier.recipe, runs, done, missed),
    )


def _until(record: Record, moments: list[datetime]) -> str | None:
    if len(moments) < 2:
        return record.local(moments[0]) if moments else None
    return _("{first} to {last}", first=record.day(min(moments)), last=record.day(max(moments)))


def _state(recipe: Recipe, runs: list[Run], done: set[str], missed: set[str]) -> Field:
    if runs[0].state == RunState.SKIPPED:
        return Cell(_("left out"), Tone.WARNING)
    if question(recipe, runs[0].step, done) is Question.OUT:
        return _("another was chosen")
    if runs[0].state == RunState.RECORDED:
        return _("recorded apart")
    late = sum(run.key in missed for run in runs)
    if not late:
        return label(runs[0].state)
    state = Tone.ACTION if runs[0].step.obligation is Obligation.MANDATORY else Tone.WARNING
    if late == len(runs):
        return Cell(_("not done in time"), state)
    return Cell(_("{late} of {runs} not done in time", late=late, runs=len(runs)), state)
