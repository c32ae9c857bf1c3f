"""Input and output of numbers: the parser of typed numbers, and the formatter of computed ones."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Literal, TypeAlias

from nkmfg.domain.values.errors import Malformed

Exact: TypeAlias = Fraction | Decimal | int

LONGEST_TEXT = 40
PAYLOAD_DIGITS = 34
LARGEST_EXPONENT = 20

_GROUP_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    r"(?P<comparator>≤|≥|<=|>=|<|>)?[ ]*(?P<sign>[-−+])?"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{_GROUP_SPACES}][0-9]{{3}})+|[0-9]*)"
    r"(?:(?P<mark>[.,])(?P<fraction>[0-9]+))?(?:[eE](?P<exponent>[-+]?[0-9]+))?"
)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Comparator(StrEnum):
    """Comparator of a bound, such as a result below the limit of quantification."""

    LESS = "<"
    AT_MOST = "≤"
    GREATER = ">"
    AT_LEAST = "≥"


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly as typed, and its interpretation."""

    text: str
    value: Decimal
    comparator: Comparator | None = None

    @property
    def exact(self) -> Fraction:
        """The exact value for calculations."""
        return Fraction(self.value)


def parse_number(text: str, *, decimal_mark: Literal[".", ","] | None = None, negative: bool = False) -> Number:
    """Parse a number typed by a person or printed by a counter.

    A single comma is a decimal mark; followed by three digits it is refused as ambiguous, unless `decimal_mark`
    is the convention of the source. Spaces may group digits in threes. Raises Malformed.
    """
    found = _NUMBER.fullmatch(_short(text).strip())
    if found is None or not (found["whole"] or found["fraction"]):
        raise _unreadable(text.strip())
    if found["mark"]:
        _ask_about_the_mark(found, decimal_mark)
    if found["sign"] in ("-", "−") and not negative:
        raise Malformed("number.negative", typed=text.strip())
    value = _exact(found, text)
    sign = found["comparator"]
    comparator = Comparator(sign.replace("<=", "≤").replace(">=", "≥")) if sign else None
    return Number(text, value, comparator)


def _short(text: str) -> str:
    if not text.strip():
        raise Malformed("number.missing")
    if len(text) > LONGEST_TEXT:
        raise Malformed("number.too_long", length=len(text), most=LONGEST_TEXT)
    return text


def _unreadable(typed: str) -> Malformed:
    if typed.count(",") > 1 or ("," in typed and "." in typed):
        return Malformed("number.several_marks", typed=typed)
    return Malformed("number.unreadable", typed=typed)


def _ask_about_the_mark(found: re.Match[str], decimal_mark: str | None) -> None:
    typed, mark, fraction = found[0], found["mark"], found["fraction"]
    if decimal_mark and mark != decimal_mark:
        raise Malformed("number.other_mark", typed=typed, mark=mark, decimal_mark=decimal_mark)
    if decimal_mark is None and mark == "," and len(fraction) == 3:
        power = f"e{found['exponent']}" if found["exponent"] else ""
        whole = _ungrouped(found["whole"])
        thousands = (whole + fraction).lstrip("0") or "0"
        raise Malformed(
            "number.two_ways",
            typed=typed,
            by_decimal_mark=f"{whole or 0}.{fraction}{power}",
            by_thousands=f"{thousands}{power}",
        )


def _ungrouped(whole: str) -> str:
    return re.sub(f"[{_GROUP_SPACES}]", "", whole)


def _exact(found: re.Match[str], text: str) -> Decimal:
    digits = f"{_ungrouped(found['whole'])}.{found['fraction'] or ''}"
    exponent = int(found["exponent"] or 0)
    if len(digits.replace(".", "").lstrip("0")) > PAYLOAD_DIGITS:
        raise Malformed("number.too_many_digits", typed=text.strip(), most=PAYLOAD_DIGITS)
    # Only the constructor is exact at any length; arithmetic on Decimal rounds to the current context.
    value = Decimal(f"{digits}e{exponent}") if abs(exponent) <= LARGEST_EXPONENT else None
    if value is None or (value and abs(value.adjusted()) > LARGEST_EXPONENT):
        raise Malformed("number.beyond", typed=text.strip(), least=-LARGEST_EXPONENT, most=LARGEST_EXPONENT)
    return value.copy_negate() if found["sign"] in ("-", "−") else value


def to_decimal(value: Exact, significant: int = PAYLOAD_DIGITS) -> Decimal:
    """Convert to Decimal: exact if the digits suffice, otherwise rounded half up to them."""
    numerator, denominator = value.as_integer_ratio()
    return _context(significant).divide(Decimal(numerator), Decimal(denominator))


@cache
def _context(significant: int) -> Context:
    """Context that rounds half up to a number of digits; cached, as a record shows thousands of numbers."""
    return Context(prec=significant, rounding=ROUND_HALF_UP)


def plain(value: Exact) -> str:
    """Canonical text of a value in payloads: plain notation, no trailing zeros; a Decimal is always exact."""
    decimal = value if isinstance(value, Decimal) else to_decimal(value)
    return _without_zeros(f"{decimal:f}") if decimal else "0"


def shown(value: Exact, significant: int = 6, least_decimals: int = 0) -> str:
    """Format a value for display: `1,359.75`, and from a million on or below a thousandth `1.05 × 10⁹`.

    `least_decimals` keeps zeros within `significant` digits: a fold of 42 is shown as `42.0`.
    """
    rounded = to_decimal(value, significant)
    exponent = rounded.adjusted() if rounded else 0
    if -4 < exponent < 6:
        return _grouped(rounded, min(least_decimals, max(significant - exponent - 1, 0)))
    mantissa = _grouped(_context(significant).scaleb(rounded, -exponent), 0)
    return f"{mantissa} × 10{str(exponent).translate(_SUPERSCRIPTS)}"


def in_millions(value: Exact, significant: int = 6) -> str:
    """Format a value in millions, without the word: `1,050`."""
    return _grouped(to_decimal(Fraction(value) / 1_000_000, significant), 0)


def _grouped(value: Decimal, least_decimals: int) -> str:
    whole, _, decimals = _without_zeros(f"{value:,f}").partition(".")
    decimals = decimals.ljust(least_decimals, "0")
    return (f"{whole}.{decimals}" if decimals else whole).replace("-", "−")


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
