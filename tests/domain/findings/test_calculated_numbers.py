"""Actual amounts off the calculated ones, and calculated ones that would be others now: both sides of each rule."""

from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.calculators.calculated_snapshot import freeze
from nkmfg.domain.facts.dossier import LineKey
from nkmfg.domain.findings.calculated_numbers import compare_snapshot, differing_now, off_calculated, off_calculated_pct
from nkmfg.domain.values.computed import Computed, Formula
from tests.dossiers import Making, found, in_culture
from tests.written import moment, vessel

FED, AT, A = "feed/2/1", moment(2, "15:00"), vessel("A")
IL2 = LineKey(FED, "il2_iu", A)


def calculated(value: str, unit: str = "IU") -> str:
    """A calculated number as it is kept in the entry it was shown beside."""
    return freeze(Computed("il2_iu", Fraction(Decimal(value)), unit, Formula("il2", 1, "…", "…"), ()))


def fed(typed: str, beside: str | None = None, field: str = "il2_iu") -> Making:
    """60 mL of medium for vessel A: by the recipe that is 6,000 IU of IL-2."""
    making = in_culture()
    for name, amount in (("removed_ml", "0"), ("added_ml", "60")):
        making.wrote(FED, name, amount, A, at=AT)
    return making.wrote(FED, field, typed, A, at=AT, working=beside)


@pytest.mark.req("F04", "D12")
@pytest.mark.parametrize(
    ("typed", "off_pct"),
    [("6000", None), ("6600", None), ("6606", "10.1"), ("5400", None), ("5394", "10.1")],
)
def test_an_actual_amount_is_off_the_calculated_one_beyond_what_the_recipe_allows(
    typed: str, off_pct: str | None
) -> None:
    checks = found(off_calculated, fed(typed, calculated("6000")))
    assert [check.params["off_pct"] for check in checks] == ([] if off_pct is None else [off_pct])
    for check in checks:
        assert (check.code, check.params["limit_pct"], check.params["value"]) == ("actual.off_calculated", "10", typed)
        assert str(check.subject) == f"line:{FED}#il2_iu#vessel:A#1"
        assert (check.run, check.by, check.at, check.is_open) == (FED, "anna", AT, True)


def test_an_actual_amount_is_compared_in_the_unit_of_the_calculation() -> None:
    """Feeders are typed in millions."""
    making = in_culture()
    seed, key = "seed/-/1", "feeders_viable"
    for typed, count in (("440", 0), ("441", 1)):
        at = moment(0, "12:00")
        making.wrote(seed, key, typed, A, at=at, kind="correction", working=calculated("400000000", "cells"))
        assert len(found(off_calculated, making)) == count


@pytest.mark.parametrize(
    "making",
    [
        fed("9000"),  # nothing stood beside it
        fed("9000", calculated("0")),
        fed("9000", calculated("6000")).voided(IL2, "none was given", at=AT),
        fed("90", calculated("60"), "added_ml"),  # the recipe sets no difference for it
        fed("", calculated("6000")),
    ],
)
def test_what_was_not_calculated_or_has_no_limit_is_off_nothing(making: Making) -> None:
    assert found(off_calculated, making) == []
    for run, line in making.dossier().lines():
        assert off_calculated_pct(run, line) is None


@pytest.mark.req("F07", "D12")
def test_a_number_that_was_acted_upon_would_be_another_now() -> None:
    making = fed("6000", calculated("6000"))
    assert found(differing_now, making) == []
    making.corrected(LineKey(FED, "added_ml", A), "70", "misread", at=moment(2, "16:00"))
    (check,) = found(differing_now, making)
    assert (check.code, check.params["then"], check.params["now"]) == ("calculated.differs_now", "6000", "7000")
    assert (check.params["value"], check.params["unit"]) == ("6000", "IU")
    assert str(check.subject) == f"line:{FED}#il2_iu#vessel:A#1"
    assert (check.run, check.by, check.at, check.is_open) == (FED, "anna", AT, False)


def test_what_stood_beside_a_value_is_read_though_it_cannot_be_computed_any_more() -> None:
    making = fed("6000", calculated("6000"))
    making.voided(LineKey("count_start/-/1", "live_per_ml", vessel("I")), "another flask", at=AT)
    making.voided(LineKey(FED, "added_ml", A), "misread", at=AT)
    evidence_of = making.seen()
    run = evidence_of[0].run(FED)
    line = run.line("il2_iu", A)
    assert line is not None
    stood = compare_snapshot(*evidence_of, run, line)
    assert stood is not None
    assert (stood.then.value, stood.now) == (6000, None)
    assert found(differing_now, making) == []


def test_a_number_beside_a_field_without_a_calculator_is_no_other_now() -> None:
    making = fed("IL2-A", calculated("6000"), "il2_lot")
    dossier, numbers = making.seen()
    run = dossier.run(FED)
    line = run.line("il2_lot", A)
    assert line is not None
    stood = compare_snapshot(dossier, numbers, run, line)
    assert stood is not None
    assert stood.now is None
    plain_line = run.line("added_ml", A)
    assert plain_line is not None
    assert compare_snapshot(dossier, numbers, run, plain_line) is None
    assert found(differing_now, making) == []
