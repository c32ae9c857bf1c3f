"""What the database was made of, noted in the chain when it was made, and compared with what is there now.

The texts of triggers belong to a version of their generator: a later one may write them otherwise, and what an older
one wrote is still right as long as it is what the chain says was made. Constraints come from migrations; the note is
the only thing that says what they were.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.hashing import sha256
from nkmfg.ledger import triggers
from nkmfg.ledger.images import TableShape
from nkmfg.ledger.trigger_spec import SCHEMA
from nkmfg.models import SchemaMade

TABLE = SchemaMade.__tablename__
_NOTING = (Action.MAKE_SITE, Action.MIGRATE)  # no other act makes a schema
_NOT_OURS = "alembic_version"


@dataclass(frozen=True, slots=True)
class Note:
    """What the chain says was made last, and the act that says so."""

    where: str
    action: str
    act_revision: str
    revision: str
    database: str
    generator: int
    made: Mapping[str, str]


def made_of(connection: sa.Connection) -> dict[str, str]:
    """The digest of each trigger, function, column, constraint and index, by its name as `verify` says it."""
    parts: dict[str, str] = {}
    for name, text in [*_triggers(connection), *_definitions(connection)]:
        parts[name] = parts.get(name, "") + text  # two of one name are one thing that differs
    return {name: sha256(text) for name, text in sorted(parts.items())}


def note_on_schema(connection: sa.Connection, revision: str) -> dict[str, object]:
    """The columns of a note on the schema as it stands, but for its moment."""
    return {
        "revision": revision,
        "database": connection.dialect.name,
        "generator": triggers.GENERATOR,
        "made": json.dumps(made_of(connection), sort_keys=True, separators=(",", ":")),
    }


def faults(connection: sa.Connection, shapes: Sequence[TableShape]) -> list[tuple[str, str]]:
    """(where, what is wrong) for each trigger, constraint or index that is not as it was made."""
    there = _noted(connection) if any(shape.name == TABLE for shape in shapes) else None
    found: dict[str, str] = {}
    for name, what in triggers.faults(connection, shapes, there.generator if there else None):
        found.setdefault(f"trigger {name}", what)
    if there is None:
        if any(shape.name == TABLE for shape in shapes) and connection.scalar(sa.text("SELECT max(id) FROM act")):
            found[f"table {TABLE}"] = "does not say what the schema was made of"
        return sorted(found.items())
    for where, what in [*_false_notes(connection, there), *_differences(connection, there)]:
        found.setdefault(where, what)
    return sorted(found.items())


def _noted(connection: sa.Connection) -> Note | None:
    """The last note, out of the trail: the row itself is compared with it like any other."""
    last = connection.execute(
        sa.text(
            "SELECT c.row_id, c.became, a.action, a.schema_revision FROM change c JOIN act a ON a.id = c.act_id"
            " WHERE c.table_name = :table ORDER BY c.row_id DESC, c.id DESC LIMIT 1"
        ),
        {"table": TABLE},
    ).one_or_none()
    if last is None:
        return None
    where = f"table {TABLE}, row {last.row_id}"
    try:
        image = json.loads(last.became)
        made = {str(name): str(digest) for name, digest in json.loads(image["made"]).items()}
        generator = int(image["generator"])
        return Note(where, last.action, last.schema_revision, image["revision"], image["database"], generator, made)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Note(where, last.action, last.schema_revision, "", "", 0, {})


def _false_notes(connection: sa.Connection, there: Note) -> Iterator[tuple[str, str]]:
    """A note that no making of a schema left: somebody wrote it to cover what they did."""
    stands_at = connection.scalar(sa.text("SELECT max(version_num) FROM alembic_version"))
    if there.action not in _NOTING:
        yield there.where, f"was written by {there.action}, which makes no schema"
    elif not there.made or there.generator > triggers.GENERATOR:
        yield there.where, "cannot be read"
    elif not there.revision == there.act_revision == stands_at:
        yield there.where, f"is a note on schema {there.revision}, and the database stands at {stands_at}"


def _differences(connection: sa.Connection, there: Note) -> Iterator[tuple[str, str]]:
    if there.database != connection.dialect.name:
        return  # moved to another database: its constraints have other texts there
    live = made_of(connection)
    tables = {_table(where) for where in there.made}
    for where in sorted(live.keys() | there.made.keys()):
        if where not in live:
            yield where, "is missing"
        elif where in there.made:
            if live[where] != there.made[where]:
                yield where, "is not as it was made"
        elif _table(where) in tables and (_table(where) or there.generator != triggers.GENERATOR):
            yield where, "is not of this house"


def _table(where: str) -> str:
    """The table a name is about; empty for triggers, which today's generator knows best."""
    return where.split(",")[0] if where.startswith("table ") else ""


