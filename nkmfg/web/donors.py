"""Donors: list, facts, separate verdicts of protocol and regulation with their reasons, and markers by sample."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.domain.recipe.eligibility_rules import Marker
from nkmfg.domain.recipe.enums import Reactive
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Unknown
from nkmfg.services.code_proposals import proposed_code
from nkmfg.services.collections import collections_of
from nkmfg.services.donors.listing import donor_lines
from nkmfg.services.donors.register import add_donor, change_donor, donor_by_code, markers_of, note_marker
from nkmfg.services.donors.verdicts import DonorVerdicts, verdicts
from nkmfg.services.orders.versions import order_by_coi, orders_of
from nkmfg.services.row_version import row_version
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.donors import ChangeDonorForm, MarkerForm, NewDonorForm, findings
from nkmfg.web.lookup import looked_up
from nkmfg.web.recipe_here import needed_recipe, recipe_here
from nkmfg.web.verdicts import pending_count, reason_rows, verdict_mark
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import N_, _

pages = blueprint("donors")
show.NAVIGATION.append((N_("Donors"), "donors.listing", GMP, False))
_FINDING_TONES = {
    Finding.NON_REACTIVE: "pass",
    Finding.REACTIVE: "fail",
    Finding.PENDING: "pending",
    Finding.INVALID: "warning",
}


@pages.get("/donors")
@allow(who=GMP)
def listing() -> Any:
    """List donors by code, a page at a time."""
    if way := looked_up(donor_by_code, "donors.page"):
        return way
    after = request.args.get("after", "")
    rows = donor_lines(db(), after)
    return render_template("donors/list.html", rows=rows, after=after, may_add=may(Action.ADD_DONOR))


@pages.route("/donors/add", methods=["GET", "POST"])
@allow(who=RULES[Action.ADD_DONOR].roles)
def add() -> Any:
    """Add a donor: a code and the facts known so far."""
    form = NewDonorForm(proposed=proposed_code(db(), "donor"))
    if form.is_sent():
        with form.showing_refusals():
            donor = add_donor(db(), by(), form.answers(), form.code.data or form.proposed.data)
            say(_("Donor {donor} is added.", donor=donor.code))
            return redirect(url_for("donors.page", code=donor.code))
    form.propose(proposed_code(db(), "donor"))
    return render_template("donors/add.html", form=form), form.status


@pages.get("/donors/<code>")
@allow(who=GMP)
def page(code: str) -> Any:
    """Show one donor, with both verdicts for one patient and collection, and every reason."""
    donor = donor_by_code(db(), code)
    orders = orders_of(db(), donor)
    asked = request.args.get("order") or (orders[-1].coi_code if orders else None)
    if asked and asked not in {order.coi_code for order in orders}:
        raise Unknown("page.no_such_order", donor=donor.code)
    order = order_by_coi(db(), asked) if asked else None
    given = collections_of(db(), donor)
    collection = next((collection for collection in given if collection.ended_at), None)
    recipe = recipe_here()
    judged = None
    if recipe is not None:
        judged = verdicts(
            db(),
            donor,
            recipe,
            collected_at=collection.ended_at if collection else None,
            relationship=order.relationship if order else None,
            hla_match=order.hla_match if order else None,
        )
    known = {marker.key: marker for marker in recipe.donor_testing.markers} if recipe else {}
    relations = {relationship.key: relationship.label for relationship in recipe.relationships} if recipe else {}
    return render_template(
        "donors/page.html",
        donor=donor,
        orders=orders,
        order=order,
        relation=relations.get(order.relationship, order.relationship) if order else "",
        collections=given,
        collection=collection,
        verdicts=_shown(judged, recipe) if judged and recipe else None,
        markers=[
            {
                "label": known[marker.marker].label if marker.marker in known else marker.marker,
                "finding": _finding_mark(marker.finding, known.get(marker.marker)),
                "sampled_at": marker.sampled_at,
                "laboratory": marker.laboratory or "—",
                "href": url_for("donors.marker", code=donor.code, of=marker.id),
            }
            for marker in markers_of(db(), donor)
        ],
        recipe=recipe,
        may={
            action: may(Action(action))
            for action in ("donor.change", "donor.note_marker", "order.place", "collection.note")
        },
    )


def _finding_mark(finding: str, marker: Marker | None) -> dict[str, str]:
    """Mark of a finding; one that is only communicated to the physician excludes nobody."""
    tone = _FINDING_TONES[Finding(finding)]
    if tone == "fail" and marker is not None and marker.reactive is Reactive.COMMUNICATED:
        tone = "warning"
    return {"tone": tone, "word": findings()[finding]}


def _shown(judged: DonorVerdicts, recipe: Recipe) -> dict[str, Any]:
    """Both verdicts for the page, separately."""
    trial, regulatory = judged.trial, judged.regulatory
    return {
        "trial": verdict_mark(trial.verdict),
        "trial_rows": reason_rows(trial.reasons, recipe),
        "trial_pending": pending_count(trial.reasons),
        "regulatory": verdict_mark(regulatory.verdict),
        "regulatory_rows": reason_rows(regulatory.reasons, recipe),
        "regulatory_pending": pending_count(regulatory.reasons),
        "close_relative": regulatory.close_relative,
        "communicated": regulatory.communicated,
        "legends": regulatory.legends,
    }


@pages.route("/donors/<code>/change", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_DONOR].roles)
def change(code: str) -> Any:
    """Replace the facts of a donor, with a reason."""
    donor = donor_by_code(db(), code)
    form = ChangeDonorForm(obj=donor, seen=row_version(donor))
    if form.is_sent():
        with form.showing_refusals():
            change_donor(db(), by(), donor, form.seen.data or "", form.answers(), form.reason.data or "")
            say(_("Changed. Donor {donor} is judged anew below.", donor=donor.code))
            return redirect(url_for("donors.page", code=donor.code))
    if form.is_stale:
        form.seen.data = row_version(donor)
    return render_template("donors/change.html", form=form, donor=donor), form.status


@pages.route("/donors/<code>/marker", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_MARKER].roles)
def marker(code: str) -> Any:
    """Record a marker of a sample: new, another of the same sample (`like`), or the result of a pending one (`of`)."""
    donor = donor_by_code(db(), code)
    recipe = needed_recipe()
    rows = {str(marker.id): marker for marker in markers_of(db(), donor)}
    noted, like = rows.get(request.args.get("of", "")), rows.get(request.args.get("like", ""))
    form = MarkerForm.of(recipe, obj=noted or like, is_noted=noted is not None)
    if form.is_sent():
        kind, sampled_at = (noted.marker, noted.sampled_at) if noted else (form.marker.data, form.sampled_at.at)
        assert sampled_at is not None
        with form.showing_refusals():
            row = note_marker(
                db(),
                by(),
                donor,
                recipe,
                kind,
                sampled_at,
                form.finding.data,
                form.laboratory.data,
                form.reason.data or None,
            )
            next_url = url_for("donors.marker", code=donor.code, like=row.id)
            say(
                f"{form.labels[kind]}: {findings()[row.finding]}.",
                href=next_url,
                label=_("Another marker of this sample"),
            )
            return redirect(url_for("donors.page", code=donor.code))
    label = form.labels.get(noted.marker, noted.marker) if noted else ""
    return render_template("donors/marker.html", form=form, donor=donor, noted=noted, label=label), form.status
