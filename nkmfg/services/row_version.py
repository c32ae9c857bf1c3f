"""Optimistic locking: a change made from a form that shows outdated rows is refused."""

from datetime import UTC, datetime
from decimal import Decimal

import sqlalchemy as sa

from nkmfg.domain.values.errors import Stale
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.models import Base


def row_version(*rows: Base | None) -> str:
    """Version of rows that a form carries: a digest of their values, equal as long as these are."""
    return sha256(canonical([None if row is None else _facts(row) for row in rows]))[:16]


def refuse_stale(seen: str, *rows: Base | None) -> None:
    """Raise Stale if the rows differ from the version the form showed. To be called inside the act, under its lock."""
    if seen != row_version(*rows):
        raise Stale("act.changed_meanwhile")


def _facts(row: Base) -> dict[str, str | None]:
    return {column.key: _text(getattr(row, column.key)) for column in sa.inspect(type(row)).column_attrs}


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case _:
            return str(value)
