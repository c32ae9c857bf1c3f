"""Recording of a step: one act that reads the batch once, writes everything, and judges it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Unknown
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Run
from nkmfg.services.dossier.case import open_to_write
from nkmfg.services.drafts import end_draft
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.steps.calculating import snapshots_of
from nkmfg.services.steps.judging import RecordingJudgement, judge
from nkmfg.services.steps.recording_input import Parser, Recording
from nkmfg.services.steps.writing import Participant, Writer


@dataclass(frozen=True, slots=True)
class RecordingResult:
    """Result of a recording: state of the run, values to confirm, deviations opened, and the present case."""

    run: str
    state: str
    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]
    case: Case


def recorded(run: Run, judged: RecordingJudgement) -> RecordingResult:
    """Build the result of a write on a run from its judgement."""
    return RecordingResult(run.key, run.state, judged.to_confirm, judged.flagged, judged.case)


def run_of(session: Session, batch: Batch, key: str) -> Run:
    """The run with that key. Raises Unknown."""
    run = session.scalar(sa.select(Run).where(Run.batch_id == batch.id, Run.key == key))
    if run is None:
        raise unknown_run(batch.number, key)
    return run


def unknown_run(number: str, key: str) -> Unknown:
    return Unknown("run.unknown", batch=number, step=key)


def record(session: Session, by: By, batch: Batch, recording: Recording) -> RecordingResult:
    """Record typed values. Raises FormRefused for malformed ones only; a value out of limits is recorded and judged.

    Concurrent recordings on two vessels do not conflict: only a line that already exists is refused.
    """
    return record_form(session, by, batch, recording.run, lambda _case, _run, _at: recording, recording.late_because)


def record_form(
    session: Session,
    by: By,
    batch: Batch,
    run_key: str,
    read_form: Callable[[Case, RunFact, datetime], Recording],
    late_because: str = "",
    subject: str | None = None,
) -> RecordingResult:
    """Record a form. `read_form` parses it against the batch under the lock, at the moment of the act.

    `subject` is what the form is about; its draft ends with it.
    """
    with act(session, Action.RECORD_RUN, by=by, on=batch, reason=late_because or None) as opened:
        case, rows = open_to_write(session, batch.number)
        if run_key not in rows.runs:
            raise unknown_run(batch.number, run_key)
        run = case.dossier.run(run_key)
        recording = read_form(case, run, opened.at)
        parsed, moved = Parser(session, run.step).read_all(recording)
        if not (parsed or recording.movements or recording.samples or recording.vessels):
            raise Malformed("form.nothing_written")
        writer = Writer(
            session,
            case.dossier,
            rows,
            run_key,
            performer=_performer(session, opened, recording.performed_by),
            recorder=Participant(by.person_id, opened.actor.login),
            at=opened.at,
            late_minutes=case.dossier.recipe.late_entry_minutes,
            late_because=late_because,
        )
        written = writer.keep(recording, parsed, moved, snapshots_of(session, case, run, recording))
        row = rows.runs[run_key]
        if subject is not None:
            end_draft(session, by.person_id, row.id, subject)
        judged = judge(session, case.with_entries(written), rows, row, opened)
    return recorded(row, judged)


def _performer(session: Session, opened: OpenAct, login: str) -> Participant:
    """Performer of the step: mostly the recorder."""
    if opened.actor.person_id is not None and login == opened.actor.login:
        return Participant(opened.actor.person_id, login)
    person = person_by_login(session, login)
    return Participant(person.id, person.login)
