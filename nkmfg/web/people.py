"""Accounts of people: list, state, and administration."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from wtforms import StringField

from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.services.people import accounts, disabling
from nkmfg.services.people.authentication import end_lock_out
from nkmfg.services.people.credential_handovers import hand_overs, not_taken_up
from nkmfg.services.people.directory import PAGE, Person, member, people, person_card, waiting
from nkmfg.services.web_session import end_browser_sessions
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.affected import affected
from nkmfg.web.forms.moments import DayField
from nkmfg.web.forms.plain import PlainForm, needed, reason
from nkmfg.web.web_session import allow, blueprint, by, db, me, say
from nkmfg.words.messages import N_, _, lazy

pages = blueprint("people")
LOOKERS = frozenset({Role.ADMINISTRATOR, Role.QA, Role.HEAD_OF_PRODUCTION})
show.NAVIGATION.append((N_("People"), "people.listing", LOOKERS, False))
_BADGE_HINT = lazy("what the badge carries; leave empty while there is none")


class OpenForm(PlainForm):
    login = StringField(
        lazy("User name"),
        [needed(lazy("Choose a user name."))],
        description=lazy("small letters; it is never given to another person"),
    )
    printed_name = StringField(
        lazy("Printed name"), [needed(lazy("Write the name."))], description=lazy("as it stands under every signature")
    )
    badge = StringField(lazy("Badge"), description=_BADGE_HINT)
    verified_how = StringField(
        lazy("How the identity was verified"),
        [needed(lazy("Say how."))],
        description=lazy("for example: passport seen"),
    )
    verified_on = DayField(lazy("On which day"), [needed(lazy("Say when."))], description=lazy("year-month-day"))


class ChangeForm(PlainForm):
    printed_name = StringField(
        lazy("Printed name"),
        [needed(lazy("Write the name."))],
        description=lazy("signatures made before keep the name they were made with"),
    )
    badge = StringField(lazy("Badge"), description=_BADGE_HINT)
    reason = reason()


class ReasonForm(PlainForm):
    reason = reason()


class DisableForm(ReasonForm):
    affected = affected(lazy("Is what they did affected?"), lazy("Say whether what they did is affected."))


@pages.get("/people")
@allow(who=LOOKERS)
def listing() -> Any:
    after = request.args.get("after", "")
    rows = people(db(), after)
    return render_template(
        "people/list.html",
        rows=rows,
        after=after,
        is_full=len(rows) == PAGE,
        waiting=waiting(db()),
        first_passwords=not_taken_up(db()),
        may_open=may(Action.OPEN_ACCOUNT),
    )


@pages.get("/people/<login>")
@allow(who=LOOKERS)
def page(login: str) -> Any:
    """Show one person: roles with their periods, readiness to sign, last events of the access log."""
    card = person_card(db(), login)
    is_me = card.person.id == me().person_id
    return render_template(
        "people/page.html",
        card=card,
        handed=next((handover for handover in hand_overs(db(), login) if handover.is_alive), None),
        person=card.person,
        is_me=is_me,
        may={action.name.lower(): may(action) and not is_me for action in _SHOWN},
        may_read_trail=Role.QA in me().roles,
    )


_SHOWN = (
    Action.CHANGE_ACCOUNT,
    Action.DISABLE_ACCOUNT,
    Action.RESET_CREDENTIAL,
    Action.VOUCH,
    Action.END_LOCK_OUT,
    Action.PROPOSE_ROLE,
    Action.APPROVE_ROLE,
    Action.END_ROLE,
    Action.ASSESS_WORK,
)


@pages.route("/accounts/open", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def open_account() -> Any:
    """Open an account for a person whose identity was verified; its first password is shown once."""
    form = OpenForm()
    if form.is_sent():
        with form.showing_refusals():
            first = accounts.first_password(form.login.data or "")
            verified = f"{(form.verified_how.data or '').strip()}, {form.verified_on.day}"
            new = accounts.NewPerson(
                form.login.data or "",
                form.printed_name.data or "",
                (form.badge.data or "").strip() or None,
                verified,
                first,
            )
            person = accounts.open_account(db(), by(), new)
            return render_template("people/handed_over.html", person=person, first_password=first, is_new=True)
    return render_template("people/open.html", form=form), form.status


@pages.route("/people/<login>/change", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def change(login: str) -> Any:
    person = member(db(), login)
    form = ChangeForm(data={"printed_name": person.printed_name, "badge": person.badge})
    if form.is_sent():
        with form.showing_refusals():
            badge = (form.badge.data or "").strip() or None
            accounts.change_account(db(), by(), person, form.printed_name.data or "", badge, form.reason.data or "")
            return _done(person, _("Changed. Signatures made before keep the name they were made with."))
    return render_template("people/change.html", form=form, person=person), form.status


@pages.route("/people/<login>/disable", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def disable(login: str) -> Any:
    person, form = member(db(), login), DisableForm()

    def change(person: Person, why: str) -> None:
        disabling.disable_account(db(), by(), person, why, form.affected.data or "")
        end_browser_sessions(db(), person.id)

    return with_reason(
        person,
        change,
        form=form,
        title=_("Disable the account of {name}", name=person.printed_name),
        button=_("Disable the account"),
        effect=_(
            "{name} is logged out everywhere at once, and can neither log in nor sign. Name, roles and "
            "signatures stay readable for ever. Unless what they did is not affected, each batch {name} "
            "worked on stops until QA has assessed it. Until QA has signed that it is not affected, no such "
            "batch is released.",
            name=person.printed_name,
        ),
        said=_("The account of {name} is disabled.", name=person.printed_name),
    )


@pages.route("/people/<login>/enable", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def enable(login: str) -> Any:
    person = member(db(), login)
    return with_reason(
        person,
        lambda person, why: disabling.enable_account(db(), by(), person, why),
        title=_("Enable the account of {name}", name=person.printed_name),
        button=_("Enable the account"),
        effect=_(
            "{name} can log in and sign again, with the password, PIN and roles held before.", name=person.printed_name
        ),
        said=_("The account of {name} is enabled again.", name=person.printed_name),
    )


@pages.route("/people/<login>/reset", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def reset(login: str) -> Any:
    """Set a new first password, shown once; nothing can be signed before the holder has chosen new secrets."""
    person = member(db(), login)
    form = ReasonForm()
    if form.is_sent():
        with form.showing_refusals():
            first = accounts.first_password(login)
            accounts.reset_credential(db(), by(), person, first, form.reason.data or "")
            end_browser_sessions(db(), person.id)
            return render_template("people/handed_over.html", person=person, first_password=first, is_new=False)
    return _reason_page(
        person,
        form,
        title=_("New first password for {name}", name=person.printed_name),
        button=_("Make a new first password"),
        effect=_(
            "Password and PIN of {name} end now, and so does every log-in. The new first password is shown "
            "once. {name} chooses their own with it and with the code that QA or the head of production "
            "gives them, and signs nothing before.",
            name=person.printed_name,
        ),
    )


@pages.route("/people/<login>/end-lock-out", methods=["GET", "POST"])
@allow(who=RULES[Action.END_LOCK_OUT].roles)
def end_lock(login: str) -> Any:
    person = member(db(), login)
    return with_reason(
        person,
        lambda person, why: end_lock_out(db(), by(), person, why),
        title=_("End the lock-out of {name}", name=person.printed_name),
        button=_("End the lock-out"),
        effect=_("{name} can try again. Ask first who it was that failed five times.", name=person.printed_name),
        said=_("{name} can log in again.", name=person.printed_name),
    )


def with_reason(
    person: Person,
    change: Callable[[Person, str], object],
    *,
    title: str,
    button: str,
    effect: str,
    said: str,
    form: ReasonForm | None = None,
) -> Any:
    """Form and act on one person that require a reason, and the other fields of `form`."""
    form = form or ReasonForm()
    if form.is_sent():
        with form.showing_refusals():
            change(person, form.reason.data or "")
            return _done(person, said)
    return _reason_page(person, form, title=title, button=button, effect=effect)


def _reason_page(person: Person, form: ReasonForm, *, title: str, button: str, effect: str) -> Any:
    page = render_template("people/reason.html", form=form, person=person, title=title, button=button, effect=effect)
    return page, form.status


def _done(person: Person, said: str) -> Any:
    say(said)
    return redirect(url_for("people.page", login=person.login))
