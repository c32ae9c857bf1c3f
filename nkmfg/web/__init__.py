"""Composition root of the web application: creates the Flask app from settings and ledger."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, current_app, g, jsonify, session, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.routing import IntegerConverter, Map

from config import Settings
from nkmfg.ledger.database import Ledger
from nkmfg.services.site import site_of
from nkmfg.web import (
    access,
    at_risk,
    batches,
    calculator,
    changes,
    cohorts,
    collections,
    contacts,
    containers,
    credential_handovers,
    decisions,
    deviations,
    donor_grounds,
    donors,
    dose_verification,
    doses,
    drafts,
    equipment,
    feeder_tests,
    files,
    guards,
    identity,
    labels,
    language,
    lots,
    orders,
    paper,
    patients,
    people,
    positives,
    recipes,
    recording,
    records,
    refusals,
    register,
    release,
    results,
    review,
    roles,
    show,
    signing,
    site,
    steps,
    submissions,
    supply,
    tablets,
    today,
    trace,
    trail,
    ward,
    web_session,
)
from nkmfg.words import messages
from nkmfg.words.reader import Reader, address

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LARGEST_BODY = 5 * 1024 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def create_app(settings: Settings, ledger: Ledger) -> Flask:
    """Create the Flask application of a site on its ledger."""
    app = Flask("nkmfg", template_folder=str(TEMPLATES), static_folder=str(Path(__file__).parent / "static"))
    app.secret_key = settings.signing_secret()
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # valid as long as the session
    app.config["WTF_CSRF_SSL_STRICT"] = False  # SameSite cookies and the token; a proxy may hide the scheme
    app.extensions["nkmfg_settings"] = settings
    app.extensions["nkmfg_ledger"] = ledger
    app.session_interface = web_session.ServerSessions()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["_"] = messages._
    app.jinja_env.globals["ngettext"] = messages.ngettext
    app.jinja_env.globals["asset"] = _asset
    app.jinja_env.globals["form_id"] = submissions.new_form_id
    app.jinja_env.filters.update(show.FILTERS)
    app.before_request(show.address_reader)
    app.before_request(guards.guard)
    app.url_map.converters["int"] = _Ordinal
    CSRFProtect(app)
    refusals.register(app)
    for module in (
        *(access, today, batches, steps, recording, drafts, changes, files, signing, records),
        *(donors, patients, identity, orders, collections, lots, feeder_tests, equipment, at_risk, deviations),
        *(people, roles, credential_handovers, tablets, site, recipes, trail, results, review, release, doses),
        *(decisions, supply, donor_grounds, positives, contacts, language),
        *(dose_verification, containers, labels, ward, cohorts, register, trace, calculator, paper),
    ):
        app.register_blueprint(module.pages)
    app.context_processor(_frame)
    app.add_url_rule("/healthz", "healthz", lambda: _healthz(web_session.ledger_of(current_app)))
    _refuse_unsaid(app)

    @app.teardown_request
    def close(_error: BaseException | None) -> None:
        opened = g.pop("db", None)
        if opened is not None:
            opened.close()
        address(Reader())

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype in ("text/css", "text/javascript", "application/javascript"):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    return app


class _Ordinal(IntegerConverter):
    """URL converter for integers that fit a database column; any other number is not found."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**31 - 1)


def _asset(name: str) -> str:
    """URL of a style sheet or script, versioned with the software."""
    return url_for("static", filename=name, v=web_session.ledger_of(current_app).software_version)


def _frame() -> dict[str, Any]:
    """Template context of every page: site, person, clock, messages."""
    return show.frame(session)


def _healthz(ledger: Ledger) -> tuple[Response, int]:
    with ledger.sessions() as opened:
        try:
            site = site_of(opened)
        except sa.exc.DBAPIError:
            return jsonify(status="the database does not answer"), 503
    return jsonify(
        status="ok",
        version=ledger.software_version,
        schema_revision=ledger.schema_revision,
        database=ledger.engine.dialect.name,
        site=None if site is None else site.kind.value,
    ), 200


def _refuse_unsaid(app: Flask) -> None:
    """Raise RuntimeError at start for a view without a declaration of who may open it."""
    said = {*web_session.WHO, app.view_functions["static"], app.view_functions["healthz"]}
    unsaid = [name for name, view in app.view_functions.items() if view not in said]
    if unsaid:
        raise RuntimeError(f"pages that do not say who may open them: {', '.join(sorted(unsaid))}")
