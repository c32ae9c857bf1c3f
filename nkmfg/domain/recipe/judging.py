"""Judgement of results by the criteria of the recipe. Missing and indeterminate results never pass."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.recipe.comparison import Measured, half_up, written
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Operator, ResultKind, Scale, Supply, WeightBasis
from nkmfg.domain.values.errors import Malformed
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

    @property
    def words(self) -> str:
        """Verdict in words; "reported" if there is no limit."""
        return "reported" if self is Verdict.NOT_APPLICABLE else self.value.replace("_", " ")


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the sentence shown, and the compared amount in the unit of the limit."""

    verdict: Verdict
    sentence: str
    amount: Fraction | None = None
    comparator: Comparator | None = None

    @property
    def settles(self) -> bool:
        """True if the criterion blocks nothing: passed, or without a judgement."""
        return self.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)


def judge(result: Result | None, criterion: Criterion, context: Context) -> Judgement:
    """Judge a result by the criterion. Raises Malformed for an outcome unknown to the criterion."""
    name = criterion.attribute
    if context.supply is not None and context.supply not in criterion.supply:
        return Judgement(Verdict.NOT_APPLICABLE, f"{name}: not asked of a {context.supply} product.")
    if result is None or result.state is ResultState.PENDING:
        return Judgement(Verdict.PENDING, f"{name}: no result yet.")
    if result.state is ResultState.INVALID:
        return Judgement(Verdict.INVALID, f"{name}: the test is invalid ({result.reason or 'no reason given'}).")
    if result.state is ResultState.NOT_TESTED:
        return Judgement(Verdict.NOT_TESTED, f"{name}: not tested ({result.reason or 'no reason given'}).")
    return (_outcome if criterion.kind is ResultKind.OUTCOME else _number)(result, criterion, context)


def _outcome(result: Result, criterion: Criterion, _: Context) -> Judgement:
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    if result.outcome not in labels:
        known = ", ".join(labels.values())
        raise Malformed(f"{criterion.attribute}: this outcome is not known; choose one of: {known}.")
    found = f"{criterion.attribute}: {labels[result.outcome]}"
    if result.outcome not in criterion.passing:
        return Judgement(Verdict.FAIL, f"{found}.")
    if result.state is ResultState.PRELIMINARY and not criterion.preliminary_passes:
        return Judgement(Verdict.PENDING, f"{found}, preliminary; the final reading is still to come.")
    return Judgement(Verdict.PASS, f"{found}.")


def _number(result: Result, criterion: Criterion, context: Context) -> Judgement:
    name = criterion.attribute
    if result.state is ResultState.PRELIMINARY:
        return Judgement(Verdict.PENDING, f"{name}: only a preliminary number yet.")
    if result.value is None:
        return Judgement(Verdict.PENDING, f"{name}: no number yet.")
    bound = _as_measured(result, criterion)
    if bound is None:
        return Judgement(
            Verdict.CANNOT_BE_SHOWN,
            f"{name}: zero is no result; give the limit of quantification or the events counted.",
        )
    if criterion.operator is None or criterion.limit is None:
        return Judgement(
            Verdict.NOT_APPLICABLE, f"{name}: {_limit_words(bound, criterion.unit)}, reported; no limit is set."
        )
    amount, missing = _amount(bound, criterion, context)
    if amount is None:
        return Judgement(Verdict.PENDING, f"{name}: {missing} is not known yet.")
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


def _amount(bound: Measured, criterion: Criterion, context: Context) -> tuple[Measured | None, str]:
    factor = Fraction(1)
    if criterion.scale is Scale.PCT_OF_VIABLE:
        if context.viable_cells is None:
            return None, "the number of viable cells"
        factor *= Fraction(context.viable_cells) / 100
    if criterion.scale is Scale.PER_ML:
        if context.volume_ml is None:
            return None, "the volume"
        factor *= Fraction(context.volume_ml)
    if criterion.per_kg:
        weight = weight_kg(criterion.weight_basis, context)
        if weight is None:
            return None, "the weight"
        factor /= weight
    if criterion.per_hour:
        factor /= max(Fraction(context.duration_h or 1), Fraction(1))
    return bound.times(factor), ""


def weight_kg(basis: WeightBasis | None, context: Context) -> Fraction | None:
    """Weight by the basis of a limit; *lower* is the known one as long as the other is not measured."""
    weights = {
        WeightBasis.ORDER: (context.weight_order_kg,),
        WeightBasis.CURRENT: (context.weight_current_kg,),
    }.get(basis or WeightBasis.LOWER, (context.weight_order_kg, context.weight_current_kg))
    return min((Fraction(weight) for weight in weights if weight is not None), default=None)


def _against(amount: Measured, criterion: Criterion, operator: Operator, limit: Decimal) -> Judgement:
    compared, policy = amount, "compared as it is"
    if criterion.decimals is not None and amount.comparator is None:
        compared = Measured(half_up(amount.value, criterion.decimals))
        policy = f"rounded half up to {criterion.decimals} decimals"
    wanted = f"limit {operator.sign} {written(limit)} {criterion.unit}".rstrip()
    found = f"{criterion.attribute}: {_limit_words(amount, criterion.unit, limit)}; {wanted}"
    if compared.certainly(operator, limit):
        return Judgement(Verdict.PASS, f"{found}, met ({policy}).", amount.value, amount.comparator)
    if compared.certainly_not(operator, limit):
        return Judgement(Verdict.FAIL, f"{found}, not met ({policy}).", amount.value, amount.comparator)
    return Judgement(
        Verdict.CANNOT_BE_SHOWN,
        f"{found}; only a bound of the value is known, and it does not show that the limit is met.",
        amount.value,
        amount.comparator,
    )


def _limit_words(amount: Measured, unit: str, limit: Exact | None = None) -> str:
    sign = f"{amount.comparator} " if amount.comparator else ""
    return f"{sign}{written(amount.value, limit)} {unit}".rstrip()
