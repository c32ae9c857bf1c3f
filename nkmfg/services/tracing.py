"""Batches by any code that belongs to them: donor, collection, order, patient, lot, sample or form."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.identifiers import read_collection_number
from nkmfg.models import (
    Batch,
    Collection,
    Donor,
    Entry,
    Equipment,
    Il2Dose,
    InfusionForm,
    Lot,
    Patient,
    Sample,
    TreatmentOrder,
    Vessel,
)
from nkmfg.services.codes import is_code_like

MOST = 20  # batches listed at once


def batches_with(session: Session, typed: str) -> Sequence[str]:
    """Numbers of the batches a code belongs to, in one statement; none for text that is not a code."""
    code = _of_label(typed.strip().upper())
    if not is_code_like(code):
        return []
    through = (
        sa.select(Entry.batch_id).join(Lot, Lot.id == Entry.lot_id).where(Lot.code == code),
        sa.select(Il2Dose.batch_id).join(Lot, Lot.id == Il2Dose.lot_id).where(Lot.code == code),
        sa.select(Entry.batch_id).join(Equipment, Equipment.id == Entry.equipment_id).where(Equipment.code == code),
        sa.select(Sample.batch_id).where(Sample.code == code),
        sa.select(Vessel.batch_id).where(Vessel.code == code),
        sa.select(InfusionForm.batch_id).where(InfusionForm.number == code),
    )
    found = (
        sa.select(Batch.number)
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .join(Donor, Donor.id == TreatmentOrder.donor_id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .outerjoin(Collection, Collection.id == Batch.collection_id)
        .where(
            sa.or_(
                Batch.number == code,
                TreatmentOrder.coi_code == code,
                Donor.code == code,
                Patient.code == code,
                Collection.din == _din(code),
                *(Batch.id.in_(query) for query in through),
            )
        )
        .order_by(Batch.number)
        .limit(MOST)
    )
    return session.scalars(found).all()


def _of_label(code: str) -> str:
    """Batch number on a container's label, from its scanned code or the text under it; otherwise the code itself."""
    scanned, said = code.split("/"), code.split()
    return scanned[1] if len(scanned) == 4 else said[0] if len(said) == 2 else code


def _din(code: str) -> str:
    try:
        return read_collection_number(code)
    except Malformed:
        return code
