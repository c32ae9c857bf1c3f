"""Migration of the schema in one act: verified before, row images rewritten, verified after."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.ledger import chain, schema_manifest, triggers
from nkmfg.ledger.act import is_reason
from nkmfg.ledger.actor import Installer, Who, re_read
from nkmfg.ledger.clock import Clock
from nkmfg.ledger.database import open_engine, open_ledger
from nkmfg.ledger.images import TableShape, image_sql, shapes_in
from nkmfg.ledger.trigger_spec import SCHEMA
from nkmfg.ledger.verify import Break, verify
from nkmfg.models import Base, SchemaManifest
from nkmfg.models.base import Kept

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


class VerificationFailed(Refused):
    """Raised if the record does not verify; a migration would conceal the manipulation."""

    def __init__(self, breaks: list[Break]) -> None:
        super().__init__("migration.record_broken", breaks=len(breaks), first=str(breaks[0]))
        self.breaks = breaks


@dataclass(frozen=True, slots=True)
class MigrationDeclarations:
    """Declarations of the migrations up to a revision, independent of the current models."""

    keeping: Mapping[str, Kept]
    outside: frozenset[tuple[str, str]]
    alters: Mapping[str, frozenset[str]]


def scripts() -> ScriptDirectory:
    """Migrations of this software."""
    return _scripts_in(MIGRATIONS)


@cache
def _scripts_in(folder: Path) -> ScriptDirectory:
    """Migrations of a folder, compiled once a process, whose files do not change while it runs."""
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def head_revision() -> str:
    """Newest revision of this software."""
    return str(scripts().get_current_head())


def current_revision(connection: sa.Connection) -> str | None:
    """Current revision of the database; None if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def declared(revision: str) -> MigrationDeclarations:
    """Collect the declarations of each migration up to `revision`."""
    keeping: dict[str, Kept] = {}
    outside: set[tuple[str, str]] = set()
    alters: dict[str, frozenset[str]] = {}
    for script in reversed(list(scripts().iterate_revisions(revision, "base"))):
        for name, how in getattr(script.module, "KEPT", {}).items():
            keeping[name] = Kept(how)
        for name in getattr(script.module, "DROPPED", ()):
            keeping.pop(name)
        outside |= set(getattr(script.module, "OUTSIDE", ()))
        for name, columns in getattr(script.module, "ALTERS", {}).items():
            alters[name] = alters.get(name, frozenset()) | frozenset(columns)
    return MigrationDeclarations(keeping, frozenset(outside), alters)


def shapes_at(connection: sa.Connection, revision: str) -> list[TableShape]:
    """Shapes of the tables in the database at `revision`."""
    says = declared(revision)
    return shapes_in(connection, says.keeping, says.outside)


def breaks_at(connection: sa.Connection, revision: str) -> list[Break]:
    """Breaks found by `verify`. Columns outside images are recomputed with the models, at the newest revision only."""
    return _breaks(connection, revision, shapes_at(connection, revision))


def _breaks(connection: sa.Connection, revision: str, shapes: list[TableShape]) -> list[Break]:
    metadata = Base.metadata if revision == head_revision() else sa.MetaData()
    return verify(connection, shapes, metadata, migrated=declared(revision).alters)


def migrate(
    owner_url: str,
    by: Callable[[Session], Who] | Who,
    reason: str,
    target: str = "head",
    app_role: str | None = None,
) -> tuple[str | None, str]:
    """Migrate the database to `target`; returns (revision before, revision after).

    `by` is the person who migrates, or a function that returns them. An empty database has no people and no audit
    trail, so no act is written; the creation of the site is the first act. Raises VerificationFailed if the record does
    not verify before or after, with nothing changed.
    """
    engine = open_engine(owner_url, poolclass=sa.NullPool)
    target_revision = head_revision() if target == "head" else target
    try:
        with _transaction(engine) as connection:
            before = current_revision(connection)
            if before == target_revision:
                return before, target_revision
            if before is not None:
                shapes = shapes_at(connection, before)
                _refuse_breaks(_breaks(connection, before, shapes))
                triggers.clear(connection)
            _run(connection, before, target_revision)
            shapes = shapes_at(connection, target_revision)
            triggers.install(connection, shapes)
            # Checked before the manifest is noted, which would include a trigger left behind by a migration.
            trigger_faults = triggers.faults(connection, shapes, triggers.GENERATOR)
            _refuse_breaks([Break(f"trigger {name}", fault) for name, fault in trigger_faults])
            if connection.dialect.name == "postgresql" and app_role is not None:
                _grant(connection, declared(target_revision).keeping, app_role)
            if before is not None:
                _write_act(connection, owner_url, by, reason, before, target_revision, shapes)
            _refuse_breaks(_breaks(connection, target_revision, shapes))
            return before, target_revision
    finally:
        engine.dispose()


