"""Reported positives of a batch, a lot or a donor, with later notes, QA's verdicts and the contacts to call."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Finding, NoteKind
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import Form, aside, label, quiet, word


class Positive(Numbered, Base):
    """A reported positive of a batch, a lot or a donor. The batches it stops are computed by a query, never stored."""

    __tablename__ = "positive"

    number: Mapped[str] = mapped_column(unique=True, info=quiet())
    batch_id: Mapped[int | None] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    lot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lot.id"), info=label("lot"))
    donor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("donor.id"), info=label("donor"))
    about: Mapped[str] = mapped_column(info=label("of"))  # the bottle, sample or test, as people name it
    called_at: Mapped[datetime] = mapped_column(info=label("called"))
    caller: Mapped[str] = mapped_column(info=label("caller"))
    said: Mapped[str | None] = mapped_column(info=label("said"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint(
            "(batch_id IS NOT NULL AND lot_id IS NULL AND donor_id IS NULL)"
            " OR (batch_id IS NULL AND lot_id IS NOT NULL AND donor_id IS NULL)"
            " OR (batch_id IS NULL AND lot_id IS NULL AND donor_id IS NOT NULL)",
            name="of_one_thing",
        ),
        sa.Index("ix_positive_batch", "batch_id"),
        sa.Index("ix_positive_lot", "lot_id"),
        sa.Index("ix_positive_donor", "donor_id"),
        thing="Reported positive {number}",
    )


class PositiveNote(Numbered, Base):
    """A later finding of a positive, or a person who was informed. Rows are only added."""

    __tablename__ = "positive_note"

    positive_id: Mapped[int] = mapped_column(sa.ForeignKey("positive.id"), info=quiet())
    kind: Mapped[str] = mapped_column(info=quiet(Form.WORD))
    text: Mapped[str] = mapped_column(info=label(""))
    telephone: Mapped[str | None] = mapped_column(info=label("telephone"))
    read_back: Mapped[bool | None] = mapped_column(info=label("read back"))
    happened_at: Mapped[datetime] = mapped_column(info=label("when"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", NoteKind),
        sa.Index("ix_positive_note_positive", "positive_id", "id"),
        thing="{kind}",
        place="{positive_id}",
    )


class PositiveVerdict(Numbered, Base):
    """QA's signed verdict on a positive: confirmed, or false with its cause. The last verdict is in force."""

    __tablename__ = "positive_verdict"

    positive_id: Mapped[int] = mapped_column(sa.ForeignKey("positive.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    finding: Mapped[str] = mapped_column(info=word("finding"))
    cause: Mapped[str] = mapped_column(info=label("cause"))
    decided_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True, info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("finding", Finding),
        sa.UniqueConstraint("positive_id", "ordinal"),
        sa.CheckConstraint("length(trim(cause)) >= 2", name="cause"),
        thing="Verdict of QA",
        place="{positive_id}",
    )


class Contact(Numbered, Base):
    """A person to call about a positive; contacts are called in order."""

    __tablename__ = "contact"

    place: Mapped[int] = mapped_column(info=label("place in the list"))
    name: Mapped[str] = mapped_column(info=quiet())
    function: Mapped[str] = mapped_column(info=label("function"))
    telephone: Mapped[str] = mapped_column(info=label("telephone"))
    is_listed: Mapped[bool] = mapped_column(info=label("listed"))

    __table_args__ = kept(Kept.RECORD, thing="To call: {name}")
