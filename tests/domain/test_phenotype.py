"""NK cells: by the right gate, viability applied once, never by the percentage of another day."""

from fractions import Fraction

import pytest

from nkmfg.domain.culture.phenotype import ParentGate, nk_cells, nk_not_measured, nk_pending
from nkmfg.domain.operations.required_fields import PARENT_GATES
from nkmfg.domain.values.computed import Absence
from nkmfg.domain.values.notes import NoteCode, note
from tests.domain.worked import agrees, value

pytestmark = pytest.mark.req("F07")

VIABLE, TOTAL, NK_PCT = Fraction(6_072_400_000), Fraction(6_460_000_000), Fraction(913, 10)


def nk(gate: ParentGate, pct: Fraction = NK_PCT, of_live: Fraction | None = None) -> Fraction | None:
    return nk_cells(
        viable_cells=VIABLE, total_cells=TOTAL, nk_pct=pct, parent_gate=gate, parent_of_live_pct=of_live
    ).value


def test_of_live_cells_the_percentage_is_taken_of_viable_cells() -> None:
    assert nk(ParentGate.LIVE) == VIABLE * NK_PCT / 100


def test_of_all_cells_it_is_taken_of_the_total_and_viability_is_not_applied_again() -> None:
    live_nk_of_all = NK_PCT * Fraction(94, 100)
    assert nk(ParentGate.ALL, live_nk_of_all) == nk(ParentGate.LIVE)


@pytest.mark.parametrize("gate", [ParentGate.CD45, ParentGate.LYMPHOCYTES])
def test_of_a_gate_within_live_cells_the_share_of_that_gate_goes_in_too(gate: ParentGate) -> None:
    assert nk(gate, of_live=Fraction(97)) == VIABLE * Fraction(97, 100) * NK_PCT / 100


@pytest.mark.parametrize("gate", [ParentGate.CD45, ParentGate.LYMPHOCYTES])
def test_without_that_share_there_is_no_number_of_nk_cells(gate: ParentGate) -> None:
    refused = nk_cells(viable_cells=VIABLE, total_cells=TOTAL, nk_pct=NK_PCT, parent_gate=gate)
    assert (refused.value, refused.absence) == (None, Absence.REFUSED)
    assert refused.notes == (note(NoteCode.NO_SHARE_OF_LIVE),)
    assert [each.name for each in refused.inputs] == ["viable_cells", "nk_pct"]


def test_the_gates_are_those_a_recipe_may_offer() -> None:
    assert tuple(ParentGate) == PARENT_GATES


def test_nk_is_pending_until_the_phenotype_of_that_sample_is_in() -> None:
    pending = nk_pending("S-0107")
    assert (pending.value, pending.absence) == (None, Absence.PENDING)
    assert pending.notes == (note(NoteCode.NK_PENDING, sample="S-0107"),)


def test_nk_without_a_sample_is_not_measured_and_nobody_waits_for_it() -> None:
    assert nk_not_measured("the count of day 3").absence is Absence.NOT_MEASURED


def test_the_two_wrong_answers_of_the_counter_are_not_given() -> None:
    nk_viable = value(nk_cells(viable_cells=VIABLE, total_cells=TOTAL, nk_pct=NK_PCT, parent_gate=ParentGate.LIVE))
    assert agrees(nk_viable, "5544101200")
    assert not agrees(nk_viable, "5211455128")
    assert not agrees(nk_viable, "5897980000")
