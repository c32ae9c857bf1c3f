"""The chain is gapless in each stream and never forks, also with concurrent acts on several streams."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import Ledger, open_ledger, snapshot
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.verify import Break
from nkmfg.models import Act, Link
from tests import staff
from tests.ledger.backends import on_postgresql
from tests.ledger.forger import Forger
from tests.ledger.toy import PLAIN, VESSELS, A, B, ToySite, Vessel, fail_after_writing, vessel

pytestmark = pytest.mark.req("C11")


def _links(toys: ToySite, stream: str) -> list[tuple[int, int]]:
    """(number, act) of each link of a stream, in order."""
    query = sa.select(Link.seq, Link.act_id).where(Link.stream == stream).order_by(Link.seq)
    with toys.ledger.engine.connect() as connection:
        return [(seq, act_id) for seq, act_id in connection.execute(query)]


@pytest.mark.challenge("T11")
def test_an_act_rolled_back_between_two_commits_leaves_no_gap(own_toys: ToySite) -> None:
    with own_toys.act() as first:
        pass
    with pytest.raises(RuntimeError, match="on purpose"), own_toys.act():
        fail_after_writing(own_toys)
    with own_toys.act() as second:
        pass
    *_, (n, of_first), (n_and_one, of_second) = _links(own_toys, "toy/A")
    assert (of_first, of_second, n_and_one) == (first.id, second.id, n + 1)
    assert own_toys.breaks() == []


@pytest.mark.challenge("T11")
def test_a_link_deleted_by_the_owner_leaves_a_gap_that_verify_names(forger: Forger) -> None:
    with forger.undone() as connection:
        stream, seq, act_id = connection.execute(
            sa.select(Link.stream, Link.seq, Link.act_id).where(Link.stream == "site", Link.seq == 2)
        ).one()
        with forger.unguarded("link"):
            connection.execute(sa.delete(Link).where(Link.act_id == act_id))
        breaks = forger.breaks()
    assert Break(f"table act, row {act_id}", "has no link: it was not made through the door") in breaks
    assert f"stream {stream} no {seq + 1}" in str(breaks)
    assert "numbers before it are missing" in str(breaks)


def test_each_stream_counts_for_itself(own_toys: ToySite) -> None:
    with own_toys.act(B), own_toys.ledger.sessions():
        pass
    with own_toys.act(A):
        pass
    with own_toys.act(B):
        pass
    assert [seq for seq, _ in _links(own_toys, "toy/B")] == [1, 2]
    assert [seq for seq, _ in _links(own_toys, "toy/A")] == [1, 2]


def test_an_act_goes_into_one_stream_however_many_it_locks(own_toys: ToySite) -> None:
    with own_toys.act(A, also=(B, Stream("toy/C"))) as opened:
        own_toys.session.add(Vessel(**vessel("locked")))
    assert _links(own_toys, "toy/A")[-1][1] == opened.id
    assert _links(own_toys, "toy/B") == []


@pytest.fixture
def crowd(own_toys: ToySite) -> Iterator[Ledger]:
    """The same database with a connection for each of many writers."""
    opened = open_ledger(own_toys.database.app_url, head_revision(), pool_size=50, max_overflow=0)
    yield opened
    opened.engine.dispose()


def _write_often(ledger: Ledger, by: By, writer: int, acts: int) -> None:
    """Acts in random streams with others locked along in any order, which would deadlock without sorting."""
    chance = random.Random(writer)
    streams = [Stream(f"toy/{name}") for name in "ABCDEF"]
    for number in range(acts):
        on, *also = chance.sample(streams, 3)
        with ledger.sessions() as session, act(session, PLAIN, by=by, on=on, also=also):
            session.add(Vessel(**vessel(f"{writer}/{number}")))


def _all_at_once(writers: int, write: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(writers) as pool:
        for done in [pool.submit(write, writer) for writer in range(writers)]:
            done.result(timeout=60)


@pytest.mark.challenge("T13")
def test_fifty_writers_on_shared_streams_fork_no_chain_and_lose_nothing(own_toys: ToySite, crowd: Ledger) -> None:
    writers, acts = (50, 3) if own_toys.is_postgresql else (8, 4)
    by, before = staff.by(own_toys.session, staff.ANNA), len(own_toys.changes())
    own_toys.session.commit()
    _all_at_once(writers, lambda writer: _write_often(crowd, by, writer, acts))
    assert own_toys.breaks() == []
    assert len(own_toys.changes()) == before + writers * acts
    with crowd.engine.connect() as connection:
        forked = sa.select(Link.stream).group_by(Link.stream, Link.prev).having(sa.func.count() > 1)
        assert connection.execute(forked).all() == []
        moments = sa.select(Link.stream, Act.at).join(Act, Act.id == Link.act_id).order_by(Link.stream, Link.seq)
        in_order = [tuple(row) for row in connection.execute(moments)]
    assert in_order == sorted(in_order)  # an act's moment is taken under the lock


@pytest.mark.req("D07")
@pytest.mark.challenge("T13")
def test_what_is_read_and_then_written_in_one_stream_is_lost_by_nobody(own_toys: ToySite, crowd: Ledger) -> None:
    by, before = staff.by(own_toys.session, staff.ANNA), own_toys.row(VESSELS)["passage"]
    own_toys.session.commit()

    def count_on(_writer: int) -> None:
        for _ in range(3):
            with crowd.sessions() as session, act(session, PLAIN, by=by, on=A):
                session.scalars(sa.select(Vessel).where(Vessel.code == "A")).one().passage += 1

    _all_at_once(8, count_on)
    assert own_toys.row(VESSELS)["passage"] == before + 24
    assert own_toys.breaks() == []


@on_postgresql
@pytest.mark.challenge("T13")
def test_verify_is_green_while_others_write(own_toys: ToySite, crowd: Ledger) -> None:
    """It sees one moment of the record: an act committed half-way through would look like a break."""
    by = staff.by(own_toys.session, staff.ANNA)
    own_toys.session.commit()
    with ThreadPoolExecutor(4) as pool:
        busy = [pool.submit(_write_often, crowd, by, writer, 12) for writer in range(4)]
        looks = [own_toys.breaks() for _ in range(4)]
        for done in busy:
            done.result(timeout=60)
    assert looks == [[], [], [], []]


@on_postgresql
def test_a_snapshot_does_not_see_what_is_committed_after_it_was_taken(own_toys: ToySite) -> None:
    count = sa.select(sa.func.count()).select_from(Act)
    with snapshot(own_toys.ledger.engine) as connection:
        before = connection.scalar(count)
        with own_toys.act():
            pass
        assert connection.scalar(count) == before
