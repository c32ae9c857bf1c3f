"""The register of decisions: what was decided about every batch, by whom, when, and in which words."""

import csv
from io import StringIO

import pytest
import sqlalchemy as sa

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, CLARA, QA
from nkmfg.services import positives, register
from tests.finished import Finished
from tests.staff import by
from tests.web.client import pages, words
from tests.web.test_ending import at


@pytest.mark.req("I09")
def test_every_decision_stands_in_the_register_with_its_words_person_and_moment(tested: Finished) -> None:
    app = pages(tested)
    assert "No batch is decided yet" in words(at(tested, CLARA, app).get("/register"))
    ending.decide(tested.player)
    because = "=2+2 a leak was found"
    assert at(tested, QA, app).sign(f"/batches/{tested.number}/reject?because={because}").status_code == 302
    browser = at(tested, CLARA, app)
    said = words(browser.get("/register"))
    for text in (tested.number, "P-0001", "NCT04327037", "released for use", "rejected", "a leak was found"):
        assert text in said, text
    assert said.index("rejected") < said.index("released for use for patient")
    rows = list(csv.DictReader(StringIO(browser.get("/register.csv").get_data().decode("utf-8-sig"))))
    assert [(row["decision"], row["by"]) for row in rows] == [
        ("rejected", f"{QA.name}, QA"),
        ("released for use", f"{ALMA.name}, authorised person"),
    ]
    assert all(row["when"].endswith("+03") for row in rows)
    assert {row["stopped by"] for row in rows} == {"—"}


@pytest.mark.req("I09")
def test_the_page_and_the_table_of_the_register_say_what_stops_a_batch_now(tested: Finished) -> None:
    ending.decide(tested.player)
    call = positives.Call(about="the sterility culture", caller="Dr Stern, microbiology")
    positives.report(tested.session, by(tested.session, CLARA), tested.player.batch, call)
    browser = at(tested, CLARA)
    (row,) = csv.DictReader(StringIO(browser.get("/register.csv").get_data().decode("utf-8-sig")))
    assert row["stopped by"].startswith("Stopped: a positive was reported")
    assert row["stopped by"].split(". ")[0] in words(browser.get("/register"))


@pytest.mark.req("I09")
def test_the_register_is_paged_by_key_and_cannot_be_edited(tested: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    ending.decide(tested.player)
    ending.destroy(tested.player)
    lines = register.register(tested.session)
    assert register.register(tested.session, lines[-1].key) == []
    monkeypatch.setattr(register, "CHUNK", 1)
    assert list(register.everything(tested.session)) == list(lines)
    for statement in ("UPDATE disposition SET decision = 'certified'", "DELETE FROM disposition"):
        with pytest.raises(sa.exc.DBAPIError):
            tested.session.execute(sa.text(statement))
        tested.session.rollback()
    page = at(tested, CLARA).get("/register?before=nonsense")
    assert page.status_code == 200
