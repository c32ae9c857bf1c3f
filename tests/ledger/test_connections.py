"""Connections of SQLite are configured for durable commits and without bypasses of triggers."""

import pytest
import sqlalchemy as sa

from tests.ledger.backends import on_sqlite
from tests.ledger.toy import VESSELS, ToySite, vessel

pytestmark = [on_sqlite, pytest.mark.req("C04")]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: with less, the last acts may be lost on a power failure
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_every_connection_is_set_up(toys: ToySite, pragma: str, value: object) -> None:
    with toys.ledger.engine.connect() as first, toys.ledger.engine.connect() as another:
        for connection in (first, another):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


@pytest.mark.challenge("T3")
@pytest.mark.parametrize("key", ["code", "id"])
def test_on_such_a_connection_replace_pushes_nothing_out_even_inside_an_act(toys: ToySite, key: str) -> None:
    there = toys.row(VESSELS)
    row = vessel("A" if key == "code" else "another", place="moved") | ({"id": there["id"]} if key == "id" else {})
    with pytest.raises(sa.exc.IntegrityError, match=r"never deleted|is there already"), toys.act():
        toys.session.execute(sa.insert(VESSELS).prefix_with("OR REPLACE").values(row))
    assert toys.row(VESSELS) == there
    assert toys.breaks() == []
