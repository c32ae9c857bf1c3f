"""Plausibility of a body weight for an age, to detect a misplaced decimal mark or exchanged digits.

An implausible weight is not refused, but a person is asked to look again.
"""

from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.values.quantities import Exact

GROWN_AGE = 13
GROWN_KG = (25, 160)
# Half to double the expected weight includes the first to the ninety-ninth percentile of healthy children.
_LOWEST, _HIGHEST = Fraction(1, 2), Fraction(2)


def expected_kg(age_years: int) -> Fraction | None:
    """Average weight of a child of that many completed years; None for adults.

    Advanced Paediatric Life Support, 5th edition: 2 × age + 8 from 1 to 5 years, 3 × age + 7 from 6 to 12.
    """
    if age_years >= GROWN_AGE:
        return None
    if age_years < 1:
        return Fraction(7)  # of 0.5 × months + 4 in the middle of the first year
    return Fraction(2 * age_years + 8 if age_years <= 5 else 3 * age_years + 7)


@dataclass(frozen=True, slots=True)
class WeightDoubt:
    """A weight that does not fit the age; `expected_kg` is None for an adult, of whom 25 to 160 kg is usual."""

    age_years: int
    weight_kg: Fraction
    expected_kg: Fraction | None
    is_light: bool


def weight_doubt(age_years: int | None, weight_kg: Exact) -> WeightDoubt | None:
    """Doubt about a weight; None if it fits the age, or the age is unknown."""
    if age_years is None:
        return None
    weight, expected = Fraction(weight_kg), expected_kg(age_years)
    if expected is None:
        low, high = Fraction(GROWN_KG[0]), Fraction(GROWN_KG[1])
    else:
        low, high = expected * _LOWEST, expected * _HIGHEST
    if low <= weight <= high:
        return None
    return WeightDoubt(age_years, weight, expected, is_light=weight < low)


def is_leap(now_kg: Exact, before_kg: Exact) -> bool:
    """True if a weight is at most half or at least double the preceding one, which is implausible in two weeks."""
    now, before = Fraction(now_kg), Fraction(before_kg)
    return not before * _LOWEST < now < before * _HIGHEST
