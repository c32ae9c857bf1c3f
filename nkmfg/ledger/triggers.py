"""The triggers that write the trail and refuse everything else, generated for SQLite and for PostgreSQL.

The same list makes them and is compared with the database afterwards, text by text.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from nkmfg.ledger import triggers_postgresql, triggers_sqlite
from nkmfg.ledger.guards import SCHEMA, SEARCH_PATH, Guard, Sort
from nkmfg.ledger.images import TableShape


def guards(shapes: Sequence[TableShape], dialect: str) -> list[Guard]:
    """Every trigger and function, in the order they are made."""
    common = triggers_postgresql.common_guards() if dialect == "postgresql" else []
    return [*common, *(guard for shape in shapes for guard in _guards_of(shape, dialect))]


def _guards_of(shape: TableShape, dialect: str) -> list[Guard]:
    if dialect == "postgresql":
        return triggers_postgresql.guards_of(shape)
    return triggers_sqlite.guards_of(shape)


def install(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Make every trigger. On PostgreSQL they fire in replica mode too."""
    for guard in guards(shapes, connection.dialect.name):
        _run(connection, guard.sql)
        if connection.dialect.name != "postgresql":
            continue
        if guard.sort is Sort.TRIGGER:
            _run(connection, f'ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER "{guard.name}"')
        else:
            # Whoever may execute a trigger's function may hang it on a table of their own, and forge the trail by it.
            _run(connection, f"REVOKE EXECUTE ON FUNCTION {guard.name} FROM PUBLIC")


def uninstall(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Take every trigger away, and the functions of each table, for a migration. What all tables share stays."""
    is_postgresql = connection.dialect.name == "postgresql"
    for shape in shapes:
        for guard in reversed(_guards_of(shape, connection.dialect.name)):
            if guard.sort is Sort.FUNCTION:
                _run(connection, f"DROP FUNCTION IF EXISTS {guard.name}")
            else:
                on = f" ON {guard.table}" if is_postgresql else ""
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
    return sorted(_compared({g.name: g.sql for g in wanted}, [(row.name, row.sql) for row in rows]))


def _compared(wanted: dict[str, str], there: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is there may bear one name twice: a second function, or a trigger of a wanted name on another table."""
    found = [(name, "is missing") for name in wanted.keys() - {name for name, _ in there}]
    found += [(name, "is not of this house") for name, _ in there if name not in wanted]
    found += [(name, "is not as it was made") for name, text in there if text != wanted.get(name, text)]
    return found


def _postgresql_faults(connection: sa.Connection, wanted: Sequence[Guard]) -> list[tuple[str, str]]:
    made = {sort: {g.name: g for g in wanted if g.sort is sort} for sort in Sort}
    config = f"search_path={SEARCH_PATH}"
    functions = {name: guard.body + "true" + config for name, guard in made[Sort.FUNCTION].items()}
    triggers = {name: _normal(guard.sql) for name, guard in made[Sort.TRIGGER].items()}
    return sorted(
        [
            *_compared(functions, _read(connection, _FUNCTIONS)),
            *_compared(triggers, [(name, _normal(sql)) for name, sql in _read(connection, _TRIGGERS)]),
            *((name, f"on {table} is not enabled always") for name, table in _read(connection, _NOT_ALWAYS)),
            *((name, f"on {table} is not of this house") for name, table in _read(connection, _BYPASSES)),
        ]
    )


_OURS = "relnamespace = to_regnamespace(:schema) AND relkind = 'r'"
_FUNCTIONS = (
    "SELECT proname, prosrc || prosecdef::text || coalesce(array_to_string(proconfig, ';'), '')"
    " FROM pg_proc WHERE pronamespace = to_regnamespace(:schema) AND proname LIKE 'nkmfg%'"
)
_OF_TABLES = f"FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND {_OURS}"
_TRIGGERS = f"SELECT tgname, pg_get_triggerdef(t.oid) {_OF_TABLES}"
_NOT_ALWAYS = f"SELECT tgname, relname {_OF_TABLES} AND tgenabled <> 'A'"
# A rule rewrites what is written, row security hides what is there: neither needs to touch a trigger.
_BYPASSES = (
    f"SELECT 'rule ' || rulename, relname FROM pg_rewrite JOIN pg_class c ON c.oid = ev_class WHERE {_OURS}"
    f" UNION ALL SELECT 'row security', relname FROM pg_class WHERE relrowsecurity AND {_OURS}"
)


def _read(connection: sa.Connection, query: str) -> list[tuple[str, str]]:
    return [(name, text) for name, text in connection.execute(sa.text(query), {"schema": SCHEMA})]


def _normal(trigger: str) -> str:
    """PostgreSQL prints a trigger its own way: the same words, differently spaced, quoted, qualified and ordered."""
    plain = trigger.replace('"', "").replace(f"{SCHEMA}.", "").replace("NOT DEFERRABLE", "").lower()
    return " ".join(sorted(plain.split()))
