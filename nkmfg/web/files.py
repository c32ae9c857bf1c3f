"""Files of a batch: downloads, and exports of counters read into a form."""

from decimal import Decimal
from typing import Any

from flask import Response, render_template, request, url_for

from nkmfg.domain.instruments.files import read_counter_file
from nkmfg.domain.instruments.reading import CounterReading
from nkmfg.domain.values.errors import Refused
from nkmfg.services.attachments import attach, attachment_with
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.web.batches import band
from nkmfg.web.steps import RECORDERS, opened
from nkmfg.web.web_session import GMP, allow, blueprint, by, db
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("files")


@pages.get("/batches/<number>/files/<sha256>")
@allow(who=GMP)
def file(number: str, sha256: str) -> Response:
    """Download a file unchanged; it is never rendered as a page."""
    found = attachment_with(db(), batch_numbered(db(), number), sha256)
    response = Response(found.content, mimetype=found.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=found.name)
    return response


@pages.route("/batches/<number>/counter-file/<path:key>", methods=["GET", "POST"])
@allow(who=RECORDERS)
def counter_file(number: str, key: str) -> Any:
    """Read a counter's export: the file is stored with its hash, and a reading fills the form."""
    case, run = opened(number, key)
    dossier = case.dossier
    error = ""
    readings: Any = ()
    kept = None
    if request.method == "POST":
        upload = request.files.get("file")
        try:
            content = upload.read() if upload else b""
            readings = read_counter_file(content)
            kept = attach(
                db(), by(), batch_numbered(db(), number), upload.filename or "export" if upload else "", content
            )
        except Refused as refused:
            error = refusal_sentence(refused)
    page = render_template(
        "steps/counter_file.html",
        dossier=dossier,
        band=band(case),
        run=run,
        about=request.values.get("about", ""),
        readings=readings,
        links=[_filling(number, key, request.values.get("about", ""), reading) for reading in readings],
        kept=kept,
        error=error,
    )
    return page, 422 if error else 200


def _filling(number: str, key: str, about: str, reading: CounterReading) -> str:
    """URL of the vessel's form, filled from a reading; a person records it."""
    million = Decimal("1e6")
    dead = reading.dead_per_ml
    if dead is None:
        dead = reading.total_per_ml - reading.live_per_ml
    return url_for(
        "recording.recording",
        number=number,
        key=key,
        about=about,
        method="live_dead",
        live_per_ml=format(reading.live_per_ml / million, "f"),
        dead_per_ml=format(dead / million, "f"),
        dilution=format(reading.dilution, "f"),
        dilution_applied="yes" if reading.dilution_applied else "no",
    )
