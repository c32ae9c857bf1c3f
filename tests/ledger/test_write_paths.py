"""Every way to write a row: inside an act it leaves one change with the true images, outside it is refused."""

import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tests.ledger.toy import READINGS, VESSELS, Reading, ToySite, Vessel, image_by_hand, reading, vessel

pytestmark = [pytest.mark.req("C01", "C04"), pytest.mark.challenge("T1")]

NO_ACT = "no act is open"
OTHERS = VESSELS.alias("others")
Path = Callable[[Session, str], object]
_numbers = count(1)


def _upsert(session: Session, code: str) -> None:
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(VESSELS)
    new = insert.values(vessel(code, place="moved"))
    session.execute(new.on_conflict_do_update(index_elements=["code"], set_={"place": new.excluded.place}))


def _by_attribute(session: Session, code: str) -> None:
    session.scalars(sa.select(Vessel).where(Vessel.code == code)).one().place = "moved"
    session.flush()


def _by_object(session: Session, code: str) -> None:
    session.add(Vessel(**vessel(code)))
    session.flush()


def _id(session: Session, code: str) -> int:
    return session.scalars(sa.select(Vessel.id).where(Vessel.code == code)).one()


def _by_saved_object(session: Session, code: str) -> None:
    found = session.scalars(sa.select(Vessel).where(Vessel.code == code)).one()
    found.place = "moved"
    session.bulk_save_objects([found])


def _by_executemany(session: Session, code: str) -> None:
    update = sa.update(VESSELS).where(VESSELS.c.code == sa.bindparam("which")).values(place=sa.bindparam("place_now"))
    session.connection().execute(update, [{"which": code, "place_now": "moved"}])


def _by_driver(session: Session, code: str) -> None:
    cursor = session.connection().connection.cursor()
    cursor.execute(f"UPDATE toy_vessel SET place = 'moved' WHERE code = '{code}'")


UPDATES: dict[str, Path] = {
    "an ORM attribute": _by_attribute,
    "a query's update": lambda s, code: s.query(Vessel).filter_by(code=code).update({"place": "moved"}),
    "an ORM update": lambda s, code: s.execute(sa.update(Vessel).where(Vessel.code == code).values(place="moved")),
    "an ORM bulk update": lambda s, code: s.execute(sa.update(Vessel), [{"id": _id(s, code), "place": "moved"}]),
    "bulk mappings": lambda s, code: s.bulk_update_mappings(
        sa.inspect(Vessel), [{"id": _id(s, code), "place": "moved"}]
    ),
    "bulk objects": _by_saved_object,
    "a Core update": lambda s, code: s.connection().execute(
        sa.update(VESSELS).where(VESSELS.c.code == code).values(place="moved")
    ),
    "executemany": _by_executemany,
    "RETURNING": lambda s, code: s.execute(
        sa.update(VESSELS).where(VESSELS.c.code == code).values(place="moved").returning(VESSELS.c.place)
    ).scalar_one(),
    "an update from another table": lambda s, code: s.execute(
        sa.update(VESSELS).where(VESSELS.c.id == OTHERS.c.id, OTHERS.c.code == code).values(place="moved")
    ),
    "an upsert": _upsert,
    "SQL text": lambda s, code: s.execute(
        sa.text("UPDATE toy_vessel SET place = 'moved' WHERE code = :code"), {"code": code}
    ),
    "driver SQL": _by_driver,
}
INSERTS: dict[str, Path] = {
    "an ORM object": _by_object,
    "an ORM bulk insert": lambda s, code: s.execute(sa.insert(Vessel), [vessel(code)]),
    "bulk mappings": lambda s, code: s.bulk_insert_mappings(sa.inspect(Vessel), [vessel(code)]),
    "bulk objects": lambda s, code: s.bulk_save_objects([Vessel(**vessel(code))]),
    "a Core insert": lambda s, code: s.connection().execute(sa.insert(VESSELS).values(vessel(code))),
    "executemany": lambda s, code: s.connection().execute(sa.insert(VESSELS), [vessel(code)]),
    "RETURNING": lambda s, code: s.execute(
        sa.insert(VESSELS).values(vessel(code)).returning(VESSELS.c.code)
    ).scalar_one(),
    "an insert from a select": lambda s, code: s.execute(
        sa.insert(VESSELS).from_select(
            list(vessel(code)),
            sa.select(*(sa.literal(code) if c == "code" else VESSELS.c[c] for c in vessel(code))).where(
                VESSELS.c.code == "A"
            ),
        )
    ),
    "an upsert": _upsert,
}


@pytest.fixture
def code(toys: ToySite) -> Iterator[str]:
    """A vessel of this test's own; the site is whole when the test is over."""
    name = f"V{next(_numbers)}"
    with toys.act():
        toys.session.add(Vessel(**vessel(name)))
    yield name
    toys.session.rollback()


