"""Who may open which page, against a table that people reviewed: routes.txt. A new page is in it, or this is red."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import sqlalchemy as sa
from werkzeug.routing import MapAdapter
from werkzeug.test import TestResponse

from nkmfg.demo import staff as demo_staff
from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import by
from nkmfg.ledger.clock import Clock, DemoClock
from nkmfg.models import TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.steps.recording_input import NewVessel
from tests.architecture.routes_table import EVERYBODY, LOGGED_IN, TABLE, app, line, reviewed, roles_of, said
from tests.conftest import Backend, Database, Site
from tests.finished import played
from tests.ledger.backends import on_sqlite
from tests.staff import ADAM, ALMA, ANNA, CLARA, HEDDA, QASIM, QUINN
from tests.web.client import Browser, forms, logged_in, pages, stranger

SAID = said(app())
REVIEWED = reviewed()
CREW = (ANNA, HEDDA, QASIM, QUINN, ALMA, CLARA, ADAM)
"""One of each role."""
DEMO_CREW = tuple({member.roles: member for member in demo_staff.STAFF}.values())
MOST_OF_A_KIND = 3
ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r'url_for\(\s*"([a-z_0-9]+(?:\.[a-z_0-9]+)?)"\s*[,)]')


@pytest.mark.req("A03")
@pytest.mark.parametrize("route", sorted(SAID))
def test_a_page_is_for_those_that_were_reviewed(route: str) -> None:
    assert SAID[route] == REVIEWED.get(route), f"review it, then write into {TABLE.name}: {line(route, SAID[route])}"


def test_no_reviewed_page_has_gone() -> None:
    assert REVIEWED.keys() - SAID.keys() == set()


def test_every_address_that_a_template_or_a_view_names_is_there() -> None:
    """Most pages are opened by no crawler in every state of what they show; an address that has gone breaks them."""
    written = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("nkmfg/web/**/*.py")]
    named = {endpoint for path in written for endpoint in ADDRESS.findall(path.read_text("utf-8"))}
    assert named - {rule.endpoint for rule in app().url_map.iter_rules()} == set()


def test_only_the_door_is_open_to_everybody() -> None:
    everybody = {route for route, who in REVIEWED.items() if who == EVERYBODY}
    assert everybody == {
        "GET /log-in",
        "POST /log-in",
        "POST /demo-tablet",  # 404 anywhere but on a demo
        "GET /healthz",
        "GET /static/<path:filename>",
    }


@pytest.mark.req("A04")
def test_an_administrator_opens_no_page_of_the_work() -> None:
    theirs = {route.split()[1].split("/")[1] for route, who in REVIEWED.items() if "D" in who.split()}
    assert theirs == {"accounts", "people", "roles", "site", "tablets"}


@pytest.fixture(scope="module")
def crew(backend: Backend, settled: Database) -> Iterator[dict[str, Browser]]:
    """One of each role, logged in, at a site they all share; and nobody."""
    with backend.site(settled, Clock()) as site:
        shared = pages(site)
        yield {"": stranger(site, shared)} | {member.login: logged_in(site, member, shared) for member in CREW}


def address_of(route: str) -> str:
    """The address with names of things that are not there."""
    return re.sub(r"<(?:\w+:)?\w+>", "X-1", route.replace("<int:ordinal>", "1"))


GUARDED = sorted(route for route, who in REVIEWED.items() if who not in (EVERYBODY, LOGGED_IN))


@on_sqlite  # the guard asks no database
@pytest.mark.req("A03")
@pytest.mark.parametrize("route", GUARDED)
def test_who_is_not_named_is_refused_and_a_form_without_its_token_too(route: str, crew: dict[str, Browser]) -> None:
    method, address = route.split(" ", 1)
    roles = roles_of(REVIEWED[route])
    assert roles is not None
    for member in CREW:
        answered = _asked(crew[member.login], method, address_of(address))
        may = bool(roles & set(member.roles))
        assert (answered.status_code == 403) is not may, f"{member.login}: {answered.status_code}"
        if may and method == "POST":
            assert answered.status_code == 400
    nobody = _asked(crew[""], method, address_of(address))
    assert nobody.status_code == (401 if method == "POST" else 302)


def _asked(browser: Browser, method: str, address: str) -> TestResponse:
    return browser.get(address) if method == "GET" else browser.post(address, token="")


ODD = ("X-1", "9" * 30, "%00", "'; --", "..%2F..", "🧬", "NaN", "-1", "a" * 3000)
REAL = {
    "number": "NK-26-001",
    "key": "count_receipt/-/1",
    "login": "anna",
    "role": "technician",
    "code": "nk_k562_mbil21",
    "version": "1",
    "coi_code": "COI-0001-95",
    "din": FAMILIES[0].din,
    "criterion": "viability",
    "ordinal": "1",
    "day": "1",
    "form": "csv",
}
CODES = {"/donors": "D-0001", "/patients": "P-0001", "/lots": "L-0006", "/equipment": "E-0001"}


def odd_addresses(address: str, odd: str) -> Iterator[str]:
    """The address with one name odd at a time, and the others of things that are there."""
    prefix = next((code for code in CODES if address.startswith(code)), "")
    real = REAL | {"code": CODES.get(prefix, REAL["code"])}
    names = re.findall(r"<(?:\w+:)?(\w+)>", address)
    for name in names:
        given = real | {name: odd}
        yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found: given.get(found[1], "X-1"), address)  # noqa: B023


@pytest.mark.parametrize("odd", ODD)
def test_no_address_however_odd_breaks_a_page(working: Site, odd: str) -> None:
    shared = pages(working)
    asking = (demo_staff.QA, demo_staff.ANNA, demo_staff.CLARA, demo_staff.ADMINISTRATOR)
    members = [(frozenset(member.roles), logged_in(working, member, shared)) for member in asking]
    for route in GUARDED:
        method, _, address = route.partition(" ")
        roles = roles_of(REVIEWED[route]) or frozenset()
        browser = next((member for held, member in members if roles & held), None)
        if method == "GET" and browser is not None:
            for found in odd_addresses(address, odd):
                assert browser.get(found).status_code < 500


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def links(self) -> list[str]:
        found = [carried["href"] for tag, carried in self.tags if tag == "a" and "href" in carried]
        return [link.split("#")[0] for link in found if link.startswith("/")]


def breaches(address: str, answered: TestResponse) -> Iterator[str]:
    """What a page may not be, or lack."""
    page = Page(answered.text)
    for tag, carried in page.tags:
        if tag == "style" or (tag == "script" and "src" not in carried):
            yield f"{address}: <{tag}> of its own"
        yield from (f"{address}: {name} on <{tag}>" for name in carried if name == "style" or name.startswith("on"))
        yield from (f"{address}: {value}" for value in carried.values() if value.startswith(("javascript:", "http:")))
        if tag == "input" and carried.get("type") == "password" and carried.get("autocomplete") != "new-password":
            yield f"{address}: a secret a browser may fill in"
    ids = Counter(carried["id"] for _tag, carried in page.tags if "id" in carried)
    yield from (f"{address}: id {name} {count} times" for name, count in ids.items() if count > 1)
    named = {carried[key] for _tag, carried in page.tags for key in ("for", "form") if key in carried}
    yield from (f"{address}: nothing has the id {name}" for name in named - set(ids))
    if sum(tag == "h1" for tag, _carried in page.tags) < 1:
        yield f"{address}: no heading"
    yield from (
        f"{address}: a form without its token"
        for form in forms(answered)
        if form.method == "post" and not form.hidden.get("csrf_token")
    )


def crawled(browser: Browser, site: MapAdapter) -> Iterator[tuple[str, TestResponse]]:
    """Every page this person finds by its links; of those that differ in what they are about, a few."""
    waiting, seen = ["/"], {"/"}
    kinds: Counter[str] = Counter()
    while waiting:
        address = waiting.pop(0)
        answered = browser.get(address, follow=True)
        yield address, answered
        if answered.mimetype != "text/html":
            continue
        for link in Page(answered.text).links():
            path, _, query = link.partition("?")
            endpoint, _arguments = site.match(path, "GET")
            kind = f"{endpoint}?{'&'.join(sorted(part.split('=')[0] for part in query.split('&')))}"
            if link not in seen and kinds[kind] < MOST_OF_A_KIND:
                kinds[kind] += 1
                seen.add(link)
                waiting.append(link)


def begin(site: Site) -> None:
    """Issue a batch and do its first steps."""
    coi = site.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    number = issue_batch(site.session, by(site.session, demo_staff.HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    player = Player(site.session, number)
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    player.count(player.key("count_receipt"), "P0", "180", "60", "2")
    player.sign(player.key("count_receipt"))


@pytest.fixture
def working(backend: Backend, stocked: Database) -> Iterator[Site]:
    """A demo with a batch whose first steps are done."""
    with backend.site(backend.template("working", stocked, played(begin)), DemoClock()) as copied:
        yield copied


@on_sqlite
@pytest.mark.req("A03")
@pytest.mark.parametrize("member", DEMO_CREW, ids=lambda member: member.login)
def test_every_link_leads_to_a_page_that_is_for_who_sees_it(working: Site, member: demo_staff.Member) -> None:
    shared = pages(working)
    site = shared.url_map.bind("localhost")
    visited = list(crawled(logged_in(working, member, shared), site))
    assert len(visited) > 3
    assert [(address, answered.status_code) for address, answered in visited if answered.status_code != 200] == []
    shown = [(address, answered) for address, answered in visited if answered.mimetype == "text/html"]
    assert [breach for address, answered in shown for breach in breaches(address, answered)] == []
    assert working.breaks() == []
