"""The pages of lots: quarantine until QA signs, feeders with their irradiation and tests, and what is against a use."""

import pytest

from nkmfg.demo.staff import ANNA, BORIS, QA
from tests.conftest import Site
from tests.subjects import trail
from tests.web.client import Browser, hidden, logged_in, pages, words
from tests.web.plainly import FEEDERS, LOT, UNREADABLE, acts, ago, at, send, written

NEW = "/lots/L-0020"
RECEIVE_FEEDERS = "/lots/receive?material=feeders"
RELEASED_FEEDERS = "/lots/L-0006"


@pytest.fixture
def boris(demo: Site) -> Browser:
    return logged_in(demo, BORIS)


@pytest.mark.req("G01")
def test_a_lot_waits_in_quarantine_until_qa_signs(demo: Site, boris: Browser) -> None:
    assert "It waits for QA's release." in written(boris, "/lots/receive", "lot", LOT)
    assert boris.get(f"{NEW}/release").status_code == 403
    quinn = logged_in(demo, QA)
    not_qa = quinn.sign(f"{NEW}/release", ANNA)
    assert not_qa.status_code == 403
    assert "Anna Kowal may not release a lot." in words(not_qa)
    assert quinn.sign(f"{NEW}/release").status_code == 302
    assert "Nothing is against its use today." in words(boris.get(NEW))
    twice = quinn.get(f"{NEW}/release")
    assert twice.status_code in (200, 409)
    assert [act.action for act in trail(demo.session, "lot/L-0020")][-1] == "lot.release"
    assert demo.breaks() == []


@pytest.mark.req("G01")
def test_any_change_takes_a_released_lot_back_to_quarantine(boris: Browser) -> None:
    path = "/lots/L-0008/change"
    assert "With any change it goes back to quarantine" in words(boris.get(path))
    said = written(boris, path, "lot", LOT | {"reason": "the label says another day"})
    assert "quarantine" in said
    assert "2199-06-30" in said


@pytest.mark.req("G04")
def test_feeders_without_their_irradiation_are_not_for_use(boris: Browser) -> None:
    said = written(boris, RECEIVE_FEEDERS, "lot", FEEDERS)
    assert "Not for use" in said
    assert "has no complete record of its irradiation" in said
    irradiated = FEEDERS | at("irradiated_at", ago(days=1)) | {"dose_gy": "25", "reason": "certificate came in"}
    said = written(boris, f"{NEW}/change", "lot", irradiated)
    assert "irradiated with 25 Gy; the recipe wants" in said


@pytest.mark.req("G04")
def test_a_feeder_test_is_noted_as_typed_and_judged(boris: Browser) -> None:
    written(boris, RECEIVE_FEEDERS, "lot", FEEDERS | at("irradiated_at", ago(days=1)))
    written(boris, f"{NEW}/tests/sterility", "test", {"result": "growth", "reason": "the laboratory telephoned"})
    said = written(boris, f"{NEW}/tests/endotoxin", "test", {"result": "< 0.5", "reason": "The result came in."})
    assert "Sterility fail" in said
    assert "Endotoxin pass" in said
    assert "Lot L-0020: Sterility: Growth." in said
    assert 'value="&lt; 0.5"' in boris.get(f"{NEW}/tests/endotoxin").text


@pytest.mark.parametrize("typed", UNREADABLE)
def test_a_result_that_is_no_number_is_refused_beside_it(demo: Site, boris: Browser, typed: str) -> None:
    path = f"{RELEASED_FEEDERS}/tests/viability"
    before = acts(demo)
    refused = send(boris, path, "test", {"result": typed, "reason": "read again"})
    assert refused.status_code == 422
    assert 'class="error" id="result-note"' in refused.text
    assert acts(demo) == before


def test_an_outcome_nobody_offered_is_refused_beside_it(boris: Browser) -> None:
    refused = send(boris, f"{RELEASED_FEEDERS}/tests/sterility", "test", {"result": "perhaps", "reason": "read again"})
    assert refused.status_code == 422
    assert "Choose one of No growth, Growth." in words(refused)
    assert boris.get(f"{RELEASED_FEEDERS}/tests/nothing").status_code == 404


