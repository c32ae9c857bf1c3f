"""A site with at least one row in every audited table, written by the services or generated from the models.

A table whose constraints want more than a value of each column's kind says so in ODD.
"""

import hashlib
import re
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.ledger.act import act
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import Base, SiteKind
from nkmfg.models.base import DERIVED, HASHED_IN, Kept
from nkmfg.services.site import forward_clock
from tests import staff
from tests.conftest import Database
from tests.ledger.toy import PLAIN, A
from tests.ledger.values import some

# What is put into a column instead of something of its kind, by table.
ODD: dict[str, dict[str, Any]] = {
    "at_risk_use": {"lot_id": None},
    "equipment": {"affected": None},
    "lot": {"affected": None},
    "positive": {"lot_id": None, "donor_id": None},
    "result": {"outcome": None, "container_id": None},
    "work_answer": {"answered_by_id": 1, "signature_id": None},
}
KEPT_TABLES = [t for t in Base.metadata.sorted_tables if t.info["kept"] is not Kept.SCRATCH]


def seed(database: Database) -> dict[str, str]:
    """Make a demo site with its staff, and a row of everything it has none of. Returns why there is none of some."""
    refused: dict[str, str] = {}
    ledger = open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        staff.settle(session, SiteKind.DEMO)
        forward_clock(session, staff.by(session, staff.ANNA), timedelta(days=1))
        for table in KEPT_TABLES:
            if table.info["kept"] is not Kept.LEDGER and is_empty(session.connection(), table):
                refused |= _fill(session, table)
    ledger.engine.dispose()
    return refused


def is_empty(connection: sa.Connection, table: sa.Table) -> bool:
    return connection.execute(sa.select(table).limit(1)).first() is None


def _fill(session: Session, table: sa.Table) -> dict[str, str]:
    try:
        with act(session, PLAIN, by=staff.by(session, staff.ANNA), on=A):
            session.execute(sa.insert(table).values(_row(session, table)))
    except sa.exc.DBAPIError as refused:
        return {table.name: str(refused.orig).splitlines()[0]}
    return {}


def _row(session: Session, table: sa.Table) -> dict[str, Any]:
    row: dict[str, Any] = {c.name: _value(session, c) for c in table.columns if not c.primary_key}
    row |= ODD.get(table.name, {})
    for column in table.columns:
        if HASHED_IN in column.info:
            row[column.info[HASHED_IN]] = hashlib.sha256(_bytes(row[column.name])).hexdigest()
    return row | {c.name: c.info[DERIVED](row) for c in table.columns if DERIVED in c.info}


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _value(session: Session, column: sa.Column[Any]) -> object:
    for key in column.foreign_keys:
        return session.scalar(sa.select(sa.func.max(key.column)))
    return next(iter(_choices(column)), some(column))


def _choices(column: sa.Column[Any]) -> list[str]:
    """The words a check allows in a column, as `one_of` writes them."""
    checks = (c for c in column.table.constraints if isinstance(c, sa.CheckConstraint))
    allowed = (re.match(rf"{column.name} IN \((.*)\)$", str(check.sqltext)) for check in checks)
    return [word for found in allowed if found for word in re.findall("'([^']*)'", found[1])]
