"""QA's review of the record: an answer to each open exception, then a signature bound to the trail as it stood."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.decisions.review import (
    REMEDIED,
    REVIEW,
    exceptions_to_review,
    in_short,
    review_facts_of,
    reviews_of,
    unreviewed_parts,
)
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Refused, Stale
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import ExceptionAnswer, Link
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.release import open_release_case, workers


def answer(session: Session, by: By, number: str, exception: str, text: str) -> ExceptionAnswer:
    """QA answers an open exception that nobody can put right any more. Raises Refused for one that somebody can."""
    batch = batch_numbered(session, number)
    with act(session, Action.ANSWER_EXCEPTION, by=by, on=batch, reason=text) as opened:
        case = open_release_case(session, number)
        dossier = case.dossier
        lines = exceptions_to_review(dossier, case.figures)
        found = next((one for one in lines if one.key == exception), None)
        if found is None:
            raise Stale("This exception is not there any more: the record has changed. Look at the list again.")
        if not found.is_open:
            raise Refused(f"This exception is answered already: {found.answer or 'nothing of it is open'}.")
        if found.kind in REMEDIED:
            raise Refused(f"{found.kind.value.capitalize()}: this is put right where it stands, not answered.")
        row = ExceptionAnswer(
            batch_id=batch.id,
            exception=exception,
            what=f"{found.where}: {found.what}",
            answer=text.strip(),
            answered_at=opened.at,
            answered_by_id=by.person_id,
        )
        session.add(row)
    return row


def against_review(case: Case) -> list[str]:
    """What is in the way of signing the review, in sentences."""
    dossier = case.dossier
    lines = [one for one in exceptions_to_review(dossier, case.figures) if one.is_open]
    mended = [one for one in lines if one.kind in REMEDIED]
    unanswered = [one for one in lines if one.kind not in REMEDIED]
    found = [f"{one.kind.value.capitalize()}: {one.where}: {one.what}." for one in mended]
    if unanswered:
        found.append(f"{len(unanswered)} open exceptions wait for an answer.")
    if not found and reviews_of(dossier) and not unreviewed_parts(dossier):
        found.append("Nothing has changed since the last review.")
    return found


def review_to_sign(session: Session, number: str) -> ToSign:
    """What QA signs. Raises Refused with everything that is still to be put right or answered."""
    case = open_release_case(session, number)
    dossier = case.dossier
    waiting = against_review(case)
    if waiting:
        raise Refused(f"Not reviewed. {' '.join(waiting)}")
    seq, head = head_of(session, number)
    numbers = case.figures
    seen = len(exceptions_to_review(dossier, numbers))
    again = f", {in_short(unreviewed_parts(dossier))} since the last review" if reviews_of(dossier) else ""
    return ToSign(
        scope=f"batch/{number}/{REVIEW}",
        meaning=Meaning.REVIEWED,
        statement=(
            f"I reviewed the record of batch {number}: its {seen} exceptions with their answers, its results, and its"
            f" trail up to entry {seq}{again}."
        ),
        facts=review_facts_of(dossier, numbers, (seq, head)),
    )


def review(session: Session, signing: Signing, number: str) -> None:
    """Review the record, by signature: never by somebody who made or tested the batch."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.REVIEW_RECORD,
        by=signing,
        on=batch,
        not_by=workers(session, batch),
        signs=lambda: review_to_sign(session, number),
    ):
        pass


def head_of(session: Session, number: str) -> tuple[str, str]:
    """How far the batch's trail has come: its last number, and the digest there."""
    stream = batch_numbered(session, number).stream
    row = session.execute(
        sa.select(Link.seq, Link.digest).where(Link.stream == stream).order_by(Link.seq.desc()).limit(1)
    ).one()
    return str(row.seq), row.digest
