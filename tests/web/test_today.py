"""Today in a browser: it begins with what its reader can do, and leads there."""

import re

import pytest
from werkzeug.test import TestResponse

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, CLARA, HEDDA, QA
from nkmfg.services.dossier.reader import open_dossier
from tests import staff
from tests.conftest import Site
from tests.finished import Finished
from tests.ledger.backends import on_sqlite
from tests.services.test_after_use import a_used_lot, rejected
from tests.services.test_bedside import given, note
from tests.web.client import logged_in, words

pytestmark = on_sqlite  # the questions behind it are asked on both


def leads_to(page: TestResponse, kind: str = "button primary") -> list[str]:
    """Where the buttons of a kind lead."""
    return re.findall(rf'<a class="{kind}\s*" href="([^"]+)"', page.get_data(as_text=True))


def test_it_begins_with_the_steps_for_who_records_them_and_with_the_rest_for_all_others(tested: Finished) -> None:
    number = tested.number
    for who in (QA, ALMA):
        page = logged_in(tested, who).get("/")
        assert words(page).index("Waits for you") < words(page).index("Being made")
        assert f"Release {number} The product is filled, and nothing blocks its release." in words(page)
        assert leads_to(page) == [f"/batches/{number}/release"]
    clara = logged_in(tested, CLARA).get("/")
    assert "Nothing waits for you. What is being made is below." in words(clara)
    assert leads_to(clara) == ["/batches"]
    anna = words(logged_in(tested, ANNA).get("/"))
    assert "Being made" not in anna
    assert "Waits for you" not in anna


def test_a_bag_on_the_ward_leads_the_clinician_to_its_infusion(issued: Finished) -> None:
    clara = logged_in(issued, CLARA)
    (first,) = leads_to(clara.get("/"))
    assert first == f"/batches/{issued.number}/infusions/note"
    assert clara.get(first).status_code == 200


def test_an_administrator_is_led_to_people_and_tablets(site: Site) -> None:
    adam = logged_in(site, staff.ADAM)
    page = adam.get("/")
    assert "has no right over batches" in words(page)
    assert leads_to(page) == ["/people"]
    assert leads_to(page, "button") == ["/tablets", "/accounts/open"]
    assert all(adam.get(path).status_code == 200 for path in ("/people", "/tablets", "/accounts/open"))


def test_what_a_decision_went_past_is_nobodys_to_do_any_more(tested: Finished) -> None:
    number, anna = tested.number, logged_in(tested, ANNA)
    today = words(anna.get("/"))
    missed = today.partition("missed of cultures that have ended Write it down late, or leave it out and say why.")[2]
    assert missed.count("Daily count") == today.count("Daily count") > 0
    assert "days late" not in today, "what is over is not late"
    assert leads_to(anna.get(f"/batches/{number}")) == [f"/batches/{number}/runs/count_daily/1/1"]
    ending.decide(tested.player)
    assert "Daily count" not in words(anna.get("/"))
    assert "count_daily" not in str(leads_to(anna.get(f"/batches/{number}")))


@pytest.mark.req("FD2")
def test_who_works_on_a_batch_is_told_that_it_is_stopped_and_by_what(seeded: Finished) -> None:
    lot = a_used_lot(seeded)
    browser = logged_in(seeded, ANNA)
    assert "Stopped" not in words(browser.get("/"))
    rejected(seeded, lot)
    page = browser.get("/")
    assert f"stopped {seeded.number} : Lot {lot} was rejected after it was used" in words(page)
    assert words(page).index(f"Lot {lot} was rejected") < words(page).index("Daily count")
    assert "Stopped stopped" not in words(logged_in(seeded, CLARA).get("/")), "it is no work of the ward"


def test_the_page_of_a_batch_leads_each_to_what_is_theirs(tested: Finished) -> None:
    page = f"/batches/{tested.number}"
    for who, theirs in ((QA, "release"), (ALMA, "release"), (CLARA, "dose")):
        assert leads_to(logged_in(tested, who).get(page)) == [f"{page}/{theirs}"]


def test_the_page_of_the_dose_leads_to_its_check_and_to_the_infusion_of_a_bag_on_the_ward(
    ready: Finished, issued: Finished
) -> None:
    page = f"/batches/{ready.number}"
    assert leads_to(logged_in(ready, CLARA).get(f"{page}/dose")) == [page]
    assert leads_to(logged_in(issued, CLARA).get(f"{page}/dose")) == [f"{page}/infusions/note"]


def test_an_infusion_to_check_does_not_hide_that_the_next_bag_is_to_be_written_down(issued: Finished) -> None:
    another = next(
        vessel.code for vessel in open_dossier(issued.session, issued.number).vessels if vessel.code != ending.BAG
    )
    note(issued, given(issued, container=another))
    page = f"/batches/{issued.number}"
    dose = logged_in(issued, CLARA).get(f"{page}/dose")
    assert leads_to(dose) == [f"{page}/infusions/1/check"]
    assert f"{page}/infusions/note" in leads_to(dose, "button")


def test_a_dose_is_signed_by_digits_that_people_compare(tested: Finished) -> None:
    ending.decide(tested.player)
    page = f"/batches/{tested.number}/dose"
    hedda = logged_in(tested, HEDDA)
    assert leads_to(hedda.get(page)) == [f"{page}/verify"]
    said = words(hedda.get(f"{page}/verify"))
    assert "volume to give, mL 39.2324" in said
    assert not re.search(r"[0-9]\.[0-9]{7}", said)
