"""What the tests stand on: each gets its own copy of a migrated site, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy.orm import Session

from nkmfg.demo.shelf import stock
from nkmfg.demo.staff import make_staff
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import Ledger, open_ledger, snapshot
from nkmfg.ledger.migrate import breaks_at, head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.verify import Break
from tests import postgres, staff

# On a busy machine a slow example is no fault of the code.
settings.register_profile("nkmfg", deadline=None)
settings.load_profile("nkmfg")

BACKENDS = ("sqlite", "postgresql")
APP_ROLE = "nkmfg_app"


@dataclass(frozen=True)
class Database:
    """A database of a test's own: as its owner (who migrates) and as the app (who may only act)."""

    backend: str
    owner_url: str
    app_url: str

    @property
    def path(self) -> Path:
        """The file, on SQLite."""
        return Path(self.app_url.removeprefix("sqlite:///"))


@dataclass(frozen=True)
class Site:
    """A settled site, and a session on it."""

    database: Database
    ledger: Ledger
    session: Session

    def breaks(self) -> list[Break]:
        """What `verify` finds."""
        with snapshot(self.ledger.engine) as connection:
            return breaks_at(connection, head_revision())


class Backend:
    """Makes databases of one kind, fast, by copying a template."""

    def __init__(self, name: str, folder: Path, server_url: str | None = None) -> None:
        self.name = name
        self._folder = folder
        self._server_url = server_url
        self._made = 0

    def empty(self) -> Database:
        self._made += 1
        return self._named(f"{self._prefix}{self._made}", template="template1")

    def copy_of(self, template: Database) -> Database:
        self._made += 1
        if self.name == "sqlite":
            copy = self._named(f"copy{self._made}", "")
            shutil.copy(template.path, copy.path)
            return copy
        return self._named(f"{self._prefix}{self._made}", sa.make_url(template.owner_url).database or "")

    @property
    def _prefix(self) -> str:
        return f"nkmfg_{self._folder.name}_".replace("-", "_")

    def _named(self, name: str, template: str) -> Database:
        if self.name == "sqlite":
            url = f"sqlite:///{self._folder / name}.db"
            return Database(self.name, url, url)
        assert self._server_url is not None
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (APP_ROLE,)).fetchone():
                connection.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        owner = sa.make_url(self._server_url).set(drivername="postgresql+psycopg", database=name)
        app = owner.set(username=APP_ROLE)
        return Database(self.name, *(u.render_as_string(hide_password=False) for u in (owner, app)))

    def drop(self, database: Database) -> None:
        """Templates stay; a test's own copy goes, or a thousand tests fill the disk."""
        if self.name == "sqlite":
            for tail in ("", "-wal", "-shm"):
                Path(f"{database.path}{tail}").unlink(missing_ok=True)
            return
        assert self._server_url is not None
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{sa.make_url(database.owner_url).database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def _server() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="session", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    folder = postgres.quick_folder(request.param)
    is_postgresql = request.param == "postgresql"
    yield Backend(request.param, folder, request.getfixturevalue("_server") if is_postgresql else None)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated(backend: Backend) -> Database:
    """A template at the newest revision, without a site in it."""
    database = backend.empty()
    migrate(database.owner_url, Installer("tests"), "a template", app_role=APP_ROLE)
    return database


@pytest.fixture
def database(backend: Backend, migrated: Database) -> Iterator[Database]:
    """A migrated database of this test's own."""
    copy = backend.copy_of(migrated)
    yield copy
    backend.drop(copy)


@pytest.fixture
def ledger(database: Database) -> Iterator[Ledger]:
    """The ledger of `database`, connected as the app's own role."""
    opened = open_ledger(database.app_url, head_revision(), passwords=Passwords(cheap=True))
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def settled(backend: Backend, migrated: Database) -> Database:
    """A template with a commissioning site and its staff."""
    database = backend.copy_of(migrated)
    opened = open_ledger(database.app_url, head_revision(), passwords=Passwords(cheap=True))
    with opened.sessions() as session:
        staff.settle(session)
    opened.engine.dispose()
    return database


@pytest.fixture
def site(backend: Backend, settled: Database) -> Iterator[Site]:
    """A site of this test's own, with its staff; `site.session` acts on it as the app."""
    copy = backend.copy_of(settled)
    opened = open_ledger(copy.app_url, head_revision(), passwords=Passwords(cheap=True))
    with opened.sessions() as session:
        yield Site(copy, opened, session)
    opened.engine.dispose()
    backend.drop(copy)


@pytest.fixture(scope="session")
def stocked(backend: Backend, migrated: Database) -> Database:
    """A template with a demo site: its staff, an effective recipe, lots, equipment, donors, patients and orders."""
    database = backend.copy_of(migrated)
    opened = open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    with opened.sessions() as session:
        make_staff(session)
        stock(session)
    opened.engine.dispose()
    return database


@pytest.fixture
def demo(backend: Backend, stocked: Database) -> Iterator[Site]:
    """A demo site of this test's own, whose clock can be put forward; ready for batches to be issued."""
    copy = backend.copy_of(stocked)
    opened = open_ledger(copy.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    with opened.sessions() as session:
        yield Site(copy, opened, session)
    opened.engine.dispose()
    backend.drop(copy)


@pytest.fixture(scope="session")
def _filled(backend: Backend, migrated: Database) -> Database:
    return finished.made(backend, migrated, with_results=False)


@pytest.fixture(scope="session")
def _tested(backend: Backend, _filled: Database) -> Database:
    return finished.made(backend, _filled, with_results=True)


@pytest.fixture
def filled(backend: Backend, _filled: Database) -> Iterator["finished.Finished"]:
    """A demo site whose one batch is filled and waits for its results."""
    yield from _copied(backend, _filled)


@pytest.fixture
def tested(backend: Backend, _tested: Database) -> Iterator["finished.Finished"]:
    """A demo site whose one batch has its results, reviewed, and waits for its release."""
    yield from _copied(backend, _tested)


def _copied(backend: Backend, template: Database) -> Iterator["finished.Finished"]:
    copy = backend.copy_of(template)
    with finished.opened(copy) as site:
        yield site
    backend.drop(copy)


from tests import finished  # noqa: E402  it stands on what this module defines
