"""Sentences of checks of a container's label."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.moments import local
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _
from nkmfg.words.units import amount_words

Writer = Callable[[Dossier, Check], str]
_UNITS = {"volume_ml": "mL", "nk_cells": "", "viable_cells": "", "nk_cells_per_kg": "NK/kg", "weight_kg": "kg"}
_CHANGED = {
    "volume_ml": N_("volume {then}, now {now}"),
    "nk_cells": N_("viable NK cells {then}, now {now}"),
    "viable_cells": N_("viable cells {then}, now {now}"),
    "nk_cells_per_kg": N_("dose {then}, now {now}"),
    "weight_kg": N_("weight {then}, now {now}"),
    "donor": N_("donor {then}, now {now}"),
    "reactive": N_("donor reactive for {then}, now {now}"),
    "donation": N_("donation {then}, now {now}"),
    "weighed_on": N_("weighed on {then}, now {now}"),
    "expires_at": N_("expiry {then}, now {now}"),
    "failures": N_("failed tests {then}, now {now}"),
}
_EMPTY = {"failures": N_("none"), "reactive": N_("nothing")}


def _label(message: str) -> Writer:
    return lambda _dossier, check: _(message, container=check.subject.key)


def _other_state(dossier: Dossier, check: Check) -> str:
    return _(
        "The label of {container} says {printed}, and the batch is {now}: print it anew.",
        container=check.subject.key,
        printed=Decision(check.params["printed"]),
        now=dossier.decision,
    )


def _other_values(dossier: Dossier, check: Check) -> str:
    changed = "; ".join(
        _(message, then=_value(dossier, check, key), now=_value(dossier, check, key, "now"))
        for key, message in _CHANGED.items()
        if key in check.params
    )
    return _(
        "The label of {container} does not say what the record says: {changed}. Print it anew.",
        container=check.subject.key,
        changed=changed,
    )


def _value(dossier: Dossier, check: Check, key: str, when: str = "") -> str:
    value = check.params[f"{key}_{when}" if when else key]
    if not value:
        return _(_EMPTY[key]) if key in _EMPTY else _("not known")
    if key in _UNITS:
        return amount_words(shown(Decimal(value)), _UNITS[key])
    if key == "failures":
        return "; ".join(_failure(dossier, *failed.split("=")) for failed in value.split(","))
    if key == "reactive":
        return ", ".join(_marker(dossier, marker) for marker in value.split(","))
    if key == "expires_at":
        return local(datetime.fromisoformat(value), dossier.zone)
    return shown_collection_number(value) if key == "donation" else value


def _failure(dossier: Dossier, test: str, amount: str) -> str:
    attribute = next(criterion.attribute for criterion in dossier.recipe.criteria if criterion.key == test)
    return f"{attribute} {shown(Decimal(amount))}" if amount else attribute


def _marker(dossier: Dossier, key: str) -> str:
    return next(marker.label for marker in dossier.recipe.donor_testing.markers if marker.key == key)


LABELS: Mapping[str, Writer] = {
    "label.not_printed": _label(N_("No label of {container} is printed.")),
    "label.unverified": _label(N_("No second person has verified the label of {container}.")),
    "label.not_applied": _label(N_("The label of {container} printed last is not noted as applied.")),
    "label.other_state": _other_state,
    "label.says_stopped": _label(N_("The label of {container} says STOPPED: once nothing stops it, print it anew.")),
    "label.other_identity": _label(N_("The label of {container} names another order or patient: print it anew.")),
    "label.other_values": _other_values,
    "label.without_stop": _label(
        N_(
            "The label of {container} does not say that the container is stopped: print it anew, and put the "
            "label STOPPED over the others."
        )
    ),
}
