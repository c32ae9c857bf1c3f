"""The site: what it is, QA's word that it is validated, and a demo's next day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from nkmfg.demo import staff as demo_staff
from nkmfg.models import SiteDeclaration
from nkmfg.services.demo_clock import until_tomorrow
from tests.conftest import Site
from tests.staff import ADAM, ANNA, HEDDA, QUINN, Member
from tests.web.client import logged_in, pages, tablet_token, words

WHY = "report V-12 is signed"


def kinds(site: Site) -> list[str]:
    site.session.rollback()
    return list(site.session.scalars(sa.select(SiteDeclaration.kind).order_by(SiteDeclaration.id)))


def test_the_page_says_what_this_site_is(site: Site) -> None:
    page = words(logged_in(site, ANNA).get("/site"))
    assert "kind commissioning time zone Europe/Minsk" in page
    assert "Declare" not in page.replace("Declared", "")


@pytest.mark.req("N02")
@pytest.mark.parametrize("at_tablet", [False, True], ids=["by password", "by PIN"])
def test_qas_signature_makes_it_a_production_site(site: Site, at_tablet: bool) -> None:
    quinn = logged_in(site, QUINN, tablet=tablet_token(site) if at_tablet else None)
    assert "COMMISSIONING" in words(quinn.get("/site"))
    answered = quinn.sign("/site/validate", reason=WHY)
    assert answered.location == "/site"
    page = words(quinn.get("/site"))
    assert "This is a production site from now on." in page
    assert "Quinn Quality" in page
    assert "mark-strip" not in quinn.get("/site").text
    assert kinds(site) == ["commissioning", "production"]
    assert quinn.get("/site/validate").status_code == 409
    assert site.breaks() == []


@pytest.mark.req("A04")
@pytest.mark.parametrize(
    ("signer", "reason", "says"),
    [(QUINN, "", "A reason is needed"), (HEDDA, WHY, "may not"), (ADAM, WHY, "may not")],
)
def test_no_site_is_validated_without_a_reason_or_by_anybody_else(
    site: Site, signer: Member, reason: str, says: str
) -> None:
    answered = logged_in(site, QUINN).sign("/site/validate", signer, reason=reason)
    assert answered.status_code == 403
    assert says in words(answered)
    assert kinds(site) == ["commissioning"]


def test_only_a_demo_has_a_next_day(site: Site) -> None:
    for member in (ANNA, ADAM):
        answered = logged_in(site, member).post("/site/next-day")
        assert answered.status_code == 409
        assert "Only a demo" in words(answered)


@pytest.mark.parametrize("member", [demo_staff.ANNA, demo_staff.ADMINISTRATOR], ids=lambda member: member.login)
def test_a_demos_next_day_comes_for_everybody_and_logs_nobody_out(demo: Site, member: demo_staff.Member) -> None:
    app = pages(demo)
    here, other = logged_in(demo, member, app), logged_in(demo, demo_staff.BORIS, app)
    before = moment(demo)
    assert "on this demo site now" in words(here.post("/site/next-day", follow=True))
    gone = moment(demo) - before
    assert timedelta(days=1) <= gone < timedelta(days=1, minutes=1)
    assert here.get("/site").status_code == 200
    assert other.get("/site").status_code == 200
    assert demo.breaks() == []


def moment(demo: Site) -> datetime:
    """Now by the demo's clock, looked up anew."""
    with demo.ledger.sessions() as session:
        return demo.ledger.clock.now(session)


@pytest.mark.parametrize(
    ("zone", "now", "hours"),
    [
        ("Europe/Minsk", datetime(2026, 11, 22, 14, 5, tzinfo=UTC), 24),
        ("Europe/Berlin", datetime(2026, 10, 24, 12, 0, tzinfo=UTC), 25),
        ("Europe/Berlin", datetime(2026, 3, 28, 12, 0, tzinfo=UTC), 23),
    ],
)
def test_the_same_time_of_the_next_day_is_by_the_clock_on_the_wall(zone: str, now: datetime, hours: int) -> None:
    assert until_tomorrow(now.astimezone(ZoneInfo(zone))) == timedelta(hours=hours)
