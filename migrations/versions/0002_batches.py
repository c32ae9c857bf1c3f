"""Donors, patients, orders, recipes, lots, equipment, batches with their runs, vessels, samples and entries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {
    "donor": "record",
    "equipment": "record",
    "lot": "record",
    "patient": "record",
    "recipe_version": "once",
    "collection": "record",
    "donor_identity": "record",
    "donor_marker": "record",
    "feeder_lot": "record",
    "patient_identity": "record",
    "treatment_order": "once",
    "order_version": "once",
    "recipe_approval": "once",
    "batch": "record",
    "weight_check": "once",
    "at_risk_use": "once",
    "attachment": "once",
    "run": "record",
    "deviation": "record",
    "draft": "scratch",
    "entry": "once",
    "lost_draft": "once",
    "sample": "once",
    "vessel": "record",
    "movement": "once",
    "sample_vessel": "once",
}
OUTSIDE: set[tuple[str, str]] = {
    ("attachment", "content"),
    ("recipe_version", "content"),
    ("entry", "number_for_trends"),
}
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "donor",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("suitable_for_apheresis", sa.Text(), nullable=True),
        sa.Column("pregnant", sa.Text(), nullable=True),
        sa.Column("pregnancy_tested_at", moment, nullable=True),
        sa.Column("breast_feeding", sa.Text(), nullable=True),
        sa.Column("screening", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donor")),
        sa.UniqueConstraint("code", name=op.f("uq_donor_code")),
    )
    op.create_table(
        "equipment",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("calibrated_until", sa.Date(), nullable=True),
        sa.Column("applies_dilution", sa.Boolean(), nullable=True),
        sa.CheckConstraint("state IN ('in service', 'quarantined', 'retired')", name=op.f("ck_equipment_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
        sa.UniqueConstraint("code", name=op.f("uq_equipment_code")),
    )
    op.create_table(
        "lot",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("maker_lot", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("potency_iu_per_mg", exact, nullable=True),
        sa.CheckConstraint("state IN ('quarantine', 'released', 'rejected')", name=op.f("ck_lot_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("code", name=op.f("uq_lot_code")),
    )
    op.create_index("ix_lot_material", "lot", ["material", "state"], unique=False)
    op.create_table(
        "patient",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("diagnosis", sa.Text(), nullable=True),
        sa.Column("disease_status", sa.Text(), nullable=True),
        sa.Column("performance_scale", sa.Text(), nullable=True),
        sa.Column("performance_score", exact, nullable=True),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("uncontrolled_infection", sa.Text(), nullable=True),
        sa.Column("sgot_xuln", exact, nullable=True),
        sa.Column("sgpt_xuln", exact, nullable=True),
        sa.Column("hiv", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
        sa.UniqueConstraint("code", name=op.f("uq_patient_code")),
    )
    op.create_table(
        "recipe_version",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("registered_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipe_version")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_recipe_version_code_version")),
        sa.UniqueConstraint("digest", name=op.f("uq_recipe_version_digest")),
    )
    op.create_table(
        "collection",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("din", sa.Text(), nullable=False),
        sa.Column("donor_id", whole, nullable=False),
        sa.Column("started_at", moment, nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("volume_ml", exact, nullable=True),
        sa.Column("anticoagulant", sa.Text(), nullable=True),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_collection_donor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection")),
        sa.UniqueConstraint("din", name=op.f("uq_collection_din")),
    )
    op.create_index("ix_collection_donor", "collection", ["donor_id"], unique=False)
    op.create_table(
        "donor_identity",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("donor_id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("record_number", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("blood_group", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_donor_identity_donor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donor_identity")),
        sa.UniqueConstraint("donor_id", name=op.f("uq_donor_identity_donor_id")),
    )
    op.create_table(
        "donor_marker",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("donor_id", whole, nullable=False),
        sa.Column("marker", sa.Text(), nullable=False),
        sa.Column("sampled_at", moment, nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("laboratory", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "finding IN ('non_reactive', 'reactive', 'pending', 'invalid')", name=op.f("ck_donor_marker_finding")
        ),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_donor_marker_donor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donor_marker")),
        sa.UniqueConstraint(
            "donor_id", "marker", "sampled_at", name=op.f("uq_donor_marker_donor_id_marker_sampled_at")
        ),
    )
    op.create_table(
        "feeder_lot",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("lot_id", whole, nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("passage", whole, nullable=True),
        sa.Column("irradiated_at", moment, nullable=True),
        sa.Column("irradiator", sa.Text(), nullable=True),
        sa.Column("dose_gy", exact, nullable=True),
        sa.Column("viable_per_vial", exact, nullable=True),
        sa.Column("tests", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_feeder_lot_lot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeder_lot")),
        sa.UniqueConstraint("lot_id", name=op.f("uq_feeder_lot_lot_id")),
    )
    op.create_table(
        "patient_identity",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("patient_id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("record_number", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("blood_group", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_identity_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient_identity")),
        sa.UniqueConstraint("patient_id", name=op.f("uq_patient_identity_patient_id")),
    )
    op.create_table(
        "treatment_order",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("coi_code", sa.Text(), nullable=False),
        sa.Column("donor_id", whole, nullable=False),
        sa.Column("patient_id", whole, nullable=False),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.Column("hla_match", sa.Text(), nullable=False),
        sa.Column("ordered_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_treatment_order_donor_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_treatment_order_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_order")),
        sa.UniqueConstraint("coi_code", name=op.f("uq_treatment_order_coi_code")),
    )
    op.create_index("ix_treatment_order_donor", "treatment_order", ["donor_id"], unique=False)
    op.create_index("ix_treatment_order_patient", "treatment_order", ["patient_id"], unique=False)
    op.create_table(
        "order_version",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", whole, nullable=False),
        sa.Column("version", whole, nullable=False),
        sa.Column("dose_level", sa.Text(), nullable=False),
        sa.Column("weight_kg", exact, nullable=False),
        sa.Column("weighed_at", moment, nullable=False),
        sa.Column("weighed_by_id", whole, nullable=False),
        sa.Column("planned_infusion_at", moment, nullable=True),
        sa.Column("duration_min", whole, nullable=True),
        sa.Column("conditioning", sa.Text(), nullable=False),
        sa.Column("ordered_at", moment, nullable=False),
        sa.Column("ordered_by_id", whole, nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["treatment_order.id"], name=op.f("fk_order_version_order_id")),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["person.id"], name=op.f("fk_order_version_ordered_by_id")),
        sa.ForeignKeyConstraint(["weighed_by_id"], ["person.id"], name=op.f("fk_order_version_weighed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_version")),
        sa.UniqueConstraint("order_id", "version", name=op.f("uq_order_version_order_id_version")),
    )
    op.create_table(
        "recipe_approval",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("recipe_version_id", whole, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.Column("effective_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["recipe_version_id"], ["recipe_version.id"], name=op.f("fk_recipe_approval_recipe_version_id")
        ),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_recipe_approval_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipe_approval")),
        sa.UniqueConstraint("recipe_version_id", name=op.f("uq_recipe_approval_recipe_version_id")),
    )
    op.create_table(
        "batch",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("order_id", whole, nullable=False),
        sa.Column("order_version_id", whole, nullable=False),
        sa.Column("collection_id", whole, nullable=True),
        sa.Column("recipe_version_id", whole, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("issued_at", moment, nullable=False),
        sa.Column("culture_started_at", moment, nullable=True),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_batch_state")),
        sa.ForeignKeyConstraint(["collection_id"], ["collection.id"], name=op.f("fk_batch_collection_id")),
        sa.ForeignKeyConstraint(["order_id"], ["treatment_order.id"], name=op.f("fk_batch_order_id")),
        sa.ForeignKeyConstraint(["order_version_id"], ["order_version.id"], name=op.f("fk_batch_order_version_id")),
        sa.ForeignKeyConstraint(["recipe_version_id"], ["recipe_version.id"], name=op.f("fk_batch_recipe_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("number", name=op.f("uq_batch_number")),
    )
    op.create_index("ix_batch_state", "batch", ["state", "number"], unique=False)
    op.create_table(
        "weight_check",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("order_version_id", whole, nullable=False),
        sa.Column("checked_by_id", whole, nullable=False),
        sa.Column("checked_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.ForeignKeyConstraint(["checked_by_id"], ["person.id"], name=op.f("fk_weight_check_checked_by_id")),
        sa.ForeignKeyConstraint(
            ["order_version_id"], ["order_version.id"], name=op.f("fk_weight_check_order_version_id")
        ),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_weight_check_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight_check")),
        sa.UniqueConstraint("order_version_id", name=op.f("uq_weight_check_order_version_id")),
    )
    op.create_table(
        "at_risk_use",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("lot_id", whole, nullable=True),
        sa.Column("donor_id", whole, nullable=True),
        sa.Column("pending", sa.Text(), nullable=False),
        sa.Column("permitted_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.CheckConstraint("(lot_id IS NULL) <> (donor_id IS NULL)", name=op.f("ck_at_risk_use_one_thing")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_at_risk_use_batch_id")),
        sa.ForeignKeyConstraint(["donor_id"], ["donor.id"], name=op.f("fk_at_risk_use_donor_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_at_risk_use_lot_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_at_risk_use_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_at_risk_use")),
    )
    op.create_index("ix_at_risk_use_batch", "at_risk_use", ["batch_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", whole, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_attachment_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_batch", "attachment", ["batch_id"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("day", whole, nullable=True),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("added_because", sa.Text(), nullable=True),
        sa.Column("due_from", moment, nullable=True),
        sa.Column("due_to", moment, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done_at", moment, nullable=True),
        sa.Column("version", whole, nullable=False),
        sa.CheckConstraint("state IN ('open', 'to confirm', 'recorded', 'skipped')", name=op.f("ck_run_state")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_run_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("batch_id", "key", name=op.f("uq_run_batch_id_key")),
    )
    op.create_index("ix_run_due", "run", ["state", "due_to"], unique=False)
    op.create_table(
        "deviation",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("run_id", whole, nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("opened_at", moment, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=True),
        sa.Column("closed_at", moment, nullable=True),
        sa.Column("signature_id", whole, nullable=True),
        sa.CheckConstraint("state = 'open' OR signature_id IS NOT NULL", name=op.f("ck_deviation_closing_is_signed")),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_deviation_state")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_deviation_batch_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_deviation_run_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_deviation_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deviation")),
        sa.UniqueConstraint("number", name=op.f("uq_deviation_number")),
    )
    op.create_index("ix_deviation_batch", "deviation", ["batch_id", "state"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("left_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_draft_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("person_id", "run_id", "name", name=op.f("uq_draft_person_id_run_id_name")),
    )
    op.create_table(
        "entry",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", whole, nullable=False),
        sa.Column("replicate", whole, nullable=False),
        sa.Column("revision", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=True),
        sa.Column("number", exact, nullable=True),
        sa.Column("number_for_trends", trend, nullable=True),
        sa.Column("lot_id", whole, nullable=True),
        sa.Column("equipment_id", whole, nullable=True),
        sa.Column("attachment_id", whole, nullable=True),
        sa.Column("working", sa.Text(), nullable=True),
        sa.Column("happened_at", moment, nullable=False),
        sa.Column("entered_at", moment, nullable=False),
        sa.Column("performed_by_id", whole, nullable=False),
        sa.Column("recorded_by_id", whole, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('value', 'correction', 'void', 'n/a', 'confirmation', 'comment')", name=op.f("ck_entry_kind")
        ),
        sa.CheckConstraint(
            "kind NOT IN ('correction', 'void', 'n/a') OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_entry_changes_have_reasons"),
        ),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], name=op.f("fk_entry_attachment_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_entry_batch_id")),
        sa.ForeignKeyConstraint(["equipment_id"], ["equipment.id"], name=op.f("fk_entry_equipment_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_entry_lot_id")),
        sa.ForeignKeyConstraint(["performed_by_id"], ["person.id"], name=op.f("fk_entry_performed_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_entry_recorded_by_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_entry_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint(
            "run_id",
            "field",
            "subject_kind",
            "subject_id",
            "replicate",
            "revision",
            name=op.f("uq_entry_run_id_field_subject_kind_subject_id_replicate_revision"),
        ),
    )
    op.create_index("ix_entry_batch", "entry", ["batch_id"], unique=False)
    op.create_index("ix_entry_equipment", "entry", ["equipment_id"], unique=False)
    op.create_index("ix_entry_lot", "entry", ["lot_id"], unique=False)
    op.create_table(
        "lost_draft",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("left_at", moment, nullable=False),
        sa.Column("noted_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_lost_draft_batch_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lost_draft_person_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_lost_draft_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lost_draft")),
        sa.UniqueConstraint("run_id", "person_id", "left_at", name=op.f("uq_lost_draft_run_id_person_id_left_at")),
    )
    op.create_table(
        "sample",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("drawn_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_sample_batch_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_sample_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample")),
        sa.UniqueConstraint("batch_id", "code", name=op.f("uq_sample_batch_id_code")),
    )
    op.create_table(
        "vessel",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("vessel_type", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_vessel_batch_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_vessel_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vessel")),
        sa.UniqueConstraint("batch_id", "code", name=op.f("uq_vessel_batch_id_code")),
    )
    op.create_table(
        "movement",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("ordinal", whole, nullable=False),
        sa.Column("source_id", whole, nullable=True),
        sa.Column("target_id", whole, nullable=True),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("happened_at", moment, nullable=False),
        sa.CheckConstraint("source_id IS NOT NULL OR target_id IS NOT NULL", name=op.f("ck_movement_from_or_to")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_movement_batch_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_movement_run_id")),
        sa.ForeignKeyConstraint(["source_id"], ["vessel.id"], name=op.f("fk_movement_source_id")),
        sa.ForeignKeyConstraint(["target_id"], ["vessel.id"], name=op.f("fk_movement_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
        sa.UniqueConstraint("run_id", "ordinal", name=op.f("uq_movement_run_id_ordinal")),
    )
    op.create_index("ix_movement_batch", "movement", ["batch_id"], unique=False)
    op.create_table(
        "sample_vessel",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("sample_id", whole, nullable=False),
        sa.Column("vessel_id", whole, nullable=False),
        sa.ForeignKeyConstraint(["sample_id"], ["sample.id"], name=op.f("fk_sample_vessel_sample_id")),
        sa.ForeignKeyConstraint(["vessel_id"], ["vessel.id"], name=op.f("fk_sample_vessel_vessel_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_vessel")),
        sa.UniqueConstraint("sample_id", "vessel_id", name=op.f("uq_sample_vessel_sample_id_vessel_id")),
    )


def downgrade() -> None:
    op.drop_table("sample_vessel")
    op.drop_index("ix_movement_batch", table_name="movement")
    op.drop_table("movement")
    op.drop_table("vessel")
    op.drop_table("sample")
    op.drop_table("lost_draft")
    op.drop_index("ix_entry_lot", table_name="entry")
    op.drop_index("ix_entry_equipment", table_name="entry")
    op.drop_index("ix_entry_batch", table_name="entry")
    op.drop_table("entry")
    op.drop_table("draft")
    op.drop_index("ix_deviation_batch", table_name="deviation")
    op.drop_table("deviation")
    op.drop_index("ix_run_due", table_name="run")
    op.drop_table("run")
    op.drop_index("ix_attachment_batch", table_name="attachment")
    op.drop_table("attachment")
    op.drop_index("ix_at_risk_use_batch", table_name="at_risk_use")
    op.drop_table("at_risk_use")
    op.drop_table("weight_check")
    op.drop_index("ix_batch_state", table_name="batch")
    op.drop_table("batch")
    op.drop_table("recipe_approval")
    op.drop_table("order_version")
    op.drop_index("ix_treatment_order_patient", table_name="treatment_order")
    op.drop_index("ix_treatment_order_donor", table_name="treatment_order")
    op.drop_table("treatment_order")
    op.drop_table("patient_identity")
    op.drop_table("feeder_lot")
    op.drop_table("donor_marker")
    op.drop_table("donor_identity")
    op.drop_index("ix_collection_donor", table_name="collection")
    op.drop_table("collection")
    op.drop_table("recipe_version")
    op.drop_table("patient")
    op.drop_index("ix_lot_material", table_name="lot")
    op.drop_table("lot")
    op.drop_table("equipment")
    op.drop_table("donor")
