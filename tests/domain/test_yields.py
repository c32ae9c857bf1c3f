"""The four named numbers of a batch."""

from datetime import timedelta
from fractions import Fraction

import pytest

from nkmfg.domain.culture.counts import viable_cells
from nkmfg.domain.culture.events import Counted, Ended, Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.culture.expansion import states_after
from nkmfg.domain.culture.phenotype import ParentGate, nk_cells
from nkmfg.domain.culture.yields import batch_yields, curve, growth_points, live_vessels, vessel_figures
from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.values.computed import Absence, Amount
from nkmfg.domain.values.notes import NoteCode
from nkmfg.domain.values.quantities import parse_number, shown
from tests.domain.worked import NK, NO_SAMPLE, PENDING, VIABLE, at_the_end, counted, day, exact, value

pytestmark = pytest.mark.req("F07")

TWO = (
    counted(day(0), "A", "1e8", 200),
    Seeded(day(0), "A"),
    counted(day(0), "B", "2e8", 200),
    Seeded(day(0), "B"),
)


def typed_count(on: int, vessel: str, volume_ml: str, viable_per_ml: str, nk_pct: str) -> Counted:
    """A count as typed by a technician, and the phenotype of its sample."""
    volume = parse_number(volume_ml).exact
    viable = viable_cells(viable_cells_per_ml=parse_number(viable_per_ml).exact, volume_ml=volume)
    nk = nk_cells(
        viable_cells=viable,
        total_cells=viable,
        nk_pct=parse_number(nk_pct).exact,
        parent_gate=ParentGate.LIVE,
    )
    return Counted(day(on), vessel, volume, {VIABLE: viable.amount, NK: nk.amount})


AS_TYPED: tuple[Event, ...] = (
    typed_count(0, "A", "400", "5,00e5", "12"),
    Seeded(day(0), "A"),
    typed_count(7, "A", "777", "1,25e6", "80"),
    Moved(day(7), "A", Fraction(100), "A2"),
    Moved(day(7), "A", Fraction(677), "F", Fate.FROZEN),
    Restimulated(day(7), "A2"),
    Gauged(day(7), "A2", Fraction(400)),
    typed_count(14, "A2", "1 000", "5,00e6", "84"),
)


def test_a_batch_restimulated_with_a_part_frozen_shows_its_four_numbers_and_its_first_segment() -> None:
    before = vessel_figures(states_after(AS_TYPED, NK)[3], "A")
    yields = batch_yields(at_the_end(*AS_TYPED))
    assert shown(value(before.segment_fold), least_decimals=1) == "32.375"
    assert shown(value(yields.live.segment_fold), least_decimals=1) == "42.0"
    assert shown(value(yields.live.cumulative_fold), least_decimals=1) == "1,359.75"
    assert shown(value(yields.theoretical_yield)) == "3.2634 × 10¹⁰"
    assert shown(value(yields.actual_yield)) == "4.877 × 10⁹"


def test_the_four_numbers_bear_their_own_names_units_and_working() -> None:
    yields = batch_yields(at_the_end(*AS_TYPED))
    named = (
        yields.live.segment_fold,
        yields.live.cumulative_fold,
        yields.theoretical_yield,
        yields.actual_yield,
    )
    assert [(each.quantity, each.unit) for each in named] == [
        ("segment_fold", ""),
        ("cumulative_fold", ""),
        ("theoretical_yield", "cells"),
        ("actual_yield", "cells"),
    ]
    cells, began = yields.live.segment_fold.inputs
    assert (cells.value, cells.at, began.value, began.at) == (exact("4.2e9"), day(14), exact("1e8"), day(7))
    assert [(each.name, each.value) for each in yields.actual_yield.inputs] == [
        ("cells in A2, culture", exact("4.2e9")),
        ("cells in F, frozen", exact("6.77e8")),
    ]
    assert [(each.name, each.value) for each in yields.theoretical_yield.inputs] == [
        ("cells seeded", exact("2.4e7")),
        ("cumulative fold", exact("1359.75")),
    ]
    assert [each.name for each in yields.expected_yield.inputs] == [
        "cells seeded",
        "cumulative fold",
        "starting equivalents in F, frozen",
        "cells in F, frozen",
    ]


def test_the_working_of_a_fold_gives_the_fold() -> None:
    cells, began = batch_yields(at_the_end(*AS_TYPED)).live.cumulative_fold.inputs
    assert cells.value / began.value == exact("1359.75")


