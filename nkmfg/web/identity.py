"""Identities of donors and patients, with the identity grant only; opening a page is recorded in the trail."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.permissions.actions import Role
from nkmfg.services.donors.register import donor_by_code
from nkmfg.services.identity import Known, keep_identity, read_identity
from nkmfg.services.patients import patient_by_code
from nkmfg.web.forms.identity import IdentityForm
from nkmfg.web.web_session import allow, blueprint, by, db, say
from nkmfg.words.messages import _

pages = blueprint("identity")


@pages.get("/donors/<code>/identity")
@allow(Role.IDENTITY)
def donor(code: str) -> Any:
    """Show the identity of a donor."""
    return _shown(donor_by_code(db(), code), "donor")


@pages.get("/patients/<code>/identity")
@allow(Role.IDENTITY)
def patient(code: str) -> Any:
    """Show the identity of a patient."""
    return _shown(patient_by_code(db(), code), "patient")


@pages.route("/donors/<code>/identity/keep", methods=["GET", "POST"])
@allow(Role.IDENTITY)
def keep_donor(code: str) -> Any:
    """Record the identity of a donor."""
    return _kept(donor_by_code(db(), code), "donor")


@pages.route("/patients/<code>/identity/keep", methods=["GET", "POST"])
@allow(Role.IDENTITY)
def keep_patient(code: str) -> Any:
    """Record the identity of a patient."""
    return _kept(patient_by_code(db(), code), "patient")


def _shown(thing: Known, kind: str) -> Any:
    return render_template("identity/page.html", kind=kind, code=thing.code, identity=read_identity(db(), by(), thing))


def _kept(thing: Known, kind: str) -> Any:
    there = read_identity(db(), by(), thing)
    form = IdentityForm(obj=there)
    if form.is_sent():
        with form.showing_refusals():
            keep_identity(db(), by(), thing, form.identity(), form.reason.data or None)
            say(_("Written down, behind the restricted role."))
            return redirect(url_for(f"identity.{kind}", code=thing.code))
    return render_template(
        "identity/keep.html", form=form, kind=kind, code=thing.code, is_there=there is not None
    ), form.status
