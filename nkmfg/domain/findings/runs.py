"""Checks of steps: missed, late, added, left out, not done; and drafts never recorded."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence, ReleaseEvidence
from nkmfg.domain.findings.scope import FIRST_DECISION, steps_before_release
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.states import DeviationState, RunState
from nkmfg.domain.recipe.alternatives import Question, question
from nkmfg.domain.recipe.model import Obligation, Occurrence, Operation


def run_subject(run: Run) -> Subject:
    """Subject of a check about a run."""
    return Subject(SubjectKind.RUN, run.key)


def missed(evidence: Evidence) -> Iterator[Check]:
    """Check steps whose window has closed: each mandatory run, expected ones together by step; they need a reason."""
    expected: dict[str, list[Run]] = {}
    for run in missed_runs(evidence.dossier):
        if run.step.obligation is Obligation.EXPECTED:
            expected.setdefault(run.step.key, []).append(run)
        else:
            yield _missed("step.missed", [run])
    for runs in expected.values():
        yield _missed("step.missed_expected", runs)


def _missed(code: str, runs: list[Run]) -> Check:
    first = runs[0]
    assert first.window is not None
    return Check(
        code=code,
        subject=run_subject(first),
        params={"runs": ",".join(run.key for run in runs), "closes": first.window.closes.isoformat()},
        run=first.key,
        is_open=True,
    )


def done_late(evidence: Evidence) -> Iterator[Check]:
    """Check steps done after their window, which the reviewer answers (FD9)."""
    for run in evidence.dossier.runs:
        if run.lines and run.window is not None and run.done_at is not None and run.done_at > run.window.closes:
            yield Check(
                code="step.done_late",
                subject=run_subject(run),
                params={"done_at": run.done_at.isoformat(), "closes": run.window.closes.isoformat()},
                run=run.key,
                by=run.lines[0].last.performed_by,
                at=run.done_at,
                is_open=True,
            )


def missed_runs(dossier: Dossier) -> tuple[Run, ...]:
    """Runs with nothing recorded whose window had closed at the reading; optional ones cannot be missed.

    A step of an alternative is missed only once its choice was taken.
    """
    done = {run.step.key for run in dossier.runs if run.lines}
    return tuple(
        run
        for run in dossier.runs
        if run.state == RunState.OPEN
        and not run.lines
        and run.added_because is None
        and run.step.obligation is not Obligation.OPTIONAL
        and run.step.occurrence is not Occurrence.OPTIONAL
        and run.window is not None
        and run.window.closes < dossier.read_at
        and question(dossier.recipe, run.step, done) is Question.SETTLED
    )


def missed_count_days(dossier: Dossier) -> tuple[int, ...]:
    """Culture days on which a mandatory count is missing."""
    return tuple(
        run.day
        for run in missed_runs(dossier)
        if run.step.operation is Operation.COUNT and run.step.obligation is Obligation.MANDATORY and run.day is not None
    )


def added_and_left_out(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check runs added to the plan, and planned runs that were left out."""
    dossier = evidence.dossier
    for run in dossier.runs:
        if run.added_because is not None:
            added = dossier.context.act(Action.ADD_RUN, run.key)
            first = run.lines[0].first.performed_by if run.lines else ""
            yield Check(
                code="step.added",
                subject=run_subject(run),
                data=added,
                run=run.key,
                by=added.login if added else first,
                at=added.at if added else run.done_at,
                answer=run.added_because,
            )
        if run.state == RunState.SKIPPED:
            left_out = dossier.context.act(Action.SKIP_RUN, run.key)
            yield Check(
                code="step.left_out",
                subject=run_subject(run),
                data=left_out,
                run=run.key,
                by=left_out.login if left_out else "",
                at=left_out.at if left_out else None,
                answer=(left_out.reason or "") if left_out else "",
            )


def never_recorded(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check drafts that were typed on a step's form and never recorded: fields, person and moment, never the values."""
    for draft in evidence.dossier.context.lost_drafts:
        yield Check(
            code="draft.never_recorded",
            subject=Subject(SubjectKind.RUN, draft.run),
            params={"fields": draft.fields, "by": draft.login, "left_at": draft.left_at.isoformat()},
            run=draft.run,
            by=draft.login,
            at=draft.left_at,
        )


def not_done(evidence: Evidence) -> Iterator[Check]:
    """Check planned steps before the release with nothing recorded.

    A mandatory one that was left out needs an assessed deviation; one that is still open is to be done, whatever
    deviation of it was closed.
    """
    dossier = evidence.dossier
    before = {step.key for step in steps_before_release(dossier.recipe)}
    taken = {run.step.alternative for run in dossier.runs if run.lines and run.step.alternative}
    assessed = {deviation.run for deviation in dossier.deviations if deviation.state == DeviationState.CLOSED}
    for run in dossier.runs:
        planned = run.step.key in before and run.step.occurrence is not Occurrence.OPTIONAL
        is_decided = run.state != RunState.OPEN and run.key in assessed
        if not planned or run.lines or run.added_because is not None or is_decided:
            continue
        if run.step.alternative is None or run.step.alternative in taken:
            yield _not_done(run)
    yield from _no_alternative_done(dossier, before, {alternative.group for alternative in taken})


def _not_done(run: Run) -> Check:
    mandatory = run.step.obligation is Obligation.MANDATORY
    left_out = run.state == RunState.SKIPPED
    code = "step.optional_not_done"
    if mandatory:
        code = "step.not_done" if run.state == RunState.OPEN else "step.mandatory_left_out"
    return Check(
        code=code,
        subject=run_subject(run),
        outcome=Outcome.PENDING if run.state == RunState.OPEN else Outcome.FAILED,
        params={"left_out": "yes" if left_out else "no"},
        run=run.key,
        stops=FIRST_DECISION if mandatory else frozenset(),
        is_open=mandatory,
    )


def _no_alternative_done(dossier: Dossier, before: set[str], taken: set[str]) -> Iterator[Check]:
    groups: dict[str, list[Run]] = {}
    for run in dossier.runs:
        if run.step.alternative and run.step.key in before and run.step.obligation is Obligation.MANDATORY:
            groups.setdefault(run.step.alternative.group, []).append(run)
    for group, runs in groups.items():
        if group not in taken:
            # A choice is named by its last mandatory step: the harvest, not the samples before it.
            last = {run.step.alternative.choice: run for run in runs if run.step.alternative}
            yield Check(
                code="step.no_alternative_done",
                subject=run_subject(runs[0]),
                outcome=Outcome.PENDING,
                params={"runs": ",".join(run.key for run in last.values())},
                run=runs[0].key,
                stops=FIRST_DECISION,
                is_open=True,
            )
