"""Plausibility of a body weight for an age, to detect a misplaced decimal mark or exchanged digits.

An implausible weight is not refused, but a person is asked to look again.
"""

from fractions import Fraction

from nkmfg.domain.values.quantities import Exact, shown

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


def doubts(age_years: int | None, weight_kg: Exact) -> tuple[str, ...]:
    """Sentences that ask to look again; empty if the weight fits the age, or the age is unknown."""
    if age_years is None:
        return ()
    weight, expected = Fraction(weight_kg), expected_kg(age_years)
    if expected is None:
        low, high, usual = Fraction(GROWN_KG[0]), Fraction(GROWN_KG[1]), "25 to 160 kg"
    else:
        low, high, usual = expected * _LOWEST, expected * _HIGHEST, f"about {shown(expected)} kg"
    if low <= weight <= high:
        return ()
    light_or_heavy = "light" if weight < low else "heavy"
    return (
        f"{shown(weight)} kg is very {light_or_heavy} for the age of {age_years} (usual: {usual})."
        " Look at the scales again: is the decimal mark where it belongs?",
    )


def leap(now_kg: Exact, before_kg: Exact) -> str:
    """Sentence if a weight is at most half or at least double the preceding one, which is implausible in two weeks."""
    now, before = Fraction(now_kg), Fraction(before_kg)
    if before * _LOWEST < now < before * _HIGHEST:
        return ""
    return (
        f"{shown(now)} kg, and {shown(before)} kg at the last weighing."
        " Look at the scales again: is the decimal mark where it belongs?"
    )
