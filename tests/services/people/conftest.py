"""A site whose people the tests of a module share: each test hires its own, and leaves the rest alone."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from nkmfg.ledger.clock import Clock
from tests.conftest import Backend, Database


@pytest.fixture(scope="module")
def session(backend: Backend, settled: Database) -> Iterator[Session]:
    """A session on a settled site that the tests of a module share."""
    with backend.site(settled, Clock()) as copied:
        yield copied.session


@pytest.fixture
def own_session(backend: Backend, settled: Database) -> Iterator[Session]:
    """A session on a settled site of this test's own."""
    with backend.site(settled, Clock()) as copied:
        yield copied.session
