"""Collections: aphereses of donors, under a donation number or a number of the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Unknown
from nkmfg.domain.values.identifiers import OWN_COLLECTION, read_collection_number
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.models import Collection, Donor
from nkmfg.services.codes import PAGE, found, in_turn, next_code, page, refuse_taken
from nkmfg.services.parsing import happened_or_none, line_or_none, number_or_none
from nkmfg.services.row_version import refuse_stale
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFacts:
    """Facts of an apheresis; the volume in mL as typed. None is not known yet."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    volume_ml: str | None = None
    anticoagulant: str | None = None
    device: str | None = None
    operator: str | None = None


def note_collection(
    session: Session, by: By, donor: Donor, facts: CollectionFacts | None = None, din: str | None = None
) -> Collection:
    """Add an apheresis under its typed or scanned donation number, or the site's next own number.

    Raises Malformed, also for a donation number with a wrong check character; Refused.
    """

    def add(number: str) -> Collection:
        with act(session, Action.NOTE_COLLECTION, by=by, on=Stream(f"collection/{number}")) as opened:
            refuse_taken(session, Collection.din, number)
            collection = Collection(din=number, donor_id=donor.id)
            _write(collection, facts or CollectionFacts(), opened.at)
            session.add(collection)
        return collection

    if din is not None and din.strip():
        return add(read_collection_number(din))
    return in_turn(lambda: next_code(session, OWN_COLLECTION, Collection.din), add)


def change_collection(
    session: Session, by: By, collection: Collection, seen: str, facts: CollectionFacts, reason: str
) -> None:
    """Replace all facts of a collection. `seen` is the row version of the form. Raises Stale."""
    with act(session, Action.CHANGE_COLLECTION, by=by, on=collection, reason=reason) as opened:
        refuse_stale(seen, collection)
        _write(collection, facts, opened.at)


def _write(collection: Collection, facts: CollectionFacts, now: datetime) -> None:
    collection.started_at = happened_or_none(_("Start"), facts.started_at, now, field="started_at")
    collection.ended_at = happened_or_none(_("End"), facts.ended_at, now, field="ended_at")
    if facts.started_at and facts.ended_at and facts.ended_at < facts.started_at:
        raise Malformed("collection.end_before_start", field="ended_at", label=_("End"))
    collection.volume_ml = number_or_none(_("Volume"), facts.volume_ml, field="volume_ml")
    collection.anticoagulant = line_or_none(_("Anticoagulant"), facts.anticoagulant, field="anticoagulant")
    collection.device = line_or_none(_("Device"), facts.device, field="device")
    collection.operator = line_or_none(_("Operator"), facts.operator, field="operator")


def collection_by_number(session: Session, number: str) -> Collection:
    """The collection with that number, as typed or scanned. Raises Unknown."""
    collection = found(session, Collection, Collection.din, read_collection_number, number)
    if collection is None:
        raise Unknown("collection.unknown")
    return collection


def donor_of_collection(session: Session, collection: Collection) -> Donor:
    """The donor whose cells were collected."""
    return session.get_one(Donor, collection.donor_id)


def collections_of(session: Session, donor: Donor) -> Sequence[Collection]:
    """Collections of a donor, the latest first."""
    query = sa.select(Collection).where(Collection.donor_id == donor.id)
    return session.scalars(query.order_by(Collection.id.desc())).all()


def collections(session: Session, after: str = "", limit: int = PAGE) -> Sequence[Collection]:
    """A page of collections after a number, ordered by number."""
    return page(session, Collection, Collection.din, after, limit)
