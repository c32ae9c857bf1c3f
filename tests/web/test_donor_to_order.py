"""The way of an order at the pages: donor, patient, order, second look at the weight, lots, equipment, batch."""

import re

import pytest

from nkmfg.domain.recipe.enums import Need
from tests.conftest import Site
from tests.staff import ANNA, BORIS, CLARA, HEDDA, QUINN
from tests.subjects import make_recipe
from tests.web.client import logged_in, pages, words
from tests.web.plainly import COLLECTION, DONOR, EQUIPMENT, LOT, PATIENT, ago, at, order, send, written


@pytest.mark.req("J01", "J04")
def test_from_an_empty_site_to_a_batch_that_is_issued(site: Site) -> None:
    _version, recipe = make_recipe(site.session)
    app = pages(site)
    clara, hedda = logged_in(site, CLARA, app), logged_in(site, HEDDA, app)
    boris, quinn = logged_in(site, BORIS, app), logged_in(site, QUINN, app)

    assert "There is no donor yet" in words(clara.get("/donors"))
    said = written(clara, "/donors/add", "donor", DONOR)
    assert "Donor D-0001 is added." in said
    assert "trial: not complete" in said
    identity = {"name": "Iryna Vasilenka", "record_number": "884-231", "born_on": "1985-03-07", "blood_group": "A+"}
    written(clara, "/donors/D-0001/identity/keep", "identity", identity)
    for marker in recipe.donor_testing.markers:
        if marker.need is Need.ALWAYS:
            typed = {"marker": marker.key, "finding": "non_reactive", "laboratory": "City laboratory"}
            written(clara, "/donors/D-0001/marker", "note-marker", typed | at("sampled_at", ago(days=2)))

    assert "Patient P-0001 is added." in written(clara, "/patients/add", "patient", PATIENT)
    child = {"name": "Alesia Vasilenka", "record_number": "884-117", "born_on": f"{ago(days=2000):%Y-%m-%d}"}
    written(clara, "/patients/P-0001/identity/keep", "identity", child)

    form = clara.get("/orders/place?donor=D-0001&patient=P-0001").text
    me = re.search(r'<option value="(\d+)" *>Clara Clinician', form)
    assert me is not None
    said = written(clara, "/orders/place", "order", order("D-0001", "P-0001", me[1]))
    assert "weight not checked" in said
    assert "18.4 kg" in said

    signed = clara.sign("/orders/COI-0001-95/weight", ANNA)
    assert signed.status_code == 302, words(signed)
    assert "Anna Kowal" in words(clara.get("/orders/COI-0001-95"))

    bag = COLLECTION | {"donor": "D-0001", "din": "G1234 26 654321"} | at("ended_at", ago(hours=1))
    assert "of donor D-0001" in written(boris, "/collections/note", "collection", bag)
    judged = words(boris.get("/donors/D-0001"))
    assert "trial: eligible" in judged
    assert "by regulation: eligible" in judged

    assert "quarantine" in written(boris, "/lots/receive", "lot", LOT)
    assert quinn.sign("/lots/L-0001/release").status_code == 302
    assert "Nothing is against its use today." in words(boris.get("/lots/L-0001"))
    assert "for use" in written(hedda, "/equipment/add", "equipment", EQUIPMENT)

    shown = hedda.get("/batches/issue?order=COI-0001-95")
    assert 'value="COI-0001-95" selected' in shown.text
    typed = {"order": "COI-0001-95", "recipe": recipe.code, "collection": "G123426654321"}
    answered = send(hedda, "/batches/issue", "issue", typed)
    assert answered.status_code == 302, words(answered)
    assert "Open the batch" in words(clara.get("/orders/COI-0001-95"))
    assert site.breaks() == []
