"""Names of calculators, of what they ask and of the numbers they give."""

from collections.abc import Mapping

from nkmfg.domain.calculators.calculation_input import CalculatedName, CalculatedNumber
from nkmfg.words.messages import N_, _

TITLES: Mapping[str, str] = {
    "dose": N_("Dose, CD3⁺ and the whole container"),
    "bound": N_("CD3⁺ below the limit of quantification"),
    "endotoxin": N_("Endotoxin"),
    "dmso": N_("DMSO and volume"),
    "frozen": N_("Frozen and thawed"),
    "given": N_("What was given"),
    "il2": N_("IL-2 by body surface"),
    "rounding": N_("Rounding against a limit"),
}
_ASKED: Mapping[str, str] = {
    "weight": N_("weight of the order"),
    "now": N_("weight now"),
    "level": N_("dose level"),
    "viable": N_("viable cells per mL"),
    "nk": N_("NK of live cells"),
    "cd3": N_("CD3⁺CD56⁻ of live cells"),
    "limit": N_("limit of CD3⁺CD56⁻"),
    "overfill": N_("overfill"),
    "viable_all": N_("viable cells given"),
    "loq": N_("limit of quantification"),
    "events": N_("events in the gate"),
    "eu": N_("endotoxin"),
    "volume": N_("volume"),
    "minutes": N_("duration"),
    "limit_eu": N_("limit"),
    "sensitivity": N_("sensitivity of the test"),
    "dmso": N_("DMSO"),
    "density": N_("density"),
    "limit_g": N_("limit of DMSO"),
    "limit_ml": N_("limit of volume"),
    "frozen": N_("NK cells frozen in a bag"),
    "expected": N_("expected recovery"),
    "nucleated": N_("nucleated cells per kg"),
    "nk_tnc": N_("NK of nucleated cells"),
    "height": N_("height"),
    "iu": N_("IL-2"),
    "doses": N_("doses"),
    "value": N_("result"),
    "at_least": N_("limit, at least"),
}
_ASKED_OF: Mapping[tuple[str, str], str] = {
    ("frozen", "viable"): N_("viable cells per mL after thawing"),
    ("frozen", "nk"): N_("NK of live cells after thawing"),
    ("frozen", "volume"): N_("volume after thawing"),
    ("given", "volume"): N_("volume given"),
}
GIVEN: Mapping[str, str] = {
    "nk_cells_needed": N_("NK cells needed"),
    "nk_cells_per_ml": N_("NK cells per mL"),
    "volume_to_give": N_("volume to give"),
    "viable_cells_in_it": N_("viable cells in it"),
    "volume_per_kg": N_("volume per kg"),
    "to_fill_with_overfill": N_("to fill, with overfill"),
    "t_per_kg_volume_to_give": N_("CD3⁺CD56⁻ per kg, volume to give"),
    "greatest_nk_per_kg_before_the_limit": N_("greatest NK per kg before the limit"),
    "weight_for_limits": N_("weight for limits"),
    "t_per_kg_volume_to_give_weight_now": N_("CD3⁺CD56⁻ per kg, volume to give, weight now"),
    "t_per_kg_whole_container": N_("CD3⁺CD56⁻ per kg, whole container"),
    "nk_per_kg_whole_container": N_("NK per kg, whole container"),
    "nk_per_kg_at_the_weight_now": N_("NK per kg at the weight now"),
    "off_the_level": N_("off the level"),
    "weight_changed_by": N_("weight changed by"),
    "volume_to_give_at_the_weight_now": N_("volume to give at the weight now"),
    "at_the_most_per_kg_limit_of_quantification": N_("at the most, per kg (limit of quantification)"),
    "at_the_most_of_live_cells_none_found": N_("at the most, of live cells (none found)"),
    "at_the_most_per_kg_none_found": N_("at the most, per kg (none found)"),
    "endotoxin": N_("endotoxin"),
    "endotoxin_per_kg": N_("endotoxin per kg"),
    "endotoxin_per_kg_and_hour": N_("endotoxin per kg and hour"),
    "limit_for_this_patient_per_ml": N_("limit for this patient, per mL"),
    "greatest_valid_dilution": N_("greatest valid dilution"),
    "dmso": N_("DMSO"),
    "dmso_per_kg": N_("DMSO per kg"),
    "greatest_volume_by_dmso": N_("greatest volume by DMSO"),
    "greatest_volume_by_ml_per_kg": N_("greatest volume by mL per kg"),
    "nk_cells_after_thawing": N_("NK cells after thawing"),
    "recovered": N_("recovered"),
    "real_dose_per_kg": N_("real dose per kg"),
    "labelled_dose_per_kg": N_("labelled dose per kg"),
    "nk_cells_to_freeze": N_("NK cells to freeze"),
    "bags": N_("bags"),
    "nk_cells_given": N_("NK cells given"),
    "nk_per_kg_given": N_("NK per kg given"),
    "of_what_was_ordered": N_("of what was ordered"),
    "nk_per_kg_in_a_dose_of_nucleated_cells": N_("NK per kg in a dose of nucleated cells"),
    "body_surface": N_("body surface"),
    "one_dose_of_il2": N_("one dose of IL-2"),
    "the_whole_course": N_("the whole course"),
    "rounded_met": N_("rounded half up: met"),
    "rounded_not_met": N_("rounded half up: not met"),
    "as_it_is_met": N_("as it is: met"),
    "as_it_is_not_met": N_("as it is: not met"),
}
_CALCULATED: Mapping[CalculatedName, str] = {
    CalculatedName.VIABLE_FEEDERS: N_("viable feeders"),
    CalculatedName.OF_SUSPENSION: N_("of the suspension"),
    CalculatedName.VIALS_TO_THAW: N_("vials to thaw"),
    CalculatedName.FEEDERS_NEEDED: N_("viable feeders needed"),
    CalculatedName.LEFT_OVER: N_("left over"),
    CalculatedName.TO_ADD: N_("to add"),
    CalculatedName.VOLUME: N_("volume"),
    CalculatedName.TO_ADD_WITH_FEEDERS: N_("to add, feeders included"),
    CalculatedName.CELLS_IN_IT: N_("viable cells in it"),
    CalculatedName.TO_EXCHANGE: N_("to exchange"),
    CalculatedName.REPLACES_REMOVED: N_("replaces what is removed"),
    CalculatedName.DOWN_TO_DENSITY: N_("down to the density"),
    CalculatedName.IL2: N_("IL-2"),
    CalculatedName.OF_STOCK: N_("of the stock"),
    CalculatedName.TO_FILL: N_("to fill, overfill included"),
    CalculatedName.HOLDS_DOSE: N_("holds the dose"),
    CalculatedName.FILLS_ONE: N_("fills one {vessel}"),
}


def title_words(calculator: str) -> str:
    """Title of a calculator."""
    return _(TITLES[calculator])


def asked_words(calculator: str, key: str) -> str:
    """Name of a number that a calculator asks for."""
    return _(_ASKED_OF.get((calculator, key)) or _ASKED[key])


def given_words(key: str) -> str:
    """Name of a number that a calculator gives."""
    return _(GIVEN[key])


def calculated_words(number: CalculatedNumber) -> str:
    """Name of a calculated number next to a field."""
    if number.name is CalculatedName.FILLS_ONE and not number.vessel:
        return _("fills one vessel")
    return _(_CALCULATED[number.name], vessel=number.vessel)
