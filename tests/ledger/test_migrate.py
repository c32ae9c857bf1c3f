"""A migration under the ledger's eyes: verified, re-imaged in one act by a named person, verified; or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger import triggers
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By, Installer
from nkmfg.ledger.database import open_engine, open_ledger, snapshot
from nkmfg.ledger.migrate import VerificationFailed, breaks_at, current_revision, head_revision, migrate, shapes_at
from nkmfg.ledger.verify import Break
from nkmfg.models import Act, Change, Link
from nkmfg.services.people.accounts import person_by_login
from tests import staff
from tests.conftest import APP_ROLE, Backend, Database, Site
from tests.ledger.migrations import ADD_AND_RENAME, ADD_TABLE, NEXT, TOUCHED, UNDO, one_more

pytestmark = pytest.mark.req("M05")
WHY = "a room is called a room"


def _breaks(url: str) -> list[Break]:
    engine = open_engine(url, poolclass=sa.NullPool)
    with snapshot(engine) as connection:
        revision = current_revision(connection)
        assert revision is not None
        return breaks_at(connection, revision)


def _revision(url: str) -> str | None:
    with open_engine(url, poolclass=sa.NullPool).connect() as connection:
        return current_revision(connection)


@pytest.fixture(scope="module")
def standing(backend: Backend, settled: Database) -> Iterator[Database]:
    """A settled site that no migration of these tests gets past; it stays as it is."""
    copy = backend.copy_of(settled)
    before = _revision(copy.owner_url)
    yield copy
    assert _revision(copy.owner_url) == before
    assert _breaks(copy.owner_url) == []
    backend.drop(copy)


@pytest.fixture
def adam(standing: Database) -> By:
    opened = open_ledger(standing.owner_url, head_revision(), poolclass=sa.NullPool)
    with opened.sessions() as session:
        return staff.by(session, staff.ADAM)


@pytest.mark.req("C12")
@pytest.mark.challenge("T3", "T16")
def test_a_migration_re_images_each_row_it_touched_in_one_act_of_a_named_person(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, adam = head_revision(), staff.by(site.session, staff.ADAM)
    site.session.close()
    one_more(tmp_path, monkeypatch, ADD_AND_RENAME, alters=TOUCHED)
    assert migrate(site.database.owner_url, adam, WHY, app_role=APP_ROLE) == (before, NEXT)

    assert _breaks(site.database.app_url) == []
    with site.ledger.engine.connect() as connection:
        header = connection.execute(sa.select(Act.__table__).order_by(Act.id.desc()).limit(1)).one()
        was = connection.execute(
            sa.select(Change.became).where(Change.table_name == "terminal", Change.op == "I")
        ).scalar_one()
        changed = sa.select(Change.__table__).where(Change.act_id == header.id).order_by(Change.id)
        changes = connection.execute(changed).all()
        tablet = connection.exec_driver_sql("SELECT * FROM terminal").mappings().one()
        linked = connection.execute(sa.select(Link.stream, Link.seq).where(Link.act_id == header.id)).one()
    assert (header.action, header.actor_name, header.schema_revision) == (Action.MIGRATE, staff.ADAM.name, NEXT)
    assert header.reason == f"{before} to {NEXT}: {WHY}"
    assert tuple(linked) == ("schema", 1)
    change, noted = changes
    assert (noted.table_name, noted.op) == ("schema_manifest", "I")
    assert '"revision":"9001"' in noted.became
    assert (change.table_name, change.row_id, change.op, change.was) == ("terminal", tablet["id"], "M", was)
    assert '"colour":"grey"' in change.became
    assert f'"room":{canonical(tablet["room"])}' in change.became
    assert '"place"' not in change.became


@pytest.mark.challenge("T3")
def test_after_a_migration_the_new_column_is_guarded_and_in_the_trail(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adam = staff.by(site.session, staff.ADAM)
    site.session.close()
    one_more(tmp_path, monkeypatch, ADD_AND_RENAME, alters=TOUCHED)
    migrate(site.database.owner_url, adam, WHY, app_role=APP_ROLE)
    paint = sa.text("UPDATE terminal SET colour = 'blue'")
    with pytest.raises(sa.exc.DBAPIError, match="no act is open"), site.ledger.engine.connect() as connection:
        connection.execute(paint)
    with act(site.session, Action.RUN_SQL, by=adam, on=Stream("site"), reason="it was painted") as opened:
        site.session.execute(paint)
    (change,) = site.session.scalars(sa.select(Change).where(Change.act_id == opened.id))
    assert '"colour":"grey"' in (change.was or "")
    assert '"colour":"blue"' in change.became
    assert _breaks(site.database.app_url) == []


def test_a_new_table_is_guarded_and_granted_as_its_migration_says_it_is_kept(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adam = staff.by(site.session, staff.ADAM)
    site.session.close()
    one_more(tmp_path, monkeypatch, ADD_TABLE, kept={"gadget": "once"})
    migrate(site.database.owner_url, adam, "gadgets", app_role=APP_ROLE)
    insert = sa.text("INSERT INTO gadget(name) VALUES ('one')")
    with pytest.raises(sa.exc.DBAPIError, match="no act is open"), site.ledger.engine.connect() as connection:
        connection.execute(insert)
    with act(site.session, Action.RUN_SQL, by=adam, on=Stream("site"), reason="the first one") as opened:
        site.session.execute(insert)
    (change,) = site.session.scalars(sa.select(Change).where(Change.act_id == opened.id))
    assert change.became == canonical({"id": str(change.row_id), "name": "one"})
    assert _breaks(site.database.app_url) == []


REFUSED_CHANGES = {
    "a column it did not declare": (ADD_AND_RENAME, {"terminal": {"colour"}}),
    "values it did not declare": ("op.execute(\"UPDATE terminal SET place = 'elsewhere'\")", {}),
    "rows it deleted": ('op.execute("DELETE FROM access_event")', {}),
    "rows it added": (
        "op.execute(\"INSERT INTO clock_shift(forward_s, shifted_at) VALUES (60, '2026-11-22T00:00:00.000000Z')\")",
        {},
    ),
    "a trail it wrote to": ("op.execute(\"UPDATE act SET actor_name = 'Somebody Else'\")", {}),
}


@pytest.mark.parametrize("what", REFUSED_CHANGES)
def test_a_migration_that_changes_more_than_it_declares_is_refused(
    standing: Database, adam: By, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    up, alters = REFUSED_CHANGES[what]
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, up, alters=alters)
        with pytest.raises(VerificationFailed, match=r"migration\.record_broken"):
            migrate(standing.owner_url, adam, WHY)


def test_a_migration_that_leaves_a_trigger_of_its_own_is_refused(
    standing: Database, adam: By, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        "sqlite": "CREATE TRIGGER z BEFORE INSERT ON change BEGIN SELECT RAISE(IGNORE); END",
        "postgresql": "CREATE TRIGGER z BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION nkmfg_refuse()",
    }
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, f'op.execute("{made[standing.backend]}")')
        with pytest.raises(VerificationFailed, match="trigger z: is not of this house"):
            migrate(standing.owner_url, adam, WHY)


def test_a_record_that_does_not_verify_is_not_migrated(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adam, before = staff.by(site.session, staff.ADAM), head_revision()
    site.session.close()
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).begin() as connection:
        terminal = [shape for shape in shapes_at(connection, before) if shape.name == "terminal"]
        triggers.uninstall(connection, terminal)
        connection.exec_driver_sql("UPDATE terminal SET place = 'elsewhere'")
        triggers.install(connection, terminal)
    one_more(tmp_path, monkeypatch, ADD_AND_RENAME, alters=TOUCHED)
    with pytest.raises(VerificationFailed, match="table terminal, row 1, column place") as refused:
        migrate(site.database.owner_url, adam, WHY)
    assert len(refused.value.breaks) == 1
    assert _revision(site.database.owner_url) == before


@pytest.mark.req("A04")
@pytest.mark.parametrize("member", [staff.QUINN, staff.HEDDA, staff.ANNA], ids=lambda m: m.login)
def test_nobody_without_the_right_migrates(
    standing: Database, member: staff.Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, "pass")
        with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=schema.migrate"):
            migrate(standing.owner_url, lambda session: staff.by(session, member), WHY)


def test_nobody_migrates_a_site_with_people_under_a_typed_name(
    standing: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, "pass")
        with pytest.raises(Forbidden, match=r"site\.has_people"):
            migrate(standing.owner_url, Installer("Somebody"), WHY)


def test_a_disabled_administrator_does_not_migrate(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adam = person_by_login(site.session, staff.ADAM.login)
    by = By(adam.id, adam.id)
    with act(site.session, Action.RUN_SQL, by=by, on=adam, reason="nobody else can"):
        adam.state = "disabled"
    site.session.close()
    one_more(tmp_path, monkeypatch, "pass")
    with pytest.raises(Forbidden, match=r"account\.not_active"):
        migrate(site.database.owner_url, by, WHY)


@pytest.mark.req("C03")
@pytest.mark.challenge("T5")
def test_a_migration_without_a_reason_is_refused(
    standing: Database, adam: By, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, "pass")
        with pytest.raises(Refused, match=r"migration\.reason_missing"):
            migrate(standing.owner_url, adam, " . ")


def test_a_migration_whose_body_fails_leaves_everything_as_it_was(
    standing: Database, adam: By, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        one_more(tmp_path, patch, f"{ADD_AND_RENAME}\n    raise RuntimeError('on purpose')", alters=TOUCHED)
        with pytest.raises(RuntimeError, match="on purpose"):
            migrate(standing.owner_url, adam, WHY)


def test_a_database_that_is_new_enough_is_left_alone(standing: Database, adam: By) -> None:
    assert migrate(standing.owner_url, adam, WHY) == (head_revision(), head_revision())
    with open_engine(standing.owner_url, poolclass=sa.NullPool).connect() as connection:
        assert connection.scalar(sa.select(Act.id).where(Act.stream == "schema")) is None


def test_without_rows_a_migration_goes_up_down_and_up_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = head_revision()
    one_more(tmp_path, monkeypatch, ADD_AND_RENAME, UNDO, alters=TOUCHED)
    by = Installer("tests")
    for target in (NEXT, before, NEXT):
        migrate(database.owner_url, by, WHY, target=target, app_role=APP_ROLE)
        assert _revision(database.owner_url) == target
        assert _breaks(database.app_url) == []
