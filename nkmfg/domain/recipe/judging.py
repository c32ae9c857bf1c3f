"""Judgement of results by the criteria of the recipe. Missing and indeterminate results never pass."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.recipe.comparison import Measured, half_up
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Operator, ResultKind, Scale, Supply, WeightBasis
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.notes import Notes
from nkmfg.domain.values.quantities import Comparator, Exact


class Verdict(StrEnum):
    """Verdict of a criterion on a batch or a feeder lot."""

    PASS = "pass"  # noqa: S105 — a verdict, no secret
    FAIL = "fail"
    PENDING = "pending"
    INVALID = "invalid"
    NOT_TESTED = "not_tested"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_BE_SHOWN = "cannot_be_shown"


class JudgementCode(StrEnum):
    """Reason of a verdict."""

    NOT_ASKED_OF_SUPPLY = "not_asked_of_supply"  # of a fresh product, or of a frozen one
    NO_RESULT = "no_result"
    INVALID = "invalid"
    NOT_TESTED = "not_tested"
    OUTCOME = "outcome"
    PRELIMINARY_OUTCOME = "preliminary_outcome"
    PRELIMINARY_NUMBER = "preliminary_number"
    NO_NUMBER = "no_number"
    ZERO_WITHOUT_BOUND = "zero_without_bound"
    REPORTED_WITHOUT_LIMIT = "reported_without_limit"
    INPUT_MISSING = "input_missing"
    LIMIT_MET = "limit_met"
    LIMIT_NOT_MET = "limit_not_met"
    BOUND_ONLY = "bound_only"
    READ_EARLY = "read_early"  # a culture, before its last day
    NOT_COMPUTED = "not_computed"
    NOT_IN_LEVEL = "not_in_level"  # a dose outside an open-ended level, which no tolerance widens


class MissingInput(StrEnum):
    """Missing factor or divisor of a result."""

    VIABLE_CELLS = "viable_cells"
    VOLUME = "volume"
    WEIGHT = "weight"


class ResultState(StrEnum):
    """State of a result."""

    REPORTED = "reported"
    PRELIMINARY = "preliminary"
    PENDING = "pending"
    INVALID = "invalid"
    NOT_TESTED = "not_tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result as reported: a number with its comparator ("< 0.05"), or the key of an outcome.

    A percentage by flow cytometry is of live cells; percentages of other parents are converted before.
    """

    state: ResultState = ResultState.REPORTED
    value: Decimal | None = None
    comparator: Comparator | None = None
    loq: Decimal | None = None
    events: int | None = None  # events in the parent gate, for a flow result of zero
    outcome: str = ""
    reason: str = ""  # for an invalid test, or a test not done


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Facts that convert a result to an amount per kg: content of the container, weights, duration of the infusion."""

    supply: Supply | None = None
    viable_cells: Exact | None = None
    volume_ml: Exact | None = None
    weight_order_kg: Exact | None = None
    weight_current_kg: Exact | None = None
    duration_h: Exact | None = None  # absent or under one hour: one hour, without extrapolation


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict and why, as values.

    `amount` is in the unit of the limit, as it was before rounding to `decimals`; with a comparator it is a bound.
    """

    verdict: Verdict
    code: JudgementCode
    amount: Fraction | None = None
    comparator: Comparator | None = None
    decimals: int | None = None  # it was compared rounded half up to so many; None: as it is
    outcome: str = ""  # key of the outcome that was found
    reason: str = ""  # as typed, of an invalid test or of one not done
    notes: Notes = ()  # of a number that is not computed
    missing: MissingInput | None = None
    supply: Supply | None = None
    last_reading_on: date | None = None

    @property
    def settles(self) -> bool:
        """True if the criterion blocks nothing: passed, or without a judgement."""
        return self.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)

    @property
    def is_out_of_specification(self) -> bool:
        """True if the test failed or could not be shown to pass."""
        return self.verdict in (Verdict.FAIL, Verdict.CANNOT_BE_SHOWN)


def judge(result: Result | None, criterion: Criterion, context: Context) -> Judgement:
    """Judge a result by the criterion. Raises Malformed for an outcome unknown to the criterion."""
    if context.supply is not None and context.supply not in criterion.supply:
        return Judgement(verdict=Verdict.NOT_APPLICABLE, code=JudgementCode.NOT_ASKED_OF_SUPPLY, supply=context.supply)
    if result is None or result.state is ResultState.PENDING:
        return Judgement(verdict=Verdict.PENDING, code=JudgementCode.NO_RESULT)
    if result.state is ResultState.INVALID:
        return Judgement(verdict=Verdict.INVALID, code=JudgementCode.INVALID, reason=result.reason)
    if result.state is ResultState.NOT_TESTED:
        return Judgement(verdict=Verdict.NOT_TESTED, code=JudgementCode.NOT_TESTED, reason=result.reason)
    return (_outcome if criterion.kind is ResultKind.OUTCOME else _number)(result, criterion, context)


