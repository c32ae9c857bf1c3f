"""Numbers and moments for the reader: one value, one rounding, one place."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.recipe import comparison
from nkmfg.domain.values import moments, quantities
from nkmfg.domain.values.quantities import Exact
from nkmfg.words.messages import _, writes
from nkmfg.words.reader import reader


def shown(value: Exact, significant: int = 6, least_decimals: int = 0) -> str:
    """Number for the reader: `1,359.75`, and from a million on or below a thousandth `1.05 × 10⁹`."""
    return in_marks(quantities.shown(value, significant, least_decimals))


def told_from(value: Exact, limit: Exact | None = None) -> str:
    """Number to four significant digits, or to as many as tell it from the limit it is shown with."""
    return in_marks(comparison.written(value, limit))


def in_millions(value: Exact, significant: int = 6) -> str:
    """Number in millions: `1,050 million`."""
    return _("{number} million", number=in_marks(quantities.in_millions(value, significant)))


def echoed(number: quantities.Number) -> str:
    """Interpretation of a typed number shown next to its field: `8.25`, `1.05 × 10⁹ = 1,050 million`."""
    digits = max(len(number.value.as_tuple().digits), 1)
    understood = shown(number.value, digits)
    if abs(number.exact) >= 1_000_000:
        understood = f"{understood} = {in_millions(number.value, digits)}"
    return f"{number.comparator} {understood}" if number.comparator else understood


def in_marks(number: str) -> str:
    """Text of a formatted number with the decimal and group marks of the reader's language."""
    language = reader().language
    if language.decimal_mark == "." and language.group_mark == ",":
        return number
    return number.translate({ord(","): language.group_mark, ord("."): language.decimal_mark})


def capitalized(text: str) -> str:
    """Text with its first letter in upper case, as at the start of a line; the rest as written."""
    return text[:1].upper() + text[1:]


def local(at: datetime) -> str:
    """Moment in the reader's zone: 2026-11-22 14:05 +03:00."""
    return moments.local(at, reader().zone)


@writes(Fraction)
@writes(Decimal)
def _number(value: Exact) -> str:
    return shown(value)


@writes(datetime)
def _moment(at: datetime) -> str:
    return local(at)
