"""The dose, by the weight it is for."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.product import dose
from nkmfg.domain.recipe.parameters import DoseLevel
from nkmfg.domain.values.computed import Absence
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import exact, value

pytestmark = pytest.mark.req("P03")

weights = st.fractions(3, 120, max_denominator=10)
percentages = st.fractions(Fraction(1, 10), 100, max_denominator=10)
densities = st.integers(10**4, 10**9)


@given(weights, st.sampled_from([20, 50, 70, 100]), densities, percentages)
def test_the_volume_to_give_holds_the_dose_level_for_the_weight(
    weight: Fraction, level: int, per_ml: int, nk_pct: Fraction
) -> None:
    plan = dose.plan(
        level_cells_per_kg=level * 10**6,
        weight_kg=weight,
        viable_cells_per_ml=per_ml,
        nk_pct=nk_pct,
        overfill_pct=10,
    )
    nk = value(plan.volume_ml) * per_ml * nk_pct / 100
    assert nk == value(plan.nk_cells) == level * 10**6 * weight
    assert value(plan.fill_ml) == value(plan.volume_ml) * Fraction(11, 10)


def test_a_product_without_nk_cells_has_no_volume_for_a_dose() -> None:
    plan = dose.plan(level_cells_per_kg=10**6, weight_kg=10, viable_cells_per_ml=10**7, nk_pct=0, overfill_pct=10)
    for number in (plan.volume_ml, plan.fill_ml, plan.viable_cells, plan.ml_per_kg):
        assert (number.value, number.notes) == (None, (note(NoteCode.NO_NK_IN_IT),))


def test_a_weight_of_zero_gives_no_dose_per_kg() -> None:
    assert dose.cells_per_kg(cells=10**9, weight_kg=0).absence is Absence.UNDEFINED


@given(weights, weights, st.integers(1, 10**9))
def test_safety_is_judged_on_the_weight_that_makes_it_worse(ordered: Fraction, current: Fraction, cells: int) -> None:
    lower = dose.lower_weight_kg(ordered_weight_kg=ordered, current_weight_kg=current)
    judged = value(dose.cells_per_kg(cells=cells, weight_kg=lower))
    assert judged == max(cells / ordered, cells / current)


@given(st.integers(1, 10**10), st.integers(1, 10**9))
def test_bags_are_enough_and_none_too_many(cells: int, each: int) -> None:
    number = value(dose.bags(nk_cells=cells, per_bag_cells=each))
    assert (number - 1) * each < cells <= number * each


def fits(per_kg: str, level: DoseLevel) -> dose.Fit:
    return dose.fit(exact(per_kg), level, Fraction(10))


FIFTY = DoseLevel(key="50", label="50", per_kg=Decimal("5e7"), source="test")
OPEN = DoseLevel(key=">100", label=">100", per_kg=Decimal("1e8"), open_ended=True, source="test")
CAPPED = DoseLevel(
    key=">100", label=">100", per_kg=Decimal("1e8"), open_ended=True, ceiling_per_kg=Decimal("2e8"), source="test"
)


@pytest.mark.parametrize(
    ("per_kg", "level", "fit"),
    [
        ("4.5e7", FIFTY, dose.Fit.WITHIN),
        ("4.4999e7", FIFTY, dose.Fit.BELOW),
        ("5.5e7", FIFTY, dose.Fit.WITHIN),
        ("5.5001e7", FIFTY, dose.Fit.ABOVE),
        ("3.6846e7", FIFTY, dose.Fit.BELOW),
        ("1e8", OPEN, dose.Fit.BELOW),
        ("1.0001e8", OPEN, dose.Fit.WITHIN),
        ("9e9", OPEN, dose.Fit.WITHIN),
        ("2e8", CAPPED, dose.Fit.WITHIN),
        ("2.0001e8", CAPPED, dose.Fit.ABOVE),
    ],
)
def test_a_dose_is_within_its_level_or_has_to_be_decided_upon(per_kg: str, level: DoseLevel, fit: dose.Fit) -> None:
    assert fits(per_kg, level) is fit


def test_nothing_ordered_is_no_whole_to_take_a_part_of() -> None:
    assert dose.part_pct(part=1, whole=0).absence is Absence.UNDEFINED
    assert dose.change_pct(now=1, before=0).absence is Absence.UNDEFINED
