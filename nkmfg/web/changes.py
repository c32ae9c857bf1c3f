"""Changes of the record of a step: corrections, confirmations, added operations, steps left out, deviations."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from nkmfg.domain.facts.dossier import Dossier, LineKey, Run
from nkmfg.domain.recipe.alternatives import is_done
from nkmfg.domain.recipe.model import FieldKind, Operation, Step
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.people.roles import people_with
from nkmfg.services.steps import correcting, runs
from nkmfg.services.steps.recording_input import FormRefused
from nkmfg.web.batches import band
from nkmfg.web.recorded_lines import recorded_row
from nkmfg.web.step_form import moment_of, name_of
from nkmfg.web.steps import RECORDERS, opened
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, me, say
from nkmfg.words.messages import _
from nkmfg.words.record import run_words
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("changes")
OF_THE_PLAN = "step:"  # prefix of the key of an optional step, to distinguish it from an operation


@pages.route("/batches/<number>/correct/<path:key>", methods=["GET", "POST"])
@allow(who=RECORDERS)
def correct(number: str, key: str) -> Any:
    """Correct or confirm one value; the first one is kept."""
    case, run = opened(number, key)
    dossier = case.dossier
    line_key = _line_asked(run)
    line = next(line for line in run.lines if line.key == line_key)
    error, typed = "", {}
    if request.method == "POST":
        typed = dict(request.form)
        try:
            return _corrected(dossier, run, line_key)
        except Refused as refused:
            fault = refused.faults.get("value", refused) if isinstance(refused, FormRefused) else refused
            error = refusal_sentence(fault)
    page = render_template(
        "steps/correct.html",
        dossier=dossier,
        run=run,
        band=band(case),
        line=line,
        row=recorded_row(dossier, run, line),
        field=run.field(line_key.field),
        error=error,
        typed=typed,
        people_options=[(person.login, person.printed_name) for person in people_with(db(), RECORDERS)],
        choices_of_field=lambda known: [(choice.key, choice.label) for choice in known.choices],
    )
    return page, 422 if error else 200


def _line_asked(run: Run) -> LineKey:
    asked = request.values.get("line", "")
    for line in run.lines:
        key = line.key
        if asked == name_of(key.field, key.about, key.replicate):
            return key
    raise Unknown("page.no_such_entry")


def _corrected(dossier: Dossier, run: Run, key: LineKey) -> Response:
    batch = batch_numbered(db(), dossier.number)
    form = request.form
    revision = form.get("revision", "0")
    shown = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 6 else 0
    if form.get("what") == "confirm":
        recorded = correcting.confirm(db(), by(), batch, key, shown, form.get("reason", ""))
        say(_("Confirmed: the value stands as it was measured."))
    else:
        performed_by = form.get("performed_by") or me().login
        value = _value_typed(dossier, run, key)
        recorded = correcting.correct(db(), by(), batch, key, shown, value, performed_by, form.get("reason", ""))
        say(_("Corrected. The first value stays beside it."))
    for sentence in recorded.flagged:
        say(_("A deviation is open: {sentence}", sentence=sentence), "action")
    for sentence in recorded.to_confirm:
        say(_("Still to be confirmed: {sentence}", sentence=sentence), "warning")
    return redirect(url_for("steps.page", number=dossier.number, key=run.key))


def _value_typed(dossier: Dossier, run: Run, key: LineKey) -> str:
    """Corrected value; a moment is typed as local time of the site, and stored with its zone."""
    known = run.field(key.field)
    if known is None or known.kind is not FieldKind.MOMENT or "value" in request.form:
        return request.form.get("value", "")
    at = moment_of(request.form, "value", dossier.zone)
    return "" if at is None else at.isoformat()


@pages.route("/batches/<number>/add", methods=["GET", "POST"])
@allow(who=RECORDERS)
def add(number: str) -> Any:
    """Add an operation beyond the plan, with a reason."""
    case = open_case(db(), number)
    dossier = case.dossier
    error = ""
    if request.method == "POST":
        try:
            key = _added(dossier, request.form.get("operation", ""), request.form.get("reason", ""))
            return redirect(url_for("steps.page", number=number, key=key))
        except ValueError:
            error = _("Choose what is to be done.")
        except Refused as refused:
            error = refusal_sentence(refused)
    page = render_template(
        "steps/add.html",
        dossier=dossier,
        band=band(case),
        planned=[(f"{OF_THE_PLAN}{step.key}", step.title, step.instruction) for step in _wanted_now(dossier)],
        options=[(step.operation.value, step.title) for step in dossier.recipe.steps if step.addable],
        chosen=request.form.get("operation") or request.args.get("operation", ""),
        error=error,
    )
    return page, 422 if error else 200


def _added(dossier: Dossier, choice: str, reason: str) -> str:
    """Add a run of an optional step of the plan, or of an operation's addable step; returns its key."""
    batch = batch_numbered(db(), dossier.number)
    if choice.startswith(OF_THE_PLAN):
        return runs.add_optional(db(), by(), batch, choice.removeprefix(OF_THE_PLAN), reason).key
    return runs.add_run(db(), by(), batch, Operation(choice), reason).key


def _wanted_now(dossier: Dossier) -> list[Step]:
    """Optional steps of the plan whose preceding steps are done."""
    done = {run.step.key for run in dossier.runs if run.lines}
    return [
        step
        for step in runs.optional_steps(dossier.recipe)
        if all(is_done(dossier.recipe, key, done) for key in step.after)
    ]


@pages.route("/batches/<number>/leave-out/<path:key>", methods=["GET", "POST"])
@allow(who=RECORDERS)
def leave_out(number: str, key: str) -> Any:
    """Leave out a planned step, with a reason."""
    case, run = opened(number, key)
    dossier = case.dossier
    error = ""
    if request.method == "POST":
        try:
            runs.skip_run(db(), by(), batch_numbered(db(), number), key, request.form.get("reason", ""))
            say(_("Left out: {step}.", step=run_words(run)))
            return redirect(url_for("batches.page", number=number))
        except Refused as refused:
            error = refusal_sentence(refused)
    page = render_template("steps/leave_out.html", dossier=dossier, band=band(case), run=run, error=error)
    return page, 422 if error else 200


@pages.route("/batches/<number>/deviation", methods=["GET", "POST"])
@allow(who=GMP)
def deviation(number: str) -> Any:
    """Open a deviation by hand."""
    case = open_case(db(), number)
    dossier = case.dossier
    error = ""
    if request.method == "POST":
        try:
            opened_one = runs.open_deviation(db(), by(), batch_numbered(db(), number), request.form.get("event", ""))
            say(_("Deviation {deviation} is open; QA assesses it.", deviation=opened_one.number))
            return redirect(url_for("batches.page", number=number))
        except Refused as refused:
            error = refusal_sentence(refused)
    page = render_template("steps/deviation.html", dossier=dossier, band=band(case), error=error)
    return page, 422 if error else 200
