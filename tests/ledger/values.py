"""A value of a column's kind, and another one: what seeds a table and what forges it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from nkmfg.models.base import Exact, Moment, Trend


def some(column: sa.Column[Any]) -> object:
    """A value of the column's kind."""
    match column.type:
        case Moment():
            return datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        case Exact() | Trend():
            return Decimal("1.20")
        case sa.Date():
            return date(2026, 11, 22)
        case sa.Boolean():
            return True
        case sa.LargeBinary():
            return b"\x00 a counter's export \xff"
        case sa.Integer():
            return 1
        case _:
            return f"{column.table.name} {column.name}"


def other(column: sa.Column[Any], value: object) -> object:
    """Another value of the column's kind than the one it has."""
    match value:
        case None:
            return some(column)
        case bool():
            return not value
        case int():
            return value + 1000
        case Decimal() | float():
            return value + 1
        case datetime():
            return value + timedelta(microseconds=1)
        case date():
            return value + timedelta(days=1)
        case bytes():
            return value + b"\x00"
    return f"{value}1"
