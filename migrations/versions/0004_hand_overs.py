"""First passwords that take two people, and what the schema was made of."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {"hand_over": "record", "schema_made": "once"}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "schema_made",
        sa.Column("id", whole, sa.Identity(always=False), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("database", sa.Text(), nullable=False),
        sa.Column("generator", whole, nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.CheckConstraint("generator > 0", name=op.f("ck_schema_made_generator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schema_made")),
    )
    op.create_table(
        "hand_over",
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
            "state IN ('waiting', 'replaced') OR (vouched_by_id IS NOT NULL AND signature_id IS NOT NULL"
            " AND code_hash IS NOT NULL)",
            name=op.f("ck_hand_over_is_vouched_for"),
        ),
        sa.CheckConstraint("state IN ('waiting', 'vouched', 'taken up', 'replaced')", name=op.f("ck_hand_over_state")),
        sa.CheckConstraint("issued_by_id <> person_id", name=op.f("ck_hand_over_not_to_oneself")),
        sa.CheckConstraint(
            "vouched_by_id <> issued_by_id AND vouched_by_id <> person_id", name=op.f("ck_hand_over_takes_two")
        ),
        sa.ForeignKeyConstraint(["issued_by_id"], ["person.id"], name=op.f("fk_hand_over_issued_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hand_over_person_id")),
        sa.ForeignKeyConstraint(["signature_id"], ["signature.id"], name=op.f("fk_hand_over_signature_id")),
        sa.ForeignKeyConstraint(["vouched_by_id"], ["person.id"], name=op.f("fk_hand_over_vouched_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    op.create_index("ix_hand_over_person", "hand_over", ["person_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_hand_over_person", table_name="hand_over")
    op.drop_table("hand_over")
    op.drop_table("schema_made")
