"""Signed decisions about a batch, with their documents, grounds and answers. Without a decision it is in quarantine."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.facts.disposition_facts import Decision, Ground, Paper
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import Form, aside, label, quiet, word


class Disposition(Numbered, Base):
    """One decision about a batch, its signature, and the tests that were pending at that moment."""

    __tablename__ = "disposition"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    decision: Mapped[str] = mapped_column(info=word("decision", rank=-2))
    # canonical JSON: sentences by the key of the test
    pending: Mapped[str] = mapped_column(info=label("still pending", Form.JSON))
    reason: Mapped[str | None] = mapped_column(info=aside("because", rank=-1))
    decided_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True, info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("decision", [choice for choice in Decision if choice is not Decision.QUARANTINE]),
        sa.UniqueConstraint("batch_id", "ordinal"),
        sa.CheckConstraint(
            "decision IN ('released_for_use', 'certified', 'exceptional_supply')"
            " OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name="reasons",
        ),
        # The first decision on a batch cannot be one that presupposes another.
        sa.CheckConstraint(
            "ordinal > 1 OR decision NOT IN ('certified', 'recalled', 'closed_without_certification')", name="order"
        ),
        thing="Decision",
    )


class DecisionPaper(Numbered, Base):
    """A document that supports a decision of exceptional supply, or the use of a donor not found eligible."""

    __tablename__ = "decision_paper"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    kind: Mapped[str] = mapped_column(info=quiet(Form.WORD))
    ordinal: Mapped[int] = mapped_column(info=quiet())
    person: Mapped[str] = mapped_column(info=label("said by"))  # person who made the statement, as on the document
    happened_at: Mapped[datetime] = mapped_column(info=label("when"))
    reference: Mapped[str] = mapped_column(info=label("document"))
    statement: Mapped[str | None] = mapped_column(info=label("says"))
    entered_at: Mapped[datetime] = mapped_column(info=quiet())
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("recorded by"))

    __table_args__ = kept(
        Kept.ONCE, one_of("kind", Paper), sa.UniqueConstraint("batch_id", "kind", "ordinal"), thing="Document: {kind}"
    )


class DonorGround(Numbered, Base):
    """QA's signed permission to use cells of a donor not found eligible, with its ground."""

    __tablename__ = "donor_ground"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    ordinal: Mapped[int] = mapped_column(info=quiet())
    ground: Mapped[str] = mapped_column(info=word("ground"))
    verdict: Mapped[str] = mapped_column(info=word("verdict"))
    because: Mapped[str] = mapped_column(info=aside("because"))
    reference: Mapped[str] = mapped_column(info=label("document"))
    physician: Mapped[str] = mapped_column(info=label("physician told"))
    physician_told_at: Mapped[datetime] = mapped_column(info=label("told"))
    findings: Mapped[str] = mapped_column(info=label("findings", Form.JSON))  # canonical JSON: the sentences it answers
    # canonical JSON: statements required on the label
    legends: Mapped[str] = mapped_column(info=label("the label says", Form.JSON))
    permitted_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), unique=True, info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("ground", Ground),
        sa.UniqueConstraint("batch_id", "ordinal"),
        thing="Cells of a donor who is not found eligible",
    )


class ExceptionAnswer(Numbered, Base):
    """QA's answer to an exception of the record. Exceptions are computed; answers are stored."""

    __tablename__ = "exception_answer"

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("batch.id"), info=quiet())
    # key of the exception: another value there is another exception
    code: Mapped[str] = mapped_column(info=quiet())
    subject: Mapped[str] = mapped_column(info=quiet())
    identity: Mapped[str] = mapped_column(info=quiet())  # digest of the parameters that identify the exception
    what: Mapped[str] = mapped_column(info=label("exception"))
    answer: Mapped[str] = mapped_column(info=label("answer"))
    answered_at: Mapped[datetime] = mapped_column(info=quiet())
    answered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("answered by"))

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint("length(trim(answer)) >= 2", name="answer"),
        sa.Index("ix_exception_answer_batch", "batch_id"),
        thing="Answer to an exception",
    )
