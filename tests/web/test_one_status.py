"""What a batch is said to be, in a browser and on paper: every surface says the same."""

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, CLARA, HEDDA, QA
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.words.label import GIVEN, STOPPED
from tests import finished
from tests.counting import statements
from tests.finished import Finished
from tests.ledger.backends import on_sqlite
from tests.services.test_after_use import a_used_lot, rejected
from tests.web.client import pages, words
from tests.web.test_ending import at
from tests.web.test_ward import print_label, printed, read

pytestmark = on_sqlite  # a full batch takes its time; the services behind these pages are tried on both


def _orders(site: Finished) -> tuple[str, str]:
    """Addresses of the list of orders and of the page of the order of the batch."""
    return "/orders", f"/orders/{open_dossier(site.session, site.number).order.coi_code}"


def test_the_list_of_orders_takes_no_statement_more_for_another_batch(ready: Finished) -> None:
    browser = at(ready, QA)

    def taken() -> int:
        browser.get("/orders")  # summaries are computed once
        with statements(ready.ledger) as counted:
            browser.get("/orders")
        return len(counted)

    before = taken()
    finished.another_batch(ready)
    assert taken() == before


@pytest.mark.req("FD2", "FD8")
@pytest.mark.parametrize(("is_given", "state", "word"), [(True, GIVEN, GIVEN.lower()), (False, STOPPED, "stopped")])
def test_a_stopped_bag_is_given_or_stopped_on_every_page_and_paper(
    issued: Finished, *, is_given: bool, state: str, word: str
) -> None:
    if is_given:
        finished.given(issued)
    lot = a_used_lot(issued)
    rejected(issued, lot)
    app, number = pages(issued), issued.number
    maker, head, qa, ward = (at(issued, member, app) for member in (ANNA, HEDDA, QA, CLARA))
    said = f"Lot {lot} was rejected after it was used"
    for path in (f"/batches/{number}", "/batches", "/register", "/cohorts", *_orders(issued), f"/trace?q={number}"):
        page = words(qa.get(path)).lower()
        assert word in page, path
        assert said.lower() in page
        assert (GIVEN.lower() in page) is is_given, path
    assert state in words(qa.get("/"))
    bag = f"/batches/{number}/containers/{BAG}"
    label = read(print_label(maker, number, reason="it is stopped"))
    assert state in words(head.get(f"{bag}/labels"))
    sheet = read(printed(ward.get(f"{bag}/ward-sheet.pdf?telephone=1")))
    form = read(printed(ward.post(f"{bag}/infusion-form", {})))
    accompanying = read(printed(ward.get(f"/batches/{number}/accompanying-record.pdf")))
    for paper in (label, sheet, form, accompanying):
        assert state in paper
        assert said in paper or "reasons are on page 2" in paper
        assert (STOPPED in paper) is not is_given


def test_band_and_lists_word_the_status_of_a_batch_without_results_alike(filled: Finished) -> None:
    app, number = pages(filled), filled.number
    browser = at(filled, QA, app)
    for path in ("/batches", "/cohorts", "/orders/" + open_dossier(filled.session, number).order.coi_code):
        assert "quarantine, results pending" in words(browser.get(path)), path
    band = words(browser.get(f"/batches/{number}")).partition(number)[2]
    assert band.index("quarantine") < band.index("results pending") < band.index(" → ")


@pytest.mark.parametrize(
    ("is_decided", "state"), [(False, "quarantine, culture ended on day 14"), (True, "released for use")]
)
def test_a_culture_that_was_harvested_has_no_day_that_runs(tested: Finished, *, is_decided: bool, state: str) -> None:
    if is_decided:
        ending.decide(tested.player)
    tested.player.wait(days=15)
    page = at(tested, QA).get(f"/batches/{tested.number}")
    band = words(page).partition(f" {tested.number} ")[2]
    assert band.startswith(f"{state} Stopped"), "the product has expired"
    assert 'href="#day-14"' in page.text
    assert 'href="#day-15"' not in page.text
