"""Batches done on paper: names without an account, and an order whose weight the source does not give."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = {}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {}

moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")

WAS = "state IN ('active', 'disabled')"
NOW = "state IN ('active', 'disabled', 'on paper')"


def upgrade() -> None:
    _states_of_a_person(NOW)
    with op.batch_alter_table("order_version") as table:
        table.alter_column("weight_kg", existing_type=sa.Text(), nullable=True)
        table.alter_column("weighed_at", existing_type=moment, nullable=True)
    _compare_scopes('"C"')


def downgrade() -> None:
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
