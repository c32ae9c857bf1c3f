"""Parsing of typed values. Only a wrong *format* is refused.

A refusal carries the field of the form, if there is one, and the label for whoever has no form.
"""

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


def line(label: str, typed: str | None, *, field: str = "") -> str:
    """Parse one line of text. Raises Malformed if it is blank."""
    text = line_or_none(label, typed, field=field)
    if text is None:
        raise Malformed("field.empty", field=field, label=label)
    return text


def line_or_none(label: str, typed: str | None, *, field: str = "") -> str | None:
    """Parse one line of text; None if it is blank."""
    text = (typed or "").strip()
    if len(text) > LONGEST_LINE:
        raise Malformed("field.too_long", field=field, label=label, length=len(text), most=LONGEST_LINE)
    if not text.isprintable():
        raise Malformed("field.unprintable", field=field, label=label)
    return text or None


def word_or_none(label: str, typed: str | None, *, field: str = "") -> str | None:
    """Parse an answer that the recipe's rules compare, such as `primary_refractory`; None for not known yet."""
    text = (typed or "").strip().casefold().replace(" ", "_")
    if text and not _WORD.fullmatch(text):
        raise Malformed("field.no_answer", field=field, label=label)
    return text or None


def one_of(label: str, typed: str | None, choices: Collection[str], *, field: str = "") -> str:
    """Parse one of the choices. Raises Malformed with all of them; a mapping names them by its codes."""
    text = (typed or "").strip()
    if text not in choices:
        names = choices.values() if isinstance(choices, Mapping) else choices
        raise Malformed("field.no_choice", field=field, label=label, choices=Names(names))
    return text


def member_of(label: str, typed: str | None, members: Iterable[CodeT], *, field: str = "") -> CodeT:
    """Parse one of the members by its code. Raises Malformed with the labels of all of them."""
    known = {member.value: member for member in members}
    member = known.get((typed or "").strip())
    if member is None:
        raise Malformed("field.no_choice", field=field, label=label, choices=Names(known.values()))
    return member


def one_of_or_none(label: str, typed: str | None, choices: Collection[str], *, field: str = "") -> str | None:
    """Parse one of the choices; None if it is blank."""
    return one_of(label, typed, choices, field=field) if (typed or "").strip() else None


def number(label: str, typed: str | None, *, field: str = "") -> Decimal:
    """Parse an exact number, neither negative nor a bound such as “< 5”."""
    try:
        read = parse_number(typed or "")
    except Malformed as unreadable:
        raise Malformed(unreadable.code, field=field, label=label, **unreadable.params) from None
    if read.comparator is not None:
        raise Malformed("field.bound", field=field, label=label, typed=read.text.strip())
    return read.value


def number_or_none(label: str, typed: str | None, *, field: str = "") -> Decimal | None:
    """Parse an exact number; None if it is blank."""
    return number(label, typed, field=field) if (typed or "").strip() else None


def whole_or_none(label: str, typed: str | None, *, field: str = "") -> int | None:
    """Parse a whole number; None if it is blank."""
    value = number_or_none(label, typed, field=field)
    if value is None:
        return None
    if value != value.to_integral_value() or value.adjusted() >= MOST_DIGITS_OF_A_COUNT:
        raise Malformed("field.not_whole", field=field, label=label, typed=(typed or "").strip())
    return int(value)


def happened(label: str, at: datetime, now: datetime, *, field: str = "") -> datetime:
    """Check the moment of an event. Raises Malformed if it lies in the future or has no zone."""
    if zoned(label, at, field=field) > now:
        raise Malformed("field.in_future", field=field, label=label)
    return at


def happened_or_none(label: str, at: datetime | None, now: datetime, *, field: str = "") -> datetime | None:
    """Check the moment of an event; None if it is not known."""
    return None if at is None else happened(label, at, now, field=field)


def zoned(label: str, at: datetime, *, field: str = "") -> datetime:
    """Check that a moment has a zone: without one an hour in autumn is ambiguous."""
    if at.tzinfo is None:
        raise Malformed("field.no_zone", field=field, label=label)
    day(label, at.date(), field=field)
    return at


def day(label: str, on: date, *, field: str = "") -> date:
    """Check a calendar day: years 1900 to 2200."""
    if not 1900 <= on.year <= 2200:
        raise Malformed("field.year_outside", field=field, label=label, day=on.isoformat())
    return on
