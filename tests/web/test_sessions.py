"""A session at the pages: what somebody typed is not lost with it, and nothing that proves who they are is kept."""

from uuid import uuid4

import pytest

from tests.conftest import Site
from tests.staff import ANNA, BORIS
from tests.web.client import forms, hidden, pages, stranger, words


@pytest.mark.req("A09")
def test_what_was_typed_into_a_form_whose_session_had_ended_is_there_after_the_log_in(site: Site) -> None:
    browser = stranger(site)
    answered = browser.post("/lock", {"sentence": "an & and a =", "pin": "604136", "password": "very secret"})
    assert answered.status_code == 401
    kept = hidden(answered, "log-in")
    assert "604136" not in answered.text
    assert "secret" not in answered.text
    resumed = browser.post("/log-in", {**kept, "badge": ANNA.badge, "password": ANNA.password})
    form = next(form for form in forms(resumed) if form.id == "resume")
    assert form.action == "/lock"
    assert "an & and a =" in words(resumed)
    sent = browser.post(form.action, {name: value for name, value in form.hidden.items() if name != "csrf_token"})
    assert sent.status_code == 302


@pytest.mark.req("FT1")
def test_who_logs_in_over_a_form_of_somebody_else_neither_sees_nor_sends_it(site: Site) -> None:
    browser = stranger(site)
    form_id = f"{BORIS.login}-{uuid4()}"
    kept = hidden(browser.post("/accounts/open", {"login": "a secret of Boris", "form_id": form_id}), "log-in")
    browser.post("/log-in", {**kept, "badge": ANNA.badge, "password": ANNA.password})
    today = browser.get("/")
    assert "stays theirs" in words(today)
    assert "a secret of Boris" not in today.text


def test_a_log_in_leaves_no_older_session_behind(site: Site) -> None:
    app = pages(site)
    browser = stranger(site, app)
    browser.get("/log-in")
    before = browser.client.get_cookie("nkmfg_session")
    browser.log_in(ANNA)
    after = browser.client.get_cookie("nkmfg_session")
    assert before is not None
    assert after is not None
    other = stranger(site, app)
    other.client.set_cookie("nkmfg_session", before.value)
    assert before.value != after.value
    assert other.get("/").status_code == 302
