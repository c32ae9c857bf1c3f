"""A trigger dropped, changed, disabled or added is named, whichever it is; so is what works without touching one."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from nkmfg.ledger import triggers
from nkmfg.ledger.database import SHAPES
from nkmfg.ledger.trigger_spec import SpecKind, TriggerSpec
from tests.ledger.backends import on_postgresql, on_sqlite
from tests.ledger.forger import Forger

pytestmark = [pytest.mark.req("C01", "C04"), pytest.mark.challenge("T3")]


@pytest.fixture
def hand(forger: Forger) -> Iterator[sa.Connection]:
    """The forger's connection; everything is undone."""
    with forger.undone() as connection:
        yield connection


def _guards(forger: Forger, sort: SpecKind = SpecKind.TRIGGER) -> list[TriggerSpec]:
    found = [g for g in triggers.guards(SHAPES, "postgresql" if forger.is_postgresql else "sqlite") if g.sort is sort]
    assert found
    return found


def _drop(forger: Forger, guard: TriggerSpec) -> None:
    on = f" ON {guard.table}" if forger.is_postgresql else ""
    forger.connection.exec_driver_sql(f'DROP TRIGGER "{guard.name}"{on}')


def _named(forger: Forger) -> set[str]:
    """What verify says of triggers, by the name of the trigger."""
    return {found.where.removeprefix("trigger ") for found in forger.breaks() if found.where.startswith("trigger ")}


def test_each_trigger_dropped_is_named(forger: Forger, hand: sa.Connection) -> None:
    for guard in _guards(forger):
        _drop(forger, guard)
    assert _named(forger) == {guard.name for guard in _guards(forger)}


def test_each_trigger_weakened_is_named(forger: Forger, hand: sa.Connection) -> None:
    weakened = []
    for guard in _guards(forger):
        if guard.name == "A_act_link":
            continue  # a constraint trigger cannot have a condition
        _drop(forger, guard)
        never = (" EXECUTE", " WHEN (false) EXECUTE") if forger.is_postgresql else (" BEGIN ", " WHEN 0 BEGIN ")
        if "TRUNCATE" in guard.sql:
            never = ("BEFORE", "AFTER")
        elif " WHEN " in guard.sql:
            never = (" WHEN ", " WHEN 0 AND ")
        hand.exec_driver_sql(guard.sql.replace(*never, 1))
        if forger.is_postgresql:
            hand.exec_driver_sql(f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}")
        weakened.append(guard.name)
    assert _named(forger) == set(weakened)


@on_postgresql
@pytest.mark.parametrize("how", ["DISABLE", "ENABLE", "ENABLE REPLICA"])
def test_each_trigger_disabled_or_not_enabled_always_is_named(forger: Forger, hand: sa.Connection, how: str) -> None:
    for guard in _guards(forger):
        hand.exec_driver_sql(f'ALTER TABLE {guard.table} {how} TRIGGER "{guard.name}"')
    assert _named(forger) == {guard.name for guard in _guards(forger)}


@on_postgresql
@pytest.mark.parametrize(
    "made_to",
    ["SECURITY INVOKER", "SET search_path = public", "RESET search_path"],
)
def test_each_function_run_otherwise_is_named(forger: Forger, hand: sa.Connection, made_to: str) -> None:
    for guard in _guards(forger, SpecKind.FUNCTION):
        hand.exec_driver_sql(f"ALTER FUNCTION {guard.name} {made_to}")
    assert _named(forger) == {guard.name for guard in _guards(forger, SpecKind.FUNCTION)}


@on_postgresql
def test_each_function_with_another_body_is_named(forger: Forger, hand: sa.Connection) -> None:
    for guard in _guards(forger, SpecKind.FUNCTION):
        hand.exec_driver_sql(guard.sql.replace("BEGIN\n", "BEGIN\n  -- nothing\n", 1).replace("%", "%%"))
    assert _named(forger) == {guard.name for guard in _guards(forger, SpecKind.FUNCTION)}


def test_a_strange_trigger_is_named(forger: Forger, hand: sa.Connection) -> None:
    if forger.is_postgresql:
        hand.exec_driver_sql("CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        hand.exec_driver_sql("CREATE TRIGGER z BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION swallow()")
    else:
        hand.exec_driver_sql("CREATE TRIGGER z BEFORE INSERT ON change BEGIN SELECT RAISE(IGNORE); END")
    assert _named(forger) == {"z"}


@on_postgresql
@pytest.mark.parametrize("on", ["access_event", "role_grant"])
def test_a_strange_trigger_that_borrows_a_name_of_the_house_is_named(
    forger: Forger, hand: sa.Connection, on: str
) -> None:
    hand.exec_driver_sql("CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    hand.exec_driver_sql(f"CREATE TRIGGER person_kept BEFORE INSERT ON {on} FOR EACH ROW EXECUTE FUNCTION swallow()")
    hand.exec_driver_sql(f"ALTER TABLE {on} ENABLE ALWAYS TRIGGER person_kept")
    assert _named(forger) == {"person_kept"}


@on_postgresql
def test_a_second_function_of_the_same_name_is_named(forger: Forger, hand: sa.Connection) -> None:
    hand.exec_driver_sql("CREATE FUNCTION nkmfg_lock(text) RETURNS void LANGUAGE sql AS 'SELECT'")
    assert _named(forger) == {"nkmfg_lock"}


@on_postgresql
@pytest.mark.parametrize(
    ("bypass", "name"),
    [
        ("CREATE RULE hush AS ON INSERT TO change DO INSTEAD NOTHING", "rule hush"),
        ("ALTER TABLE change ENABLE ROW LEVEL SECURITY", "row security"),
    ],
)
def test_what_bypasses_triggers_is_named(forger: Forger, hand: sa.Connection, bypass: str, name: str) -> None:
    hand.exec_driver_sql(bypass)
    assert _named(forger) == {name}


@on_sqlite
def test_a_table_rebuilt_in_batch_mode_loses_its_triggers_and_verify_says_so(
    forger: Forger, hand: sa.Connection
) -> None:
    hand.exec_driver_sql("CREATE TABLE rebuilt AS SELECT * FROM terminal")
    hand.exec_driver_sql("DROP TABLE terminal")
    hand.exec_driver_sql("ALTER TABLE rebuilt RENAME TO terminal")
    lost = {guard.name for guard in _guards(forger) if guard.table == "terminal"}
    assert lost
    assert _named(forger) >= lost
