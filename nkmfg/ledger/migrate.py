"""Changing the schema under the ledger's eyes: verified before, re-imaged in one act, verified after."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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
from nkmfg.models import Base, SchemaMade
from nkmfg.models.base import Kept

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


class NotWhole(Refused):
    """The record does not verify; a migration would launder what was done to it."""

    def __init__(self, breaks: list[Break]) -> None:
        super().__init__(
            f"The record has {len(breaks)} breaks, so nothing was migrated. The first: {breaks[0]}. See nkmfg verify."
        )
        self.breaks = breaks


@dataclass(frozen=True, slots=True)
class Declared:
    """What the migrations up to a revision say of the schema, without asking today's models."""

    keeping: Mapping[str, Kept]
    outside: frozenset[tuple[str, str]]
    alters: Mapping[str, frozenset[str]]


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def head_revision() -> str:
    """The newest revision this software knows."""
    return str(scripts().get_current_head())


def current_revision(connection: sa.Connection) -> str | None:
    """The revision the database stands at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def declared(revision: str) -> Declared:
    """The sum of what each migration up to `revision` declares."""
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
    return Declared(keeping, frozenset(outside), alters)


def shapes_at(connection: sa.Connection, revision: str) -> list[TableShape]:
    """The tables as they stand in the database at `revision`."""
    says = declared(revision)
    return shapes_in(connection, says.keeping, says.outside)


def breaks_at(connection: sa.Connection, revision: str) -> list[Break]:
    """What `verify` finds. What lies outside images is recomputed by the models, so at their own revision only."""
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
    """Bring the database to `target`; returns (revision before, revision after).

    `by` is the person who migrates, or how to find them. On an empty database nobody exists yet and nothing is
    audited yet, so no act is written: making the site is the first act. Raises NotWhole where the record does not
    verify before or after; then nothing has changed.
    """
    engine = open_engine(owner_url, poolclass=sa.NullPool)
    wanted = head_revision() if target == "head" else target
    try:
        with _alone(engine) as connection:
            before = current_revision(connection)
            if before == wanted:
                return before, wanted
            if before is not None:
                shapes = shapes_at(connection, before)
                _refuse_breaks(_breaks(connection, before, shapes))
                triggers.clear(connection)
            _run(connection, before, wanted)
            shapes = shapes_at(connection, wanted)
            triggers.install(connection, shapes)
            # Before anything is noted of them: a trigger that a migration leaves behind would vouch for itself.
            odd = triggers.faults(connection, shapes, triggers.GENERATOR)
            _refuse_breaks([Break(f"trigger {name}", what) for name, what in odd])
            if connection.dialect.name == "postgresql" and app_role is not None:
                _grant(connection, declared(wanted).keeping, app_role)
            if before is not None:
                _write_act(connection, owner_url, by, reason, before, wanted, shapes)
            _refuse_breaks(_breaks(connection, wanted, shapes))
            return before, wanted
    finally:
        engine.dispose()


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction over everything. SQLite rebuilds tables, so its foreign keys rest until the commit."""
    with engine.execution_options(writer=True).connect() as connection:
        if engine.dialect.name == "sqlite":
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = off")
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise Refused("The migration would leave rows that point nowhere; nothing was migrated.")
        else:
            with connection.begin():
                if sa.inspect(connection).has_table("act"):
                    # An act that commits between two readings of the record would look like a break.
                    connection.exec_driver_sql("LOCK TABLE act IN SHARE ROW EXCLUSIVE MODE")
                yield connection


def _run(connection: sa.Connection, before: str | None, wanted: str) -> None:
    directory = scripts()
    going_down = before is not None and wanted in {s.revision for s in directory.iterate_revisions(before, "base")}

    def steps(revision: object, _context: object) -> object:
        step = directory._downgrade_revs if going_down else directory._upgrade_revs
        return step(wanted, revision)  # type: ignore[arg-type]

    context = MigrationContext.configure(
        connection,
        opts={"fn": steps, "transactional_ddl": True, "transaction_per_migration": False},
    )
    with Operations.context(context):
        context.run_migrations()


def _refuse_breaks(breaks: list[Break]) -> None:
    if breaks:
        raise NotWhole(breaks)


def _write_act(
    connection: sa.Connection,
    owner_url: str,
    by: Callable[[Session], Who] | Who,
    reason: str,
    before: str,
    wanted: str,
    shapes: list[TableShape],
) -> None:
    rule = RULES[Action.MIGRATE]
    ledger = open_ledger(owner_url, wanted)
    with Session(connection, info={"ledger": ledger}) as session:
        who = by(session) if callable(by) else by
        actor = re_read(session, who, rule.roles)
        if not actor.may:
            raise Forbidden(f"{actor.name} may not {rule.words}. {rule.who_may}")
        if not is_reason(reason):
            raise Refused("A migration needs a reason: say in a few words why.")
        chain.lock(session, ["schema"])
        why = f"{before} to {wanted}: {reason}"
        at = Clock().now(session)
        opened = chain.open_act(session, ["schema"], Action.MIGRATE, actor, why, at)
        for shape in shapes:
            if shape.kept is not Kept.LEDGER:
                _re_image(connection, shape, opened)
        if any(shape.name == schema_manifest.TABLE for shape in shapes):
            noted = schema_manifest.note_on_schema(connection, wanted)
            connection.execute(sa.insert(SchemaMade).values(noted | {"made_at": at}))
        chain.close_act(session, opened)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql('SET CONSTRAINTS "A_act_link" IMMEDIATE')
    ledger.engine.dispose()


def _re_image(connection: sa.Connection, shape: TableShape, act_id: int) -> None:
    """A change `M` for each row whose image the migration altered."""
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
    """What the app's own role may do: read all, write records, never touch the ledger, delete only scratch."""
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
    "Declared",
    "Installer",
    "NotWhole",
    "breaks_at",
    "current_revision",
    "declared",
    "head_revision",
    "migrate",
    "shapes_at",
]
