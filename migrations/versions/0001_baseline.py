"""Every table of the record, as the models say."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {
    "clock_shift": "once",
    "contact": "record",
    "donor": "record",
    "equipment": "record",
    "link": "ledger",
    "lot": "record",
    "nonce": "scratch",
    "patient": "record",
    "person": "record",
    "recipe_version": "once",
    "schema_manifest": "once",
    "signed_copy": "once",
    "stream": "scratch",
    "terminal": "record",
    "access_event": "once",
    "acknowledgement": "once",
    "act": "ledger",
    "collection": "record",
    "credential": "record",
    "donor_identity": "record",
    "donor_marker": "record",
    "feeder_lot": "record",
    "patient_identity": "record",
    "signature": "once",
    "signing_period": "scratch",
    "treatment_order": "once",
    "web_session": "scratch",
    "change": "ledger",
    "credential_handover": "record",
    "order_version": "once",
    "recipe_approval": "once",
    "recipe_withdrawal": "once",
    "role_grant": "record",
    "site_declaration": "once",
    "submission": "scratch",
    "batch": "record",
    "weight_verification": "once",
    "work_answer": "once",
    "at_risk_use": "once",
    "attachment": "once",
    "batch_summary": "scratch",
    "decision_paper": "once",
    "disposition": "once",
    "donor_ground": "once",
    "exception_answer": "once",
    "il2_dose": "once",
    "positive": "once",
    "run": "record",
    "deviation": "record",
    "draft": "scratch",
    "entry": "once",
    "lost_draft": "once",
    "positive_note": "once",
    "positive_verdict": "once",
    "sample": "once",
    "vessel": "record",
    "custody_transfer": "once",
    "draft_value": "scratch",
    "identity_scan": "once",
    "infusion": "once",
    "infusion_form": "once",
    "label_note": "once",
    "movement": "once",
    "result": "once",
    "sample_vessel": "once",
    "bedside": "once",
    "infusion_flow": "once",
}
OUTSIDE: set[tuple[str, str]] = {
    ("attachment", "content"),
    ("entry", "number_for_trends"),
    ("recipe_version", "content"),
    ("result", "number_for_trends"),
}
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "clock_shift",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("forward_s", whole, nullable=False),
        sa.Column("shifted_at", moment, nullable=False),
        sa.CheckConstraint("forward_s > 0", name=op.f("ck_clock_shift_forward_only")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_shift")),
    )
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
        sa.Column("affected", sa.Text(), nullable=True),
        sa.CheckConstraint("affected IN ('yes', 'no', 'not_known')", name=op.f("ck_equipment_affected")),
        sa.CheckConstraint(
            "affected IS NULL OR state = 'quarantined'", name=op.f("ck_equipment_affected_while_quarantined")
        ),
        sa.CheckConstraint("state IN ('in_service', 'quarantined', 'retired')", name=op.f("ck_equipment_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
        sa.UniqueConstraint("code", name=op.f("uq_equipment_code")),
    )
    op.create_table(
        "link",
        sa.Column("act_id", whole, autoincrement=False, nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", whole, nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_link")),
        sa.UniqueConstraint("stream", "prev", name=op.f("uq_link_stream_prev")),
        sa.UniqueConstraint("stream", "seq", name=op.f("uq_link_stream_seq")),
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
        sa.Column("affected", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'rejected') = (affected IS NOT NULL)", name=op.f("ck_lot_a_rejection_says_what_is_affected")
        ),
        sa.CheckConstraint("affected IN ('yes', 'no', 'not_known')", name=op.f("ck_lot_affected")),
        sa.CheckConstraint("state IN ('quarantine', 'released', 'rejected')", name=op.f("ck_lot_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("code", name=op.f("uq_lot_code")),
    )
    op.create_index("ix_lot_material", "lot", ["material", "state"], unique=False)
    op.create_table(
        "nonce",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nonce")),
        sa.UniqueConstraint("token", name=op.f("uq_nonce_token")),
    )
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
        "person",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("printed_name", sa.Text(), nullable=False),
        sa.Column("badge", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_system", sa.Boolean(), nullable=False),
        sa.Column("identity_verified", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('active', 'disabled', 'on_paper')", name=op.f("ck_person_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("badge", name=op.f("uq_person_badge")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
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
        "schema_manifest",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("database", sa.Text(), nullable=False),
        sa.Column("generator", whole, nullable=False),
        sa.Column("digests", sa.Text(), nullable=False),
        sa.Column("noted_at", moment, nullable=False),
        sa.CheckConstraint("generator > 0", name=op.f("ck_schema_manifest_generator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schema_manifest")),
    )
    op.create_table(
        "signed_copy",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("payload_version", whole, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copy")),
        sa.UniqueConstraint("digest", name=op.f("uq_signed_copy_digest")),
    )
    op.create_table(
        "stream", sa.Column("name", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("name", name=op.f("pk_stream"))
    )
    op.create_table(
        "terminal",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("registered_at", moment, nullable=False),
        sa.Column("retired_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminal")),
        sa.UniqueConstraint("name", name=op.f("uq_terminal_name")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_terminal_token_hash")),
    )
    op.create_table(
        "access_event",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=True),
        sa.Column("typed_login", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("terminal_id", whole, nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("at", moment, nullable=False),
        sa.CheckConstraint(
            "kind IN ('logged_in', 'logged_out', 'log_in_failed', 'signed', 'signing_failed', 'locked_out', 'lock_out_ended', 'refused')",
            name=op.f("ck_access_event_kind"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_access_event_person_id")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_access_event_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_event")),
    )
    op.create_index("ix_access_event_person", "access_event", ["person_id", "id"], unique=False)
    op.create_table(
        "acknowledgement",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_acknowledgement_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
        sa.UniqueConstraint("person_id", name=op.f("uq_acknowledgement_person_id")),
    )
    op.create_table(
        "act",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("header_version", whole, nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("actor_id", whole, nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("session_person_id", whole, nullable=True),
        sa.Column("terminal_id", whole, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("schema_revision", sa.Text(), nullable=False),
        sa.Column("software_version", sa.Text(), nullable=False),
        sa.Column("database_user", sa.Text(), nullable=False),
        sa.CheckConstraint("reason IS NULL OR length(trim(reason)) >= 2", name=op.f("ck_act_reason")),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_act_actor_id")),
        sa.ForeignKeyConstraint(["id"], ["link.act_id"], name="fk_act_link", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["session_person_id"], ["person.id"], name=op.f("fk_act_session_person_id")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_act_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index("ix_act_stream", "act", ["stream", "id"], unique=False)
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
        "credential",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("set_at", moment, nullable=False),
        sa.CheckConstraint("kind IN ('password', 'pin')", name=op.f("ck_credential_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_credential_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_credential_person_id_kind")),
    )
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
        "signature",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("copy_id", whole, nullable=False),
        sa.Column("scope", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("signer_id", whole, nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("signer_role", sa.Text(), nullable=False),
        sa.Column("signer_login", sa.Text(), nullable=False),
        sa.Column("session_person_id", whole, nullable=True),
        sa.Column("terminal_id", whole, nullable=True),
        sa.Column("proven_by", sa.Text(), nullable=False),
        sa.Column("signed_at", moment, nullable=False),
        sa.CheckConstraint(
            "meaning IN ('performed', 'verified', 'reviewed', 'approved', 'released', 'withdrawn', 'released_for_use', 'certified', 'exceptional_supply', 'rejected', 'recalled', 'terminated_in_culture', 'not_infused_and_destroyed', 'closed_without_certification', 'exceptional_supply_approved', 'closed')",
            name=op.f("ck_signature_meaning"),
        ),
        sa.CheckConstraint(
            "proven_by IN ('badge_and_password', 'badge_and_pin', 'user_name_and_password', 'user_name_and_pin', 'tablet_name_and_password', 'tablet_name_and_pin')",
            name=op.f("ck_signature_proven_by"),
        ),
        sa.CheckConstraint("length(signer_name) > 0", name=op.f("ck_signature_signer_name")),
        sa.CheckConstraint("length(statement) > 0", name=op.f("ck_signature_statement")),
        sa.ForeignKeyConstraint(["copy_id"], ["signed_copy.id"], name=op.f("fk_signature_copy_id")),
        sa.ForeignKeyConstraint(["session_person_id"], ["person.id"], name=op.f("fk_signature_session_person_id")),
        sa.ForeignKeyConstraint(["signer_id"], ["person.id"], name=op.f("fk_signature_signer_id")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_signature_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index("ix_signature_copy", "signature", ["copy_id"], unique=False)
    op.create_index("ix_signature_scope", "signature", ["scope"], unique=False)
    op.create_table(
        "signing_period",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("terminal_id", whole, nullable=False),
        sa.Column("used_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signing_period_person_id")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_signing_period_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_period")),
        sa.UniqueConstraint("person_id", "terminal_id", name=op.f("uq_signing_period_person_id_terminal_id")),
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
        "web_session",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("person_id", whole, nullable=True),
        sa.Column("terminal_id", whole, nullable=True),
        sa.Column("opened_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.Column("locked_at", moment, nullable=True),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_web_session_person_id")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_web_session_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_web_session_token_hash")),
    )
    op.create_table(
        "change",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("act_id", whole, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", whole, nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("became", sa.Text(), nullable=False),
        sa.CheckConstraint("op IN ('I', 'U', 'M')", name=op.f("ck_change_op")),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_change_act_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_act", "change", ["act_id"], unique=False)
    op.create_index("ix_change_row", "change", ["table_name", "row_id", "id"], unique=False)
    op.create_table(
        "credential_handover",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("issued_by_id", whole, nullable=False),
        sa.Column("issued_at", moment, nullable=False),
        sa.Column("vouched_by_id", whole, nullable=True),
        sa.Column("vouched_at", moment, nullable=True),
        sa.Column("signature_id", whole, nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'replaced') OR (vouched_by_id IS NOT NULL AND signature_id IS NOT NULL AND code_hash IS NOT NULL)",
            name=op.f("ck_credential_handover_is_vouched_for"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'vouched', 'taken_up', 'replaced')", name=op.f("ck_credential_handover_state")
        ),
        sa.CheckConstraint("issued_by_id <> person_id", name=op.f("ck_credential_handover_not_to_oneself")),
        sa.CheckConstraint(
            "vouched_by_id <> issued_by_id AND vouched_by_id <> person_id",
            name=op.f("ck_credential_handover_takes_two"),
        ),
        sa.ForeignKeyConstraint(["issued_by_id"], ["person.id"], name=op.f("fk_credential_handover_issued_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_credential_handover_person_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_credential_handover_signature_id")),
        sa.ForeignKeyConstraint(["vouched_by_id"], ["person.id"], name=op.f("fk_credential_handover_vouched_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential_handover")),
    )
    op.create_index("ix_credential_handover_person", "credential_handover", ["person_id", "state"], unique=False)
    op.create_table(
        "order_version",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", whole, nullable=False),
        sa.Column("version", whole, nullable=False),
        sa.Column("dose_level", sa.Text(), nullable=False),
        sa.Column("weight_kg", exact, nullable=True),
        sa.Column("weighed_at", moment, nullable=True),
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
        "recipe_withdrawal",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("recipe_version_id", whole, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.Column("affected", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", moment, nullable=False),
        sa.CheckConstraint("affected IN ('yes', 'no', 'not_known')", name=op.f("ck_recipe_withdrawal_affected")),
        sa.ForeignKeyConstraint(
            ["recipe_version_id"], ["recipe_version.id"], name=op.f("fk_recipe_withdrawal_recipe_version_id")
        ),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_recipe_withdrawal_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipe_withdrawal")),
        sa.UniqueConstraint("recipe_version_id", name=op.f("uq_recipe_withdrawal_recipe_version_id")),
    )
    op.create_table(
        "role_grant",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_bootstrap", sa.Boolean(), nullable=False),
        sa.Column("proposed_by_id", whole, nullable=True),
        sa.Column("proposed_at", moment, nullable=False),
        sa.Column("effective_at", moment, nullable=True),
        sa.Column("signature_id", whole, nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("ended_by_id", whole, nullable=True),
        sa.CheckConstraint(
            "role IN ('technician', 'head_of_production', 'qc_analyst', 'qa', 'authorised_person', 'clinician', 'identity', 'administrator')",
            name=op.f("ck_role_grant_role"),
        ),
        sa.CheckConstraint(
            "state = 'proposed' OR state = 'refused' OR is_bootstrap OR role = 'administrator' OR signature_id IS NOT NULL",
            name=op.f("ck_role_grant_gmp_roles_are_signed"),
        ),
        sa.CheckConstraint("state IN ('proposed', 'effective', 'refused', 'ended')", name=op.f("ck_role_grant_state")),
        sa.CheckConstraint("person_id <> ended_by_id", name=op.f("ck_role_grant_not_by_oneself")),
        sa.CheckConstraint("person_id <> proposed_by_id", name=op.f("ck_role_grant_not_to_oneself")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_role_grant_ended_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["person.id"], name=op.f("fk_role_grant_proposed_by_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_role_grant_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index("ix_role_grant_person", "role_grant", ["person_id", "state"], unique=False)
    op.create_table(
        "site_declaration",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("declared_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=True),
        sa.CheckConstraint(
            "kind <> 'production' OR signature_id IS NOT NULL", name=op.f("ck_site_declaration_production_is_signed")
        ),
        sa.CheckConstraint("kind IN ('demo', 'commissioning', 'production')", name=op.f("ck_site_declaration_kind")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_site_declaration_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_declaration")),
    )
    op.create_table(
        "submission",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("act_id", whole, nullable=False),
        sa.Column("sent_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_submission_act_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_submission_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("person_id", "form_id", name=op.f("uq_submission_person_id_form_id")),
    )
    op.create_index("ix_submission_sent_at", "submission", ["sent_at"], unique=False)
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
        "weight_verification",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("order_version_id", whole, nullable=False),
        sa.Column("verified_by_id", whole, nullable=False),
        sa.Column("verified_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.ForeignKeyConstraint(
            ["order_version_id"], ["order_version.id"], name=op.f("fk_weight_verification_order_version_id")
        ),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_weight_verification_signature_id")),
        sa.ForeignKeyConstraint(["verified_by_id"], ["person.id"], name=op.f("fk_weight_verification_verified_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight_verification")),
        sa.UniqueConstraint("order_version_id", name=op.f("uq_weight_verification_order_version_id")),
    )
    op.create_table(
        "work_answer",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("grant_id", whole, nullable=True),
        sa.Column("affected", sa.Text(), nullable=False),
        sa.Column("answered_by_id", whole, nullable=False),
        sa.Column("answered_at", moment, nullable=False),
        sa.Column("assesses_id", whole, nullable=True),
        sa.Column("signature_id", whole, nullable=True),
        sa.CheckConstraint("affected IN ('yes', 'no', 'not_known')", name=op.f("ck_work_answer_affected")),
        sa.CheckConstraint(
            "(assesses_id IS NULL) = (signature_id IS NULL)", name=op.f("ck_work_answer_an_assessment_is_signed")
        ),
        sa.CheckConstraint("person_id <> answered_by_id", name=op.f("ck_work_answer_not_by_oneself")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_work_answer_answered_by_id")),
        sa.ForeignKeyConstraint(["assesses_id"], ["work_answer.id"], name=op.f("fk_work_answer_assesses_id")),
        sa.ForeignKeyConstraint(["grant_id"], ["role_grant.id"], name=op.f("fk_work_answer_grant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_work_answer_person_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_work_answer_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_answer")),
        sa.UniqueConstraint("assesses_id", name=op.f("uq_work_answer_assesses_id")),
    )
    op.create_index("ix_work_answer_person", "work_answer", ["person_id"], unique=False)
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
        "batch_summary",
        sa.Column("batch_id", whole, autoincrement=False, nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("software_version", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_batch_summary_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batch_summary")),
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
            "kind IN ('request', 'benefit_and_alternatives', 'risk_evaluation', 'acceptance', 'sponsor_told', 'donor_determination_told')",
            name=op.f("ck_decision_paper_kind"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_decision_paper_batch_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_decision_paper_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_paper")),
        sa.UniqueConstraint("batch_id", "kind", "ordinal", name=op.f("uq_decision_paper_batch_id_kind_ordinal")),
    )
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
            "decision IN ('released_for_use', 'certified', 'exceptional_supply') OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
            name=op.f("ck_disposition_reasons"),
        ),
        sa.CheckConstraint(
            "decision IN ('released_for_use', 'certified', 'exceptional_supply', 'rejected', 'recalled', 'terminated_in_culture', 'not_infused_and_destroyed', 'closed_without_certification')",
            name=op.f("ck_disposition_decision"),
        ),
        sa.CheckConstraint(
            "ordinal > 1 OR decision NOT IN ('certified', 'recalled', 'closed_without_certification')",
            name=op.f("ck_disposition_order"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_disposition_batch_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_disposition_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition")),
        sa.UniqueConstraint("batch_id", "ordinal", name=op.f("uq_disposition_batch_id_ordinal")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_disposition_signature_id")),
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
        sa.Column("physician_told_at", moment, nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("legends", sa.Text(), nullable=False),
        sa.Column("permitted_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=False),
        sa.CheckConstraint("ground IN ('urgent_medical_need', 'close_relative')", name=op.f("ck_donor_ground_ground")),
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
        sa.CheckConstraint("state IN ('open', 'to_confirm', 'recorded', 'skipped')", name=op.f("ck_run_state")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_run_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("batch_id", "key", name=op.f("uq_run_batch_id_key")),
    )
    op.create_index("ix_run_batch_state", "run", ["batch_id", "state", "step"], unique=False)
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
        sa.UniqueConstraint(
            "batch_id", "code", "subject", "occurrence", name=op.f("uq_deviation_batch_id_code_subject_occurrence")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_deviation_number")),
    )
    op.create_index("ix_deviation_batch", "deviation", ["batch_id", "state"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", whole, nullable=False),
        sa.Column("run_id", whole, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_draft_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("form_id", name=op.f("uq_draft_form_id")),
        sa.UniqueConstraint("person_id", "run_id", "subject", name=op.f("uq_draft_person_id_run_id_subject")),
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
            "kind IN ('value', 'correction', 'void', 'not_applicable', 'confirmation', 'comment')",
            name=op.f("ck_entry_kind"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('correction', 'void', 'not_applicable') OR (reason IS NOT NULL AND length(trim(reason)) >= 2)",
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
            "kind IN ('told', 'gram_stain', 'organism', 'sensitivities', 'other')", name=op.f("ck_positive_note_kind")
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
        sa.CheckConstraint("finding IN ('confirmed', 'false_positive')", name=op.f("ck_positive_verdict_finding")),
        sa.CheckConstraint("length(trim(cause)) >= 2", name=op.f("ck_positive_verdict_cause")),
        sa.ForeignKeyConstraint(["positive_id"], ["positive.id"], name=op.f("fk_positive_verdict_positive_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_positive_verdict_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positive_verdict")),
        sa.UniqueConstraint("positive_id", "ordinal", name=op.f("uq_positive_verdict_positive_id_ordinal")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_positive_verdict_signature_id")),
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
        "custody_transfer",
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
            "kind <> 'destroyed' OR witness IS NOT NULL", name=op.f("ck_custody_transfer_destroyed_before_a_witness")
        ),
        sa.CheckConstraint("kind = 'destroyed' OR whom IS NOT NULL", name=op.f("ck_custody_transfer_somebody_took_it")),
        sa.CheckConstraint("kind IN ('issued', 'returned', 'destroyed')", name=op.f("ck_custody_transfer_kind")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_custody_transfer_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_custody_transfer_container_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_custody_transfer_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_transfer")),
        sa.UniqueConstraint("batch_id", "ordinal", name=op.f("uq_custody_transfer_batch_id_ordinal")),
    )
    op.create_table(
        "draft_value",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("draft_id", whole, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("left_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_value_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_value")),
        sa.UniqueConstraint("draft_id", "name", name=op.f("uq_draft_value_draft_id_name")),
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
        sa.CheckConstraint("asked IN ('container', 'order_or_patient')", name=op.f("ck_identity_scan_asked")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_identity_scan_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_identity_scan_container_id")),
        sa.ForeignKeyConstraint(["scanned_by_id"], ["person.id"], name=op.f("fk_identity_scan_scanned_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_scan")),
    )
    op.create_index("ix_identity_scan_batch", "identity_scan", ["batch_id"], unique=False)
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
            "reaction IN ('none', 'grade_1', 'grade_2', 'grade_3', 'grade_4', 'grade_5')",
            name=op.f("ck_infusion_reaction"),
        ),
        sa.CheckConstraint(
            "residue IN ('none_left', 'sent_to_culture', 'destroyed_before_a_witness')",
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
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("copies", whole, nullable=False),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("noted_at", moment, nullable=False),
        sa.Column("noted_by_id", whole, nullable=False),
        sa.CheckConstraint(
            "(action = 'printed') = (says IS NOT NULL AND sha256 IS NOT NULL)", name=op.f("ck_label_note_prints_say")
        ),
        sa.CheckConstraint("action IN ('printed', 'applied', 'kept', 'destroyed')", name=op.f("ck_label_note_action")),
        sa.CheckConstraint("copies > 0", name=op.f("ck_label_note_copies")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_label_note_batch_id")),
        sa.ForeignKeyConstraint(["container_id"], ["vessel.id"], name=op.f("fk_label_note_container_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["person.id"], name=op.f("fk_label_note_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_note")),
        sa.UniqueConstraint("container_id", "ordinal", name=op.f("uq_label_note_container_id_ordinal")),
    )
    op.create_index("ix_label_note_batch", "label_note", ["batch_id"], unique=False)
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
            "kind IN ('value', 'correction', 'not_tested', 'invalid', 'void')", name=op.f("ck_result_kind")
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
        sa.CheckConstraint("flow IN ('paused', 'rate_changed', 'resumed')", name=op.f("ck_infusion_flow_flow")),
        sa.ForeignKeyConstraint(["infusion_id"], ["infusion.id"], name=op.f("fk_infusion_flow_infusion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_infusion_flow")),
        sa.UniqueConstraint("infusion_id", "ordinal", name=op.f("uq_infusion_flow_infusion_id_ordinal")),
    )


def downgrade() -> None:
    op.drop_table("infusion_flow")
    op.drop_table("bedside")
    op.drop_table("sample_vessel")
    op.drop_table("result")
    op.drop_index("ix_movement_batch", table_name="movement")
    op.drop_table("movement")
    op.drop_index("ix_label_note_batch", table_name="label_note")
    op.drop_table("label_note")
    op.drop_index("ix_infusion_form_batch", table_name="infusion_form")
    op.drop_table("infusion_form")
    op.drop_table("infusion")
    op.drop_index("ix_identity_scan_batch", table_name="identity_scan")
    op.drop_table("identity_scan")
    op.drop_table("draft_value")
    op.drop_table("custody_transfer")
    op.drop_table("vessel")
    op.drop_table("sample")
    op.drop_table("positive_verdict")
    op.drop_index("ix_positive_note_positive", table_name="positive_note")
    op.drop_table("positive_note")
    op.drop_table("lost_draft")
    op.drop_index("ix_entry_lot", table_name="entry")
    op.drop_index("ix_entry_equipment", table_name="entry")
    op.drop_index("ix_entry_batch", table_name="entry")
    op.drop_table("entry")
    op.drop_table("draft")
    op.drop_index("ix_deviation_batch", table_name="deviation")
    op.drop_table("deviation")
    op.drop_index("ix_run_due", table_name="run")
    op.drop_index("ix_run_batch_state", table_name="run")
    op.drop_table("run")
    op.drop_index("ix_positive_lot", table_name="positive")
    op.drop_index("ix_positive_donor", table_name="positive")
    op.drop_index("ix_positive_batch", table_name="positive")
    op.drop_table("positive")
    op.drop_table("il2_dose")
    op.drop_index("ix_exception_answer_batch", table_name="exception_answer")
    op.drop_table("exception_answer")
    op.drop_table("donor_ground")
    op.drop_table("disposition")
    op.drop_table("decision_paper")
    op.drop_table("batch_summary")
    op.drop_index("ix_attachment_batch", table_name="attachment")
    op.drop_table("attachment")
    op.drop_index("ix_at_risk_use_batch", table_name="at_risk_use")
    op.drop_table("at_risk_use")
    op.drop_index("ix_work_answer_person", table_name="work_answer")
    op.drop_table("work_answer")
    op.drop_table("weight_verification")
    op.drop_index("ix_batch_state", table_name="batch")
    op.drop_table("batch")
    op.drop_index("ix_submission_sent_at", table_name="submission")
    op.drop_table("submission")
    op.drop_table("site_declaration")
    op.drop_index("ix_role_grant_person", table_name="role_grant")
    op.drop_table("role_grant")
    op.drop_table("recipe_withdrawal")
    op.drop_table("recipe_approval")
    op.drop_table("order_version")
    op.drop_index("ix_credential_handover_person", table_name="credential_handover")
    op.drop_table("credential_handover")
    op.drop_index("ix_change_row", table_name="change")
    op.drop_index("ix_change_act", table_name="change")
    op.drop_table("change")
    op.drop_table("web_session")
    op.drop_index("ix_treatment_order_patient", table_name="treatment_order")
    op.drop_index("ix_treatment_order_donor", table_name="treatment_order")
    op.drop_table("treatment_order")
    op.drop_table("signing_period")
    op.drop_index("ix_signature_scope", table_name="signature")
    op.drop_index("ix_signature_copy", table_name="signature")
    op.drop_table("signature")
    op.drop_table("patient_identity")
    op.drop_table("feeder_lot")
    op.drop_table("donor_marker")
    op.drop_table("donor_identity")
    op.drop_table("credential")
    op.drop_index("ix_collection_donor", table_name="collection")
    op.drop_table("collection")
    op.drop_index("ix_act_stream", table_name="act")
    op.drop_table("act")
    op.drop_table("acknowledgement")
    op.drop_index("ix_access_event_person", table_name="access_event")
    op.drop_table("access_event")
    op.drop_table("terminal")
    op.drop_table("stream")
    op.drop_table("signed_copy")
    op.drop_table("schema_manifest")
    op.drop_table("recipe_version")
    op.drop_table("person")
    op.drop_table("patient")
    op.drop_table("nonce")
    op.drop_index("ix_lot_material", table_name="lot")
    op.drop_table("lot")
    op.drop_table("link")
    op.drop_table("equipment")
    op.drop_table("donor")
    op.drop_table("contact")
    op.drop_table("clock_shift")
