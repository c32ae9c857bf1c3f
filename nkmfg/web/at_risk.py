"""Use at risk: QA permits one batch to use a lot, or its donor's cells, before all results are in."""

from typing import Any

from flask import render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import LotState
from nkmfg.domain.values.errors import Refused
from nkmfg.services.at_risk import pending_of_donor, permission_to_sign, permit, permitted_uses
from nkmfg.services.donors.of_batch import donor_of
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.lots.stock import lot_by_code, lots
from nkmfg.web.batches import band, may
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.messages import _
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("at_risk")
MOST_OFFERED = 200


@pages.get("/batches/<number>/at-risk")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show the permissions of a batch with the items pending then, and what may be permitted."""
    case = open_case(db(), number)
    dossier = case.dossier
    batch = batch_numbered(db(), number)
    try:
        donor_pending, against = list(pending_of_donor(db(), batch).values()), ""
    except Refused as refused:
        donor_pending, against = [], refusal_sentence(refused)
    waiting = [lot for lot in lots(db(), limit=MOST_OFFERED) if lot.state == LotState.QUARANTINE]
    return render_template(
        "at_risk/page.html",
        dossier=dossier,
        band=band(case),
        permitted=permitted_uses(db(), batch),
        donor_pending=donor_pending,
        against=against,
        options=[(lot.code, f"{lot.code}: {lot.name}") for lot in waiting],
        may_permit=may(Action.PERMIT_AT_RISK),
    )


@pages.route("/batches/<number>/at-risk/permit", methods=["GET", "POST"])
@allow(who=RULES[Action.PERMIT_AT_RISK].roles)
def permission(number: str) -> Any:
    """Sign the permission as QA, for the items pending now of the lot in the query, or of the donor."""
    batch = batch_numbered(db(), number)
    code = request.args.get("lot", "").strip()
    lot = lot_by_code(db(), code) if code else None
    if lot:
        title = _("Use at risk: lot {lot}", lot=lot.code)
        said = _(
            "Batch {batch} may use lot {lot} at risk. What is pending still holds up its release.",
            batch=number,
            lot=lot.code,
        )
    else:
        donor = donor_of(db(), batch).code
        title = _("Use at risk: donor {donor}", donor=donor)
        said = _(
            "Batch {batch} may use donor {donor} at risk. What is pending still holds up its release.",
            batch=number,
            donor=donor,
        )

    def show() -> SigningPage:
        copy, case = permission_to_sign(db(), batch, lot), open_case(db(), number)
        return SigningPage(copy, _rows(copy.facts), title, band(case))

    return dialogue(
        show,
        lambda signing: permit(db(), signing, batch, lot, request.form.get("reason", "")),
        back=url_for("at_risk.page", number=number),
        said=said,
        reason=True,
    )


def _rows(facts: Any) -> list[dict[str, str]]:
    rows = [{"name": _("batch"), "value": facts["batch"]}, {"name": _("what is used"), "value": facts["thing"]}]
    return rows + [{"name": _("pending"), "value": sentence} for sentence in facts["pending"].values()]
