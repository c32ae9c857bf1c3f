"""Values that a column's image cannot represent: a blob in a numeric column of SQLite, a year BC in PostgreSQL.

This software never writes them. A direct manipulation of the database can, and would not change the image.
"""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from nkmfg.ledger.images import Kind, TableShape

_SQLITE = {
    Kind.TEXT: "typeof(t.{0}) NOT IN ('text', 'null')",
    Kind.MOMENT: "typeof(t.{0}) NOT IN ('text', 'null')",
    Kind.DATE: "typeof(t.{0}) NOT IN ('text', 'null')",
    Kind.INTEGER: "typeof(t.{0}) NOT IN ('integer', 'null')",
    Kind.BOOLEAN: "typeof(t.{0}) NOT IN ('integer', 'null') OR t.{0} NOT IN (0, 1)",
}
# to_char prints an empty text for infinity, and no era.
_POSTGRESQL = {
    Kind.MOMENT: "t.{0} NOT BETWEEN '0001-01-02' AND '9999-12-30'",
    Kind.DATE: "t.{0} NOT BETWEEN '0001-01-01' AND '9999-12-31'",
}
_CONDITIONS: Mapping[str, Mapping[Kind, str]] = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def misfits(connection: sa.Connection, shape: TableShape) -> Iterator[str]:
    """Locations of values misrepresented by their image in the table of `shape`: table, row and column."""
    conditions = _CONDITIONS[connection.dialect.name]
    odd = {name: conditions[kind].format(name) for name, kind in shape.columns if kind in conditions}
    if not odd:
        return
    tests = ", ".join(f"coalesce({condition}, false)" for condition in odd.values())
    where = " OR ".join(f"({condition})" for condition in odd.values())
    for row in connection.execute(sa.text(f"SELECT t.{shape.key}, {tests} FROM {shape.name} t WHERE {where}")):  # noqa: S608
        for column, is_odd in zip(odd, row[1:], strict=True):
            if is_odd:
                yield f"table {shape.name}, row {row[0]}, column {column}"
