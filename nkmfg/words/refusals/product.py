"""Refusals of labels, containers and results of the product."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

PRODUCT: Mapping[str, str] = {
    "container.not_filled": N_("Batch {batch} has no filled container {container!r}."),
    "container.unknown": N_("Batch {batch} has no container {container!r}. Look at the label of the bag."),
    "label.expiry_unknown": N_(
        "The expiry is not known yet: write down first whether the product is kept fresh or was frozen."
    ),
    "label.autologous": N_(
        "A label of this product never says autologous: it is allogeneic. Correct the recipe's labels."
    ),
    "label.unknown": N_("The recipe has no such label. Choose one of those it lists."),
    "result.outcome_unknown": N_("{test}: this outcome is not known; choose one of: {outcomes}."),
}
