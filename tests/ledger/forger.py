"""Manipulation of the database by its owner: drop the triggers, make one edit, restore the triggers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from nkmfg.ledger import triggers
from nkmfg.ledger.database import SHAPES, open_engine
from nkmfg.ledger.verify import Break, Heads, verify
from nkmfg.models import Base
from tests.conftest import Database

_SHAPES = {shape.name: shape for shape in SHAPES}
# Settings available to anybody with the file: no foreign keys, no checks, REPLACE without triggers.
_PRAGMAS = ("foreign_keys = off", "ignore_check_constraints = on", "recursive_triggers = off")


class Forger:
    """A connection as the owner. Changes inside `undone()` are rolled back at its end."""

    def __init__(self, database: Database, unseeded: Mapping[str, str]) -> None:
        self._unseeded = unseeded
        self.is_postgresql = database.backend == "postgresql"
        self._engine = open_engine(database.owner_url, poolclass=sa.NullPool)
        self.connection = self._engine.connect().execution_options(writer=True)
        self._own: set[Break] = set()  # constraints dropped by the forger, so that any value can be written
        if self.is_postgresql:
            self._drop_checks()
            with self.connection.begin():
                self._own = set(self.breaks())
        else:
            raw = self.connection.connection.driver_connection
            assert raw is not None
            for pragma in _PRAGMAS:
                raw.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()

    @contextmanager
    def undone(self) -> Iterator[sa.Connection]:
        with self.connection.begin() as transaction:
            if self.is_postgresql:
                self.connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield self.connection
            transaction.rollback()

    @contextmanager
    def unguarded(self, *tables: str) -> Iterator[None]:
        """Context without triggers, which are restored at its end."""
        shapes = [_SHAPES[name] for name in tables]
        triggers.uninstall(self.connection, shapes)
        yield
        triggers.install(self.connection, shapes)

    def last_row(self, table: sa.Table) -> sa.RowMapping:
        """Latest row of a table."""
        key = key_of(table)
        row = self.connection.execute(sa.select(table).order_by(key.desc()).limit(1)).mappings().first()
        if row is None:
            why = self._unseeded.get(table.name, "there is none")
            pytest.fail(f"seed a row of {table.name}: say in ODD of tests/ledger/seed.py what it wants ({why})", False)
        return row

    def set(self, table: sa.Table, row: sa.RowMapping, column: str, value: object) -> None:
        key = key_of(table)
        done = self.connection.execute(sa.update(table).where(key == row[key.name]).values({column: value}))
        assert done.rowcount == 1

    def breaks(self, heads: Heads | None = None) -> list[Break]:
        """Breaks found by verify in this transaction."""
        found = verify(self.connection, SHAPES, Base.metadata, heads)
        return [entry for entry in found if entry not in self._own]

    def _drop_checks(self) -> None:
        with self.connection.begin():
            for table in Base.metadata.tables:
                for check in sa.inspect(self.connection).get_check_constraints(table):
                    self.connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{check["name"]}"')


def key_of(table: sa.Table) -> sa.Column[Any]:
    (key,) = table.primary_key
    return key
