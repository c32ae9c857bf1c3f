"""List of contacts to call about a positive."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.services import contacts
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.positives import ContactForm
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import N_, _

pages = blueprint("contacts")
show.NAVIGATION.append((N_("Contacts"), "contacts.listing", GMP, False))


@pages.get("/contacts")
@allow(who=GMP)
def listing() -> Any:
    """List names, functions and telephone numbers, in the order of calling."""
    return render_template("contacts/list.html", rows=contacts.contacts(db()), may_keep=may(Action.KEEP_CONTACT))


@pages.route("/contacts/add", methods=["GET", "POST"])
@allow(who=RULES[Action.KEEP_CONTACT].roles)
def add() -> Any:
    """Add a contact to the list."""
    form = ContactForm()
    if form.is_sent():
        with form.showing_refusals():
            typed = (form.name.data or "", form.function.data or "", form.telephone.data or "", form.place.data or "")
            row = contacts.add_contact(db(), by(), *typed)
            say(_("{name} is on the list.", name=row.name))
            return redirect(url_for("contacts.listing"))
    return render_template("contacts/add.html", form=form), form.status


@pages.post("/contacts/<int:ordinal>/off")
@allow(who=RULES[Action.KEEP_CONTACT].roles)
def off(ordinal: int) -> Any:
    """Remove a contact from the list."""
    contacts.take_off(db(), by(), ordinal)
    say(_("Taken off the list."))
    return redirect(url_for("contacts.listing"))