def _triggers(connection: sa.Connection) -> list[tuple[str, str]]:
    return [(f"trigger {name}", text) for name, text in triggers.texts(connection)]


def _definitions(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    if connection.dialect.name == "postgresql":
        for query in (_CONSTRAINTS, _INDEXES, _COLUMNS):
            rows = connection.execute(sa.text(query), {"schema": SCHEMA, "not_ours": _NOT_OURS})
            yield from ((f"table {table}, {name}", text.replace(f"{SCHEMA}.", "")) for table, name, text in rows)
        return
    rows = connection.execute(
        sa.text(
            "SELECT type, name, tbl_name, sql FROM sqlite_master"
            r" WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'"
            " AND tbl_name <> :not_ours"
        ),
        {"not_ours": _NOT_OURS},
    )
    for kind, name, table, sql in rows:
        if kind == "index":
            yield f"table {table}, index {name}", sql
        else:
            yield from ((f"table {table}, {part}", clause) for part, clause in _clauses(sql))


# A foreign key is kept by triggers of PostgreSQL's own: one switched off keeps nothing, and looks the same otherwise.
# Kind n is NOT NULL, which newer versions list and older ones do not (it stands with the column); t is a trigger.
_CONSTRAINTS = """
SELECT relname, 'constraint ' || conname, pg_get_constraintdef(k.oid) || ' ' || coalesce((SELECT
  string_agg(tgenabled::text, '' ORDER BY tgenabled::text) FROM pg_trigger WHERE tgconstraint = k.oid), '')
FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid
WHERE relnamespace = to_regnamespace(:schema) AND contype NOT IN ('n', 't') AND relname <> :not_ours
"""
_INDEXES = """
SELECT tablename, 'index ' || indexname, indexdef FROM pg_indexes
WHERE schemaname = :schema AND tablename <> :not_ours
"""
_COLUMNS = """
SELECT relname, 'column ' || attname, format_type(atttypid, atttypmod) || attnotnull::text || attidentity::text ||
  coalesce(pg_get_expr(adbin, adrelid), '')
FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relnamespace = to_regnamespace(:schema) AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
  AND relname <> :not_ours
"""

_PIECE = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|.""", re.DOTALL)
_NAMED = re.compile(r"""CONSTRAINT\s+"?(\w+)|"?(\w+)""")

_UNNAMED = ("CHECK", "UNIQUE", "PRIMARY", "FOREIGN")


def _clauses(sql: str) -> Iterator[tuple[str, str]]:
    """What a table of SQLite was made of: each column and constraint as it was written, and what stands around them.

    Not a letter is left out, so whatever was changed differs somewhere; parting it only gives it a name.
    """
    depth, clause, around = 0, "", ""
    for piece in _PIECE.findall(sql):
        depth -= piece == ")"
        if depth == 0:
            around += piece
            if piece == ")" and clause:
                yield _named(clause)
                clause = ""
        elif depth == 1 and piece == ",":
            yield _named(clause)
            clause = ""
        else:
            clause += piece
        depth += piece == "("
    yield "definition", around + clause


def _named(clause: str) -> tuple[str, str]:
    found = _NAMED.match(clause.strip())
    if found is None or (found[2] or "").upper() in _UNNAMED:
        return "definition", clause.strip()
    return (f"constraint {found[1]}" if found[1] else f"column {found[2]}"), clause.strip()
