"""Opening an act, and closing it with its link. On PostgreSQL the database does both; on SQLite this module does."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.actions import Action
from nkmfg.domain.hashchain import GENESIS, ChangeLine, link_digest
from nkmfg.ledger.actor import Actor
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.guards import HEADER, HEADER_VERSION
from nkmfg.ledger.images import image_sql
from nkmfg.models import Act, Change, Link

_OPEN = sa.text(
    "SELECT nkmfg_open(CAST(:streams AS text[]), :action, :actor_id, :actor_name, :actor_role, :session_person_id,"
    " :terminal_id, :reason, :at, :schema_revision, :software_version)"
)
_HEADER = sa.text(f"SELECT {image_sql(HEADER[HEADER_VERSION], 'act', 'sqlite')} FROM act WHERE id = :id")  # noqa: S608


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def lock(session: Session, streams: Sequence[str]) -> None:
    """Take the streams' locks, sorted. SQLite has one writer, who holds them all since BEGIN IMMEDIATE."""
    if _is_postgresql(session):
        session.execute(sa.text("SELECT nkmfg_lock(CAST(:streams AS text[]))"), {"streams": list(streams)})


def open_act(
    session: Session, streams: Sequence[str], action: Action, actor: Actor, reason: str | None, at: datetime
) -> int:
    """Write the act's header and let the triggers know it. Returns the act's id."""
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
    row = sa.insert(Act).values(stream=streams[0], header_version=HEADER_VERSION, database_user="embedded", **header)
    return int(session.execute(row.returning(Act.id)).scalar_one())


def close_act(session: Session, act_id: int) -> None:
    """Tie the act to the one before it in its stream. PostgreSQL does it itself, at COMMIT."""
    if _is_postgresql(session):
        return
    stream = session.execute(sa.select(Act.stream).where(Act.id == act_id)).scalar_one()
    last = session.execute(
        sa.select(Link.seq, Link.digest).where(Link.stream == stream).order_by(Link.seq.desc()).limit(1)
    ).first()
    seq, prev = (last.seq, last.digest) if last else (0, GENESIS)
    header = session.execute(_HEADER, {"id": act_id}).scalar_one()
    columns = (Change.id, Change.table_name, Change.row_id, Change.op, Change.was, Change.became)
    rows = session.execute(sa.select(*columns).where(Change.act_id == act_id).order_by(Change.id))
    digest = link_digest(prev, header, (ChangeLine(*row) for row in rows))
    session.execute(sa.insert(Link).values(act_id=act_id, stream=stream, seq=seq + 1, prev=prev, digest=digest))
