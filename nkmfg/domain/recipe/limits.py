"""Judging a value that was written down: the warning and action limits of its field, and its place on their bar."""

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
    """Where a value stands to its limits."""

    WITHIN = "within"
    WARNING = "warning"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Mark:
    """A limit on the bar, at 0 to 1."""

    level: Level
    at: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class LimitBar:
    """A small picture of a value among its limits; positions run from 0 to 1."""

    low: Decimal
    high: Decimal
    at: Decimal
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class LimitJudgement:
    """Where the value stands, the sentence, and the bar (none where there are no limits)."""

    standing: LimitVerdict
    sentence: str
    bar: LimitBar | None


def judge_limits(
    value: Exact, limits: tuple[Limit, ...], unit: str = "", plausible: Span | None = None
) -> LimitJudgement:
    """A value, in the unit as typed, against the limits of its field. An action outranks a warning."""
    left = [one for one in limits if not holds(value, one.operator, one.value)]
    worst = next((one for one in left if one.level is Level.ACTION), left[0] if left else None)
    bar = _bar(Fraction(value), limits, plausible) if limits else None
    if worst is None:
        within = f"{written(value)} {unit}".rstrip()
        return LimitJudgement(
            LimitVerdict.WITHIN, f"{within}: within limits." if limits else f"{within}: no limit.", bar
        )
    found = f"{written(value, worst.value)} {unit}".rstrip()
    sentence = f"{found}: outside the {worst.level} limit {_said(worst, unit)}."
    return LimitJudgement(LimitVerdict(worst.level.value), sentence, bar)


def is_plausible(value: Exact, span: Span | None) -> bool:
    """Whether the value may be taken without asking; outside the span it is stored and has to be confirmed."""
    if span is None:
        return True
    low_enough = span.high is None or Fraction(value) <= Fraction(span.high)
    return low_enough and (span.low is None or Fraction(value) >= Fraction(span.low))


def viability_limits(stages: tuple[TimedViability, ...], hours_since_feeders: Exact | None) -> tuple[Limit, ...]:
    """The viability limits that hold so long after the last feeders; without any feeders yet, the last stage's."""
    if hours_since_feeders is not None:
        for one in stages:
            if one.to_hours is None or Fraction(hours_since_feeders) < Fraction(one.to_hours):
                return one.limits
    return stages[-1].limits if stages else ()


def _said(limit: Limit, unit: str) -> str:
    return f"{limit.operator.sign} {written(limit.value)} {unit}".rstrip()


def _bar(value: Fraction, limits: tuple[Limit, ...], plausible: Span | None) -> LimitBar:
    ends = [Fraction(one.value) for one in limits]
    margin = (max(ends) - min(ends)) / 2 or abs(ends[0]) / 4 or Fraction(1)
    low = min([*ends, value]) - margin
    high = max([*ends, value]) + margin
    if plausible and plausible.low is not None:
        low = Fraction(plausible.low)
    elif min([*ends, value]) >= 0:
        low = max(low, Fraction(0))
    if plausible and plausible.high is not None:
        high = Fraction(plausible.high)
    marks = tuple(Mark(one.level, position(one.value, low, high), _said(one, "")) for one in limits)
    return LimitBar(to_decimal(low), to_decimal(high), position(value, low, high), marks)
