"""Feeders, IL-2, medium, and the trigger of a depletion of T cells."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.calculators.calculated_snapshot import differs, freeze, frozen
from nkmfg.domain.culture.feeding import (
    FeederRatio,
    cd3_trigger_pct,
    cells_to_fill,
    exchange_ml,
    feeder_cells,
    il2_exact_ml,
    il2_iu,
    il2_volume_ul,
    medium_to_add_ml,
    projected_cd3_cells_per_kg,
    replacement_ml,
    responder_cells,
    viable_feeders_per_vial,
    vials_to_thaw,
    volume_after_feed_ml,
    volume_at_density_ml,
    volume_less_ml,
)
from nkmfg.domain.recipe.enums import Il2Convention, Responder
from nkmfg.domain.values.computed import Absence, Computed, Input, missing
from nkmfg.domain.values.notes import NoteCode
from tests.domain.worked import agrees, exact, value

pytestmark = pytest.mark.req("F07")

NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
amounts = st.integers(1, 10**10).map(Fraction)


def test_two_to_one_is_two_feeders_for_a_responder_and_never_the_other_way() -> None:
    two_to_one = FeederRatio(Fraction(2), Responder.NUCLEATED)
    assert value(feeder_cells(two_to_one, responder_cells=exact("2e8"))) == exact("4e8")


def test_the_working_of_feeders_names_the_responders_they_were_counted_against() -> None:
    feeders = feeder_cells(FeederRatio(Fraction(10), Responder.NK), responder_cells=exact("2.4e7"))
    assert (feeders.inputs[0].name, feeders.inputs[0].unit) == ("nk_cells", "cells")


def test_feeders_for_nk_cells_wait_for_the_phenotype() -> None:
    pending = missing(Absence.PENDING, NoteCode.NK_PENDING, sample="S-7")
    feeders = feeder_cells(FeederRatio(Fraction(10), Responder.NK), responder_cells=pending)
    assert (feeders.value, feeders.notes) == (None, pending.notes)


@given(amounts, amounts)
def test_vials_are_enough_and_none_too_many(needed: Fraction, each: Fraction) -> None:
    vials = vials_to_thaw(feeder_cells=needed, per_vial_cells=each)
    number, left = value(vials.vials), value(vials.left_over_cells)
    assert number.denominator == 1
    assert 0 <= left < each
    assert number * each == needed + left


def test_a_vial_without_viable_feeders_gives_no_number_of_vials() -> None:
    dead = viable_feeders_per_vial(label_cells=exact("5e7"), recovery_pct=0)
    vials = vials_to_thaw(feeder_cells=exact("4e8"), per_vial_cells=dead)
    assert vials.vials.absence is vials.left_over_cells.absence is Absence.UNDEFINED


@given(amounts, st.integers(1, 1000), st.integers(1, 5000))
def test_the_exact_il2_volume_gives_the_target_in_the_volume_grown_by_it(
    stock: Fraction, target: int, volume_ml: int
) -> None:
    added = il2_exact_ml(target_iu_per_ml=target, volume_ml=volume_ml, stock_iu_per_ml=stock)
    if stock <= target:
        assert added.absence is Absence.REFUSED
    else:
        assert stock * value(added) / (volume_ml + value(added)) == target


def test_the_two_conventions_of_il2_differ_and_each_names_its_volume() -> None:
    doses = {
        convention: il2_iu(convention, target_iu_per_ml=100, fresh_ml=200, total_ml=400) for convention in Il2Convention
    }
    assert {each.inputs[1].name: each.value for each in doses.values()} == {"fresh_ml": 20_000, "total_ml": 40_000}


def test_an_empty_stock_gives_no_volume() -> None:
    assert il2_volume_ul(il2_iu=20_000, stock_iu_per_ml=0).absence is Absence.UNDEFINED


@given(amounts, st.integers(1, 10**7), st.integers(0, 5000))
def test_medium_brings_the_culture_to_its_density_or_is_refused(cells: Fraction, density: int, volume_ml: int) -> None:
    added = medium_to_add_ml(viable_cells=cells, target_cells_per_ml=density, volume_ml=volume_ml)
    if added.value is None:
        assert cells < density * volume_ml
    else:
        assert added.value >= 0
        assert cells == density * (volume_ml + added.value)


def test_medium_beyond_what_the_vessel_holds_is_refused() -> None:
    def add(vessel_max_ml: int) -> Computed:
        return medium_to_add_ml(
            viable_cells=exact("1.5e9"),
            target_cells_per_ml=500_000,
            volume_ml=400,
            vessel_max_ml=Fraction(vessel_max_ml),
        )

    assert (add(2999).value, add(3000).value) == (None, Fraction(2600))
    assert add(2999).absence is Absence.REFUSED


def test_no_medium_thins_a_culture_that_is_thinner_already() -> None:
    refused = medium_to_add_ml(viable_cells=exact("1e8"), target_cells_per_ml=500_000, volume_ml=400)
    assert (refused.value, refused.absence) == (None, Absence.REFUSED)


def test_a_target_density_of_zero_is_no_target() -> None:
    assert medium_to_add_ml(viable_cells=1, target_cells_per_ml=0, volume_ml=1).absence is Absence.UNDEFINED
    assert volume_at_density_ml(cells=1, cells_per_ml=0).absence is Absence.UNDEFINED


def trigger(recipe_pct: str) -> Fraction:
    return value(
        cd3_trigger_pct(
            recipe_pct=exact(recipe_pct),
            limit_cells_per_kg=exact("1e5"),
            nk_pct=exact("93.8"),
            dose_level_cells_per_kg=exact("5e7"),
        )
    )


def test_t_cells_are_depleted_by_the_recipe_or_by_what_the_dose_level_allows() -> None:
    assert agrees(trigger("1"), "0.1876")
    assert trigger("0.1") == exact("0.1")


def test_at_the_trigger_the_projected_t_cells_are_at_their_limit() -> None:
    projected = projected_cd3_cells_per_kg(
        dose_level_cells_per_kg=exact("5e7"), cd3_pct=trigger("1"), nk_pct=exact("93.8")
    )
    assert value(projected) == exact("1e5")


def test_half_of_400_ml_is_exchanged_and_replaced_by_as_much() -> None:
    """Worked example 9: 400 mL, half of it."""
    removed = exchange_ml(volume_ml=400, exchange_pct=50)
    assert value(removed) == value(replacement_ml(removed_ml=removed)) == 200
    assert value(volume_after_feed_ml(volume_ml=400, removed_ml=removed, added_ml=200)) == 400
    assert value(volume_less_ml(volume_ml=100, removed_ml=120)) == 0


def test_responders_are_summed_over_the_vessels_they_come_from_and_one_uncounted_vessel_leaves_none() -> None:
    both = responder_cells(Responder.VIABLE, {"A": (exact("100"), exact("1.34e6")), "B": (100, exact("1.28e6"))})
    assert value(both) == exact("2.62e8")
    assert [formula_input.unit for formula_input in both.inputs] == ["mL", "cells/mL"] * 2
    uncounted = missing(Absence.PENDING, NoteCode.VESSEL_NOT_COUNTED, vessel="B")
    assert responder_cells(Responder.VIABLE, {"A": (100, 10**6), "B": (100, uncounted)}).notes == uncounted.notes


def test_a_full_vessel_at_the_seeding_density_says_how_much_to_carry() -> None:
    cells = cells_to_fill(maximum_ml=1000, seeding_cells_per_ml=exact("5e5"))
    assert value(volume_at_density_ml(cells=cells, cells_per_ml=exact("1.25e6"))) == 400


def test_a_number_acted_upon_is_read_back_as_it_was_frozen() -> None:
    third = exchange_ml(volume_ml=Input("", Fraction(100, 3), source="vessel A", at=NOON), exchange_pct=50)
    kept = frozen(freeze(third))
    assert (kept.formula, kept.unit, kept.inputs[0].source, kept.inputs[0].at) == (
        third.formula,
        "mL",
        "vessel A",
        NOON,
    )
    assert not differs(kept, third)
    assert differs(kept, exchange_ml(volume_ml=34, exchange_pct=50))
    nothing = exchange_ml(volume_ml=missing(Absence.PENDING, NoteCode.VESSEL_NOT_COUNTED, vessel="A"), exchange_pct=50)
    assert not differs(kept, nothing)
