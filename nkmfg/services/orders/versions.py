"""Orders and their versions: look-up and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Unknown
from nkmfg.domain.values.identifiers import read_chain_of_identity
from nkmfg.models import Donor, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.codes import LONGEST_PAGE, PAGE, found, is_code_like


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order in a list, in its last version."""

    coi_code: str
    donor: str
    patient: str
    version: int
    dose_level: str
    weight_kg: Decimal | None
    planned_infusion_at: datetime | None


def order_by_coi(session: Session, coi_code: str) -> TreatmentOrder:
    """The order with that chain-of-identity code. Raises Unknown."""
    order = found(session, TreatmentOrder, TreatmentOrder.coi_code, read_chain_of_identity, coi_code)
    if order is None:
        raise Unknown("order.unknown")
    return order


def versions_of(session: Session, order: TreatmentOrder) -> Sequence[OrderVersion]:
    """Versions of an order, the last one first."""
    query = sa.select(OrderVersion).where(OrderVersion.order_id == order.id)
    return session.scalars(query.order_by(OrderVersion.version.desc())).all()


def current_version(session: Session, order: TreatmentOrder) -> OrderVersion:
    """The version in force: the last one."""
    return versions_of(session, order)[0]


def orders(session: Session, after: str = "", limit: int = PAGE) -> Sequence[OrderLine]:
    """A page of orders after a chain-of-identity code, ordered by code."""
    rows = _lines().limit(min(max(limit, 1), LONGEST_PAGE))
    if is_code_like(after):
        code = TreatmentOrder.coi_code
        rows = rows.where(sa.tuple_(sa.func.length(code), code) > sa.tuple_(sa.literal(len(after)), sa.literal(after)))
    return [OrderLine(*row) for row in session.execute(rows)]


def orders_of(session: Session, person: Donor | Patient) -> Sequence[OrderLine]:
    """Orders of a donor or of a patient."""
    column = TreatmentOrder.donor_id if isinstance(person, Donor) else TreatmentOrder.patient_id
    return [OrderLine(*row) for row in session.execute(_lines().where(column == person.id))]


def order_line(session: Session, order: TreatmentOrder) -> OrderLine:
    """One order as shown in lists."""
    return OrderLine(*session.execute(_lines().where(TreatmentOrder.id == order.id)).one())


def _lines() -> sa.Select[str, str, str, int, str, Decimal | None, datetime | None]:
    later = sa.orm.aliased(OrderVersion)
    is_last = ~sa.exists().where(later.order_id == OrderVersion.order_id, later.version > OrderVersion.version)
    return (
        sa.select(
            TreatmentOrder.coi_code,
            Donor.code,
            Patient.code,
            OrderVersion.version,
            OrderVersion.dose_level,
            OrderVersion.weight_kg,
            OrderVersion.planned_infusion_at,
        )
        .join(Donor, Donor.id == TreatmentOrder.donor_id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .join(OrderVersion, sa.and_(OrderVersion.order_id == TreatmentOrder.id, is_last))
        .order_by(sa.func.length(TreatmentOrder.coi_code), TreatmentOrder.coi_code)
    )
