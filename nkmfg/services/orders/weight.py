"""Weight of an order: compared with the age, and checked by a second person's signature."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.quantities import plain
from nkmfg.domain.values.several import Reasons
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import OrderVersion, Patient, Person, TreatmentOrder, WeightVerification
from nkmfg.services.identity import age_of
from nkmfg.services.orders.versions import current_version
from nkmfg.services.parsing import number
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import _
from nkmfg.words.weight_doubts import doubts


def weight_doubts(session: Session, version: OrderVersion) -> tuple[str, ...]:
    """Sentences that ask to check the weight again; none if it fits the age, or the age is not known."""
    if version.weight_kg is None or version.weighed_at is None:
        return ()
    order = session.get_one(TreatmentOrder, version.order_id)
    patient = session.get_one(Patient, order.patient_id)
    return doubts(age_of(session, patient, version.weighed_at), version.weight_kg)


def ask_back(session: Session, patient: Patient, weight_kg: str, weighed_at: datetime, stands: bool) -> None:
    """Raise Malformed for a weight that does not fit the age, unless `stands` confirms it."""
    sentences = doubts(age_of(session, patient, weighed_at), number(_("Weight"), weight_kg, field="weight_kg"))
    if sentences and not stands:
        raise Malformed("order.weight_doubtful", doubts=Reasons(sentences))


def weight_verifications() -> sa.Select[WeightVerification]:
    """Checks of the weight of the enclosing query's `OrderVersion`, in order.

    The same kilograms, moment and measurer are the same weight, in whichever version of the order it was signed.
    """
    checked = aliased(OrderVersion)
    return (
        sa.select(WeightVerification)
        .join(checked, checked.id == WeightVerification.order_version_id)
        .where(
            checked.order_id == OrderVersion.order_id,
            checked.weight_kg == OrderVersion.weight_kg,
            checked.weighed_at == OrderVersion.weighed_at,
            checked.weighed_by_id == OrderVersion.weighed_by_id,
        )
        .order_by(WeightVerification.id)
    )


def weight_verification(session: Session, version: OrderVersion) -> WeightVerification | None:
    """The check of this weight; None if no second person has signed it."""
    return session.scalar(weight_verifications().where(OrderVersion.id == version.id).limit(1))


def is_weight_verified(session: Session, version: OrderVersion) -> bool:
    """True if a second person has signed this weight."""
    return weight_verification(session, version) is not None


def weight_to_sign(session: Session, order: TreatmentOrder) -> ToSign:
    """Copy that the second person signs: the weight of the last version, with doubts about it."""
    version = current_version(session, order)
    if is_weight_verified(session, version):
        raise Refused("order.weight_verified")
    if version.weight_kg is None or version.weighed_at is None:
        raise Refused("order.weight_not_on_paper")
    patient = session.get_one(Patient, order.patient_id)
    measurer = session.get_one(Person, version.weighed_by_id)
    age = age_of(session, patient, version.weighed_at)
    return ToSign(
        scope=f"order/{order.coi_code}/{version.version}/weight",
        meaning=Meaning.VERIFIED,
        statement=_(
            "Patient {patient} weighs {weight} kg: I have checked this weight.",
            patient=patient.code,
            weight=in_marks(plain(version.weight_kg)),
        ),
        facts={
            "order": order.coi_code,
            "version": version.version,
            "patient": patient.code,
            "weight_kg": plain(version.weight_kg),
            "weighed_at": version.weighed_at.astimezone(UTC).isoformat(),
            "weighed_by": f"{measurer.printed_name} ({measurer.login})",
            "age_years": None if age is None else str(age),
            "doubts": list(weight_doubts(session, version)),
        },
    )


def _writers(version: OrderVersion) -> sa.Select[int]:
    """Ids of the people who wrote this weight, in whichever version of the order."""
    return sa.select(OrderVersion.ordered_by_id).where(
        OrderVersion.order_id == version.order_id,
        OrderVersion.weight_kg == version.weight_kg,
        OrderVersion.weighed_at == version.weighed_at,
        OrderVersion.weighed_by_id == version.weighed_by_id,
    )


def verify_weight(session: Session, signing: Signing, order: TreatmentOrder) -> WeightVerification:
    """Sign the weight of the last version. Raises Forbidden for the people who measured or wrote it."""
    version = current_version(session, order)
    with act(
        session,
        Action.VERIFY_WEIGHT,
        by=signing,
        on=order,
        not_by=[version.weighed_by_id, *session.scalars(_writers(version))],
        signs=lambda: weight_to_sign(session, order),
    ) as opened:
        verification = WeightVerification(
            order_version_id=current_version(session, order).id,
            verified_by_id=signing.person_id,
            verified_at=opened.at,
            signature_id=opened.signature.id,
        )
        session.add(verification)
    return verification
