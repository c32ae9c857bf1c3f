"""Folds of random batches, split, pooled, sampled and depleted, compared with a simulation of single clones."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given

from nkmfg.domain.culture.events import Ended, Event, Fate, Moved
from nkmfg.domain.culture.expansion import Culture, states_after
from nkmfg.domain.culture.yields import batch_yields, live_vessels, vessel_figures
from tests.domain.genealogy import Facility, facilities
from tests.domain.worked import NK

pytestmark = pytest.mark.req("F07", "F12")


def folds(culture: Culture) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Segment and cumulative fold of every vessel in culture."""
    return {
        name: (vessel_figures(culture, name).segment_fold.value, vessel_figures(culture, name).cumulative_fold.value)
        for name, vessel in culture.vessels.items()
        if vessel.fate is Fate.CULTURE
    }


@given(facilities())
def test_each_vessel_has_the_folds_of_its_clones(facility: Facility) -> None:
    culture = states_after(facility.record, NK)[-1]
    assert folds(culture) == {
        name: (
            bottle.cells / bottle.founders_since_feeders(),
            bottle.cells / bottle.founders(),
        )
        for name, bottle in facility.bottles.items()
        if bottle.fate is Fate.CULTURE
    }


@given(facilities())
def test_the_batch_has_the_folds_of_all_clones_of_the_current_stage(facility: Facility) -> None:
    current = dict(facility.current())
    live = batch_yields(states_after(facility.record, NK)[-1]).live
    if not current:
        return
    cells = sum((bottle.cells for bottle in current.values()), Fraction(0))
    assert set(live.vessels) == set(current)
    assert live.cells.value == cells
    assert live.cumulative_fold.value == cells / sum(bottle.founders() for bottle in current.values())
    assert live.segment_fold.value == cells / sum(bottle.founders_since_feeders() for bottle in current.values())


@given(facilities())
def test_what_is_on_hand_is_what_is_alive_and_what_was_frozen(facility: Facility) -> None:
    kept = [bottle.cells for bottle in facility.bottles.values() if bottle.fate in (Fate.CULTURE, Fate.FROZEN)]
    on_hand = batch_yields(states_after(facility.record, NK)[-1]).actual_yield
    assert on_hand.value == (sum(kept) if kept else None)


@given(facilities())
def test_the_theoretical_yield_is_all_that_was_seeded_grown_as_far(facility: Facility) -> None:
    current = [bottle for _, bottle in facility.current()]
    if current:
        cells = sum((bottle.cells for bottle in current), Fraction(0))
        fold = cells / sum(bottle.founders() for bottle in current)
        yields = batch_yields(states_after(facility.record, NK)[-1])
        assert yields.theoretical_yield.value == facility.seeded * fold


@given(facilities())
def test_no_cell_is_made_or_lost_by_moving_it(facility: Facility) -> None:
    for before, after in pairwise(states_after(facility.record, NK)):
        if isinstance(after.event, Moved):
            for amount in ("cells", "start", "segment_start"):
                totals = [
                    sum((getattr(vessel, amount) for vessel in state.vessels.values()), Fraction(0))
                    for state in (before, after)
                ]
                assert totals[0] == totals[1]


@given(facilities())
def test_split_and_pool_change_no_fold(facility: Facility) -> None:
    for before, after in pairwise(states_after(facility.record, NK)):
        if isinstance(after.event, Moved) and after.event.fate is Fate.CULTURE:
            stage = {vessel.stage for vessel in (*live_vessels(before).values(), *live_vessels(after).values())}
            if len(stage) > 1 or set(live_vessels(before)) != set(folds(before)):
                continue  # pooling can move cells to a later stage, and thereby into the sum
            was, now = batch_yields(before), batch_yields(after)
            assert was.live.cumulative_fold.value == now.live.cumulative_fold.value
            assert was.live.segment_fold.value == now.live.segment_fold.value
            assert was.theoretical_yield.value == now.theoretical_yield.value


@given(facilities())
def test_a_discard_changes_the_fold_of_no_remaining_vessel(facility: Facility) -> None:
    for before, after in pairwise(states_after(facility.record, NK)):
        if isinstance(after.event, Ended):
            assert after.event.vessel not in folds(after)
            assert folds(after).items() <= folds(before).items()


@given(facilities())
def test_the_order_and_the_names_of_vessels_do_not_matter(facility: Facility) -> None:
    names = {f"V{number + 1}": f"V{facility.named - number}" for number in range(facility.named)}
    renamed = [_renamed(event, names) for event in facility.record]
    original, other = states_after(facility.record, NK)[-1], states_after(renamed, NK)[-1]
    assert {names[name]: pair for name, pair in folds(original).items()} == folds(other)
    assert batch_yields(original).live.cumulative_fold.value == batch_yields(other).live.cumulative_fold.value
    assert batch_yields(original).actual_yield.value == batch_yields(other).actual_yield.value


def _renamed(event: Event, names: dict[str, str]) -> Event:
    if isinstance(event, Moved):
        return replace(event, source=names[event.source], target=event.target and names[event.target])
    return replace(event, vessel=names[event.vessel])


@given(facilities())
def test_events_may_come_in_any_order_of_their_entry(facility: Facility) -> None:
    """Facts are often entered late; only their moments order them, and equal moments keep the order of the record."""
    late_first = sorted(facility.record, key=lambda event: -event.at.timestamp())
    assert states_after(late_first, NK)[-1] == states_after(facility.record, NK)[-1]
