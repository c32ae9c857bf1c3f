"""Decisions with what they rest on, answers to exceptions, and positives that are phoned in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {
    "contact": "record",
    "decision_paper": "once",
    "donor_ground": "once",
    "exception_answer": "once",
    "positive": "once",
    "positive_note": "once",
    "positive_verdict": "once",
}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")

CHECKS = {
    "decision": (
        "decision IN ('released for use', 'certified', 'exceptional supply', 'rejected', 'recalled')",
        "decision IN ('released for use', 'certified', 'exceptional supply', 'rejected', 'recalled',"
        " 'terminated in culture', 'not infused and destroyed', 'closed without certification')",
    ),
    "reasons": (
        "decision <> 'rejected' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
        "decision IN ('released for use', 'certified', 'exceptional supply')"
        " OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
    ),
    "order": (
        "",
        "ordinal > 1 OR decision NOT IN ('certified', 'recalled', 'closed without certification')",
    ),
}


def _checks(was: int, becomes: int) -> None:
    """What the database asks of a decision: three more end a batch, and some presuppose another."""
    with op.batch_alter_table("disposition") as table:
        for name, texts in CHECKS.items():
            if texts[was]:
                table.drop_constraint(op.f(f"ck_disposition_{name}"), type_="check")
            if texts[becomes]:
                table.create_check_constraint(op.f(f"ck_disposition_{name}"), texts[becomes])


def upgrade() -> None:
    _checks(0, 1)
    op.create_table(
        "contact",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("place", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_table(
        "decision_paper",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("happened_at", moment, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "kind IN ('request', 'benefit and alternatives', 'risk evaluation', 'acceptance', 'sponsor told', 'donor determination told')",
            name=op.f("ck_decision_paper_kind"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_decision_paper_batch_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_decision_paper_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_paper")),
        sa.UniqueConstraint("batch_id", "kind", "ordinal", name=op.f("uq_decision_paper_batch_id_kind_ordinal")),
    )
    op.create_table(
        "donor_ground",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("physician", sa.Text(), nullable=False),
        sa.Column("told_at", moment, nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("legends", sa.Text(), nullable=False),
        sa.Column("permitted_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.CheckConstraint(
            "ground IN ('urgent medical need', 'first- or second-degree blood relative')",
            name=op.f("ck_donor_ground_ground"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_donor_ground_batch_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_donor_ground_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donor_ground")),
        sa.UniqueConstraint("batch_id", "ordinal", name=op.f("uq_donor_ground_batch_id_ordinal")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_donor_ground_signature_id")),
    )
    op.create_table(
        "exception_answer",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", moment, nullable=False),
        sa.Column("answered_by_id", whole, nullable=False),
        sa.CheckConstraint("length(trim(answer)) >= 2", name=op.f("ck_exception_answer_answer")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_exception_answer_answered_by_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_exception_answer_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exception_answer")),
    )
    op.create_index("ix_exception_answer_batch", "exception_answer", ["batch_id"], unique=False)
    op.create_table(
        "positive",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("batch_id", whole, nullable=True),
        sa.Column("lot_id", whole, nullable=True),
        sa.Column("donor_id", whole, nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("called_at", moment, nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "(batch_id IS NOT NULL AND lot_id IS NULL AND donor_id IS NULL) OR (batch_id IS NULL AND lot_id IS NOT NULL AND donor_id IS NULL) OR (batch_id IS NULL AND lot_id IS NULL AND donor_id IS NOT NULL)",
            name=op.f("ck_positive_of_one_thing"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_positive_batch_id")),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_positive_donor_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_positive_lot_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_positive_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positive")),
        sa.UniqueConstraint("number", name=op.f("uq_positive_number")),
    )
    op.create_index("ix_positive_batch", "positive", ["batch_id"], unique=False)
    op.create_index("ix_positive_donor", "positive", ["donor_id"], unique=False)
    op.create_index("ix_positive_lot", "positive", ["lot_id"], unique=False)
    op.create_table(
        "positive_note",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("positive_id", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=True),
        sa.Column("read_back", sa.Boolean(), nullable=True),
        sa.Column("happened_at", moment, nullable=False),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "kind IN ('told', 'Gram stain', 'organism', 'sensitivities', 'other')", name=op.f("ck_positive_note_kind")
        ),
        sa.ForeignKeyConstraint(["positive_id"], ["positive.id"], name=op.f("fk_positive_note_positive_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_positive_note_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positive_note")),
    )
    op.create_index("ix_positive_note_positive", "positive_note", ["positive_id", "id"], unique=False)
    op.create_table(
        "positive_verdict",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("positive_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("decided_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.CheckConstraint("finding IN ('confirmed', 'false positive')", name=op.f("ck_positive_verdict_finding")),
        sa.CheckConstraint("length(trim(cause)) >= 2", name=op.f("ck_positive_verdict_cause")),
        sa.ForeignKeyConstraint(["positive_id"], ["positive.id"], name=op.f("fk_positive_verdict_positive_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_positive_verdict_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positive_verdict")),
        sa.UniqueConstraint("positive_id", "ordinal", name=op.f("uq_positive_verdict_positive_id_ordinal")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_positive_verdict_signature_id")),
    )


def downgrade() -> None:
    op.drop_table("positive_verdict")
    op.drop_index("ix_positive_note_positive", table_name="positive_note")
    op.drop_table("positive_note")
    op.drop_index("ix_positive_lot", table_name="positive")
    op.drop_index("ix_positive_donor", table_name="positive")
    op.drop_index("ix_positive_batch", table_name="positive")
    op.drop_table("positive")
    op.drop_index("ix_exception_answer_batch", table_name="exception_answer")
    op.drop_table("exception_answer")
    op.drop_table("donor_ground")
    op.drop_table("decision_paper")
    op.drop_table("contact")
    _checks(1, 0)
