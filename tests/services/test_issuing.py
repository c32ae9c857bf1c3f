"""A batch may be issued against a rule of its trial, or with an unchecked weight; the record says which and by whom."""

from dataclasses import replace

import pytest

from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.models import Batch, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.identity import Identity, keep_identity
from nkmfg.services.orders.placing import place_order
from nkmfg.services.patients import add_patient
from tests.conftest import Site
from tests.staff import CLARA, HEDDA, by
from tests.subjects import KNOWN_PATIENT, RECIPE, born, make_donor, make_order, make_patient, make_recipe, ordered


def against(site: Site, batch: Batch) -> list[str]:
    """What the batch was issued against, as its deviations say it."""
    dossier = open_dossier(site.session, batch.number)
    found = [deviation for deviation in dossier.deviations if deviation.code == "batch.issued_against"]
    assert all(deviation.state is DeviationState.OPEN for deviation in found)
    return [deviation.event for deviation in found]


def issued(site: Site, order: TreatmentOrder) -> Batch:
    return issue_batch(site.session, by(site.session, HEDDA), order.coi_code, RECIPE)


@pytest.mark.req("FD7")
def test_a_batch_for_an_eligible_pair_with_a_checked_weight_is_issued_against_nothing(site: Site) -> None:
    recipe = make_recipe(site.session)[1]
    order = make_order(site.session, recipe, make_donor(site.session, recipe), make_patient(site.session))
    assert against(site, issued(site, order)) == []


@pytest.mark.req("FD7")
def test_what_the_patient_does_not_meet_and_an_unchecked_weight_stop_release_and_issue_until_assessed(
    site: Site,
) -> None:
    session = site.session
    recipe = make_recipe(session)[1]
    patient = add_patient(session, by(session, CLARA), replace(KNOWN_PATIENT, sgpt_xuln="9"))
    keep_identity(session, by(session, CLARA), patient, Identity("Alesia Vasilenka", "884-117", born(5), "O+"))
    order = place_order(
        session,
        by(session, CLARA),
        recipe,
        make_donor(session, recipe),
        patient,
        "mother",
        "haploidentical",
        ordered(session),
    )
    batch = issued(site, order)
    said = against(site, batch)
    assert len(said) == 2
    assert all(event.startswith(f"Issued by {HEDDA.name}: ") for event in said)
    assert "SGPT" in said[0]
    assert said[1].endswith("No second person has checked the weight of 18.4 kg.")
    case = open_release_case(session, batch.number)
    for stop in (Stop.RELEASE, Stop.HAND_OVER):
        assert [check.code for check in case.gate(stop).blocking].count("deviation.open") == 2
    assert site.breaks() == []


@pytest.mark.req("FD7")
def test_what_is_not_known_yet_when_the_batch_is_issued_is_nothing_against_it(site: Site) -> None:
    session = site.session
    recipe = make_recipe(session)[1]
    patient = add_patient(session, by(session, CLARA), replace(KNOWN_PATIENT, sgpt_xuln=None))
    keep_identity(session, by(session, CLARA), patient, Identity("Alesia Vasilenka", "884-117", born(5), "O+"))
    order = make_order(session, recipe, make_donor(session, recipe), patient)
    assert against(site, issued(site, order)) == []
