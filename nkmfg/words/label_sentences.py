"""Sentences of checks of a container's label."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.codes import label

Writer = Callable[[Dossier, Check], str]
_NUMBERS = {
    "volume_ml": ("volume", " mL"),
    "nk_cells": ("viable NK cells", ""),
    "viable_cells": ("viable cells", ""),
    "nk_cells_per_kg": ("dose", " NK/kg"),
    "weight_kg": ("weight", " kg"),
}
_NAMES = {
    "donor": "donor",
    "reactive": "donor reactive for",
    "donation": "donation",
    "weighed_on": "weighed on",
    "expires_at": "expiry",
    "failures": "failed tests",
}
_EMPTY = {"failures": "none", "reactive": "nothing"}


def _label(text: str) -> Writer:
    return lambda _dossier, check: text.format(container=check.subject.key)


def _other_state(dossier: Dossier, check: Check) -> str:
    says, now = label(Decision(check.params["printed"])), label(dossier.decision)
    return f"The label of {check.subject.key} says {says}, and the batch is {now}: print it anew."


def _other_values(dossier: Dossier, check: Check) -> str:
    changed = "; ".join(
        f"{name} {_value(dossier, check, key)}, now {_value(dossier, check, key, 'now')}"
        for key, name in ({key: name for key, (name, _) in _NUMBERS.items()} | _NAMES).items()
        if key in check.params
    )
    return f"The label of {check.subject.key} does not say what the record says: {changed}. Print it anew."


def _value(dossier: Dossier, check: Check, key: str, when: str = "") -> str:
    value = check.params[f"{key}_{when}" if when else key]
    if not value:
        return _EMPTY.get(key, "not known")
    if key in _NUMBERS:
        return f"{shown(Decimal(value))}{_NUMBERS[key][1]}"
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
    "label.not_printed": _label("No label of {container} is printed."),
    "label.unverified": _label("No second person has verified the label of {container}."),
    "label.not_applied": _label("The label of {container} printed last is not noted as applied."),
    "label.other_state": _other_state,
    "label.says_stopped": _label("The label of {container} says STOPPED: once nothing stops it, print it anew."),
    "label.other_identity": _label("The label of {container} names another order or patient: print it anew."),
    "label.other_values": _other_values,
    "label.without_stop": _label(
        "The label of {container} does not say that the container is stopped:"
        " print it anew, and put the label STOPPED over the others."
    ),
}
