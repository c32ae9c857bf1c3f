"""Refusals about lots, equipment and use at risk."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

LOTS: Mapping[str, str] = {
    "at_risk.donor_ineligible": N_(
        "{against} This is not pending, so it is no use at risk: the physician and QA decide on it."
    ),
    "at_risk.donor_not_pending": N_("Nothing is pending of donor {donor}: it needs no permission."),
    "at_risk.lot_not_pending": N_("Nothing is pending of lot {lot}: it needs no permission."),
    "at_risk.lot_unfit": N_("{reasons} No permission mends that: take another lot."),
    "equipment.affected_by_qa": N_(
        "Only QA says that nothing is affected. Choose “not known”: QA then assesses each batch."
    ),
    "equipment.unknown": N_("There is no equipment of this code. Scan its sticker, or look it up in the list."),
    "lot.feeder_facts_missing": N_("This is a lot of feeders: give its cell bank and irradiation too."),
    "lot.no_feeder_tests": N_("Lot {lot} is no lot of feeders, so it has no such tests."),
    "lot.no_feeders": N_("Only feeders have a cell bank and an irradiation. Choose feeders, or leave these out."),
    "lot.not_released": N_("{reasons} It cannot be released like this."),
    "lot.not_released_yet": N_("{reasons} It cannot be released like this. A batch may use it at risk, if QA permits."),
    "lot.unknown": N_("There is no lot of this code. Scan its label, or look it up in the list of lots."),
}
