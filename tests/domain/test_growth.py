"""Doublings over elapsed hours, and the range of a forecast."""

from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.culture.growth import (
    RANGE,
    doubling_time_h,
    doubling_times_h,
    forecast,
    growth_rate_per_h,
    hours_between,
    population_doublings,
)
from nkmfg.domain.values.computed import Absence, missing
from nkmfg.domain.values.irrationals import log2, log10, natural_log, square_root
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import day, exact, value

pytestmark = pytest.mark.req("F07")

folds = st.fractions(Fraction(1, 10**6), 10**9)


@pytest.mark.parametrize("fold", ["0.82", "1", "0.000001"])
def test_cells_that_do_not_grow_have_no_doubling_time(fold: str) -> None:
    time = doubling_time_h(fold=exact(fold), elapsed_h=168)
    assert (time.value, time.absence, time.notes) == (None, Absence.UNDEFINED, (note(NoteCode.NO_NET_GROWTH),))


def test_cells_that_became_fewer_have_negative_doublings_and_rate() -> None:
    assert value(population_doublings(exact("0.5"))) == -1
    assert value(growth_rate_per_h(fold=exact("0.5"), elapsed_h=10)) < 0


def test_cells_all_gone_have_no_logarithm() -> None:
    assert population_doublings(Fraction(0)).notes == (note(NoteCode.NO_CELLS_LEFT),)
    assert growth_rate_per_h(fold=Fraction(0), elapsed_h=10).value is None


def test_no_time_has_no_rate() -> None:
    assert growth_rate_per_h(fold=Fraction(2), elapsed_h=0).notes == (note(NoteCode.NO_TIME),)


def test_a_pending_fold_gives_a_pending_doubling_time() -> None:
    pending = missing(Absence.PENDING, NoteCode.NK_PENDING, sample="S-7")
    assert doubling_time_h(fold=pending, elapsed_h=168).absence is Absence.PENDING


@given(folds, folds)
def test_doublings_of_two_segments_add_up(first: Fraction, second: Fraction) -> None:
    both = value(population_doublings(first * second))
    added = value(population_doublings(first)) + value(population_doublings(second))
    assert abs(both - added) < Fraction(1, 10**45)


@given(st.integers(1, 60), st.integers(1, 1000))
def test_doubled_so_often_in_so_many_hours(doublings: int, hours: int) -> None:
    time = value(doubling_time_h(fold=Fraction(2) ** doublings, elapsed_h=hours))
    assert abs(time * doublings - hours) < Fraction(1, 10**40)


@given(st.fractions(Fraction(1, 10**9), 10**9))
def test_logarithms_and_roots_are_good_to_45_digits(number: Fraction) -> None:
    small = Fraction(1, 10**45)
    assert abs(square_root(number) ** 2 / number - 1) < small
    assert abs(natural_log(number * number) - 2 * natural_log(number)) < small
    assert abs(log2(number) * natural_log(Fraction(2)) - natural_log(number)) < small
    assert abs(log10(number) * natural_log(Fraction(10)) - natural_log(number)) < small


def test_hours_are_real_ones_when_the_clocks_go_back() -> None:
    warsaw = ZoneInfo("Europe/Warsaw")
    before, after = datetime(2026, 10, 24, 12, tzinfo=warsaw), datetime(2026, 10, 25, 12, tzinfo=warsaw)
    assert hours_between(before, after) == 25


def test_hours_keep_their_microseconds() -> None:
    assert hours_between(day(0), day(0) + timedelta(microseconds=1)) == Fraction(1, 3_600_000_000)


def test_each_interval_between_counts_has_its_own_doubling_time() -> None:
    times = doubling_times_h(
        [(day(0), Fraction(1)), (day(1), Fraction(2)), (day(3), Fraction(8)), (day(4), Fraction(7))]
    )
    assert [time.value for time in times] == [24, 24, None]


def test_a_forecast_is_a_range_from_the_fastest_and_slowest_interval_and_says_so() -> None:
    times = doubling_times_h([(day(0), Fraction(1)), (day(1), Fraction(2)), (day(3), Fraction(4))])
    reached = forecast(cells=exact("1e8"), target_cells=exact("8e8"), doubling_times=times)
    assert [value(reached.earliest_h), value(reached.latest_h)] == [72, 144]
    assert reached.earliest_h.notes == reached.latest_h.notes == (RANGE,)


def test_one_interval_is_no_range() -> None:
    times = doubling_times_h([(day(0), Fraction(1)), (day(1), Fraction(2))])
    reached = forecast(cells=exact("1e8"), target_cells=exact("8e8"), doubling_times=times)
    assert reached.earliest_h.value is reached.latest_h.value is None
    assert reached.earliest_h.notes == (note(NoteCode.TOO_FEW_INTERVALS),)


def test_an_interval_without_growth_leaves_the_end_open() -> None:
    times = doubling_times_h(
        [(day(0), Fraction(1)), (day(1), Fraction(2)), (day(2), Fraction(4)), (day(3), Fraction(3))]
    )
    reached = forecast(cells=exact("1e8"), target_cells=exact("8e8"), doubling_times=times)
    assert value(reached.earliest_h) == 72
    assert reached.latest_h.notes == (note(NoteCode.NO_NET_GROWTH),)


def test_a_number_already_reached_needs_no_hours() -> None:
    times = doubling_times_h([(day(0), Fraction(1)), (day(1), Fraction(2)), (day(3), Fraction(4))])
    reached = forecast(cells=exact("9e8"), target_cells=exact("8e8"), doubling_times=times)
    assert value(reached.latest_h) == 0


def test_no_cells_reach_nothing() -> None:
    times = doubling_times_h([(day(0), Fraction(1)), (day(1), Fraction(2)), (day(3), Fraction(4))])
    reached = forecast(cells=0, target_cells=exact("8e8"), doubling_times=times)
    assert reached.earliest_h.notes == (note(NoteCode.NO_CELLS_LEFT),)


def test_one_cell_is_enough_to_grow_from() -> None:
    times = doubling_times_h([(day(0), Fraction(1)), (day(1), Fraction(2)), (day(3), Fraction(4))])
    assert value(forecast(cells=1, target_cells=8, doubling_times=times).earliest_h) == 72
