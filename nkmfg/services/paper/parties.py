"""Donor, patient and order of a paper batch: existing ones, or new ones written in the act that imports it."""

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import GAP, PaperBatch
from nkmfg.domain.recipe.model import NOT_IN_SOURCE
from nkmfg.domain.values.identifiers import DONOR, PATIENT
from nkmfg.domain.values.quantities import parse_number
from nkmfg.ledger.act import OpenAct, Stream
from nkmfg.ledger.actor import By
from nkmfg.models import Donor, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.codes import next_code, refuse_taken
from nkmfg.services.orders.placing import next_chain_of_identity
from nkmfg.services.paper.people import person_on_paper


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of donor, patient and order; new ones are proposed, and checked again under their locks."""

    donor: str
    patient: str
    order: str
    new_donor: bool
    new_patient: bool

    @property
    def streams(self) -> list[Stream]:
        return [
            Stream(f"donor/{self.donor}"),
            Stream(f"patient/{self.patient}"),
            Stream(f"order/{self.order}"),
        ]


def proposed(session: Session, batch: PaperBatch) -> Codes:
    """Codes named in the file, and the next free ones for new people."""
    donor, patient = batch.donor.code, batch.patient.code
    return Codes(
        donor=next_code(session, DONOR, Donor.code) if donor is None else DONOR.read(donor),
        patient=next_code(session, PATIENT, Patient.code) if patient is None else PATIENT.read(patient),
        order=next_chain_of_identity(session),
        new_donor=donor is None,
        new_patient=patient is None,
    )


def write_order(session: Session, by: By, batch: PaperBatch, codes: Codes, opened: OpenAct) -> OrderVersion:
    """Write new people, and the order with its one version. Raises Taken if a code was taken concurrently."""
    refuse_taken(session, TreatmentOrder.coi_code, codes.order)
    paper = batch.order
    order = TreatmentOrder(
        coi_code=codes.order,
        donor_id=_donor(session, codes).id,
        patient_id=_patient(session, codes).id,
        relationship=paper.relationship or NOT_IN_SOURCE,
        hla_match=(paper.hla_match or NOT_IN_SOURCE).strip(),
        ordered_at=opened.at,
    )
    session.add(order)
    session.flush()
    weighed_at = paper.weighed_at or batch.not_later_than
    version = OrderVersion(
        order_id=order.id,
        version=1,
        dose_level=paper.dose_level or NOT_IN_SOURCE,
        weight_kg=_weight(paper.weight_kg),
        weighed_at=None if paper.weight_kg is None else weighed_at,
        weighed_by_id=person_on_paper(session, paper.weighed_by).id,
        conditioning=paper.conditioning or GAP,
        ordered_at=opened.at,
        ordered_by_id=by.person_id,
    )
    session.add(version)
    session.flush()
    return version


def _weight(typed: str | None) -> Decimal | None:
    return None if typed is None else parse_number(typed).value


def _donor(session: Session, codes: Codes) -> Donor:
    if not codes.new_donor:
        return session.scalars(sa.select(Donor).where(Donor.code == codes.donor)).one()
    refuse_taken(session, Donor.code, codes.donor)
    donor = Donor(code=codes.donor)
    session.add(donor)
    session.flush()
    return donor


def _patient(session: Session, codes: Codes) -> Patient:
    if not codes.new_patient:
        return session.scalars(sa.select(Patient).where(Patient.code == codes.patient)).one()
    refuse_taken(session, Patient.code, codes.patient)
    patient = Patient(code=codes.patient)
    session.add(patient)
    session.flush()
    return patient
