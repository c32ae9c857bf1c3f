"""Every page and form of donors, patients, orders, lots and equipment: who may, and what nobody may break."""

from urllib.parse import quote

import pytest

from nkmfg.demo.staff import ADMINISTRATOR, ALMA, ANNA, CLARA, HEDDA, QA, QASIM, STAFF, Member
from tests.conftest import Site
from tests.web.client import hidden, logged_in, pages, words
from tests.web.plainly import COLLECTION, DONOR, EQUIPMENT, FEEDERS, LOT, PATIENT, acts, ago, at, order

BORIS = next(member for member in STAFF if member.login == "boris")
GMP = {ANNA, BORIS, HEDDA, QASIM, QA, ALMA, CLARA} | {next(member for member in STAFF if member.login == "rita")}
RITA = next(member for member in STAFF if member.login == "rita")
MAKERS = {ANNA, BORIS, HEDDA}
CLINIC = MAKERS | {CLARA, QA, RITA}

# Who opens which page, written out by hand: reading is for whoever works on batches.
MAY: dict[str, set[Member]] = {
    "/donors": GMP,
    "/donors/D-0001": GMP,
    "/donors/add": CLINIC,
    "/donors/D-0001/change": CLINIC,
    "/donors/D-0001/marker": CLINIC | {QASIM},
    "/donors/D-0001/identity": {CLARA},
    "/donors/D-0001/identity/keep": {CLARA},
    "/patients": GMP,
    "/patients/P-0001": GMP,
    "/patients/add": CLINIC,
    "/patients/P-0001/change": CLINIC,
    "/patients/P-0001/identity": {CLARA},
    "/patients/P-0001/identity/keep": {CLARA},
    "/orders": GMP,
    "/orders/COI-0001-95": GMP,
    "/orders/place": {CLARA, HEDDA},
    "/orders/COI-0001-95/revise": {CLARA, HEDDA},
    "/collections": GMP,
    "/collections/G123426000011": GMP,
    "/collections/note": MAKERS | {CLARA},
    "/collections/G123426000011/change": MAKERS | {CLARA},
    "/lots": GMP,
    "/lots/L-0006": GMP,
    "/lots/receive": MAKERS | {QA, RITA},
    "/lots/L-0006/change": MAKERS | {QA, RITA},
    "/lots/L-0006/tests/sterility": MAKERS | {QA, RITA},
    "/lots/L-0006/reject": {QA, RITA},
    "/equipment": GMP,
    "/equipment/E-0001": GMP,
    "/equipment/add": {HEDDA, QA, RITA},
    "/equipment/E-0001/change": {HEDDA, QA, RITA},
    "/deviations": GMP,
}
FORMS: dict[str, tuple[Member, str, dict[str, str]]] = {
    "/donors/add": (CLARA, "donor", DONOR),
    "/donors/D-0001/change": (CLARA, "donor", DONOR | {"reason": "known since"}),
    "/donors/D-0001/marker": (
        CLARA,
        "note-marker",
        {"marker": "zika", "finding": "pending"} | at("sampled_at", ago(days=1)),
    ),
    "/donors/D-0001/identity/keep": (
        CLARA,
        "identity",
        {"name": "A", "record_number": "1", "born_on": "1990-01-01", "reason": "read again"},
    ),
    "/patients/add": (CLARA, "patient", PATIENT),
    "/patients/P-0001/change": (CLARA, "patient", PATIENT | {"reason": "known since"}),
    "/orders/place": (CLARA, "order", order("D-0001", "P-0001", "1")),
    "/orders/COI-0001-95/revise": (CLARA, "order", order("", "", "1", reason="weighed again")),
    "/collections/note": (ANNA, "collection", COLLECTION | {"donor": "D-0001"}),
    "/collections/G123426000011/change": (ANNA, "collection", COLLECTION | {"reason": "known since"}),
    "/lots/receive": (ANNA, "lot", LOT),
    "/lots/receive?material=feeders": (ANNA, "lot", FEEDERS),
    "/lots/L-0006/change": (ANNA, "lot", FEEDERS | {"reason": "known since"}),
    "/lots/L-0006/tests/viability": (ANNA, "test", {"result": "71", "reason": "read again"}),
    "/equipment/add": (HEDDA, "equipment", EQUIPMENT),
    "/equipment/E-0001/change": (HEDDA, "equipment", EQUIPMENT | {"reason": "known since"}),
}
HOSTILE = (
    "",
    " ",
    "x" * 20_000,
    "🧫" * 50,
    "\u202egnol",
    "a\nb\x07c",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}",
    "%s%n",
    "-1",
    "1e400",
    "NaN",
    "١٢",
    "../../etc/passwd",
)
WORST = (" ", "x" * 20_000, "a\nb\x07c", "1e400")
NO_CODES = ("D-9999", "🧫", "%00", "' OR 1=1", "x" * 3000, "..", "٣", "<b>")


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [*STAFF], ids=lambda member: member.login)
def test_a_page_opens_for_those_the_table_names_and_for_nobody_else(demo: Site, member: Member) -> None:
    browser = logged_in(demo, member)
    opened = {path for path in MAY if browser.get(path).status_code == 200}
    assert opened == {path for path, who in MAY.items() if member in who}
    refused = browser.get(next(path for path, who in MAY.items() if member not in who)) if member is not CLARA else None
    assert refused is None or (refused.status_code, "Your roles do not allow it." in words(refused)) == (403, True)


