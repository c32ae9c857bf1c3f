"""Old values in the trail are those of the database, independent of the state of the program."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import defer

from nkmfg.ledger.act import act
from tests import staff
from tests.ledger.toy import PLAIN, VESSELS, A, Reading, ToySite, Vessel, image_by_hand, reading

pytestmark = pytest.mark.req("C02")


@pytest.mark.challenge("T4")
def test_a_value_set_without_having_been_read_leaves_the_true_old_value(own_toys: ToySite) -> None:
    before, since = own_toys.row(VESSELS), own_toys.last_change()
    with own_toys.act():
        blind = own_toys.session.scalars(sa.select(Vessel).options(defer(Vessel.place))).one()
        assert "place" in sa.inspect(blind).unloaded
        blind.place = "moved"
    (change,) = own_toys.changes(since)
    assert change.was == image_by_hand(VESSELS, before)


@pytest.mark.challenge("T4")
def test_a_value_that_was_expired_before_it_was_set_leaves_the_true_old_value(own_toys: ToySite) -> None:
    before, since = own_toys.row(VESSELS), own_toys.last_change()
    with own_toys.act():
        known = own_toys.session.scalars(sa.select(Vessel)).one()
        own_toys.session.expire(known)
        known.place = "moved"
    (change,) = own_toys.changes(since)
    assert change.was == image_by_hand(VESSELS, before)


@pytest.mark.req("D07")
def test_what_a_session_held_from_before_is_read_again_inside_an_act(own_toys: ToySite) -> None:
    """A row read yesterday and changed by somebody since is not taken for the row of today."""
    held, by = own_toys.session.scalars(sa.select(Vessel)).one(), staff.by(own_toys.session, staff.BORIS)
    own_toys.session.commit()  # no transaction is open, so that a rollback would expire nothing
    with own_toys.ledger.sessions() as other_session:
        others = ToySite(own_toys.database, own_toys.ledger, other_session)
        with others.act():
            other_session.scalars(sa.select(Vessel)).one().place = "moved"
    assert held.place == "incubator 1"
    with act(own_toys.session, PLAIN, by=by, on=A):
        assert held.place == "moved"


@pytest.mark.challenge("T14")
def test_replacing_a_collection_deletes_no_children(own_toys: ToySite) -> None:
    with pytest.raises(sa.exc.DBAPIError, match=r"written once|is refused|permission denied|NOT NULL"), own_toys.act():
        own_toys.session.scalars(sa.select(Vessel)).one().readings = []
    with own_toys.ledger.sessions() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Reading)) == 1


@pytest.mark.challenge("T14")
def test_deleting_a_parent_is_refused_and_takes_no_child_along(own_toys: ToySite) -> None:
    with (
        pytest.raises(sa.exc.DBAPIError, match=r"never deleted|written once|refused|denied|NOT NULL"),
        own_toys.act(),
    ):
        own_toys.session.delete(own_toys.session.scalars(sa.select(Vessel)).one())
    assert own_toys.breaks() == []


@pytest.mark.challenge("T1")
def test_bytes_that_do_not_match_their_hash_are_named(own_toys: ToySite) -> None:
    """Even where they came in through the door: the trail would prove another file."""
    with own_toys.act():
        own_toys.session.add(Reading(**(reading(1, "photo") | {"sha256": "0" * 64})))
    (found,) = own_toys.breaks()
    assert found.where.endswith("column content")
