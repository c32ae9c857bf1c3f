"""Decisions about a batch: each one a signed row; the last one holds, and before the first it is in quarantine."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.after_culture import Decision
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class Disposition(Numbered, Base):
    """What was decided about a batch, by whose signature, and what was still pending then."""

    __tablename__ = "disposition"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    ordinal: Mapped[int]
    decision: Mapped[str]
    pending: Mapped[str]  # canonical JSON: sentences by the key of the test
    reason: Mapped[str | None]
    decided_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True)

    __table_args__ = kept(
        Kept.ONCE,
        one_of("decision", Decision),
        sa.UniqueConstraint("batch_id", "ordinal"),
        sa.CheckConstraint(
            "decision <> 'rejected' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)", name="reasons"
        ),
    )
