"""Infusions, and the IL-2 given with them. A correction is another row with the next revision."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Il2Given, Reaction, Residue
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import aside, label, quiet, word


class Infusion(Numbered, Base):
    """One revision of the infusion of a container. Numbers are stored as typed and as parsed."""

    __tablename__ = "infusion"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    revision: Mapped[int] = mapped_column(info=quiet())
    container_id: Mapped[int] = mapped_column(sa.ForeignKey("vessel.id"), info=quiet())
    # two persons: bag, order and patient
    identity_matched: Mapped[bool] = mapped_column(info=label("bag, order and patient matched"))
    started_at: Mapped[datetime] = mapped_column(info=label("started"))
    stopped_at: Mapped[datetime | None] = mapped_column(info=label("stopped"))
    given_typed: Mapped[str] = mapped_column(info=label("given (mL)"))
    given_ml: Mapped[Decimal] = mapped_column(info=quiet())
    weight_typed: Mapped[str] = mapped_column(info=label("weight (kg)"))
    weight_kg: Mapped[Decimal] = mapped_column(info=quiet())
    reaction: Mapped[str] = mapped_column(info=word("reaction"))
    reaction_action: Mapped[str | None] = mapped_column(info=label("what was done"))
    residue: Mapped[str] = mapped_column(info=word("residue"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    given_by: Mapped[str] = mapped_column(info=label("given by"))  # who gave it; ward staff have no accounts
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))
    reason: Mapped[str | None] = mapped_column(info=aside("because", rank=-1))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("reaction", Reaction),
        one_of("residue", Residue),
        sa.UniqueConstraint("batch_id", "ordinal", "revision"),
        sa.CheckConstraint(
            "revision = 1 OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="changes_have_reasons"
        ),
        thing="Infusion of {container_id}",
    )


class Il2Dose(Numbered, Base):
    """One revision of the IL-2 of a treatment day: given, held or missed."""

    __tablename__ = "il2_dose"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    day: Mapped[int] = mapped_column(info=quiet())  # of treatment: 0 is the day of the infusion
    revision: Mapped[int] = mapped_column(info=quiet())
    given: Mapped[str] = mapped_column(info=word(""))
    ordered_typed: Mapped[str] = mapped_column(info=label("ordered (IU)"))
    ordered_iu: Mapped[Decimal] = mapped_column(info=quiet())
    given_typed: Mapped[str | None] = mapped_column(info=label("given (IU)"))
    given_iu: Mapped[Decimal | None] = mapped_column(info=quiet())
    given_at: Mapped[datetime | None] = mapped_column(info=label("given at"))
    site: Mapped[str | None] = mapped_column(info=label("site"))
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"), info=label("lot"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))
    reason: Mapped[str | None] = mapped_column(info=aside("because", rank=-1))

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
        thing="IL-2, treatment day {day}",
    )
