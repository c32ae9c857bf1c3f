"""Base classes and column types of all tables. Values have the same text on SQLite and PostgreSQL."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from nkmfg.models.column_labels import PLACE, THING, quiet


class Kept(StrEnum):
    """Retention of a table. Every table declares one; a test fails for a table that does not."""

    RECORD = "record"  # rows change inside an act; every version is in the trail
    ONCE = "once"  # rows are written inside an act and never change
    LEDGER = "ledger"  # the trail itself
    SCRATCH = "scratch"  # no record: sessions, drafts, nonces


class Moment(TypeDecorator[datetime]):
    """A UTC moment to the microsecond: `timestamptz` on PostgreSQL, sortable text on SQLite."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment carries its zone; a naive one is ambiguous twice a year")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return datetime.fromisoformat(value).astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """An exact decimal number, kept as plain text on both databases: 1.20 stays 1.20."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"{value} is not a number that can be kept")
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Trend(TypeDecorator[Any]):
    """A number to search and plot by, derived from an exact one: NUMERIC on PostgreSQL, REAL on SQLite."""

    impl = sa.Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return dialect.type_descriptor(sa.Numeric() if dialect.name == "postgresql" else sa.REAL())

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Decimal | float | None:
        return value if value is None or dialect.name == "postgresql" else float(value)


BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class Base(DeclarativeBase):
    """Declarative base of all tables."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        int: BigInt,
        str: sa.Text(),
        bool: sa.Boolean(create_constraint=False),
        date: sa.Date(),
        datetime: Moment(),
        Decimal: Exact(),
        bytes: sa.LargeBinary(),
    }


class Numbered:
    """Mixin for a table whose primary key the database assigns."""

    id: Mapped[int] = mapped_column(BigInt, sa.Identity(), primary_key=True, sort_order=-1, info=quiet())


def kept(how: Kept, *constraints: sa.schema.SchemaItem, thing: str = "", place: str = "") -> tuple[Any, ...]:
    """Return `__table_args__` of a table with this retention. `thing` and `place` label its rows in the trail."""
    return (*constraints, {"info": {"kept": how, THING: thing, PLACE: place}})


def one_of(column: str, choices: Iterable[StrEnum]) -> sa.CheckConstraint:
    """Return a check constraint that allows only `choices`. Adding a choice is a migration."""
    known = tuple(choices)
    words = ", ".join(f"'{choice.value}'" for choice in known)
    return sa.CheckConstraint(f"{column} IN ({words})", name=column, info={CODES: (column, type(known[0]))})


def codes_of(table: sa.Table) -> dict[str, type[StrEnum]]:
    """Columns of a table that hold codes, with the enum of each."""
    return dict(constraint.info[CODES] for constraint in table.constraints if CODES in constraint.info)


# A column whose bytes are too large for the trail: its image is their SHA-256, kept in the column named here.
HASHED_IN = "hashed_in"
# A column recomputed from others, so that numbers can be searched as numbers: `derived(row) -> value`.
DERIVED = "derived"
# Column and enum of a check constraint for a column of codes.
CODES = "codes"


def outside_image(column: sa.Column[Any]) -> bool:
    """True if the trail does not store this column; `verify` recomputes it instead."""
    return HASHED_IN in column.info or DERIVED in column.info
