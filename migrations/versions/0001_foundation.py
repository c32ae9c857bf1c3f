"""The ledger, people, signatures, the site, and scratch for the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {
    "clock_shift": "once",
    "link": "ledger",
    "nonce": "scratch",
    "person": "record",
    "signed_copy": "once",
    "stream": "scratch",
    "terminal": "record",
    "access_event": "once",
    "acknowledgement": "once",
    "act": "ledger",
    "credential": "record",
    "signature": "once",
    "signing_period": "scratch",
    "web_session": "scratch",
    "change": "ledger",
    "role_grant": "record",
    "site_declaration": "once",
}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()


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
        "nonce",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nonce")),
        sa.UniqueConstraint("token", name=op.f("uq_nonce_token")),
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
        sa.CheckConstraint("state IN ('active', 'disabled')", name=op.f("ck_person_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("badge", name=op.f("uq_person_badge")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
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
        "stream",
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stream")),
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
            "kind IN ('logged in', 'logged out', 'log-in failed', 'credentials accepted for a signature', 'signing failed', 'locked out', 'lock-out ended', 'refused')",
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
        "signature",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("copy_id", whole, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("signer_id", whole, nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("signer_role", sa.Text(), nullable=False),
        sa.Column("signer_login", sa.Text(), nullable=False),
        sa.Column("session_person_id", whole, nullable=True),
        sa.Column("terminal_id", whole, nullable=True),
        sa.Column("proven_by", sa.Text(), nullable=False),
        sa.Column("signed_at", moment, nullable=False),
        sa.CheckConstraint(
            "meaning IN ('performed', 'verified', 'reviewed', 'approved', 'released', 'rejected')",
            name=op.f("ck_signature_meaning"),
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
        sa.Column("declared_at", moment, nullable=False),
        sa.Column("signature_id", whole, nullable=True),
        sa.CheckConstraint(
            "kind <> 'production' OR signature_id IS NOT NULL",
            name=op.f("ck_site_declaration_production_is_signed"),
        ),
        sa.CheckConstraint("kind IN ('demo', 'commissioning', 'production')", name=op.f("ck_site_declaration_kind")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_site_declaration_signature_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_declaration")),
    )


def downgrade() -> None:
    op.drop_table("site_declaration")
    op.drop_index("ix_role_grant_person", table_name="role_grant")
    op.drop_table("role_grant")
    op.drop_index("ix_change_row", table_name="change")
    op.drop_index("ix_change_act", table_name="change")
    op.drop_table("change")
    op.drop_table("web_session")
    op.drop_table("signing_period")
    op.drop_index("ix_signature_scope", table_name="signature")
    op.drop_index("ix_signature_copy", table_name="signature")
    op.drop_table("signature")
    op.drop_table("credential")
    op.drop_index("ix_act_stream", table_name="act")
    op.drop_table("act")
    op.drop_table("acknowledgement")
    op.drop_index("ix_access_event_person", table_name="access_event")
    op.drop_table("access_event")
    op.drop_table("terminal")
    op.drop_table("stream")
    op.drop_table("signed_copy")
    op.drop_table("person")
    op.drop_table("nonce")
    op.drop_table("link")
    op.drop_table("clock_shift")
