"""Amounts that accompany the dose, judged by this patient's weight and never taken as zero."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.product import per_kg
from nkmfg.domain.values.computed import Absence
from nkmfg.domain.values.quantities import parse_number
from tests.domain.worked import exact, value

pytestmark = pytest.mark.req("P03", "F07")

LOQ = exact("0.05")


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("< 0.05", "0.05"),
        ("<0.1", "0.1"),
        ("≤ 0.02", "0.05"),
        ("0", "0.05"),
        ("0.03", "0.05"),
        ("0.05", "0.05"),
        ("0.35", "0.35"),
    ],
)
def test_a_result_below_quantification_is_bounded_and_never_zero(typed: str, bound: str) -> None:
    assert value(per_kg.upper_bound_pct(parse_number(typed), loq_pct=LOQ)) == exact(bound)


def test_a_bound_says_that_it_is_one_and_a_result_does_not() -> None:
    assert per_kg.upper_bound_pct(parse_number("<0.05"), loq_pct=LOQ).notes == (per_kg.BOUNDED,)
    assert per_kg.upper_bound_pct(parse_number("0"), loq_pct=LOQ).notes == (per_kg.BOUNDED,)
    assert per_kg.upper_bound_pct(parse_number("0.35"), loq_pct=LOQ).notes == ()
    assert per_kg.upper_bound_pct(parse_number("0.05"), loq_pct=LOQ).notes == ()


def test_a_result_above_something_has_no_upper_bound() -> None:
    assert per_kg.upper_bound_pct(parse_number("> 5"), loq_pct=LOQ).absence is Absence.UNDEFINED


def test_no_events_bound_nothing() -> None:
    assert per_kg.none_found_upper_bound_pct(events=0).absence is Absence.UNDEFINED


@pytest.mark.parametrize(("hours", "hourly"), [(None, "10"), ("0.5", "10"), ("1", "10"), ("2", "5"), ("4", "2.5")])
def test_endotoxin_within_an_hour_is_all_of_that_hour_and_not_extrapolated(hours: str | None, hourly: str) -> None:
    found = per_kg.eu_per_kg_h(endotoxin_eu=100, weight_kg=10, duration_h=None if hours is None else exact(hours))
    assert value(found) == exact(hourly)
    assert bool(found.notes) is (hours in (None, "0.5", "1"))


def test_endotoxin_without_a_weight_is_not_judged_on_an_assumed_one() -> None:
    assert per_kg.eu_per_kg(endotoxin_eu=10, weight_kg=0).absence is Absence.UNDEFINED


@given(st.fractions(1, 500), st.fractions(3, 120), st.fractions(1, 10))
def test_at_its_limit_the_endotoxin_of_the_volume_is_the_limit_per_kg(
    volume: Fraction, weight: Fraction, limit: Fraction
) -> None:
    concentration = per_kg.endotoxin_limit_eu_per_ml(limit_eu_per_kg=limit, volume_ml=volume, weight_kg=weight)
    endotoxin = per_kg.endotoxin_eu(eu_per_ml=concentration, volume_ml=volume)
    assert value(per_kg.eu_per_kg(endotoxin_eu=endotoxin, weight_kg=weight)) == limit


@given(st.fractions(3, 120), st.fractions(1, 20))
def test_at_its_greatest_volume_dmso_is_at_its_limit(weight: Fraction, pct: Fraction) -> None:
    density = exact("1.10")
    volume = per_kg.greatest_volume_for_dmso_ml(
        limit_g_per_kg=1, weight_kg=weight, dmso_pct=pct, density_g_per_ml=density
    )
    grams = per_kg.dmso_g(volume_ml=volume, dmso_pct=pct, density_g_per_ml=density)
    assert value(per_kg.dmso_g_per_kg(dmso_g=grams, weight_kg=weight)) == 1


@given(st.fractions(Fraction(1, 100), 10), st.fractions(10, 99), st.fractions(10**4, 10**6))
def test_at_the_greatest_dose_the_limited_cells_are_at_their_limit(
    limited_pct: Fraction, nk_pct: Fraction, limit: Fraction
) -> None:
    greatest = value(per_kg.greatest_nk_cells_per_kg(limit_cells_per_kg=limit, nk_pct=nk_pct, limited_pct=limited_pct))
    assert greatest / nk_pct * limited_pct == limit


def test_cells_that_are_not_there_limit_no_dose() -> None:
    unlimited = per_kg.greatest_nk_cells_per_kg(limit_cells_per_kg=10**5, nk_pct=90, limited_pct=0)
    assert unlimited.absence is Absence.UNDEFINED
