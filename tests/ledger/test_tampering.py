"""Edits behind the triggers, which are restored afterwards: verify names table and row."""

import re
from collections.abc import Mapping, Sequence

import pytest
import sqlalchemy as sa

from nkmfg.ledger.verify import Break
from nkmfg.models.base import Kept, outside_image
from tests.ledger.forger import Forger, key_of
from tests.ledger.seed import KEPT_TABLES
from tests.ledger.values import other

pytestmark = [pytest.mark.req("C11"), pytest.mark.challenge("T2")]

TRAIL = [table for table in KEPT_TABLES if table.info["kept"] is Kept.LEDGER]
ROWS = [table for table in KEPT_TABLES if table not in TRAIL]
TRAIL_COLUMNS = [pytest.param(c, id=f"{t.name}.{c.name}") for t in TRAIL for c in t.columns]
TABLES = [pytest.param(table, id=table.name) for table in KEPT_TABLES]


def is_named(breaks: Sequence[Break], table: sa.Table, row: object, column: str | None = None) -> bool:
    """Whether one of the breaks names this row, and the column where the trail holds images of the table."""
    says = [str(found) for found in breaks]
    if table.name == "change":  # the digest is over an act: the row is named among those of its act
        spans = [re.search(r"table change, rows (\d+) to (\d+)", text) for text in says]
        return any(int(s[1]) <= int(str(row)) <= int(s[2]) for s in spans if s)
    if table.info["kept"] is Kept.LEDGER or column is None:
        return any(re.search(rf"table {table.name}, row {row}\b", text) for text in says)
    return any(found.where == f"table {table.name}, row {row}, column {column}" for found in breaks)


@pytest.mark.parametrize("column", TRAIL_COLUMNS)
def test_an_edit_of_the_trail_is_named(forger: Forger, column: sa.Column[object]) -> None:
    assert_edits_are_named(forger, [column])


# One edit a row and a table: none can lend its break to another, and what verify reads, it reads once for all tables.
@pytest.mark.parametrize("nth", range(max(len(table.columns) for table in ROWS)))
def test_an_edit_of_the_nth_column_of_any_table_is_named(forger: Forger, nth: int) -> None:
    assert_edits_are_named(forger, [table.columns[nth] for table in ROWS if nth < len(table.columns)])


def assert_edits_are_named(forger: Forger, columns: Sequence[sa.Column[object]]) -> None:
    """Edit each of the columns, of a table each, in its last row: to another value, and then to none."""
    with forger.undone():
        rows = {column: forger.last_row(column.table) for column in columns}
        edits = {column: other(column, row[column.name]) for column, row in rows.items()}
        assert_named(forger, rows, edits)
        emptied = {column: None for column, row in rows.items() if column.nullable and row[column.name] is not None}
        if emptied:
            assert_named(forger, rows, emptied)


def assert_named(
    forger: Forger, rows: Mapping[sa.Column[object], sa.RowMapping], edits: Mapping[sa.Column[object], object]
) -> None:
    with forger.unguarded(*(column.table.name for column in edits)):
        for column, edit in edits.items():
            forger.set(column.table, rows[column], column.name, edit)
    breaks = forger.breaks()
    unnamed = []
    for column, edit in edits.items():
        key = key_of(column.table).name
        if column.name == key:  # the row as it was, or as it is now
            named = any(is_named(breaks, column.table, row) for row in (rows[column][key], edit))
        else:
            named = is_named(breaks, column.table, rows[column][key], column.name)
        if not named:
            unnamed.append(str(column))
    assert not unnamed, breaks
    assert not [found for found in breaks if found.where.startswith("trigger")]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_removed_is_named(forger: Forger, table: sa.Table) -> None:
    with forger.undone() as connection:
        key, row = key_of(table), forger.last_row(table)
        with forger.unguarded(table.name):
            assert connection.execute(sa.delete(table).where(key == row[key.name])).rowcount == 1
        breaks = forger.breaks()
    if table.name == "change":  # it is gone: its act is named, and the row whose image it held
        assert any(f"table act, row {row['act_id']}" in str(found) for found in breaks)
        assert any(found.where == f"table {row['table_name']}, row {row['row_id']}" for found in breaks)
    elif table.name == "link":
        assert Break(f"table act, row {row['act_id']}", "has no link: it was not made through the door") in breaks
    else:
        assert is_named(breaks, table, row[key.name]), breaks


@pytest.mark.parametrize("table", TABLES)
def test_a_row_added_is_named(forger: Forger, table: sa.Table) -> None:
    uniques = {c.name for u in table.constraints if isinstance(u, sa.UniqueConstraint) for c in u.columns}
    with forger.undone() as connection:
        key, row = key_of(table), forger.last_row(table)
        forged = {
            c.name: other(c, row[c.name]) if c.name in {key.name, *uniques} and c.name != "table_name" else row[c.name]
            for c in table.columns
        }
        with forger.unguarded(table.name):
            connection.execute(sa.insert(table).values(forged))
        assert is_named(forger.breaks(), table, forged[key.name])


def test_every_column_is_in_the_image_or_proved_otherwise(forger: Forger) -> None:
    """The matrix above has to hold both sorts, or half of verify is untried."""
    outside = {c.type.python_type for t in KEPT_TABLES for c in t.columns if outside_image(c)}
    assert len(outside) >= 2


def test_a_seeded_site_verifies(forger: Forger) -> None:
    with forger.undone():
        assert forger.breaks() == []
