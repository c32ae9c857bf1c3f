"""What a stranger or somebody curious tries: to be led elsewhere, another's form, a script typed into a field."""

import pytest

from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, QA
from tests.conftest import Site
from tests.ledger.backends import on_sqlite
from tests.web.client import forms, hidden, logged_in, pages, password_of, stranger, words

SCRIPT = "'\"><img src=x onerror=alert(1)></script>{{7*7}}"
ELSEWHERE = [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\r//evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "/\u2028/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "evil.example",
]


@on_sqlite  # no database is asked
@pytest.mark.parametrize("to", ELSEWHERE)
def test_nobody_is_led_away_from_the_site_after_a_log_in(demo: Site, to: str) -> None:
    browser = stranger(demo, pages(demo))
    secret = {"badge": ANNA.badge, "password": password_of(ANNA)}
    answered = browser.post("/log-in", secret | {"next": to})
    assert (answered.status_code, answered.location) == (302, "/")
    again = stranger(demo, pages(demo)).post("/log-in", secret | {"resume_to": to, "resume_body": "a=1"})
    (resumed,) = [form for form in forms(again) if form.id == "resume"]
    assert resumed.action == "/"


@on_sqlite
def test_a_page_of_the_site_is_gone_on_to_after_a_log_in(demo: Site) -> None:
    browser = stranger(demo, pages(demo))
    to = "/batches?q=NK-26&after=%D0%90"
    answered = browser.post("/log-in", {"badge": ANNA.badge, "password": password_of(ANNA), "next": to})
    assert answered.location == to


@on_sqlite
def test_a_form_with_somebody_elses_token_is_not_taken(demo: Site) -> None:
    app = pages(demo)
    anna, boris = logged_in(demo, ANNA, app), logged_in(demo, BORIS, app)
    boris.get("/")
    answered = anna.post("/lots/receive", {"name": "x"}, token=boris._token)
    assert answered.status_code == 400


@on_sqlite
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_a_page_is_opened_in_no_other_way_than_it_says(demo: Site, method: str) -> None:
    browser = logged_in(demo, ANNA, pages(demo))
    for path in ("/", "/lots", "/donors/D-0001"):
        assert browser.client.open(path, method=method).status_code == 405
    override = {"X-HTTP-Method-Override": "DELETE", "X-Original-URL": "/people", "X-Forwarded-Prefix": "/people"}
    assert browser.get("/donors/D-0001", headers=override).status_code == 200


@on_sqlite
def test_no_page_with_a_person_or_a_batch_on_it_is_kept_by_the_browser(demo: Site) -> None:
    app = pages(demo)
    for member, path in ((CLARA, "/patients/P-0001"), (CLARA, "/patients/P-0001/identity"), (QA, "/trail"), (QA, "/")):
        answered = logged_in(demo, member, app).get(path)
        assert (answered.status_code, answered.headers["Cache-Control"]) == (200, "no-store")


def test_what_is_typed_is_shown_as_it_was_typed_and_never_run(demo: Site) -> None:
    app = pages(demo)
    hedda, qa = logged_in(demo, HEDDA, app), logged_in(demo, QA, app)
    for path, kind in (("/lots/L-0001/change", "lot"), ("/equipment/E-0001/change", "equipment")):
        shown = hedda.get(path)
        held = next(form for form in forms(shown) if form.method == "post")
        kept = {name: text for name, text in {**held.hidden, **held.fields}.items() if name != "csrf_token"}
        answered = hedda.post(path, kept | {"name": SCRIPT, "reason": f"because {SCRIPT}"})
        assert answered.status_code == 302, answered.text
        told = qa.get(f"/trail?stream={kind}/{path.split('/')[2]}")
        for page in (hedda.get(path.removesuffix("/change")), hedda.get(f"/{path.split('/')[1]}"), told):
            assert page.status_code == 200
            assert "<img src=x" not in page.text
            assert "&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;{{7*7}}" in page.text


@on_sqlite
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_another_sites_form_is_not_kept_for_after_a_log_in(demo: Site, headers: dict[str, str]) -> None:
    """A browser sends no session along with it, and whoever logs in then would send it on as their own."""
    client = pages(demo).test_client()
    answered = client.post("/people/rita/disable", data={"reason": "left the company"}, headers=headers)
    assert answered.status_code == 403
    assert "came from another site" in answered.text
    assert "left the company" not in answered.text


@on_sqlite
def test_a_form_of_this_site_is_kept_and_says_where_it_goes(demo: Site) -> None:
    browser = stranger(demo, pages(demo))
    here = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    answered = browser._seen(browser.client.post("/lock", data={"why": "a break"}, headers=here))
    assert answered.status_code == 401
    kept = hidden(answered, "log-in")
    resumed = browser.post("/log-in", {**kept, "badge": ANNA.badge, "password": password_of(ANNA)})
    assert "It goes to the page /lock" in words(resumed)


@on_sqlite
def test_a_number_no_column_holds_is_no_page_and_a_book_is_no_sentence(demo: Site) -> None:
    quinn = logged_in(demo, QA)
    quinn.get("/contacts")
    assert quinn.post(f"/contacts/{2**63}/off").status_code == 404
    assert quinn.post("/contacts/add", {"name": "x" * 80_000}).status_code == 413
