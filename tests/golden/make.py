"""A small site as a release leaves it, as SQL for both databases: `python -m tests.golden.make [--again | REVISION]`.

Made once, when a revision is released, and never again: every later version of the software has to migrate and verify
exactly these rows (tests/ledger/test_golden.py). `--again` is for the baseline, while no site exists (`make baseline`).
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg
import sqlalchemy as sa

from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.values.errors import Forbidden
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.database import open_engine, open_ledger
from nkmfg.ledger.migrate import head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.verify import heads_of
from nkmfg.models import CredentialKind, SiteKind
from nkmfg.services.people.accounts import (
    NewPerson,
    acknowledge_signature,
    change_account,
    open_account,
    person_by_login,
)
from nkmfg.services.people.authentication import Proof, log_in
from nkmfg.services.people.credential_handovers import choose_credentials
from nkmfg.services.people.roles import approve_role, grant_to_sign, propose_role
from nkmfg.services.people.tablets import register_tablet
from nkmfg.services.site import make_site
from tests import postgres, staff
from tests.ledger.shells import program

FOLDER = Path(__file__).parent


def live(session: sa.orm.Session) -> None:
    """A few days of a very small site."""
    adam, quinn, anna = (
        NewPerson(m.login, m.name, m.badge, "passport seen", staff.FIRST_PASSWORD)
        for m in (staff.ADAM, staff.QUINN, staff.ANNA)
    )
    make_site(session, "Olga Installer", SiteKind.COMMISSIONING, "Golden site", "Europe/Minsk", adam, quinn)
    register_tablet(session, staff.by(session, staff.ADAM), staff.TABLET, 'cleanroom "2" \\ left')
    open_account(session, staff.by(session, staff.ADAM), anna)
    for member in (staff.QUINN, staff.ANNA):
        code = staff.vouched(session, member) if member is staff.ANNA else ""
        choose_credentials(session, staff.by(session, member), member.password, member.pin, code)
        acknowledge_signature(session, staff.by(session, member))
    person = person_by_login(session, "anna")
    grant = propose_role(session, staff.by(session, staff.ADAM), person, Role.TECHNICIAN)
    approve_role(session, staff.signing(session, staff.QUINN, grant_to_sign(session, grant)), grant)
    change_account(session, staff.by(session, staff.ADAM), person, "Анна Коваль-Ковалёва", "B-ANNA-2", "she married")
    try:
        log_in(session, Proof("a wrong one, é⁶😀", CredentialKind.PASSWORD, login="anna"), None)
    except Forbidden:
        return
    raise AssertionError


def make(url: str, revision: str) -> dict[str, tuple[int, str]]:
    """Make the site at `url`, an empty database; returns its heads."""
    migrate(url, Installer("a release"), "a golden site", target=revision)
    ledger = open_ledger(url, revision, passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        live(session)
    ledger.engine.dispose()
    with open_engine(url, poolclass=sa.NullPool).connect() as connection:
        return heads_of(connection)


def keep(name: str, folder: Path, sql: str, heads: dict[str, tuple[int, str]]) -> None:
    (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    (folder / f"{name}.heads.json").write_text(json.dumps(heads, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main(revision: str) -> None:
    folder = FOLDER / revision
    folder.mkdir()
    with tempfile.TemporaryDirectory() as place:
        heads = make(f"sqlite:///{place}/golden.db", revision)
        with closing(sqlite3.connect(f"{place}/golden.db")) as connection:
            keep("sqlite", folder, "\n".join(connection.iterdump()) + "\n", heads)
    with postgres.running() as server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE golden")
        url = sa.make_url(server).set(drivername="postgresql+psycopg", database="golden")
        heads = make(url.render_as_string(hide_password=False), revision)
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        words = [program("pg_dump"), "--inserts", "--no-owner", "--no-privileges", "--no-comments", plain]
        dump = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        # What psql alone understands goes, and comments that only name versions.
        kept = [line for line in dump.splitlines() if not line.startswith(("\\restrict", "\\unrestrict", "--"))]
        keep("postgresql", folder, "\n".join(line for line in kept if line) + "\n", heads)


if __name__ == "__main__":
    if sys.argv[1:] == ["--again"]:
        shutil.rmtree(FOLDER / head_revision(), ignore_errors=True)
        main(head_revision())
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else head_revision())
