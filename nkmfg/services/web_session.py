"""Web sessions stored on the server: person, browser and lock. The cookie holds only a token."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger.act import scratch
from nkmfg.ledger.database import ledger_of
from nkmfg.models import AccountState, GrantState, Person, RoleGrant, Terminal, WebSession
from nkmfg.services.people.tablets import token_hash

SEEN_EVERY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class CurrentUser:
    """The person logged in, with their roles."""

    person_id: int
    login: str
    name: str
    roles: frozenset[Role]
    language: str | None = None  # None: the site's


@dataclass(slots=True)
class BrowserSession:
    """A browser's session, as read at the beginning of the request."""

    id: int
    user: CurrentUser | None
    terminal_id: int | None
    tablet: str | None
    place: str | None
    opened_at: datetime
    seen_at: datetime
    locked_at: datetime | None
    contents: str


def session_with(session: Session, token: str, lasts: timedelta) -> BrowserSession | None:
    """The session with this cookie's token, its person, roles and tablet, in one statement; None if it has ended."""
    rows = session.execute(
        sa.select(WebSession, Person, Terminal, RoleGrant.role)
        .outerjoin(Person, sa.and_(Person.id == WebSession.person_id, Person.state == AccountState.ACTIVE))
        .outerjoin(Terminal, sa.and_(Terminal.id == WebSession.terminal_id, Terminal.retired_at.is_(None)))
        .outerjoin(RoleGrant, sa.and_(RoleGrant.person_id == Person.id, RoleGrant.state == GrantState.EFFECTIVE))
        .where(WebSession.token_hash == token_hash(token))
    ).all()
    if not rows:
        return None
    row: WebSession = rows[0][0]
    person: Person | None = rows[0][1]
    terminal: Terminal | None = rows[0][2]
    if row.opened_at + lasts < ledger_of(session).clock.now(session):
        return None
    roles = frozenset(Role(line[3]) for line in rows if line[3] is not None)
    user = None
    if person is not None:
        user = CurrentUser(person.id, person.login, person.printed_name, roles, person.language)
    return BrowserSession(
        id=row.id,
        user=user,
        terminal_id=None if terminal is None else terminal.id,
        tablet=None if terminal is None else terminal.name,
        place=None if terminal is None else terminal.place,
        opened_at=row.opened_at,
        seen_at=row.seen_at,
        locked_at=row.locked_at,
        contents=row.contents,
    )


def open_browser_session(session: Session, person_id: int | None, terminal_id: int | None, contents: str) -> str:
    """Open a session under a new token, unknown to anybody before the log-in."""
    token = secrets.token_urlsafe(32)
    with scratch(session):
        now = ledger_of(session).clock.now(session)
        session.add(
            WebSession(
                token_hash=token_hash(token),
                person_id=person_id,
                terminal_id=terminal_id,
                opened_at=now,
                seen_at=now,
                contents=contents,
            )
        )
    return token


def keep(session: Session, web_session_id: int, contents: str) -> None:
    with scratch(session):
        session.execute(sa.update(WebSession).where(WebSession.id == web_session_id).values(contents=contents))


def seen(session: Session, browser_session: BrowserSession) -> None:
    """Update the moment of the last request, at most once in `SEEN_EVERY`."""
    now = ledger_of(session).clock.now(session)
    if now - browser_session.seen_at > SEEN_EVERY:
        with scratch(session):
            session.execute(sa.update(WebSession).where(WebSession.id == browser_session.id).values(seen_at=now))


def lock_browser_session(session: Session, web_session_id: int) -> None:
    with scratch(session):
        now = ledger_of(session).clock.now(session)
        session.execute(sa.update(WebSession).where(WebSession.id == web_session_id).values(locked_at=now))


def unlock_browser_session(session: Session, web_session_id: int) -> None:
    with scratch(session):
        now = ledger_of(session).clock.now(session)
        session.execute(
            sa.update(WebSession).where(WebSession.id == web_session_id).values(locked_at=None, seen_at=now)
        )


def close_browser_session(session: Session, web_session_id: int) -> None:
    with scratch(session):
        session.execute(sa.delete(WebSession).where(WebSession.id == web_session_id))


def move_browser_session(session: Session, web_session_id: int, terminal_id: int) -> None:
    """Bind the session to a tablet, when its browser is registered as one."""
    with scratch(session):
        session.execute(sa.update(WebSession).where(WebSession.id == web_session_id).values(terminal_id=terminal_id))


def carry_browser_sessions(session: Session, forward: timedelta) -> None:
    """Shift all sessions with a demo's clock, so that none becomes idle or ends."""
    with scratch(session):
        for row in session.scalars(sa.select(WebSession)):
            row.opened_at += forward
            row.seen_at += forward


def end_browser_sessions(session: Session, person_id: int) -> None:
    """End every session of a person: the account was disabled, or its secrets reset."""
    with scratch(session):
        session.execute(sa.delete(WebSession).where(WebSession.person_id == person_id))
