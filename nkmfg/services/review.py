"""QA's review of the record: an answer to each open exception, then a signature bound to the head of the trail."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.review import is_answered_in_review, review_facts_of, to_answer, to_remedy
from nkmfg.domain.findings.reviews import REVIEW, reviews_of, unreviewed_parts
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Refused, Stale
from nkmfg.domain.values.several import Reasons
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import ExceptionAnswer, Link
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.release import made_or_tested
from nkmfg.words.check_places import place
from nkmfg.words.check_sentences import in_short
from nkmfg.words.checks import kind_words, views, what
from nkmfg.words.checks import view as in_words
from nkmfg.words.exceptions import unanswered_sentence
from nkmfg.words.messages import _, ngettext

SEPARATOR = "|"  # separates code, subject and identity of an exception in a form


def answer(session: Session, by: By, number: str, exception: str, text: str) -> ExceptionAnswer:
    """Answer an open exception, for QA. Raises Refused for one that is remedied at its source instead.

    `exception` is its code, subject and identity, as `exception_id` writes them.
    """
    batch = batch_numbered(session, number)
    with act(session, Action.ANSWER_EXCEPTION, by=by, on=batch, reason=text) as opened:
        case = open_release_case(session, number)
        found = next((check for check in case.exceptions_to_review if exception_id(check.key) == exception), None)
        if found is None:
            raise Stale("review.exception_gone")
        if not found.is_open:
            answered = in_words(case.dossier, found).answer
            raise Refused("review.answered", answer=answered or _("nothing of it is open"))
        if not is_answered_in_review(found):
            raise Refused("review.not_by_answer", kind=kind_words(found).capitalize())
        code, subject, identity = found.key
        row = ExceptionAnswer(
            batch_id=batch.id,
            code=code,
            subject=subject,
            identity=identity,
            what=f"{place(case.dossier, found)}: {what(case.dossier, found)}",
            answer=text.strip(),
            answered_at=opened.at,
            answered_by_id=by.person_id,
        )
        session.add(row)
    return row


def exception_id(key: tuple[str, str, str]) -> str:
    """Identifier of an exception in forms."""
    return SEPARATOR.join(key)


def against_review(case: ReleaseCase) -> list[str]:
    """Sentences of what blocks the signature on the review."""
    dossier, exceptions = case.dossier, case.exceptions_to_review
    found = [
        f"{kind_words(check).capitalize()}: {place(dossier, check)}: {what(dossier, check).rstrip('.')}."
        for check in to_remedy(exceptions)
    ]
    unanswered = to_answer(exceptions)
    if unanswered:
        found.append(unanswered_sentence(len(unanswered)))
    if not found and reviews_of(dossier) and not unreviewed_parts(dossier):
        found.append(_("Nothing has changed since the last review."))
    return found


def review_to_sign(session: Session, number: str) -> ToSign:
    """Copy that QA signs. Raises Refused with everything still to be remedied or answered."""
    case = open_release_case(session, number)
    dossier, exceptions = case.dossier, case.exceptions_to_review
    waiting = against_review(case)
    if waiting:
        raise Refused("review.not_reviewed", reasons=Reasons(waiting))
    seq, head = head_of(session, number)
    since = in_short(dossier, unreviewed_parts(dossier)) if reviews_of(dossier) else ""
    reviewed = ngettext(
        "I reviewed the record of batch {batch}: its {n} exception with its answer, its results, and its trail up to"
        " entry {entry}.",
        "I reviewed the record of batch {batch}: its {n} exceptions with their answers, its results, and its trail up"
        " to entry {entry}.",
        len(exceptions),
        batch=number,
        entry=seq,
    )
    again = _("Since the last review: {parts}.", parts=since) if since else ""
    shown = [f"{found.where}: {found.finding}" for found in views(dossier, exceptions)]
    return ToSign(
        scope=f"batch/{number}/{REVIEW}",
        meaning=Meaning.REVIEWED,
        statement=f"{reviewed} {again}".rstrip(),
        facts=review_facts_of(dossier, exceptions, shown, (seq, head)),
    )


def review(session: Session, signing: Signing, number: str) -> None:
    """Review the record by signature; never by a person who made or tested the batch."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.REVIEW_RECORD,
        by=signing,
        on=batch,
        not_by=made_or_tested(session, batch),
        signs=lambda: review_to_sign(session, number),
    ):
        pass


def head_of(session: Session, number: str) -> tuple[str, str]:
    """Head of the batch's trail: its last number, and the digest there."""
    stream = batch_numbered(session, number).stream
    row = session.execute(
        sa.select(Link.seq, Link.digest).where(Link.stream == stream).order_by(Link.seq.desc()).limit(1)
    ).one()
    return str(row.seq), row.digest
