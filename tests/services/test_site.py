"""The site: made once, by two people's accounts and a typed name; what it is; and a demo's clock."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import Ledger
from nkmfg.models import Act, ClockShift, Person, RoleGrant, Signature, SiteDeclaration, SiteKind
from nkmfg.services.people.accounts import NewPerson
from nkmfg.services.people.roles import roles_of
from nkmfg.services.site import (
    STREAM,
    declare_validated,
    forward_clock,
    make_site,
    site_of,
    validation_to_sign,
)
from tests import staff
from tests.conftest import Site
from tests.refusing import refusing

ADAM = NewPerson("adam", "Adam Admin", "B-ADAM", "passport seen", staff.FIRST_PASSWORD)
QUINN = NewPerson("quinn", "Quinn Quality", "B-QUINN", "passport seen", staff.FIRST_PASSWORD)


def _make(session: Session, kind: SiteKind = SiteKind.COMMISSIONING) -> None:
    make_site(session, "Olga Installer", kind, "Test site", "Europe/Minsk", ADAM, QUINN)


def test_a_site_is_made_by_a_typed_name_with_two_people_whose_roles_are_marked(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        _make(session)
        site = site_of(session)
        assert site is not None
        assert (site.kind, site.name, site.zone.key) == (SiteKind.COMMISSIONING, "Test site", "Europe/Minsk")
        (genesis,) = session.scalars(sa.select(Act))
        assert (genesis.actor_name, genesis.actor_id, genesis.actor_role) == ("Olga Installer", None, "installer")
        people = {p.login: roles_of(session, p.id) for p in session.scalars(sa.select(Person).order_by(Person.id))}
        assert people == {"nkmfg": frozenset(), "adam": {Role.ADMINISTRATOR}, "quinn": {Role.QA}}
        assert all(grant.is_bootstrap for grant in session.scalars(sa.select(RoleGrant)))


def test_after_the_first_two_every_gmp_role_stands_on_a_signature(site: Site) -> None:
    unsigned = sa.select(sa.func.count()).where(RoleGrant.signature_id.is_(None), RoleGrant.role != "administrator")
    assert site.session.scalar(unsigned.where(sa.not_(RoleGrant.is_bootstrap))) == 0
    assert site.session.scalar(unsigned.where(RoleGrant.is_bootstrap)) == 1


@pytest.mark.req("N03")
@pytest.mark.parametrize("second", [SiteKind.DEMO, SiteKind.COMMISSIONING])
@pytest.mark.parametrize("first", [SiteKind.DEMO, SiteKind.COMMISSIONING])
def test_a_site_is_made_once(ledger: Ledger, first: SiteKind, second: SiteKind) -> None:
    with ledger.sessions() as session:
        _make(session, first)
    with ledger.sessions() as session:
        with pytest.raises(Refused, match=r"site\.exists"):
            _make(session, second)
        assert [row.kind for row in session.scalars(sa.select(SiteDeclaration))] == [first]


@pytest.mark.req("N02")
def test_no_site_begins_as_a_production_site(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        with pytest.raises(Refused, match=r"site\.begins_commissioning"):
            _make(session, SiteKind.PRODUCTION)
        assert site_of(session) is None


@pytest.mark.parametrize(
    ("installer", "name", "zone", "refusal"),
    [
        ("", "Test site", "Europe/Minsk", "says who they are"),
        ("Olga", "   ", "Europe/Minsk", "has a name"),
        ("Olga", "Test site", "Europe/Nowhere", "no time zone"),
        ("Olga", "Test site", "../../etc/passwd", "no time zone"),
        ("Olga", "Test site", "", "no time zone"),
    ],
)
def test_a_site_has_a_name_a_zone_and_somebody_who_made_it(
    ledger: Ledger, installer: str, name: str, zone: str, refusal: str
) -> None:
    with ledger.sessions() as session:
        with refusing(Malformed, refusal):
            make_site(session, installer, SiteKind.DEMO, name, zone, ADAM, QUINN)
        assert session.scalar(sa.select(Act.id)) is None


def test_the_first_administrator_and_the_first_qa_person_are_two(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        for same in (ADAM, NewPerson("ADAM", "Adam Again", "B-ADAM-2", "passport seen", staff.FIRST_PASSWORD)):
            with refusing(Refused, r"two people|is taken"):
                make_site(session, "Olga", SiteKind.DEMO, "Test site", "Europe/Minsk", ADAM, same)
        assert site_of(session) is None
        assert session.scalar(sa.select(Person.id)) is None


@pytest.mark.req("N02", "N03")
def test_a_commissioning_site_becomes_a_production_site_by_qas_signature(site: Site) -> None:
    session = site.session
    assert (before := site_of(session)) is not None
    assert before.mark == "COMMISSIONING"
    signing = staff.signing(session, staff.QUINN, validation_to_sign(session))
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        declare_validated(session, signing, "  ")
    declare_validated(session, signing, "the validation report is signed")
    assert (after := site_of(session)) is not None
    assert (after.kind, after.mark) == (SiteKind.PRODUCTION, None)
    declared = session.scalars(sa.select(SiteDeclaration).order_by(SiteDeclaration.id.desc())).first()
    assert declared is not None
    signature = session.get_one(Signature, declared.signature_id)
    assert (signature.signer_name, signature.meaning, signature.scope) == (staff.QUINN.name, "approved", "site")
    with pytest.raises(Refused, match=r"site\.not_commissioning"):
        validation_to_sign(session)
    assert site.breaks() == []


@pytest.mark.req("N02", "A04")
@pytest.mark.parametrize(
    "member", [m for m in staff.STAFF if Role.QA not in m.roles and m is not staff.ADAM], ids=lambda m: m.login
)
def test_nobody_but_qa_declares_a_site_validated(site: Site, member: staff.Member) -> None:
    signing = staff.signing(site.session, member, validation_to_sign(site.session))
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=site.declare"):
        declare_validated(site.session, signing, "it works for me")
    assert site.session.scalar(sa.select(sa.func.count()).select_from(SiteDeclaration)) == 1


@pytest.mark.req("N02")
@pytest.mark.challenge("S2")
def test_qa_logged_in_does_not_declare_a_site_validated(site: Site) -> None:
    by = staff.by(site.session, staff.QUINN)
    with pytest.raises(Forbidden, match=r"act\.signature_missing"):
        declare_validated(site.session, by, "it works for me")  # type: ignore[arg-type]


@pytest.mark.req("N03")
def test_a_demo_never_becomes_another_site(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        staff.settle(session, SiteKind.DEMO)
        demo = site_of(session)
        assert demo is not None
        assert demo.mark == "TEST"
        with pytest.raises(Refused, match=r"site\.not_commissioning"):
            validation_to_sign(session)


@pytest.mark.req("N02")
def test_the_database_refuses_a_production_site_that_nobody_signed(site: Site) -> None:
    session = site.session
    row = {"kind": "production", "name": "Test site", "zone": "Europe/Minsk", "language": "en"}
    with (
        pytest.raises(sa.exc.IntegrityError, match="production_is_signed"),
        act(session, Action.RUN_SQL, by=staff.by(session, staff.ADAM), on=STREAM, reason="by hand") as opened,
    ):
        session.execute(sa.insert(SiteDeclaration).values(**row, declared_at=opened.at))


@pytest.mark.req("M06", "N03")
def test_only_a_demos_clock_is_put_forward(site: Site) -> None:
    with pytest.raises(Refused, match=r"site\.clock_of_a_demo"):
        forward_clock(site.session, staff.by(site.session, staff.ANNA), timedelta(days=1))
    assert site.session.scalar(sa.select(ClockShift.id)) is None


@pytest.mark.req("M06")
def test_a_demos_clock_goes_forward_only_and_says_who_put_it(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        staff.settle(session, SiteKind.DEMO)
        clock, anna = DemoClock(), staff.by(session, staff.ANNA)
        for forward in (timedelta(0), timedelta(seconds=-1), timedelta(days=-1), timedelta(milliseconds=400)):
            with pytest.raises(Refused, match=r"site\.clock_forward_only"):
                forward_clock(session, anna, forward)
        before = clock.now(session)
        forward_clock(session, anna, timedelta(days=1))
        forward_clock(session, anna, timedelta(hours=2))
        moved = clock.now(session) - before
        assert timedelta(hours=26) <= moved < timedelta(hours=26, minutes=1)
        acts = session.scalars(sa.select(Act).where(Act.action == Action.FORWARD_CLOCK)).all()
        assert [act_.actor_name for act_ in acts] == [staff.ANNA.name] * 2


@pytest.mark.req("M06")
@pytest.mark.parametrize("forward_s", [0, -1, -86_400])
def test_the_database_refuses_a_clock_put_back(site: Site, forward_s: int) -> None:
    session = site.session
    with (
        pytest.raises(sa.exc.IntegrityError, match="forward_only"),
        act(session, Action.RUN_SQL, by=staff.by(session, staff.ADAM), on=STREAM, reason="by hand") as opened,
    ):
        session.execute(sa.insert(ClockShift).values(forward_s=forward_s, shifted_at=opened.at))
