"""Patients: their facts, and the verdict of the protocol on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.eligibility import PatientFacts, TrialVerdict, trial_eligibility
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Unknown
from nkmfg.domain.values.identifiers import PATIENT
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Patient
from nkmfg.services.codes import PAGE, found, given, page, refuse_taken
from nkmfg.services.identity import age_of
from nkmfg.services.parsing import number_or_none, word_or_none
from nkmfg.services.row_version import refuse_stale
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientAnswers:
    """Facts of a patient, numbers as typed, answers in the words of the recipe's rules; None is not known yet."""

    diagnosis: str | None = None
    disease_status: str | None = None
    performance_scale: str | None = None  # karnofsky, lansky
    performance_score: str | None = None
    consent: str | None = None
    uncontrolled_infection: str | None = None
    sgot_xuln: str | None = None  # multiples of the upper limit of normal for age
    sgpt_xuln: str | None = None
    hiv: str | None = None  # negative, positive, pending


def add_patient(session: Session, by: By, answers: PatientAnswers | None = None, code: str | None = None) -> Patient:
    """Add a patient under the typed code, or the next free one. Raises Malformed, Refused."""

    def add(free: str) -> Patient:
        with act(session, Action.ADD_PATIENT, by=by, on=Stream(f"patient/{free}")):
            refuse_taken(session, Patient.code, free)
            patient = Patient(code=free)
            _write(patient, answers or PatientAnswers())
            session.add(patient)
        return patient

    return given(session, PATIENT, Patient.code, code, add)


def change_patient(session: Session, by: By, patient: Patient, seen: str, answers: PatientAnswers, reason: str) -> None:
    """Replace all facts of a patient. `seen` is the row version of the form. Raises Stale."""
    with act(session, Action.CHANGE_PATIENT, by=by, on=patient, reason=reason):
        refuse_stale(seen, patient)
        _write(patient, answers)


def _write(patient: Patient, answers: PatientAnswers) -> None:
    patient.diagnosis = word_or_none(_("Diagnosis"), answers.diagnosis, field="diagnosis")
    patient.disease_status = word_or_none(_("Status of the disease"), answers.disease_status, field="disease_status")
    patient.performance_scale = word_or_none(
        _("Performance scale"), answers.performance_scale, field="performance_scale"
    )
    patient.performance_score = number_or_none(
        _("Performance score"), answers.performance_score, field="performance_score"
    )
    patient.consent = word_or_none(_("Consent"), answers.consent, field="consent")
    patient.uncontrolled_infection = word_or_none(
        _("Uncontrolled infection"), answers.uncontrolled_infection, field="uncontrolled_infection"
    )
    patient.sgot_xuln = number_or_none(_("SGOT"), answers.sgot_xuln, field="sgot_xuln")
    patient.sgpt_xuln = number_or_none(_("SGPT"), answers.sgpt_xuln, field="sgpt_xuln")
    patient.hiv = word_or_none(_("HIV"), answers.hiv, field="hiv")


def patient_by_code(session: Session, code: str) -> Patient:
    """The patient with that code. Raises Unknown."""
    patient = found(session, Patient, Patient.code, PATIENT.read, code)
    if patient is None:
        raise Unknown("patient.unknown")
    return patient


def patients(session: Session, after: str = "", limit: int = PAGE) -> Sequence[Patient]:
    """A page of patients after a code, ordered by code."""
    return page(session, Patient, Patient.code, after, limit)


def verdict(session: Session, patient: Patient, recipe: Recipe, at: datetime | None = None) -> TrialVerdict:
    """Verdict of the protocol on the patient, by the age at that moment, or now."""
    facts = PatientFacts(
        age_years=age_of(session, patient, at or ledger_of(session).clock.now(session)),
        diagnosis=patient.diagnosis,
        disease_status=patient.disease_status,
        performance_scale=patient.performance_scale,
        performance_score=patient.performance_score,
        consent=patient.consent,
        uncontrolled_infection=patient.uncontrolled_infection,
        sgot_xuln=patient.sgot_xuln,
        sgpt_xuln=patient.sgpt_xuln,
        hiv=patient.hiv,
    )
    return trial_eligibility(recipe.patient_rules, facts)
