"""Log-in, log-out and lock; first use of an account."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import current_app, g, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField

from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.services.people import authentication
from nkmfg.services.people.accounts import (
    BINDING,
    acknowledge_signature,
    has_acknowledged,
    needs_own_secrets,
)
from nkmfg.services.people.credential_handovers import choose_credentials, needs_code
from nkmfg.services.people.tablets import DEMO_TOKEN, tablet_with
from nkmfg.services.site import SiteKind, site_of
from nkmfg.services.web_session import close_browser_session, lock_browser_session, unlock_browser_session
from nkmfg.web.credentials import proof_kind, proof_of
from nkmfg.web.submissions import FORM_ID, author_of
from nkmfg.web.web_session import (
    ANYBODY,
    PUBLIC,
    TABLET_COOKIE,
    ServerSession,
    allow,
    blueprint,
    browser_session,
    by,
    db,
    idle,
    me,
    safe_next,
    say,
    set_cookie,
    terminal_id,
    wants_json,
)
from nkmfg.words.messages import _, lazy
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("access")
MOST_KEPT = 64_000
_UNKEPT = ("csrf_token", "code", "pin", "pin_again", "password", "password_again")


class FirstUseForm(FlaskForm):  # type: ignore[misc]
    code = StringField(lazy("Code"))
    password = PasswordField(lazy("Password"))
    password_again = PasswordField(lazy("The same password again"))
    pin = PasswordField(lazy("PIN"))
    pin_again = PasswordField(lazy("The same PIN again"))


def ask_log_in(resume: bool = False, error: str = "", typed: str = "") -> tuple[Any, int]:
    """Render the log-in page. `resume` carries a form sent without a session, to be resubmitted after the log-in."""
    kept = {"next": request.values.get("next", "")}
    if resume:
        kept = {"resume_to": request.full_path.rstrip("?"), "resume_body": _typed()[:MOST_KEPT]}
    elif "resume_to" in request.form:
        kept = {name: request.form.get(name, "") for name in ("resume_to", "resume_body")}
    tablet = terminal_id()
    people = [] if tablet is None else authentication.at_the_tablet(db(), tablet, idle())
    page = render_template(
        "access/log_in.html",
        kept=kept,
        error=error,
        typed=typed,
        proof=proof_kind(),
        people=[{"id": person.id, "name": person.printed_name} for person in people],
        resumed=resume or "resume_to" in kept,
        may_be_demo_tablet=tablet is None and _has_demo_tablet(),
    )
    return page, 401 if resume else 403 if error else 200


def _typed() -> str:
    """Form data without credentials, URL-encoded."""
    return urlencode([(name, value) for name, value in request.form.items(multi=True) if name not in _UNKEPT])


def _has_demo_tablet() -> bool:
    site = site_of(db())
    return site is not None and site.kind is SiteKind.DEMO and tablet_with(db(), DEMO_TOKEN) is not None


@pages.post("/demo-tablet")
@allow(who=PUBLIC)
def demo_tablet() -> Response:
    """Register this browser as the demo's tablet, so that PINs can be tried. Refused on other sites."""
    if not _has_demo_tablet():
        raise Refused("access.demo_only")
    answer = redirect(url_for("access.log_in"))
    set_cookie(current_app, answer, TABLET_COOKIE, DEMO_TOKEN)
    return answer


@pages.get("/log-in")
@allow(who=PUBLIC)
def log_in() -> Any:
    there = browser_session()
    if there is not None and there.user is not None:
        return redirect(safe_next(request.args.get("next")))
    return ask_log_in()


@pages.post("/log-in")
@allow(who=PUBLIC)
def log_in_now() -> Any:
    try:
        person = authentication.log_in(db(), proof_of(request.form), terminal_id())
    except Refused as refused:
        g.is_noted = True  # recorded by authentication
        return ask_log_in(error=refusal_sentence(refused), typed=request.form.get("badge", "")[:80])
    ready = not needs_own_secrets(db(), person.id) and has_acknowledged(db(), person.id)
    desk = _desk()
    desk.clear()
    desk["ready"] = ready
    desk.taken_by = (person.id, terminal_id())
    if request.form.get("resume_to"):
        return _resume(person.login)
    return redirect(safe_next(request.form.get("next")) if ready else url_for("access.first_use"))


