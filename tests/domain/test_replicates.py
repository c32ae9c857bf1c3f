"""Replicates of a count, and the comparison of a count with its predecessor."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.culture.replicates import Comparison, Replicates, against_previous, replicates
from nkmfg.domain.values.computed import Absence, Operand
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import exact, value


def judge(*counts: Operand) -> Replicates:
    return replicates(
        counts, quantity="viable_cells_per_ml", difference_limit_pct=Fraction(15), cv_limit_pct=Fraction(12)
    )


def compare(cells: str, previous: str, hours: int) -> Comparison:
    return against_previous(
        cells=exact(cells),
        previous_cells=exact(previous),
        elapsed_h=Fraction(hours),
        rise_per_day=Fraction(4),
        fall_per_day=Fraction(1, 4),
    )


@pytest.mark.req("F11")
def test_two_replicates_within_the_limit_have_a_mean() -> None:
    pair = judge(1_820_000, 2_100_000)
    assert pair.agree
    assert value(pair.mean) == 1_960_000


@pytest.mark.req("F11")
def test_two_replicates_apart_have_no_mean_and_ask_for_a_third() -> None:
    pair = judge(1_820_000, 2_200_000)
    assert not pair.agree
    assert (pair.mean.value, pair.mean.absence) == (None, Absence.PENDING)
    assert pair.mean.notes == (note(NoteCode.COUNT_A_THIRD_TIME),)
    assert value(pair.difference_pct) > 15


@pytest.mark.req("F11")
def test_three_replicates_are_judged_by_their_scatter_and_keep_their_mean() -> None:
    close, wide = judge(1_820_000, 2_200_000, 2_000_000), judge(1_000_000, 2_200_000, 2_000_000)
    assert close.agree
    assert not wide.agree
    assert value(wide.mean) == Fraction(5_200_000, 3)
    assert wide.mean.notes == (note(NoteCode.REPLICATES_SCATTER),)


def test_a_difference_of_exactly_the_limit_is_within_it() -> None:
    assert judge(Fraction(185), Fraction(215)).agree


def test_one_count_is_no_replicate() -> None:
    with pytest.raises(ValueError, match="two counts"):
        judge(1_000_000)


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=5))
def test_the_order_of_replicates_does_not_matter(counts: list[int]) -> None:
    forwards, other = judge(*counts), judge(*reversed(counts))
    assert (forwards.mean.value, forwards.difference_pct.value, forwards.cv_pct.value, forwards.agree) == (
        other.mean.value,
        other.difference_pct.value,
        other.cv_pct.value,
        other.agree,
    )


@pytest.mark.req("C06")
@pytest.mark.parametrize(
    ("cells", "previous", "hours", "implausible"),
    [
        ("1.65e8", "1e8", 24, False),
        ("1.65e9", "1e8", 24, True),  # a dilution typed ten times too high
        ("1.65e7", "1e8", 24, True),
        ("4e8", "1e8", 24, False),  # exactly the limit
        ("4.01e8", "1e8", 24, True),
        ("2.5e7", "1e8", 24, False),
        ("2.49e7", "1e8", 24, True),
        ("1.5e9", "1e8", 48, False),
        ("1.7e9", "1e8", 48, True),
        ("1.2e8", "1e8", 1, False),  # two counts of one morning differ by chance
        ("1e9", "1e8", 1, True),
        ("0", "1e8", 24, True),
    ],
)
def test_a_count_that_cells_cannot_have_reached_has_to_be_confirmed(
    cells: str, previous: str, hours: int, implausible: bool
) -> None:
    comparison = compare(cells, previous, hours)
    assert comparison.implausible is implausible
    assert bool(comparison.notes) is implausible


def test_nothing_is_compared_with_a_count_of_no_cells() -> None:
    comparison = compare("1e8", "0", 24)
    assert not comparison.implausible
    assert comparison.factor.value is None


@pytest.mark.req("F11")
def test_replicates_are_named_by_their_order() -> None:
    names = [each.name for each in judge(exact("1"), exact("1"), exact("1"), exact("1")).mean.inputs]
    assert names == [f"{which}_viable_cells_per_ml" for which in ("first", "second", "third", "4th")]


@pytest.mark.req("F11")
def test_the_variation_of_equal_counts_is_nil() -> None:
    assert value(judge(exact("3"), exact("3"), exact("3")).cv_pct) == 0


def test_an_implausible_count_says_whether_there_is_more_or_less() -> None:
    assert compare("5e8", "1e8", 24).notes == (note(NoteCode.ROSE_TOO_FAST),)
    assert compare("2e7", "1e8", 24).notes == (note(NoteCode.FELL_TOO_FAST),)


@pytest.mark.req("F11")
@pytest.mark.parametrize(
    ("cells", "implausible"),
    [("2e6", False), ("6.25e5", False), ("6.2e5", True), ("1.6e8", False), ("1.61e8", True)],
)
def test_over_two_days_the_factors_of_a_day_count_twice(cells: str, implausible: bool) -> None:
    assert compare(cells, "1e7", 48).implausible is implausible