@pytest.mark.req("A04")
def test_an_administrator_opens_none_of_them(demo: Site) -> None:
    browser = logged_in(demo, ADMINISTRATOR)
    assert {browser.get(path).status_code for path in MAY} == {403}


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_its_token_writes_nothing(demo: Site, path: str) -> None:
    member, form, typed = FORMS[path]
    browser = logged_in(demo, member)
    carried = hidden(browser.get(path), form)
    before = acts(demo)
    refused = browser.post(path, {**carried, **typed}, token="")
    assert refused.status_code == 400
    assert "too old to be sent" in words(refused)
    assert acts(demo) == before


@pytest.mark.parametrize("path", FORMS)
def test_no_form_breaks_on_what_somebody_types_and_nothing_is_half_written(demo: Site, path: str) -> None:
    member, form, typed = FORMS[path]
    browser = logged_in(demo, member)
    carried = hidden(browser.get(path), form)
    del carried["form_id"]  # each is another form, or the first one that is written would be all of them
    for name in typed:
        for text in WORST:
            answered = browser.post(path, {**carried, **typed, name: text})
            assert answered.status_code in (302, 400, 409, 422), (name, text)
    for text in HOSTILE:
        answered = browser.post(path, dict.fromkeys([*typed, *carried], text))
        assert answered.status_code in (302, 400, 409, 422), text
    assert demo.breaks() == []


@pytest.mark.parametrize("kind", ["donors", "patients", "orders", "collections", "lots", "equipment", "deviations"])
def test_a_code_nobody_has_is_a_page_that_says_so(demo: Site, kind: str) -> None:
    browser = logged_in(demo, CLARA)
    for code in NO_CODES:
        address = code if code.startswith("%") else quote(code)
        for tail in ("", "/change", "/marker", "/identity", "/revise", "/weight", "/close"):
            answered = browser.get(f"/{kind}/{address}{tail}")
            assert answered.status_code in (403, 404, 400, 308), (code, tail)
        found = browser.get(f"/{kind}?q={address}&after={address}")
        assert found.status_code in (200, 400), code


def test_a_body_of_ten_megabytes_is_refused_in_a_sentence(demo: Site) -> None:
    refused = logged_in(demo, CLARA).post("/donors/add", {"code": "x" * 10_000_000})
    assert refused.status_code == 413
    assert "too large" in words(refused)


def test_lists_are_paged_by_code(demo: Site) -> None:
    app = pages(demo)
    anna = logged_in(demo, ANNA, app)
    assert "L-0019" in words(anna.get("/lots?after=L-0018"))
    assert "L-0018" not in words(anna.get("/lots?after=L-0018"))
