"""What stands beside a batch in its record: who issued, added, left out and attached; what went in; what was lost."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DeedFact:
    """Something a person did to the batch that is no entry. `of` is a run's key, a file's SHA-256, or the batch."""

    deed: str  # the action: "batch.issue", "run.add", "run.skip"; "file" for a file that was attached
    of: str
    login: str
    who: str
    role: str
    at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class LotFact:
    """A lot that went into the batch, as it is known when the record is read."""

    code: str
    material: str
    name: str
    maker: str
    maker_lot: str
    expires_on: date
    state: str
    potency_iu_per_mg: Decimal | None


@dataclass(frozen=True, slots=True)
class EquipmentFact:
    """Equipment that was used on the batch, as it is known when the record is read."""

    code: str
    kind: str
    name: str
    state: str
    calibrated_until: date | None


@dataclass(frozen=True, slots=True)
class LostDraftFact:
    """What somebody typed and never recorded: which fields, not what."""

    run: str
    fields: str
    login: str
    left_at: datetime
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class MarkerTest:
    """A test of the donor as the laboratory reported it."""

    marker: str
    sampled_at: datetime
    finding: str
    laboratory: str


@dataclass(frozen=True, slots=True)
class DonorDetermination:
    """What was determined of the donor (21 CFR 1271.50), on which tests, and what the label has to say of it."""

    statement: str
    reasons: tuple[str, ...]  # why it is not eligible, or what is missing
    legends: tuple[str, ...]
    tests: tuple[MarkerTest, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything of this kind."""

    deeds: tuple[DeedFact, ...]
    lots: tuple[LotFact, ...]
    equipment: tuple[EquipmentFact, ...]
    lost_drafts: tuple[LostDraftFact, ...]
    donor: DonorDetermination | None = None  # of a batch done on paper the paper says it

    def deed(self, deed: str, of: str = "") -> DeedFact | None:
        """The first deed of that kind, of that thing."""
        return next((one for one in self.deeds if one.deed == deed and of in ("", one.of)), None)

    def lot(self, code: str) -> LotFact | None:
        return next((one for one in self.lots if one.code == code), None)

    def piece(self, code: str) -> EquipmentFact | None:
        return next((one for one in self.equipment if one.code == code), None)


NOTHING_BESIDE = Beside((), (), (), ())
