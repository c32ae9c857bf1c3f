"""A site whose people the tests of a module share: each test hires its own, and leaves the rest alone."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from nkmfg.ledger.database import open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from tests.conftest import Backend, Database


@pytest.fixture(scope="module")
def session(backend: Backend, settled: Database) -> Iterator[Session]:
    """A session on a settled site that the tests of a module share."""
    copy = backend.copy_of(settled)
    ledger = open_ledger(copy.app_url, head_revision(), passwords=Passwords(cheap=True))
    with ledger.sessions() as opened:
        yield opened
    ledger.engine.dispose()
    backend.drop(copy)


@pytest.fixture
def own_session(backend: Backend, settled: Database) -> Iterator[Session]:
    """A session on a settled site of this test's own."""
    copy = backend.copy_of(settled)
    ledger = open_ledger(copy.app_url, head_revision(), passwords=Passwords(cheap=True))
    with ledger.sessions() as opened:
        yield opened
    ledger.engine.dispose()
    backend.drop(copy)