def _outside(toys: ToySite, write: Callable[[Session], object]) -> None:
    """Write as `act` does, but without one. Raises what the database says."""
    with toys.ledger.sessions() as session:
        session.connection(execution_options={"writer": True})
        write(session)
        session.commit()


@pytest.mark.parametrize("path", UPDATES)
def test_an_update_inside_an_act_leaves_one_change_with_both_images(toys: ToySite, code: str, path: str) -> None:
    before, since = toys.row(VESSELS, code), toys.last_change()
    with toys.act() as opened:
        UPDATES[path](toys.session, code)
    (change,) = toys.changes(since)
    assert (change.act_id, change.table_name, change.row_id, change.op) == (
        opened.id,
        "toy_vessel",
        before["id"],
        "U",
    )
    assert change.was == image_by_hand(VESSELS, before)
    assert change.became == image_by_hand(VESSELS, before | {"place": "moved"})


@pytest.mark.parametrize("path", UPDATES)
def test_an_update_outside_an_act_is_refused(toys: ToySite, code: str, path: str) -> None:
    before, since = toys.row(VESSELS, code), toys.last_change()
    with pytest.raises((sa.exc.DBAPIError, sqlite3.Error, psycopg.Error), match=NO_ACT):
        _outside(toys, lambda session: UPDATES[path](session, code))
    assert toys.row(VESSELS, code) == before
    assert toys.changes(since) == []


@pytest.mark.parametrize("path", INSERTS)
def test_an_insert_inside_an_act_leaves_one_change_without_a_was(toys: ToySite, path: str) -> None:
    code, since = f"V{next(_numbers)}", toys.last_change()
    with toys.act() as opened:
        INSERTS[path](toys.session, code)
    (change,) = toys.changes(since)
    assert (change.act_id, change.table_name, change.op, change.was) == (opened.id, "toy_vessel", "I", None)
    row = toys.row(VESSELS, code)
    assert (change.row_id, change.became) == (row["id"], image_by_hand(VESSELS, row))


@pytest.mark.parametrize("path", INSERTS)
def test_an_insert_outside_an_act_is_refused(toys: ToySite, path: str) -> None:
    code, since = f"V{next(_numbers)}", toys.last_change()
    with pytest.raises(sa.exc.DBAPIError, match=NO_ACT):
        _outside(toys, lambda session: INSERTS[path](session, code))
    with toys.ledger.engine.connect() as connection:
        assert connection.scalar(sa.select(VESSELS.c.id).where(VESSELS.c.code == code)) is None
    assert toys.changes(since) == []


def test_many_rows_in_one_statement_leave_a_change_each(toys: ToySite) -> None:
    codes, since = [f"V{next(_numbers)}" for _ in range(3)], toys.last_change()
    with toys.act():
        toys.session.execute(sa.insert(VESSELS), [vessel(code) for code in codes])
        toys.session.execute(sa.update(VESSELS).where(VESSELS.c.code.in_(codes)).values(passage=4))
    ops = [change.op for change in toys.changes(since)]
    assert ops == ["I", "I", "I", "U", "U", "U"]


def test_bytes_outside_the_image_are_in_the_trail_by_their_hash(toys: ToySite, code: str) -> None:
    since, content = toys.last_change(), b"\x00 a counter's export \xff"
    with toys.act():
        toys.session.add(Reading(**reading(_id(toys.session, code), code, content=content)))
    (change,) = toys.changes(since)
    row = toys.row(READINGS, code)
    assert change.became == image_by_hand(READINGS, row)
    assert row["sha256"] in change.became
    assert '"content"' not in change.became
    assert toys.breaks() == []


@pytest.mark.parametrize(
    "statement",
    [
        sa.update(READINGS).values(typed="9"),
        sa.update(READINGS).values(content=b""),
        sa.update(READINGS).values(trend=Decimal(9)),
    ],
    ids=["its text", "its bytes", "its derived number"],
)
def test_what_is_written_once_is_not_updated_even_inside_an_act(toys: ToySite, statement: sa.Update) -> None:
    def write() -> Any:
        with toys.act():
            toys.session.execute(statement)

    with pytest.raises(sa.exc.DBAPIError, match=r"written once|is refused|permission denied"):
        write()
    assert toys.breaks() == []


def test_an_update_that_changes_nothing_leaves_nothing(toys: ToySite, code: str) -> None:
    since = toys.last_change()
    with toys.act():
        toys.session.execute(sa.update(VESSELS).where(VESSELS.c.code == code).values(place="incubator 1"))
    assert toys.changes(since) == []


def test_the_key_of_a_row_never_changes(toys: ToySite, code: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="the key of a row never changes"), toys.act():
        toys.session.execute(sa.update(VESSELS).where(VESSELS.c.code == code).values(id=4711))
    assert toys.breaks() == []
