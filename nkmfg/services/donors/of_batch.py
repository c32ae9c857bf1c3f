"""The donor of a batch, the verdicts of protocol and regulation for this batch, and the donor's tests."""

from sqlalchemy.orm import Session

from nkmfg.domain.facts.context_facts import MarkerTest
from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.models import Batch, Collection, Donor, TreatmentOrder
from nkmfg.services import recipes
from nkmfg.services.donors.register import markers_of
from nkmfg.services.donors.verdicts import DonorVerdicts, verdicts


def donor_of(session: Session, batch: Batch) -> Donor:
    """The donor whose cells the batch is made of."""
    order = session.get_one(TreatmentOrder, batch.order_id)
    return session.get_one(Donor, order.donor_id)


def donor_verdicts(session: Session, batch: Batch) -> DonorVerdicts:
    """Present verdicts of protocol and regulation on the donor of a batch, with the legends of the label."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    order = session.get_one(TreatmentOrder, batch.order_id)
    collection = None if batch.collection_id is None else session.get_one(Collection, batch.collection_id)
    return verdicts(
        session,
        donor_of(session, batch),
        recipe,
        collected_at=None if collection is None else collection.ended_at,
        relationship=order.relationship,
        hla_match=order.hla_match,
    )


def donor_tests(session: Session, batch: Batch) -> tuple[MarkerTest, ...]:
    """Reported tests of a batch's donor."""
    return tuple(
        MarkerTest(marker.marker, marker.sampled_at, Finding(marker.finding), marker.laboratory or "")
        for marker in markers_of(session, donor_of(session, batch))
    )
