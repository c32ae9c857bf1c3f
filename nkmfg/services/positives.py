"""Positives reported by telephone: recording, follow-up, and QA's decision. The batches they stop are queried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Finding, HoldFact, NoteKind
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.domain.values.several import Names
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import (
    Batch,
    BatchState,
    Deviation,
    Donor,
    Lot,
    Positive,
    PositiveNote,
    PositiveVerdict,
    TreatmentOrder,
)
from nkmfg.services import deviations
from nkmfg.services.after_use import batches_with, open_missing
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.holds import holds_where
from nkmfg.services.parsing import happened_or_none, line, line_or_none
from nkmfg.words.messages import N_, _

Thing = Batch | Lot | Donor
_LAST = (
    sa.select(PositiveVerdict.finding)
    .where(PositiveVerdict.positive_id == Positive.id)
    .order_by(PositiveVerdict.id.desc())
    .limit(1)
    .scalar_subquery()
)
"""The last verdict on a positive; null before QA decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A laboratory's call: test or bottle, caller, moment, and what was said."""

    about: str
    caller: str
    called_at: datetime | None = None
    said: str = ""


def report(session: Session, by: By, thing: Thing, call: Call) -> Positive:
    """Record a call. It stops every container not given, and each batch concerned gets a deviation."""
    about, caller = (
        line(_("What is positive"), call.about, field="other"),
        line(_("Who called"), call.caller, field="caller"),
    )
    with act(session, Action.REPORT_POSITIVE, by=by, on=thing) as opened:
        row = Positive(
            number=_next_number(session, thing),
            batch_id=thing.id if isinstance(thing, Batch) else None,
            lot_id=thing.id if isinstance(thing, Lot) else None,
            donor_id=thing.id if isinstance(thing, Donor) else None,
            about=about,
            called_at=happened_or_none(_("The hour of the call"), call.called_at, opened.at, field="called")
            or opened.at,
            caller=caller,
            said=line_or_none(_("What was said"), call.said, field="said"),
            entered_at=opened.at,
            recorded_by_id=by.person_id,
        )
        session.add(row)
        session.flush()
        if isinstance(thing, Batch):
            deviations.open_missing(session, thing, open_case(session, thing.number), opened.at)
    _open_in_batches(session, row)
    return row


def catch_up(session: Session) -> None:
    """Open what `report` opens after its act, if the process stopped in between. Idempotent."""
    stopping = sa.select(Positive).where(sa.or_(_LAST.is_(None), _LAST == Finding.CONFIRMED)).order_by(Positive.id)
    for positive in session.scalars(stopping).all():
        _open_in_batches(session, positive)


def _open_in_batches(session: Session, positive: Positive) -> None:
    """Open the deviation of a positive in each batch concerned that has none, in an act of the software each."""
    told = session.scalars(
        sa.select(Deviation.batch_id).where(
            Deviation.code == "positive.reported", Deviation.subject == f"positive:{positive.number}"
        )
    ).all()
    for batch in affected(session, positive):
        if batch.id not in told:
            open_missing(session, batch)


def affected(session: Session, positive: Positive) -> Sequence[Batch]:
    """Batches that it stops: its own and others of its collection, those with the lot, those of the donor."""
    if positive.batch_id is not None:
        own = session.get_one(Batch, positive.batch_id)
        of_it = [Batch.id == own.id]
        if own.collection_id is not None:
            of_it.append(Batch.collection_id == own.collection_id)
        condition: sa.ColumnElement[bool] = sa.or_(*of_it)
    elif positive.lot_id is not None:
        return batches_with(session, session.get_one(Lot, positive.lot_id))
    else:
        condition = Batch.order_id.in_(sa.select(TreatmentOrder.id).where(TreatmentOrder.donor_id == positive.donor_id))
    return session.scalars(sa.select(Batch).where(condition).order_by(Batch.number)).all()


def positive_numbered(session: Session, number: str) -> Positive:
    """The positive with that number. Raises Unknown."""
    found = session.scalar(sa.select(Positive).where(Positive.number == number)) if number.isprintable() else None
    if found is None:
        raise Unknown("positive.unknown")
    return found


def hold_of(session: Session, positive: Positive) -> HoldFact:
    """The positive with its notes and verdict."""
    return holds_where(session, Positive.id == positive.id)[0]


