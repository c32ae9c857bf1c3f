"""A newcomer tries the PIN on a demo; nobody gets a tablet so anywhere else."""

from nkmfg.demo.staff import ANNA
from tests.conftest import Site
from tests.web.client import Browser, pages, stranger, words


def test_on_a_demo_any_browser_can_be_its_tablet(demo: Site) -> None:
    browser = stranger(demo, pages(demo))
    assert "to try the PIN" in words(browser.get("/log-in"))
    assert browser.post("/demo-tablet").status_code == 302
    answered = browser.post("/log-in", {"badge": ANNA.badge, "pin": ANNA.pin})
    assert answered.status_code == 302, words(answered)


def test_no_other_site_lends_a_tablet(site: Site) -> None:
    browser: Browser = stranger(site, pages(site))
    assert "to try the PIN" not in words(browser.get("/log-in"))
    assert browser.post("/demo-tablet").status_code == 409
