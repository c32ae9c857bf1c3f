"""Rows of many small tables in one statement: tables that have nothing to do with each other but their batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import Batch

BATCH_ID = sa.bindparam("batch_id", type_=sa.BigInteger())
Rows = Mapping[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class PartQuery:
    """A table of a batch: which rows of it, what is shown of each, and what is joined to them, one to one."""

    table: Any
    where: sa.ColumnElement[bool]
    columns: tuple[Any, ...]
    joins: tuple[tuple[Any, sa.ColumnElement[bool]], ...] = ()


class CombinedQuery:
    """Several tables asked for at once. Each row of the statement holds one row of one of them, and says of which.

    The statement is built once: on a page that reads a batch whole, building it costs more than running it.
    """

    def __init__(self, *groups: Mapping[str, PartQuery]) -> None:
        self._asked = {kind: asked for group in groups for kind, asked in group.items()}
        kinds = sa.union_all(*(sa.select(sa.literal(kind).label("kind")) for kind in self._asked)).subquery()
        columns = [column for asked in self._asked.values() for column in (asked.table.id, *asked.columns)]
        statement: sa.Select[Any] = sa.select(kinds.c.kind, *columns).select_from(kinds)
        for kind, asked in self._asked.items():
            statement = statement.outerjoin(asked.table, sa.and_(kinds.c.kind == kind, asked.where))
            for target, on in asked.joins:
                statement = statement.outerjoin(target, on)
        ends = accumulate(1 + len(asked.columns) for asked in self._asked.values())
        starts = [0, *ends]
        self._spans = {kind: slice(*starts[place : place + 2]) for place, kind in enumerate(self._asked)}
        self._statement = statement.order_by(*(asked.table.id for asked in self._asked.values()))

    def of(self, session: Session, batch: Batch) -> Rows:
        """The rows of a batch, those of each table in the order they were written."""
        found: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in self._asked}
        for kind, *row in session.execute(self._statement, {"batch_id": batch.id}):
            key, *values = row[self._spans[kind]]
            if key is not None:
                found[kind].append(tuple(values))
        return found


def of_batch(table: Any, *columns: Any, joins: tuple[tuple[Any, sa.ColumnElement[bool]], ...] = ()) -> PartQuery:
    """A table that names its batch: the rows themselves, and beside them `columns` of what is joined."""
    return PartQuery(table, table.batch_id == BATCH_ID, (table, *columns), joins)
