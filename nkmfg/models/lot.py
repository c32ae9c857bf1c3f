"""Lots of materials, feeder lots among them, and equipment."""

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.permissions.states import Affected, EquipmentState, LotState
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import Form, label, quiet, word


class Lot(Numbered, Base):
    """A lot of a material of the recipe."""

    __tablename__ = "lot"

    code: Mapped[str] = mapped_column(unique=True, info=quiet())
    material: Mapped[str] = mapped_column(info=label("material", Form.LABEL, "materials"))
    name: Mapped[str] = mapped_column(info=label("name"))
    maker: Mapped[str] = mapped_column(info=label("maker"))
    maker_lot: Mapped[str] = mapped_column(info=label("maker's lot"))
    expires_on: Mapped[date] = mapped_column(info=label("expires"))
    state: Mapped[str] = mapped_column(info=word("state"))
    potency_iu_per_mg: Mapped[Decimal | None] = mapped_column(info=label("potency (IU/mg)"))
    affected: Mapped[str | None] = mapped_column(info=word("what it was used for is affected"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", LotState),
        one_of("affected", Affected),
        sa.CheckConstraint("(state = 'rejected') = (affected IS NOT NULL)", name="a_rejection_says_what_is_affected"),
        sa.Index("ix_lot_material", "material", "state"),
        thing="Lot {code}",
    )

    @property
    def stream(self) -> str:
        return f"lot/{self.code}"


class FeederLot(Numbered, Base):
    """Facts of a lot of irradiated feeders. Without its irradiation record it is not fit for use."""

    __tablename__ = "feeder_lot"

    lot_id: Mapped[int] = mapped_column(sa.ForeignKey("lot.id"), unique=True, info=quiet())
    bank: Mapped[str] = mapped_column(info=label("cell bank"))
    passage: Mapped[int | None] = mapped_column(info=label("passage"))
    irradiated_at: Mapped[datetime | None] = mapped_column(info=label("irradiated"))
    irradiator: Mapped[str | None] = mapped_column(info=label("irradiator"))
    dose_gy: Mapped[Decimal | None] = mapped_column(info=label("dose (Gy)"))
    viable_per_vial: Mapped[Decimal | None] = mapped_column(info=label("viable cells per vial"))
    # JSON: criterion key → result as typed; absent is pending
    tests: Mapped[str | None] = mapped_column(info=label("tests", Form.JSON, "feeder_criteria"))

    __table_args__ = kept(Kept.RECORD, thing="Feeders", place="lot {lot_id}")


class AtRiskUse(Numbered, Base):
    """QA's signed permission to use a lot or a donor's cells while results are pending, with the list of these."""

    __tablename__ = "at_risk_use"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"), info=label("lot"))
    donor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("donor.id"), info=label("donor"))
    pending: Mapped[str] = mapped_column(info=label("pending", Form.JSON))
    permitted_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint("(lot_id IS NULL) <> (donor_id IS NULL)", name="one_thing"),
        sa.Index("ix_at_risk_use_batch", "batch_id"),
        thing="Use at risk",
    )


class Equipment(Numbered, Base):
    """A piece of equipment: incubator, counter, irradiator, cabinet."""

    __tablename__ = "equipment"

    code: Mapped[str] = mapped_column(unique=True, info=quiet())
    kind: Mapped[str] = mapped_column(info=label("kind", Form.LABEL, "equipment"))
    name: Mapped[str] = mapped_column(info=label("name"))
    state: Mapped[str] = mapped_column(info=word("state"))
    calibrated_until: Mapped[date | None] = mapped_column(info=label("calibrated until"))
    # a counter that multiplies by the dilution typed into it
    applies_dilution: Mapped[bool | None] = mapped_column(info=label("applies the dilution itself"))
    # of a quarantine that began after its use
    affected: Mapped[str | None] = mapped_column(info=word("what it was used for is affected"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", EquipmentState),
        one_of("affected", Affected),
        sa.CheckConstraint("affected IS NULL OR state = 'quarantined'", name="affected_while_quarantined"),
        thing="Equipment {code}",
    )

    @property
    def stream(self) -> str:
        return f"equipment/{self.code}"
