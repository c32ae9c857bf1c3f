"""Donors and patients: known by a code; their names lie in tables of their own, behind a restricted role."""

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class Donor(Numbered, Base):
    """Who gives. Answers are words of the recipe's eligibility rules; None is not known yet."""

    __tablename__ = "donor"

    code: Mapped[str] = mapped_column(unique=True)
    consent: Mapped[str | None]
    suitable_for_apheresis: Mapped[str | None]
    pregnant: Mapped[str | None]
    pregnancy_tested_at: Mapped[datetime | None]
    breast_feeding: Mapped[str | None]
    screening: Mapped[str | None]  # history, examination, records: "no risk", "risk"; None is not complete

    __table_args__ = kept(Kept.RECORD)

    @property
    def stream(self) -> str:
        return f"donor/{self.code}"


class DonorMarker(Numbered, Base):
    """One infectious marker of one sample of a donor; a result that comes is a correction of *pending*."""

    __tablename__ = "donor_marker"

    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"))
    marker: Mapped[str]
    sampled_at: Mapped[datetime]
    finding: Mapped[str]
    laboratory: Mapped[str | None]

    __table_args__ = kept(
        Kept.RECORD, one_of("finding", Finding), sa.UniqueConstraint("donor_id", "marker", "sampled_at")
    )


class Patient(Numbered, Base):
    """Who receives."""

    __tablename__ = "patient"

    code: Mapped[str] = mapped_column(unique=True)
    diagnosis: Mapped[str | None]
    disease_status: Mapped[str | None]
    performance_scale: Mapped[str | None]
    performance_score: Mapped[Decimal | None]
    consent: Mapped[str | None]
    uncontrolled_infection: Mapped[str | None]
    sgot_xuln: Mapped[Decimal | None]
    sgpt_xuln: Mapped[Decimal | None]
    hiv: Mapped[str | None]

    __table_args__ = kept(Kept.RECORD)

    @property
    def stream(self) -> str:
        return f"patient/{self.code}"


class DonorIdentity(Numbered, Base):
    """Who the donor is. Neither the dossier nor the public trail carries it."""

    __tablename__ = "donor_identity"

    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"), unique=True)
    name: Mapped[str]
    record_number: Mapped[str]
    born_on: Mapped[date]
    blood_group: Mapped[str | None]

    __table_args__ = kept(Kept.RECORD)


class PatientIdentity(Numbered, Base):
    """Who the patient is. Neither the dossier nor the public trail carries it."""

    __tablename__ = "patient_identity"

    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"), unique=True)
    name: Mapped[str]
    record_number: Mapped[str]
    born_on: Mapped[date]
    blood_group: Mapped[str | None]

    __table_args__ = kept(Kept.RECORD)
