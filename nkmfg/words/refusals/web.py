"""Refusals of pages: what their address names, who may open them, what a form lacks."""

from collections.abc import Mapping

from nkmfg.domain.permissions.actions import Rule
from nkmfg.words.messages import N_, writes
from nkmfg.words.roles import rule_words, who_may

# Who may do something, as the parameter of a refusal: a rule, or the roles alone.
writes(Rule)(rule_words)
writes(frozenset)(who_may)

WEB: Mapping[str, str] = {
    "access.demo_only": N_("Only a demo lends its tablet. An administrator registers tablets."),
    "access.somebody_else_here": N_("{person} is logged in here. Log out first, then log in as yourself."),
    "access.secrets_differ": N_("The two passwords or the two PINs differ. Type them again."),
    "access.log_in_first": N_("Log in first."),
    "access.roles": N_("Your roles do not allow it. {who}"),
    "access.other_site": N_("This form came from another site, not from a page of this one. Nothing was done."),
    "calculator.number_missing": N_("{name}: type a number."),
    "entry.recorded_by_another": N_("{name}: {person} wrote {recorded}, you typed {typed}"),
    "form.recorded_meanwhile": N_(
        "This was written down meanwhile, and nothing of yours is recorded. {entries}. Compare the two; if yours is"
        " right, correct what stands there."
    ),
    "movement.fate_missing": N_("Choose where the cells go."),
    "page.no_such_entry": N_("There is no such entry in this step. Go back to the step."),
    "page.no_such_feeder_test": N_(
        "The recipe asks no such test of feeders. The page of lot {lot} lists those it asks."
    ),
    "page.no_such_il2_day": N_("This is no day of the IL-2 course of this batch. Go back to its dose."),
    "page.no_such_infusion": N_("Batch {batch} has no infusion {ordinal}. Go back to its dose."),
    "page.no_such_order": N_("Donor {donor} has no such order. The page of the donor lists those there are."),
    "page.no_such_result": N_("There is no such result in this batch. Go back to its results."),
    "page.no_such_step": N_("Batch {batch} has no step '{step}'. Go back to the batch."),
    "page.no_such_subject": N_("This page was asked about something it does not know. Go back to the step."),
    "page.no_such_test": N_("The recipe of this batch has no test '{test}'. Go back to its results."),
    "page.not_on_paper": N_("Batch {batch} was recorded here as it was made; nothing of it is on paper."),
    "recipe.file_missing": N_("Choose the recipe's file, then register it."),
    "recipe.none_here": N_(
        "No recipe is effective here, and this is written down in its words: QA has to approve one first."
    ),
    "recipe.single_version": N_("There is one version of {recipe} only, so there is nothing to compare it with."),
    "result.void_reason": N_("Why it is void: {faults}"),
    "signing.not_the_performer": N_("These entries are somebody else's work: who performed them signs them."),
    "signing.password_missing": N_("Give your password."),
    "signing.pin_missing": N_("Give your PIN."),
    "signing.signer_missing": N_("Say who signs: scan your badge, type your user name, or tap your name."),
    "trail.form_unknown": N_("A trail is given as csv or as json."),
    "work.nothing_to_sign": N_("No role or account of {person} ended with the answer no: QA has nothing to sign."),
}
