"""The pages of deviations: all that are open in one list, each closed by QA's signed assessment."""

import re
from urllib.parse import urlencode

import pytest

from nkmfg.demo.staff import ANNA, HEDDA, QA, by, signs
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.lots import stock
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered, open_deviation
from tests.conftest import Site
from tests.finished import Finished
from tests.subjects import RECIPE
from tests.web.client import logged_in, words

EVENT = "The incubator's door stood open for ten minutes; the temperature fell to 34.1 °C."
ASSESSMENT = "Below 36 °C for minutes only: no effect on the product. The latch was replaced."


@pytest.fixture
def number(demo: Site) -> str:
    """An open deviation of a batch."""
    session = demo.session
    batch = issue_batch(session, by(session, HEDDA), "COI-0001-95", RECIPE, "G123426000011")
    return open_deviation(session, by(session, ANNA), batch_numbered(session, batch.number), EVENT).number


@pytest.mark.req("H01")
def test_every_open_deviation_is_in_one_list_and_leads_to_its_batch(demo: Site, number: str) -> None:
    anna = logged_in(demo, ANNA)
    assert EVENT in words(anna.get("/deviations"))
    page = words(anna.get(f"/deviations/{number}"))
    assert "written down by a person" in page
    assert "donor D-0001 → patient P-0001" in page
    assert "Assess and close" not in page
    assert anna.get(f"/deviations/{number}/close").status_code == 403


@pytest.mark.req("H02")
def test_qa_closes_a_deviation_by_a_signed_assessment(demo: Site, number: str) -> None:
    quinn = logged_in(demo, QA)
    path = f"/deviations/{number}/close"
    assert "You sign it on the next page." in words(quinn.get(path))
    blank = quinn.get(f"{path}?assessment=.")
    assert blank.status_code == 422
    assert "Say in a few words why." in words(blank)
    full = f"{path}?{urlencode({'assessment': ASSESSMENT})}"
    assert f"is assessed and closed: {ASSESSMENT}" in words(quinn.get(full))
    not_qa = quinn.sign(full, ANNA)
    assert not_qa.status_code == 403
    assert quinn.sign(full).status_code == 302
    page = words(quinn.get(f"/deviations/{number}"))
    assert ASSESSMENT in page
    assert "Quinn Vale" in page
    assert "No deviation is open." in words(quinn.get("/deviations"))
    assert EVENT in words(quinn.get("/deviations?state=closed"))
    assert quinn.get(full).headers["Location"] == f"/deviations/{number}"
    assert demo.breaks() == []


def test_a_long_assessment_is_asked_to_be_shorter_and_stays(demo: Site, number: str) -> None:
    text = "no effect " * 200
    answered = logged_in(demo, QA).get(f"/deviations/{number}/close?{urlencode({'assessment': text})}")
    assert answered.status_code == 422
    assert "Say it in 1000 at the most." in words(answered)
    assert text.strip() in answered.text


def test_a_deviation_sent_twice_is_written_once(demo: Site, number: str) -> None:
    anna, batch = logged_in(demo, ANNA), number.rpartition("-")[0]
    anna.get(f"/batches/{batch}/deviation")
    again = anna.post(f"/batches/{batch}/deviation", {"event": EVENT})
    assert again.status_code == 422
    assert f"This is written down already: {number} is open" in words(again)
    assert EVENT in words(anna.get("/deviations"))


def rejected(site: Finished, affected: str = "not_known") -> str:
    """A lot of the batch, rejected after its use: the number of the deviation that QA has to assess."""
    session = site.session
    dossier = open_dossier(session, site.number)
    code = next(line.last.lot for _, line in dossier.lines() if line.value is not None and line.last.lot)
    lot = stock.lot_by_code(session, code)
    copy = stock.reject_to_sign(session, lot, "recalled by its maker", affected)
    stock.reject_lot(session, signs(session, QA, copy), lot, "recalled by its maker", affected)
    return next((deviation.number for deviation in reversed(open_dossier(session, site.number).deviations)), "")


@pytest.mark.req("FD1", "H01")
def test_a_deviation_of_a_lot_shows_the_answer_and_each_use_with_the_way_to_it(ready: Finished) -> None:
    number = rejected(ready)
    dossier = open_dossier(ready.session, ready.number)
    code = dossier.deviations[-1].subject.removeprefix("lot:")
    page = logged_in(ready, QA).get(f"/deviations/{number}")
    said = words(page)
    assert "What was done with it is affected not known" in said
    used = [(run, line) for run, line in dossier.lines() if line.last.lot == code]
    assert used
    for run, line in used:
        known = run.field(line.key.field)
        assert known is not None
        assert f"/batches/{ready.number}/runs/{run.key}" in page.text
        assert known.label in said
        assert line.key.about.code in said


@pytest.mark.req("FD1", "G01")
def test_the_page_of_a_rejected_lot_says_who_rejected_it_when_and_why(ready: Finished) -> None:
    rejected(ready)
    code = open_dossier(ready.session, ready.number).deviations[-1].subject.removeprefix("lot:")
    said = words(logged_in(ready, QA).get(f"/lots/{code}"))
    assert re.search(r"State rejected Quinn Vale, [^:]+:\d\d[^:]*: recalled by its maker", said)


def used_in(site: Finished) -> tuple[str, str]:
    """The lot of the last deviation, and the page of a step that used it."""
    dossier = open_dossier(site.session, site.number)
    code = dossier.deviations[-1].subject.removeprefix("lot:")
    run = next(run for run, line in dossier.lines() if line.last.lot == code)
    return code, f"/batches/{site.number}/runs/{run.key}"


@pytest.mark.req("FD1", "G01")
def test_the_step_that_used_a_rejected_lot_says_so_beside_the_line_until_and_after_it_is_assessed(
    ready: Finished,
) -> None:
    number = rejected(ready)
    code, step = used_in(ready)
    anna = logged_in(ready, ANNA)
    assert f"{code} open a lot rejected after it was used, {number}" in words(anna.get(step))
    assert f"/deviations/{number}" in anna.get(step).text
    copy = closing_to_sign(deviation_numbered(ready.session, number), ASSESSMENT)
    deviation = deviation_numbered(ready.session, number)
    close_deviation(ready.session, signs(ready.session, QA, copy), ready.player.batch, deviation, ASSESSMENT)
    assert f"{code} assessed a lot rejected after it was used, {number}" in words(anna.get(step))


@pytest.mark.req("FD1", "G01")
def test_a_lot_said_to_be_not_affected_is_flagged_beside_its_use_too(ready: Finished) -> None:
    dossier = open_dossier(ready.session, ready.number)
    run, line = next((run, line) for run, line in dossier.lines() if line.value is not None and line.last.lot)
    rejected(ready, "no")
    said = words(logged_in(ready, ANNA).get(f"/batches/{ready.number}/runs/{run.key}"))
    assert f"{line.last.lot} said to be not affected questioned after it was used" in said
