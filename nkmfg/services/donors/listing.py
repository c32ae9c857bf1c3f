"""List of donors: the patients they give for, and their markers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.models import DonorMarker, Patient, TreatmentOrder
from nkmfg.services.codes import PAGE
from nkmfg.services.donors.register import donors


@dataclass(frozen=True, slots=True)
class DonorLine:
    """A donor, the patients ordered for, and the number of markers by finding."""

    code: str
    screening: str | None
    patients: tuple[str, ...]
    markers: dict[str, int]

    @property
    def pending(self) -> int:
        return self.markers.get(Finding.PENDING, 0)

    @property
    def reactive(self) -> int:
        return self.markers.get(Finding.REACTIVE, 0)


def donor_lines(session: Session, after: str = "", limit: int = PAGE) -> Sequence[DonorLine]:
    """A page of donors after a code, ordered by code, in three statements."""
    page = donors(session, after, limit)
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    ordered: defaultdict[int, list[str]] = defaultdict(list)
    donor_ids = [donor.id for donor in page]
    kinds = (DonorMarker.donor_id, DonorMarker.finding)
    counted = (
        sa.select(*kinds, sa.func.count().label("times")).where(DonorMarker.donor_id.in_(donor_ids)).group_by(*kinds)
    )
    for row in session.execute(counted):
        found[row.donor_id][row.finding] = row.times
    waiting = (
        sa.select(TreatmentOrder.donor_id, Patient.code)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .where(TreatmentOrder.donor_id.in_(donor_ids))
        .distinct()
        .order_by(Patient.code)
    )
    for order in session.execute(waiting):
        ordered[order.donor_id].append(order.code)
    return [DonorLine(donor.code, donor.screening, tuple(ordered[donor.id]), found[donor.id]) for donor in page]
