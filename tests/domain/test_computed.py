"""Every computed number can be opened, and one that is not there says why."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.values.computed import Absence, Formula, Input, Missing, compute, missing, ratio, result, unit_of
from nkmfg.domain.values.notes import NoteCode, note

pytestmark = pytest.mark.req("D12")

PENDING = missing(Absence.PENDING, NoteCode.NK_PENDING, sample="S-7")
QUALIFIED = note(NoteCode.FORECAST_RANGE)
NEVER = missing(Absence.NOT_MEASURED, NoteCode.NK_NOT_MEASURED, count="a count")
TOTAL = Formula("total", 1, "concentration × volume", "worked example 2")


def product(first: Fraction, second: Fraction) -> Fraction:
    return first * second


def test_a_computed_number_carries_its_formula_and_what_went_in_with_units_and_source() -> None:
    at = datetime(2026, 1, 8, 14, tzinfo=UTC)
    typed = Input("as typed", Fraction(5), "cells/mL", "count of A", at)
    total = compute("viable_cells", TOTAL, product, viable_cells_per_ml=typed, volume_ml=Decimal("2.5"))
    assert (total.value, total.unit, total.formula) == (Fraction(25, 2), "cells", TOTAL)
    assert total.inputs == (
        Input("viable_cells_per_ml", Fraction(5), "cells/mL", "count of A", at),
        Input("volume_ml", Fraction(5, 2), "mL"),
    )


def test_a_computed_number_can_go_into_the_next() -> None:
    first = compute("viable_cells", TOTAL, product, viable_cells_per_ml=2, volume_ml=3)
    second = compute("nk_cells", TOTAL, product, viable_cells=first, share=Fraction(1, 2))
    assert second.value == 3
    assert second.inputs[0].source == "total"


def test_what_is_missing_takes_the_result_with_it_and_says_why() -> None:
    total = compute("nk_cells", TOTAL, product, viable_cells=PENDING, share=1)
    assert (total.value, total.absence, total.notes) == (None, Absence.PENDING, PENDING.notes)
    assert [each.name for each in total.inputs] == ["share"]
    assert total.amount == PENDING


def test_a_remark_never_covers_the_reason_of_a_gap() -> None:
    assert result("fold", TOTAL, PENDING).noting(QUALIFIED).notes == PENDING.notes
    assert result("fold", TOTAL, Fraction(1)).noting(QUALIFIED).notes == (QUALIFIED,)


@pytest.mark.parametrize("gap", [PENDING, NEVER])
def test_a_gap_spreads_through_arithmetic_from_either_side(gap: Missing) -> None:
    unit = Fraction(1)
    found = [gap + unit, unit + gap, gap - unit, unit - gap, gap * unit, unit * gap, gap / unit, unit / gap]
    assert found == [gap] * 8


def test_of_two_gaps_the_one_that_never_closes_stands_and_both_say_why() -> None:
    both = PENDING + NEVER
    assert both == NEVER + PENDING
    assert both.absence is Absence.NOT_MEASURED
    assert both.notes == (*NEVER.notes, *PENDING.notes)
    assert PENDING + PENDING == PENDING


def test_a_ratio_to_nothing_is_no_number() -> None:
    gap = ratio(Fraction(1), Fraction(0), NoteCode.NO_CELLS_COUNTED)
    assert gap == missing(Absence.UNDEFINED, NoteCode.NO_CELLS_COUNTED)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("viable_cells_per_ml", "cells/mL"),
        ("nk_cells", "cells"),
        ("actual_yield", "cells"),
        ("volume_ml", "mL"),
        ("il2_volume_ul", "µL"),
        ("cd3_cells_per_kg", "cells/kg"),
        ("eu_per_kg_h", "EU/kg/h"),
        ("il2_iu_per_m2", "IU/m²"),
        ("doubling_time_h", "h"),
        ("viability_pct", "%"),
        ("dmso_g_per_kg", "g/kg"),
        ("cumulative_fold", ""),
        ("vials", ""),
    ],
)
def test_the_unit_of_a_quantity_is_in_its_name(name: str, unit: str) -> None:
    assert unit_of(name) == unit