@pytest.mark.req("G01")
def test_a_lot_with_a_pending_test_is_not_released(demo: Site, boris: Browser) -> None:
    written(boris, RECEIVE_FEEDERS, "lot", FEEDERS | at("irradiated_at", ago(days=1)))
    refused = logged_in(demo, QA).get(f"{NEW}/release")
    assert refused.status_code == 409
    assert "No outgrowth after irradiation: no result yet." in words(refused)
    assert "This was refused" in words(refused)


@pytest.mark.req("G01")
def test_qa_rejects_a_lot_for_good_and_says_why(demo: Site, boris: Browser) -> None:
    quinn = logged_in(demo, QA)
    silent = quinn.get("/lots/L-0008/reject?affected=no&reason=")
    assert silent.status_code == 422
    assert "Say in a few words why." in words(silent)
    assert quinn.sign("/lots/L-0008/reject?affected=no&reason=the+maker+recalled+it").status_code == 302
    assert "Lot L-0008 is rejected by QA." in words(boris.get("/lots/L-0008"))
    last = trail(demo.session, "lot/L-0008")[-1]
    assert (last.action, last.actor, last.reason) == ("lot.reject", "Quinn Vale", "the maker recalled it")


@pytest.mark.req("FD1")
def test_a_rejection_asks_whether_what_the_lot_was_used_for_is_affected_and_shows_the_answer(demo: Site) -> None:
    quinn = logged_in(demo, QA)
    asked = quinn.get("/lots/L-0008/reject")
    assert asked.status_code == 200
    assert " checked" not in asked.text
    for answer in ("", "&affected=perhaps"):
        refused = quinn.get(f"/lots/L-0008/reject?reason=the+maker+recalled+it{answer}")
        assert refused.status_code == 422
        assert ("Choose one of those shown." if answer else "Say whether what it was used for is affected.") in words(
            refused
        )
    path = "/lots/L-0008/reject?reason=the+maker+recalled+it&affected=not_known"
    shown = words(quinn.get(path))
    for said in ("what it was used for is affected not known", "went into, and stops", "reason the maker recalled it"):
        assert said in shown
    assert "went into, and does not stop" in words(quinn.get(path.replace("not_known", "no")))
    assert quinn.sign(path).status_code == 302
    assert "What it was used for is affected not known" in words(quinn.get("/lots/L-0008"))
    assert '"affected":"not_known"' in trail(demo.session, "lot/L-0008")[-1].became


def test_what_is_signed_is_shown_with_every_test_by_the_clock_of_the_site(demo: Site) -> None:
    shown = words(logged_in(demo, QA).get(f"{RELEASED_FEEDERS}/reject?affected=no&reason=torn+vials"))
    assert "irradiated 2026" in shown or "irradiated 20" in shown
    assert "T" not in shown.split("irradiated 20")[1][:12]
    assert "Sterility No growth" in shown
    assert "material Irradiated K562-4-1BBL-mbIL21 feeders" in shown
    assert "no_growth" not in shown


def test_a_change_from_before_the_release_does_not_undo_it(demo: Site) -> None:
    app = pages(demo)
    boris, quinn = logged_in(demo, BORIS, app), logged_in(demo, QA, app)
    written(boris, "/lots/receive", "lot", LOT)
    carried = hidden(boris.get(f"{NEW}/change"), "lot")
    assert quinn.sign(f"{NEW}/release").status_code == 302
    stale = boris.post(f"{NEW}/change", {**carried, **LOT, "maker": "Another maker", "reason": "misread"})
    assert stale.status_code == 409
    assert 'value="Another maker"' in stale.text
    assert "released" in words(boris.get(NEW))


@pytest.mark.parametrize(
    ("typed", "says"), [("2199-02-30", "Write the day as"), ("soon", "Write the day as"), ("", "Type the day")]
)
def test_a_day_that_is_none_is_said_beside_it(boris: Browser, typed: str, says: str) -> None:
    refused = send(boris, "/lots/receive", "lot", LOT | {"expires_on": typed})
    assert refused.status_code == 422
    assert says in refused.text.split('id="expires_on-note"')[1].split("</p>")[0]


def test_a_day_without_marks_is_understood(boris: Browser) -> None:
    assert "2199-06-30" in written(boris, "/lots/receive", "lot", LOT | {"expires_on": "21990630"})


def test_a_bottle_scanned_on_the_list_opens_its_lot(boris: Browser) -> None:
    assert boris.get("/lots?q=l-0008").headers["Location"] == "/lots/L-0008"
