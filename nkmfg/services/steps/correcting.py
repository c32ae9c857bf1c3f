"""Changing what is recorded: another entry on the same line, with a reason; the first one stays where it stood."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Refused, Stale, Unknown
from nkmfg.ledger.act import Open, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Entry, EntryKind, Movement, Run, Sample, Vessel
from nkmfg.services import recipes
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.steps.judging import judge
from nkmfg.services.steps.recording import Recorded, run_of
from nkmfg.services.steps.typed import Parsed, Parser, Typed


def correct(
    session: Session, by: By, batch: Batch, key: LineKey, revision: int, text: str, performed_by: str, reason: str
) -> Recorded:
    """A corrected value beside the one before. `revision` is the one that was shown. Raises Stale for an older one."""
    run = run_of(session, batch, key.run)
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    parser = Parser(session, recipe.step(run.step))
    parsed = parser.read(Typed(key.field, key.about, text, key.replicate, name="value"))
    parser.refuse()
    assert parsed is not None
    performer = person_by_login(session, performed_by)
    with act(session, Action.CORRECT_ENTRY, by=by, on=batch, reason=reason) as opened:
        last = _shown(session, batch, run, key, revision)
        if last.typed == text.strip() and last.kind != EntryKind.VOID:
            raise Refused("This is the value that stands there already; nothing was changed.")
        _add(session, last, opened, by, EntryKind.CORRECTION, parsed, performer.id, reason)
        session.flush()
        judged = judge(session, batch, run, opened)
    return Recorded(run.key, run.state, judged.to_confirm, judged.flagged)


def confirm(session: Session, by: By, batch: Batch, key: LineKey, revision: int, comment: str = "") -> Recorded:
    """Somebody looked again: the value is what was measured."""
    run = run_of(session, batch, key.run)
    with act(session, Action.CONFIRM_ENTRY, by=by, on=batch, reason=comment or None) as opened:
        last = _shown(session, batch, run, key, revision)
        if last.kind in (EntryKind.VOID, EntryKind.NOT_APPLICABLE):
            raise Refused("There is no value here to confirm.")
        same = Parsed(
            Typed(key.field, key.about, last.typed or "", key.replicate),
            last.unit,
            last.comparator,
            last.number,
            last.lot_id,
            last.equipment_id,
        )
        _add(session, last, opened, by, EntryKind.CONFIRMATION, same, last.performed_by_id, comment or None)
        session.flush()
        judged = judge(session, batch, run, opened)
    return Recorded(run.key, run.state, judged.to_confirm, judged.flagged)


def void_to_sign(session: Session, batch: Batch, key: LineKey, reason: str) -> ToSign:
    """What is signed to take a value away."""
    last = _last(session, batch, run_of(session, batch, key.run), key)
    return ToSign(
        scope=f"void/{batch.number}/{key.run}/{key.field}",
        meaning=Meaning.PERFORMED,
        statement=f"I void this entry: {reason}",
        facts={
            "batch": batch.number,
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


def void(session: Session, signing: Signing, batch: Batch, key: LineKey, reason: str) -> Recorded:
    """Take a value away: signed by its performer or the head of production, with a reason. It stays readable."""
    run = run_of(session, batch, key.run)
    with act(
        session,
        Action.VOID_ENTRY,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: void_to_sign(session, batch, key, reason),
    ) as opened:
        last = _last(session, batch, run, key)
        is_head = "head_of_production" in opened.actor.roles
        if last.performed_by_id != opened.actor.person_id and not is_head:
            raise Refused("An entry is voided by whoever performed it, or by the head of production.")
        if last.kind == EntryKind.VOID:
            raise Refused("This entry is voided already.")
        nothing = Parsed(Typed(key.field, key.about, "", key.replicate), last.unit)
        _add(session, last, opened, signing, EntryKind.VOID, nothing, last.performed_by_id, reason)
        session.flush()
        judged = judge(session, batch, run, opened)
    return Recorded(run.key, run.state, judged.to_confirm, judged.flagged)


def _shown(session: Session, batch: Batch, run: Run, key: LineKey, revision: int) -> Entry:
    last = _last(session, batch, run, key)
    if last.revision != revision:
        raise Stale(f"This value was changed meanwhile; it is {last.typed or last.kind} now. Look again, then decide.")
    return last


def _last(session: Session, batch: Batch, run: Run, key: LineKey) -> Entry:
    last = session.scalar(
        sa.select(Entry)
        .where(
            Entry.run_id == run.id,
            Entry.field == key.field,
            Entry.subject_kind == key.about.kind,
            Entry.subject_id == _subject_id(session, batch, run, key.about),
            Entry.replicate == key.replicate,
        )
        .order_by(Entry.revision.desc())
        .limit(1)
    )
    if last is None:
        raise Unknown("There is no such entry in this batch.")
    return last


def _subject_id(session: Session, batch: Batch, run: Run, about: About) -> int:
    if about.kind is BATCH.kind or not about.code:
        return 0
    found: int | None
    if about.kind == "movement":
        _run_key, _, ordinal = about.code.rpartition("#")
        found = session.scalar(
            sa.select(Movement.id).where(
                Movement.run_id == run.id, Movement.ordinal == (int(ordinal) if ordinal.isdecimal() else 0)
            )
        )
    elif about.kind == "sample":
        found = session.scalar(sa.select(Sample.id).where(Sample.batch_id == batch.id, Sample.code == about.code))
    else:
        found = session.scalar(sa.select(Vessel.id).where(Vessel.batch_id == batch.id, Vessel.code == about.code))
    if found is None:
        raise Unknown(f"This batch has no {about.kind} {about.code}.")
    return found


def _add(
    session: Session,
    last: Entry,
    opened: Open,
    by: By,
    kind: EntryKind,
    parsed: Parsed,
    performer_id: int,
    reason: str | None,
) -> None:
    """The next revision of a line. What was measured happened when it happened; the change has its own moment."""
    session.add(
        Entry(
            batch_id=last.batch_id,
            run_id=last.run_id,
            field=last.field,
            subject_kind=last.subject_kind,
            subject_id=last.subject_id,
            replicate=last.replicate,
            revision=last.revision + 1,
            kind=kind,
            typed=parsed.typed.text.strip() or None,
            unit=parsed.unit,
            comparator=parsed.comparator,
            number=parsed.number,
            number_for_trends=parsed.number,
            lot_id=parsed.lot_id,
            equipment_id=parsed.equipment_id,
            attachment_id=last.attachment_id if kind is EntryKind.CONFIRMATION else None,
            working=None if kind is EntryKind.VOID else last.working,
            happened_at=last.happened_at,
            entered_at=opened.at,
            performed_by_id=performer_id,
            recorded_by_id=by.person_id,
            reason=reason,
        )
    )
