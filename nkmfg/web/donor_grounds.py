"""Grounds for using cells of a donor not found eligible, with the legends of the label; signed by QA."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.facts.disposition_facts import Ground
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.services import donor_grounds
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.web.batches import band
from nkmfg.web.forms.decisions import GroundForm
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import allow, blueprint, db
from nkmfg.words.codes import label
from nkmfg.words.messages import _

pages = blueprint("donor_grounds")


@pages.route("/batches/<number>/donor-ground", methods=["GET", "POST"])
@allow(who=RULES[Action.PERMIT_DONOR].roles)
def permit(number: str) -> Any:
    """Permit the use of cells of this donor by QA's signature."""
    form = GroundForm()
    if not form.is_sent():
        case = open_release_case(db(), number)
        return render_template(
            "donor_grounds/permit.html", form=form, dossier=case.dossier, band=band(case)
        ), form.status
    typed = form.typed()

    def show() -> SigningPage:
        copy, case = donor_grounds.ground_to_sign(db(), number, typed), open_release_case(db(), number)
        donor = case.dossier.order.donor
        rows = [
            {"name": _("donor"), "value": f"{donor}, {label(Eligibility(copy.facts['verdict']))}"},
            *({"name": _("known"), "value": finding} for finding in copy.facts["findings"].values()),
            *({"name": _("the label says"), "value": legend} for legend in copy.facts["legends"]),
            {"name": _("ground"), "value": label(Ground(typed.ground))},
            {"name": _("why"), "value": typed.because},
            {"name": _("document"), "value": typed.reference},
            {"name": _("physician told"), "value": typed.physician},
        ]
        return SigningPage(copy, rows, _("Donor of batch {batch}", batch=number), band(case))

    return dialogue(
        show,
        lambda signing: donor_grounds.permit(db(), signing, number, typed),
        back=url_for("release.page", number=number),
        said=_("Permitted, for exactly what is known of the donor now."),
    )
