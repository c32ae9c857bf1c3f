"""Record of a batch as a document: printed with a reason, or downloaded as JSON."""

from typing import Any

from flask import Response, render_template, request

from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.database import ledger_of
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.records import note_print, printed_by
from nkmfg.web.batches import ROOMS, band
from nkmfg.web.web_session import GMP, allow, blueprint, by, db
from nkmfg.words.messages import N_, _
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("records")
ROOMS.append((N_("Record (PDF)"), "records.printing"))


@pages.route("/batches/<number>/record.pdf", methods=["GET", "POST"])
@allow(who=GMP)
def printing(number: str) -> Any:
    """Ask for the reason, then print. Each print has a number and is recorded in the trail."""
    error = ""
    if request.method == "POST":
        try:
            return _printed(number, request.form.get("reason", ""), request.form.get("trail") != "exceptions")
        except Refused as refused:
            error = refusal_sentence(refused)
    case = open_case(db(), number)
    dossier = case.dossier
    page = render_template("records/print.html", dossier=dossier, band=band(case), error=error)
    return page, 422 if error else 200


def _printed(number: str, reason: str, whole_trail: bool) -> Response:
    # ReportLab is imported at the print, not at start.
    from nkmfg.pdf.batch_record import PrintFacts, batch_record

    made = note_print(db(), by(), number, reason.strip(), whole_trail)
    case = made.case
    ledger = ledger_of(db())
    facts = PrintFacts(
        printed_by=printed_by(db(), by()),
        printed_at=case.at,
        reason=reason.strip(),
        number=made.number,
        software=_("nkmfg {version} · schema {schema}", version=ledger.software_version, schema=ledger.schema_revision),
    )
    return _download(batch_record(case, facts, made.trail), "application/pdf", f"{number}.pdf")


@pages.get("/batches/<number>/dossier.json")
@allow(who=GMP)
def as_json(number: str) -> Response:
    """Download the whole batch as JSON, with numbers as exact strings."""
    case = open_release_case(db(), number)
    return _download(dossier_json(case).encode(), "application/json", f"{number}.json")


def _download(content: bytes, media_type: str, name: str) -> Response:
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
