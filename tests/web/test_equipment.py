"""The pages of equipment: a calibration that is over is said, not hidden, and who may change it is few."""

import pytest

from nkmfg.demo.staff import ANNA, HEDDA
from tests.conftest import Site
from tests.web.client import Browser, hidden, logged_in, words
from tests.web.plainly import EQUIPMENT, send, written


@pytest.fixture
def hedda(demo: Site) -> Browser:
    return logged_in(demo, HEDDA)


@pytest.mark.req("G06")
def test_a_calibration_that_is_over_is_said_on_the_page_and_in_the_list(hedda: Browser) -> None:
    said = written(
        hedda, "/equipment/add", "equipment", EQUIPMENT | {"code": "INC-07", "calibrated_until": "2026-01-31"}
    )
    assert "Not for use now" in said
    assert "its calibration was good until 2026-01-31" in said
    assert "calibration over" in words(hedda.get("/equipment"))
    typed = EQUIPMENT | {"reason": "calibrated by the maker"}
    assert "for use" in written(hedda, "/equipment/INC-07/change", "equipment", typed)


def test_a_counter_says_whether_it_multiplies_by_the_dilution(hedda: Browser) -> None:
    counter = EQUIPMENT | {"kind": "cell_counter", "name": "Counter 3", "applies_dilution": "yes"}
    said = written(hedda, "/equipment/add", "equipment", counter)
    assert "the counter multiplies by the dilution typed into it" in said
    assert 'value="yes" checked' in hedda.get("/equipment/E-0013/change").text


def test_without_a_calibration_it_is_not_for_use(hedda: Browser) -> None:
    said = written(hedda, "/equipment/add", "equipment", EQUIPMENT | {"calibrated_until": ""})
    assert "has no calibration on record" in said


def test_what_was_typed_stays_when_something_is_wrong(hedda: Browser) -> None:
    refused = send(hedda, "/equipment/add", "equipment", EQUIPMENT | {"calibrated_until": "31.01.2199", "kind": "oven"})
    assert refused.status_code == 422
    assert "Write the day as year-month-day" in words(refused)
    assert "Choose one of those shown." in words(refused)
    assert 'value="31.01.2199"' in refused.text
    assert 'value="Incubator 2"' in refused.text


def test_a_change_from_an_older_look_is_told_so(hedda: Browser) -> None:
    path = "/equipment/E-0001/change"
    carried = hidden(hedda.get(path), "equipment")
    typed = EQUIPMENT | {"kind": "apheresis_device", "reason": "taken out for repair"}
    written(hedda, path, "equipment", typed | {"state": "quarantined", "affected": "not_known"})
    stale = hedda.post(path, {**carried, **typed, "state": "retired"})
    assert stale.status_code == 409
    assert "State quarantined" in words(stale)


@pytest.mark.req("FD1")
def test_a_quarantine_asks_whether_what_it_was_used_for_is_affected_and_says_the_answer(hedda: Browser) -> None:
    path = "/equipment/E-0001/change"
    shown = hedda.get(path)
    assert 'value="not_known" checked' not in shown.text
    assert 'name="affected" value="no"' not in shown.text.replace('type="radio" ', "")  # only QA says so
    held = EQUIPMENT | {"kind": "apheresis_device", "state": "quarantined", "reason": "as found: 18 % low"}
    refused = send(hedda, path, "equipment", held)
    assert refused.status_code == 422
    assert "Say whether what it was used for is affected." in words(refused)
    assert "What it was used for is affected not known" in written(
        hedda, path, "equipment", held | {"affected": "not_known"}
    )
    assert "as found: 18 % low" in words(hedda.get("/equipment/E-0001"))  # who put it there, when and why
    back = held | {"state": "in_service", "affected": "not_known", "reason": "calibrated by the maker"}
    assert "is affected" not in written(hedda, path, "equipment", back)


def test_a_technician_looks_and_changes_nothing(demo: Site) -> None:
    anna = logged_in(demo, ANNA)
    assert "New calibration" not in words(anna.get("/equipment/E-0001"))
    assert anna.get("/equipment/E-0001/change").status_code == 403
    assert anna.get("/equipment/add").status_code == 403
