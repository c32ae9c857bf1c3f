"""Refusals about recipes: registration, approval, withdrawal."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

RECIPES: Mapping[str, str] = {
    "recipe.altered": N_(
        "What is stored of {recipe} version {version} is not what was registered: its digest differs. Work "
        "with it stops here; run `nkmfg verify`, and tell QA."
    ),
    "recipe.approved": N_("{recipe} version {version} is approved already."),
    "recipe.code_malformed": N_(
        "A recipe's code is small letters, digits and underscores, like nk_k562_mbil21; its version digits, "
        "letters and full stops, like 1 or 2.1."
    ),
    "recipe.effective_withdrawn": N_(
        "Version {version} of the recipe {recipe} was withdrawn, and no batch is issued from it nor from one "
        "before it. Register the recipe that is to be followed under a new version number; QA approves it."
    ),
    "recipe.for_paper": N_("Batches done on paper are imported under this recipe; none is ever issued from it."),
    "recipe.never_approved": N_(
        "{recipe} version {version} was never approved: no batch is issued from it, and there is nothing to withdraw."
    ),
    "recipe.none_effective": N_("No version of the recipe {recipe} is effective: QA has to approve one first."),
    "recipe.not_listed": N_("There is no such version of a recipe. Look it up in the list of recipes."),
    "recipe.registered": N_("This recipe is here already, as {recipe} version {version}."),
    "recipe.unconfirmed": N_(
        "{count} numbers of this recipe come from no publication, and the site has to confirm each before "
        "approval, the first being {first}. Confirm them, take them out of site_confirms, and register the "
        "recipe under a new version number."
    ),
    "recipe.unknown_version": N_("There is no such version of a recipe."),
    "recipe.version_taken": N_(
        "There is another {recipe} version {version}, and a version never changes. Give this one a new version number."
    ),
    "recipe.withdrawn": N_("{recipe} version {version} is withdrawn already."),
}
