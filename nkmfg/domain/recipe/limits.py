"""Judgement of an entered value by the warning and action limits of its field, and its position on their bar."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.recipe.comparison import holds, position, written
from nkmfg.domain.recipe.enums import Level
from nkmfg.domain.recipe.parameters import TimedViability
from nkmfg.domain.recipe.steps import Limit, Span
from nkmfg.domain.values.quantities import Exact, to_decimal


class LimitVerdict(StrEnum):
    """Verdict on a value by its limits."""

    WITHIN = "within"
    WARNING = "warning"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Mark:
    """A limit on the bar, at 0 to 1; its text is its sign and number."""

    level: Level
    at: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class LimitBar:
    """A value and its limits on a bar; positions are from 0 to 1."""

    low: Decimal
    high: Decimal
    at: Decimal
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitJudgement:
    """How a value, in the unit as typed, or the answer of a choice stands to what its field allows.

    `worst` is the limit it is outside of, an action before a warning.
    """

    verdict: LimitVerdict
    value: Exact | None = None
    unit: str = ""
    answer: str = ""  # key of an answer that deviates; then there is no value
    worst: Limit | None = None
    has_limits: bool = False


def judge_limits(value: Exact, limits: tuple[Limit, ...], unit: str = "") -> LimitJudgement:
    """Judge a value, in the unit as typed, by the limits of its field. An action outranks a warning."""
    exceeded = [limit for limit in limits if not holds(value, limit.operator, limit.value)]
    worst = next((limit for limit in exceeded if limit.level is Level.ACTION), exceeded[0] if exceeded else None)
    return LimitJudgement(
        verdict=LimitVerdict.WITHIN if worst is None else LimitVerdict(worst.level.value),
        value=value,
        unit=unit,
        worst=worst,
        has_limits=bool(limits),
    )


def is_plausible(value: Exact, span: Span | None) -> bool:
    """True if the value is plausible; otherwise it is stored and has to be confirmed."""
    if span is None:
        return True
    low_enough = span.high is None or Fraction(value) <= Fraction(span.high)
    return low_enough and (span.low is None or Fraction(value) >= Fraction(span.low))


def viability_limits(stages: tuple[TimedViability, ...], hours_since_feeders: Exact | None) -> tuple[Limit, ...]:
    """Viability limits at a time after the last addition of feeders; without feeders, those of the last period."""
    if hours_since_feeders is not None:
        for period in stages:
            if period.to_hours is None or Fraction(hours_since_feeders) < Fraction(period.to_hours):
                return period.limits
    return stages[-1].limits if stages else ()


def bar_of(exact: Exact, limits: tuple[Limit, ...], plausible: Span | None = None) -> LimitBar:
    """Bar of a value and its limits, at least one, over the plausible range of the field."""
    value = Fraction(exact)
    ends = [Fraction(limit.value) for limit in limits]
    margin = (max(ends) - min(ends)) / 2 or abs(ends[0]) / 4 or Fraction(1)
    low = min([*ends, value]) - margin
    high = max([*ends, value]) + margin
    if plausible and plausible.low is not None:
        low = Fraction(plausible.low)
    elif min([*ends, value]) >= 0:
        low = max(low, Fraction(0))
    if plausible and plausible.high is not None:
        high = Fraction(plausible.high)
    marks = tuple(
        Mark(limit.level, position(limit.value, low, high), f"{limit.operator.sign} {written(limit.value)}")
        for limit in limits
    )
    return LimitBar(to_decimal(low), to_decimal(high), position(value, low, high), marks)
