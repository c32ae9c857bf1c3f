"""Parsing of typed values. Only a wrong *format* is refused, with a message that names the field."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number
from nkmfg.domain.values.several import Names

CodeT = TypeVar("CodeT", bound=StrEnum)

LONGEST_LINE = 200
MOST_DIGITS_OF_A_COUNT = 9
_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)  # a key of the recipe


def line(label: str, typed: str | None) -> str:
    """Parse one line of text. Raises Malformed if it is blank."""
    text = line_or_none(label, typed)
    if text is None:
        raise Malformed("field.empty", label=label)
    return text


def line_or_none(label: str, typed: str | None) -> str | None:
    """Parse one line of text; None if it is blank."""
    text = (typed or "").strip()
    if len(text) > LONGEST_LINE:
        raise Malformed("field.too_long", label=label, length=len(text), most=LONGEST_LINE)
    if not text.isprintable():
        raise Malformed("field.unprintable", label=label)
    return text or None


def word_or_none(label: str, typed: str | None) -> str | None:
    """Parse an answer that the recipe's rules compare, such as `primary_refractory`; None for not known yet."""
    text = (typed or "").strip().casefold().replace(" ", "_")
    if text and not _WORD.fullmatch(text):
        raise Malformed("field.no_answer", label=label)
    return text or None


def one_of(label: str, typed: str | None, choices: Collection[str]) -> str:
    """Parse one of the choices. Raises Malformed with all of them; a mapping names them by its codes."""
    text = (typed or "").strip()
    if text not in choices:
        names = choices.values() if isinstance(choices, Mapping) else choices
        raise Malformed("field.no_choice", label=label, choices=Names(names))
    return text


def member_of(name: str, typed: str | None, members: Iterable[CodeT]) -> CodeT:
    """Parse one of the members by its code. Raises Malformed with the labels of all of them."""
    known = {member.value: member for member in members}
    member = known.get((typed or "").strip())
    if member is None:
        raise Malformed("field.no_choice", label=name, choices=Names(known.values()))
    return member


def one_of_or_none(label: str, typed: str | None, choices: Collection[str]) -> str | None:
    """Parse one of the choices; None if it is blank."""
    return one_of(label, typed, choices) if (typed or "").strip() else None


def number(label: str, typed: str | None) -> Decimal:
    """Parse an exact number, neither negative nor a bound such as “< 5”."""
    try:
        read = parse_number(typed or "")
    except Malformed as unreadable:
        raise Malformed("field.unreadable", label=label, why=unreadable) from None
    if read.comparator is not None:
        raise Malformed("field.bound", label=label, typed=read.text.strip())
    return read.value


def number_or_none(label: str, typed: str | None) -> Decimal | None:
    """Parse an exact number; None if it is blank."""
    return number(label, typed) if (typed or "").strip() else None


def whole_or_none(label: str, typed: str | None) -> int | None:
    """Parse a whole number; None if it is blank."""
    value = number_or_none(label, typed)
    if value is None:
        return None
    if value != value.to_integral_value() or value.adjusted() >= MOST_DIGITS_OF_A_COUNT:
        raise Malformed("field.not_whole", label=label, typed=(typed or "").strip())
    return int(value)


def happened(label: str, at: datetime, now: datetime) -> datetime:
    """Check the moment of an event. Raises Malformed if it lies in the future or has no zone."""
    if zoned(label, at) > now:
        raise Malformed("field.in_future", label=label)
    return at


def happened_or_none(label: str, at: datetime | None, now: datetime) -> datetime | None:
    """Check the moment of an event; None if it is not known."""
    return None if at is None else happened(label, at, now)


def zoned(label: str, at: datetime) -> datetime:
    """Check that a moment has a zone: without one an hour in autumn is ambiguous."""
    if at.tzinfo is None:
        raise Malformed("field.no_zone", label=label)
    day(label, at.date())
    return at


def day(label: str, on: date) -> date:
    """Check a calendar day: years 1900 to 2200."""
    if not 1900 <= on.year <= 2200:
        raise Malformed("field.year_outside", label=label, day=on.isoformat())
    return on