def open_positives(session: Session) -> tuple[HoldFact, ...]:
    """Positives not decided on, and confirmed ones of open batches; shown to everybody."""
    still_made = sa.select(Batch.id).where(Batch.state == BatchState.OPEN)
    confirmed = sa.and_(_LAST == Finding.CONFIRMED, Positive.batch_id.in_(still_made))
    return holds_where(session, sa.or_(_LAST.is_(None), confirmed))


def note(
    session: Session,
    by: By,
    positive: Positive,
    kind: str,
    text: str,
    *,
    telephone: str = "",
    read_back: bool | None = None,
    happened_at: datetime | None = None,
) -> PositiveNote:
    """Add a finding, or a person informed, with the moment and whether it was read back."""
    if kind not in set(NoteKind):
        raise Malformed("positive.note_kind", kinds=Names(NoteKind))
    said = line(_("Who was told") if kind == NoteKind.TOLD else _("What was found"), text, field="text")
    with act(session, Action.NOTE_POSITIVE, by=by, on=thing_of(session, positive)) as opened:
        row = PositiveNote(
            positive_id=positive.id,
            kind=kind,
            text=said,
            telephone=line_or_none(_("Telephone"), telephone, field="telephone"),
            read_back=read_back if kind == NoteKind.TOLD else None,
            happened_at=happened_or_none(_("When"), happened_at, opened.at, field="happened") or opened.at,
            entered_at=opened.at,
            recorded_by_id=by.person_id,
        )
        session.add(row)
    return row


_SIGNED: Mapping[Finding, str] = {
    Finding.FALSE_POSITIVE: N_("Positive {number} of {thing} is a false positive: {cause}. The stop is lifted."),
    Finding.CONFIRMED: N_("Positive {number} of {thing} is confirmed: {cause}. The stop stays."),
}


def verdict_to_sign(session: Session, positive: Positive, finding: str, cause: str) -> ToSign:
    """Copy that QA signs: confirmed, which keeps the stop; or false positive with its cause, which lifts it."""
    if finding not in set(Finding):
        raise Malformed("positive.finding", findings=Names(Finding))
    hold = hold_of(session, positive)
    ordinal = 1 + _verdicts(session, positive)
    return ToSign(
        scope=f"{thing_of(session, positive).stream}/positive/{positive.number}/{ordinal}",
        meaning=Meaning.APPROVED,
        statement=_(_SIGNED[Finding(finding)], number=positive.number, thing=hold.thing, cause=cause),
        facts={
            "number": positive.number,
            "thing": hold.thing,
            "called": [hold.called_at.isoformat(), hold.caller],
            "found": [[note.kind.value, note.text, note.happened_at.isoformat()] for note in hold.notes],
            "finding": finding,
            "cause": cause,
        },
    )


def decide(session: Session, signing: Signing, positive: Positive, finding: str, cause: str) -> PositiveVerdict:
    """Decide on a positive by QA's signature."""
    with act(
        session,
        Action.DECIDE_POSITIVE,
        by=signing,
        on=thing_of(session, positive),
        reason=cause,
        signs=lambda: verdict_to_sign(session, positive, finding, cause),
    ) as opened:
        if hold_of(session, positive).verdict == finding:
            raise Refused("positive.decided", finding=Finding(finding))
        row = PositiveVerdict(
            positive_id=positive.id,
            ordinal=1 + _verdicts(session, positive),
            finding=finding,
            cause=cause.strip(),
            decided_at=opened.at,
            signature_id=opened.signature.id,
        )
        session.add(row)
    return row


def thing_of(session: Session, positive: Positive) -> Thing:
    """The batch, lot or donor that the positive is of."""
    if positive.batch_id is not None:
        return session.get_one(Batch, positive.batch_id)
    if positive.lot_id is not None:
        return session.get_one(Lot, positive.lot_id)
    assert positive.donor_id is not None
    return session.get_one(Donor, positive.donor_id)


def _verdicts(session: Session, positive: Positive) -> int:
    query = sa.select(sa.func.count()).where(PositiveVerdict.positive_id == positive.id)
    return session.scalar(query) or 0


def _next_number(session: Session, thing: Thing) -> str:
    """Number of the next positive: code of the batch, lot or donor, and a count."""
    column = {Batch: Positive.batch_id, Lot: Positive.lot_id, Donor: Positive.donor_id}[type(thing)]
    count = session.scalar(sa.select(sa.func.count()).where(column == thing.id)) or 0
    code = thing.number if isinstance(thing, Batch) else thing.code
    return f"{code}-P{count + 1}"
