"""A weight that does not fit the age is asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.product.body_weight import doubts


@pytest.mark.parametrize(("age", "typed"), [(5, "184"), (5, "1.84"), (1, "100"), (0, "70"), (15, "5.2"), (29, "640")])
def test_a_decimal_mark_in_the_wrong_place_is_asked_about(age: int, typed: str) -> None:
    (sentence,) = doubts(age, Decimal(typed))
    assert typed in sentence
    assert "decimal mark" in sentence


# About the third and ninety-seventh percentile of healthy children, both sexes together.
@pytest.mark.parametrize(
    ("age", "light", "heavy"),
    [(0, "4.4", "10.5"), (1, "7.1", "12.0"), (5, "13.8", "25"), (6, "15.5", "30"), (10, "22", "54"), (12, "28", "72")],
)
def test_light_and_heavy_healthy_children_raise_no_question(age: int, light: str, heavy: str) -> None:
    assert doubts(age, Decimal(light)) == ()
    assert doubts(age, Decimal(heavy)) == ()


def test_without_an_age_nothing_is_compared() -> None:
    assert doubts(None, Decimal(640)) == ()


@given(st.integers(0, 30), st.decimals(1, 200, places=1))
def test_ten_times_a_plausible_weight_is_never_plausible(age: int, weight: Decimal) -> None:
    if not doubts(age, weight):
        assert doubts(age, weight * 10)
