"""What each operation does to the cells of a vessel and to what they stand for."""

from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.culture.events import Counted, Ended, Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.culture.expansion import states_after, vessel_history
from nkmfg.domain.culture.vessel import NOT_SEEDED
from nkmfg.domain.culture.yields import batch_yields, vessel_figures
from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.values.computed import Absence, Amount
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import NK, NO_SAMPLE, PENDING, VIABLE, at_the_end, counted, day, exact, value

pytestmark = pytest.mark.req("F07", "F12")

SEEDED = (counted(day(0), "A", "2e8", 400), Seeded(day(0), "A"))


def fold(*events: Event, vessel: str = "A") -> Fraction | None:
    return vessel_figures(at_the_end(*SEEDED, *events), vessel).cumulative_fold.value


def segment(*events: Event, vessel: str = "A") -> Fraction | None:
    return vessel_figures(at_the_end(*SEEDED, *events), vessel).segment_fold.value


def test_freshly_seeded_cells_have_not_expanded() -> None:
    assert fold() == segment() == 1


def test_growth_is_what_the_next_count_finds() -> None:
    assert fold(counted(day(3), "A", "6e8", 400)) == 3


def test_medium_added_changes_no_fold_but_the_share_of_what_is_drawn_next() -> None:
    drawn = Moved(day(4), "A", Fraction(100), fate=Fate.SAMPLED)
    undiluted = fold(drawn, counted(day(5), "A", "6e8"))
    diluted = fold(Gauged(day(4), "A", Fraction(800)), drawn, counted(day(5), "A", "6e8"))
    assert undiluted == 3 / Fraction(300, 400)
    assert diluted == 3 / Fraction(700, 800)


def test_two_portions_of_one_count_are_parts_of_its_volume_at_sampling() -> None:
    culture = at_the_end(
        counted(day(7), "A", "7.77e8", 777),
        Moved(day(7), "A", Fraction(100), "B"),
        Moved(day(7), "A", Fraction(677), "C"),
    )
    assert culture.vessels["B"].cells == exact("1e8")
    assert culture.vessels["C"].cells == exact("6.77e8")
    assert "A" not in culture.vessels


def test_medium_taken_off_settled_cells_takes_no_cells() -> None:
    off = Moved(day(2), "A", Fraction(200), fate=Fate.DISCARDED, share=Fraction(0))
    vessel = at_the_end(*SEEDED, off, Gauged(day(2), "A", Fraction(400))).vessels["A"]
    assert vessel.cells == exact("2e8")
    assert vessel.volume_ml == 400


def test_medium_taken_off_with_counted_cells_takes_those() -> None:
    off = Moved(day(2), "A", Fraction(200), fate=Fate.DISCARDED, share=Fraction(1, 20))
    assert fold(off, counted(day(3), "A", "1.9e8")) == 1


def test_pooling_adds_cells_and_what_they_stand_for() -> None:
    other = (counted(day(0), "B", "1e8", 200), Seeded(day(0), "B"))
    pooled = (Moved(day(3), "B", None, "A"), counted(day(5), "A", "9e8", 600))
    assert fold(*other, *pooled) == 3


def test_a_pool_is_as_old_as_the_older_count_in_it() -> None:
    other = (counted(day(0), "B", "1e8", 200), Seeded(day(0), "B"), counted(day(3), "B", "2e8", 200))
    for source, target in (("A", "B"), ("B", "A")):
        culture = at_the_end(*SEEDED, *other, Moved(day(3), source, None, target))
        assert vessel_figures(culture, target).as_of == day(0)


@pytest.mark.parametrize(("source", "target"), [("A", "B"), ("B", "A")])
def test_a_pool_changes_no_fold_when_one_half_was_counted_and_then_not_measured(source: str, target: str) -> None:
    counted_then_not = (Seeded(day(0), "B"), counted(day(3), "B", "2e8"), Counted(day(4), "B", Fraction(100), {}))
    apart = (*SEEDED, counted(day(0), "B", "1e8"), *counted_then_not)
    for begun in (apart, (*apart, Counted(day(4), "A", Fraction(400), {}))):
        was = batch_yields(at_the_end(*begun)).live
        now = batch_yields(at_the_end(*begun, Moved(day(4), source, None, target))).live
        assert (was.cumulative_fold.value, was.segment_fold.value) == (
            now.cumulative_fold.value,
            now.segment_fold.value,
        )


