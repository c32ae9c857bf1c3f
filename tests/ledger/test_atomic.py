"""A change and its trail are one transaction, with the current actor and never the previous one."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from nkmfg.ledger.act import Stream, act, scratch
from nkmfg.ledger.database import open_engine, open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.models import AccessEvent, Act, Base, Change, Link, Nonce
from tests import staff
from tests.ledger.toy import PLAIN, VESSELS, A, ToySite, Vessel, fail_after_writing, vessel

pytestmark = pytest.mark.req("C01", "C02")

FAILING = {
    "sqlite": "CREATE TRIGGER broken BEFORE INSERT ON {0} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    "postgresql": "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
    " $$BEGIN RAISE 'the disk is full'; END$$; CREATE TRIGGER broken BEFORE INSERT ON {0}"
    " FOR EACH ROW EXECUTE FUNCTION fail(); ALTER TABLE {0} ENABLE ALWAYS TRIGGER broken",
}


@contextmanager
def _as_owner(toys: ToySite) -> Iterator[sa.Connection]:
    engine = open_engine(toys.database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).begin() as connection:
        yield connection


def _counts(toys: ToySite) -> list[int]:
    """Acts, changes, links, and the rows they are about."""
    with toys.ledger.engine.connect() as connection:
        return [_rows(connection, table) for table in (Act, Change, Link)] + [
            _rows(connection, Vessel) + _rows(connection, AccessEvent)
        ]


def _rows(connection: sa.Connection, table: type[Base] | type[Vessel]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


@pytest.mark.challenge("T15")
@pytest.mark.parametrize("table", ["change", "link"])
def test_where_the_trail_cannot_be_written_the_row_is_not_either(own_toys: ToySite, table: str) -> None:
    with _as_owner(own_toys) as connection:
        connection.exec_driver_sql(FAILING[own_toys.database.backend].format(table))
    before = _counts(own_toys)
    with pytest.raises(sa.exc.DBAPIError, match="the disk is full"), own_toys.act():
        own_toys.session.add(Vessel(**vessel("lost")))
    assert _counts(own_toys) == before
    with _as_owner(own_toys) as connection:
        on = f" ON {table}" if own_toys.is_postgresql else ""
        connection.exec_driver_sql(f"DROP TRIGGER broken{on}")
    with own_toys.act():
        own_toys.session.add(Vessel(**vessel("kept")))
    assert own_toys.breaks() == []


@pytest.mark.challenge("T15")
def test_an_act_whose_body_fails_leaves_nothing(own_toys: ToySite) -> None:
    before = _counts(own_toys)
    with pytest.raises(RuntimeError, match="on purpose"), own_toys.act():
        fail_after_writing(own_toys)
    assert _counts(own_toys) == before
    assert own_toys.breaks() == []


KILLED = """
import os, signal, sys
from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import open_ledger
from nkmfg.models import AccessEvent

url, person, moment = sys.argv[1:]
with open_ledger(url, "0001").sessions() as session:
    with act(session, Action.NOTE_ACCESS, by=By(int(person)), on=Stream("toy/A")) as opened:
        session.add(AccessEvent(person_id=int(person), typed_login="killed", kind="refused", at=opened.at))
        session.flush()
        if moment == "before the commit":
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.challenge("T15")
@pytest.mark.parametrize(("moment", "more"), [("before the commit", 0), ("after the commit", 1)])
def test_a_process_killed_leaves_the_row_and_its_trail_or_neither(own_toys: ToySite, moment: str, more: int) -> None:
    person, before = staff.by(own_toys.session, staff.ANNA).person_id, _counts(own_toys)
    own_toys.session.commit()
    words = [sys.executable, "-c", KILLED, own_toys.database.app_url, str(person), moment]
    assert subprocess.run(words, check=False, timeout=60).returncode == -signal.SIGKILL
    assert _counts(own_toys) == [count + more for count in before]
    with own_toys.act():
        own_toys.session.add(Vessel(**vessel("afterwards")))
    assert own_toys.breaks() == []


@pytest.mark.challenge("T16")
def test_two_people_acting_at_once_are_each_named_for_their_own(own_toys: ToySite) -> None:
    people = {"toy/A": staff.ANNA, "toy/B": staff.BORIS}
    by = {stream: staff.by(own_toys.session, member) for stream, member in people.items()}
    own_toys.session.commit()
    both = threading.Barrier(2, timeout=30)

    def write(stream: str) -> None:
        for number in range(3):
            with (
                own_toys.ledger.sessions() as session,
                act(session, PLAIN, by=by[stream], on=Stream(stream)) as opened,
            ):
                if own_toys.is_postgresql:
                    both.wait()  # both acts are open; SQLite has one writer at a time
                session.add(Vessel(**vessel(f"{stream} {number}")))
                assert opened.actor.name == people[stream].name

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, stream) for stream in people]:
            done.result(timeout=60)
    names = (
        sa.select(VESSELS.c.code, Act.actor_name, Act.stream)
        .join(Change, sa.and_(Change.table_name == "toy_vessel", Change.row_id == VESSELS.c.id))
        .join(Act, Act.id == Change.act_id)
        .where(VESSELS.c.code.like("toy/%"))
    )
    written = own_toys.session.execute(names).all()
    assert len(written) == 6
    assert all(name == people[stream].name and code.startswith(stream) for code, name, stream in written)


@pytest.mark.challenge("T16")
def test_the_next_user_of_a_connection_inherits_no_open_act(own_toys: ToySite) -> None:
    ledger = open_ledger(own_toys.database.app_url, head_revision(), pool_size=1, max_overflow=0)
    with ledger.sessions() as session, act(session, PLAIN, by=staff.by(session, staff.ANNA), on=A):
        session.add(Vessel(**vessel("hers")))
    with (
        pytest.raises(sa.exc.DBAPIError, match="no act is open"),
        ledger.engine.connect().execution_options(writer=True) as connection,
    ):
        connection.execute(sa.insert(VESSELS).values(vessel("nobody's")))
    ledger.engine.dispose()


@pytest.mark.challenge("T16")
def test_two_acts_are_not_opened_on_one_session(own_toys: ToySite) -> None:
    with pytest.raises(RuntimeError, match="an act is open"), own_toys.act(), own_toys.act():
        pytest.fail("a second act was opened")
    assert own_toys.breaks() == []


def test_scratch_is_written_outside_an_act_and_leaves_no_trail(own_toys: ToySite) -> None:
    before = _counts(own_toys)
    with scratch(own_toys.session):
        own_toys.session.add(Nonce(token="t", digest="d", made_at=vessel("A")["opened_at"]))
    assert _counts(own_toys) == before
    assert own_toys.session.scalar(sa.select(Nonce.token).where(Nonce.digest == "d")) == "t"


def test_a_record_is_not_written_by_the_door_for_scratch(own_toys: ToySite) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="no act is open"), scratch(own_toys.session):
        own_toys.session.add(Vessel(**vessel("jotted")))
