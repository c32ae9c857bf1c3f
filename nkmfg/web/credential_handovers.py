"""Handed over first passwords: the list for QA, and vouching by a second person."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.permissions.actions import Action
from nkmfg.services.people import credential_handovers
from nkmfg.services.people.directory import member
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.people import LOOKERS
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import allow, blueprint, db
from nkmfg.words.messages import _

pages = blueprint("hand_overs")


@pages.get("/accounts/first-passwords")
@allow(who=LOOKERS)
def listing() -> Any:
    """List every first password handed over by an administrator."""
    return render_template(
        "people/first_passwords.html", rows=credential_handovers.hand_overs(db()), may_vouch=may(Action.VOUCH)
    )


@pages.route("/people/<login>/vouch", methods=["GET", "POST"])
@allow(does=Action.VOUCH)
def vouch(login: str) -> Any:
    """Sign that the holder is present; the code is shown once, on this response, and not stored."""
    person = member(db(), login)
    handed = credential_handovers.to_vouch_for(db(), person)
    codes: list[str] = []

    def shown() -> SigningPage:
        copy = credential_handovers.vouching_to_sign(db(), handed)
        rows = [
            {"name": _("person"), "value": f"{person.printed_name} ({person.login})"},
            {"name": _("first password handed over by"), "value": str(copy.facts["handed_over_by"])},
            {"name": _("handed over"), "value": show.local(handed.issued_at)},
        ]
        return SigningPage(copy, rows, _("Vouch for the holder of a first password"))

    answer = dialogue(
        shown,
        lambda signing: codes.append(credential_handovers.vouch(db(), signing, handed)),
        back=url_for("hand_overs.listing"),
        said=_("Signed: you vouched for {person}.", person=person.printed_name),
    )
    return render_template("people/vouched.html", person=person, code=codes[0]) if codes else answer
