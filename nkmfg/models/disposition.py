"""Decisions about a batch, each a signed row, and what they rest on; before the first it is in quarantine."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Decision, Ground, Paper
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of


class Disposition(Numbered, Base):
    """What was decided about a batch, by whose signature, and what was still pending then."""

    __tablename__ = "disposition"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    ordinal: Mapped[int]
    decision: Mapped[str]
    pending: Mapped[str]  # canonical JSON: by key of the test, the sentence as it was shown
    reason: Mapped[str | None]
    decided_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True)

    __table_args__ = kept(
        Kept.ONCE,
        one_of("decision", Decision),
        sa.UniqueConstraint("batch_id", "ordinal"),
        sa.CheckConstraint(
            "decision IN ('released for use', 'certified', 'exceptional supply')"
            " OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name="reasons",
        ),
        # The first decision on a batch cannot be one that presupposes another.
        sa.CheckConstraint(
            "ordinal > 1 OR decision NOT IN ('certified', 'recalled', 'closed without certification')", name="order"
        ),
    )


class DecisionPaper(Numbered, Base):
    """A document behind a decision: of exceptional supply, or of a donor who was not found eligible."""

    __tablename__ = "decision_paper"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    kind: Mapped[str]
    ordinal: Mapped[int]
    person: Mapped[str]  # who said it, as on the document
    happened_at: Mapped[datetime]
    reference: Mapped[str]
    statement: Mapped[str | None]
    entered_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(Kept.ONCE, one_of("kind", Paper), sa.UniqueConstraint("batch_id", "kind", "ordinal"))


class DonorGround(Numbered, Base):
    """QA's signed permission to use cells of a donor who is not found eligible, and what it rests on."""

    __tablename__ = "donor_ground"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    ordinal: Mapped[int]
    ground: Mapped[str]
    verdict: Mapped[str]
    because: Mapped[str]
    reference: Mapped[str]
    physician: Mapped[str]
    told_at: Mapped[datetime]
    findings: Mapped[str]  # canonical JSON: pairs, key of a reason it answers and the sentence as it was shown
    legends: Mapped[str]  # canonical JSON: what the label has to say
    permitted_at: Mapped[datetime]
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True)

    __table_args__ = kept(Kept.ONCE, one_of("ground", Ground), sa.UniqueConstraint("batch_id", "ordinal"))


class ExceptionAnswer(Numbered, Base):
    """What QA answers to an exception of the record. Exceptions themselves are computed; an answer is kept."""

    __tablename__ = "exception_answer"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"))
    exception: Mapped[str]  # the key of the exception: another value there is another exception
    what: Mapped[str]
    answer: Mapped[str]
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint("length(trim(answer)) >= 2", name="answer"),
        sa.Index("ix_exception_answer_batch", "batch_id"),
    )
