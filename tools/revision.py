"""Writes a migration from the models.

    make revision M='add lots'    what the models have and a database at the newest schema has not
    make baseline                 one migration of everything in place of all of them, and the golden site of it again

A baseline is made anew only while no site exists: a site cannot be migrated to it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic.config import main as alembic

from nkmfg.ledger.actor import Installer
from nkmfg.ledger.migrate import MIGRATIONS, migrate

VERSIONS = MIGRATIONS / "versions"


def main(words: str) -> None:
    if not words.strip():
        sys.exit("Say in a few words what it does: make revision M='add lots'")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'newest.db'}"
        migrate(url, Installer("make revision"), "to compare with the models")
        _write(url, f"{len(list(VERSIONS.glob('[0-9]*.py'))) + 1:04}", words)


def baseline() -> None:
    for older in VERSIONS.glob("[0-9]*.py"):
        older.unlink()
    with tempfile.TemporaryDirectory() as folder:
        _write(f"sqlite:///{Path(folder) / 'empty.db'}", "0001", "baseline")
    (written,) = VERSIONS.glob("[0-9]*.py")
    lines = written.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[0] = '"""Every table of the record, as the models say."""\n'
    written.write_text("".join(line for line in lines if "# ###" not in line), encoding="utf-8")
    ruff = Path(sys.executable).with_name("ruff")
    subprocess.run([ruff, "format", "--quiet", VERSIONS], check=True)  # noqa: S603 - our own program, our own files


def _write(url: str, number: str, words: str) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ.pop("NKMFG_OWNER_URL", None)
    alembic(["-c", "alembic.ini", "revision", "--autogenerate", "--rev-id", number, "-m", words.strip()])


if __name__ == "__main__":
    if sys.argv[1:] == ["--baseline"]:
        baseline()
    else:
        main(" ".join(sys.argv[1:]))
