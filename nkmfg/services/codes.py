"""Codes: assigned (a typed one if it is free, otherwise the next free number), looked up, and paged by."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.identifiers import Numbering
from nkmfg.models import Base

PAGE = 50
LONGEST_PAGE = 200
_ATTEMPTS = 10
_DIGITS = "0123456789"
Made = TypeVar("Made")
Proposed = TypeVar("Proposed")
Row = TypeVar("Row", bound=Base)
Column = InstrumentedAttribute[str]


class Taken(Refused):
    """Raised if the code already belongs to another thing."""


def refuse_taken(session: Session, column: Column, code: str) -> None:
    """Raise Taken if the code is in use; to be called inside the act on the new thing's stream, under its lock."""
    there = session.scalar(sa.select(column).where(_same_number(column, code)).limit(1))
    if there is not None:
        raise Taken("code.taken", code=there)


def next_code(session: Session, numbering: Numbering, column: Column) -> str:
    """The code after the highest one assigned; forms propose it."""
    return numbering.write(next_number(session, numbering.prefix, column))


def next_number(session: Session, prefix: str, column: Column, check_digits: int = 0) -> int:
    """The number after the highest with that prefix; of a code `COI-0042-31` the part in the middle counts.

    `check_digits` is the number of characters after the number. Codes without a number in that place are skipped.
    """
    first = len(prefix) + 2
    digits = sa.func.substr(column, first, sa.func.length(column) - first + 1 - check_digits)
    number = sa.case((sa.func.ltrim(digits, _DIGITS) == "", sa.cast(digits, sa.BigInteger)))
    highest = session.scalar(sa.select(sa.func.max(number)).where(column.startswith(f"{prefix}-", autoescape=True)))
    return 1 + (highest or 0)


def in_number_order(column: Column) -> tuple[sa.ColumnElement[str], sa.ColumnElement[int], sa.ColumnElement[str]]:
    """Sort key of codes: the text before the final number, then the number by its value."""
    stem = sa.func.rtrim(column, _DIGITS)
    digits = sa.func.ltrim(sa.func.substr(column, sa.func.length(stem) + 1), "0")
    return stem, sa.func.length(digits), digits


def _same_number(column: Column, code: str) -> sa.ColumnElement[bool]:
    stem, _length, digits = in_number_order(column)
    prefix = code.rstrip(_DIGITS)
    return sa.and_(stem == prefix, digits == code.removeprefix(prefix).lstrip("0"))


def behind(column: Column, code: str) -> sa.ColumnElement[bool]:
    """Condition: the column's code comes after `code` in the order of numbers."""
    prefix = code.rstrip(_DIGITS)
    digits = code.removeprefix(prefix).lstrip("0")
    return sa.tuple_(*in_number_order(column)) > sa.tuple_(*map(sa.literal, (prefix, len(digits), digits)))


def given(
    session: Session, numbering: Numbering, column: Column, typed: str | None, add: Callable[[str], Made]
) -> Made:
    """Add a thing under the typed code, or under the next free number if nothing was typed. Raises Taken."""
    if typed is not None and typed.strip():
        return add(numbering.read(typed))
    return in_turn(lambda: next_code(session, numbering, column), add)


def in_turn(propose: Callable[[], Proposed], add: Callable[[Proposed], Made]) -> Made:
    """Add a thing under a proposed code; if it was taken concurrently, under the next one."""
    for _ in range(_ATTEMPTS):
        with suppress(Taken):
            return add(propose())
    raise Refused("code.contended")


def found(session: Session, table: type[Row], column: Column, read: Callable[[str], str], typed: str) -> Row | None:
    """The row with a typed or linked code; None if there is none, or the text is not a valid code."""
    try:
        return session.scalars(sa.select(table).where(column == read(typed))).one_or_none()
    except Malformed:
        return None


def page(session: Session, table: type[Row], column: Column, after: str, limit: int) -> Sequence[Row]:
    """A page of rows after the code `after`, ordered by code; from the first row if `after` is not a valid code."""
    rows = sa.select(table).order_by(*in_number_order(column)).limit(min(max(limit, 1), LONGEST_PAGE))
    if is_code_like(after):
        rows = rows.where(behind(column, after))
    return session.scalars(rows).all()


def is_code_like(text: str) -> bool:
    """True if the text can be a code in an address; databases raise errors for some other characters."""
    return bool(text) and text.isascii() and text.isprintable()
