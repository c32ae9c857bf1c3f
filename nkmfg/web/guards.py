"""Access control before every request: everything is refused unless it is allowed."""

from typing import Any
from urllib.parse import urlsplit

from flask import Request, abort, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from nkmfg.domain.permissions.actions import RULES
from nkmfg.domain.values.errors import Forbidden
from nkmfg.ledger.database import ledger_of
from nkmfg.services.web_session import BrowserSession, lock_browser_session, seen
from nkmfg.web.access import ask_log_in
from nkmfg.web.submissions import take_form
from nkmfg.web.web_session import ANYBODY, DOES, OPEN_WHILE_LOCKED, PUBLIC, WHO, browser_session, db, idle, wants_json
from nkmfg.words.messages import _

MOST_TYPED = 70_000  # characters of one field, including a whole form kept through the log-in; pages need far less


def guard() -> AnyResponse | tuple[Any, int] | None:
    """Before-request handler: refuse unless this person, in this browser, may open the page now."""
    if request.endpoint is None or request.endpoint in ("static", "healthz"):
        return None
    if _is_unwritable(request):
        abort(400)
    if any(len(text) > MOST_TYPED for _name, text in request.form.items(multi=True)):
        abort(413)
    view = current_app.view_functions[request.endpoint]
    allowed = WHO[view]
    there = browser_session()
    if there is None or there.user is None:
        return None if allowed == PUBLIC else _log_in_first()
    if view not in OPEN_WHILE_LOCKED and allowed != PUBLIC:
        if _is_locked(there):
            return _unlock_first()
        if not session.get("ready") and request.endpoint not in ("access.first_use", "access.acknowledge"):
            return redirect(url_for("access.first_use"))
        seen(db(), there)
    if allowed not in (PUBLIC, ANYBODY) and not allowed & there.user.roles:
        raise Forbidden("access.roles", who=RULES[DOES[view]] if view in DOES else allowed)
    taken: AnyResponse | tuple[Any, int] | None = take_form()
    return taken


def _is_from_here(request: Request) -> bool:
    """True if a page of this site sent the form, by the headers of browsers; used where no session has a token.

    Browsers send these headers with every cross-site form; a client that omits them is not a browser to be misled.
    """
    origin = request.headers.get("Origin", "")
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    return fetched == "same-origin" and (not origin or urlsplit(origin).netloc == request.host)


def _is_unwritable(request: Request) -> bool:
    """True if a text contains NUL, which PostgreSQL cannot store."""
    typed = [request.path, *(text for form in (request.args, request.form) for _name, text in form.items(multi=True))]
    return any("\x00" in text for text in typed)


def _is_locked(there: BrowserSession) -> bool:
    """True if the session was locked, or idle for longer than the site allows by the server's clock."""
    if there.locked_at is not None:
        return True
    if ledger_of(db()).clock.now(db()) - there.seen_at > idle():
        lock_browser_session(db(), there.id)
        return True
    return False


def _log_in_first() -> AnyResponse | tuple[Any, int]:
    if wants_json():
        return {"message": _("Log in first.")}, 401
    if request.method == "POST":
        if not _is_from_here(request):
            raise Forbidden("access.other_site")
        # The typed form is carried along, and resubmitted after the log-in.
        return ask_log_in(resume=True)
    return redirect(url_for("access.log_in", next=request.full_path.rstrip("?")))


def _unlock_first() -> AnyResponse | tuple[Any, int]:
    if wants_json():
        return {"message": _("Locked.")}, 423
    if request.method == "POST":
        abort(423)
    return redirect(url_for("access.lock", next=request.full_path.rstrip("?")))
