"""What a test does to its site is gone with it, though the next site has the same engine."""

import pytest
import sqlalchemy as sa

from nkmfg.ledger import triggers
from nkmfg.ledger.clock import Clock
from nkmfg.ledger.database import SHAPES, open_engine
from tests.conftest import Backend, Database


def test_a_site_without_triggers_is_broken_and_the_next_one_is_whole(backend: Backend, settled: Database) -> None:
    rename = sa.text("UPDATE person SET printed_name = 'Nobody'")
    with backend.site(settled, Clock()) as first:
        ledger, first_url = first.ledger, first.database.app_url
        engine = open_engine(first.database.owner_url, poolclass=sa.NullPool)
        with engine.connect().execution_options(writer=True) as connection, connection.begin():
            triggers.uninstall(connection, SHAPES)
            connection.execute(rename)
        assert any(found.where.startswith("trigger") for found in first.breaks())
        assert any(found.where.startswith("table person") for found in first.breaks())
    with backend.site(settled, Clock()) as second:
        assert second.ledger is ledger
        assert second.database.app_url != first_url
        assert second.breaks() == []
        engine = open_engine(second.database.owner_url, poolclass=sa.NullPool)
        with engine.connect().execution_options(writer=True) as connection, pytest.raises(sa.exc.DBAPIError):
            connection.execute(rename)
