"""A version of the software that knows one schema more: a tablet has a serial number."""

import shutil
from pathlib import Path

import pytest

from nkmfg.ledger import migrate

REVISION = "9999"
_SCRIPT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{revision}", "{before}"
KEPT, OUTSIDE, ALTERS = {{}}, set(), {{"terminal": {{"serial_no"}}}}


def upgrade() -> None:
    op.add_column("terminal", sa.Column("serial_no", sa.Text(), server_default="none"))
"""


def add_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `REVISION` the newest schema of this software for one test."""
    newer = folder / "migrations"
    shutil.copytree(migrate.MIGRATIONS, newer, ignore=shutil.ignore_patterns("__pycache__"))
    script = _SCRIPT.format(revision=REVISION, before=migrate.head_revision())
    (newer / "versions" / f"{REVISION}_newer.py").write_text(script)
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)
