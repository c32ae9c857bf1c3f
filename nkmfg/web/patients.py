"""Patients: list, facts, and the verdict of the protocol."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.services.code_proposals import proposed_code
from nkmfg.services.orders.versions import orders_of
from nkmfg.services.patients import add_patient, change_patient, patient_by_code, patients, verdict
from nkmfg.services.row_version import row_version
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.patients import ChangePatientForm, NewPatientForm, labels
from nkmfg.web.lookup import looked_up
from nkmfg.web.recipe_here import recipe_here
from nkmfg.web.verdicts import pending_count, reason_rows, verdict_mark
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import N_, _

pages = blueprint("patients")
show.NAVIGATION.append((N_("Patients"), "patients.listing", GMP, False))


@pages.get("/patients")
@allow(who=GMP)
def listing() -> Any:
    """List patients by code, a page at a time."""
    if way := looked_up(patient_by_code, "patients.page"):
        return way
    after = request.args.get("after", "")
    return render_template(
        "patients/list.html", rows=patients(db(), after), after=after, labels=labels(), may_add=may(Action.ADD_PATIENT)
    )


@pages.route("/patients/add", methods=["GET", "POST"])
@allow(who=RULES[Action.ADD_PATIENT].roles)
def add() -> Any:
    """Add a patient: a code and the facts known so far."""
    form = NewPatientForm.of(recipe_here(), proposed=proposed_code(db(), "patient"))
    if form.is_sent():
        with form.showing_refusals():
            patient = add_patient(db(), by(), form.answers(), form.code.data or form.proposed.data)
            say(_("Patient {patient} is added.", patient=patient.code))
            return redirect(url_for("patients.page", code=patient.code))
    form.propose(proposed_code(db(), "patient"))
    return render_template("patients/add.html", form=form), form.status


@pages.get("/patients/<code>")
@allow(who=GMP)
def page(code: str) -> Any:
    """Show one patient: the verdict with every reason, and the facts."""
    patient = patient_by_code(db(), code)
    recipe = recipe_here()
    judged = verdict(db(), patient, recipe) if recipe else None
    return render_template(
        "patients/page.html",
        patient=patient,
        orders=orders_of(db(), patient),
        mark=verdict_mark(judged.verdict) if judged else None,
        rows=reason_rows(judged.reasons, recipe) if judged and recipe else [],
        pending=pending_count(judged.reasons) if judged else 0,
        recipe=recipe,
        labels=labels(),
        may={action: may(Action(action)) for action in ("patient.change", "order.place")},
    )


@pages.route("/patients/<code>/change", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_PATIENT].roles)
def change(code: str) -> Any:
    """Replace the facts of a patient, with a reason."""
    patient = patient_by_code(db(), code)
    form = ChangePatientForm.of(recipe_here(), obj=patient, seen=row_version(patient))
    if form.is_sent():
        with form.showing_refusals():
            change_patient(db(), by(), patient, form.seen.data or "", form.answers(), form.reason.data or "")
            say(_("Changed. Patient {patient} is judged anew below.", patient=patient.code))
            return redirect(url_for("patients.page", code=patient.code))
    if form.is_stale:
        form.seen.data = row_version(patient)
    return render_template("patients/change.html", form=form, patient=patient, labels=labels()), form.status
