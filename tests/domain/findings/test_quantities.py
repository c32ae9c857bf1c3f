"""Numbers of the record with limits of their own: each is judged, on both sides of its limit."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.case import Case
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.figures.quantities import MEASURES, judged_quantities
from nkmfg.domain.findings.check import BATCH as WHOLE_BATCH
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.quantities import out_of_limits
from nkmfg.domain.recipe.enums import Level, Operation, Operator, Quantity
from nkmfg.domain.recipe.steps import Limit
from nkmfg.domain.values.computed import Computed
from tests.dossiers import Making, a_batch, codes, found, in_culture, worked_example_4
from tests.products import a_product
from tests.written import RECIPE, moment, sample, vessel


def of(quantity: Quantity, making: Making) -> list[Check]:
    return [check for check in found(out_of_limits, making) if check.params["quantity"] == quantity]


def numbers(quantity: Quantity, making: Making) -> list[Computed]:
    dossier = making.dossier()
    judged = judged_quantities(dossier, figures(dossier))
    return [number.measured.number for number in judged if number.limits.quantity is quantity]


def processed(making: Making, operation: Operation, source: str, target: str, ml: str, content: str) -> Making:
    """A wash or a depletion of day 7 at 11:00, into another vessel."""
    run, at = making.adds(operation, 7, "as the recipe allows"), moment(7, "11:00")
    making._vessel(target, "bag_1l", run)
    making.moved(run, source, target, ml, at)
    return making.wrote(run, "content_ml", content, vessel(target), at=at)


def washed(live_after: str) -> Making:
    """5 × 10⁹ viable cells washed into 100 mL."""
    making = in_culture().counted("A", day=7, ml="1000", live="5.0")
    return processed(making, Operation.WASH, "A", "W", "1000", "100").counted(
        "W", day=7, ml="100", live=live_after, clock="12:00"
    )


def depleted(nk_after: str = "95.5", t_after: str = "0.195") -> Making:
    """Worked example 21: 1.38 × 10¹⁰ T and 2.76 × 10⁹ NK before; 3.9 × 10⁶ T and 1.91 × 10⁹ NK after."""
    making = in_culture().counted("A", day=7, ml="1000", live="23").phenotyped("S7", "A", day=7, nk="12", t="60")
    processed(making, Operation.DEPLETE, "A", "D", "1000", "200")
    making.counted("D", day=7, ml="200", live="10", clock="12:00")
    return making.phenotyped("S8", "D", day=7, nk=nk_after, t=t_after, clock="12:05")


def with_t(t_pct: str) -> Making:
    return in_culture().counted("A", day=7, ml="400", live="5").phenotyped("S7", "A", day=7, nk="90", t=t_pct)


def recounted(first: str, second: str, clock: str = "14:00") -> Making:
    """Half of a vessel that was counted at 13:00, counted again."""
    making = in_culture().counted("A", day=3, ml="400", live=first, clock="13:00").split("A", "C", ml="200", day=3)
    return making.counted("C", day=3, ml="200", live=second, clock=clock)


def harvested(discarded_ml: str, *limits: Limit) -> Making:
    """A harvest of 1,000 mL, all that could be expected, of which some was discarded before."""
    judged = replace(RECIPE.quantities[-1], quantity=Quantity.YIELD_OF_EXPECTED_PCT, limits=limits)
    recipe = replace(RECIPE, quantities=(judged,)) if limits else RECIPE
    making = (
        a_batch(recipe=recipe)
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
        .counted("A", day=14, ml="1000", live="5.0")
        .phenotyped("S14", "A", day=14, nk="84")
        .discarded("A", day=14, ml=discarded_ml, clock="10:00")
    )
    return making.wrote("harvest_day_14/14/1", "clumps", "no", at=moment(14, "18:00"))


AT_MOST_HALF = Limit(level=Level.ACTION, operator=Operator.AT_MOST, value=Decimal(50), source="")

WASH, LOG, NK = Quantity.WASH_RECOVERY_PCT, Quantity.DEPLETION_LOG, Quantity.DEPLETION_NK_RECOVERY_PCT
T, RECOUNT, YIELD = Quantity.T_PCT, Quantity.RECOUNT_DIFFERENCE_PCT, Quantity.YIELD_OF_EXPECTED_PCT
BOTH_SIDES = [
    (WASH, washed("40"), None),  # 80 % of what there was
    (WASH, washed("39.9"), "quantity.action"),
    (LOG, depleted(t_after="3.45"), None),  # 2.301 of 2.3
    (LOG, depleted(t_after="3.46"), "quantity.warning"),
    (NK, depleted(nk_after="82.8"), None),  # 60 %
    (NK, depleted(nk_after="82.7"), "quantity.warning"),
    (T, with_t("1"), None),
    (T, with_t("1.01"), "quantity.warning"),
    (RECOUNT, recounted("1.9", "2.1"), None),  # 10 % of their mean
    (RECOUNT, recounted("1.9", "2.11"), "quantity.warning"),
    (RECOUNT, recounted("2.11", "1.9"), "quantity.warning"),
    (RECOUNT, recounted("1.7", "2.3"), "quantity.warning"),  # 30 %
    (RECOUNT, recounted("1.7", "2.31"), "quantity.action"),
    (YIELD, harvested("500"), None),  # the shipped recipe warns below 50 %
    (YIELD, harvested("500.1"), "quantity.warning"),
    (YIELD, harvested("500", AT_MOST_HALF), None),
    (YIELD, harvested("499.9", AT_MOST_HALF), "quantity.action"),
]


@pytest.mark.req("F08", "F13", "FD9")
@pytest.mark.parametrize(("quantity", "making", "code"), BOTH_SIDES)
def test_a_number_with_limits_is_outside_them_beyond_them_and_not_at_them(
    quantity: Quantity, making: Making, code: str | None
) -> None:
    checks = of(quantity, making)
    assert codes(checks) == ([] if code is None else [code])
    assert all(check.is_open for check in checks)


def test_a_limit_can_be_set_only_for_what_is_judged() -> None:
    """Each quantity a recipe may name is measured, and has a case above in which its limit is left."""
    assert set(MEASURES) == set(Quantity)
    assert {quantity for quantity, _, code in BOTH_SIDES if code is not None} == set(Quantity)


@pytest.mark.req("F13")
def test_a_depletion_is_measured_by_the_phenotypes_before_and_after_it() -> None:
    """Worked example 21: log 3.549 of T cells, 69.2 % of the NK cells recovered."""
    (log,) = numbers(LOG, depleted())
    (recovery,) = numbers(NK, depleted())
    assert log.value is not None
    assert recovery.value is not None
    assert round(log.value, 3) == Fraction("3.549")
    assert round(recovery.value, 1) == Fraction("69.2")


def test_a_depletion_without_a_phenotype_is_not_measured_and_not_judged() -> None:
    making = in_culture().counted("A", day=7, ml="1000", live="23")
    processed(making, Operation.DEPLETE, "A", "D", "1000", "200").counted("D", day=7, ml="200", live="1", clock="12:00")
    assert [number.value for number in numbers(LOG, making) + numbers(NK, making)] == [None, None]
    assert of(LOG, making) == of(NK, making) == []


def test_over_a_depletion_and_a_wash_without_a_count_between_neither_is_measured() -> None:
    making = in_culture().counted("A", day=7, ml="1000", live="5.0")
    processed(making, Operation.DEPLETE, "A", "D", "1000", "200")
    processed(making, Operation.WASH, "D", "W", "200", "100").counted("W", day=7, ml="100", live="1", clock="12:00")
    assert numbers(WASH, making) == numbers(LOG, making) == []


@pytest.mark.parametrize(
    ("gate", "of_live", "typed", "of_live_pct"),
    [
        ("live", None, "2", "2"),
        ("cd45", "50", "2", "1"),
        ("lymphocytes", "50", "2", "1"),
        ("all", None, "2", "2.5"),  # 80 % of all cells are alive
    ],
)
def test_t_cells_are_judged_of_live_cells_whatever_their_gate(
    gate: str, of_live: str | None, typed: str, of_live_pct: str
) -> None:
    making = (
        in_culture().counted("A", day=7, ml="400", live="4", dead="1").phenotyped("S7", "A", day=7, nk="90", t=typed)
    )
    run, at = making.last, moment(7, "16:01")
    making.wrote(run, "parent_gate", gate, sample("S7"), at=at)
    if of_live is not None:
        making.wrote(run, "parent_of_live_pct", of_live, sample("S7"), at=at)
    (number,) = numbers(T, making)
    assert number.value == Fraction(of_live_pct)


def test_t_cells_before_the_culture_are_no_reason_for_a_depletion_of_it() -> None:
    assert of(T, a_batch().received("P", ml="180").phenotyped("S0", "P", day=0, nk="12", t="60")) == []
    started = in_culture()
    started.culture_started_at = moment(0, "12:00")
    assert of(T, started.phenotyped("S0", "I", day=0, nk="12", t="60", clock="11:59")) == []
    assert len(of(T, started.phenotyped("S1", "A", day=1, nk="12", t="60", clock="12:00"))) == 1


@pytest.mark.req("FD9")
@pytest.mark.parametrize("clock", ["11:30", "12:00", "12:30"])
@pytest.mark.parametrize("taken_ml", ["200", "400"])
def test_t_cells_of_what_is_seeded_are_none_in_culture_even_if_drawn_as_the_culture_starts(
    clock: str, taken_ml: str
) -> None:
    """A sample of the seeded suspension, or of its rest, is of the starting material until its own vessel is seeded."""
    started = (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .seeded("I", "A", ml=taken_ml, content="400")
    )
    started.culture_started_at = moment(0, "12:00")
    assert numbers(T, started.phenotyped("S0", "I", day=0, nk="12", t="60", clock=clock)) == []
    assert len(numbers(T, started.phenotyped("S1", "A", day=0, nk="12", t="60", clock="12:31"))) == 1


def test_t_cells_in_culture_are_those_of_every_vessel_that_comes_of_a_seeded_one() -> None:
    carried = in_culture().counted("A", day=7, ml="400", live="5").restimulated("A", "B", ml="400", content="400")
    assert len(numbers(T, carried.phenotyped("S8", "B", day=8, nk="90", t="2"))) == 1


@pytest.mark.req("F13")
def test_two_counts_of_the_same_cells_differ_as_in_worked_example_18() -> None:
    (number,) = numbers(RECOUNT, recounted("1.82", "2.10"))
    assert number.value is not None
    assert round(number.value, 2) == Fraction("14.29")


@pytest.mark.parametrize(("clock", "judged"), [("17:00", 1), ("17:01", 0)])
def test_a_count_later_than_counts_make_one_number_measures_growth(clock: str, judged: int) -> None:
    assert len(numbers(RECOUNT, recounted("1.7", "2.31", clock))) == judged


def test_a_count_after_feeders_were_added_is_no_recount() -> None:
    counted = in_culture().counted("A", day=7, ml="400", live="5", clock="13:00")
    stimulated = counted.restimulated("A", "B", ml="400", content="400", clock="14:00")
    assert of(RECOUNT, stimulated.counted("B", day=7, ml="400", live="10", clock="15:00")) == []


def test_the_two_counts_of_the_dose_have_a_limit_of_their_own() -> None:
    assert numbers(RECOUNT, a_product()) == []


def test_a_number_of_a_count_says_the_run_the_vessel_and_who_counted() -> None:
    (check,) = of(RECOUNT, recounted("1.9", "2.11"))
    assert (str(check.subject), check.run, check.by, check.at) == (
        "run:count_daily/3/3",
        "count_daily/3/3",
        "anna",
        moment(3, "14:00"),
    )
    assert (check.params["about_kind"], check.params["about"]) == ("vessel", "C")
    assert check.params["value"].startswith("10.4738")


@pytest.mark.req("F08", "FD9")
def test_the_yield_is_of_the_whole_batch_and_judged_from_the_harvest_on() -> None:
    (check,) = of(YIELD, harvested("500.1"))
    assert (check.subject, check.params, check.run) == (
        WHOLE_BATCH,
        {"quantity": "yield_of_expected_pct", "value": "49.99"},
        None,
    )
    assert numbers(YIELD, worked_example_4()) == []


def test_the_numbers_are_judged_once_for_everybody_who_reads_the_case() -> None:
    case = Case(washed("39.9").dossier())
    assert case.quantities is case.quantities
    (check,) = [check for check in case.checks if check.code == "quantity.action"]
    assert check.spec.opens_deviation
    assert check.at == moment(7, "12:00") + timedelta(0)
