"""What the patient was given: infusions, and the IL-2 around them. A correction is another row."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Il2Given, Reaction, Residue
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class Infusion(Numbered, Base):
    """One container given to the patient, as of this revision. Numbers as typed, and as understood."""

    __tablename__ = "infusion"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    ordinal: Mapped[int]
    revision: Mapped[int]
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"))
    identity_matched: Mapped[bool]  # two persons: bag, order and patient
    started_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    given_typed: Mapped[str]
    given_ml: Mapped[Decimal]
    weight_typed: Mapped[str]
    weight_kg: Mapped[Decimal]
    reaction: Mapped[str]
    reaction_action: Mapped[str | None]
    residue: Mapped[str]
    entered_at: Mapped[datetime]
    given_by: Mapped[str]  # who gave it; ward staff have no accounts
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    reason: Mapped[str | None]

    __table_args__ = kept(
        Kept.ONCE,
        one_of("reaction", Reaction),
        one_of("residue", Residue),
        sa.UniqueConstraint("batch_id", "ordinal", "revision"),
        sa.CheckConstraint(
            "revision = 1 OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="changes_have_reasons"
        ),
    )


class Il2Dose(Numbered, Base):
    """The IL-2 of one day of treatment, as of this revision: given, held or missed."""

    __tablename__ = "il2_dose"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    day: Mapped[int]  # of treatment: 0 is the day of the infusion
    revision: Mapped[int]
    given: Mapped[str]
    ordered_typed: Mapped[str]
    ordered_iu: Mapped[Decimal]
    given_typed: Mapped[str | None]
    given_iu: Mapped[Decimal | None]
    given_at: Mapped[datetime | None]
    site: Mapped[str | None]
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"))
    entered_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    reason: Mapped[str | None]

    __table_args__ = kept(
        Kept.ONCE,
        one_of("given", Il2Given),
        sa.UniqueConstraint("batch_id", "day", "revision"),
        sa.CheckConstraint("given <> 'given' OR (given_iu IS NOT NULL AND given_at IS NOT NULL)", name="given_is_told"),
        sa.CheckConstraint(
            "given = 'given' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="others_have_reasons"
        ),
        sa.CheckConstraint(
            "revision = 1 OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="changes_have_reasons"
        ),
    )
