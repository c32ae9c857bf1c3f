"""A site of each released revision, kept as it was: this software migrates it, and what was recorded still proves."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from nkmfg.ledger.database import open_engine
from nkmfg.ledger.migrate import breaks_at, current_revision, declared, head_revision, migrate, shapes_at
from nkmfg.ledger.verify import verify
from nkmfg.models import Base, Signature
from tests import staff
from tests.conftest import APP_ROLE, Backend, Database
from tests.ledger.migrations import ADD_AND_RENAME, ADD_TABLE, NEXT, TOUCHED, one_more

GOLDEN = Path(__file__).parents[1] / "golden"
RELEASED = sorted(folder.name for folder in GOLDEN.iterdir() if (folder / "sqlite.sql").exists())

pytestmark = pytest.mark.req("M05", "B06")


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest, backend: Backend) -> Iterator[tuple[str, Database]]:
    """A revision, and a database as that release left it."""
    database, sql = backend.empty(), (GOLDEN / request.param / f"{backend.name}.sql").read_text(encoding="utf-8")
    if backend.name == "sqlite":
        with closing(sqlite3.connect(database.path)) as connection:
            connection.executescript(sql)
    else:
        with psycopg.connect(sa.make_url(database.owner_url).set(drivername="postgresql").render_as_string(False)) as c:
            c.execute(sql.encode())
    yield request.param, database
    backend.drop(database)


@pytest.mark.challenge("S6")
def test_a_site_of_an_old_release_migrates_and_everything_still_proves(
    released: tuple[str, Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the revisions there are, and one more that adds a table, adds a column and renames another."""
    revision, database = released
    kept = json.loads((GOLDEN / revision / f"{database.backend}.heads.json").read_text())
    heads = {stream: (seq, digest) for stream, (seq, digest) in kept.items()}
    assert {"site", "person/anna"} <= heads.keys()
    engine = open_engine(database.owner_url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        assert breaks_at(connection, revision) == []
    one_more(tmp_path, monkeypatch, f"{ADD_AND_RENAME}\n    {ADD_TABLE}", alters=TOUCHED, kept={"gadget": "once"})
    migrate(database.owner_url, lambda session: staff.by(session, staff.ADAM), "a new release", app_role=APP_ROLE)
    with engine.connect() as connection:
        head = head_revision()
        assert (current_revision(connection), head) == (NEXT, NEXT)
        alters = declared(head).alters
        assert verify(connection, shapes_at(connection, head), Base.metadata, heads, alters) == []
        granted = sa.select(Signature.signer_name, Signature.statement).where(Signature.scope.startswith("role/anna/"))
        signer = connection.execute(granted).one()
        tablet = connection.exec_driver_sql("SELECT room, colour FROM terminal").one()
    assert tuple(signer) == (staff.QUINN.name, "Anna Kowal may act as technician.")
    assert tuple(tablet) == ('cleanroom "2" \\ left', "grey")


def test_there_is_a_golden_site_to_migrate() -> None:
    assert "0001" in RELEASED
