"""Orders: placing, revising in versions, and the second person's check of the weight."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.recipe.model import Recipe
from nkmfg.services.batches import batches_of_orders
from nkmfg.services.donors.register import donor_by_code, donors
from nkmfg.services.open_findings import list_statuses
from nkmfg.services.orders.placing import place_order, revise_order
from nkmfg.services.orders.versions import current_version, order_by_coi, orders, versions_of
from nkmfg.services.orders.weight import ask_back, verify_weight, weight_doubts, weight_to_sign, weight_verification
from nkmfg.services.patients import patient_by_code, patients
from nkmfg.services.people.names import names
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.checks import stop_notes
from nkmfg.web.forms.orders import OrderForm, ReviseForm, matches
from nkmfg.web.lookup import codes_offered, looked_up
from nkmfg.web.order_facts import pair_of, version_rows
from nkmfg.web.recipe_here import needed_recipe, recipe_here
from nkmfg.web.signing import dialogue, facts_shown
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import N_, _

pages = blueprint("orders")
show.NAVIGATION.append((N_("Orders"), "orders.listing", GMP, False))


@pages.get("/orders")
@allow(who=GMP)
def listing() -> Any:
    """List orders by chain-of-identity code, a page at a time."""
    if way := looked_up(order_by_coi, "orders.page", "coi_code"):
        return way
    after = request.args.get("after", "")
    rows, levels = orders(db(), after), dose_levels(recipe_here())
    numbers = batches_of_orders(db(), [row.coi_code for row in rows])
    of = list_statuses(db(), [number for found in numbers.values() for number in found])
    return render_template(
        "orders/list.html",
        rows=rows,
        notes=[[note for number in numbers[row.coi_code] for note in stop_notes(of[number], number)] for row in rows],
        after=after,
        levels=levels,
        may_place=may(Action.PLACE_ORDER),
    )


def dose_levels(recipe: Recipe | None) -> dict[str, str]:
    """Labels of the recipe's dose levels, by key."""
    return {level.key: level.label for level in recipe.dose_levels} if recipe else {}


@pages.route("/orders/place", methods=["GET", "POST"])
@allow(who=RULES[Action.PLACE_ORDER].roles)
def place() -> Any:
    """Place an order: one donor for one patient."""
    recipe = needed_recipe()
    form = OrderForm(donor=request.args.get("donor"), patient=request.args.get("patient"))
    form.fill(db(), recipe)
    if form.is_sent():
        with form.showing_refusals():
            with form.errors_at("donor"):
                donor = donor_by_code(db(), form.donor.data or "")
            with form.errors_at("patient"):
                patient = patient_by_code(db(), form.patient.data or "")
            ordered = form.ordered()
            with form.errors_at("weight_kg"):
                ask_back(db(), patient, ordered.weight_kg, ordered.weighed_at, bool(form.weight_stands.data))
            order = place_order(
                db(), by(), recipe, donor, patient, form.relationship.data, form.hla_match.data, ordered
            )
            say(_("Order {order} is placed. Next, a second person checks the weight.", order=order.coi_code))
            return redirect(url_for("orders.page", coi_code=order.coi_code))
    page = render_template(
        "orders/place.html", form=form, donors=codes_offered(donors), patients=codes_offered(patients)
    )
    return page, form.status


@pages.get("/orders/<coi_code>")
@allow(who=GMP)
def page(coi_code: str) -> Any:
    """Show one order: the version in force, doubts and missing checks, and earlier versions."""
    order = order_by_coi(db(), coi_code)
    recipe = recipe_here()
    versions = versions_of(db(), order)
    batches = batches_of_orders(db(), [order.coi_code])[order.coi_code]
    of = list_statuses(db(), batches)
    verification = weight_verification(db(), versions[0])
    people = names(
        db(), [version.weighed_by_id for version in versions] + [version.ordered_by_id for version in versions]
    )
    return render_template(
        "orders/page.html",
        order=order,
        pair=pair_of(order, recipe),
        level=dose_levels(recipe).get(versions[0].dose_level, versions[0].dose_level),
        rows=version_rows(versions, people, dose_levels(recipe)),
        verification=verification,
        verified_by=names(db(), [verification.verified_by_id]).get(verification.verified_by_id) if verification else "",
        doubts=weight_doubts(db(), versions[0]),
        batches=[(number, of[number].status) for number in batches],
        notes=[stop_notes(of[number]) for number in batches],
        matches=matches(),
        may={
            action: may(Action(action))
            for action in ("order.revise", "order.verify_weight", "batch.issue", "collection.note")
        },
    )


@pages.route("/orders/<coi_code>/revise", methods=["GET", "POST"])
@allow(who=RULES[Action.REVISE_ORDER].roles)
def revise(coi_code: str) -> Any:
    """Revise an order: a new version, with a reason."""
    order = order_by_coi(db(), coi_code)
    recipe = needed_recipe()
    last = current_version(db(), order)
    form = ReviseForm(obj=last, seen=last.version)
    form.fill(db(), recipe, names(db(), [last.weighed_by_id]))
    if form.is_sent():
        with form.showing_refusals():
            version = revise_order(
                db(),
                by(),
                recipe,
                order,
                form.seen_version(),
                form.ordered(),
                form.reason.data or "",
                weighed_again=form.weighed_again.data,
            )
            say(_("Order {order} is in version {version} now.", order=order.coi_code, version=version.version))
            return redirect(url_for("orders.page", coi_code=order.coi_code))
    if form.is_stale:
        last = current_version(db(), order)
        form.seen.data = str(last.version)
    people = names(db(), [last.weighed_by_id, last.ordered_by_id])
    rows = version_rows([last], people, dose_levels(recipe))
    return render_template("orders/revise.html", form=form, order=order, last=rows[0]), form.status


@pages.route("/orders/<coi_code>/weight", methods=["GET", "POST"])
@allow(does=Action.VERIFY_WEIGHT)
def weight(coi_code: str) -> Any:
    """Sign the check of the weight, never by the person who measured it."""
    order = order_by_coi(db(), coi_code)
    return dialogue(
        lambda: facts_shown(weight_to_sign(db(), order), _("Check the weight of order {order}", order=order.coi_code)),
        lambda signing: verify_weight(db(), signing, order),
        back=url_for("orders.page", coi_code=order.coi_code),
        said=_("The weight is checked and signed."),
    )
