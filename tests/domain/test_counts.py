"""Three ways to count, one dilution, and what may be said of the result."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.culture.counts import (
    counting_error_pct,
    feeders_among,
    from_live_and_dead,
    from_squares,
    from_total_and_viability,
    viable_cells,
)
from nkmfg.domain.values.computed import Absence, missing
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import value

pytestmark = pytest.mark.req("F07")

cells = st.integers(1, 10**7).map(Fraction)
factors = st.fractions(1, 50, max_denominator=10)


@given(cells, cells, factors)
def test_live_and_dead_or_total_and_viability_are_the_same_count(
    live: Fraction, dead: Fraction, dilution: Fraction
) -> None:
    count = from_live_and_dead(
        live_cells_per_ml=live, dead_cells_per_ml=dead, dilution=dilution, dilution_applied=False
    )
    other = from_total_and_viability(
        total_cells_per_ml=live + dead,
        viability_pct=100 * live / (live + dead),
        dilution=dilution,
        dilution_applied=False,
    )
    assert value(count.viable_cells_per_ml) == value(other.viable_cells_per_ml) == live * dilution
    assert value(count.total_cells_per_ml) == value(other.total_cells_per_ml) == (live + dead) * dilution
    assert value(count.viability_pct) == value(other.viability_pct)


@given(cells, cells, factors)
def test_a_dilution_the_counter_applied_is_not_applied_again(
    live: Fraction, dead: Fraction, dilution: Fraction
) -> None:
    counted = from_live_and_dead(
        live_cells_per_ml=live, dead_cells_per_ml=dead, dilution=dilution, dilution_applied=True
    )
    assert value(counted.viable_cells_per_ml) == live
    assert value(counted.total_cells_per_ml) == live + dead
    assert counted.viable_cells_per_ml.notes == (note(NoteCode.DILUTION_APPLIED),)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=9), factors)
def test_squares_give_their_mean_times_ten_thousand_and_the_dilution(live: list[int], dilution: Fraction) -> None:
    count = from_squares(live, [0], squares=len(live), dilution=dilution, least_counted=0)
    assert value(count.viable_cells_per_ml) == Fraction(sum(live), len(live)) * 10_000 * dilution


def test_no_cells_at_all_have_no_viability_rather_than_none() -> None:
    count = from_squares([0, 0], [0, 0], squares=2, dilution=2, least_counted=100)
    assert value(count.viable_cells_per_ml) == 0
    assert (count.viability_pct.value, count.viability_pct.notes) == (None, (note(NoteCode.NO_CELLS_COUNTED),))


def test_no_square_counted_is_no_count() -> None:
    count = from_squares([], [], squares=0, dilution=2, least_counted=100)
    assert count.viable_cells_per_ml.absence is Absence.NOT_MEASURED
    assert from_squares([5], [1], squares=0, dilution=2, least_counted=1).total_cells_per_ml.value is None


def test_few_cells_counted_warn_with_their_error() -> None:
    few, enough = counting_error_pct(99, least_counted=100), counting_error_pct(100, least_counted=100)
    assert few.notes == (note(NoteCode.FEW_COUNTED, least="100"),)
    assert enough.notes == ()
    assert value(enough) == 10


def test_a_viability_of_450_percent_is_computed_with_and_left_to_be_judged() -> None:
    count = from_total_and_viability(total_cells_per_ml=100, viability_pct=450, dilution=1, dilution_applied=True)
    assert value(count.viability_pct) == 450


def test_a_count_without_its_volume_has_no_total() -> None:
    no_volume = missing(Absence.NOT_MEASURED, NoteCode.NOT_WRITTEN_DOWN, label="volume")
    assert viable_cells(viable_cells_per_ml=5, volume_ml=no_volume).notes == no_volume.notes


def test_total_counts_contain_feeders_until_the_hours_of_the_recipe_have_passed() -> None:
    visible = Fraction(144)
    assert feeders_among(Fraction(72), visible) is NoteCode.FEEDERS_AMONG_THEM
    assert feeders_among(Fraction(145), visible) == feeders_among(None, visible) is None


def test_a_dilution_the_counter_applied_is_not_applied_to_a_total_again() -> None:
    by_total = from_total_and_viability(total_cells_per_ml=10, viability_pct=50, dilution=20, dilution_applied=True)
    assert (value(by_total.viable_cells_per_ml), value(by_total.total_cells_per_ml)) == (5, 10)


def test_feeders_are_counted_among_the_cells_to_the_last_hour_they_can_be_there() -> None:
    assert feeders_among(Fraction(144), Fraction(144)) is NoteCode.FEEDERS_AMONG_THEM
    assert feeders_among(Fraction(145), Fraction(144)) is None
