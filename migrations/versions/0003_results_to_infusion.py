"""Results of tests, decisions about a batch, infusions, and the IL-2 around them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {"disposition": "once", "il2_dose": "once", "infusion": "once", "result": "once"}
OUTSIDE: set[tuple[str, str]] = {("result", "number_for_trends")}
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "disposition",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("pending", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.CheckConstraint(
            "decision <> 'rejected' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_disposition_reasons"),
        ),
        sa.CheckConstraint(
            "decision IN ('released for use', 'certified', 'exceptional supply', 'rejected', 'recalled')",
            name=op.f("ck_disposition_decision"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_disposition_batch_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_disposition_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition")),
        sa.UniqueConstraint("batch_id", "ordinal", name=op.f("uq_disposition_batch_id_ordinal")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_disposition_signature_id")),
    )
    op.create_table(
        "il2_dose",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("day", whole, nullable=False),
        sa.Column("revision", whole, nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("ordered_typed", sa.Text(), nullable=False),
        sa.Column("ordered_iu", exact, nullable=False),
        sa.Column("given_typed", sa.Text(), nullable=True),
        sa.Column("given_iu", exact, nullable=True),
        sa.Column("given_at", moment, nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("lot_id", whole, nullable=True),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "given <> 'given' OR (given_iu IS NOT NULL AND given_at IS NOT NULL)",
            name=op.f("ck_il2_dose_given_is_told"),
        ),
        sa.CheckConstraint(
            "given = 'given' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_il2_dose_others_have_reasons"),
        ),
        sa.CheckConstraint("given IN ('given', 'held', 'missed')", name=op.f("ck_il2_dose_given")),
        sa.CheckConstraint(
            "revision = 1 OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_il2_dose_changes_have_reasons"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_il2_dose_batch_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_il2_dose_lot_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_il2_dose_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_il2_dose")),
        sa.UniqueConstraint("batch_id", "day", "revision", name=op.f("uq_il2_dose_batch_id_day_revision")),
    )
    op.create_table(
        "infusion",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("revision", whole, nullable=False),
        sa.Column("container_id", whole, nullable=False),
        sa.Column("identity_matched", sa.Boolean(), nullable=False),
        sa.Column("started_at", moment, nullable=False),
        sa.Column("stopped_at", moment, nullable=True),
        sa.Column("given_typed", sa.Text(), nullable=False),
        sa.Column("given_ml", exact, nullable=False),
        sa.Column("weight_typed", sa.Text(), nullable=False),
        sa.Column("weight_kg", exact, nullable=False),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.Column("reaction_action", sa.Text(), nullable=True),
        sa.Column("residue", sa.Text(), nullable=False),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reaction IN ('none', 'grade 1', 'grade 2', 'grade 3', 'grade 4', 'grade 5')",
            name=op.f("ck_infusion_reaction"),
        ),
        sa.CheckConstraint(
            "residue IN ('none left', 'sent to culture', 'destroyed before a witness')",
            name=op.f("ck_infusion_residue"),
        ),
        sa.CheckConstraint(
            "revision = 1 OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_infusion_changes_have_reasons"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_infusion_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_infusion_container_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_infusion_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_infusion")),
        sa.UniqueConstraint("batch_id", "ordinal", "revision", name=op.f("uq_infusion_batch_id_ordinal_revision")),
    )
    op.create_table(
        "result",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("revision", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sample_id", whole, nullable=True),
        sa.Column("container_id", whole, nullable=True),
        sa.Column("typed", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=True),
        sa.Column("number", exact, nullable=True),
        sa.Column("number_for_trends", trend, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("is_preliminary", sa.Boolean(), nullable=False),
        sa.Column("loq", exact, nullable=True),
        sa.Column("events", whole, nullable=True),
        sa.Column("sampled_at", moment, nullable=True),
        sa.Column("resulted_at", moment, nullable=True),
        sa.Column("laboratory", sa.Text(), nullable=True),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("reported_by_id", whole, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind = 'value' OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_result_changes_have_reasons"),
        ),
        sa.CheckConstraint(
            "kind IN ('value', 'correction', 'not tested', 'invalid', 'void')", name=op.f("ck_result_kind")
        ),
        sa.CheckConstraint("number IS NULL OR outcome IS NULL", name=op.f("ck_result_number_or_outcome")),
        sa.CheckConstraint("sample_id IS NULL OR container_id IS NULL", name=op.f("ck_result_of_one_thing")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_result_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_result_container_id")),
        sa.ForeignKeyConstraint(["reported_by_id"], ["person.id"], name=op.f("fk_result_reported_by_id")),
        sa.ForeignKeyConstraint(["sample_id"], ["sample.id"], name=op.f("fk_result_sample_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
        sa.UniqueConstraint(
            "batch_id", "criterion", "ordinal", "revision", name=op.f("uq_result_batch_id_criterion_ordinal_revision")
        ),
    )


def downgrade() -> None:
    op.drop_table("result")
    op.drop_table("infusion")
    op.drop_table("il2_dose")
    op.drop_table("disposition")
