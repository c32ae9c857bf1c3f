"""Sentences that ask to look again at a weight that fits neither the age nor the weight before."""

from nkmfg.domain.product.weight_plausibility import GROWN_KG, WeightDoubt, weight_doubt
from nkmfg.domain.values.quantities import Exact
from nkmfg.words.messages import N_, _

_LIGHT = N_(
    "{weight} kg is very light for the age of {age} (usual: {usual})."
    " Look at the scales again: is the decimal mark where it belongs?"
)
_HEAVY = N_(
    "{weight} kg is very heavy for the age of {age} (usual: {usual})."
    " Look at the scales again: is the decimal mark where it belongs?"
)


def doubts(age_years: int | None, weight_kg: Exact) -> tuple[str, ...]:
    """Sentences that ask to look again; empty if the weight fits the age, or the age is unknown."""
    doubt = weight_doubt(age_years, weight_kg)
    if doubt is None:
        return ()
    message = _LIGHT if doubt.is_light else _HEAVY
    return (_(message, weight=doubt.weight_kg, age=doubt.age_years, usual=_usual(doubt)),)


def _usual(doubt: WeightDoubt) -> str:
    if doubt.expected_kg is None:
        return _("{low} to {high} kg", low=GROWN_KG[0], high=GROWN_KG[1])
    return _("about {weight} kg", weight=doubt.expected_kg)
