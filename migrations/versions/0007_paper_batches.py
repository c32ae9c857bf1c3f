"""Batches done on paper: names without an account, and an order whose weight the source does not give."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {"batch_summary": "scratch"}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")

WAS = "state IN ('active', 'disabled')"
NOW = "state IN ('active', 'disabled', 'on paper')"


def upgrade() -> None:
    _states_of_a_person(NOW)
    with op.batch_alter_table("order_version") as table:
        table.alter_column("weight_kg", existing_type=sa.Text(), nullable=True)
        table.alter_column("weighed_at", existing_type=moment, nullable=True)
    _compare_scopes('"C"')
    op.create_index("ix_run_batch_state", "run", ["batch_id", "state", "step"])
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


def downgrade() -> None:
    op.drop_table("batch_summary")
    op.drop_index("ix_run_batch_state", table_name="run")
    _compare_scopes('"default"')
    with op.batch_alter_table("order_version") as table:
        table.alter_column("weighed_at", existing_type=moment, nullable=False)
        table.alter_column("weight_kg", existing_type=sa.Text(), nullable=False)
    _states_of_a_person(WAS)


def _compare_scopes(collation: str) -> None:
    """How the scopes of signatures are compared. SQLite compares all text byte by byte."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE signature ALTER COLUMN scope TYPE text COLLATE {collation}")


def _states_of_a_person(states: str) -> None:
    with op.batch_alter_table("person") as table:
        table.drop_constraint(op.f("ck_person_state"), type_="check")
        table.create_check_constraint(op.f("ck_person_state"), states)
