"""Refusals about people: accounts, log-in, signing, first passwords, roles, tablets."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

PEOPLE: Mapping[str, str] = {
    "language.unknown": N_("There are no texts in the language {language!r}. Choose one of those shown."),
    "handover.ended": N_("This first password was taken up or replaced meanwhile. Look at the person's page again."),
    "handover.none": N_("No first password of {person} is out, so there is nothing to vouch for."),
    "handover.not_vouched": N_(
        "Nobody has vouched for you yet. Ask QA or the head of production in person for the code that belongs "
        "to your first password."
    ),
    "handover.old_kind": N_("This first password is of an older kind. Ask an administrator for a new one."),
    "handover.wrong_code": N_(
        "This is not the code that belongs to your first password. Ask who vouched for you: QA or the head of "
        "production."
    ),
    "login.locked_out": N_("This account is locked after five failures. An administrator can open it again."),
    "login.not_matched": N_("Name and secret do not match. Try again; after five failures the account is locked."),
    "login.owner_not_matched": N_(
        "User name and password do not match, or the password is not yet one of your own choosing."
    ),
    "login.pin_without_tablet": N_(
        "A PIN is taken at a registered tablet only. Here, give your user name and password."
    ),
    "person.badge_malformed": N_("A badge number is 4 to 40 letters, digits or hyphens."),
    "person.badge_taken": N_("This badge is another person's, or their user name."),
    "person.disable_own": N_("Nobody disables their own account; ask another administrator."),
    "person.disable_software": N_("The software's own account is not disabled: it notes what happens at the door."),
    "person.identity_missing": N_(
        "Say how and when this person's identity was verified, for example: passport seen, {today}."
    ),
    "person.login_malformed": N_(
        "A user name is 3 to 32 letters a to z, digits, dots or hyphens, and begins with a letter."
    ),
    "person.name_missing": N_("A person has a printed name: it stands under every signature."),
    "person.name_or_badge_malformed": N_(
        "A person has a printed name; a badge number is 4 to 40 letters, digits or hyphens."
    ),
    "person.reset_own": N_("Nobody hands a password over to themselves; ask another administrator."),
    "person.reset_software": N_("The software's own account has no password: nobody logs in as it."),
    "person.taken": N_("This user name or badge is taken, perhaps by a person disabled since; neither is given twice."),
    "person.unknown": N_("There is no person {login!r} here."),
    "role.administrator_alone": N_("An administrator holds no other role: end the others first."),
    "role.administrator_by_administrator": N_("Only an administrator makes another person administrator."),
    "role.decided": N_("This role was decided on already."),
    "role.ended_by_administrator": N_("Only an administrator ends an administrator's role."),
    "role.held": N_("{person} holds this role already, or it waits for a signature."),
    "role.none_beside_administrator": N_("An administrator holds no other role, and has no right over GMP data."),
    "role.not_in_effect": N_("This role is not in effect, so there is nothing to end."),
    "role.own": N_("Nobody gives a role to oneself; ask an administrator."),
    "role.proposed_by_administrator": N_(
        "QA and the head of production propose roles for QA people only; ask an administrator."
    ),
    "role.signed_by_qa": N_(
        "A GMP role takes QA's signature; the head of production signs only while QA is one person."
    ),
    "role.unknown": N_("{person} has no such role that is {state}. Look at the person's page."),
    "secret.known_to_another": N_("Somebody else knows this one: choose another that only you know."),
    "signing.not_acknowledged": N_(
        "Before your first signature, log in and acknowledge that it binds like one in ink."
    ),
    "signing.own_secrets_missing": N_(
        "Choose your own password and PIN before you sign: log in once, and you are asked for them."
    ),
    "signing.period_ended": N_(
        "Your signing period here has ended: scan your badge or type your user name, and give your PIN."
    ),
    "tablet.key_of_a_demo": N_("Only a demo has a tablet whose key is known to all."),
    "tablet.name_missing": N_("A tablet has a name and a place, for example: Tablet 2, cleanroom 2."),
    "tablet.retired": N_("This tablet is retired already."),
    "tablet.taken": N_("There is a tablet of this name, perhaps retired; give this one another."),
    "tablet.unknown": N_("There is no tablet {tablet!r}. The list of tablets shows those there are."),
    "work.no_answer_waits": N_("No answer about the work of {person} waits for QA's signature."),
}
