"""Opening of an act, and its link in the hash chain; on PostgreSQL by triggers, on SQLite by this module."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.hashing import GENESIS, ChangeLine, link_digest
from nkmfg.ledger.actor import Actor
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.images import image_sql
from nkmfg.ledger.trigger_spec import HEADER, HEADER_VERSION
from nkmfg.models import Act

_HEADER_NAMES = (
    "action",
    "actor_id",
    "actor_name",
    "actor_role",
    "session_person_id",
    "terminal_id",
    "reason",
    "at",
    "schema_revision",
    "software_version",
)
_OPEN = sa.text(
    "SELECT nkmfg_open(CAST(:streams AS text[]), :action, :actor_id, :actor_name, :actor_role, :session_person_id,"
    " :terminal_id, :reason, :at, :schema_revision, :software_version)"
)
_LOCK = sa.text("SELECT nkmfg_lock(CAST(:streams AS text[]))")
# Built once: building statements costs more than running them, and every act runs these.
_INSERT = (
    sa.insert(Act)
    .values({name: sa.bindparam(name) for name in (*_HEADER_NAMES, "stream", "header_version", "database_user")})
    .returning(Act.id)
)
_OPENED = (
    f"SELECT {image_sql(HEADER[HEADER_VERSION], 'act', 'sqlite')}, act.stream, link.seq, link.digest"  # noqa: S608
    " FROM act LEFT JOIN link ON link.stream = act.stream WHERE act.id = ? ORDER BY link.seq DESC LIMIT 1"
)
_CHANGES = "SELECT id, table_name, row_id, op, was, became FROM change WHERE act_id = ? ORDER BY id"
_LINK = "INSERT INTO link(act_id, stream, seq, prev, digest) VALUES (?, ?, ?, ?, ?)"


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def lock(session: Session, streams: Sequence[str]) -> None:
    """Lock the streams in sorted order. SQLite has one writer, which is exclusive since BEGIN IMMEDIATE."""
    if _is_postgresql(session):
        session.execute(_LOCK, {"streams": list(streams)})


def open_act(
    session: Session, streams: Sequence[str], action: Action, actor: Actor, reason: str | None, at: datetime
) -> int:
    """Write the act's header and register it for the triggers. Returns the act's id."""
    ledger = ledger_of(session)
    header = {
        "action": action.value,
        "actor_id": actor.person_id,
        "actor_name": actor.name,
        "actor_role": actor.role,
        "session_person_id": actor.session_person_id,
        "terminal_id": actor.terminal_id,
        "reason": reason,
        "at": at,
        "schema_revision": ledger.schema_revision,
        "software_version": ledger.software_version,
    }
    if _is_postgresql(session):
        return int(session.execute(_OPEN, {"streams": list(streams), **header}).scalar_one())
    beside = {"stream": streams[0], "header_version": HEADER_VERSION, "database_user": "embedded"}
    return int(session.connection().execute(_INSERT, header | beside).scalar_one())


def close_act(session: Session, act_id: int) -> None:
    """Link the act to its predecessor in the stream. PostgreSQL does it by trigger, at COMMIT."""
    if _is_postgresql(session):
        return
    connection = session.connection()
    header, stream, seq, prev = connection.exec_driver_sql(_OPENED, (act_id,)).one()
    lines = connection.exec_driver_sql(_CHANGES, (act_id,))
    digest = link_digest(prev or GENESIS, header, (ChangeLine(*line) for line in lines))
    connection.exec_driver_sql(_LINK, (act_id, stream, (seq or 0) + 1, prev or GENESIS, digest))
