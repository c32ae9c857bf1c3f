"""Deviations of the batches of a donor, opened when a marker was found reactive after a decision on them."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import System
from nkmfg.models import Batch, Donor, TreatmentOrder
from nkmfg.services import deviations
from nkmfg.services.dossier.case import open_case


def wake_batches_of_donor(session: Session, donor: Donor) -> None:
    """Open the missing deviations of every batch of the donor, each in an act of its own stream. Idempotent.

    The stops hold from the reading of the batch, whether or not this was reached.
    """
    orders = sa.select(TreatmentOrder.id).where(TreatmentOrder.donor_id == donor.id)
    for batch in session.scalars(sa.select(Batch).where(Batch.order_id.in_(orders)).order_by(Batch.number)).all():
        if deviations.missing_among(open_case(session, batch.number).checks):  # locks only if needed
            with act(session, Action.OPEN_DEVIATION, by=System(), on=batch) as opened:
                deviations.open_missing(session, batch, open_case(session, batch.number), opened.at)
