"""Treatment orders with their versions and weight checks, and collections."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, Kept, Numbered, kept
from nkmfg.models.column_labels import Form, label, quiet, word


class TreatmentOrder(Numbered, Base):
    """The fixed part of an order: donor, patient and chain-of-identity code."""

    __tablename__ = "treatment_order"

    coi_code: Mapped[str] = mapped_column(unique=True, info=quiet())
    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"), info=label("donor"))
    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"), info=label("patient"))
    relationship: Mapped[str] = mapped_column(info=label("the donor is the patient's", Form.LABEL, "relationships"))
    hla_match: Mapped[str] = mapped_column(info=word("HLA match"))
    ordered_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        sa.Index("ix_treatment_order_donor", "donor_id"),
        sa.Index("ix_treatment_order_patient", "patient_id"),
        thing="Order {coi_code}",
    )

    @property
    def stream(self) -> str:
        return f"order/{self.coi_code}"


class OrderVersion(Numbered, Base):
    """One version of an order: dose level and weight. The last version is in force."""

    __tablename__ = "order_version"

    order_id: Mapped[int] = mapped_column(sa.ForeignKey("treatment_order.id"), info=quiet())
    version: Mapped[int] = mapped_column(info=quiet())
    dose_level: Mapped[str] = mapped_column(info=label("dose level", Form.LABEL, "dose_levels"))
    # None only if a paper record does not state it
    weight_kg: Mapped[Decimal | None] = mapped_column(info=label("weight (kg)"))
    weighed_at: Mapped[datetime | None] = mapped_column(info=label("weighed"))
    weighed_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=label("weighed by"))
    planned_infusion_at: Mapped[datetime | None] = mapped_column(info=label("infusion planned"))
    duration_min: Mapped[int | None] = mapped_column(info=label("duration (min)"))  # absent means one hour or less
    conditioning: Mapped[str] = mapped_column(info=label("conditioning"))
    ordered_at: Mapped[datetime] = mapped_column(info=quiet())
    ordered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        sa.UniqueConstraint("order_id", "version"),
        thing="Order, version {version}",
        place="order {order_id}",
    )


class WeightVerification(Numbered, Base):
    """A second person's verification of the weight of an order version; never by the person who measured it."""

    __tablename__ = "weight_verification"

    order_version_id: Mapped[int] = mapped_column(sa.ForeignKey("order_version.id"), unique=True, info=quiet())
    verified_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=label("checked by"))
    verified_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))

    __table_args__ = kept(Kept.ONCE, thing="Weight checked", place="order, {order_version_id}")


class Collection(Numbered, Base):
    """An apheresis: the collection bag of one donor."""

    __tablename__ = "collection"

    din: Mapped[str] = mapped_column(unique=True, info=quiet())  # donation identification number, or the site's own
    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"), info=label("donor"))
    started_at: Mapped[datetime | None] = mapped_column(info=label("started"))
    ended_at: Mapped[datetime | None] = mapped_column(info=label("ended"))
    volume_ml: Mapped[Decimal | None] = mapped_column(info=label("volume (mL)"))
    anticoagulant: Mapped[str | None] = mapped_column(info=label("anticoagulant"))
    device: Mapped[str | None] = mapped_column(info=label("device"))
    operator: Mapped[str | None] = mapped_column(info=label("operator"))

    __table_args__ = kept(Kept.RECORD, sa.Index("ix_collection_donor", "donor_id"), thing="Collection {din}")

    @property
    def stream(self) -> str:
        return f"collection/{self.din}"
