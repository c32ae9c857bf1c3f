"""What the tests stand on: each gets its own copy of a migrated site, on SQLite and on PostgreSQL."""

import fcntl
import gc
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy.orm import Session

from nkmfg.demo import ending
from nkmfg.demo.shelf import stock
from nkmfg.demo.staff import make_staff
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.clock import Clock, DemoClock
from nkmfg.ledger.database import SHAPES, Ledger, open_ledger, snapshot
from nkmfg.ledger.migrate import declared, head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.verify import Break, verify
from nkmfg.models import Base
from tests import postgres, staff

# On a busy machine a slow example is no fault of the code.
settings.register_profile("nkmfg", deadline=None)
settings.load_profile("nkmfg")

# What imports and collection leave stays until the end: the collector looks for no garbage in it.
gc.disable()

BACKENDS = tuple(os.environ.get("NKMFG_TEST_BACKENDS", "sqlite postgresql").split())  # `make quick` names one
APP_ROLE = "nkmfg_app"
SHARED = "NKMFG_TEST_SHARED"  # the folder of the templates that all workers share


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
        """What `verify` finds, by the models' tables, which a test holds to be the database's."""
        with snapshot(self.ledger.engine) as connection:
            return verify(connection, SHAPES, Base.metadata, migrated=declared(head_revision()).alters)


class Backend:
    """Makes databases of one kind, fast, by copying a template; several workers have theirs in `shared`."""

    def __init__(self, name: str, folder: Path, server_url: str | None = None, shared: Path | None = None) -> None:
        self.name = name
        self._folder = folder
        self._shared = shared or folder
        self._server_url = server_url
        self._made = 0
        self._last: str | None = None
        self._free: defaultdict[type[Clock], list[Ledger]] = defaultdict(list)

    def template(self, name: str, of: Database | None, make: Callable[[Database], None]) -> Database:
        """A template, made by whichever worker asks for it first; the others wait for it."""
        stem = self._shared / f"{self.name}-{name}"
        with stem.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            database = self._at(self._shared, name)
            if not stem.with_suffix(".made").exists():
                self._create(database, of)
                make(database)
                stem.with_suffix(".made").touch()
        return database

    def empty(self) -> Database:
        return self.copy_of(None)

    def copy_of(self, template: Database | None) -> Database:
        """A database of a test's own, as the template is, or empty."""
        self._made += 1
        copy = self._at(self._folder, f"copy{self._made}")
        self._create(copy, template)
        return copy

    @contextmanager
    def site(self, template: Database, clock: Clock) -> Iterator[Site]:
        """A site of a test's own. The ledger is one that served others before, with what its engine has compiled."""
        copy, free = self.copy_of(template), self._free[type(clock)]
        ledger = (
            free.pop()
            if free
            else open_ledger(copy.app_url, head_revision(), clock=clock, passwords=Passwords(cheap=True))
        )

        def connect(dialect: sa.Dialect, *_of_the_first: object) -> Any:
            args, named = dialect.create_connect_args(sa.make_url(copy.app_url))
            return dialect.connect(*args, **named)

        sa.event.listen(ledger.engine, "do_connect", connect)
        with ledger.sessions() as session:
            yield Site(copy, ledger, session)
        ledger.engine.dispose()
        sa.event.remove(ledger.engine, "do_connect", connect)
        free.append(ledger)
        self.drop(copy)

    def _at(self, folder: Path, name: str) -> Database:
        if self.name == "sqlite":
            url = f"sqlite:///{folder / name}.db"
            return Database(self.name, url, url)
        assert self._server_url is not None
        database = f"nkmfg_{folder.name}_{name}".replace("-", "_")
        owner = sa.make_url(self._server_url).set(drivername="postgresql+psycopg", database=database)
        app = owner.set(username=APP_ROLE)
        return Database(self.name, *(name.render_as_string(hide_password=False) for name in (owner, app)))

    def _create(self, database: Database, template: Database | None) -> None:
        if self.name == "sqlite":
            if template is not None:
                shutil.copy(template.path, database.path)
            return
        name, source = (
            "template1" if name is None else sa.make_url(name.owner_url).database for name in (database, template)
        )
        if template is not None:  # a session left open on it would refuse every copy of it
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            self._server.execute(ended, [source])
        self._server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')

    @cached_property
    def _server(self) -> psycopg.Connection:
        """One connection for all copies, as the superuser; the role of the app is there from its beginning on."""
        assert self._server_url is not None
        server = psycopg.connect(self._server_url, autocommit=True)
        with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            server.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
        return server

    def close(self) -> None:
        """Leave the server, and remove the folder with what was made in it."""
        if self.name != "sqlite":
            self._drop_the_last()
            self._server.close()
        shutil.rmtree(self._folder)

    def drop(self, database: Database) -> None:
        """Templates stay; a test's own copy goes, or a thousand tests fill the disk."""
        if self.name == "sqlite":
            for tail in ("", "-wal", "-shm"):
                Path(f"{database.path}{tail}").unlink(missing_ok=True)
            return
        # The one before goes: the session on this one is just ending, and a drop waits for that by tenths of a second.
        self._drop_the_last()
        self._last = sa.make_url(database.owner_url).database

    def _drop_the_last(self) -> None:
        if self._last is not None:
            self._server.execute(f'DROP DATABASE "{self._last}" WITH (FORCE)')
            self._last = None


