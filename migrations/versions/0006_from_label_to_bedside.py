"""Labels, changes of hands, scans, infusion forms, and what the ward noted at the bedside."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {
    "handover": "once",
    "identity_scan": "once",
    "infusion_form": "once",
    "label_note": "once",
    "bedside": "once",
    "infusion_flow": "once",
}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()


def upgrade() -> None:
    op.create_table(
        "handover",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("container_id", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("happened_at", moment, nullable=False),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("is_afterwards", sa.Boolean(), nullable=False),
        sa.Column("whom", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("logger", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("witness", sa.Text(), nullable=True),
        sa.Column("volume_typed", sa.Text(), nullable=True),
        sa.Column("volume_ml", exact, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "kind <> 'destroyed' OR witness IS NOT NULL", name=op.f("ck_handover_destroyed_before_a_witness")
        ),
        sa.CheckConstraint("kind = 'destroyed' OR whom IS NOT NULL", name=op.f("ck_handover_somebody_took_it")),
        sa.CheckConstraint("kind IN ('issued', 'returned', 'destroyed')", name=op.f("ck_handover_kind")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_handover_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_handover_container_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_handover_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("batch_id", "ordinal", name=op.f("uq_handover_batch_id_ordinal")),
    )
    op.create_table(
        "identity_scan",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("container_id", whole, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("scanned", sa.Text(), nullable=False),
        sa.Column("matched", sa.Boolean(), nullable=False),
        sa.Column("scanned_at", moment, nullable=False),
        sa.Column("scanned_by_id", whole, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_identity_scan_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_identity_scan_container_id")),
        sa.ForeignKeyConstraint(["scanned_by_id"], ["person.id"], name=op.f("fk_identity_scan_scanned_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_scan")),
    )
    op.create_index("ix_identity_scan_batch", "identity_scan", ["batch_id"], unique=False)
    op.create_table(
        "infusion_form",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("container_id", whole, nullable=False),
        sa.Column("printed_at", moment, nullable=False),
        sa.Column("printed_by_id", whole, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_infusion_form_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_infusion_form_container_id")),
        sa.ForeignKeyConstraint(["printed_by_id"], ["person.id"], name=op.f("fk_infusion_form_printed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_infusion_form")),
        sa.UniqueConstraint("number", name=op.f("uq_infusion_form_number")),
    )
    op.create_index("ix_infusion_form_batch", "infusion_form", ["batch_id"], unique=False)
    op.create_table(
        "label_note",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("container_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("copies", whole, nullable=False),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("noted_at", moment, nullable=False),
        sa.Column("noted_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "(deed = 'printed') = (says IS NOT NULL AND sha256 IS NOT NULL)", name=op.f("ck_label_note_prints_say")
        ),
        sa.CheckConstraint("deed IN ('printed', 'applied', 'kept', 'destroyed')", name=op.f("ck_label_note_deed")),
        sa.CheckConstraint("copies > 0", name=op.f("ck_label_note_copies")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_label_note_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_label_note_container_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["person.id"], name=op.f("fk_label_note_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_note")),
        sa.UniqueConstraint("container_id", "ordinal", name=op.f("uq_label_note_container_id_ordinal")),
    )
    op.create_index("ix_label_note_batch", "label_note", ["batch_id"], unique=False)
    op.create_table(
        "bedside",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("infusion_id", whole, nullable=False),
        sa.Column("revision", whole, nullable=False),
        sa.Column("form_number", sa.Text(), nullable=True),
        sa.Column("second_person", sa.Text(), nullable=True),
        sa.Column("tubing_typed", sa.Text(), nullable=True),
        sa.Column("tubing_ml", exact, nullable=True),
        sa.Column("flush_typed", sa.Text(), nullable=True),
        sa.Column("flush_ml", exact, nullable=True),
        sa.Column("vital_signs", sa.Text(), nullable=True),
        sa.Column("attachment_id", whole, nullable=True),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], name=op.f("fk_bedside_attachment_id")),
        sa.ForeignKeyConstraint(["infusion_id"], ["infusion.id"], name=op.f("fk_bedside_infusion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bedside")),
        sa.UniqueConstraint("form_number", "revision", name=op.f("uq_bedside_form_number_revision")),
        sa.UniqueConstraint("infusion_id", name=op.f("uq_bedside_infusion_id")),
    )
    op.create_table(
        "infusion_flow",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("infusion_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("flow", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("rate_typed", sa.Text(), nullable=True),
        sa.Column("rate_ml_per_h", exact, nullable=True),
        sa.CheckConstraint("flow IN ('paused', 'rate changed', 'resumed')", name=op.f("ck_infusion_flow_flow")),
        sa.ForeignKeyConstraint(["infusion_id"], ["infusion.id"], name=op.f("fk_infusion_flow_infusion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_infusion_flow")),
        sa.UniqueConstraint("infusion_id", "ordinal", name=op.f("uq_infusion_flow_infusion_id_ordinal")),
    )


def downgrade() -> None:
    op.drop_table("infusion_flow")
    op.drop_table("bedside")
    op.drop_index("ix_label_note_batch", table_name="label_note")
    op.drop_table("label_note")
    op.drop_index("ix_infusion_form_batch", table_name="infusion_form")
    op.drop_table("infusion_form")
    op.drop_index("ix_identity_scan_batch", table_name="identity_scan")
    op.drop_table("identity_scan")
    op.drop_table("handover")
