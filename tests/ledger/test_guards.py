"""Each kind of trigger refuses or records: an edit is refused or visible with it, and not without it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from nkmfg.ledger.triggers import guards
from nkmfg.models.base import Kept
from tests.ledger.backends import on_postgresql, on_sqlite
from tests.ledger.forger import Forger, key_of
from tests.ledger.seed import KEPT_TABLES
from tests.ledger.toy import READINGS, SHAPES_WITH_TOYS, VESSELS, ToySite, reading, vessel
from tests.ledger.values import other

pytestmark = [pytest.mark.req("C01", "C04"), pytest.mark.challenge("T1", "T3")]

OPEN_SQLITE = (
    "INSERT INTO act(header_version, stream, action, actor_name, actor_role, at, schema_revision, software_version,"
    " database_user) VALUES (1, 'toy/A', 'x', 'A Hand', 'none', '2026-10-25T00:30:00.000000Z', '1', '1', 'shell')"
)
OPEN_POSTGRESQL = "SELECT nkmfg_open(ARRAY['toy/A'], 'x', NULL, 'A Hand', 'none', NULL, NULL, NULL, now(), '1', '1')"
Deed = Callable[[sa.Connection], object]


@dataclass(frozen=True)
class Kind:
    """A kind of trigger: an example, an edit it refuses, and the words of the refusal."""

    trigger: str
    table: str
    deed: Deed
    refusal: str


def _sql(text: str) -> Deed:
    return lambda connection: connection.exec_driver_sql(text)


def _changes(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one())


def _has_to_leave_a_change(deed: Deed, opening: str) -> Deed:
    def seen(connection: sa.Connection) -> None:
        connection.exec_driver_sql(opening)
        before = _changes(connection)
        deed(connection)
        if _changes(connection) != before + 1:
            return
        raise sa.exc.OperationalError("", {}, Exception("one change was left"))

    return seen


def _sql_in_an_act(text: str) -> Deed:
    def deed(connection: sa.Connection) -> None:
        connection.exec_driver_sql(OPEN_SQLITE)
        connection.exec_driver_sql(text)

    return deed


def _insert(connection: sa.Connection) -> object:
    return connection.execute(sa.insert(VESSELS).values(vessel("Z")))


def _insert_reading(connection: sa.Connection) -> object:
    return connection.execute(sa.insert(READINGS).values(reading(1, "z")))


_MOVE = _sql("UPDATE toy_vessel SET place = 'moved'")
SQLITE = {
    "no_delete": Kind("toy_vessel_no_delete", "toy_vessel", _sql("DELETE FROM toy_vessel"), "never deleted"),
    "no_delete of what is written once": Kind(
        "toy_reading_no_delete", "toy_reading", _sql("DELETE FROM toy_reading"), "never deleted"
    ),
    "no_delete of the trail": Kind(
        "change_no_delete", "change", _sql("DELETE FROM change WHERE id = 1"), "never deleted"
    ),
    "no_replace": Kind(
        "toy_reading_no_replace",
        "toy_reading",
        _sql_in_an_act("REPLACE INTO toy_reading SELECT * FROM toy_reading"),
        "is there already",
    ),
    "no_replace of the trail": Kind(
        "link_no_replace", "link", _sql("REPLACE INTO link SELECT act_id, stream, seq, prev, 'x' FROM link"), "is there"
    ),
    "no_update": Kind("toy_reading_no_update", "toy_reading", _sql("UPDATE toy_reading SET typed = '9'"), "once"),
    "no_update of the trail": Kind("act_no_update", "act", _sql("UPDATE act SET actor_name = 'x'"), "written once"),
    "inserted, outside an act": Kind("toy_vessel_inserted", "toy_vessel", _insert, "no act is open"),
    "inserted, inside an act": Kind(
        "toy_reading_inserted", "toy_reading", _has_to_leave_a_change(_insert_reading, OPEN_SQLITE), "one change"
    ),
    "updated, outside an act": Kind("toy_vessel_updated", "toy_vessel", _MOVE, "no act is open"),
    "updated, inside an act": Kind(
        "toy_vessel_updated", "toy_vessel", _has_to_leave_a_change(_MOVE, OPEN_SQLITE), "one change"
    ),
}
POSTGRESQL = {
    "kept, against deleting": Kind(
        "toy_vessel_kept",
        "toy_vessel",
        _sql("SET LOCAL session_replication_role = replica; DELETE FROM toy_vessel"),
        "is refused",
    ),
    "kept, against updating": Kind(
        "toy_reading_kept", "toy_reading", _sql("UPDATE toy_reading SET typed = '9'"), "is refused"
    ),
    "kept, of the trail": Kind("link_kept", "link", _sql("UPDATE link SET digest = 'x'"), "is refused"),
    "no_truncate": Kind("toy_reading_no_truncate", "toy_reading", _sql("TRUNCATE toy_reading"), "is refused"),
    "no_truncate of the trail": Kind("change_no_truncate", "change", _sql("TRUNCATE change"), "is refused"),
    "change, outside an act": Kind("toy_vessel_change", "toy_vessel", _MOVE, "no act is open"),
    "change, inside an act": Kind(
        "toy_vessel_change", "toy_vessel", _has_to_leave_a_change(_MOVE, OPEN_POSTGRESQL), "one change"
    ),
    "change, of what is written once": Kind("toy_reading_change", "toy_reading", _insert_reading, "no act is open"),
}


def _try(connection: sa.Connection, kind: Kind) -> str:
    """The refusal of an edit, or an empty text; the edit is always rolled back."""
    savepoint = connection.begin_nested()
    try:
        kind.deed(connection)
    except sa.exc.DBAPIError as refused:
        return str(refused.orig)
    finally:
        savepoint.rollback()
    return ""


def _drop(connection: sa.Connection, kind: Kind) -> None:
    on = f" ON {kind.table}" if connection.dialect.name == "postgresql" else ""
    connection.exec_driver_sql(f'DROP TRIGGER "{kind.trigger}"{on}')


@on_sqlite
@pytest.mark.parametrize("kind", SQLITE.values(), ids=list(SQLITE))
def test_on_sqlite_the_trigger_is_what_stops_the_deed(owner: sa.Connection, kind: Kind) -> None:
    assert kind.refusal in _try(owner, kind)
    _drop(owner, kind)
    assert _try(owner, kind) == ""


@on_postgresql
@pytest.mark.parametrize("kind", POSTGRESQL.values(), ids=list(POSTGRESQL))
def test_on_postgresql_the_trigger_is_what_stops_the_deed(owner: sa.Connection, kind: Kind) -> None:
    assert kind.refusal in _try(owner, kind)
    _drop(owner, kind)
    assert _try(owner, kind) == ""


@on_postgresql
def test_on_postgresql_the_constraint_trigger_is_what_writes_the_link(owner: sa.Connection) -> None:
    def links() -> int:
        return int(owner.exec_driver_sql("SELECT count(*) FROM link").scalar_one())

    before = links()
    owner.exec_driver_sql(OPEN_POSTGRESQL)
    owner.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert links() == before + 1
    owner.rollback()
    owner.exec_driver_sql('DROP TRIGGER "A_act_link" ON act')
    owner.exec_driver_sql(OPEN_POSTGRESQL)
    with pytest.raises(sa.exc.IntegrityError, match="fk_act_link"):
        owner.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")


@on_sqlite
def test_on_sqlite_an_act_without_its_link_is_not_committed(toys: ToySite) -> None:
    with toys.ledger.engine.connect().execution_options(writer=True) as connection:
        connection.exec_driver_sql(OPEN_SQLITE)
        with pytest.raises(sa.exc.IntegrityError, match="FOREIGN KEY"):
            connection.commit()
        connection.connection.rollback()  # SQLite leaves open what it does not commit
    assert toys.breaks() == []


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_kind_of_trigger_there_is_has_such_a_test(dialect: str) -> None:
    tried = {"A_act_link"} | {
        _kind_of(kind.trigger, kind.table) for kind in (SQLITE if dialect == "sqlite" else POSTGRESQL).values()
    }
    made = {_kind_of(g.name, g.table) for g in guards(SHAPES_WITH_TOYS, dialect) if g.sort == "trigger"}
    assert made - tried == set()


def _kind_of(trigger: str, table: str) -> str:
    return trigger.removeprefix(f"{table}_")


RECORDS = [pytest.param(t, id=t.name) for t in KEPT_TABLES if t.info["kept"] is Kept.RECORD]
ALL_BUT_THE_TRAIL = [pytest.param(t, id=t.name) for t in KEPT_TABLES if t.info["kept"] is not Kept.LEDGER]
KEPT_FOR_EVER = [pytest.param(t, id=t.name) for t in KEPT_TABLES if t.info["kept"] is not Kept.RECORD]


def _forged(table: sa.Table, row: sa.RowMapping) -> dict[str, object]:
    """A new row like one there, with keys of its own."""
    uniques = {c.name for u in table.constraints if isinstance(u, sa.UniqueConstraint) for c in u.columns}
    keys = {key_of(table).name, *uniques}
    return {c.name: other(c, row[c.name]) if c.name in keys else row[c.name] for c in table.columns}


@pytest.mark.parametrize("table", ALL_BUT_THE_TRAIL)
def test_outside_an_act_no_row_is_inserted_into_any_table_that_is_kept(forger: Forger, table: sa.Table) -> None:
    with forger.undone() as connection:
        row = _forged(table, forger.last_row(table))
        with pytest.raises(sa.exc.DBAPIError, match="no act is open"), connection.begin_nested():
            connection.execute(sa.insert(table).values(row))


@pytest.mark.parametrize("table", RECORDS)
def test_outside_an_act_no_row_of_any_record_is_updated(forger: Forger, table: sa.Table) -> None:
    with forger.undone() as connection:
        row = forger.last_row(table)
        column = next(c for c in table.columns if not c.primary_key and not c.foreign_keys)
        with pytest.raises(sa.exc.DBAPIError, match="no act is open"), connection.begin_nested():
            forger.set(table, row, column.name, other(column, row[column.name]))


@pytest.mark.req("B08")  # a signature is one of them: nothing re-points it
@pytest.mark.parametrize("table", KEPT_FOR_EVER)
def test_what_is_written_once_is_updated_in_no_table(forger: Forger, table: sa.Table) -> None:
    with forger.undone() as connection:
        row = forger.last_row(table)
        column = next(c for c in table.columns if not c.primary_key)
        with pytest.raises(sa.exc.DBAPIError, match=r"written once|is refused"), connection.begin_nested():
            forger.set(table, row, column.name, other(column, row[column.name]))


@pytest.mark.challenge("T14")
@pytest.mark.req("D01")
@pytest.mark.parametrize("table", [pytest.param(t, id=t.name) for t in KEPT_TABLES])
def test_no_row_is_deleted_from_any_table_that_is_kept(forger: Forger, table: sa.Table) -> None:
    with (
        forger.undone() as connection,
        pytest.raises(sa.exc.DBAPIError, match=r"never deleted|is refused"),
        connection.begin_nested(),
    ):
        connection.execute(sa.delete(table))
