"""Refusals about orders: weight, revision, chain of identity."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

ORDERS: Mapping[str, str] = {
    "order.duration_outside": N_("an infusion takes from 1 minute to 24 hours (1440 minutes)."),
    "order.hla_match_missing": N_("nothing was chosen. Say how donor and patient match, for example haploidentical."),
    "order.none_placed": N_("There is no order {order!r}. Place the order first."),
    "order.placed": N_("This order was placed already: {order}. Open it and revise it, if it has to change."),
    "order.revised_meanwhile": N_(
        "This order was revised since, to version {version}. Look at it, then revise that one."
    ),
    "order.unchanged": N_("Nothing differs from version {version}, so there is nothing to revise."),
    "order.unknown": N_(
        "There is no order of this chain-of-identity code. Scan it, or look it up in the list of orders."
    ),
    "order.weighed_by_missing": N_("name the person who stood at the scales."),
    "order.weight_doubtful": N_("{doubts} If it stands, say so below."),
    "order.weight_leap": N_(
        "{weight} kg is {change} % off the last weight, {last} kg; more than {most} % is not taken from one "
        "look at the scales. Weigh again; if it stands, say so."
    ),
    "order.weight_not_on_paper": N_(
        "The paper this order is transcribed from does not say the weight, so there is none to check."
    ),
    "order.weight_verified": N_("This weight was checked already. A new weight is a new version of the order."),
    "order.weight_zero": N_("nobody weighs nothing. Type the weight in kg."),
}
