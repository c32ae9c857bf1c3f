"""What a depletion, a wash or a thaw does to the cells of a vessel: a loss, which is neither growth nor shrinking."""

from fractions import Fraction
from typing import Any

import pytest

from nkmfg.domain.culture.events import Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.culture.vessel import RECOVERY_UNKNOWN, Vessel
from nkmfg.domain.culture.yields import vessel_figures
from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.values.computed import Absence
from tests.domain.worked import NO_SAMPLE, at_the_end, counted, day, exact, value

pytestmark = pytest.mark.req("F07", "F12")

SEEDED = (counted(day(0), "A", "2e8", 400), Seeded(day(0), "A"))


def fold(*events: Event, vessel: str = "A") -> Fraction | None:
    return vessel_figures(at_the_end(*SEEDED, *events), vessel).cumulative_fold.value


@pytest.mark.parametrize(("source", "target"), [("B", "A"), ("A", "B")])
def test_a_washed_bag_pooled_with_another_is_counted_with_it(source: str, target: str) -> None:
    events = (
        counted(day(7), "A", "2e9", 400),
        Moved(day(7), "A", Fraction(100), "B"),
        Processed(day(7), "B", Operation.DEPLETE),
        Moved(day(7), source, None, target),
        counted(day(7), target, "1.8e9", 400),
    )
    assert fold(*events, vessel=target) == 10


def test_a_depletion_is_a_loss_and_no_shrinking() -> None:
    depleted = (counted(day(7), "A", "2e9"), Processed(day(7), "A", Operation.DEPLETE), counted(day(7), "A", "1.4e9"))
    assert fold(*depleted) == 10
    assert fold(*depleted, counted(day(14), "A", "2.8e9")) == 20


def test_a_wash_after_a_depletion_is_counted_once_for_both() -> None:
    events = (
        counted(day(7), "A", "2e9"),
        Processed(day(7), "A", Operation.DEPLETE),
        Moved(day(7), "A", None, "D"),
        Processed(day(7), "D", Operation.DEPLETE),
        counted(day(7), "D", "1e9"),
        counted(day(9), "D", "3e9"),
    )
    assert fold(*events, vessel="D") == 30


def test_until_it_is_counted_again_a_washed_vessel_keeps_its_fold_and_has_no_number_of_cells() -> None:
    figures = vessel_figures(
        at_the_end(*SEEDED, counted(day(7), "A", "2e9"), Processed(day(7), "A", Operation.DEPLETE)), "A"
    )
    assert value(figures.cumulative_fold) == 10
    assert figures.cells.absence is Absence.PENDING


def test_a_recovery_nobody_counted_leaves_the_folds_after_it_unknown() -> None:
    feeders_too_soon = (
        counted(day(7), "A", "2e9"),
        Processed(day(7), "A", Operation.DEPLETE),
        Restimulated(day(7), "A"),
        counted(day(14), "A", "9e9"),
    )
    figures = vessel_figures(at_the_end(*SEEDED, *feeders_too_soon), "A")
    assert value(figures.cells) == exact("9e9")
    assert figures.cumulative_fold.notes == RECOVERY_UNKNOWN.notes
    assert figures.segment_fold.value is None


def test_a_recovery_from_nk_cells_nobody_measured_is_unknown() -> None:
    events = (
        counted(day(7), "A", "1e9"),
        counted(day(9), "A", NO_SAMPLE),
        Processed(day(9), "A", Operation.DEPLETE),
        counted(day(9), "A", "2e9"),
    )
    figures = vessel_figures(at_the_end(*SEEDED, *events), "A")
    assert value(figures.cells) == exact("2e9")
    assert (figures.cumulative_fold.value, figures.cumulative_fold.notes) == (None, NO_SAMPLE.notes)


def test_cells_washed_and_seeded_uncounted_have_no_number_to_count_folds_from() -> None:
    culture = at_the_end(counted(day(0), "P", "1e9"), Processed(day(0), "P", Operation.DEPLETE), Seeded(day(0), "P"))
    assert culture.seeded == culture.vessels["P"].cells == RECOVERY_UNKNOWN


def test_a_recovery_of_nk_cells_nobody_measured_is_not_made_up_from_a_later_phenotype() -> None:
    events = (counted(day(7), "A", "2e9"), Processed(day(7), "A", Operation.DEPLETE), counted(day(7), "A", NO_SAMPLE))
    assert vessel_figures(at_the_end(*SEEDED, *events), "A").cells.value is None
    assert fold(*events, counted(day(14), "A", "4e10")) is None


def test_cells_depleted_before_seeding_count_from_what_was_seeded() -> None:
    events = (
        counted(day(0), "P", "1e10", 200),
        Processed(day(0), "P", Operation.DEPLETE),
        counted(day(0), "P", "4e9", 100),
        Moved(day(0), "P", Fraction(5), "A"),
        Gauged(day(0), "A", Fraction(400)),
        Seeded(day(0), "A"),
        counted(day(7), "A", "2e9"),
    )
    culture = at_the_end(*events)
    assert culture.seeded == exact("2e8")
    assert value(vessel_figures(culture, "A").cumulative_fold) == 10


def test_a_thawed_vessel_is_in_culture_again_and_its_loss_is_no_shrinking() -> None:
    events = (
        counted(day(7), "A", "2e9", 100),
        Moved(day(7), "A", Fraction(50), "F", Fate.FROZEN),
        Processed(day(20), "F", Operation.DEPLETE),
        counted(day(20), "F", "6e8", 50),
    )
    culture = at_the_end(*SEEDED, *events)
    assert culture.vessels["F"].fate is Fate.CULTURE
    assert value(vessel_figures(culture, "F").cumulative_fold) == 10


def a_vessel(**changes: Any) -> Vessel:
    known = {"volume_ml": Fraction(100), "cells": Fraction(10), "as_of": day(1), "seeded_at": day(0)}
    return Vessel(**{**known, "segment_from": day(0), **changes})


def test_a_pool_knows_no_more_than_the_less_known_of_two() -> None:
    known, unknown = a_vessel(), a_vessel(unmeasured=NO_SAMPLE, spans=True)
    for pool in (known + unknown, unknown + known):
        assert (pool.unmeasured, pool.spans) == (NO_SAMPLE, True)
    assert ((known + known).unmeasured, (known + known).spans) == (None, False)


def test_a_stage_begins_at_the_seeding_and_another_at_each_restimulation() -> None:
    seeded = a_vessel(spans=True).seeded(day(1))
    assert seeded.stage == 1
    assert (seeded.restimulated().stage, seeded.restimulated().spans) == (2, False)
    uncounted = a_vessel(unmeasured=NO_SAMPLE).restimulated()
    assert (uncounted.stage, uncounted.spans) == (1, True)


def test_a_whole_share_is_no_more_than_there_was() -> None:
    for share, doubted in ((Fraction(1), False), (Fraction(101, 100), True)):
        moved = Moved(day(7), "A", Fraction(100), "B", share=share)
        assert bool(at_the_end(*SEEDED, moved).faults) is doubted
