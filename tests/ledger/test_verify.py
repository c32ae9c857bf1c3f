"""Breaks beyond single edits: truncated tails, rewritten chains, values without an image."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from nkmfg.domain.values.hashing import ChangeLine, link_digest
from nkmfg.ledger.images import image_sql
from nkmfg.ledger.trigger_spec import HEADER
from nkmfg.ledger.verify import Break, heads_of
from nkmfg.models import Act, Base, Change, Link
from tests.ledger.backends import on_postgresql, on_sqlite
from tests.ledger.forger import Forger

pytestmark = pytest.mark.req("C11")


@pytest.fixture
def hand(forger: Forger) -> Iterator[sa.Connection]:
    """The forger's connection; everything is undone."""
    with forger.undone() as connection:
        yield connection


def _cut_last_act(forger: Forger, hand: sa.Connection) -> tuple[str, int]:
    """Remove the latest act: its rows, changes, header and link."""
    act_id, stream, seq = hand.execute(
        sa.select(Link.act_id, Link.stream, Link.seq).order_by(Link.act_id.desc()).limit(1)
    ).one()
    changes = hand.execute(sa.select(Change.table_name, Change.row_id, Change.op).where(Change.act_id == act_id)).all()
    assert {change.op for change in changes} == {"I"}
    with forger.unguarded("act", "change", "link", *{change.table_name for change in changes}):
        for change in changes:
            hand.exec_driver_sql(f"DELETE FROM {change.table_name} WHERE id = {change.row_id}")
        for table, key in ((Change, Change.act_id), (Act, Act.id), (Link, Link.act_id)):
            hand.execute(sa.delete(table).where(key == act_id))
    return stream, seq


@pytest.mark.challenge("T12")
def test_a_tail_cut_off_is_named_against_an_earlier_head(forger: Forger, hand: sa.Connection) -> None:
    heads = heads_of(hand)
    assert forger.breaks(heads) == []
    stream, seq = _cut_last_act(forger, hand)
    assert forger.breaks() == []  # a shorter chain is whole in itself
    assert forger.breaks(heads) == [Break(f"stream {stream} no {seq}", "is gone, though it was written down as a head")]


@pytest.mark.challenge("T12")
def test_a_chain_rewritten_whole_is_named_against_an_earlier_head(forger: Forger, hand: sa.Connection) -> None:
    heads = heads_of(hand)
    act_id, stream, seq, prev = hand.execute(
        sa.select(Link.act_id, Link.stream, Link.seq, Link.prev).order_by(Link.act_id.desc()).limit(1)
    ).one()
    with forger.unguarded("act", "link"):
        hand.execute(sa.update(Act).where(Act.id == act_id).values(actor_name="Somebody Else"))
        image = sa.literal_column(image_sql(HEADER[1], "act", hand.dialect.name), sa.Text)
        header = hand.execute(sa.select(image).select_from(Act).where(Act.id == act_id)).scalar_one()
        lines = [
            ChangeLine(c.id, c.table_name, c.row_id, c.op, c.was, c.became)
            for c in hand.execute(sa.select(Change.__table__).where(Change.act_id == act_id).order_by(Change.id))
        ]
        digest = link_digest(prev, header, lines)
        hand.execute(sa.update(Link).where(Link.act_id == act_id).values(digest=digest))
    assert forger.breaks() == []  # full write access allows a forged chain
    assert forger.breaks(heads) == [Break(f"stream {stream} no {seq}", "is not what was written down as a head")]


def test_a_head_written_down_stays_true_while_the_record_grows(forger: Forger, hand: sa.Connection) -> None:
    heads = heads_of(hand)
    first = sa.select(Link.stream, Link.digest).where(Link.seq == 1)
    early = {stream: (1, digest) for stream, digest in hand.execute(first)}
    assert early.keys() == heads.keys()
    assert forger.breaks(early) == []


def test_verify_writes_nothing(forger: Forger, hand: sa.Connection) -> None:
    counted = sa.union_all(*(sa.select(sa.func.count()).select_from(t) for t in Base.metadata.sorted_tables))
    before = hand.execute(counted).all()
    forger.breaks()
    assert hand.execute(counted).all() == before


HIDDEN_IN_SQLITE = [
    ("clock_shift", "forward_s", "CAST(CAST(forward_s AS TEXT) AS BLOB)"),
    ("person", "login", "CAST(login AS BLOB)"),
    ("act", "reason", "CAST('because' AS BLOB)"),
    ("change", "became", "CAST(became AS BLOB)"),
    ("site_declaration", "declared_at", "CAST(declared_at AS BLOB)"),
    ("equipment", "applies_dilution", "2"),
]
HIDDEN_IN_POSTGRESQL = [
    ("role_grant", "ended_at", "'infinity'"),
    ("site_declaration", "declared_at", "declared_at - interval '4051 years'"),
    ("lot", "expires_on", "'-infinity'"),
]


@on_sqlite
@pytest.mark.parametrize(("table", "column", "value"), HIDDEN_IN_SQLITE)
def test_a_value_that_no_column_of_sqlite_should_hold_is_named(
    forger: Forger, hand: sa.Connection, table: str, column: str, value: str
) -> None:
    _hide_and_seek(forger, table, column, value)


@on_postgresql
@pytest.mark.parametrize(("table", "column", "value"), HIDDEN_IN_POSTGRESQL)
def test_a_moment_that_postgresql_prints_as_nothing_or_as_another_is_named(
    forger: Forger, hand: sa.Connection, table: str, column: str, value: str
) -> None:
    _hide_and_seek(forger, table, column, value)


def _hide_and_seek(forger: Forger, table: str, column: str, value: str) -> None:
    with forger.unguarded(table):
        row = forger.connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar_one()
        forger.connection.exec_driver_sql(f"UPDATE {table} SET {column} = {value} WHERE id = {row}")
    assert f"table {table}, row {row}, column {column}" in {found.where for found in forger.breaks()}
