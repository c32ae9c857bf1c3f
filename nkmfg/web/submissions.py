"""Forms sent once: the id of each form, the second arrival of one, and where it leads (FT1)."""

import hashlib
import json
import re
from typing import Any
from uuid import uuid4

from flask import Response, current_app, g, redirect, render_template, request, url_for

from nkmfg.domain.values.errors import Forbidden, Malformed
from nkmfg.ledger.act import SentBefore, SentForm, is_spent, send, sent_before
from nkmfg.web.web_session import PUBLIC, UNNUMBERED, WHO, browser_session, db, me, say, wants_json
from nkmfg.words.refusals import refusal_sentence

FORM_ID = "form_id"
_ID = re.compile(r"(?P<author>.{1,80})-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NOT_TYPED = frozenset({FORM_ID, "csrf_token", "nonce"})
_SECRETS = frozenset({"password", "pin", "new_password", "new_pin", "again", "secret"})
# Pages of the things that acts are written on, by the first part of their stream.
_PAGES = {
    "batch": ("batches.page", "number"),
    "collection": ("collections.page", "din"),
    "donor": ("donors.page", "code"),
    "equipment": ("equipment.page", "code"),
    "lot": ("lots.page", "code"),
    "order": ("orders.page", "coi_code"),
    "patient": ("patients.page", "code"),
    "person": ("people.page", "login"),
}


def new_form_id() -> str:
    """Id of a form that is being opened: its author and a random number."""
    there = browser_session()
    author = there.user.login if there is not None and there.user is not None else ""
    return f"{author}-{uuid4()}"


def take_form() -> Any:
    """Before a form is read: refuse one without an id or of somebody else, and lead on one that was written already."""
    view = current_app.view_functions[request.endpoint or ""]
    if request.method != "POST" or WHO[view] == PUBLIC or view in UNNUMBERED:
        return None
    form = SentForm(me().person_id, form_id_sent(), _digest())
    before = sent_before(db(), form)
    if before is not None:
        return arrived_again(before)
    send(db(), form)
    g.sent_form = form
    return None


def lead_on(response: Response) -> Response:
    """After a refusal: if the same form was written at the same moment, lead to what it wrote instead."""
    form: SentForm | None = g.get("sent_form")
    if form is None or is_spent(db(), form) or not 400 <= response.status_code < 500:
        return response
    db().rollback()
    before = sent_before(db(), form)
    if before is None:
        return response
    g.is_noted = True  # what is refused to a form that was written is no refusal of access
    return current_app.make_response(arrived_again(before))


def author_of(form_id: str) -> str:
    """User name of who opened a form; empty for a text that is no id."""
    found = _ID.fullmatch(form_id)
    return found["author"] if found else ""


def form_id_sent() -> str:
    """Id of the form that was sent. Raises Malformed without one, Forbidden for a form that somebody else opened."""
    form_id = request.form.get(FORM_ID, "")
    author = author_of(form_id)
    if not author:
        raise Malformed("form.without_id")
    if author != me().login:
        raise Forbidden("form.of_somebody_else")
    return form_id


def arrived_again(before: SentBefore) -> Any:
    """Lead to what a form wrote when it arrived first; one with other content is shown, and not swallowed."""
    place = _page_of(before.stream)
    if wants_json():
        return {"message": refusal_sentence(before), "href": place}, 409
    if before.is_same:
        say(refusal_sentence(before), "warning")
        return redirect(place)
    typed = [(name, text) for name, text in _typed() if text and name not in _SECRETS]
    page = render_template("errors/sent_before.html", message=refusal_sentence(before), typed=typed, href=place)
    return page, 409


def _page_of(stream: str) -> str:
    kind, _slash, code = stream.partition("/")
    if kind not in _PAGES:
        return url_for("today.page")
    endpoint, name = _PAGES[kind]
    values: dict[str, Any] = {name: code}
    return url_for(endpoint, **values)


def _typed() -> list[tuple[str, str]]:
    """What was typed, by the names of the fields."""
    return [(name, text) for name, text in request.form.items(multi=True) if name not in _NOT_TYPED]


def _digest() -> str:
    """Digest of the address, of what was typed and of the files; a secret typed again does not make another form."""
    files = []
    for name, upload in request.files.items(multi=True):
        files.append((name, hashlib.sha256(upload.stream.read()).hexdigest()))
        upload.stream.seek(0)
    typed = [entry for entry in _typed() if entry[0] not in _SECRETS]
    return hashlib.sha256(json.dumps([request.full_path, sorted(typed), sorted(files)]).encode()).hexdigest()
