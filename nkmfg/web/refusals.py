"""Error pages: the sentence of a refusal, or for a fault of the software a reference number."""

import logging
import secrets
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, g, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from nkmfg.domain.values.errors import Refused, Stale
from nkmfg.ledger.act import SentBefore
from nkmfg.services.people.access_refusals import note_refused
from nkmfg.web.submissions import arrived_again, lead_on
from nkmfg.web.web_session import browser_session, db, wants_json
from nkmfg.words.messages import N_, _
from nkmfg.words.reader import reader
from nkmfg.words.refusals import refusal_sentence

_TOO_OLD = N_("This form is too old to be sent: it was opened before the last log-in. Nothing was written.")
_BUSY = N_("Somebody else is writing at this moment and it took too long. Nothing was written; send it again.")
_SENTENCES = {
    400: N_("The browser sent something that cannot be read. Nothing was written. Go back and try again."),
    404: N_("There is nothing at this address."),
    405: N_("This address is not opened that way. Go back and use the buttons of the page."),
    413: N_("This is too large: a form takes 500 kB, a file 5 MB. Nothing was written."),
    423: N_("The session is locked. Unlock it, go back, and send the form again: what was typed is still there."),
}
log = logging.getLogger("nkmfg")


def page(status: int, message: str, *, is_stale: bool = False) -> tuple[Any, int]:
    """Render a refusal as a page, or as JSON for scripts. Only a stale form is said to have changed meanwhile."""
    if wants_json():
        return {"message": message}, status
    shown = str(status) if status in (400, 403, 404, 413, 422) or is_stale else "refused" if status == 409 else "400"
    back = request.referrer if request.referrer and request.referrer.startswith(request.host_url) else ""
    return render_template(f"errors/{shown}.html", message=message, back=back, home=url_for("today.page")), status


def _note_refused(response: Response) -> Response:
    """Record every response 403 to a logged in person in their access log."""
    there = browser_session()
    if response.status_code != 403 or there is None or there.user is None or g.get("is_noted"):
        return response
    person_id = g.get("refused_signer") or there.user.person_id
    try:
        note_refused(db(), person_id, f"{request.method} {request.path}", there.terminal_id, there.user.person_id)
    except Exception as error:  # the response is not changed
        db().rollback()
        log.error("a refusal at %s could not be noted", request.path, exc_info=error)
    return response


def register(app: Flask) -> None:
    app.after_request(_note_refused)
    app.after_request(lead_on)  # runs first: the last one registered does

    @app.errorhandler(SentBefore)
    def sent_before(error: SentBefore) -> Any:
        return arrived_again(error)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> tuple[Any, int]:
        return page(error.status, refusal_sentence(error), is_stale=isinstance(error, Stale))

    @app.errorhandler(CSRFError)
    def too_old(_error: CSRFError) -> tuple[Any, int]:
        return page(400, _(_TOO_OLD))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> tuple[Any, int]:
        status = error.code or 500
        if status == 500:
            return fault(error)
        sentence = _SENTENCES.get(status)
        return page(status, _(sentence) if sentence else error.description or _(_SENTENCES[400]))

    @app.errorhandler(sa.exc.OperationalError)
    def busy(error: sa.exc.OperationalError) -> tuple[Any, int]:
        db().rollback()
        if "locked" in str(error.orig) or "deadlock" in str(error.orig):
            return page(409, _(_BUSY))
        return fault(error)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> tuple[Any, int]:
        reference = secrets.token_hex(4).upper()
        log.error("fault %s at %s", reference, request.path, exc_info=error)
        if wants_json():
            return {"message": _("The software failed. Tell this number: {reference}", reference=reference)}, 500
        return render_template("errors/500.html", reference=reference, lang=reader().language.code), 500
