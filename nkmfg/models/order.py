"""The order: one donor for one patient, under one chain-of-identity code; dose and weight come in versions."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, Kept, Numbered, kept


class TreatmentOrder(Numbered, Base):
    """What never changes of an order."""

    __tablename__ = "treatment_order"

    coi_code: Mapped[str] = mapped_column(unique=True)
    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"))
    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"))
    relationship: Mapped[str]
    hla_match: Mapped[str]
    ordered_at: Mapped[datetime]

    __table_args__ = kept(
        Kept.ONCE,
        sa.Index("ix_treatment_order_donor", "donor_id"),
        sa.Index("ix_treatment_order_patient", "patient_id"),
    )

    @property
    def stream(self) -> str:
        return f"order/{self.coi_code}"


class OrderVersion(Numbered, Base):
    """Dose level and weight, as ordered from this moment on; the last one holds."""

    __tablename__ = "order_version"

    order_id: Mapped[int] = mapped_column(sa.ForeignKey("treatment_order.id"))
    version: Mapped[int]
    dose_level: Mapped[str]
    weight_kg: Mapped[Decimal | None]  # None only where a paper record does not say it
    weighed_at: Mapped[datetime | None]
    weighed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    planned_infusion_at: Mapped[datetime | None]
    duration_min: Mapped[int | None]  # absent means one hour or less
    conditioning: Mapped[str]
    ordered_at: Mapped[datetime]
    ordered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("order_id", "version"))


class WeightCheck(Numbered, Base):
    """A second person's look at the weight of an order's version, never the one who measured it."""

    __tablename__ = "weight_check"

    order_version_id: Mapped[int] = mapped_column(sa.ForeignKey("order_version.id"), unique=True)
    checked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    checked_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"))

    __table_args__ = kept(Kept.ONCE)


class Collection(Numbered, Base):
    """An apheresis: the bag the cells come in."""

    __tablename__ = "collection"

    din: Mapped[str] = mapped_column(unique=True)  # donation identification number, or the site's own
    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"))
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    volume_ml: Mapped[Decimal | None]
    anticoagulant: Mapped[str | None]
    device: Mapped[str | None]
    operator: Mapped[str | None]

    __table_args__ = kept(Kept.RECORD, sa.Index("ix_collection_donor", "donor_id"))

    @property
    def stream(self) -> str:
        return f"collection/{self.din}"
