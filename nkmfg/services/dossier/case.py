"""Opening a batch: one case for everything that a request asks of it."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState, Session

from nkmfg.domain.case import Case
from nkmfg.services.dossier.context import with_context
from nkmfg.services.dossier.reader import BatchRows, open_dossier, read_batch

_CASES = "cases"
Kept = dict[tuple[str, str], Case]


def keep_cases(session: Session) -> None:
    """Let a session read each batch once until it writes. For a session that lives as long as one request."""
    session.info[_CASES] = {}


def open_case(session: Session, number: str) -> Case:
    """The case of the batch of that number. Raises Unknown."""
    return kept_case(session, "plain", number, lambda: Case(open_dossier(session, number)))


def open_to_write(session: Session, number: str) -> tuple[Case, BatchRows]:
    """The case of a batch as it is read under the lock of an act, and the rows that a write points at."""
    dossier, rows = read_batch(session, number)
    return Case(dossier), rows


def open_whole_case(session: Session, number: str) -> Case:
    """The case with what stands beside the work, as it is reviewed, printed and exported. Raises Unknown."""

    def wider() -> Case:
        plain = open_case(session, number)
        return Case(with_context(session, plain.dossier), plain.figures)

    return kept_case(session, "whole", number, wider)


def kept_case(session: Session, kind: str, number: str, read: Callable[[], Case]) -> Case:
    """The case this session read since it last wrote; read now where there is none, or where none are kept."""
    kept: Kept | None = session.info.get(_CASES)
    if kept is None:
        return read()
    if (kind, number) not in kept:
        kept[kind, number] = read()
    return kept[kind, number]


def _drop(session: Session, *_: Any) -> None:
    """Forget every case: something was written, or the transaction that read them is over."""
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
