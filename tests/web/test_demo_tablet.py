"""A newcomer tries the PIN on a demo; nobody gets a tablet so anywhere else."""

import pytest

from nkmfg.demo.staff import ANNA
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.models import Terminal
from nkmfg.services.people.tablets import DEMO_TOKEN, register_tablet, token_hash
from nkmfg.services.site import STREAM, declare_validated, validation_to_sign
from tests import staff
from tests.conftest import Site
from tests.refusing import refusing
from tests.web.client import Browser, pages, stranger, words


def test_on_a_demo_any_browser_can_be_its_tablet(demo: Site) -> None:
    browser = stranger(demo, pages(demo))
    assert "to try the PIN" in words(browser.get("/log-in"))
    assert browser.post("/demo-tablet").status_code == 302
    answered = browser.post("/log-in", {"badge": ANNA.badge, "pin": ANNA.pin})
    assert answered.status_code == 302, words(answered)


@pytest.fixture(params=["commissioning", "production"])
def other(request: pytest.FixtureRequest, site: Site) -> Site:
    """A site that is no demo."""
    if request.param == "production":
        copy = validation_to_sign(site.session)
        declare_validated(site.session, staff.signing(site.session, staff.QUINN, copy), "validated as planned")
    return site


@pytest.mark.req("A12")
def test_no_other_site_lends_a_tablet_or_takes_the_demos_token_for_one(other: Site) -> None:
    browser: Browser = stranger(other, pages(other), tablet=DEMO_TOKEN)
    assert "to try the PIN" not in words(browser.get("/log-in"))
    lent = browser.post("/demo-tablet")
    assert (lent.status_code, lent.headers.get("Set-Cookie")) == (409, None)
    refused = browser.post("/log-in", {"badge": staff.ANNA.badge, "pin": staff.ANNA.pin})
    assert refused.status_code == 403
    assert "A PIN is taken at a registered tablet only" in words(refused)
    with refusing(Refused, "Only a demo"):
        register_tablet(other.session, staff.by(other.session, staff.ADAM), "Tablet 9", "room 9", DEMO_TOKEN)


@pytest.mark.req("A12")
def test_not_even_a_row_with_the_demos_token_makes_a_tablet_of_another_site(other: Site) -> None:
    """Somebody's hand at the database put it there; the token is still known to everybody."""
    with act(other.session, Action.REGISTER_TERMINAL, by=staff.by(other.session, staff.ADAM), on=STREAM) as opened:
        row = Terminal(name="T9", place="room 9", token_hash=token_hash(DEMO_TOKEN), registered_at=opened.at)
        other.session.add(row)
    browser = stranger(other, pages(other), tablet=DEMO_TOKEN)
    refused = browser.post("/log-in", {"badge": staff.ANNA.badge, "pin": staff.ANNA.pin})
    assert refused.status_code == 403
