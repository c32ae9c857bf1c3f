"""Comparison of measured values, exact or bounded ("< 0.05"), with limits; and their formatting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from nkmfg.domain.recipe.enums import Operator
from nkmfg.domain.values.quantities import Comparator, Exact, shown, to_decimal

_HOLDS: Mapping[Operator, Callable[[Fraction, Fraction], bool]] = {
    Operator.LESS: lt,
    Operator.AT_MOST: le,
    Operator.GREATER: gt,
    Operator.AT_LEAST: ge,
    Operator.EQUAL: eq,
}
_NOT = {
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.GREATER,
    Operator.GREATER: Operator.AT_MOST,
    Operator.AT_LEAST: Operator.LESS,
}
_UPPER_BOUNDS = (Comparator.LESS, Comparator.AT_MOST)


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount equal to `value` or, with a comparator, below or above it. Amounts are never negative."""

    value: Fraction
    comparator: Comparator | None = None

    def times(self, factor: Fraction) -> "Measured":
        """Convert the amount to another unit by a positive factor."""
        return Measured(self.value * factor, self.comparator)

    def certainly(self, operator: Operator, limit: Exact) -> bool:
        """True if every possible value satisfies the limit."""
        against = Fraction(limit)
        if self.comparator is None:
            return holds(self.value, operator, against)
        if operator is Operator.EQUAL:
            return False
        wants_less = operator in (Operator.LESS, Operator.AT_MOST)
        if wants_less != (self.comparator in _UPPER_BOUNDS):
            return not wants_less and holds(0, operator, against)
        strictly = self.comparator in (Comparator.LESS, Comparator.GREATER)
        return (strictly and self.value == against) or holds(self.value, operator, against)

    def certainly_not(self, operator: Operator, limit: Exact) -> bool:
        """True if no possible value satisfies the limit."""
        if operator is Operator.EQUAL:
            return self.certainly(Operator.LESS, limit) or self.certainly(Operator.GREATER, limit)
        return self.certainly(_NOT[operator], limit)


def holds(value: Exact, operator: Operator, limit: Exact) -> bool:
    """True if the exact value satisfies the limit; nothing is rounded."""
    return _HOLDS[operator](Fraction(value), Fraction(limit))


def half_up(value: Exact, decimals: int) -> Fraction:
    """Round as pharmacopoeias do: a half away from zero, never to the even neighbour."""
    scaled = abs(Fraction(value)) * 10**decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def written(value: Exact, beside: Exact | None = None) -> str:
    """Format to four significant digits, or more if the value would otherwise look equal to the limit."""
    exact = Fraction(value)
    digits = 4
    if beside is not None and exact != Fraction(beside):
        while digits < 34 and Fraction(to_decimal(exact, digits)) == Fraction(to_decimal(beside, digits)):
            digits += 1
    return shown(exact, digits)


def position(value: Exact, low: Exact, high: Exact) -> Decimal:
    """Position of a value on a bar from low (0) to high (1), clipped to the bar."""
    share = (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low))
    inside = min(max(share, Fraction(0)), Fraction(1))
    return to_decimal(half_up(inside, 3))
