"""Refused requests of a person with an account, recorded in that person's access log (PI 041, 21 CFR 11.10(d)).

Their number is bounded: the same request once an hour, and at most `MOST` different ones an hour.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import System
from nkmfg.ledger.database import ledger_of
from nkmfg.models import AccessEvent, AccessKind, Person
from nkmfg.words.messages import N_

WHILE = timedelta(hours=1)
MOST = 20
MOST_LETTERS = 200
AND_MORE = N_("more was refused within the hour, and is not noted one by one")


def note_refused(
    session: Session, person_id: int, request: str, terminal_id: int | None, session_person_id: int | None
) -> None:
    """Record that this person was refused `request`, such as POST /people/anna/disable, unless recorded already."""
    request = request[:MOST_LETTERS]
    session.rollback()
    person = session.get_one(Person, person_id)
    by = System(session_person_id, terminal_id)
    since = ledger_of(session).clock.now(session) - WHILE
    if _enough(session, person_id, request, since) is None:
        return
    with act(session, Action.NOTE_ACCESS, by=by, on=person) as opened:
        detail = _enough(session, person_id, request, since)  # again under the lock
        if detail is not None:
            session.add(
                AccessEvent(
                    person_id=person_id,
                    typed_login=person.login,
                    kind=AccessKind.REFUSED,
                    terminal_id=terminal_id,
                    detail=detail,
                    at=opened.at,
                )
            )


def _enough(session: Session, person_id: int, request: str, since: datetime) -> str | None:
    """Detail to record for a refusal; None if it is recorded already, or the limit is reached."""
    lately = session.scalars(
        sa.select(AccessEvent.detail)
        .where(AccessEvent.person_id == person_id, AccessEvent.kind == AccessKind.REFUSED, AccessEvent.at >= since)
        .order_by(AccessEvent.id.desc())
        .limit(MOST + 1)
    ).all()
    if request in lately or AND_MORE in lately:
        return None
    return request if len(lately) < MOST else AND_MORE
