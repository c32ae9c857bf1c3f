"""The first start, the next ones, and what stands in their way."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

import app
from nkmfg.demo import log_ins
from nkmfg.demo import staff as demo_staff
from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger import migrate, triggers
from nkmfg.ledger.database import open_engine
from nkmfg.models import SiteKind
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.people.roles import roles_of
from nkmfg.services.site import declare_validated, site_of, validation_to_sign
from nkmfg.services.startup_checks import ledger_for
from tests.conftest import Backend, Database, Site
from tests.ledger.backends import on_sqlite
from tests.newer import add_schema
from tests.staff import QUINN, signing

ROOT = Path(__file__).parents[1]
START_S = 120  # the first start is promised within this, packages and all


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def served(database: Database, folder: Path, *words: str, **settings: str) -> Result:
    environment = {
        "DATABASE_URL": database.app_url,
        "NKMFG_OWNER_URL": database.owner_url,
        "NKMFG_DATA": str(folder / "data"),
        "PORT": str(free_port()),
    }
    return CliRunner().invoke(app.commands, ["serve", *words], env=environment | settings)


class Started:
    """A running `nkmfg serve --demo`."""

    def __init__(self, url: str, owner_url: str, folder: Path) -> None:
        self.port = free_port()
        self.said = ""
        settings = {"DATABASE_URL": url, "NKMFG_OWNER_URL": owner_url, "NKMFG_DATA": str(folder)}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "app", "serve", "--demo"],
            env={**os.environ, **settings, "PORT": str(self.port), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def health(self) -> dict[str, str]:
        until = time.monotonic() + START_S
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=START_S) as answer:
                    health: dict[str, str] = json.load(answer)
                    return health
            except OSError:
                assert self._process.poll() is None, self._process.communicate()[0]
                assert time.monotonic() < until
                time.sleep(0.1)

    def stop(self) -> int:
        self._process.send_signal(signal.SIGTERM)
        self.said = self._process.communicate(timeout=60)[0]
        return self._process.returncode


@pytest.fixture
def empty(backend: Backend) -> Iterator[Database]:
    made = backend.empty()
    yield made
    backend.drop(made)


@on_sqlite  # a whole demo takes half a minute of the processor, and its services are tried on both
@pytest.mark.req("N03")
def test_the_first_start_makes_a_demo_and_every_start_says_where_and_who(empty: Database, tmp_path: Path) -> None:
    for turn in ("first", "second"):
        with Started(empty.app_url, empty.owner_url, tmp_path) as started:
            health = started.health()
            assert started.stop() == 0
        assert (health["status"], health["schema_revision"]) == ("ok", migrate.head_revision())
        assert (health["database"], health["site"]) == (empty.backend, "demo")
        assert f"http://127.0.0.1:{started.port}" in started.said
        assert log_ins() in started.said
        assert ("Making a demo site" in started.said) is (turn == "first")


def test_a_demo_has_people_of_every_role_ready_to_sign(backend: Backend, migrated: Database) -> None:
    database = backend.copy_of(migrated)
    ledger = ledger_for(database.app_url, SiteKind.DEMO)
    with ledger.sessions() as session:
        demo_staff.make_staff(session)
        held = {
            member.login: roles_of(session, person_by_login(session, member.login).id) for member in demo_staff.STAFF
        }
    ledger.engine.dispose()
    backend.drop(database)
    assert held == {member.login: set(member.roles) for member in demo_staff.STAFF}
    assert set().union(*held.values()) == set(Role) - {Role.ANYONE, Role.SYSTEM, Role.INSTALLER}


def test_an_address_in_use_is_a_sentence_that_names_another(empty: Database, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = served(empty, tmp_path, "--demo", PORT=str(port))
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"127.0.0.1:{port} cannot be used: address already in use.")
    assert "PORT=5050 make run" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(empty: Database, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands here")
    refused = served(empty, tmp_path, "--demo")
    assert refused.exit_code == 1
    assert refused.stderr == f"{tmp_path / 'data'}: File exists\n"


def test_without_being_asked_for_no_demo_is_made(empty: Database, tmp_path: Path) -> None:
    refused = served(empty, tmp_path)
    assert refused.exit_code == 1
    assert "There is no site in" in refused.stderr
    assert "`nkmfg init` makes one" in refused.stderr


def test_a_demo_interrupted_in_its_making_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_staff, "PASSWORD", "short")  # its people's passwords are refused, halfway
    url = f"sqlite:///{tmp_path / 'data' / 'nkmfg.db'}"
    refused = served(Database("sqlite", url, url), tmp_path, "--demo")
    assert refused.exit_code == 1
    assert list((tmp_path / "data").iterdir()) == []


def test_a_site_at_an_older_schema_is_never_replaced_by_a_demo(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_schema(tmp_path, monkeypatch)
    refused = served(site.database, tmp_path, "--demo")
    assert refused.exit_code == 1
    assert "run: nkmfg migrate --as YOUR_LOGIN" in refused.stderr
    assert person_by_login(site.session, QUINN.login).printed_name == QUINN.name


@pytest.mark.challenge("T3")
def test_a_site_whose_triggers_are_gone_is_not_served(site: Site, tmp_path: Path) -> None:
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        triggers.uninstall(connection, migrate.shapes_at(connection, migrate.head_revision()))
    refused = served(site.database, tmp_path)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("The record is not protected: the trigger ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.req("D13", "C04")
def test_a_production_site_is_served_behind_tls_and_not_as_the_owner_of_the_trail(site: Site, tmp_path: Path) -> None:
    _declare_production(site.session)
    refused = served(site.database, tmp_path)
    assert (refused.exit_code, "NKMFG_TLS=1" in refused.stderr) == (1, True)
    if site.database.backend == "postgresql":
        refused = served(site.database, tmp_path, DATABASE_URL=site.database.owner_url, NKMFG_TLS="1")
        assert (refused.exit_code, "cannot touch the trail" in refused.stderr) == (1, True)


def _declare_production(session: Session) -> None:
    declare_validated(session, signing(session, QUINN, validation_to_sign(session)), "validation is complete")
    site = site_of(session)
    session.rollback()
    assert site is not None
    assert site.kind is SiteKind.PRODUCTION
