"""Opening of a batch as a case, read once in a request."""

from collections.abc import Callable
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState, Session

from nkmfg.domain.case import Case
from nkmfg.services.dossier.reader import BatchRows, open_dossier, read_batch

_CASES = "cases"
C = TypeVar("C", bound=Case)
Kept = dict[tuple[type[Case], str], Any]


def keep_cases(session: Session) -> None:
    """Let a session read each batch once until it writes. For sessions that last one request."""
    session.info[_CASES] = {}


def open_case(session: Session, number: str) -> Case:
    """The case of the batch with that number. Raises Unknown."""
    return kept_case(session, Case, number, lambda: Case(open_dossier(session, number)))


def open_to_write(session: Session, number: str) -> tuple[Case, BatchRows]:
    """The case of a batch read under the lock of an act, and the rows that a write refers to."""
    dossier, rows = read_batch(session, number)
    return Case(dossier), rows


def kept_case(session: Session, kind: type[C], number: str, read: Callable[[], C]) -> C:
    """The case cached since the session last wrote; otherwise read now, as for sessions without a cache."""
    kept: Kept | None = session.info.get(_CASES)
    if kept is None:
        return read()
    if (kind, number) not in kept:
        kept[kind, number] = read()
    found: C = kept[kind, number]
    return found


def _drop(session: Session, *_: Any) -> None:
    """Clear the cache: something was written, or the transaction that read it has ended."""
    kept: Kept | None = session.info.get(_CASES)
    if kept:
        kept.clear()


def _drop_after_bulk(executed: ORMExecuteState) -> None:
    if not executed.is_select:
        _drop(executed.session)


# An act ends the transaction before it takes its lock, so that a case opened inside it was read under the lock.
for _event in ("after_flush", "after_commit", "after_rollback", "after_transaction_end"):
    sa.event.listen(Session, _event, _drop)
sa.event.listen(Session, "do_orm_execute", _drop_after_bulk)
