"""Manifest of the schema, recorded in the chain when the schema is created, and compared with the current schema.

The texts of triggers depend on the version of their generator: a text of an older version is valid as long as it
equals the manifest. Constraints are created by migrations; the manifest is their only reference.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.hashing import sha256
from nkmfg.ledger import triggers
from nkmfg.ledger.images import TableShape
from nkmfg.ledger.trigger_spec import SCHEMA
from nkmfg.models import SchemaManifest
from nkmfg.words.messages import _

TABLE = SchemaManifest.__tablename__
_NOTING = (Action.MAKE_SITE, Action.MIGRATE)  # no other act creates a schema
_NOT_OURS = "alembic_version"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The latest manifest in the chain, and its act."""

    where: str
    action: str
    act_revision: str
    revision: str
    database: str
    generator: int
    digests: Mapping[str, str]


def schema_digests(connection: sa.Connection) -> dict[str, str]:
    """Digests of triggers, functions, columns, constraints and indexes, by their names in the messages of `verify`."""
    parts: dict[str, str] = {}
    for name, text in [*_triggers(connection), *_definitions(connection)]:
        parts[name] = parts.get(name, "") + text  # objects of the same name are digested together
    return {name: sha256(text) for name, text in sorted(parts.items())}


def note_on_schema(connection: sa.Connection, revision: str) -> dict[str, object]:
    """Values of a manifest of the current schema, except its moment."""
    return {
        "revision": revision,
        "database": connection.dialect.name,
        "generator": triggers.GENERATOR,
        "digests": json.dumps(schema_digests(connection), sort_keys=True, separators=(",", ":")),
    }


def faults(connection: sa.Connection, shapes: Sequence[TableShape]) -> list[tuple[str, str]]:
    """(where, fault) for each trigger, constraint or index that differs from the manifest."""
    manifest = _latest_manifest(connection) if any(shape.name == TABLE for shape in shapes) else None
    by_where: dict[str, str] = {}
    for name, fault in triggers.faults(connection, shapes, manifest.generator if manifest else None):
        by_where.setdefault(f"trigger {name}", fault)
    if manifest is None:
        if any(shape.name == TABLE for shape in shapes) and connection.scalar(sa.text("SELECT max(id) FROM act")):
            by_where[f"table {TABLE}"] = _("does not say what the schema was made of")
        return sorted(by_where.items())
    for where, fault in [*_false_manifests(connection, manifest), *_differences(connection, manifest)]:
        by_where.setdefault(where, fault)
    return sorted(by_where.items())


def _latest_manifest(connection: sa.Connection) -> Manifest | None:
    """Read the latest manifest from the trail; its row is compared with the trail like any other."""
    row = connection.execute(
        sa.text(
            "SELECT c.row_id, c.became, a.action, a.schema_revision FROM change c JOIN act a ON a.id = c.act_id"
            " WHERE c.table_name = :table ORDER BY c.row_id DESC, c.id DESC LIMIT 1"
        ),
        {"table": TABLE},
    ).one_or_none()
    if row is None:
        return None
    where = f"table {TABLE}, row {row.row_id}"
    try:
        image = json.loads(row.became)
        digests = {str(name): str(digest) for name, digest in json.loads(image["digests"]).items()}
        generator = int(image["generator"])
        return Manifest(
            where, row.action, row.schema_revision, image["revision"], image["database"], generator, digests
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return Manifest(where, row.action, row.schema_revision, "", "", 0, {})


def _false_manifests(connection: sa.Connection, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Faults of manifests not written by the creation of a schema, which would conceal a manipulation."""
    current_revision = connection.scalar(sa.text("SELECT max(version_num) FROM alembic_version"))
    if manifest.action not in _NOTING:
        yield manifest.where, _("was written by {action}, which makes no schema", action=str(manifest.action))
    elif not manifest.digests or manifest.generator > triggers.GENERATOR:
        yield manifest.where, _("cannot be read")
    elif not manifest.revision == manifest.act_revision == current_revision:
        yield (
            manifest.where,
            _(
                "is a note on schema {noted}, and the database stands at {current}",
                noted=manifest.revision,
                current=current_revision,
            ),
        )


def _differences(connection: sa.Connection, manifest: Manifest) -> Iterator[tuple[str, str]]:
    if manifest.database != connection.dialect.name:
        return  # moved to another database system, in which constraints have other texts
    live = schema_digests(connection)
    tables = {_table(where) for where in manifest.digests}
    for where in sorted(live.keys() | manifest.digests.keys()):
        if where not in live:
            yield where, _("is missing")
        elif where in manifest.digests:
            if live[where] != manifest.digests[where]:
                yield where, _("is not as it was made")
        elif _table(where) in tables and (_table(where) or manifest.generator != triggers.GENERATOR):
            yield where, _("is not of this house")


def _table(where: str) -> str:
    """Table of a name; empty for triggers, which are checked by the current generator."""
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


# PostgreSQL enforces a foreign key by internal triggers: if disabled, the constraint still looks the same.
# Kind n is NOT NULL, listed by newer versions only (it is part of the column); t is a trigger.
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


@cache
def _clauses(sql: str) -> tuple[tuple[str, str], ...]:
    """Definitions of a table of SQLite: each column and constraint as written, and the text around them.

    The parts add up to the whole text, so that every change is found; splitting only names the changed part. Each text
    is split once: verify meets the same ones again.
    """
    parts, depth, clause, around = [], 0, "", ""
    for piece in _PIECE.findall(sql):
        depth -= piece == ")"
        if depth == 0:
            around += piece
            if piece == ")" and clause:
                parts.append(_named(clause))
                clause = ""
        elif depth == 1 and piece == ",":
            parts.append(_named(clause))
            clause = ""
        else:
            clause += piece
        depth += piece == "("
    return (*parts, ("definition", around + clause))


def _named(clause: str) -> tuple[str, str]:
    found = _NAMED.match(clause.strip())
    if found is None or (found[2] or "").upper() in _UNNAMED:
        return "definition", clause.strip()
    return (f"constraint {found[1]}" if found[1] else f"column {found[2]}"), clause.strip()
