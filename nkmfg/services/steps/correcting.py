"""Changes of recorded values: a further entry on the same line, with a reason; earlier ones are kept."""

from dataclasses import replace
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case, Written
from nkmfg.domain.facts.dossier import About, LineKey
from nkmfg.domain.facts.dossier import Entry as EntryFact
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.roles import VOIDS_OTHERS
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.errors import Refused, Stale, Unknown
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Entry, EntryKind
from nkmfg.services.dossier.case import open_case, open_to_write
from nkmfg.services.dossier.reader import BatchRows
from nkmfg.services.dossier.signatures import signed_in
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.steps.judging import judge
from nkmfg.services.steps.recording import RecordingResult, recorded, unknown_run
from nkmfg.services.steps.recording_input import ParsedValue, Parser, TypedValue
from nkmfg.services.steps.writing import Participant, materials_of
from nkmfg.words.messages import _


def correct(
    session: Session, by: By, batch: Batch, key: LineKey, revision: int, text: str, performed_by: str, reason: str
) -> RecordingResult:
    """Correct a value. `revision` is the one that was shown. Raises Stale for an older one."""
    with act(session, Action.CORRECT_ENTRY, by=by, on=batch, reason=reason) as opened:
        case, rows = open_to_write(session, batch.number)
        last = _last(case, key)
        parser = Parser(session, case.dossier.run(key.run).step)
        parsed = parser.read(TypedValue(key.field, key.about, text, key.replicate, name="value"))
        parser.refuse()
        assert parsed is not None
        performer = person_by_login(session, performed_by)
        _refuse_stale(last, revision)
        if last.typed == text.strip() and last.kind != EntryKind.VOID:
            raise Refused("entry.unchanged")
        before = _row(session, rows, key)
        kind, hand = EntryKind.CORRECTION, Participant(performer.id, performer.login)
        written = _add(session, key, last, before, kind, parsed, hand, by, opened, reason)
        written = replace(written, materials=materials_of(session, case.dossier, [parsed]))
        return _judged(session, case.with_entries(written), rows, key, opened)


def confirm(session: Session, by: By, batch: Batch, key: LineKey, revision: int, comment: str = "") -> RecordingResult:
    """Confirm that a value is what was measured."""
    with act(session, Action.CONFIRM_ENTRY, by=by, on=batch, reason=comment or None) as opened:
        case, rows = open_to_write(session, batch.number)
        last = _last(case, key)
        _refuse_stale(last, revision)
        if last.kind in (EntryKind.VOID, EntryKind.NOT_APPLICABLE):
            raise Refused("entry.no_value")
        before = _row(session, rows, key)
        same = ParsedValue(
            TypedValue(key.field, key.about, last.typed or "", key.replicate),
            last.unit,
            last.comparator,
            last.number,
            before.lot_id,
            before.equipment_id,
        )
        kind, hand = EntryKind.CONFIRMATION, Participant(before.performed_by_id, last.performed_by)
        written = _add(session, key, last, before, kind, same, hand, by, opened, comment or None)
        return _judged(session, case.with_entries(written), rows, key, opened)


def void_to_sign(session: Session, batch: Batch, key: LineKey, reason: str) -> ToSign:
    """Copy that is signed to void a value."""
    return _void_copy(open_case(session, batch.number), key, reason)


def void(session: Session, signing: Signing, batch: Batch, key: LineKey, reason: str) -> RecordingResult:
    """Void a value, signed by its performer or the head of production, with a reason. It remains readable."""
    reading = cache(lambda: open_to_write(session, batch.number))  # first called under the lock
    with act(
        session,
        Action.VOID_ENTRY,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: _void_copy(reading()[0], key, reason),
    ) as opened:
        case, rows = reading()
        last, before = _last(case, key), _row(session, rows, key)
        if before.performed_by_id != opened.actor.person_id and VOIDS_OTHERS not in opened.actor.roles:
            raise Refused("entry.voided_by_performer")
        if last.kind == EntryKind.VOID:
            raise Refused("entry.voided")
        nothing = ParsedValue(TypedValue(key.field, key.about, "", key.replicate), last.unit)
        kind, hand = EntryKind.VOID, Participant(before.performed_by_id, last.performed_by)
        written = _add(session, key, last, before, kind, nothing, hand, signing, opened, reason)
        written = replace(written, signatures=(signed_in(opened),))
        return _judged(session, case.with_entries(written), rows, key, opened)


