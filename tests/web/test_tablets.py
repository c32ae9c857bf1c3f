"""Tablets: a browser becomes one where an administrator says so, and stops being one for good."""

import pytest

from nkmfg.web.web_session import TABLET_COOKIE
from tests.conftest import Site
from tests.staff import ADAM, ANNA
from tests.web.client import Browser, logged_in, pages, stranger, tablet_token, words

HERE = {"name": "Tablet 7", "place": "cleanroom 7"}


def as_tablet(browser: Browser) -> str:
    cookie = browser.client.get_cookie(TABLET_COOKIE)
    assert cookie is not None
    return cookie.value


@pytest.mark.req("A12")
def test_the_browser_an_administrator_registers_is_the_tablet_from_then_on(site: Site) -> None:
    app = pages(site)
    admin = logged_in(site, ADAM, app)
    answered = admin.post("/tablets/register", HERE)
    cookie = answered.headers["Set-Cookie"]
    assert all(said in cookie for said in ("HttpOnly", "SameSite=Strict", f"Max-Age={400 * 24 * 3600}"))
    page = words(admin.get("/tablets"))
    assert "cleanroom 7 · Adam Admin" in page  # this session belongs there already
    assert "Tablet 7 cleanroom 7 this browser" in page
    assert as_tablet(admin) not in admin.get("/tablets").text
    anna = logged_in(site, ANNA, app, tablet=as_tablet(admin))  # by PIN
    assert "cleanroom 7 · Anna Kowal" in words(anna.get("/"))
    assert site.breaks() == []


def test_a_tablet_says_where_it_stands_before_anybody_is_logged_in(site: Site) -> None:
    assert "Tablet 3, cleanroom 3" in words(stranger(site, tablet=tablet_token(site)).get("/log-in"))


@pytest.mark.req("A12")
def test_a_retired_tablet_takes_no_pin(site: Site) -> None:
    app = pages(site)
    token = tablet_token(site)
    admin = logged_in(site, ADAM, app)
    assert admin.post("/tablets/retire?name=Tablet+3", {"reason": "stolen"}).status_code == 302
    refused = stranger(site, app, token).post("/log-in", {"badge": ANNA.badge, "pin": ANNA.pin})
    assert refused.status_code == 403
    assert "registered tablet only" in words(refused)
    again = admin.post("/tablets/retire?name=Tablet+3", {"reason": "stolen"})
    assert (again.status_code, "retired already" in words(again)) == (409, True)
    assert "retired" in words(admin.get("/tablets"))


def test_a_name_is_given_once_and_a_browser_is_one_tablet(site: Site) -> None:
    app = pages(site)
    admin = logged_in(site, ADAM, app)
    taken = admin.post("/tablets/register", {"name": "Tablet 2", "place": "corridor"})
    assert (taken.status_code, "of this name" in words(taken)) == (409, True)
    assert 'value="corridor"' in taken.text
    assert admin.post("/tablets/register", HERE).status_code == 302
    first = as_tablet(admin)
    twice = admin.post("/tablets/register", {"name": "Tablet 8", "place": "corridor"})
    assert "This browser is Tablet 7 already" in words(twice)
    assert as_tablet(admin) == first
    assert "Tablet 8" not in words(admin.get("/tablets"))


@pytest.mark.parametrize("name", ["Таблетка 2", "a/b", "../../etc", "<b>bold</b>", "x&y=z?#", "🧬"])
def test_a_tablet_may_have_any_name_that_can_be_printed(site: Site, name: str) -> None:
    admin = logged_in(site, ADAM)
    assert admin.post("/tablets/register", {"name": name, "place": "corridor"}).status_code == 302
    page = admin.get("/tablets")
    assert name in words(page)
    assert "<b>bold" not in page.text
    assert admin.post("/tablets/retire", {"reason": "stolen"}).status_code == 404
    retired = admin.client.get("/tablets/retire", query_string={"name": name})
    assert retired.status_code == 200


@pytest.mark.parametrize("typed", [{"name": " "}, {"place": ""}, {"name": "x" * 500}, {"name": "a\nb"}])
def test_a_tablet_without_a_name_or_place_is_refused(site: Site, typed: dict[str, str]) -> None:
    answered = logged_in(site, ADAM).post("/tablets/register", HERE | typed)
    assert answered.status_code == 422
    assert "Set-Cookie" not in answered.headers


def test_a_cookie_somebody_made_up_is_no_tablet(site: Site) -> None:
    for token in ("", "x" * 4000, "'; --", "нет"):
        answered = stranger(site, tablet=token).post("/log-in", {"badge": ANNA.badge, "pin": ANNA.pin})
        assert answered.status_code == 403
