"""Portions of one count add up; two counts need not."""

import pytest

from nkmfg.domain.culture.reconciliation import log_depletion, recovery_pct, unaccounted_cells
from nkmfg.domain.values.computed import Absence
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import exact, value

pytestmark = pytest.mark.req("F07", "P05")


def test_portions_that_do_not_add_up_leave_a_remainder_of_either_sign() -> None:
    assert value(unaccounted_cells(exact("7.77e8"), {"carried": exact("1e8"), "frozen": exact("6.7e8")})) == 7_000_000
    assert value(unaccounted_cells(exact("7.77e8"), {"carried": exact("7.78e8")})) == -1_000_000


def test_the_working_names_each_portion() -> None:
    left = unaccounted_cells(exact("5"), {"carried": exact("2"), "discarded": exact("3")})
    assert [each.name for each in left.inputs] == ["counted_cells", "carried_cells", "discarded_cells"]


def test_nothing_portioned_is_all_unaccounted() -> None:
    assert value(unaccounted_cells(exact("5"), {})) == 5


def test_a_recount_may_find_more_than_there_was() -> None:
    assert value(recovery_pct(before_cells=exact("1e8"), after_cells=exact("1.04e8"))) == 104


def test_no_cells_before_have_no_recovery() -> None:
    assert recovery_pct(before_cells=0, after_cells=5).absence is Absence.UNDEFINED


@pytest.mark.parametrize(("before", "after"), [(0, 5), (5, 0), (0, 0)])
def test_a_depletion_to_or_from_nothing_has_no_logarithm(before: int, after: int) -> None:
    found = log_depletion(before_cells=before, after_cells=after)
    assert (found.value, found.absence) == (None, Absence.UNDEFINED)
    assert found.notes == (note(NoteCode.NO_LOGARITHM),)


def test_a_thousandfold_depletion_is_three_powers_of_ten() -> None:
    assert value(log_depletion(before_cells=10**9, after_cells=10**6)) == 3