def test_restimulation_begins_a_segment_with_what_was_carried() -> None:
    carried = (
        counted(day(7), "A", "2e9", 100),
        Moved(day(7), "A", Fraction(20), "B"),
        Restimulated(day(7), "B"),
        counted(day(14), "B", "2e9", 500),
    )
    assert segment(*carried, vessel="B") == 5
    assert fold(*carried, vessel="B") == 50


@pytest.mark.parametrize("at_the_carry", [NO_SAMPLE, None])
def test_without_a_phenotype_at_a_carry_the_nk_interval_spans_it(at_the_carry: Amount | None) -> None:
    """E ÷ (S · c): the share carried is that of the volume, the same for every population."""
    carry = (
        Counted(day(7), "A", Fraction(100), {} if at_the_carry is None else {NK: at_the_carry}),
        Moved(day(7), "A", Fraction(20), "B"),
        Restimulated(day(7), "B"),
        counted(day(14), "B", "2e9", 500),
    )
    figures = vessel_figures(at_the_end(*SEEDED, *carry), "B")
    assert value(figures.cumulative_fold) == exact("2e9") / (exact("2e8") * Fraction(1, 5))
    assert value(figures.segment_fold) == value(figures.cumulative_fold)
    assert figures.segment_fold.notes == (note(NoteCode.SPANS_RESTIMULATION),)
    assert figures.segment_h == figures.cumulative_h == 14 * 24


def test_an_nk_fold_is_pending_while_its_phenotype_is_and_comes_with_it() -> None:
    def figures(found: Amount) -> tuple[Fraction | None, Absence | None]:
        events = (counted(day(7), "A", found, 100), Moved(day(7), "A", Fraction(20), "B"), Restimulated(day(7), "B"))
        of_b = vessel_figures(at_the_end(*SEEDED, *events), "B").cumulative_fold
        return of_b.value, of_b.absence

    assert figures(PENDING) == (None, Absence.PENDING)
    assert figures(exact("2e9")) == (Fraction(10), None)


def test_a_pending_phenotype_holds_up_its_own_segment_and_not_the_fold_since_seeding() -> None:
    events = (
        counted(day(7), "A", PENDING, 100),
        Moved(day(7), "A", Fraction(20), "B"),
        Restimulated(day(7), "B"),
        counted(day(14), "B", "2e9", 500),
    )
    figures = vessel_figures(at_the_end(*SEEDED, *events), "B")
    assert value(figures.cumulative_fold) == 50
    assert (figures.segment_fold.value, figures.segment_fold.notes) == (None, PENDING.notes)


def test_a_count_without_a_sample_leaves_the_nk_number_of_the_day_it_was_measured() -> None:
    events = (counted(day(7), "A", "2e9"), counted(day(9), "A", NO_SAMPLE))
    figures = vessel_figures(at_the_end(*SEEDED, *events), "A")
    assert (value(figures.cells), figures.as_of, figures.cells.notes) == (exact("2e9"), day(7), NO_SAMPLE.notes)


def test_nk_never_measured_at_seeding_gives_no_nk_fold_and_viable_cells_keep_theirs() -> None:
    events = (
        Counted(day(0), "A", Fraction(400), {VIABLE: exact("2e8")}),
        Seeded(day(0), "A"),
        counted(day(7), "A", "2e9"),
    )
    assert vessel_figures(at_the_end(*events), "A").cumulative_fold.absence is Absence.NOT_MEASURED
    assert value(vessel_figures(at_the_end(*events, population=VIABLE), "A").cumulative_fold) == 10


def test_cells_seeded_as_none_have_no_fold() -> None:
    none = (counted(day(0), "A", "0"), Seeded(day(0), "A"), counted(day(7), "A", "5"))
    assert vessel_figures(at_the_end(*none), "A").cumulative_fold.absence is Absence.UNDEFINED


def test_cells_never_seeded_have_no_fold() -> None:
    figures = vessel_figures(at_the_end(counted(day(0), "P", "1e9")), "P")
    assert (figures.cumulative_fold.value, figures.cumulative_fold.notes) == (None, NOT_SEEDED.notes)


def test_a_vessel_seeded_without_a_count_holds_no_volume() -> None:
    assert at_the_end(Seeded(day(0), "X")).vessels["X"].volume_ml == 0


def test_drawing_more_than_a_vessel_held_empties_it_and_is_reported() -> None:
    culture = at_the_end(*SEEDED, Moved(day(1), "A", Fraction(401), "B"))
    assert culture.vessels["B"].cells == exact("2e8")
    assert [(fault.vessel, fault.at) for fault in culture.faults] == [("A", day(1))]
    assert not at_the_end(*SEEDED, Moved(day(1), "A", Fraction(400), "B")).faults


