"""Database engine, configured for durable commits, and its sessions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, sessionmaker

from nkmfg import __version__
from nkmfg.ledger.clock import Clock
from nkmfg.ledger.images import shapes_of
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import Base

SHAPES = shapes_of(Base.metadata)
BUSY_TIMEOUT_MS = 20_000
_ON_CONNECT = (
    "PRAGMA journal_mode = wal",
    "PRAGMA synchronous = full",  # NORMAL may lose acknowledged commits on a power failure
    "PRAGMA foreign_keys = on",
    "PRAGMA recursive_triggers = on",  # so that REPLACE fires the triggers against deletion
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
)


def open_engine(url: str, **options: Any) -> sa.Engine:
    """Create an engine for `sqlite:///…` or `postgresql://…`."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True, **options)
    engine = sa.create_engine(url, **options)

    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        # BEGIN is issued here, as the driver's own transactions lose linked inserts.
        connection.isolation_level = None
        for pragma in _ON_CONNECT:
            connection.execute(pragma)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writer = connection.get_execution_options().get("writer")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return engine


@contextmanager
def snapshot(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Connection with a snapshot of the record, unaffected by concurrent acts, as `verify` requires."""
    seeing = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect() as connection:
        yield connection.execution_options(**seeing)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A database and the facts recorded with every act on it."""

    engine: sa.Engine
    sessions: sessionmaker[Session]
    schema_revision: str
    software_version: str
    clock: Clock
    passwords: Passwords


def open_ledger(
    url: str,
    schema_revision: str,
    clock: Clock | None = None,
    passwords: Passwords | None = None,
    **options: Any,
) -> Ledger:
    """Open the ledger of the database at `url`. `schema_revision` is its current Alembic revision."""
    engine = open_engine(url, **options)
    sessions = sessionmaker(engine, expire_on_commit=False)
    ledger = Ledger(engine, sessions, schema_revision, __version__, clock or Clock(), passwords or Passwords())
    sessions.configure(info={"ledger": ledger})
    return ledger


def ledger_of(session: Session) -> Ledger:
    ledger: Ledger = session.info["ledger"]
    return ledger