@contextmanager
def _transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction for the whole migration, on SQLite with foreign keys off, as tables are rebuilt."""
    with engine.execution_options(writer=True).connect() as connection:
        if engine.dialect.name == "sqlite":
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = off")
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise Refused("migration.dangling_rows")
        else:
            with connection.begin():
                if sa.inspect(connection).has_table("act"):
                    # An act committed between two reads of the record would look like a break.
                    connection.exec_driver_sql("LOCK TABLE act IN SHARE ROW EXCLUSIVE MODE")
                yield connection


def _run(connection: sa.Connection, before: str | None, target: str) -> None:
    directory = scripts()
    going_down = before is not None and target in {s.revision for s in directory.iterate_revisions(before, "base")}

    def steps(revision: object, _context: object) -> object:
        step = directory._downgrade_revs if going_down else directory._upgrade_revs
        return step(target, revision)  # type: ignore[arg-type]

    context = MigrationContext.configure(
        connection,
        opts={"fn": steps, "transactional_ddl": True, "transaction_per_migration": False},
    )
    with Operations.context(context):
        context.run_migrations()


def _refuse_breaks(breaks: list[Break]) -> None:
    if breaks:
        raise VerificationFailed(breaks)


def _write_act(
    connection: sa.Connection,
    owner_url: str,
    by: Callable[[Session], Who] | Who,
    reason: str,
    before: str,
    target: str,
    shapes: list[TableShape],
) -> None:
    rule = RULES[Action.MIGRATE]
    ledger = open_ledger(owner_url, target)
    with Session(connection, info={"ledger": ledger}) as session:
        who = by(session) if callable(by) else by
        actor = re_read(session, who, rule.roles)
        if not actor.may:
            raise Forbidden("act.not_allowed", actor=actor.name, does=Action.MIGRATE, who=rule)
        if not is_reason(reason):
            raise Refused("migration.reason_missing")
        chain.lock(session, ["schema"])
        why = f"{before} to {target}: {reason}"
        at = Clock().now(session)
        act_id = chain.open_act(session, ["schema"], Action.MIGRATE, actor, why, at)
        for shape in shapes:
            if shape.kept is not Kept.LEDGER:
                _re_image(connection, shape, act_id)
        manifest = schema_manifest.note_on_schema(connection, target)
        connection.execute(sa.insert(SchemaManifest).values(manifest | {"noted_at": at}))
        chain.close_act(session, act_id)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql('SET CONSTRAINTS "A_act_link" IMMEDIATE')
    ledger.engine.dispose()


def _re_image(connection: sa.Connection, shape: TableShape, act_id: int) -> None:
    """Write a change `M` for each row whose image was altered by the migration."""
    image = image_sql(shape.columns, "t", connection.dialect.name)
    last = (
        "SELECT row_id AS id, became AS image FROM change WHERE id IN"
        " (SELECT max(id) FROM change WHERE table_name = :table GROUP BY row_id)"
    )
    connection.execute(
        sa.text(
            "INSERT INTO change(act_id, table_name, row_id, op, was, became)"
            f" SELECT :act, :table, t.{shape.key}, 'M', l.image, {image} FROM {shape.name} t"
            f" JOIN ({last}) l ON l.id = t.{shape.key} WHERE l.image <> {image} ORDER BY t.{shape.key}"
        ),
        {"act": act_id, "table": shape.name},
    )


def _grant(connection: sa.Connection, keeping: Mapping[str, Kept], app_role: str) -> None:
    """Grant the application's role: read all, write records, no write to the ledger, delete in scratch tables only."""
    role = connection.dialect.identifier_preparer.quote(app_role)
    may = {Kept.RECORD: "INSERT, UPDATE", Kept.ONCE: "INSERT", Kept.SCRATCH: "INSERT, UPDATE, DELETE"}
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {role}")
    connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {role}")
    for table, how in keeping.items():
        if how in may and table != "stream":
            connection.exec_driver_sql(f"GRANT {may[how]} ON {table} TO {role}")
    for name in ("nkmfg_lock", "nkmfg_open"):
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {name} TO {role}")


__all__ = [
    "Installer",
    "MigrationDeclarations",
    "VerificationFailed",
    "breaks_at",
    "current_revision",
    "declared",
    "head_revision",
    "migrate",
    "shapes_at",
]
