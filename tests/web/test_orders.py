"""The pages of orders: the weight looked at twice, versions instead of changes, nothing ordered twice by accident."""

import re

import pytest

from nkmfg.demo.staff import ANNA, CLARA, HEDDA, QA
from tests.conftest import Site
from tests.web.client import Browser, hidden, logged_in, words
from tests.web.plainly import UNREADABLE, acts, ago, at, order, send, written

COI = "/orders/COI-0001-95"


def person(browser: Browser, name: str) -> str:
    """The number of somebody on the list of who may have stood at the scales."""
    found = re.search(rf'<option value="(\d+)" *>{name}', browser.get("/orders/place").text)
    assert found is not None
    return found[1]


def revised(weighed_by: str, **otherwise: str) -> dict[str, str]:
    return order("", "", weighed_by, reason="weighed before conditioning", **otherwise)


@pytest.fixture
def clara(demo: Site) -> Browser:
    return logged_in(demo, CLARA)


@pytest.mark.req("P03")
def test_a_weight_that_does_not_fit_the_age_is_asked_back_then_kept_and_doubted_in_words(clara: Browser) -> None:
    typed = order("D-0001", "P-0001", person(clara, "Clara"), weight_kg="184")
    asked = clara.post("/orders/place", typed)
    assert asked.status_code == 422
    assert "184 kg is very heavy for the age of 5" in words(asked)
    assert "If it stands, say so below." in words(asked)
    said = written(clara, "/orders/place", "order", typed | {"weight_stands": "y"})
    assert "184 kg is very heavy for the age of 5" in said
    assert "weight not checked" in said
    dialogue = words(clara.get("/orders/COI-0004-86/weight"))
    assert "Patient P-0001 weighs 184 kg: I have checked this weight." in dialogue
    assert "is the decimal mark where it belongs?" in dialogue


@pytest.mark.req("P03")
def test_who_weighed_does_not_check_the_weight(demo: Site, clara: Browser) -> None:
    written(clara, "/orders/place", "order", order("D-0001", "P-0001", person(clara, "Clara")))
    path = "/orders/COI-0004-86/weight"
    own = clara.sign(path)
    assert own.status_code == 403
    assert "Clara Weiss did this work, so somebody else has to check a weight." in words(own)
    by_qa = clara.sign(path, QA)
    assert by_qa.status_code == 403
    assert clara.sign(path, ANNA).status_code == 302
    assert "weight checked" in words(clara.get("/orders/COI-0004-86"))
    again = clara.get(path)
    assert again.status_code == 409
    assert "This weight was checked already." in words(again)
    assert demo.breaks() == []


@pytest.mark.req("P03")
def test_a_leap_of_the_weight_is_not_taken_from_one_look_at_the_scales(clara: Browser) -> None:
    typed = revised(person(clara, "Clara"), weight_kg="23.1")
    refused = send(clara, f"{COI}/revise", "order", typed)
    assert refused.status_code == 409
    assert "Weigh again; if it stands, say so." in words(refused)
    assert 'name="weight_kg" value="23.1"' in refused.text
    said = written(clara, f"{COI}/revise", "order", typed | {"weighed_again": "y"})
    assert "version 2" in said
    assert "weight not checked" in said
    assert "18.4 kg" in said  # version 1 stays readable


def test_a_moment_that_only_stood_there_gives_way_to_now_and_one_that_was_typed_is_asked_about(clara: Browser) -> None:
    shown = clara.get(f"{COI}/revise").text
    known = dict(re.findall(r'name="(weighed_at_(?:date|time))" value="([^"]+)"', shown))
    assert len(known) == 2
    now = revised(person(clara, "Clara"), weight_kg="18.6") | known | {"weighed_at_when": "now"}
    asked = send(clara, f"{COI}/revise", "order", now | {"weighed_at_time": "07:07"})
    assert asked.status_code == 422
    assert "mark the one you mean" in words(asked)
    assert "version 2" in written(clara, f"{COI}/revise", "order", now)


def test_a_revision_from_an_older_version_is_told_so(clara: Browser) -> None:
    carried = hidden(clara.get(f"{COI}/revise"), "order")
    typed = revised(person(clara, "Clara"), weight_kg="18.6")
    written(clara, f"{COI}/revise", "order", typed)
    stale = clara.post(f"{COI}/revise", {**carried, **typed, "weight_kg": "18.5"})
    assert stale.status_code == 409
    assert "This order was revised since, to version 2." in words(stale)
    assert "Version 2, as it says now" in words(stale)
    assert 'name="weight_kg" value="18.5"' in stale.text


def test_the_same_order_sent_twice_is_one_order(clara: Browser) -> None:
    typed = order("D-0001", "P-0001", person(clara, "Clara"))
    written(clara, "/orders/place", "order", typed)
    second = send(clara, "/orders/place", "order", typed)
    assert second.status_code == 409
    assert "This order was placed already: COI-0004-86." in words(second)


def test_a_code_nobody_has_is_said_beside_it(clara: Browser) -> None:
    refused = send(clara, "/orders/place", "order", order("D-0099", "P-0001", person(clara, "Clara")))
    assert refused.status_code == 422
    assert "There is no donor of this code." in refused.text.split('id="donor-note"')[1].split("</p>")[0]


@pytest.mark.parametrize("typed", [*UNREADABLE, "", "0", "< 18"])
def test_a_weight_that_is_no_weight_is_refused_beside_it(demo: Site, clara: Browser, typed: str) -> None:
    sent = order("D-0001", "P-0001", person(clara, "Clara"), weight_kg=typed)
    before = acts(demo)
    refused = send(clara, "/orders/place", "order", sent)
    assert refused.status_code == 422
    assert 'class="error" id="weight_kg-note"' in refused.text
    assert "fludarabine, cyclophosphamide" in refused.text
    assert acts(demo) == before


def test_a_person_or_dose_nobody_offered_is_refused(clara: Browser) -> None:
    me = person(clara, "Clara")
    for otherwise in ({"weighed_by_id": "999999"}, {"weighed_by_id": "DROP TABLE"}, {"dose_level": "level_9000"}):
        refused = send(clara, "/orders/place", "order", order("D-0001", "P-0001", me) | otherwise)
        assert refused.status_code == 422
        assert "Choose one of those shown." in words(refused)


def test_an_infusion_planned_and_how_long_it_takes_stand_on_the_order(clara: Browser) -> None:
    typed = order(
        "D-0001", "P-0001", person(clara, "Clara"), duration_min="90", **at("planned_infusion_at", ago(days=-9))
    )
    said = written(clara, "/orders/place", "order", typed)
    assert "90 min" in said
    assert f"{ago(days=-9):%Y-%m-%d}" in said


def test_the_head_of_production_issues_the_batch_from_the_order(demo: Site) -> None:
    hedda = logged_in(demo, HEDDA)
    assert 'href="/batches/issue?order=COI-0001-95"' in hedda.get(COI).text
