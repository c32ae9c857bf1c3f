"""Trace of a batch in both directions: donor, product, patient, and the end of every part."""

from typing import Any

from flask import render_template, request, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.documents.trace import way_of
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.services.dossier.case import open_case
from nkmfg.services.open_findings import ListStatus, list_statuses
from nkmfg.services.tracing import MOST, batches_with
from nkmfg.web import show
from nkmfg.web.checks import stop_notes
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.messages import N_
from nkmfg.words.trace import stage_kind, stage_words

pages = blueprint("trace")
show.NAVIGATION.append((N_("Trace"), "trace.page", GMP, False))


@pages.get("/trace")
@allow(who=GMP)
def page() -> Any:
    """Show the trace of every batch that a typed or scanned code belongs to."""
    typed = request.args.get("q", "").strip()
    numbers = batches_with(db(), typed) if typed else []
    of = list_statuses(db(), numbers)
    ways = [_way(open_case(db(), number), of[number]) for number in numbers]
    return render_template("trace/page.html", q=typed, ways=ways, most=MOST)


def _way(case: Case, of: ListStatus) -> dict[str, Any]:
    dossier = case.dossier
    stages = way_of(dossier, case.figures)
    return {
        "number": dossier.number,
        "donor": dossier.order.donor,
        "patient": dossier.order.patient,
        "rows": [
            [
                stage_kind(stage),
                _linked(dossier, stage.kind, stage.code),
                stage_words(dossier, stage) or "—",
                show.local(stage.at),
            ]
            for stage in stages
        ],
        "notes": [stop_notes(of) if stage.kind == "batch" else [] for stage in stages],
    }


def _linked(dossier: Dossier, kind: str, code: str) -> Any:
    href = {
        "donor": lambda: url_for("donors.page", code=code),
        "patient": lambda: url_for("patients.page", code=code),
        "order": lambda: url_for("orders.page", coi_code=code),
        "batch": lambda: url_for("batches.page", number=code),
        "lot": lambda: url_for("lots.page", code=code),
        "container": lambda: url_for("containers.page", number=dossier.number),
    }.get(kind)
    return {"text": code, "href": href()} if href else code