def test_viable_cells_have_folds_of_their_own() -> None:
    viable = batch_yields(at_the_end(*AS_TYPED, population=VIABLE)).live
    carried = exact("9.7125e8") * Fraction(100, 777)
    assert value(viable.segment_fold) == exact("5e9") / carried
    assert value(viable.cumulative_fold) == (exact("9.7125e8") / exact("2e8")) * (exact("5e9") / carried)


def test_the_number_of_a_batch_is_as_of_the_oldest_count_in_it() -> None:
    live = batch_yields(
        at_the_end(*TWO, counted(day(7), "A", "1e9"), counted(day(7, 2), "B", "2e9")), timedelta(hours=4)
    ).live
    assert value(live.cumulative_fold) == 10
    assert live.as_of == day(7)


def test_all_that_was_seeded_would_have_grown_as_far() -> None:
    grown = at_the_end(*TWO, Ended(day(1), "B", Fate.DISCARDED), counted(day(7), "A", "1e9"))
    assert value(batch_yields(grown).theoretical_yield) == exact("3e8") * 10


def test_counts_exactly_as_far_apart_as_allowed_are_still_of_one_batch() -> None:
    culture = at_the_end(*TWO, counted(day(7), "A", "1e9"), counted(day(7, 4), "B", "2e9"))
    assert value(batch_yields(culture, timedelta(hours=4)).live.cumulative_fold) == 10


def test_counts_too_far_apart_give_no_number_of_the_batch_but_one_of_each_vessel() -> None:
    culture = at_the_end(*TWO, counted(day(7), "A", "1e9"), counted(day(8, 2), "B", "4e9"))
    yields = batch_yields(culture, timedelta(hours=4))
    for number in (yields.live.cells, yields.live.cumulative_fold, yields.theoretical_yield, yields.actual_yield):
        assert (number.value, number.absence) == (None, Absence.REFUSED)
        assert [(note.code, dict(note.params)["hours"]) for note in number.notes] == [(NoteCode.COUNTS_APART, "26")]
    assert value(vessel_figures(culture, "A").cumulative_fold) == 10
    assert value(vessel_figures(culture, "B").cumulative_fold) == 20
    later = at_the_end(*TWO, counted(day(7), "A", "1e9"), counted(day(8, 2.28), "B", "4e9"))
    (apart,) = batch_yields(later, timedelta(hours=4)).live.cells.notes
    assert dict(apart.params)["hours"] == "26.3"


def test_one_pending_phenotype_leaves_the_batch_pending_and_names_the_sample() -> None:
    culture = at_the_end(*TWO, counted(day(7), "A", "1e9"), counted(day(7), "B", PENDING))
    yields = batch_yields(culture)
    for number in (yields.live.cumulative_fold, yields.theoretical_yield, yields.actual_yield):
        assert (number.value, number.absence, number.notes) == (None, Absence.PENDING, PENDING.notes)


def test_a_part_frozen_without_a_phenotype_leaves_what_is_on_hand_unmeasured() -> None:
    culture = at_the_end(
        Counted(day(0), "A", Fraction(100), {VIABLE: exact("1e8")}),
        Seeded(day(0), "A"),
        Moved(day(0), "A", Fraction(50), "F", Fate.FROZEN),
        counted(day(7), "A", "1e9"),
    )
    assert batch_yields(culture).actual_yield.absence is Absence.NOT_MEASURED


def test_cells_not_yet_restimulated_are_on_hand_and_not_in_the_fold_of_the_stage() -> None:
    culture = at_the_end(
        *TWO,
        counted(day(7), "A", "1e9"),
        counted(day(7), "B", "4e9"),
        Restimulated(day(7), "A"),
        counted(day(9), "A", "3e9"),
    )
    yields = batch_yields(culture)
    assert yields.live.vessels == ("A",)
    assert value(yields.live.cumulative_fold) == 30
    assert value(yields.actual_yield) == exact("7e9")


def test_back_up_cells_frozen_before_seeding_are_no_yield() -> None:
    culture = at_the_end(
        counted(day(0), "P", "1e9", 100),
        Moved(day(0), "P", Fraction(90), "back-up", Fate.FROZEN),
        Moved(day(0), "P", None, "A"),
        Seeded(day(0), "A"),
    )
    assert value(batch_yields(culture).actual_yield) == exact("1e8")


