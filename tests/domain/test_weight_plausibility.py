"""A weight that does not fit the age is asked about."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.product.weight_plausibility import expected_kg, is_leap, weight_doubt


@pytest.mark.parametrize(("age", "typed"), [(5, "184"), (5, "1.84"), (1, "100"), (0, "70"), (15, "5.2"), (29, "640")])
def test_a_decimal_mark_in_the_wrong_place_is_asked_about(age: int, typed: str) -> None:
    doubt = weight_doubt(age, Decimal(typed))
    assert doubt is not None
    assert doubt.weight_kg == Fraction(typed)


# About the third and ninety-seventh percentile of healthy children, both sexes together.
@pytest.mark.parametrize(
    ("age", "light", "heavy"),
    [(0, "4.4", "10.5"), (1, "7.1", "12.0"), (5, "13.8", "25"), (6, "15.5", "30"), (10, "22", "54"), (12, "28", "72")],
)
def test_light_and_heavy_healthy_children_raise_no_question(age: int, light: str, heavy: str) -> None:
    assert weight_doubt(age, Decimal(light)) is None
    assert weight_doubt(age, Decimal(heavy)) is None


def test_without_an_age_nothing_is_compared() -> None:
    assert weight_doubt(None, Decimal(640)) is None


@given(st.integers(0, 30), st.decimals(1, 200, places=1))
def test_ten_times_a_plausible_weight_is_never_plausible(age: int, weight: Decimal) -> None:
    if weight_doubt(age, weight) is None:
        assert weight_doubt(age, weight * 10) is not None


def test_a_child_is_expected_to_weigh_what_the_formulae_of_its_age_say() -> None:
    """Advanced Paediatric Life Support, 5th edition."""
    ages = {0: 7, 1: 10, 5: 18, 6: 25, 12: 43, 13: None, 40: None}
    assert {age: expected_kg(age) for age in ages} == ages


@pytest.mark.parametrize(
    ("age", "lightest", "heaviest"), [(0, "3.5", "14"), (5, "9", "36"), (12, "21.5", "86"), (13, "25", "160")]
)
def test_a_weight_from_half_to_double_the_expected_one_fits(age: int, lightest: str, heaviest: str) -> None:
    step = Decimal("0.1")
    assert weight_doubt(age, Decimal(lightest)) is weight_doubt(age, Decimal(heaviest)) is None
    light, heavy = weight_doubt(age, Decimal(lightest) - step), weight_doubt(age, Decimal(heaviest) + step)
    assert light is not None
    assert heavy is not None
    assert (light.is_light, heavy.is_light) == (True, False)


@pytest.mark.parametrize(("now", "leaps"), [("10", True), ("10.1", False), ("39.9", False), ("40", True)])
def test_a_weight_half_or_double_the_one_before_is_asked_about(now: str, leaps: bool) -> None:
    assert is_leap(Decimal(now), Decimal(20)) is leaps
