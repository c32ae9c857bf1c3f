"""Tablets: browsers registered by an administrator; a PIN is accepted on them only."""

from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from wtforms import StringField

from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.services.people.tablets import register_tablet, retire_tablet, tablet_named, tablets
from nkmfg.services.web_session import move_browser_session
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.plain import PlainForm, needed, reason
from nkmfg.web.web_session import TABLET_COOKIE, allow, blueprint, browser_session, by, db, say, set_cookie, terminal_id
from nkmfg.words.messages import N_, _, lazy

pages = blueprint("tablets")
LOOKERS = frozenset({Role.ADMINISTRATOR, Role.QA})
show.NAVIGATION.append((N_("Tablets"), "tablets.listing", LOOKERS, False))
COOKIE_DAYS = 400  # the longest that browsers store a cookie
COOKIE_S = COOKIE_DAYS * 24 * 3600


class RegisterForm(PlainForm):
    name = StringField(
        lazy("Name"), [needed(lazy("Give it a name."))], description=lazy("as on its back, for example Tablet 2")
    )
    place = StringField(
        lazy("Place"), [needed(lazy("Say where it stands."))], description=lazy("for example cleanroom 2")
    )


class RetireForm(PlainForm):
    reason = reason()


@pages.get("/tablets")
@allow(who=LOOKERS)
def listing() -> Any:
    return render_template(
        "tablets/list.html",
        rows=tablets(db()),
        here=terminal_id(),
        may_register=may(Action.REGISTER_TERMINAL),
        may_retire=may(Action.RETIRE_TERMINAL),
    )


@pages.route("/tablets/register", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def register() -> Any:
    """Register this browser as a tablet, by its cookie and this session."""
    here = terminal_id()
    known = next((tablet for tablet in tablets(db()) if tablet.id == here), None)
    form = RegisterForm()
    if known is None and form.is_sent():
        with form.showing_refusals():
            terminal, token = register_tablet(db(), by(), form.name.data or "", form.place.data or "")
            there = browser_session()
            if there is not None:
                move_browser_session(db(), there.id, terminal.id)
            say(
                _(
                    "This browser is {name}, {place}, from now on. PINs are taken here.",
                    name=terminal.name,
                    place=terminal.place,
                )
            )
            answer = redirect(url_for("tablets.listing"))
            set_cookie(current_app, answer, TABLET_COOKIE, token, max_age=COOKIE_S)
            return answer
    return render_template("tablets/register.html", form=form, known=known), form.status


@pages.route("/tablets/retire", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def retire() -> Any:
    """Retire a tablet, given by `name` in the query: names may contain any character."""
    terminal = tablet_named(db(), request.args.get("name", ""))
    form = RetireForm()
    if form.is_sent():
        with form.showing_refusals():
            retire_tablet(db(), by(), terminal, form.reason.data or "")
            say(_("{name} is retired: no PIN is taken there any more.", name=terminal.name))
            return redirect(url_for("tablets.listing"))
    return render_template("tablets/retire.html", form=form, terminal=terminal), form.status
