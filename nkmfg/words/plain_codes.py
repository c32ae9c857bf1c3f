"""Words for codes that no enum lists: answers about donors and patients, materials of samples."""

from nkmfg.words.messages import N_, _

_WORDS = {
    "yes": N_("yes"),
    "no": N_("no"),
    "positive": N_("positive"),
    "negative": N_("negative"),
    "pending": N_("pending"),
    "other": N_("other"),
    "in_remission": N_("in remission"),
    "primary_refractory": N_("primary refractory"),
    "relapsed": N_("relapsed"),
    "final_product": N_("final product"),
    "harvest": N_("harvest"),
    "culture": N_("culture"),
    "supernatant": N_("supernatant"),
    "supernatant_with_cells": N_("supernatant with cells"),
    "feeder_lot": N_("feeder lot"),
    "calculation": N_("calculation"),
    "in_service": N_("in service"),
    "quarantined": N_("quarantined"),
    "retired": N_("retired"),
}


def plain_words(code: str) -> str:
    """Words for a code; one that is not listed is shown with spaces for underscores."""
    return _(_WORDS[code]) if code in _WORDS else code.replace("_", " ")
