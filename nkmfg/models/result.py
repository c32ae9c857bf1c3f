"""Results of tests. A correction is another row with the next revision."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.models.base import DERIVED, Base, Kept, Numbered, Trend, kept, one_of
from nkmfg.models.column_labels import aside, label, quiet


def _number_of(row: Mapping[str, Any]) -> Decimal | None:
    return None if row["number"] is None else Decimal(row["number"])


class Result(Numbered, Base):
    """One revision of the `ordinal`-th result of a test of the recipe."""

    __tablename__ = "result"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    criterion: Mapped[str] = mapped_column(info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())  # a repeat has the next ordinal
    revision: Mapped[int] = mapped_column(info=quiet())
    kind: Mapped[str] = mapped_column(info=quiet())
    sample_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sample.id"), info=label("sample"))
    container_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"), info=label("container"))
    typed: Mapped[str | None] = mapped_column(info=label("", rank=-2))  # as typed: "<0.05", or the key of an outcome
    unit: Mapped[str] = mapped_column(info=quiet())
    comparator: Mapped[str | None] = mapped_column(info=quiet())
    number: Mapped[Decimal | None] = mapped_column(info=quiet())
    number_for_trends: Mapped[Decimal | None] = mapped_column(Trend, info={DERIVED: _number_of})
    outcome: Mapped[str | None] = mapped_column(info=quiet())
    is_preliminary: Mapped[bool] = mapped_column(info=label("preliminary"))
    loq: Mapped[Decimal | None] = mapped_column(info=label("limit of quantification"))
    events: Mapped[int | None] = mapped_column(info=label("events counted"))
    sampled_at: Mapped[datetime | None] = mapped_column(info=label("sampled"))
    resulted_at: Mapped[datetime | None] = mapped_column(info=label("result of"))
    laboratory: Mapped[str | None] = mapped_column(info=label("laboratory"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    reported_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("reported by"))
    reason: Mapped[str | None] = mapped_column(info=aside("because", rank=-1))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", ResultEntryKind),
        sa.UniqueConstraint("batch_id", "criterion", "ordinal", "revision"),
        sa.CheckConstraint("sample_id IS NULL OR container_id IS NULL", name="of_one_thing"),
        sa.CheckConstraint("number IS NULL OR outcome IS NULL", name="number_or_outcome"),
        # NULL satisfies a check constraint, so the reason is tested for NULL.
        sa.CheckConstraint(
            "kind = 'value' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="changes_have_reasons"
        ),
        thing="Result: {criterion}",
    )
