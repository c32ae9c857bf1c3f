"""A real browser, a tablet of 1024×768 with touch, before a served site."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from config import Settings
from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ADMINISTRATOR, HEDDA, Member, by
from nkmfg.models import TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.people.tablets import register_tablet
from nkmfg.web import create_app
from nkmfg.web.web_session import TABLET_COOKIE
from tests.conftest import Site

TABLET = {"width": 1024, "height": 768}
_NAMES = (os.environ.get("NKMFG_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in _NAMES if name and (found := shutil.which(name))), None)
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("NO CHROMIUM: install it (apt install chromium), or no journey is made")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Facility:
    """A served demo site, a batch in it, and the tablet's token."""

    site: Site
    player: Player
    address: str
    tablet_token: str

    def url(self, path: str = "/") -> str:
        return f"{self.address}{path}"


@contextmanager
def served(site: Site, player: Player) -> Iterator[Facility]:
    """Serve the pages of a site, to a tablet that is registered there."""
    token = register_tablet(site.session, by(site.session, ADMINISTRATOR), "Tablet 2", "Room 2")[1]
    site.session.rollback()
    settings = Settings.from_environment(
        {"DATABASE_URL": site.database.app_url, "NKMFG_SECRET": "a secret of the tests, long enough to sign"}
    )
    server = make_server("127.0.0.1", 0, create_app(settings, site.ledger), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Facility(site, player, f"http://127.0.0.1:{server.server_port}", token)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def facility(demo: Site) -> Iterator[Facility]:
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    batch = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    with served(demo, Player(demo.session, batch)) as facility:
        yield facility


@pytest.fixture
def at_the_tablet(chromium: Browser, facility: Facility) -> Iterator[Callable[[Member], Page]]:
    """Log somebody in at the registered tablet, with badge and PIN. A fault on any page fails the test."""
    context = chromium.new_context(viewport=TABLET, has_touch=True)  # type: ignore[arg-type]
    context.add_cookies([{"name": TABLET_COOKIE, "value": facility.tablet_token, "url": facility.address}])
    faults: list[str] = []

    def log_in(member: Member) -> Page:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 500 else None)
        page.goto(facility.url("/log-in"))
        page.fill("input[name=badge]", member.badge)
        tap_pin(page, member.pin)
        page.locator("button.primary").tap()
        page.wait_for_url(facility.url("/"))
        return page

    yield log_in
    folder = os.environ.get("NKMFG_PICTURES")  # where a journey leaves what it saw last
    for number, page in enumerate(context.pages if folder else ()):
        page.screenshot(path=f"{folder}/{facility.player.batch.number}-{number}.png", full_page=True)
    context.close()
    assert not faults


def tap_pin(page: Page, pin: str) -> None:
    """On the large pad, digit by digit."""
    for digit in pin:
        page.locator(f'[data-key="{digit}"]:visible').last.tap()
