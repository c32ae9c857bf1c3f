"""The pages of collections: donation numbers checked, what is not known yet left open, one form one collection."""

import pytest

from nkmfg.demo.staff import ANNA
from tests.conftest import Site
from tests.web.client import Browser, hidden, logged_in, words
from tests.web.plainly import COLLECTION, UNREADABLE, ago, at, send, written

NOTE = "/collections/note"
PAGE = "/collections/G123426000011"


@pytest.fixture
def anna(demo: Site) -> Browser:
    return logged_in(demo, ANNA)


def test_a_bag_without_a_donation_number_gets_the_sites_own(anna: Browser) -> None:
    said = written(anna, f"{NOTE}?donor=D-0001", "collection", COLLECTION | {"donor": "D-0001", "din": ""})
    assert "Collection AP-0001" in said
    assert "It has no end yet." in said
    typed = COLLECTION | at("started_at", ago(hours=5)) | at("ended_at", ago(hours=1)) | {"reason": "the rest is known"}
    assert "It has no end yet." not in written(anna, "/collections/AP-0001/change", "collection", typed)


def test_a_number_whose_check_character_does_not_fit_is_refused_beside_it(anna: Browser) -> None:
    refused = send(anna, NOTE, "collection", COLLECTION | {"donor": "D-0001", "din": "G1234 26 654321 Q"})
    assert refused.status_code == 422
    assert "compare it character by character" in words(refused)
    assert 'value="G1234 26 654321 Q"' in refused.text


def test_a_number_that_is_here_already_is_said_beside_it(anna: Browser) -> None:
    refused = send(anna, NOTE, "collection", COLLECTION | {"donor": "D-0002", "din": "G123426000011"})
    assert refused.status_code == 409
    assert "There is a G123426000011 already." in refused.text.split('id="din-note"')[1].split("</p>")[0]


def test_an_end_before_the_start_is_said_beside_it(anna: Browser) -> None:
    typed = COLLECTION | {"donor": "D-0001"} | at("started_at", ago(hours=1)) | at("ended_at", ago(hours=3))
    refused = send(anna, NOTE, "collection", typed)
    assert refused.status_code == 422
    assert "This is before the start." in refused.text.split('id="ended_at-note"')[1].split("</p>")[0]


@pytest.mark.req("FT1")
def test_a_form_sent_twice_is_one_collection(anna: Browser) -> None:
    carried = hidden(anna.get(NOTE), "collection")
    typed = {**carried, **COLLECTION, "donor": "D-0001", "din": ""}
    assert anna.post(NOTE, typed).location == "/collections/AP-0001"
    assert anna.post(NOTE, typed).location == "/collections/AP-0001"
    assert anna.get("/collections/AP-0002").status_code == 404


@pytest.mark.parametrize("typed", UNREADABLE)
def test_a_volume_that_is_no_number_is_refused_beside_it(anna: Browser, typed: str) -> None:
    refused = send(anna, NOTE, "collection", COLLECTION | {"donor": "D-0001", "volume_ml": typed})
    assert refused.status_code == 422
    assert 'class="error" id="volume_ml-note"' in refused.text


def test_a_change_from_an_older_look_shows_what_stands_now(anna: Browser) -> None:
    carried = hidden(anna.get(f"{PAGE}/change"), "collection")
    written(anna, f"{PAGE}/change", "collection", COLLECTION | {"volume_ml": "201", "reason": "weighed again"})
    stale = anna.post(f"{PAGE}/change", {**carried, **COLLECTION, "volume_ml": "199", "reason": "read again"})
    assert stale.status_code == 409
    assert "Volume 201 mL" in words(stale)
    assert 'value="199"' in stale.text


def test_a_scanned_bag_opens_its_page(anna: Browser) -> None:
    found = anna.get("/collections?q=%3DG12342600001100")
    assert found.status_code == 302
    assert "G1234 26 000011" in words(anna.get(found.headers["Location"]))