def _outcome(result: Result, criterion: Criterion, _: Context) -> Judgement:
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    if result.outcome not in labels:
        known = ", ".join(labels.values())
        raise Malformed("result.outcome_unknown", test=criterion.attribute, outcomes=known)
    code, verdict = JudgementCode.OUTCOME, Verdict.PASS
    if result.outcome not in criterion.passing:
        verdict = Verdict.FAIL
    elif result.state is ResultState.PRELIMINARY and not criterion.preliminary_passes:
        code, verdict = JudgementCode.PRELIMINARY_OUTCOME, Verdict.PENDING
    return Judgement(verdict=verdict, code=code, outcome=result.outcome)


def _number(result: Result, criterion: Criterion, context: Context) -> Judgement:
    if result.state is ResultState.PRELIMINARY:
        return Judgement(verdict=Verdict.PENDING, code=JudgementCode.PRELIMINARY_NUMBER)
    if result.value is None:
        return Judgement(verdict=Verdict.PENDING, code=JudgementCode.NO_NUMBER)
    bound = _as_measured(result, criterion)
    if bound is None:
        return Judgement(verdict=Verdict.CANNOT_BE_SHOWN, code=JudgementCode.ZERO_WITHOUT_BOUND)
    if criterion.operator is None or criterion.limit is None:
        return Judgement(
            verdict=Verdict.NOT_APPLICABLE,
            code=JudgementCode.REPORTED_WITHOUT_LIMIT,
            amount=bound.value,
            comparator=bound.comparator,
        )
    amount = _amount(bound, criterion, context)
    if isinstance(amount, MissingInput):
        return Judgement(verdict=Verdict.PENDING, code=JudgementCode.INPUT_MISSING, missing=amount)
    return _against(amount, criterion, criterion.operator, criterion.limit)


def _as_measured(result: Result, criterion: Criterion) -> Measured | None:
    """Apply detection limits: a result below the LOQ is bounded by it, zero events by 3 of all events (95 %)."""
    value = result.value or Decimal(0)
    if result.comparator is not None:
        return Measured(Fraction(value), result.comparator)
    if result.loq is not None and value < result.loq:
        return Measured(Fraction(result.loq), Comparator.LESS)
    if value == 0 and result.events:
        return Measured(Fraction(300, result.events), Comparator.AT_MOST)
    if value == 0 and criterion.scale is Scale.PCT_OF_VIABLE:
        return None
    return Measured(Fraction(value))


def _amount(bound: Measured, criterion: Criterion, context: Context) -> Measured | MissingInput:
    factor = Fraction(1)
    if criterion.scale is Scale.PCT_OF_VIABLE:
        if context.viable_cells is None:
            return MissingInput.VIABLE_CELLS
        factor *= Fraction(context.viable_cells) / 100
    if criterion.scale is Scale.PER_ML:
        if context.volume_ml is None:
            return MissingInput.VOLUME
        factor *= Fraction(context.volume_ml)
    if criterion.per_kg:
        weight = weight_kg(criterion.weight_basis, context)
        if weight is None:
            return MissingInput.WEIGHT
        factor /= weight
    if criterion.per_hour:
        factor /= max(Fraction(context.duration_h or 1), Fraction(1))
    return bound.times(factor)


def weight_kg(basis: WeightBasis | None, context: Context) -> Fraction | None:
    """Weight by the basis of a limit; *lower* is the known one as long as the other is not measured."""
    weights = {
        WeightBasis.ORDER: (context.weight_order_kg,),
        WeightBasis.CURRENT: (context.weight_current_kg,),
    }.get(basis or WeightBasis.LOWER, (context.weight_order_kg, context.weight_current_kg))
    return min((Fraction(weight) for weight in weights if weight is not None), default=None)


def _against(amount: Measured, criterion: Criterion, operator: Operator, limit: Decimal) -> Judgement:
    """An exact amount is compared as the criterion rounds it; a bound never is rounded."""
    decimals = criterion.decimals if amount.comparator is None else None
    compared = amount if decimals is None else Measured(half_up(amount.value, decimals))
    code, verdict = JudgementCode.BOUND_ONLY, Verdict.CANNOT_BE_SHOWN
    if compared.certainly(operator, limit):
        code, verdict = JudgementCode.LIMIT_MET, Verdict.PASS
    elif compared.certainly_not(operator, limit):
        code, verdict = JudgementCode.LIMIT_NOT_MET, Verdict.FAIL
    return Judgement(verdict=verdict, code=code, amount=amount.value, comparator=amount.comparator, decimals=decimals)
