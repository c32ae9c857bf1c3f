"""Triggers that write the trail and refuse all other writes, generated for SQLite and for PostgreSQL.

Their texts are compared with the database afterwards. Triggers of an older version of the generator are compared with
the manifest recorded at their creation (`ledger/schema_manifest.py`).
"""

from collections.abc import Sequence

import sqlalchemy as sa

from nkmfg.ledger import triggers_postgresql, triggers_sqlite
from nkmfg.ledger.images import TableShape
from nkmfg.ledger.trigger_spec import SCHEMA, SEARCH_PATH, SpecKind, TriggerSpec
from nkmfg.words.messages import _

# Incremented with every change of a trigger or function; tests/ledger/generator.txt holds their texts.
GENERATOR = 1


def guards(shapes: Sequence[TableShape], dialect: str) -> list[TriggerSpec]:
    """All triggers and functions, in order of creation."""
    common = triggers_postgresql.common_guards() if dialect == "postgresql" else []
    return [*common, *(guard for shape in shapes for guard in _guards_of(shape, dialect))]


def _guards_of(shape: TableShape, dialect: str) -> list[TriggerSpec]:
    if dialect == "postgresql":
        return triggers_postgresql.guards_of(shape)
    return triggers_sqlite.guards_of(shape)


def install(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Create all triggers. On PostgreSQL they fire in replica mode too."""
    for guard in guards(shapes, connection.dialect.name):
        _run(connection, guard.sql)
        if connection.dialect.name != "postgresql":
            continue
        if guard.sort is SpecKind.TRIGGER:
            _run(connection, f'ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER "{guard.name}"')
        else:
            # EXECUTE on a trigger function would allow its use on another table, to forge the trail.
            _run(connection, f"REVOKE EXECUTE ON FUNCTION {guard.name} FROM PUBLIC")


def uninstall(connection: sa.Connection, shapes: Sequence[TableShape]) -> None:
    """Drop all triggers and the functions of each table, for a migration; shared functions remain."""
    is_postgresql = connection.dialect.name == "postgresql"
    for shape in shapes:
        for guard in reversed(_guards_of(shape, connection.dialect.name)):
            if guard.sort is SpecKind.FUNCTION:
                _run(connection, f"DROP FUNCTION IF EXISTS {guard.name}")
            else:
                on = f" ON {guard.table}" if is_postgresql else ""
                _run(connection, f'DROP TRIGGER IF EXISTS "{guard.name}"{on}')


def clear(connection: sa.Connection) -> None:
    """Drop all triggers and the functions of each table, whatever the version of their generator, for a migration.

    Foreign triggers cannot exist, as the record was verified before.
    """
    if connection.dialect.name != "postgresql":
        for name, _text in texts(connection):
            _run(connection, f'DROP TRIGGER "{name}"')
        return
    for name, table in _read(connection, _TRIGGERS_OF):
        _run(connection, f'DROP TRIGGER "{name}" ON {table}')
    for (name,) in {(name,) for name, _text in _read(connection, _FUNCTIONS) if name.endswith("_change")}:
        _run(connection, f"DROP FUNCTION {name}")


def _run(connection: sa.Connection, sql: str) -> None:
    # psycopg reads a bare % as a parameter even without parameters.
    connection.exec_driver_sql(sql.replace("%", "%%") if connection.dialect.name == "postgresql" else sql)


def faults(
    connection: sa.Connection, shapes: Sequence[TableShape], generator: int | None = None
) -> list[tuple[str, str]]:
    """(name, fault) for each trigger or function that is missing, changed, disabled or foreign.

    `generator` is the version that created them; None if it was not recorded. Texts of another version are not compared
    here: `schema_manifest` compares them with the manifest; without one, only names are compared.
    """
    found = _bypasses(connection) if connection.dialect.name == "postgresql" else []
    if generator not in (None, GENERATOR):
        return sorted(found)
    there = texts(connection)
    wanted = {guard.name: _text(guard, connection.dialect.name) for guard in guards(shapes, connection.dialect.name)}
    if generator is None and GENERATOR > 1:
        wanted = {name: dict(there).get(name, "") for name in wanted}
    return sorted([*_compared(wanted, there), *found])


def texts(connection: sa.Connection) -> list[tuple[str, str]]:
    """(name, text) of each trigger and function in the database, normalised for comparison."""
    if connection.dialect.name == "postgresql":
        made = [(name, _normal(sql)) for name, sql in _read(connection, _TRIGGERS)]
        return [*_read(connection, _FUNCTIONS), *made]
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return [(row.name, row.sql) for row in rows]


def _text(guard: TriggerSpec, dialect: str) -> str:
    """Text that `texts` returns for an unchanged guard."""
    if dialect != "postgresql":
        return guard.sql
    is_function = guard.sort is SpecKind.FUNCTION
    return f"{guard.body}truesearch_path={SEARCH_PATH}" if is_function else _normal(guard.sql)


def _compared(wanted: dict[str, str], there: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Compare by name; a name may occur twice, as an overloaded function or as a trigger on another table."""
    found = [(name, _("is missing")) for name in wanted.keys() - {name for name, _text in there}]
    found += [(name, _("is not of this house")) for name, _text in there if name not in wanted]
    found += [(name, _("is not as it was made")) for name, text in there if text != wanted.get(name, text)]
    return found


def _bypasses(connection: sa.Connection) -> list[tuple[str, str]]:
    return [
        *((name, _("on {table} is not enabled always", table=table)) for name, table in _read(connection, _NOT_ALWAYS)),
        *((name, _("on {table} is not of this house", table=table)) for name, table in _read(connection, _BYPASSES)),
    ]


_OURS = "relnamespace = to_regnamespace(:schema) AND relkind = 'r'"
_FUNCTIONS = (
    "SELECT proname, prosrc || prosecdef::text || coalesce(array_to_string(proconfig, ';'), '')"
    " FROM pg_proc WHERE pronamespace = to_regnamespace(:schema) AND proname LIKE 'nkmfg%'"
)
_OF_TABLES = f"FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND {_OURS}"
_TRIGGERS = f"SELECT tgname, pg_get_triggerdef(t.oid) {_OF_TABLES}"
_TRIGGERS_OF = f"SELECT tgname, relname {_OF_TABLES}"
_NOT_ALWAYS = f"SELECT tgname, relname {_OF_TABLES} AND tgenabled <> 'A'"
# A rule rewrites statements and row security hides rows; neither changes a trigger.
_BYPASSES = (
    f"SELECT 'rule ' || rulename, relname FROM pg_rewrite JOIN pg_class c ON c.oid = ev_class WHERE {_OURS}"
    f" UNION ALL SELECT 'row security', relname FROM pg_class WHERE relrowsecurity AND {_OURS}"
)


def _read(connection: sa.Connection, query: str) -> list[tuple[str, str]]:
    return [(name, text) for name, text in connection.execute(sa.text(query), {"schema": SCHEMA})]


def _normal(trigger: str) -> str:
    """Normalise a trigger's text, which PostgreSQL prints with other spaces, quotes, qualifiers and order."""
    plain = trigger.replace('"', "").replace(f"{SCHEMA}.", "").replace("NOT DEFERRABLE", "").lower()
    return " ".join(sorted(plain.split()))
