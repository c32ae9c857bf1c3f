"""What is bought or prepared (lots, feeders among them) and what is used again and again (equipment)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class LotState(StrEnum):
    """QA says so; a new lot is in quarantine."""

    QUARANTINE = "quarantine"
    RELEASED = "released"
    REJECTED = "rejected"


class Lot(Numbered, Base):
    """A lot of a material of the recipe."""

    __tablename__ = "lot"

    code: Mapped[str] = mapped_column(unique=True)
    material: Mapped[str]
    name: Mapped[str]
    maker: Mapped[str]
    maker_lot: Mapped[str]
    expires_on: Mapped[date]
    state: Mapped[str]
    potency_iu_per_mg: Mapped[Decimal | None]

    __table_args__ = kept(Kept.RECORD, one_of("state", LotState), sa.Index("ix_lot_material", "material", "state"))

    @property
    def stream(self) -> str:
        return f"lot/{self.code}"


class FeederLot(Numbered, Base):
    """What a lot of irradiated feeders needs besides: without the record of its irradiation it is not for use."""

    __tablename__ = "feeder_lot"

    lot_id: Mapped[int] = mapped_column(sa.ForeignKey("lot.id"), unique=True)
    bank: Mapped[str]
    passage: Mapped[int | None]
    irradiated_at: Mapped[datetime | None]
    irradiator: Mapped[str | None]
    dose_gy: Mapped[Decimal | None]
    viable_per_vial: Mapped[Decimal | None]
    tests: Mapped[str | None]  # JSON: criterion key → result as typed; absent is pending

    __table_args__ = kept(Kept.RECORD)


class AtRiskUse(Numbered, Base):
    """QA's signed word that a thing may be used before its results are in, with the list of what is pending."""

    __tablename__ = "at_risk_use"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"))
    donor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("donor.id"))
    pending: Mapped[str]
    permitted_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint("(lot_id IS NULL) <> (donor_id IS NULL)", name="one_thing"),
        sa.Index("ix_at_risk_use_batch", "batch_id"),
    )


class EquipmentState(StrEnum):
    IN_SERVICE = "in service"
    QUARANTINED = "quarantined"
    RETIRED = "retired"


class Equipment(Numbered, Base):
    """An apparatus: incubator, counter, irradiator, cabinet."""

    __tablename__ = "equipment"

    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    state: Mapped[str]
    calibrated_until: Mapped[date | None]
    applies_dilution: Mapped[bool | None]  # a counter that multiplies by the dilution typed into it

    __table_args__ = kept(Kept.RECORD, one_of("state", EquipmentState))

    @property
    def stream(self) -> str:
        return f"equipment/{self.code}"
