"""Refusals about donors, patients, collections, identities and contacts."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

DONORS: Mapping[str, str] = {
    "collection.end_before_start": N_("this is before the start. Look at both moments."),
    "collection.none_noted": N_(
        "There is no collection {collection!r}. Note the apheresis first, or issue the batch without it."
    ),
    "collection.of_another_donor": N_(
        "Collection {collection} is of another donor than order {order}. Check both codes."
    ),
    "collection.unknown": N_("There is no collection of this number. Scan the bag again, or look it up in the list."),
    "contact.unknown": N_("There is nobody of this number on the list. Look at the list of contacts again."),
    "donor.unknown": N_("There is no donor of this code. Look it up in the list of donors."),
    "ground.determination_not_complete": N_(
        "While the determination is not complete only an urgent medical need is a ground."
    ),
    "ground.no_relative": N_("By the order the donor is no first- or second-degree blood relative of the patient."),
    "ground.not_needed": N_("The donor is eligible by the regulation: no ground is needed."),
    "ground.of_protocol": N_("What is against the donor is the protocol's: no ground of the regulation mends that."),
    "identity.born_in_future": N_("this day is still to come. Look at the year."),
    "identity.kept": N_("Somebody's identity is written down already. To change it, say in a few words why."),
    "identity.not_shown": N_(
        "Names, record numbers and birth dates are shown to people with the identity grant only; the code "
        "{code} says which one this is. QA grants it."
    ),
    "marker.has_result": N_(
        "This sample has a result already: {finding}. To change it, say in a few words why; a new sample is "
        "noted with its own moment."
    ),
    "marker.same": N_("This result is written down already, as you typed it."),
    "patient.unknown": N_("There is no patient of this code. Look it up in the list of patients."),
}