def _resume(login: str) -> Any:
    """Show the form kept through the log-in, for its author to resubmit; it is never sent automatically."""
    pairs = parse_qsl(request.form.get("resume_body", ""), keep_blank_values=True)
    fields = [(name, value) for name, value in pairs if name not in _UNKEPT and name != FORM_ID]
    to, form_id = safe_next(request.form.get("resume_to")), dict(pairs).get(FORM_ID, "")
    if author_of(form_id) not in ("", login):
        say(refusal_sentence(Forbidden("form.of_somebody_else")), "warning")
        return redirect(url_for("today.page"))
    return render_template("access/resume.html", fields=fields, to=to, form_id=form_id)


def _desk() -> ServerSession:
    # The proxied object itself: it is saved under a new token after a log-in.
    return session._get_current_object()  # type: ignore[attr-defined,no-any-return]


@pages.post("/log-out")
@allow(who=ANYBODY, while_locked=True, numbered=False)
def log_out() -> Response:
    there = browser_session()
    authentication.log_out(db(), by())
    if there is not None:
        authentication.end_periods(db(), there.terminal_id, me().person_id)
        close_browser_session(db(), there.id)
    _desk().is_left = True
    return redirect(url_for("access.log_in"))


@pages.get("/lock")
@allow(who=ANYBODY, while_locked=True)
def lock() -> Any:
    there = browser_session()
    if there is not None and there.locked_at is None:
        return redirect(safe_next(request.args.get("next")))
    return render_template("access/lock.html", next=request.args.get("next", ""), proof=proof_kind(), error="")


@pages.post("/lock")
@allow(who=ANYBODY, while_locked=True, numbered=False)
def lock_now() -> Any:
    there = browser_session()
    if there is not None:
        lock_browser_session(db(), there.id)
        authentication.end_periods(db(), there.terminal_id, me().person_id)
    return redirect(url_for("access.lock"))


@pages.post("/unlock")
@allow(who=ANYBODY, while_locked=True, numbered=False)
def unlock() -> Any:
    """Unlock the session with the owner's badge and PIN, or password, and return to the page."""
    there = browser_session()
    assert there is not None
    proof = proof_of(request.form, owner=me().login)
    try:
        person = authentication.log_in(db(), proof, terminal_id())
        if person.id != me().person_id:
            raise Refused("access.somebody_else_here", person=me().name)
    except Refused as refused:
        g.is_noted = True  # recorded by authentication
        if wants_json():
            return {"message": refusal_sentence(refused)}, 403
        page = render_template(
            "access/lock.html", next=request.form.get("next", ""), proof=proof_kind(), error=refusal_sentence(refused)
        )
        return page, 403
    unlock_browser_session(db(), there.id)
    if wants_json():
        return {"csrf": generate_csrf()}
    return redirect(safe_next(request.form.get("next")))


@pages.post("/alive")
@allow(who=ANYBODY, numbered=False)
def alive() -> tuple[str, int]:
    return "", 204


@pages.route("/first-use", methods=["GET", "POST"])
@allow(who=ANYBODY)
def first_use() -> Any:
    """Ask for a new password and PIN, before any other page."""
    if not needs_own_secrets(db(), me().person_id):
        return redirect(url_for("access.acknowledge"))
    form = FirstUseForm()
    error = ""
    if request.method == "POST":
        try:
            if form.password.data != form.password_again.data or form.pin.data != form.pin_again.data:
                raise Refused("access.secrets_differ")
            choose_credentials(
                db(), by(), form.password.data or "", form.pin.data or "", (form.code.data or "").strip()
            )
            return redirect(url_for("access.acknowledge"))
        except Refused as refused:
            error = refusal_sentence(refused)
    page = render_template(
        "access/first_use.html",
        form=form,
        error=error,
        needs_code=needs_code(db(), me().person_id),
        code=(form.code.data or "")[:40],
    )
    return page, 422 if error else 200


@pages.route("/acknowledge", methods=["GET", "POST"])
@allow(who=ANYBODY)
def acknowledge() -> Any:
    """Ask for the acknowledgement that signatures are binding, before the first signature."""
    if needs_own_secrets(db(), me().person_id):
        return redirect(url_for("access.first_use"))
    if request.method == "POST":
        acknowledge_signature(db(), by())
    if has_acknowledged(db(), me().person_id):
        session["ready"] = True
        if request.method == "POST":
            say(_("You are ready to work and to sign."))
        return redirect(url_for("today.page"))
    return render_template("access/acknowledge.html", binding=BINDING)
