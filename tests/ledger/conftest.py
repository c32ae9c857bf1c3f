"""Sites for the tests of the ledger: with toy tables, and with a row in every table; and owner connections."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from nkmfg.ledger.clock import Clock
from nkmfg.ledger.database import open_engine, open_ledger
from nkmfg.ledger.migrate import head_revision
from tests.conftest import Backend, Database
from tests.ledger import seed, toy
from tests.ledger.forger import Forger


@pytest.fixture(scope="session")
def settled_with_toys(backend: Backend, settled: Database) -> Database:
    """A template: a settled site with the toy tables, a vessel and a reading."""
    database = backend.copy_of(settled)
    toy.put_in(database)
    opened = open_ledger(database.app_url, head_revision())
    with opened.sessions() as session:
        toy.begin(session)
    opened.engine.dispose()
    return database


def _opened(backend: Backend, template: Database) -> Iterator[toy.ToySite]:
    with backend.site(template, Clock()) as copied:
        yield toy.ToySite(copied.database, copied.ledger, copied.session)


@pytest.fixture(scope="module")
def toys(backend: Backend, settled_with_toys: Database) -> Iterator[toy.ToySite]:
    """A site with toy tables shared by the tests of a module: each uses vessels of its own and leaves no breaks."""
    yield from _opened(backend, settled_with_toys)


@pytest.fixture
def own_toys(backend: Backend, settled_with_toys: Database) -> Iterator[toy.ToySite]:
    """A site with toy tables of this test's own."""
    yield from _opened(backend, settled_with_toys)


@pytest.fixture
def owner(toys: toy.ToySite) -> Iterator[sa.Connection]:
    """A connection as the owner of the toys' database, with all privileges; nothing is committed."""
    engine = open_engine(toys.database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).connect() as connection:
        if not toys.is_postgresql:
            for pragma in ("recursive_triggers = off", "foreign_keys = off"):  # as a shell has them
                connection.connection.cursor().execute(f"PRAGMA {pragma}")
        yield connection


@pytest.fixture(scope="session")
def forger(backend: Backend, migrated: Database) -> Iterator[Forger]:
    """A forger at a site with a row in every audited table; its changes are rolled back."""
    database = backend.copy_of(migrated)
    hand = Forger(database, unseeded=seed.seed(database))
    yield hand
    hand.close()
    backend.drop(database)