def test_a_product_frozen_whole_keeps_the_folds_of_its_batch() -> None:
    bags: tuple[Event, ...] = (
        Moved(day(14), "A2", Fraction(500), "bag 1", Fate.FROZEN),
        Moved(day(14), "A2", None, "bag 2", Fate.FROZEN),
    )
    yields = batch_yields(at_the_end(*AS_TYPED, *bags))
    assert yields.live.vessels == ("bag 1", "bag 2")
    assert value(yields.live.cumulative_fold) == exact("1359.75")
    assert value(yields.actual_yield) == exact("4.877e9")


def test_what_was_given_to_the_patient_is_no_longer_on_hand() -> None:
    culture = at_the_end(*AS_TYPED, Ended(day(15), "A2", Fate.INFUSED))
    assert value(batch_yields(culture).actual_yield) == exact("6.77e8")


def test_a_batch_all_discarded_has_no_numbers_and_its_leaves_keep_theirs() -> None:
    culture = at_the_end(*TWO, Ended(day(3), "A", Fate.DISCARDED), Ended(day(3), "B", Fate.DISCARDED))
    yields = batch_yields(culture)
    assert yields.live.vessels == ()
    assert yields.live.as_of is None
    assert yields.live.cumulative_fold.value is yields.actual_yield.value is None
    assert value(vessel_figures(culture, "A").cumulative_fold) == 1


def test_before_anything_happened_there_is_nothing() -> None:
    assert live_vessels(at_the_end()) == {}
    assert batch_yields(at_the_end()).theoretical_yield.value is None


@pytest.mark.parametrize(("day_9", "points"), [(NO_SAMPLE, 3), (PENDING, 4), (exact("4e9"), 4)])
def test_the_curve_has_a_point_where_cells_were_measured_or_will_be(day_9: Amount, points: int) -> None:
    events = (*TWO[:2], counted(day(7), "A", "1e9"), counted(day(9), "A", day_9), counted(day(14), "A", "8e9"))
    found = curve(states_after(events, NK))
    assert len(found) == points
    assert [point.at for point in found if point.vessel.cells.value is not None][-1] == day(14)
    assert found[1].batch.live.cumulative_fold.value == 10


def test_the_curve_falls_to_what_was_carried_and_rises_again() -> None:
    cells = [(point.at, point.vessel.cells.value) for point in curve(states_after(AS_TYPED, NK))]
    assert cells == [
        (day(0), exact("2.4e7")),
        (day(7), exact("7.77e8")),
        (day(7), exact("1e8")),
        (day(14), exact("4.2e9")),
    ]


def test_cells_counted_before_they_are_seeded_are_not_on_the_curve() -> None:
    events = (counted(day(0), "P", "1e10", 100), Moved(day(0, 5), "P", Fraction(1), "A"), Seeded(day(0, 5), "A"))
    (point,) = curve(states_after(events, NK))
    assert (point.at, value(point.vessel.cells), point.vessel.cumulative_h) == (day(0, 5), exact("1e8"), Fraction(0))


def test_growth_is_measured_between_counts_of_the_whole_batch_and_never_across_a_wash() -> None:
    events = (
        *TWO,
        counted(day(3), "A", "2e8"),
        counted(day(3, 1), "B", "4e8"),
        counted(day(7), "A", "1e9"),
        counted(day(7, 1), "B", "2e9"),
        Processed(day(7, 2), "A", Operation.WASH),
        counted(day(7, 3), "A", "6e8"),
        counted(day(9), "A", "1.2e9"),
        counted(day(9), "B", "4e9"),
    )
    points = growth_points(states_after(events, NK), timedelta(hours=4))
    assert [(at, int(fold)) for at, fold in points] == [(day(0), 1), (day(3), 2), (day(7), 10), (day(9), 20)]


def test_one_vessel_counted_before_the_other_does_not_change_what_the_batch_was() -> None:
    events = (*TWO, counted(day(3), "A", "9e8"), counted(day(3, 1), "B", "1.8e9"))
    assert [int(fold) for _, fold in growth_points(states_after(events, NK))] == [1, 9]


def test_the_curve_does_not_take_a_recovery_for_growth() -> None:
    events = (
        *TWO[:2],
        counted(day(7), "A", "1e9"),
        Processed(day(7), "A", Operation.WASH),
        counted(day(7, 3), "A", "6e8"),
    )
    folds = [point.batch.live.cumulative_fold.value for point in curve(states_after(events, NK))]
    assert folds[-2:] == [10, 10]
