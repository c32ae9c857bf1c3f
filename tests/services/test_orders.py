"""Orders: versions that never change, and a weight that two people stood for."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.domain.values.identifiers import read_chain_of_identity
from nkmfg.models import Donor, OrderVersion, Patient, Signature, SignedCopy, TreatmentOrder
from nkmfg.recipes import shipped
from nkmfg.services.donors.register import add_donor
from nkmfg.services.orders.placing import OrderInput, place_order, revise_order
from nkmfg.services.orders.versions import current_version, order_by_coi, orders, orders_of, versions_of
from nkmfg.services.orders.weight import (
    is_weight_verified,
    verify_weight,
    weight_doubts,
    weight_to_sign,
    weight_verification,
)
from nkmfg.services.patients import add_patient
from nkmfg.words.facts import fact_value
from nkmfg.words.refusals import refusal_sentence
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, BORIS, CLARA, HEDDA, QASIM, QUINN, Member, by, signing
from tests.subjects import ago, make_patient, ordered, trail

RECIPE = shipped()


@pytest.fixture
def donor(site: Site) -> Donor:
    return add_donor(site.session, by(site.session, ANNA), code="D-0231")


@pytest.fixture
def patient(site: Site) -> Patient:
    return make_patient(site.session, "P-0117")


def placed(site: Site, donor: Donor, patient: Patient, first: OrderInput | None = None) -> TreatmentOrder:
    session = site.session
    first = first or ordered(session)
    return place_order(session, by(session, CLARA), RECIPE, donor, patient, "mother", "haploidentical", first)


def revised(site: Site, order: TreatmentOrder, new: OrderInput, **otherwise: bool) -> OrderVersion:
    session, seen = site.session, current_version(site.session, order).version
    return revise_order(session, by(session, HEDDA), RECIPE, order, seen, new, "weighed at admission", **otherwise)


def checked(site: Site, order: TreatmentOrder, member: Member) -> None:
    verify_weight(site.session, signing(site.session, member, weight_to_sign(site.session, order)), order)


@pytest.mark.req("J01")
def test_an_order_gets_a_chain_of_identity_code_and_its_first_version(
    site: Site, donor: Donor, patient: Patient
) -> None:
    order = placed(site, donor, patient)
    assert (
        read_chain_of_identity(order.coi_code) == order.coi_code == order_by_coi(site.session, order.coi_code).coi_code
    )
    version = current_version(site.session, order)
    assert (version.version, version.dose_level, str(version.weight_kg)) == (1, "level_50", "18.4")
    assert version.duration_min == 30
    assert version.ordered_by_id == by(site.session, CLARA).person_id


def test_a_second_order_for_the_same_two_people_is_another_chain(site: Site, donor: Donor, patient: Patient) -> None:
    first = placed(site, donor, patient)
    again = placed(site, donor, patient, ordered(site.session, weighed_at=ago(hours=1)))
    assert again.coi_code != first.coi_code
    assert [line.coi_code for line in orders_of(site.session, donor)] == [first.coi_code, again.coi_code]


def test_a_form_sent_twice_places_one_order(site: Site, donor: Donor, patient: Patient) -> None:
    first = ordered(site.session)
    order = placed(site, donor, patient, first)
    with refusing(Refused, f"placed already: {order.coi_code}"):
        placed(site, donor, patient, first)
    assert len(orders(site.session)) == 1


def test_a_form_sent_twice_at_once_places_one_order(site: Site, donor: Donor, patient: Patient) -> None:
    first, here = ordered(site.session), by(site.session, CLARA)
    ids = (donor.id, patient.id)
    site.session.rollback()
    refused: list[str] = []

    def place() -> None:
        with site.ledger.sessions() as session:
            two = session.get_one(Donor, ids[0]), session.get_one(Patient, ids[1])
            try:
                place_order(session, here, RECIPE, *two, "mother", "haploidentical", first)
            except Refused as told:
                refused.append(str(told))

    threads = [threading.Thread(target=place) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 3
    assert site.session.scalar(sa.select(sa.func.count()).select_from(TreatmentOrder)) == 1


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [ANNA, QUINN, QASIM, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_neither_places_nor_revises(
    site: Site, donor: Donor, patient: Patient, member: Member
) -> None:
    session = site.session
    order, new = placed(site, donor, patient), ordered(session, dose_level="level_70")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=order.place"):
        place_order(session, by(session, member), RECIPE, donor, patient, "mother", "haploidentical", new)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=order.revise"):
        revise_order(session, by(session, member), RECIPE, order, 1, new, "because")


WRONG_FORMS: list[tuple[dict[str, Any], str]] = [
    ({"weight_kg": "18,400"}, "Weight: .*two ways"),
    ({"weight_kg": "NaN"}, "Weight: .*cannot be read"),
    ({"weight_kg": "1e400"}, "Weight: .*power of ten"),
    ({"weight_kg": "-18"}, "Weight: .*below zero"),
    ({"weight_kg": "0.0"}, "Weight: nobody weighs nothing"),
    ({"weight_kg": "<20"}, "Weight: .*only a bound"),
    ({"weight_kg": ""}, "Weight: Nothing was typed"),
    ({"weight_kg": "\u0661\u0668"}, "Weight: .*cannot be read"),
    ({"weighed_at": datetime(2026, 11, 22)}, "Weighed: .*no time zone"),
    ({"weighed_at": ago(hours=-1)}, "Weighed: .*still to come"),
    ({"weighed_by_id": 4711}, "Weighed by: name the person"),
    ({"weighed_by_id": 10**30}, "Weighed by: name the person"),
    ({"weighed_by_id": -1}, "Weighed by: name the person"),
    ({"dose_level": "level_1000"}, "Dose level: choose one of 20 × 10⁶ NK/kg"),
    ({"conditioning": " "}, "Conditioning: nothing was typed"),
    ({"conditioning": "x" * 10_000_000}, "Conditioning: .*characters long"),
    ({"duration_min": "2.5"}, "Duration: a whole number"),
    ({"duration_min": "1e19"}, "Duration: a whole number"),
    ({"duration_min": "0"}, "Duration: .*1 minute"),
    ({"duration_min": "100000"}, "Duration: .*24 hours"),
    ({"planned_infusion_at": datetime(9999, 12, 31, tzinfo=UTC)}, "Planned infusion: .*Look at the year"),
]


@pytest.mark.req("D08")
def test_an_order_of_a_wrong_form_is_refused_by_the_name_of_its_field(
    site: Site, donor: Donor, patient: Patient
) -> None:
    for otherwise, says in WRONG_FORMS:
        with refusing(Malformed, says):
            placed(site, donor, patient, ordered(site.session, **otherwise))
    assert orders(site.session) == []


def test_a_relationship_or_match_that_is_not_there_is_refused(site: Site, donor: Donor, patient: Patient) -> None:
    session, first = site.session, ordered(site.session)
    with refusing(Malformed, "Relationship: choose one of Mother"):
        place_order(session, by(session, CLARA), RECIPE, donor, patient, "neighbour", "haploidentical", first)
    with pytest.raises(Malformed, match=r"order\.hla_match_missing"):
        place_order(session, by(session, CLARA), RECIPE, donor, patient, "mother", "", first)


@pytest.mark.req("C02", "C05")
def test_a_revision_is_a_new_version_and_the_old_one_stays(site: Site, donor: Donor, patient: Patient) -> None:
    order = placed(site, donor, patient)
    revised(site, order, ordered(site.session, weight_kg="17.1", weighed_at=ago(hours=1)))
    assert [(v.version, str(v.weight_kg)) for v in versions_of(site.session, order)] == [(2, "17.1"), (1, "18.4")]
    last = trail(site.session, order.stream)[-1]
    assert (last.action, last.actor, last.reason) == ("order.revise", "Hedda Head", "weighed at admission")
    assert '"weight_kg":"17.1"' in last.became
    assert site.breaks() == []


def test_a_revision_that_changes_nothing_is_told(site: Site, donor: Donor, patient: Patient) -> None:
    first = ordered(site.session)
    order = placed(site, donor, patient, first)
    with refusing(Refused, "Nothing differs from version 1"):
        revised(site, order, first)


@pytest.mark.req("D07")
def test_a_revision_of_a_version_that_is_no_longer_the_last_is_refused(
    site: Site, donor: Donor, patient: Patient
) -> None:
    session = site.session
    order = placed(site, donor, patient)
    revised(site, order, ordered(session, dose_level="level_70"))
    with refusing(Stale, "revised since, to version 2"):
        revise_order(session, by(session, CLARA), RECIPE, order, 1, ordered(session, dose_level="level_20"), "lower")


@pytest.mark.req("C03")
def test_a_revision_needs_a_reason(site: Site, donor: Donor, patient: Patient) -> None:
    session = site.session
    order = placed(site, donor, patient)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        revise_order(session, by(session, CLARA), RECIPE, order, 1, ordered(session, dose_level="level_20"), "")


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("kg", "change"), [("20.6", "11.9565 %"), ("16.5", "10.3261 %"), ("20.2401", "10.0005 %"), ("184", "900 %")]
)
def test_a_weight_more_than_ten_percent_off_the_last_one_is_weighed_again(
    site: Site, donor: Donor, patient: Patient, kg: str, change: str
) -> None:
    order = placed(site, donor, patient)
    new = ordered(site.session, weight_kg=kg, weighed_at=ago(hours=1))
    with pytest.raises(Refused, match=r"order\.weight_leap") as told:
        revised(site, order, new)
    assert change in refusal_sentence(told.value)
    assert revised(site, order, new, weighed_again=True).weight_kg == Decimal(kg)


@pytest.mark.req("P03")
@pytest.mark.parametrize("kg", ["17.1", "20.24", "16.56"])
def test_a_weight_within_ten_percent_is_taken(site: Site, donor: Donor, patient: Patient, kg: str) -> None:
    order = placed(site, donor, patient)
    assert revised(site, order, ordered(site.session, weight_kg=kg)).version == 2


@pytest.mark.req("P03")
def test_a_weight_that_does_not_fit_the_age_is_taken_and_asked_about(
    site: Site, donor: Donor, patient: Patient
) -> None:
    order = placed(site, donor, patient, ordered(site.session, weight_kg="184"))
    (doubt,) = weight_doubts(site.session, current_version(site.session, order))
    assert doubt.startswith("184 kg is very heavy for the age of 5")
    assert weight_to_sign(site.session, order).facts["doubts"] == [doubt]


def test_without_a_birth_date_the_check_says_that_nothing_was_compared(site: Site, donor: Donor) -> None:
    stranger = add_patient(site.session, by(site.session, CLARA))
    order = placed(site, donor, stranger, ordered(site.session, weight_kg="184"))
    assert weight_doubts(site.session, current_version(site.session, order)) == ()
    facts = weight_to_sign(site.session, order).facts
    assert fact_value("age_years", facts["age_years"]) == "not known, so not compared"


@pytest.mark.req("D09")
@pytest.mark.parametrize("member", [ANNA, BORIS], ids=lambda member: member.login)
def test_a_second_person_signs_for_the_weight(site: Site, donor: Donor, patient: Patient, member: Member) -> None:
    order = placed(site, donor, patient)
    assert not is_weight_verified(site.session, current_version(site.session, order))
    checked(site, order, member)
    check = weight_verification(site.session, current_version(site.session, order))
    assert check is not None
    signature = site.session.get_one(Signature, check.signature_id)
    assert (signature.signer_name, signature.meaning) == (member.name, "verified")
    assert "18.4 kg" in site.session.get_one(SignedCopy, signature.copy_id).payload
    assert site.breaks() == []


@pytest.mark.req("D09")
def test_the_measurer_does_not_check_their_own_weight(site: Site, donor: Donor, patient: Patient) -> None:
    order = placed(site, donor, patient)
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=order.verify_weight"):
        checked(site, order, CLARA)
    assert not is_weight_verified(site.session, current_version(site.session, order))


@pytest.mark.parametrize("member", [HEDDA, QUINN, QASIM, ADAM], ids=lambda member: member.login)
def test_a_weight_is_checked_by_clinicians_and_technicians_only(
    site: Site, donor: Donor, patient: Patient, member: Member
) -> None:
    order = placed(site, donor, patient)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=order.verify_weight"):
        checked(site, order, member)


def test_a_weight_is_checked_once(site: Site, donor: Donor, patient: Patient) -> None:
    order = placed(site, donor, patient)
    checked(site, order, ANNA)
    with refusing(Refused, "checked already"):
        weight_to_sign(site.session, order)


@pytest.mark.req("B07")
def test_a_new_weight_has_to_be_checked_again_and_the_same_one_not(site: Site, donor: Donor, patient: Patient) -> None:
    first = ordered(site.session)
    order = placed(site, donor, patient, first)
    checked(site, order, ANNA)
    revised(site, order, replace(first, dose_level="level_70"))
    assert is_weight_verified(site.session, current_version(site.session, order))
    revised(site, order, replace(first, weight_kg="18.5", weighed_at=ago(hours=1)))
    assert not is_weight_verified(site.session, current_version(site.session, order))


@pytest.mark.challenge("S9")
def test_a_weight_that_changed_while_the_dialogue_was_open_is_not_signed(
    site: Site, donor: Donor, patient: Patient
) -> None:
    order = placed(site, donor, patient)
    shown = signing(site.session, ANNA, weight_to_sign(site.session, order))
    revised(site, order, ordered(site.session, weight_kg="17.1"))
    with pytest.raises(Stale, match=r"signature\.changed_since"):
        verify_weight(site.session, shown, order)
    assert not is_weight_verified(site.session, current_version(site.session, order))


def test_orders_are_listed_as_their_last_version_has_them(site: Site, donor: Donor, patient: Patient) -> None:
    order = placed(site, donor, patient)
    planned = ago(days=-3)
    revised(site, order, ordered(site.session, dose_level="level_20", planned_infusion_at=planned))
    (line,) = orders(site.session)
    assert (line.donor, line.patient, line.version, line.dose_level) == ("D-0231", "P-0117", 2, "level_20")
    assert line.planned_infusion_at == planned
    assert orders_of(site.session, patient) == [line]
    assert orders(site.session, after=order.coi_code) == []
    assert len(orders(site.session, after="\x00", limit=0)) == 1


@pytest.mark.parametrize("code", ["COI-0001-00", "COI-9999-15", "", "🧬", "\x00", "P-0117"])
def test_an_unknown_order_is_told_in_a_sentence(site: Site, code: str) -> None:
    with pytest.raises(Unknown, match=r"order\.unknown"):
        order_by_coi(site.session, code)
