"""Logarithms and square roots in Decimal with 50 digits, without floats."""

from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

_FIFTY = Context(prec=50)
_LN_2 = _FIFTY.ln(Decimal(2))


def _decimal(value: Fraction) -> Decimal:
    return _FIFTY.divide(Decimal(value.numerator), Decimal(value.denominator))


@lru_cache(maxsize=4096)  # of the counts of a batch it is asked at each reading
def natural_log(value: Fraction) -> Fraction:
    """ln of a positive number."""
    return Fraction(_FIFTY.ln(_decimal(value)))


def log2(value: Fraction) -> Fraction:
    """Logarithm to the base 2 of a positive number."""
    return Fraction(_FIFTY.divide(_FIFTY.ln(_decimal(value)), _LN_2))


def log10(value: Fraction) -> Fraction:
    """Logarithm to the base 10 of a positive number."""
    return Fraction(_FIFTY.log10(_decimal(value)))


def square_root(value: Fraction) -> Fraction:
    """Square root of a number that is not negative."""
    return Fraction(_FIFTY.sqrt(_decimal(value)))