def test_no_more_cells_are_drawn_than_there_are() -> None:
    twice = Moved(day(1), "A", Fraction(100), "B", share=Fraction(2))
    culture = at_the_end(*SEEDED, twice)
    assert (culture.vessels["A"].cells, culture.vessels["B"].cells) == (Fraction(0), exact("2e8"))


@pytest.mark.parametrize(
    "event",
    [
        Moved(day(1), "X", Fraction(5), "A"),
        Moved(day(1), "X", None, "A"),
        Seeded(day(1), "X"),
        Restimulated(day(1), "X"),
        Processed(day(1), "X", Operation.WASH),
        Gauged(day(1), "X", Fraction(5)),
        Ended(day(1), "X", Fate.DISCARDED),
        Seeded(day(1), "A"),
        Moved(day(1), "A", Fraction(5), "B", share=Fraction(2)),
    ],
)
def test_what_cannot_have_been_so_is_reported_and_never_refused(event: Event) -> None:
    assert [fault.at for fault in at_the_end(*SEEDED, event).faults] == [day(1)]


def test_a_count_of_a_vessel_whose_cells_all_went_elsewhere_is_reported() -> None:
    moved = Moved(day(1), "A", None, "B")
    assert [fault.vessel for fault in at_the_end(*SEEDED, moved, counted(day(2), "A", "1e8")).faults] == ["A"]
    back = Moved(day(2), "B", Fraction(100), "A")
    assert not at_the_end(*SEEDED, moved, back, counted(day(2), "A", "1e8")).faults


def test_cells_from_a_vessel_the_record_does_not_know_make_the_fold_unknown_rather_than_wrong() -> None:
    assert fold(Moved(day(1), "X", Fraction(5), "A"), counted(day(7), "A", "9e9")) is None


def test_seeding_again_does_not_begin_the_folds_anew() -> None:
    assert fold(counted(day(3), "A", "6e8"), Seeded(day(3), "A")) == 3


def test_real_hours_pass_between_counts_whatever_the_calendar_says() -> None:
    figures = vessel_figures(at_the_end(*SEEDED, counted(day(7, -4.5), "A", "2e9")), "A")
    assert figures.cumulative_h == Fraction(327, 2)


def test_the_hour_the_clock_shows_twice_is_told_in_its_real_order() -> None:
    warsaw = ZoneInfo("Europe/Warsaw")
    first = datetime(2026, 10, 25, 2, 50, tzinfo=warsaw)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=warsaw, fold=1)
    events: list[Event] = [counted(second, "A", "9e8"), counted(first, "A", "1e8"), Seeded(first, "A")]
    figures = vessel_figures(at_the_end(*events), "A")
    assert value(figures.cumulative_fold) == 9
    assert figures.cumulative_h == Fraction(1, 3)


def test_the_story_of_a_vessel_tells_each_event_that_changed_it() -> None:
    events = (
        *SEEDED,
        counted(day(7), "A", "2e9", 100),
        counted(day(7), "Z", "1", 100),
        Moved(day(7), "A", Fraction(20), "B"),
        Restimulated(day(7), "B"),
    )
    told = vessel_history(states_after(events, NK), "B")
    assert [type(event) for event, _ in told] == [Moved, Restimulated]
    assert [vessel.segment_start for _, vessel in told if vessel] == [exact("4e7"), exact("4e8")]
    first = vessel_history(states_after(events, NK), "A")
    assert [type(event) for event, _ in first] == [Counted, Seeded, Counted, Moved]


@given(
    st.lists(st.fractions(Fraction(1, 3), 9, max_denominator=9), min_size=1, max_size=6),
    st.lists(st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20), min_size=6, max_size=6),
)
def test_the_cumulative_fold_is_the_product_of_the_segment_folds(
    growth: list[Fraction], carried: list[Fraction]
) -> None:
    """F = Π E ÷ S, and equally (last count ÷ seeded) ÷ Π of the shares carried."""
    now, cells, product = day(0), exact("2e8"), Fraction(1)
    events: list[Event] = [*SEEDED]
    for factor, share in zip(growth, carried, strict=False):
        now += timedelta(days=7)
        cells *= factor
        product *= factor
        events.append(counted(now, "A", cells, 400))
        assert segment(*events[2:]) == factor
        assert fold(*events[2:]) == product
        events += [Moved(now, "A", 400 * (1 - share), fate=Fate.DISCARDED), Restimulated(now, "A")]
        cells *= share
