"""Patients: answers, numbers as typed, and the protocol's verdict with its reasons."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.models import Patient
from nkmfg.recipes import shipped
from nkmfg.services.patients import (
    PatientAnswers,
    add_patient,
    change_patient,
    patient_by_code,
    patients,
    verdict,
)
from nkmfg.services.row_version import row_version
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, CLARA, QASIM, QUINN, Member, by
from tests.subjects import KNOWN_PATIENT, ago, make_patient, trail

RECIPE = shipped()


def changed(site: Site, patient: Patient, **otherwise: str) -> Patient:
    answers = replace(KNOWN_PATIENT, **otherwise)
    change_patient(site.session, by(site.session, CLARA), patient, row_version(patient), answers, "seen today")
    return patient


def test_a_patient_is_kept_as_typed(site: Site) -> None:
    session = site.session
    answers = PatientAnswers(diagnosis="AML", disease_status="primary refractory", sgot_xuln="1,20")
    patient = add_patient(session, by(session, QUINN), answers, "P-0117")
    assert (patient.diagnosis, patient.disease_status, str(patient.sgot_xuln)) == ("aml", "primary_refractory", "1.20")
    assert patient_by_code(session, "p-0117") is patient
    assert add_patient(session, by(session, ANNA)).code == "P-0118"


def test_a_change_is_in_the_trail_and_the_record_verifies(site: Site) -> None:
    changed(site, make_patient(site.session), performance_score="60")
    last = trail(site.session, "patient/P-0001")[-1]
    assert (last.action, last.reason) == ("patient.change", "seen today")
    assert '"performance_score":"90"' in last.was
    assert '"performance_score":"60"' in last.became
    assert site.breaks() == []


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [QASIM, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_neither_adds_nor_changes_a_patient(site: Site, member: Member) -> None:
    session = site.session
    patient = make_patient(session)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=patient.add"):
        add_patient(session, by(session, member))
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=patient.change"):
        change_patient(session, by(session, member), patient, row_version(patient), KNOWN_PATIENT, "because")


@pytest.mark.req("D07")
def test_a_change_of_a_patient_from_an_older_look_is_refused(site: Site) -> None:
    patient = make_patient(site.session)
    seen = row_version(patient)
    changed(site, patient, sgot_xuln="4.9")
    with pytest.raises(Stale):
        change_patient(site.session, by(site.session, CLARA), patient, seen, KNOWN_PATIENT, "older look")
    assert patient.sgot_xuln == Decimal("4.9")


@pytest.mark.req("C03")
def test_a_change_of_a_patient_needs_a_reason(site: Site) -> None:
    patient = make_patient(site.session)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        change_patient(site.session, by(site.session, CLARA), patient, row_version(patient), PatientAnswers(), " ")


WRONG_NUMBERS = [
    ("1,050", "two ways"),
    ("NaN", "cannot be read"),
    ("1e400", "power of ten"),
    ("-1", "below zero"),
    ("< 5", "only a bound"),
    ("\u0661\u0662", "cannot be read"),
    ("🙂", "cannot be read"),
    ("9" * 10_000, "characters long"),
]


@pytest.mark.req("D08")
def test_a_number_of_a_wrong_form_is_refused_by_the_name_of_its_field(site: Site) -> None:
    for typed, says in WRONG_NUMBERS:
        with refusing(Malformed, f"SGPT: .*{says}"):
            add_patient(site.session, by(site.session, ANNA), PatientAnswers(sgpt_xuln=typed))
    assert patients(site.session) == []


def test_a_wrong_value_is_kept_and_judged(site: Site) -> None:
    patient = changed(site, make_patient(site.session), performance_score="700", sgot_xuln="0")
    assert patient.performance_score == 700


def test_a_child_of_whom_all_is_known_is_eligible(site: Site) -> None:
    found = verdict(site.session, make_patient(site.session), RECIPE)
    assert found.verdict is Eligibility.ELIGIBLE
    assert len(found.reasons) == len(RECIPE.patient_rules)


def test_a_patient_of_whom_nothing_is_known_is_not_complete(site: Site) -> None:
    patient = add_patient(site.session, by(site.session, ANNA))
    assert verdict(site.session, patient, RECIPE).verdict is Eligibility.NOT_COMPLETE


@pytest.mark.parametrize(
    ("otherwise", "rule"),
    [
        ({"diagnosis": "cml"}, "diagnosis"),
        ({"disease_status": "first_remission"}, "disease_status"),
        ({"performance_score": "69.9"}, "performance"),
        ({"sgot_xuln": "5"}, "sgot"),
        ({"sgpt_xuln": "5.0"}, "sgpt"),
        ({"hiv": "positive"}, "hiv"),
        ({"uncontrolled_infection": "yes"}, "infection"),
        ({"consent": "no"}, "consent"),
    ],
)
def test_one_broken_rule_makes_ineligible_and_is_named(site: Site, otherwise: dict[str, str], rule: str) -> None:
    found = verdict(site.session, changed(site, make_patient(site.session), **otherwise), RECIPE)
    assert found.verdict is Eligibility.INELIGIBLE
    assert [reason.rule for reason in found.reasons if reason.met is False] == [rule]


def test_age_is_judged_on_the_day_asked_about(site: Site) -> None:
    patient = make_patient(site.session, age=30)
    assert verdict(site.session, patient, RECIPE).verdict is Eligibility.ELIGIBLE
    next_year = ago() + timedelta(days=366)
    assert verdict(site.session, patient, RECIPE, next_year).verdict is Eligibility.INELIGIBLE


def test_patients_are_paged_and_an_unknown_one_is_told(site: Site) -> None:
    made = [add_patient(site.session, by(site.session, ANNA)).code for _ in range(3)]
    assert [patient.code for patient in patients(site.session, after=made[0])] == made[1:]
    for code in ("P-4711", "D-0001", "\x00", "🙂"):
        with pytest.raises(Unknown, match=r"patient\.unknown"):
            patient_by_code(site.session, code)
