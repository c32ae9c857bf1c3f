"""Judging results: comparators, bounds, rounding, per kg on the right weight; what is missing never passes."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.recipe.comparison import Measured, half_up, holds, written
from nkmfg.domain.recipe.enums import ResultKind, SampledMaterial, Scale, Stage, WeightBasis
from nkmfg.domain.recipe.judging import (
    Context,
    Judgement,
    JudgementCode,
    MissingInput,
    Result,
    ResultState,
    Verdict,
    judge,
    weight_kg,
)
from nkmfg.domain.recipe.limits import LimitVerdict, bar_of, is_plausible, judge_limits, viability_limits
from nkmfg.domain.recipe.model import Blocks, Choice, Criterion, Level, Limit, Operator, Span, Supply
from nkmfg.domain.recipe.parameters import TimedViability
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import Comparator
from tests.domain.worked import EXAMPLES, agrees, exact

PERCENT = Criterion(
    key="viability",
    attribute="Viability",
    method="count",
    material=SampledMaterial.FINAL_PRODUCT,
    stage=Stage.FINAL_PRODUCT,
    sampled_at=("fill",),
    operator=Operator.AT_LEAST,
    limit=Decimal(70),
    unit="%",
    blocks=Blocks.RELEASE,
    reports_within_hours=Decimal(1),
    source="test",
)
GROWTH = replace(
    PERCENT,
    key="sterility",
    attribute="Sterility",
    kind=ResultKind.OUTCOME,
    operator=None,
    limit=None,
    outcomes=(Choice(key="no_growth", label="No growth"), Choice(key="growth", label="Growth")),
    passing=("no_growth",),
)
T_PER_KG = replace(
    PERCENT,
    key="t_per_kg",
    attribute="CD3⁺CD56⁻ per kg",
    operator=Operator.AT_MOST,
    limit=Decimal(100_000),
    unit="cells/kg",
    result_unit="%",
    scale=Scale.PCT_OF_VIABLE,
    per_kg=True,
    weight_basis=WeightBasis.LOWER,
    blocks=Blocks.INFUSION,
)
ENDOTOXIN = replace(
    T_PER_KG,
    key="endotoxin",
    attribute="Endotoxin",
    limit=Decimal(5),
    unit="EU/kg/h",
    scale=Scale.PER_ML,
    per_hour=True,
)
NOWHERE = Context()
W11 = EXAMPLES["WE11_dose"]
DOSE = Context(
    viable_cells=exact(W11["total_viable"]), volume_ml=exact(W11["volume_ml"]), weight_order_kg=Decimal("18.4")
)


def number(value: str, comparator: Comparator | None = None, **more: Any) -> Result:
    return Result(value=Decimal(value), comparator=comparator, **more)


def verdict(result: Result | None, criterion: Criterion = PERCENT, context: Context = NOWHERE) -> Verdict:
    return judge(result, criterion, context).verdict


def amount(judged: Judgement) -> Fraction:
    assert judged.amount is not None, judged.code
    return judged.amount


@pytest.mark.req("I01")
@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (None, Verdict.PENDING),
        (Result(), Verdict.PENDING),
        (Result(state=ResultState.PENDING), Verdict.PENDING),
        (number("94", state=ResultState.PRELIMINARY), Verdict.PENDING),
        (number("94", state=ResultState.INVALID, reason="control failed"), Verdict.INVALID),
        (number("94", state=ResultState.NOT_TESTED, reason="sample lost"), Verdict.NOT_TESTED),
    ],
)
def test_what_is_missing_invalid_or_not_tested_never_passes(result: Result | None, expected: Verdict) -> None:
    judged = judge(result, PERCENT, NOWHERE)
    assert judged.verdict is expected
    assert not judged.settles


@pytest.mark.parametrize(
    ("state", "code"),
    [(ResultState.NOT_TESTED, JudgementCode.NOT_TESTED), (ResultState.INVALID, JudgementCode.INVALID)],
)
def test_the_reason_for_not_testing_is_kept(state: ResultState, code: JudgementCode) -> None:
    judged = judge(Result(state=state, reason="sample lost"), PERCENT, NOWHERE)
    assert (judged.code, judged.reason) == (code, "sample lost")


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (None, JudgementCode.NO_RESULT),
        (Result(state=ResultState.PENDING), JudgementCode.NO_RESULT),
        (Result(), JudgementCode.NO_NUMBER),
        (number("94", state=ResultState.PRELIMINARY), JudgementCode.PRELIMINARY_NUMBER),
        (number("70"), JudgementCode.LIMIT_MET),
        (number("69.9"), JudgementCode.LIMIT_NOT_MET),
        (number("69.9", Comparator.GREATER), JudgementCode.BOUND_ONLY),
    ],
)
def test_each_verdict_on_a_number_says_why(result: Result | None, code: JudgementCode) -> None:
    assert judge(result, PERCENT, NOWHERE).code is code


@pytest.mark.parametrize(
    ("operator", "on_the_limit"),
    [
        (Operator.LESS, Verdict.FAIL),
        (Operator.AT_MOST, Verdict.PASS),
        (Operator.GREATER, Verdict.FAIL),
        (Operator.AT_LEAST, Verdict.PASS),
        (Operator.EQUAL, Verdict.PASS),
    ],
)
def test_the_comparator_of_the_recipe_decides_on_the_limit_itself(operator: Operator, on_the_limit: Verdict) -> None:
    assert verdict(number("70"), replace(PERCENT, operator=operator)) is on_the_limit


@pytest.mark.parametrize(
    ("operator", "bound", "expected"),
    [
        ("<", "<0.1", Verdict.PASS),
        ("<=", "<0.1", Verdict.PASS),
        ("<", "≤0.1", Verdict.CANNOT_BE_SHOWN),
        ("<=", "≤0.1", Verdict.PASS),
        ("<", "<0.05", Verdict.PASS),
        ("<", "<0.2", Verdict.CANNOT_BE_SHOWN),
        ("<", ">0.05", Verdict.CANNOT_BE_SHOWN),
        ("<", "≥0.1", Verdict.FAIL),
        ("<=", ">0.1", Verdict.FAIL),
        ("<=", "≥0.1", Verdict.CANNOT_BE_SHOWN),
        (">", "<0.1", Verdict.FAIL),
        (">=", "<0.1", Verdict.FAIL),
        (">=", "≤0.1", Verdict.CANNOT_BE_SHOWN),
        (">=", "<0.2", Verdict.CANNOT_BE_SHOWN),
        (">=", "≥0.1", Verdict.PASS),
        (">", ">0.1", Verdict.PASS),
        (">", "≥0.1", Verdict.CANNOT_BE_SHOWN),
        ("=", "<0.2", Verdict.CANNOT_BE_SHOWN),
        ("=", "<0.1", Verdict.FAIL),
    ],
)
def test_of_a_bound_only_what_is_certain_is_said(operator: str, bound: str, expected: Verdict) -> None:
    criterion = replace(PERCENT, operator=Operator(operator), limit=Decimal("0.1"))
    assert verdict(number(bound[1:], Comparator(bound[0])), criterion) is expected


@given(
    value=st.fractions(0, 10),
    bound=st.fractions(0, 10),
    limit=st.fractions(0, 10),
    comparator=st.sampled_from(Comparator),
    operator=st.sampled_from(Operator),
)
def test_a_verdict_on_a_bound_holds_for_every_value_it_can_be(
    value: Fraction, bound: Fraction, limit: Fraction, comparator: Comparator, operator: Operator
) -> None:
    spelled = Operator(comparator.value.replace("≤", "<=").replace("≥", ">="))
    measured = Measured(bound, comparator)
    if holds(value, spelled, bound):
        assert not measured.certainly(operator, limit) or holds(value, operator, limit)
        assert not measured.certainly_not(operator, limit) or not holds(value, operator, limit)


def test_a_measure_without_comparator_is_certain_one_way_or_the_other() -> None:
    for operator in Operator:
        for value in (1, 2, 3):
            measured = Measured(Fraction(value))
            assert measured.certainly(operator, 2) is not measured.certainly_not(operator, 2)


# ── rounding: worked example 26


@pytest.mark.req("D12")
@pytest.mark.parametrize(
    ("value", "strict", "rounded"), [("69.6", "fail", "pass"), ("69.4", "fail", "fail"), ("69.5", "fail", "pass")]
)
def test_a_criterion_is_strict_unless_it_states_its_decimals(value: str, strict: str, rounded: str) -> None:
    assert verdict(number(value)) == strict
    judged = judge(number(value), replace(PERCENT, decimals=0), NOWHERE)
    assert judged.verdict == rounded
    assert judged.amount == Fraction(Decimal(value)), "the value itself is kept, not the rounded one"
    assert judged.decimals == 0
    assert judge(number(value), PERCENT, NOWHERE).decimals is None


def test_a_bound_is_never_rounded() -> None:
    judged = judge(number("69.6", Comparator.LESS), replace(PERCENT, decimals=0), NOWHERE)
    assert (judged.verdict, judged.decimals) == (Verdict.FAIL, None)


def test_a_half_goes_up_and_never_to_the_even_neighbour() -> None:
    assert [half_up(Decimal(value), 0) for value in ("69.5", "70.5", "71.5", "-0.5")] == [70, 71, 72, -1]
    assert half_up(Decimal("0.095"), 2) == Fraction(1, 10)
    assert half_up(Decimal("2.675"), 2) == Fraction(268, 100)


@given(st.fractions(0, 10**6), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_the_most(value: Fraction, decimals: int) -> None:
    assert -Fraction(1, 2) <= (half_up(value, decimals) - value) * 10**decimals <= Fraction(1, 2)


def test_a_failing_value_is_never_written_like_its_limit() -> None:
    judged = judge(number("69.99999"), PERCENT, NOWHERE)
    assert judged.verdict is Verdict.FAIL
    assert written(amount(judged), PERCENT.limit) == "69.99999"
    assert written(Decimal(70), Decimal(70)) == "70"


# ── per kg: worked examples 12, 13, 14, 17, 17b


@pytest.mark.req("P03")
def test_t_cells_per_kg_pass_one_published_limit_and_fail_another() -> None:
    judged = judge(number("0.35"), T_PER_KG, DOSE)
    assert judged.verdict is Verdict.FAIL
    assert agrees(amount(judged), EXAMPLES["WE12_CD3"]["CD3_per_kg"])
    assert verdict(number("0.35"), replace(T_PER_KG, limit=Decimal(200_000)), DOSE) is Verdict.PASS


def test_below_the_limit_of_quantification_the_limit_is_the_bound_and_never_zero() -> None:
    judged = judge(number("0.05", Comparator.LESS), T_PER_KG, DOSE)
    assert judged.verdict is Verdict.PASS
    assert agrees(amount(judged), EXAMPLES["WE13_CD3_LOQ"]["upper_bound_per_kg"])
    assert judged.comparator is Comparator.LESS
    assert judge(number("0.02", loq=Decimal("0.05")), T_PER_KG, DOSE) == judged


def test_a_bound_above_the_limit_is_neither_pass_nor_fail() -> None:
    judged = judge(number("0.05", Comparator.LESS), replace(T_PER_KG, limit=Decimal(25_000)), DOSE)
    assert judged.verdict is Verdict.CANNOT_BE_SHOWN
    assert not judged.settles
    assert (judged.code, judged.comparator) == (JudgementCode.BOUND_ONLY, Comparator.LESS)


def test_zero_events_bound_the_percentage_by_three_in_the_events() -> None:
    judged = judge(number("0", events=100_000), T_PER_KG, DOSE)
    assert agrees(amount(judged), EXAMPLES["WE13_CD3_LOQ"]["rule_of_three_per_kg"])
    assert judged.verdict is Verdict.PASS


def test_a_bare_zero_is_no_result_of_flow_cytometry() -> None:
    judged = judge(number("0"), T_PER_KG, DOSE)
    assert (judged.verdict, judged.code) == (Verdict.CANNOT_BE_SHOWN, JudgementCode.ZERO_WITHOUT_BOUND)
    assert judge(number("0", events=1), T_PER_KG, DOSE).code is not JudgementCode.ZERO_WITHOUT_BOUND


@pytest.mark.parametrize(("hours", "key"), [(None, "EU_per_kg"), ("0.5", "per_h_if_30min"), ("3", "per_h_if_3h")])
def test_endotoxin_is_per_hour_and_half_an_hour_counts_as_one(hours: str | None, key: str) -> None:
    context = Context(
        volume_ml=45, weight_order_kg=Decimal("18.4"), duration_h=None if hours is None else Decimal(hours)
    )
    judged = judge(number("0.50"), ENDOTOXIN, context)
    assert agrees(amount(judged), EXAMPLES["WE14_endotoxin"][key])
    assert judged.verdict is Verdict.PASS


def test_endotoxin_that_passes_per_ml_can_fail_in_a_child() -> None:
    judged = judge(number("2.3"), ENDOTOXIN, Context(volume_ml=45, weight_order_kg=Decimal("18.4")))
    assert amount(judged) == exact(EXAMPLES["WE14c_fail"]["EU_per_kg"])
    assert judged.verdict is Verdict.FAIL


def test_a_lower_weight_on_the_day_makes_the_same_bag_fail() -> None:
    criterion = replace(T_PER_KG, limit=Decimal(200_000))
    assert verdict(number("0.35"), criterion, DOSE) is Verdict.PASS
    lighter = replace(DOSE, weight_current_kg=Decimal("17.1"))
    judged = judge(number("0.35"), criterion, lighter)
    assert agrees(amount(judged), EXAMPLES["WE17b_whole_container"]["dose_volume_at_17_1_cd3_per_kg"])
    assert judged.verdict is Verdict.FAIL


def test_the_whole_container_is_judged_and_not_the_dose_volume_alone() -> None:
    whole = replace(DOSE, viable_cells=exact(W11["total_viable"]) * Fraction(11, 10))
    judged = judge(number("0.35"), replace(T_PER_KG, limit=Decimal(200_000)), whole)
    assert agrees(amount(judged), EXAMPLES["WE17b_whole_container"]["at_18_4_cd3_per_kg"])
    assert judged.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("basis", "expected"), [(WeightBasis.ORDER, 18), (WeightBasis.CURRENT, 20), (WeightBasis.LOWER, 18)]
)
def test_the_recipe_names_the_weight(basis: WeightBasis, expected: int) -> None:
    assert weight_kg(basis, Context(weight_order_kg=18, weight_current_kg=20)) == expected


@pytest.mark.parametrize(
    ("absent", "missing"),
    [("viable_cells", MissingInput.VIABLE_CELLS), ("weight_order_kg", MissingInput.WEIGHT)],
)
def test_a_limit_per_kg_is_pending_while_cells_or_weight_are_not_known(absent: str, missing: MissingInput) -> None:
    judged = judge(number("0.35"), T_PER_KG, replace(DOSE, **{absent: None}))
    assert judged.verdict is Verdict.PENDING
    assert (judged.code, judged.missing) == (JudgementCode.INPUT_MISSING, missing)


def test_endotoxin_is_pending_while_the_volume_is_not_known() -> None:
    judged = judge(number("0.5"), ENDOTOXIN, Context(weight_order_kg=18))
    assert (judged.verdict, judged.missing) == (Verdict.PENDING, MissingInput.VOLUME)


@given(st.decimals("0.01", 50, places=2), st.decimals(2, 100, places=1), st.decimals(2, 100, places=1))
def test_a_lower_weight_never_makes_a_limit_per_kg_easier(pct: Decimal, one: Decimal, other: Decimal) -> None:
    order = [Verdict.PASS, Verdict.CANNOT_BE_SHOWN, Verdict.FAIL]
    at = {
        weight: order.index(verdict(Result(value=pct), T_PER_KG, replace(DOSE, weight_order_kg=weight)))
        for weight in (one, other)
    }
    assert at[min(one, other)] >= at[max(one, other)]


# ── outcomes


def test_an_outcome_passes_if_the_recipe_lists_it() -> None:
    assert verdict(Result(outcome="no_growth"), GROWTH) is Verdict.PASS
    assert verdict(Result(outcome="growth"), GROWTH) is Verdict.FAIL


def test_no_growth_to_date_is_enough_only_where_the_recipe_says_so() -> None:
    to_date = Result(state=ResultState.PRELIMINARY, outcome="no_growth")
    waiting = judge(to_date, GROWTH, NOWHERE)
    assert (waiting.verdict, waiting.code) == (Verdict.PENDING, JudgementCode.PRELIMINARY_OUTCOME)
    enough = judge(to_date, replace(GROWTH, preliminary_passes=True), NOWHERE)
    assert (enough.verdict, enough.code, enough.outcome) == (Verdict.PASS, JudgementCode.OUTCOME, "no_growth")


def test_preliminary_growth_fails_at_once() -> None:
    assert verdict(Result(state=ResultState.PRELIMINARY, outcome="growth"), GROWTH) is Verdict.FAIL


def test_an_outcome_the_criterion_does_not_know_is_asked_for_again() -> None:
    with pytest.raises(Malformed, match="outcomes=No growth, Growth"):
        judge(Result(outcome="mould"), GROWTH, NOWHERE)


def test_a_reported_number_has_no_verdict_but_holds_nothing_up_once_it_is_there() -> None:
    reported = replace(PERCENT, operator=None, limit=None)
    judged = judge(number("1.2"), reported, NOWHERE)
    assert judged.verdict is Verdict.NOT_APPLICABLE
    assert judged.settles
    assert (judged.code, judged.amount) == (JudgementCode.REPORTED_WITHOUT_LIMIT, Fraction(12, 10))
    assert not judge(None, reported, NOWHERE).settles


def test_a_test_of_the_frozen_product_is_not_asked_of_a_fresh_one() -> None:
    frozen = replace(PERCENT, supply=(Supply.FROZEN,))
    fresh = judge(None, frozen, Context(supply=Supply.FRESH))
    assert (fresh.verdict, fresh.code) == (Verdict.NOT_APPLICABLE, JudgementCode.NOT_ASKED_OF_SUPPLY)
    assert fresh.supply is Supply.FRESH
    assert verdict(None, frozen, Context(supply=Supply.FROZEN)) is Verdict.PENDING


# ── limits of fields, judged after storing

WARNING = Limit(level=Level.WARNING, operator=Operator.AT_LEAST, value=Decimal(80), source="test")
ACTION = Limit(level=Level.ACTION, operator=Operator.AT_LEAST, value=Decimal(70), source="test")


@pytest.mark.req("F06")
@pytest.mark.parametrize(
    ("value", "verdict", "worst"),
    [
        ("80", LimitVerdict.WITHIN, None),
        ("79.9", LimitVerdict.WARNING, WARNING),
        ("70", LimitVerdict.WARNING, WARNING),
        ("69.99", LimitVerdict.ACTION, ACTION),
        ("450", LimitVerdict.WITHIN, None),
    ],
)
def test_a_value_stands_within_beyond_the_warning_or_beyond_the_action_limit(
    value: str, verdict: LimitVerdict, worst: Limit | None
) -> None:
    judged = judge_limits(Decimal(value), (WARNING, ACTION), "%")
    assert (judged.verdict, judged.worst, judged.has_limits) == (verdict, worst, True)
    assert (judged.value, judged.unit) == (Decimal(value), "%")


def test_a_value_without_limits_is_within_them() -> None:
    judged = judge_limits(Decimal(5), (), "mL")
    assert (judged.verdict, judged.has_limits) == (LimitVerdict.WITHIN, False)


def test_the_bar_shows_the_value_among_its_limits() -> None:
    bar = bar_of(Decimal(75), (WARNING, ACTION), Span(low=Decimal(0), high=Decimal(100)))
    assert bar.at == Decimal("0.75")
    assert [(mark.level, mark.at, mark.text) for mark in bar.marks] == [
        (Level.WARNING, Decimal("0.8"), "≥ 80"),
        (Level.ACTION, Decimal("0.7"), "≥ 70"),
    ]


@given(st.decimals(-1000, 1000, places=2), st.booleans())
def test_everything_on_a_bar_lies_on_it_and_in_order(value: Decimal, spanned: bool) -> None:
    span = Span(low=Decimal(0), high=Decimal(100)) if spanned else None
    bar = bar_of(value, (WARNING, ACTION), span)
    assert all(0 <= at <= 1 for at in (bar.at, *(mark.at for mark in bar.marks)))
    assert bar.marks[1].at < bar.marks[0].at
    assert value < 70 or bar.at >= bar.marks[1].at


def test_viability_after_feeders_is_judged_by_the_hours_since_they_were_added() -> None:
    dip = (replace(WARNING, value=Decimal(30)),)
    stages = (
        TimedViability(from_hours=Decimal(0), to_hours=Decimal(96), limits=dip),
        TimedViability(from_hours=Decimal(96), limits=(WARNING, ACTION)),
    )
    assert viability_limits(stages, Decimal(72)) == dip
    assert viability_limits(stages, 96) == (WARNING, ACTION)
    assert viability_limits(stages, None) == (WARNING, ACTION)
    assert viability_limits((), 5) == ()


@pytest.mark.req("C06")
def test_an_implausible_value_is_asked_about() -> None:
    span = Span(low=Decimal("0.001"), high=Decimal(100))
    assert is_plausible(Decimal(100), span)
    assert not is_plausible(Decimal("100.1"), span)
    assert not is_plausible(0, span)
    assert is_plausible(Decimal(10) ** 12, None)
    assert is_plausible(5, Span(low=Decimal(1)))


def test_a_result_is_reported_in_its_own_unit_or_in_that_of_the_limit() -> None:
    assert (T_PER_KG.unit, T_PER_KG.reported_unit) == ("cells/kg", "%")
    assert replace(T_PER_KG, result_unit="").reported_unit == "cells/kg"
