"""The triggers that write the trail and refuse everything else, generated for SQLite and for PostgreSQL.

The same list makes them and is compared with the database afterwards, text by text.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from nkmfg.ledger import triggers_postgresql, triggers_sqlite
from nkmfg.ledger.guards import SCHEMA, Guard, Sort
from nkmfg.ledger.images import TableShape


def guards(shapes: Sequence[TableShape], dialect: str) -> list[Guard]:
    """Every trigger and function, in the order they are made."""
    if dialect == "postgresql":
        return [
            *triggers_postgresql.common_guards(),
            *(guard for shape in shapes for guard in triggers_postgresql.guards_of(shape)),
        ]
    return [guard for shape in shapes for guard in triggers_sqlite.guards_of(shape)]


def install(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Make every trigger. On PostgreSQL they fire in replica mode too."""
    for guard in guards(shapes, connection.dialect.name):
        _run(connection, guard.sql)
        if connection.dialect.name == "postgresql" and guard.sort is Sort.TRIGGER:
            _run(connection, f'ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER "{guard.name}"')


def uninstall(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Take every trigger away, for a migration. Functions stay: without a trigger nobody calls them."""
    for guard in guards(shapes, connection.dialect.name):
        if guard.sort is Sort.TRIGGER:
            on = f" ON {guard.table}" if connection.dialect.name == "postgresql" else ""
            _run(connection, f'DROP TRIGGER IF EXISTS "{guard.name}"{on}')


def _run(connection: sa.Connection, sql: str) -> None:
    # psycopg reads a bare % as a parameter even where there are none to fill in.
    connection.exec_driver_sql(sql.replace("%", "%%") if connection.dialect.name == "postgresql" else sql)


def faults(connection: sa.Connection, shapes: Sequence[TableShape]) -> list[tuple[str, str]]:
    """(name, what is wrong) for each trigger or function missing, changed, disabled, or not of the house."""
    wanted = guards(shapes, connection.dialect.name)
    if connection.dialect.name == "postgresql":
        return _postgresql_faults(connection, wanted)
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return _compared({g.name: g.sql for g in wanted}, {row.name: row.sql for row in rows})


def _compared(wanted: dict[str, str], there: dict[str, str]) -> list[tuple[str, str]]:
    found = [(name, "is missing") for name in wanted.keys() - there.keys()]
    found += [(name, "is not of this house") for name in there.keys() - wanted.keys()]
    found += [(n, "is not as it was made") for n in wanted.keys() & there.keys() if wanted[n] != there[n]]
    return sorted(found)


def _postgresql_faults(connection: sa.Connection, wanted: Sequence[Guard]) -> list[tuple[str, str]]:
    functions = connection.execute(
        sa.text(
            "SELECT proname, prosrc || prosecdef::text || coalesce(array_to_string(proconfig, ';'), '') AS source"
            " FROM pg_proc"
            " WHERE pronamespace = to_regnamespace(:schema) AND proname LIKE 'nkmfg%'"
        ),
        {"schema": SCHEMA},
    )
    config = f"search_path=pg_catalog, {SCHEMA}"
    found = _compared(
        {g.name: g.body + "true" + config for g in wanted if g.sort is Sort.FUNCTION},
        {row.proname: row.source for row in functions},
    )
    triggers = connection.execute(
        sa.text(
            "SELECT tgname, tgenabled = 'A', tgrelid::regclass::text, pg_get_triggerdef(t.oid)"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
            " WHERE NOT tgisinternal AND c.relnamespace = to_regnamespace(:schema)"
        ),
        {"schema": SCHEMA},
    )
    there = {name: (on, table, sql) for name, on, table, sql in triggers}
    made = {g.name: g for g in wanted if g.sort is Sort.TRIGGER}
    found += [(name, "is missing") for name in made.keys() - there.keys()]
    found += [(name, "is not of this house") for name in there.keys() - made.keys()]
    for name in made.keys() & there.keys():
        on, _table, sql = there[name]
        if not on:
            found.append((name, "is not enabled always"))
        if _normal(sql) != _normal(made[name].sql):
            found.append((name, "is not as it was made"))
    return sorted(found)


def _normal(trigger: str) -> tuple[str, ...]:
    """PostgreSQL prints a trigger its own way: the same words, differently spaced, quoted, qualified and ordered."""
    plain = trigger.replace('"', "").replace(f"{SCHEMA}.", "").replace("NOT DEFERRABLE", "").lower()
    return tuple(sorted(plain.split()))
