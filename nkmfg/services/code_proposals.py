"""Codes proposed by the forms that add a donor, patient, collection, lot or piece of equipment."""

from sqlalchemy.orm import Session

from nkmfg.domain.values.identifiers import DONOR, EQUIPMENT, LOT, OWN_COLLECTION, PATIENT
from nkmfg.models import Collection, Donor, Equipment, Lot, Patient
from nkmfg.services.codes import next_code

_NUMBERED = {
    "donor": (DONOR, Donor.code),
    "patient": (PATIENT, Patient.code),
    "collection": (OWN_COLLECTION, Collection.din),
    "lot": (LOT, Lot.code),
    "equipment": (EQUIPMENT, Equipment.code),
}


def proposed_code(session: Session, thing: str) -> str:
    """The next free code of a donor, patient, collection, lot or piece of equipment."""
    return next_code(session, *_NUMBERED[thing])
