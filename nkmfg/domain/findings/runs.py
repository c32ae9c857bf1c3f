"""Exceptions of steps: missed, added, left out."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import local, run_words, runs_words
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.alternatives import Question, question
from nkmfg.domain.recipe.model import Obligation, Occurrence, Operation


def missed(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Steps whose time has passed: mandatory ones each, expected ones together for a step; they still want a reason."""
    expected: dict[str, list[Run]] = {}
    for run in missed_runs(dossier):
        if run.step.obligation is Obligation.EXPECTED:
            expected.setdefault(run.step.key, []).append(run)
        else:
            yield _missed(dossier, run, run_words(run), "mandatory", Tone.ACTION)
    for runs in expected.values():
        yield _missed(dossier, runs[0], runs_words(runs), "expected: say why", Tone.LATE)


def done_late(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Steps that were done after their time: a fact, for a reviewer to weigh."""
    for run in dossier.runs:
        if run.lines and run.window is not None and run.done_at is not None and run.done_at > run.window.closes:
            closes, done_at = (local(at, dossier.zone) for at in (run.window.closes, run.done_at))
            yield ExceptionLine(
                kind=Kind.MISSED,
                tone=Tone.LATE,
                what=f"Done {done_at}, due until {closes}",
                where=run_words(run),
                run=run.key,
                who=dossier.name(run.lines[0].last.performed_by),
                at=run.done_at,
            )


def missed_runs(dossier: Dossier) -> tuple[Run, ...]:
    """Runs with nothing recorded whose window had closed when the record was read; optional ones cannot be missed.

    A step of an alternative is missed only once its choice was taken.
    """
    done = {run.step.key for run in dossier.runs if run.lines}
    return tuple(
        run
        for run in dossier.runs
        if run.state == "open"
        and not run.lines
        and run.added_because is None
        and run.step.obligation is not Obligation.OPTIONAL
        and run.step.occurrence is not Occurrence.OPTIONAL
        and run.window is not None
        and run.window.closes < dossier.read_at
        and question(dossier.recipe, run.step, done) is Question.SETTLED
    )


def missed_count_days(dossier: Dossier) -> tuple[int, ...]:
    """The culture days on which a mandatory count is missing."""
    return tuple(
        run.day
        for run in missed_runs(dossier)
        if run.step.operation is Operation.COUNT and run.step.obligation is Obligation.MANDATORY and run.day is not None
    )


def added_and_left_out(dossier: Dossier) -> Iterator[ExceptionLine]:
    """What the plan did not have, and what of it will not be done."""
    for run in dossier.runs:
        if run.added_because is not None:
            added = dossier.beside.deed(Action.ADD_RUN, run.key)
            yield ExceptionLine(
                kind=Kind.ADDED,
                tone=Tone.NOTED,
                what="Added beyond the plan",
                where=run_words(run),
                run=run.key,
                who=added.who if added else dossier.name(run.lines[0].first.performed_by) if run.lines else "",
                at=added.at if added else run.done_at,
                answer=run.added_because,
            )
        if run.state == "skipped":
            left_out = dossier.beside.deed(Action.SKIP_RUN, run.key)
            yield ExceptionLine(
                kind=Kind.LEFT_OUT,
                tone=Tone.WARNING,
                what="Planned, and left out",
                where=run_words(run),
                run=run.key,
                who=left_out.who if left_out else "",
                at=left_out.at if left_out else None,
                answer=(left_out.reason or "") if left_out else "",
            )


def never_recorded(dossier: Dossier) -> Iterator[ExceptionLine]:
    """What somebody typed on a step's form and never recorded: which fields, whose, when; never what."""
    for one in dossier.beside.lost_drafts:
        run = dossier.run(one.run)
        labels = [(run.field(key) or key) for key in one.fields.split(", ")]
        names = ", ".join(dict.fromkeys(label if isinstance(label, str) else label.label for label in labels))
        yield ExceptionLine(
            kind=Kind.NEVER_RECORDED,
            tone=Tone.WARNING,
            what=f"Typed and never recorded: {names}",
            where=run_words(run),
            run=run.key,
            who=dossier.name(one.login),
            at=one.left_at,
        )


def _missed(dossier: Dossier, run: Run, where: str, obligation: str, tone: Tone) -> ExceptionLine:
    assert run.window is not None
    return ExceptionLine(
        kind=Kind.MISSED,
        tone=tone,
        what=f"Not recorded ({obligation}), due until {local(run.window.closes, dossier.zone)}",
        where=where,
        run=run.key,
        is_open=True,
    )
