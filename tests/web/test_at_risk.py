"""The page of use at risk: QA permits by signature, with the list of what is pending, for one batch."""

import pytest

from nkmfg.demo.staff import ANNA, BORIS, HEDDA, QA, by
from nkmfg.domain.recipe.enums import ResultKind
from nkmfg.recipes import shipped
from nkmfg.services.batches import issue_batch
from tests.conftest import Site
from tests.subjects import RECIPE
from tests.web.client import logged_in, pages, words
from tests.web.plainly import FEEDERS, LOT, ago, at, written

MARKER = {"marker": "zika", "finding": "pending"}


@pytest.fixture
def number(demo: Site) -> str:
    session = demo.session
    return issue_batch(session, by(session, HEDDA), "COI-0001-95", RECIPE, "G123426000011").number


@pytest.mark.req("G02")
def test_qa_permits_feeders_whose_growth_arrest_is_pending(demo: Site, number: str) -> None:
    app = pages(demo)
    boris, quinn = logged_in(demo, BORIS, app), logged_in(demo, QA, app)
    written(boris, "/lots/receive?material=feeders", "lot", FEEDERS | at("irradiated_at", ago(days=2)))
    for test in shipped().feeder_criteria:
        if test.key != "no_outgrowth":
            passing = test.passing[0] if test.kind is ResultKind.OUTCOME else format(test.limit or 1, "f")
            written(boris, f"/lots/L-0020/tests/{test.key}", "test", {"result": passing, "reason": "it came in"})
    page = f"/batches/{number}/at-risk"
    assert "Nothing is permitted at risk in this batch." in words(quinn.get(page))
    path = f"{page}/permit?lot=L-0020"
    shown = words(quinn.get(path))
    assert "Lot L-0020: No outgrowth after irradiation: no result yet." in shown
    assert quinn.sign(path).status_code == 403  # it takes a reason
    assert quinn.sign(path, BORIS, reason="the child cannot wait").status_code == 403
    assert quinn.sign(path, reason="the child cannot wait").status_code == 302
    said = words(boris.get(page))
    assert "lot L-0020 Quinn Vale" in said
    assert "pending then Lot L-0020: No outgrowth after irradiation: no result yet." in said
    assert demo.breaks() == []


@pytest.mark.req("G02")
def test_qa_permits_the_donors_cells_while_a_marker_is_pending(demo: Site, number: str) -> None:
    app = pages(demo)
    anna, quinn = logged_in(demo, ANNA, app), logged_in(demo, QA, app)
    page = f"/batches/{number}/at-risk"
    nothing = quinn.get(f"{page}/permit")
    assert nothing.status_code == 409
    assert "Nothing is pending of donor D-0001" in words(nothing)
    written(anna, "/donors/D-0001/marker", "note-marker", MARKER | at("sampled_at", ago(hours=20)))
    assert "Zika virus: the result is pending." in words(quinn.get(page))
    assert quinn.sign(f"{page}/permit", reason="markers come in two days").status_code == 302
    assert "donor D-0001 Quinn Vale" in words(quinn.get(page))


def test_what_failed_no_permission_mends(demo: Site, number: str) -> None:
    app = pages(demo)
    boris, quinn = logged_in(demo, BORIS, app), logged_in(demo, QA, app)
    written(boris, "/lots/receive", "lot", LOT | {"expires_on": "2026-01-31"})
    refused = quinn.get(f"/batches/{number}/at-risk/permit?lot=L-0020")
    assert refused.status_code == 409
    assert "No permission mends that: take another lot." in words(refused)
    written(
        boris,
        "/donors/D-0001/marker",
        "note-marker",
        {"marker": "hbsag", "finding": "reactive"} | at("sampled_at", ago(days=1)),
    )
    assert "the physician and QA decide on it" in words(quinn.get(f"/batches/{number}/at-risk"))


def test_others_see_what_is_permitted_and_permit_nothing(demo: Site, number: str) -> None:
    anna = logged_in(demo, ANNA)
    shown = anna.get(f"/batches/{number}/at-risk")
    assert shown.status_code == 200
    assert f"/batches/{number}/at-risk/permit" not in shown.text
    assert anna.get(f"/batches/{number}/at-risk/permit").status_code == 403
