"""Collections: aphereses by donation number, recorded on arrival and changed with a reason."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.services.code_proposals import proposed_code
from nkmfg.services.collections import (
    change_collection,
    collection_by_number,
    collections,
    donor_of_collection,
    note_collection,
)
from nkmfg.services.donors.register import donor_by_code, donors
from nkmfg.services.row_version import row_version
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.collections import ChangeCollectionForm, NewCollectionForm
from nkmfg.web.lookup import codes_offered, looked_up
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import N_, _

pages = blueprint("collections")
show.NAVIGATION.append((N_("Collections"), "collections.listing", GMP, False))


@pages.get("/collections")
@allow(who=GMP)
def listing() -> Any:
    """List collections by number, a page at a time."""
    if way := looked_up(collection_by_number, "collections.page", "din"):
        return way
    after = request.args.get("after", "")
    rows = [(collection, shown_collection_number(collection.din)) for collection in collections(db(), after)]
    return render_template("collections/list.html", rows=rows, after=after, may_note=may(Action.NOTE_COLLECTION))


@pages.route("/collections/note", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_COLLECTION].roles)
def note() -> Any:
    """Record an apheresis of a donor, as far as it is known."""
    form = NewCollectionForm(donor=request.args.get("donor"), proposed=proposed_code(db(), "collection"))
    if form.is_sent():
        with form.showing_refusals():
            with form.errors_at("donor"):
                donor = donor_by_code(db(), form.donor.data or "")
            noted = note_collection(db(), by(), donor, form.facts(), form.din.data or form.proposed.data)
            say(_("Collection {collection} is noted.", collection=shown_collection_number(noted.din)))
            return redirect(url_for("collections.page", din=noted.din))
    form.propose(proposed_code(db(), "collection"))
    return render_template("collections/note.html", form=form, donors=codes_offered(donors)), form.status


@pages.get("/collections/<din>")
@allow(who=GMP)
def page(din: str) -> Any:
    """Show one apheresis."""
    collection = collection_by_number(db(), din)
    return render_template(
        "collections/page.html",
        collection=collection,
        number=shown_collection_number(collection.din),
        donor=donor_of_collection(db(), collection).code,
        may={action: may(Action(action)) for action in ("collection.change", "order.place", "donor.note_marker")},
    )


@pages.route("/collections/<din>/change", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_COLLECTION].roles)
def change(din: str) -> Any:
    """Replace the facts of a collection, with a reason."""
    collection = collection_by_number(db(), din)
    form = ChangeCollectionForm(obj=collection, seen=row_version(collection))
    if form.is_sent():
        with form.showing_refusals():
            change_collection(db(), by(), collection, form.seen.data or "", form.facts(), form.reason.data or "")
            say(_("Changed."))
            return redirect(url_for("collections.page", din=collection.din))
    if form.is_stale:
        form.seen.data = row_version(collection)
    number = shown_collection_number(collection.din)
    return render_template("collections/change.html", form=form, collection=collection, number=number), form.status
