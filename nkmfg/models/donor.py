"""Donors and patients by code. Their names are in separate tables, readable with a restricted role."""

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import Form, label, quiet, withheld, word


class Donor(Numbered, Base):
    """A donor. Answers are words of the recipe's eligibility rules; None is not known yet."""

    __tablename__ = "donor"

    code: Mapped[str] = mapped_column(unique=True, info=quiet())
    consent: Mapped[str | None] = mapped_column(info=word("consent"))
    suitable_for_apheresis: Mapped[str | None] = mapped_column(info=word("suitable for apheresis"))
    pregnant: Mapped[str | None] = mapped_column(info=word("pregnant"))
    pregnancy_tested_at: Mapped[datetime | None] = mapped_column(info=label("pregnancy tested"))
    breast_feeding: Mapped[str | None] = mapped_column(info=word("breast feeding"))
    # history, examination, records: "no risk", "risk"; None is not complete
    screening: Mapped[str | None] = mapped_column(info=word("screening"))

    __table_args__ = kept(Kept.RECORD, thing="Donor {code}")

    @property
    def stream(self) -> str:
        return f"donor/{self.code}"


class DonorMarker(Numbered, Base):
    """One infectious marker of one sample of a donor. A later result is a correction of *pending*."""

    __tablename__ = "donor_marker"

    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"), info=quiet())
    marker: Mapped[str] = mapped_column(info=quiet(Form.LABEL, "markers"))
    sampled_at: Mapped[datetime] = mapped_column(info=label("sampled"))
    finding: Mapped[str] = mapped_column(info=word("finding"))
    laboratory: Mapped[str | None] = mapped_column(info=label("laboratory"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("finding", Finding),
        sa.UniqueConstraint("donor_id", "marker", "sampled_at"),
        thing="{marker}",
        place="donor {donor_id}",
    )


class Patient(Numbered, Base):
    """A patient. Answers are words of the recipe's eligibility rules; None is not known yet."""

    __tablename__ = "patient"

    code: Mapped[str] = mapped_column(unique=True, info=quiet())
    diagnosis: Mapped[str | None] = mapped_column(info=word("diagnosis"))
    disease_status: Mapped[str | None] = mapped_column(info=word("status of the disease"))
    performance_scale: Mapped[str | None] = mapped_column(info=word("scale"))
    performance_score: Mapped[Decimal | None] = mapped_column(info=label("performance score"))
    consent: Mapped[str | None] = mapped_column(info=word("consent"))
    uncontrolled_infection: Mapped[str | None] = mapped_column(info=word("uncontrolled infection"))
    sgot_xuln: Mapped[Decimal | None] = mapped_column(info=label("SGOT (× upper limit)"))
    sgpt_xuln: Mapped[Decimal | None] = mapped_column(info=label("SGPT (× upper limit)"))
    hiv: Mapped[str | None] = mapped_column(info=word("HIV"))

    __table_args__ = kept(Kept.RECORD, thing="Patient {code}")

    @property
    def stream(self) -> str:
        return f"patient/{self.code}"


class DonorIdentity(Numbered, Base):
    """Name, record number and birth date of a donor. Not part of the dossier or the public trail."""

    __tablename__ = "donor_identity"

    donor_id: Mapped[int] = mapped_column(sa.ForeignKey("donor.id"), unique=True, info=quiet())
    name: Mapped[str] = mapped_column(info=withheld("name"))
    record_number: Mapped[str] = mapped_column(info=withheld("record number"))
    born_on: Mapped[date] = mapped_column(info=withheld("date of birth"))
    blood_group: Mapped[str | None] = mapped_column(info=withheld("blood group"))

    __table_args__ = kept(Kept.RECORD, thing="Identity, kept apart", place="donor {donor_id}")


class PatientIdentity(Numbered, Base):
    """Name, record number and birth date of a patient. Not part of the dossier or the public trail."""

    __tablename__ = "patient_identity"

    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"), unique=True, info=quiet())
    name: Mapped[str] = mapped_column(info=withheld("name"))
    record_number: Mapped[str] = mapped_column(info=withheld("record number"))
    born_on: Mapped[date] = mapped_column(info=withheld("date of birth"))
    blood_group: Mapped[str | None] = mapped_column(info=withheld("blood group"))

    __table_args__ = kept(Kept.RECORD, thing="Identity, kept apart", place="patient {patient_id}")
