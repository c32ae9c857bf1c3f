"""Sentences of checks of an order: the patient's weight, and the eligibility of the donor."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from nkmfg.domain.facts.disposition_facts import Ground
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.recipe.eligibility import Reason
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.formats import shown
from nkmfg.words.messages import _

Writer = Callable[[Dossier, Check], str]


def _weight_unchecked(_dossier: Dossier, check: Check) -> str:
    weight = check.params["weight_kg"]
    if not weight:
        return _("No second person has checked the weight of weight not in the source.")
    return weight_unchecked_sentence(weight)


def weight_unchecked_sentence(weight_kg: str) -> str:
    """Sentence of a weight that no second person has checked."""
    return _("No second person has checked the weight of {weight_kg} kg.", weight_kg=Decimal(weight_kg))


def _weight_changed(_dossier: Dossier, check: Check) -> str:
    said = _(
        "The weight was {then_kg} kg when the batch was issued and is {now_kg} kg now ({change_pct} %).",
        then_kg=Decimal(check.params["then_kg"]),
        now_kg=Decimal(check.params["now_kg"]),
        change_pct=shown(Decimal(check.params["change_pct"]), 3),
    )
    weigh_again = _("Weigh again.") if check.params["weigh_again"] == "yes" else ""
    return f"{said} {weigh_again}".rstrip()


def _donor(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Reason)
    said = reason_sentence(check.data, dossier.recipe)
    if not check.params["ground"]:
        return said
    used = _("Used on the ground of {ground}.", ground=Ground(check.params["ground"]))
    return f"{said} {used}"


def _reactive_after(dossier: Dossier, check: Check) -> str:
    key = check.params["marker"]
    return _(
        "Donor {donor}: {marker} was found reactive after the batch was decided on.",
        donor=check.subject.key,
        marker=next((known.label for known in dossier.recipe.donor_testing.markers if known.key == key), key),
    )


def _determination_open(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    reasons: Sequence[Reason] = check.data
    pending = " ".join(reason_sentence(reason, dossier.recipe) for reason in reasons)
    return _("The determination of the donor is still to be completed: {pending}", pending=pending)


ORDER: Mapping[str, Writer] = {
    "weight.unknown": lambda _d, _c: _("The patient's weight is not known."),
    "weight.unchecked": _weight_unchecked,
    "weight.changed": _weight_changed,
    "donor.against": _donor,
    "donor.pending": _donor,
    "donor.used_on_ground": _donor,
    "donor.reactive_after_release": _reactive_after,
    "donor.determination_open": _determination_open,
    "donor.physician_not_told": lambda _d, _c: _(
        "The physician is still to be told how the determination of the donor ended."
    ),
}
