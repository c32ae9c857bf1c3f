"""The order a batch is made for, and the collection it is made from."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OrderFact:
    """The order of a batch in its latest version, with codes instead of names."""

    coi_code: str
    donor: str
    patient: str
    relationship: str
    hla_match: str
    version: int
    dose_level: str
    weight_kg: Decimal | None  # None if a paper record does not state it
    weighed_at: datetime | None
    weight_is_verified: bool
    ordered_at: datetime
    made_for_version: int  # version at issue of the batch
    made_for_weight_kg: Decimal | None = None  # weight in that version
    planned_infusion_at: datetime | None = None
    duration_min: int | None = None  # absent means one hour or less
    conditioning: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFact:
    """An apheresis, identified by its donation number (DIN); None is not recorded."""

    din: str
    started_at: datetime | None
    ended_at: datetime | None
    volume_ml: Decimal | None
    anticoagulant: str | None
    device: str | None
