"""Image of a row: one line of JSON, keys sorted, every value a string or null, identical on both databases.

`json_object` rewrites 1.20 and fails on blobs, `to_jsonb` depends on the session's zone, and versions of SQLite print
floats differently. Therefore the image is a generated concatenation, built from the models or from the database.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from nkmfg.models.base import Exact, Kept, Moment, outside_image


class Kind(StrEnum):
    """Kinds of columns that differ in their text."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table in the trail: columns of its image, sorted, and its keys, the primary key first."""

    name: str
    kept: Kept
    columns: tuple[tuple[str, Kind], ...]
    keys: tuple[tuple[str, ...], ...]

    @property
    def key(self) -> str:
        return self.keys[0][0]


def shapes_of(metadata: sa.MetaData) -> list[TableShape]:
    """Shapes of all tables of the models except scratch tables."""
    shapes = []
    for table in metadata.sorted_tables:
        how = table.info.get("kept")
        if how is None:
            raise TypeError(f"{table.name} does not say how it is kept")
        if how is not Kept.SCRATCH:
            outside = [c.name for c in table.columns if outside_image(c)]
            if outside and how is not Kept.ONCE:
                raise TypeError(
                    f"{table.name}.{outside[0]}: only a table written once may keep a column outside its image"
                )
            columns = {c.name: kind_of(table.name, c) for c in table.columns if c.name not in outside}
            shapes.append(_shape(table.name, Kept(how), columns, [c.name for c in table.primary_key], _uniques(table)))
    return shapes


def shapes_in(
    connection: sa.Connection, keeping: Mapping[str, Kept], outside: Collection[tuple[str, str]] = ()
) -> list[TableShape]:
    """Shapes of the tables named in `keeping`, reflected from the database, without the columns `outside` the image."""
    metadata = sa.MetaData()
    metadata.reflect(connection, only=list(keeping))
    shapes = []
    for table in metadata.sorted_tables:
        how = keeping[table.name]
        if how is not Kept.SCRATCH:
            columns = {c.name: kind_of(table.name, c) for c in table.columns if (table.name, c.name) not in outside}
            shapes.append(_shape(table.name, how, columns, [c.name for c in table.primary_key], _uniques(table)))
    return shapes


def _uniques(table: sa.Table) -> list[list[str]]:
    return [[c.name for c in u.columns] for u in table.constraints if isinstance(u, sa.UniqueConstraint)]


def _shape(
    name: str, how: Kept, columns: Mapping[str, Kind], primary: list[str], uniques: list[list[str]]
) -> TableShape:
    if len(primary) != 1:
        raise TypeError(f"{name} needs a primary key of one column, so that the trail can point at a row")
    keys = (tuple(primary), *sorted(tuple(u) for u in uniques))
    return TableShape(name, how, tuple(sorted(columns.items())), keys)


def kind_of(table_name: str, column: sa.Column[object]) -> Kind:
    """Kind of a column, modelled or reflected. Raises TypeError if its type has no canonical text."""
    match column.type:
        case Moment() | sa.DateTime():
            return Kind.MOMENT
        case sa.Boolean():
            return Kind.BOOLEAN
        case sa.Integer():
            return Kind.INTEGER
        case sa.Date():
            return Kind.DATE
        case Exact():
            return Kind.TEXT
        case sa.String() if not isinstance(column.type, sa.Enum):
            return Kind.TEXT
        case other:
            raise TypeError(f"{table_name}.{column.name}: {other!r} has no canonical text; keep it outside the image")


def image_sql(columns: tuple[tuple[str, Kind], ...], row: str, dialect: str) -> str:
    """SQL expression for the image of `row` (NEW, OLD or a table's alias)."""
    text = _postgresql_text if dialect == "postgresql" else _sqlite_text
    parts = [f"'\"{name}\":'||{text(f'{row}.{name}', kind)}" for name, kind in columns]
    return "'{'||" + "||','||".join(parts) + "||'}'"


def _postgresql_text(value: str, kind: Kind) -> str:
    match kind:
        case Kind.MOMENT:
            text = f"to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        case Kind.BOOLEAN:
            text = f"CASE {value} WHEN true THEN 'true' WHEN false THEN 'false' END"
        case Kind.DATE:
            text = f"to_char({value}, 'YYYY-MM-DD')"
        case Kind.INTEGER:
            text = f"{value}::text"
        case Kind.TEXT:
            text = value
    return f"coalesce(to_json({text})::text,'null')"


def _sqlite_text(value: str, kind: Kind) -> str:
    match kind:
        case Kind.BOOLEAN:
            return f"json_quote(CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
        case Kind.INTEGER:
            return f"json_quote(CAST({value} AS TEXT))"
        case _:
            return f"json_quote({value})"