def pytest_configure(config: pytest.Config) -> None:
    """All workers share one PostgreSQL and one folder of templates; their master has both."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        kept = ExitStack()
        config.add_cleanup(kept.close)
        folder = postgres.quick_folder("shared")
        kept.callback(shutil.rmtree, folder, ignore_errors=True)
        os.environ[SHARED] = str(folder)
        if "postgresql" in BACKENDS:
            os.environ[postgres.SHARED_SERVER] = kept.enter_context(postgres.running())


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)
    gc.enable()


@pytest.fixture(scope="session")
def _server_url() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="session", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    folder = postgres.quick_folder(request.param)
    shared = Path(os.environ.get(SHARED, folder))
    is_postgresql = request.param == "postgresql"
    server_url = request.getfixturevalue("_server_url") if is_postgresql else None
    made = Backend(request.param, folder, server_url, shared)
    yield made
    made.close()


@pytest.fixture(scope="session")
def migrated(backend: Backend) -> Database:
    """A template at the newest revision, without a site in it."""
    return backend.template(
        "migrated", None, lambda made: migrate(made.owner_url, Installer("tests"), "a template", app_role=APP_ROLE)
    )


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

    def settle(made: Database) -> None:
        opened = open_ledger(made.app_url, head_revision(), passwords=Passwords(cheap=True))
        with opened.sessions() as session:
            staff.settle(session)
        opened.engine.dispose()

    return backend.template("settled", migrated, settle)


@pytest.fixture
def site(backend: Backend, settled: Database) -> Iterator[Site]:
    """A site of this test's own, with its staff; `site.session` acts on it as the app."""
    with backend.site(settled, Clock()) as copied:
        yield copied


@pytest.fixture(scope="session")
def stocked(backend: Backend, migrated: Database) -> Database:
    """A template with a demo site: its staff, an effective recipe, lots, equipment, donors, patients and orders."""

    def fill_the_shelf(made: Database) -> None:
        opened = open_ledger(made.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
        with opened.sessions() as session:
            make_staff(session)
            stock(session)
        opened.engine.dispose()

    return backend.template("stocked", migrated, fill_the_shelf)


@pytest.fixture
def demo(backend: Backend, stocked: Database) -> Iterator[Site]:
    """A demo site of this test's own, whose clock can be put forward; ready for batches to be issued."""
    with backend.site(stocked, DemoClock()) as copied:
        yield copied


@pytest.fixture
def seeded(backend: Backend, stocked: Database) -> Iterator["finished.Finished"]:
    """A demo site whose one batch is received, counted, phenotyped and seeded into one vessel, A."""
    yield from _copied(backend, backend.template("seeded", stocked, finished.played(begun)))


@pytest.fixture(scope="session")
def grown(backend: Backend, stocked: Database) -> Database:
    """A template with a batch on its last day of culture."""
    return backend.template("grown", stocked, finished.played(finished.grow))


@pytest.fixture(scope="session")
def _filled(backend: Backend, grown: Database) -> Database:
    return backend.template("filled", grown, finished.played(lambda site: ending.make_product(site.player)))


@pytest.fixture(scope="session")
def _tested(backend: Backend, _filled: Database) -> Database:
    return backend.template("tested", _filled, finished.played(lambda site: ending.try_product(site.player)))


@pytest.fixture(scope="session")
def _labelled(backend: Backend, _tested: Database) -> Database:
    return backend.template("labelled", _tested, finished.played(finished.label))


@pytest.fixture(scope="session")
def _issued(backend: Backend, _labelled: Database) -> Database:
    return backend.template("issued", _labelled, finished.played(finished.issue))


@pytest.fixture
def filled(backend: Backend, _filled: Database) -> Iterator["finished.Finished"]:
    """A demo site whose one batch is filled and waits for its results."""
    yield from _copied(backend, _filled)


@pytest.fixture
def tested(backend: Backend, _tested: Database) -> Iterator["finished.Finished"]:
    """A demo site whose one batch has its results, reviewed, and waits for its release."""
    yield from _copied(backend, _tested)


@pytest.fixture
def ready(backend: Backend, _labelled: Database) -> Iterator["finished.Finished"]:
    """Released, its dose verified, its label applied: nothing is against its issue."""
    yield from _copied(backend, _labelled)


@pytest.fixture
def issued(backend: Backend, _issued: Database) -> Iterator["finished.Finished"]:
    """An hour after the bag went to the ward, with form 1."""
    yield from _copied(backend, _issued)


def _copied(backend: Backend, template: Database) -> Iterator["finished.Finished"]:
    with backend.site(template, DemoClock()) as copied:
        yield finished.Finished(copied.database, copied.ledger, copied.session)


from tests import finished  # noqa: E402  it stands on what this module defines
from tests.seeded import begun  # noqa: E402
