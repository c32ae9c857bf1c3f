"""Results of tests, as the laboratory gave them; a correction is another row with the next revision."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import DERIVED, Base, Kept, Numbered, Trend, kept, one_of


class ResultEntry(StrEnum):
    """What a row says of its result."""

    VALUE = "value"
    CORRECTION = "correction"
    NOT_TESTED = "not tested"
    INVALID = "invalid"  # the test itself failed: another one is done
    VOID = "void"


def _number_of(row: Mapping[str, Any]) -> Decimal | None:
    return None if row["number"] is None else Decimal(row["number"])


class Result(Numbered, Base):
    """One result of one test of the recipe: the `ordinal`-th of that test, as of this revision."""

    __tablename__ = "result"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    criterion: Mapped[str]
    ordinal: Mapped[int]  # repeats stay beside each other
    revision: Mapped[int]
    kind: Mapped[str]
    sample_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sample.id"))
    container_id: Mapped[int | None] = mapped_column(sa.ForeignKey("vessel.id"))
    typed: Mapped[str | None]  # as typed: "<0.05", or the key of an outcome
    unit: Mapped[str]
    comparator: Mapped[str | None]
    number: Mapped[Decimal | None]
    number_for_trends: Mapped[Decimal | None] = mapped_column(Trend, info={DERIVED: _number_of})
    outcome: Mapped[str | None]
    is_preliminary: Mapped[bool]
    loq: Mapped[Decimal | None]
    events: Mapped[int | None]
    sampled_at: Mapped[datetime | None]
    resulted_at: Mapped[datetime | None]
    laboratory: Mapped[str | None]
    entered_at: Mapped[datetime]
    reported_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    reason: Mapped[str | None]

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", ResultEntry),
        sa.UniqueConstraint("batch_id", "criterion", "ordinal", "revision"),
        sa.CheckConstraint("sample_id IS NULL OR container_id IS NULL", name="of_one_thing"),
        sa.CheckConstraint("number IS NULL OR outcome IS NULL", name="number_or_outcome"),
        # A check is met by NULL too, so the reason is asked for by name.
        sa.CheckConstraint(
            "kind = 'value' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="changes_have_reasons"
        ),
    )
