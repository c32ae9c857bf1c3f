"""List of batches, issue of a batch, and its page."""

from typing import Any

from flask import Response, redirect, render_template, request, url_for

from nkmfg.charts import growth_curve, svg
from nkmfg.charts.of_batch import curve_of
from nkmfg.domain.case import Case
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.figures.balance import harvested_at
from nkmfg.domain.findings.check import Check
from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.containers import is_given
from nkmfg.ledger.database import ledger_of
from nkmfg.services.batches import PAGE, issue_batch, list_batches
from nkmfg.services.dossier.case import open_case
from nkmfg.services.open_findings import list_statuses
from nkmfg.web import show
from nkmfg.web.checks import href_of, stop_notes
from nkmfg.web.issuing import IssueForm
from nkmfg.web.overview import count_rows, day_strip, next_run, results, run_groups
from nkmfg.web.vessels import vessel_tree
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, me, say
from nkmfg.words.checks import line
from nkmfg.words.codes import label
from nkmfg.words.label import stopped_word
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.record import run_words, weight_words
from nkmfg.words.status import completeness_words, decision_words

pages = blueprint("batches")
show.NAVIGATION.append((N_("Batches"), "batches.listing", GMP, True))
# Further pages of a batch, linked from its own: (name, endpoint that takes its number).
ROOMS: list[tuple[str, str]] = []
COMPLETE_TONES = {Completeness.COMPLETE: "pass", Completeness.PENDING: "pending"}


def may(action: Action) -> bool:
    """True if the user's roles permit the action, to show its button; the act checks the same table."""
    rule = RULES[action]
    return bool(rule.roles & me().roles) or Role.ANYONE in rule.roles


@pages.get("/batches")
@allow(who=GMP)
def listing() -> Any:
    before = request.args.get("before")
    rows = list_batches(db(), before)
    of = list_statuses(db(), [row.number for row in rows])
    return render_template(
        "batches/list.html",
        rows=[{"batch": row, "of": of[row.number]} for row in rows],
        notes=[stop_notes(of[row.number]) for row in rows],
        older=rows[-1].number if len(rows) == PAGE else None,
        before=before,
        may_issue=may(Action.ISSUE_BATCH),
    )


@pages.route("/batches/issue", methods=["GET", "POST"])
@allow(Role.HEAD_OF_PRODUCTION)
def issue() -> Any:
    """Issue a batch for an order."""
    form = IssueForm.for_site(db())
    if form.validate_on_submit():
        batch = issue_batch(db(), by(), form.order.data or "", form.recipe.data or "", form.collection.data or None)
        say(_("Batch {batch} is issued.", batch=batch.number))
        return redirect(url_for("batches.page", number=batch.number))
    return render_template("batches/issue.html", form=form), 422 if form.errors else 200


@pages.get("/batches/<number>")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show one batch: next step, numbers with their working, vessels, entries by day."""
    case = open_case(db(), number)
    dossier = case.dossier
    numbers = case.figures
    now = ledger_of(db()).clock.now(db())
    return render_template(
        "batches/page.html",
        dossier=dossier,
        figures=numbers,
        band=band(case),
        days=day_strip(dossier, now),
        leads_to=_leads_to(dossier, next_run(dossier, now)),
        results=results(dossier, numbers),
        vessels=vessel_tree(dossier, numbers),
        counts=count_rows(dossier, numbers),
        run_groups=run_groups(dossier, now),
        addable=dossier.recipe.addable_operations,
        paper=transcription_of(dossier),
        extra_rooms=[{"label": _(name), "href": url_for(endpoint, number=number)} for name, endpoint in ROOMS],
        may={action.name.lower(): may(action) for action in (Action.ADD_RUN, Action.NOTE_EVENT, Action.OPEN_DEVIATION)},
    )


def _leads_to(dossier: Dossier, run: Run | None) -> tuple[str, str] | None:
    """The main link for this user: the next step, the decision on the batch, or its dose."""
    step = None if run is None else url_for("steps.page", number=dossier.number, key=run.key)
    if run is not None and step is not None and may(Action.RECORD_RUN):
        return _("Next: {step}", step=run_words(run)), step
    if may(Action.RELEASE_BATCH):
        return _("Release"), url_for("release.page", number=dossier.number)
    if may(Action.NOTE_INFUSION):
        return _("Dose and infusion"), url_for("doses.page", number=dossier.number)
    return None


@pages.get("/batches/<number>/next")
@allow(who=GMP)
def next_step(number: str) -> Any:
    """Redirect to the next step; to the batch, if there is none."""
    dossier = open_case(db(), number).dossier
    run = next_run(dossier, ledger_of(db()).clock.now(db()))
    if run is None:
        return redirect(url_for("batches.page", number=number))
    return redirect(url_for("steps.page", number=number, key=run.key))


@pages.get("/batches/<number>/curve.svg")
@allow(who=GMP)
def curve(number: str) -> Response:
    """Growth curve: the same drawing as in the printed record."""
    case = open_case(db(), number)
    dossier = case.dossier
    return Response(svg(growth_curve(curve_of(dossier, case.figures))), mimetype="image/svg+xml")


def band(case: Case) -> dict[str, Any]:
    """Header band of every page of a batch: batch, donor and patient, day, decision, and what stops it."""
    dossier = case.dossier
    paper = transcription_of(dossier)
    held = sum(check.code == "deviation.open" for check in case.checks)
    return {
        "number": dossier.number,
        "href": url_for("batches.page", number=dossier.number),
        "state": decision_words(dossier),
        "donor": dossier.order.donor,
        "patient": dossier.order.patient,
        "day": "" if paper else _day_words(dossier),
        "dose": dossier.recipe.dose_level(dossier.order.dose_level).label,
        "weight": weight_words(dossier.order.weight_kg),
        "mark": dossier.mark or "",
        "results": _completeness(case),
        "stopped": stopped_word(is_given=is_given(case.containers)).capitalize(),
        "stops": [_stop_row(dossier, check) for check in case.doubts],
        "hold": ngettext("{n} open deviation", "{n} open deviations", held) if held else "",
        "paper": label(paper.state) if paper else "",
        "paper_tone": "done" if paper and paper.verified_by else "pending",
    }


def _day_words(dossier: Dossier) -> str:
    """Day of the culture, or the day it ended on; empty once the batch is decided on or closed."""
    if dossier.state != BatchState.OPEN or dossier.dispositions:
        return ""
    ended_at = harvested_at(dossier)
    day = dossier.day_of(ended_at or dossier.read_at)
    if day is None:
        return _("before day 0")
    return _("day {day}", day=day) if ended_at is None else _("culture ended on day {day}", day=day)


def _stop_row(dossier: Dossier, check: Check) -> dict[str, str]:
    """A finding that stops the use of the product: its sentence, and the page where it is remedied."""
    return {
        "tone": check.tone.value,
        "sentence": line(dossier, check),
        "href": href_of(dossier.number, dossier.order.coi_code, check),
    }


def _completeness(case: Case) -> dict[str, str]:
    """Completeness of the results, the second axis of the status."""
    complete = case.status.completeness
    return {"word": completeness_words(case.status), "tone": COMPLETE_TONES.get(complete, "fail")}
