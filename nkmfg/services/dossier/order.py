"""Reader of the order a batch is made for, and of its collection, by codes and without names."""

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.order import CollectionFact, OrderFact
from nkmfg.models import Batch, Collection, Donor, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.dossier.rows import BATCH_ID
from nkmfg.services.orders.weight import weight_verifications

_FIRST = aliased(OrderVersion)
_ORDER = (
    sa.select(
        TreatmentOrder,
        OrderVersion,
        Donor.code,
        Patient.code,
        weight_verifications().correlate(OrderVersion).exists(),
        _FIRST,
        Collection,
    )
    .join(OrderVersion, OrderVersion.order_id == TreatmentOrder.id)
    .join(Donor, Donor.id == TreatmentOrder.donor_id)
    .join(Patient, Patient.id == TreatmentOrder.patient_id)
    .join(Batch, Batch.order_id == TreatmentOrder.id)
    .join(_FIRST, _FIRST.id == Batch.order_version_id)
    .outerjoin(Collection, Collection.id == Batch.collection_id)
    .where(Batch.id == BATCH_ID)
    .order_by(OrderVersion.version.desc())
    .limit(1)
)


def read_order(session: Session, batch: Batch) -> tuple[OrderFact, CollectionFact | None]:
    """The latest version of the order, and the collection; None before the cells have arrived."""
    row = session.execute(_ORDER, {"batch_id": batch.id}).one()
    order, version, donor, patient, weight_is_verified, first = row[:6]
    collection: Collection | None = row[6]
    fact = OrderFact(
        coi_code=order.coi_code,
        donor=donor,
        patient=patient,
        relationship=order.relationship,
        hla_match=order.hla_match,
        version=version.version,
        dose_level=version.dose_level,
        weight_kg=version.weight_kg,
        weighed_at=version.weighed_at,
        weight_is_verified=bool(weight_is_verified),
        ordered_at=version.ordered_at,
        made_for_version=first.version,
        made_for_weight_kg=first.weight_kg,
        planned_infusion_at=version.planned_infusion_at,
        duration_min=version.duration_min,
        conditioning=version.conditioning,
    )
    if collection is None:
        return fact, None
    return fact, CollectionFact(
        collection.din,
        collection.started_at,
        collection.ended_at,
        collection.volume_ml,
        collection.anticoagulant,
        collection.device,
    )
