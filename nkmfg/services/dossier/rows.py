"""Rows of several small tables of a batch in one statement."""

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
    """Query of one table of a batch: condition, selected columns, and one-to-one joins."""

    table: Any
    where: sa.ColumnElement[bool]
    columns: tuple[Any, ...]
    joins: tuple[tuple[Any, sa.ColumnElement[bool]], ...] = ()


class CombinedQuery:
    """Several queries combined into one statement. Each row of the result belongs to one of them and names it.

    The statement is built once: on a page that reads a whole batch, building it costs more than running it.
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
        """Rows of a batch by table, those of each table in the order of insertion."""
        found: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in self._asked}
        for kind, *row in session.execute(self._statement, {"batch_id": batch.id}):
            key, *values = row[self._spans[kind]]
            if key is not None:
                found[kind].append(tuple(values))
        return found


def of_batch(table: Any, *columns: Any, joins: tuple[tuple[Any, sa.ColumnElement[bool]], ...] = ()) -> PartQuery:
    """Query of a table with a `batch_id`: its rows, with `columns` of joined tables."""
    return PartQuery(table, table.batch_id == BATCH_ID, (table, *columns), joins)
