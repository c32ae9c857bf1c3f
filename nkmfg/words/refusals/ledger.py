"""Refusals of the ledger: who may, in which state, with which reason and signature."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

LEDGER: Mapping[str, str] = {
    "form.sent_before": N_("This form was written already, at {at}. Nothing was written a second time."),
    "form.sent_before_otherwise": N_(
        "This form was written already, at {at}, and what is sent now differs from it. Nothing of it was written."
        " Compare the two; if what is sent now is right, correct what stands there, or open the form anew."
    ),
    "form.without_id": N_("This form has no number, so that it could be written twice. Open it again, then send it."),
    "form.of_somebody_else": N_(
        "This form was opened by somebody else, and stays theirs. Open it again under your own name."
    ),
    "account.not_active": N_("This account is not active. An administrator can say why."),
    "account.of_system": N_("The system's own account acts for nobody."),
    "act.not_allowed": N_("{actor} may not {does}. {who}"),
    "act.reason_missing": N_("A reason is needed: say in a few words why."),
    "act.reason_unkept": N_(
        "The reason is too long or holds a character that cannot be kept: at most {most} characters."
    ),
    "act.signature_missing": N_("To {does} takes a signature: give your badge or user name, and PIN or password."),
    "act.own_work": N_("{actor} did this work, so somebody else has to {does}."),
    "act.other_state": N_("You can {does} only in the state {needed}; the state now is {now}."),
    "act.either": N_("{first} or {second}"),
    "migration.reason_missing": N_("A migration needs a reason: say in a few words why."),
    "migration.dangling_rows": N_("The migration would leave rows that point nowhere; nothing was migrated."),
    "migration.record_broken": N_(
        "The record has {breaks} breaks, so nothing was migrated. The first: {first}. See nkmfg verify."
    ),
    "password.length": N_("A password has {least} to {most} characters; a sentence is easy to keep in mind."),
    "password.guessable": N_(
        "This password is too easily guessed: leave your user name out of it and vary the characters."
    ),
    "pin.length": N_("A PIN is 6 to 8 digits."),
    "pin.guessable": N_("This PIN is too easily guessed: choose digits that neither repeat nor count up or down."),
    "signature.changed_since": N_(
        "What you were about to sign has changed since it was shown. Look at it again, then sign."
    ),
    "signature.already_given": N_(
        "This was signed already, or the dialogue is too old. Open it again if a signature is missing."
    ),
    "site.has_people": N_("This site has people: one of them has to do this, under their own name."),
    "trail.unknown": N_("Nothing is recorded under this name. Look it up in the list of trails."),
}
