"""Server-side web sessions, declarations of who may open a page, and accessors for views."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar, cast

from flask import Blueprint, Flask, Request, Response, current_app, g, request, session, url_for
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from config import Settings
from nkmfg.domain.permissions.actions import GMP_ROLES, RULES, Action, Role
from nkmfg.domain.values.errors import Forbidden
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import Ledger
from nkmfg.services.dossier.case import keep_cases
from nkmfg.services.people.tablets import Terminal, tablet_with
from nkmfg.services.web_session import (
    BrowserSession,
    CurrentUser,
    close_browser_session,
    keep,
    open_browser_session,
    session_with,
)

SESSION_COOKIE = "nkmfg_session"
TABLET_COOKIE = "nkmfg_tablet"
View = TypeVar("View", bound=Callable[..., Any])

# Roles that may open a view, declared at the view with `allow`; the guard reads this table.
WHO: dict[Callable[..., Any], frozenset[Role]] = {}
# Action of a view whose rule says more than roles, to explain a refusal.
DOES: dict[Callable[..., Any], Action] = {}
OPEN_WHILE_LOCKED: set[Callable[..., Any]] = set()
# Views whose forms write no record, and so carry no id.
UNNUMBERED: set[Callable[..., Any]] = set()

PUBLIC: frozenset[Role] = frozenset()  # without log-in
ANYBODY = frozenset({Role.ANYONE})  # every logged in person
GMP = frozenset(GMP_ROLES)


class ServerSession(dict[str, Any], SessionMixin):
    """Flask's session, stored on the server."""

    def __init__(self, contents: dict[str, Any], browser_session: BrowserSession | None) -> None:
        super().__init__(contents)
        self.browser_session = browser_session
        self.before = json.dumps(contents, sort_keys=True)
        self.taken_by: tuple[int, int | None] | None = None  # person and tablet of a log-in in this request
        self.is_left = False


class ServerSessions(SessionInterface):
    """Session interface of Flask; the cookie contains a token and nothing else."""

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        token = request.cookies.get(SESSION_COOKIE)
        browser_session = None
        if token and request.endpoint not in ("static", "healthz"):
            hours = settings_of(app).session_hours
            browser_session = session_with(db(app), token, timedelta(hours=hours))
        return ServerSession(json.loads(browser_session.contents) if browser_session else {}, browser_session)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        desk = cast("ServerSession", session)
        if desk.is_left:
            response.delete_cookie(SESSION_COOKIE)
            return
        contents = json.dumps(dict(desk), sort_keys=True)
        if desk.taken_by is None and contents == desk.before:
            return
        if desk.taken_by is None and desk.browser_session is not None:
            keep(db(app), desk.browser_session.id, contents)
            return
        if desk.browser_session is not None:
            close_browser_session(db(app), desk.browser_session.id)
        person_id, terminal_id = desk.taken_by or (None, None)
        set_cookie(app, response, SESSION_COOKIE, open_browser_session(db(app), person_id, terminal_id, contents))


def set_cookie(app: Flask, response: AnyResponse, name: str, value: str, max_age: int | None = None) -> None:
    secure = settings_of(app).is_behind_tls
    response.set_cookie(name, value, max_age=max_age, httponly=True, samesite="Strict", secure=secure, path="/")


def settings_of(app: Flask) -> Settings:
    settings: Settings = app.extensions["nkmfg_settings"]
    return settings


def ledger_of(app: Flask) -> Ledger:
    ledger: Ledger = app.extensions["nkmfg_ledger"]
    return ledger


def db(app: Flask | None = None) -> Session:
    """Database session of this request."""
    if "db" not in g:
        g.db = ledger_of(app or current_app).sessions()
        keep_cases(g.db)
    opened: Session = g.db
    return opened


def browser_session() -> BrowserSession | None:
    return cast("ServerSession", session).browser_session


def me() -> CurrentUser:
    """The logged in person, whom the guard has checked. Raises Forbidden without one."""
    there = browser_session()
    if there is None or there.user is None:
        raise Forbidden("access.log_in_first")
    return there.user


def by() -> By:
    """The logged in person as the actor of an act."""
    there = browser_session()
    user = me()
    return By(user.person_id, user.person_id, there.terminal_id if there else None)


def idle() -> timedelta:
    return timedelta(seconds=settings_of(current_app).idle_lock_s)


def terminal() -> Terminal | None:
    """The registered tablet that this browser is, logged in or not; None if it is none."""
    if "terminal" not in g:
        g.terminal = tablet_with(db(), request.cookies.get(TABLET_COOKIE))
    found: Terminal | None = g.terminal
    return found


def terminal_id() -> int | None:
    here = terminal()
    return None if here is None else here.id


def allow(
    *roles: Role,
    who: frozenset[Role] | None = None,
    does: Action | None = None,
    while_locked: bool = False,
    numbered: bool = True,
) -> Callable[[View], View]:
    """Decorator that declares who may open a view, or by `does` its action, whose rule says who.

    The application does not start with a view that declares neither. A form that is not `numbered` writes no record.
    """
    may_open = frozenset(roles) if who is None else who

    def said(view: View) -> View:
        WHO[view] = may_open if does is None else RULES[does].roles
        if does is not None:
            DOES[view] = does
        if while_locked:
            OPEN_WHILE_LOCKED.add(view)
        if not numbered:
            UNNUMBERED.add(view)
        return view

    return said


def say(text: str, tone: str = "pass", href: str = "", label: str = "") -> None:
    """Show a message on the next page."""
    session["messages"] = [*session.get("messages", []), {"text": text, "tone": tone, "href": href, "label": label}]


def wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def safe_next(path: str | None) -> str:
    """Path of this site to redirect to; any other target becomes the page of today.

    Browsers drop tabs and line ends and take a backslash for a slash, so that the rest may begin with two slashes.
    """
    if path and path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path:
        return path
    return url_for("today.page")


def blueprint(name: str) -> Blueprint:
    return Blueprint(name, f"nkmfg.web.{name}")
