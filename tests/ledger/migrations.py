"""Migrations to be thrown away: a copy of the house's own, with one more on top."""

import shutil
from pathlib import Path

import pytest

from nkmfg.ledger import migrate as migrating

NEXT = "9001"

_TEMPLATE = '''"""One more."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
KEPT: dict[str, str] = {kept}
OUTSIDE: set[tuple[str, str]] = set()
ALTERS: dict[str, set[str]] = {alters}


def upgrade() -> None:
    {up}


def downgrade() -> None:
    {down}
'''


def one_more(
    folder: Path,
    patch: pytest.MonkeyPatch,
    up: str,
    down: str = "pass",
    alters: dict[str, set[str]] | None = None,
    kept: dict[str, str] | None = None,
) -> None:
    """From now on the newest revision is NEXT, which does `up`."""
    before = migrating.head_revision()
    assert before != NEXT
    shutil.copytree(migrating.MIGRATIONS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    text = _TEMPLATE.format(revision=NEXT, before=before, kept=kept or {}, alters=alters or {}, up=up, down=down)
    (folder / "migrations" / "versions" / f"{NEXT}_one_more.py").write_text(text)
    patch.setattr(migrating, "MIGRATIONS", folder / "migrations")


ADD_AND_RENAME = """with op.batch_alter_table("terminal") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="grey"))
        table.alter_column("place", new_column_name="room", existing_type=sa.Text())"""
_WHOLE = 'sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(), primary_key=True)'
ADD_TABLE = f'op.create_table("gadget", {_WHOLE}, sa.Column("name", sa.Text()))'
UNDO = """with op.batch_alter_table("terminal") as table:
        table.alter_column("room", new_column_name="place", existing_type=sa.Text())
        table.drop_column("colour")"""
TOUCHED = {"terminal": {"colour", "place", "room"}}
