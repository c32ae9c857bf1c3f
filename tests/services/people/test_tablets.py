"""Tablets: registered by an administrator, known by a token that is kept nowhere."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.models import Change
from nkmfg.services.people.tablets import register_tablet, retire_tablet, tablet_with
from tests import staff

pytestmark = pytest.mark.req("A12")


def test_a_tablet_is_known_by_its_token_until_it_is_retired(session: Session) -> None:
    adam = staff.by(session, staff.ADAM)
    terminal, token = register_tablet(session, adam, "Tablet 7", "corridor")
    assert tablet_with(session, token) == terminal
    retire_tablet(session, adam, terminal, "the glass broke")
    assert tablet_with(session, token) is None


@pytest.mark.parametrize("token", [None, "", "guessed", "x" * 10_000])
def test_elsewhere_is_no_tablet(session: Session, token: str | None) -> None:
    assert tablet_with(session, token) is None


def test_of_a_token_only_its_hash_is_kept(session: Session) -> None:
    terminal, token = register_tablet(session, staff.by(session, staff.ADAM), "Tablet 8", "corridor")
    assert token not in terminal.token_hash
    assert tablet_with(session, terminal.token_hash) is None
    images = session.scalars(sa.select(Change.became).where(Change.table_name == "terminal")).all()
    assert not [image for image in images if token in image]


def test_a_name_is_given_to_one_tablet_ever(session: Session) -> None:
    adam = staff.by(session, staff.ADAM)
    terminal, _ = register_tablet(session, adam, "Tablet 9", "corridor")
    retire_tablet(session, adam, terminal, "the glass broke")
    with pytest.raises(Refused, match=r"tablet\.taken"):
        register_tablet(session, adam, " Tablet 9 ", "corridor")


@pytest.mark.parametrize(("name", "place"), [("", "corridor"), ("Tablet", "   ")])
def test_a_tablet_has_a_name_and_a_place(session: Session, name: str, place: str) -> None:
    with pytest.raises(Malformed, match=r"tablet\.name_missing"):
        register_tablet(session, staff.by(session, staff.ADAM), name, place)


@pytest.mark.req("A04")
def test_only_an_administrator_registers_and_retires(session: Session) -> None:
    terminal, _ = register_tablet(session, staff.by(session, staff.ADAM), "Tablet 10", "corridor")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=terminal.register"):
        register_tablet(session, staff.by(session, staff.HEDDA), "Tablet 11", "corridor")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=terminal.retire"):
        retire_tablet(session, staff.by(session, staff.ANNA), terminal, "I do not like it")
