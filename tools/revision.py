"""Writes a migration: what the models have and a database at the newest schema has not. `make revision M='add lots'`"""

import os
import sys
import tempfile
from pathlib import Path

from alembic.config import main as alembic

from nkmfg.ledger.actor import Installer
from nkmfg.ledger.migrate import MIGRATIONS, migrate


def main(words: str) -> None:
    if not words.strip():
        sys.exit("Say in a few words what it does: make revision M='add lots'")
    number = f"{len(list((MIGRATIONS / 'versions').glob('[0-9]*.py'))) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'newest.db'}"
        migrate(url, Installer("make revision"), "to compare with the models")
        os.environ["DATABASE_URL"] = url
        os.environ.pop("NKMFG_OWNER_URL", None)
        alembic(["-c", "alembic.ini", "revision", "--autogenerate", "--rev-id", number, "-m", words.strip()])


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