def _void_copy(case: Case, key: LineKey, reason: str) -> ToSign:
    last, number = _last(case, key), case.dossier.number
    return ToSign(
        scope=f"void/{number}/{key.run}/{key.field}",
        meaning=Meaning.PERFORMED,
        statement=_("I void this entry: {reason}", reason=reason),
        facts={
            "batch": number,
            "run": key.run,
            "field": key.field,
            "about": [key.about.kind.value, key.about.code],
            "replicate": str(key.replicate),
            "revision": str(last.revision),
            "typed": last.typed,
            "unit": last.unit,
            "reason": reason,
        },
    )


def _last(case: Case, key: LineKey) -> EntryFact:
    """Last entry of a line. Raises Unknown."""
    try:
        run = case.dossier.run(key.run)
    except KeyError as unknown:
        raise unknown_run(case.dossier.number, key.run) from unknown
    line = run.line(key.field, key.about, key.replicate)
    if line is None:
        raise Unknown("entry.unknown")
    return line.last


def _refuse_stale(last: EntryFact, revision: int) -> None:
    if last.revision != revision:
        now = last.typed or EntryKind(last.kind)
        raise Stale("entry.changed_meanwhile", now=now)


def _row(session: Session, rows: BatchRows, key: LineKey) -> Entry:
    """Row of the last entry of a line."""
    return session.scalars(
        sa.select(Entry)
        .where(
            Entry.run_id == rows.runs[key.run].id,
            Entry.field == key.field,
            Entry.subject_kind == key.about.kind,
            Entry.subject_id == _subject_id(rows, key.about),
            Entry.replicate == key.replicate,
        )
        .order_by(Entry.revision.desc())
        .limit(1)
    ).one()


def _subject_id(rows: BatchRows, about: About) -> int:
    match about.kind:
        case Subject.VESSEL | Subject.CONTAINER:
            return rows.vessels[about.code]
        case Subject.SAMPLE:
            return rows.samples[about.code]
        case Subject.MOVEMENT:
            return rows.movements[about.code]
        case _:
            return 0


def _judged(session: Session, case: Case, rows: BatchRows, key: LineKey, opened: OpenAct) -> RecordingResult:
    run = rows.runs[key.run]
    return recorded(run, judge(session, case, rows, run, opened))


def _add(
    session: Session,
    key: LineKey,
    last: EntryFact,
    before: Entry,
    kind: EntryKind,
    parsed: ParsedValue,
    performer: Participant,
    by: By,
    opened: OpenAct,
    reason: str | None,
) -> Written:
    """Write the next revision of a line. It keeps the moment of the measurement; the change has its own."""
    text = parsed.typed.text.strip()
    is_confirmed = kind is EntryKind.CONFIRMATION
    fact = EntryFact(
        kind=kind,
        revision=last.revision + 1,
        typed=text or None,
        unit=parsed.unit,
        comparator=parsed.comparator,
        number=parsed.number,
        lot=None if parsed.lot_id is None else text,
        equipment=None if parsed.equipment_id is None else text,
        attachment=last.attachment if is_confirmed else None,
        working=None if kind is EntryKind.VOID else last.working,
        happened_at=last.happened_at,
        entered_at=opened.at,
        performed_by=performer.login,
        recorded_by=opened.actor.login,
        reason=reason,
    )
    session.add(
        Entry(
            batch_id=before.batch_id,
            run_id=before.run_id,
            field=before.field,
            subject_kind=before.subject_kind,
            subject_id=before.subject_id,
            replicate=before.replicate,
            revision=fact.revision,
            kind=kind,
            typed=fact.typed,
            unit=fact.unit,
            comparator=fact.comparator,
            number=fact.number,
            number_for_trends=fact.number,
            lot_id=parsed.lot_id,
            equipment_id=parsed.equipment_id,
            attachment_id=before.attachment_id if is_confirmed else None,
            working=fact.working,
            happened_at=fact.happened_at,
            entered_at=fact.entered_at,
            performed_by_id=performer.person_id,
            recorded_by_id=by.person_id,
            reason=fact.reason,
        )
    )
    return Written(((key, fact),))
