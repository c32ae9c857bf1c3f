"""From the shell: outside an act nothing is written, inside one it leaves its change, and nothing kept is undone."""

from collections.abc import Iterator

import pytest

from nkmfg.models import Person
from tests.ledger.backends import on_postgresql, on_sqlite
from tests.ledger.shells import shells
from tests.ledger.toy import VESSELS, ToySite, image_by_hand

pytestmark = [pytest.mark.req("C01", "C04"), pytest.mark.challenge("T1", "T2", "T3")]

COLUMNS = "code, place, passage, is_open, made_on, opened_at, volume_ml"
VALUES = "'incubator 1', 3, true, '2026-10-24', '2026-10-25T00:30:00.000000Z', '1.20'"
OUTSIDE = [
    "UPDATE toy_vessel SET place = 'moved' WHERE code = 'A'",
    f"INSERT INTO toy_vessel({COLUMNS}) VALUES ('Z', {VALUES})",
    "DELETE FROM toy_vessel",
    "UPDATE toy_reading SET typed = '9'",
    "DELETE FROM toy_reading",
    "UPDATE person SET printed_name = 'Somebody Else' WHERE login = 'anna'",
    "UPDATE credential SET is_first = NOT is_first",
    "DELETE FROM signature",
    "UPDATE act SET actor_name = 'Somebody Else'",
    "DELETE FROM act",
    "UPDATE change SET became = '{}'",
    "DELETE FROM change",
    "UPDATE link SET digest = 'x'",
    "DELETE FROM link",
]
ONLY_SQLITE = [
    f"INSERT OR IGNORE INTO toy_vessel({COLUMNS}) VALUES ('Z', {VALUES})",
    f"INSERT OR REPLACE INTO toy_vessel({COLUMNS}) VALUES ('A', {VALUES})",
    f"REPLACE INTO toy_vessel(id, {COLUMNS}) VALUES (1, 'A', {VALUES})",
    "UPDATE OR IGNORE toy_vessel SET place = 'moved'",
    "UPDATE OR REPLACE toy_vessel SET place = 'moved'",
    "REPLACE INTO toy_reading SELECT * FROM toy_reading",
    "REPLACE INTO act SELECT * FROM act",
    "REPLACE INTO change SELECT * FROM change",
    "REPLACE INTO link SELECT * FROM link",
    # Under a new number, past a unique key.
    "REPLACE INTO toy_reading SELECT id + 100, vessel_id, field, '9', number, trend, sha256, content FROM toy_reading",
    "REPLACE INTO link SELECT act_id + 1000, stream, seq, prev, 'x' FROM link",
    "INSERT OR IGNORE INTO change SELECT * FROM change; UPDATE change SET op = 'M'",
]
ONLY_POSTGRESQL = [
    "TRUNCATE toy_vessel CASCADE",
    "TRUNCATE act, change, link, toy_reading CASCADE",
    "SET session_replication_role = replica; UPDATE toy_vessel SET place = 'moved'",
    "SET session_replication_role = replica; DELETE FROM toy_reading",
    "SET nkmfg.act = '1'; UPDATE toy_vessel SET place = 'moved'",  # that act is closed
    "SET nkmfg.act = '999999'; UPDATE toy_vessel SET place = 'moved'",
    "SET nkmfg.act = 'x'; UPDATE toy_vessel SET place = 'moved'",
    "INSERT INTO toy_vessel SELECT * FROM toy_vessel ON CONFLICT (id) DO UPDATE SET place = 'moved'",
    f"COPY toy_vessel({COLUMNS}) FROM STDIN CSV;\nZ,incubator 1,3,true,2026-10-24,2026-10-25T00:30Z,1.20\n\\.\n",
    # A table of one's own in the trail's place.
    "CREATE TEMP TABLE act AS SELECT max(id) + 1 AS id FROM act; CREATE TEMP TABLE link(act_id bigint);"
    " CREATE TEMP TABLE change(LIKE public.change); SELECT set_config('nkmfg.act', id::text, false) FROM pg_temp.act;"
    " UPDATE toy_vessel SET place = 'moved'",
]


@pytest.fixture
def whole(toys: ToySite) -> Iterator[ToySite]:
    """The toys' site; whatever the test does, not a row is different afterwards."""
    before = _all_rows(toys)
    yield toys
    assert _all_rows(toys) == before
    assert toys.breaks() == []


def _all_rows(toys: ToySite) -> object:
    with toys.ledger.engine.connect() as connection:
        tables = (VESSELS, *VESSELS.metadata.sorted_tables, *Person.metadata.sorted_tables)
        return {table.name: connection.execute(table.select().order_by(*table.primary_key)).all() for table in tables}


def _refused_by_all(toys: ToySite, sql: str) -> None:
    for name, run in shells(toys.database).items():
        said = run(f"{sql};")
        assert any(word in said for word in ("nkmfg: ", "denied", "invalid input", "must be")), (name, said)


@pytest.mark.parametrize("sql", OUTSIDE)
def test_outside_an_act_a_shell_writes_nothing(whole: ToySite, sql: str) -> None:
    _refused_by_all(whole, sql)


@on_sqlite
@pytest.mark.parametrize("sql", ONLY_SQLITE)
def test_no_way_around_a_trigger_in_sqlite_writes_anything(whole: ToySite, sql: str) -> None:
    _refused_by_all(whole, sql)


@on_postgresql
@pytest.mark.parametrize("sql", ONLY_POSTGRESQL)
def test_no_way_around_a_trigger_in_postgresql_writes_anything(whole: ToySite, sql: str) -> None:
    _refused_by_all(whole, sql)


@on_postgresql
def test_inside_an_act_psql_leaves_one_change_and_its_link(own_toys: ToySite) -> None:
    for name, run in shells(own_toys.database).items():
        before, since = own_toys.row(VESSELS), own_toys.last_change()
        act = (
            "SELECT nkmfg_open(ARRAY['toy/A'], 'access.note', id, printed_name, 'technician', id, NULL, 'by hand',"
            " now(), '0001', '0.1.0') FROM person WHERE login = 'anna'"
        )
        assert run(f"BEGIN; {act}; UPDATE toy_vessel SET place = '{name}'; COMMIT;") == ""
        (change,) = own_toys.changes(since)
        assert (change.op, change.was) == ("U", image_by_hand(VESSELS, before))
        assert change.became == image_by_hand(VESSELS, before | {"place": name})
        assert own_toys.breaks() == []


@on_postgresql
def test_psql_cannot_write_after_it_has_closed_its_act_by_hand(whole: ToySite) -> None:
    _refused_by_all(
        whole,
        "BEGIN; SELECT nkmfg_open(ARRAY['toy/A'], 'a', NULL, 'n', 'r', NULL, NULL, NULL, now(), '1', '1');"
        " SET CONSTRAINTS ALL IMMEDIATE; UPDATE toy_vessel SET place = 'moved'; COMMIT",
    )


SQLITE_ACT = (
    "INSERT INTO act(header_version, stream, action, actor_name, actor_role, at, schema_revision, software_version,"
    " database_user) VALUES (1, 'toy/A', 'x', 'A Hand', 'none', '2026-10-25T00:30:00.000000Z', '1', '1', 'shell')"
)


@on_sqlite
def test_inside_an_act_of_its_own_the_sqlite_shell_leaves_one_change_and_verify_names_the_act(
    own_toys: ToySite,
) -> None:
    for name, run in shells(own_toys.database).items():
        before, since = own_toys.row(VESSELS), own_toys.last_change()
        update = "UPDATE toy_vessel SET place = 'by ' || coalesce(place, '')"
        assert run(f"BEGIN IMMEDIATE; {SQLITE_ACT}; {update}; COMMIT;") == "", name
        (change,) = own_toys.changes(since)
        assert change.was == image_by_hand(VESSELS, before)
        assert change.became == image_by_hand(VESSELS, before | {"place": f"by {before['place']}"})
        # Foreign keys are off in a shell, so nothing refuses the act without a link: verify does.
        assert f"table act, row {change.act_id}" in {found.where for found in own_toys.breaks()}


@on_sqlite
@pytest.mark.parametrize(
    "sql",
    [
        f"REPLACE INTO toy_vessel(id, {COLUMNS}) VALUES (1, 'A', {VALUES})",
        "REPLACE INTO toy_reading SELECT id + 9, vessel_id, field, '9', number, trend, sha256, x'' FROM toy_reading",
        "REPLACE INTO change(id, act_id, table_name, row_id, op, became) VALUES (1, 1, 'person', 1, 'I', '{}')",
        "DELETE FROM toy_vessel",
        "UPDATE toy_reading SET typed = '9'",
    ],
)
def test_not_even_inside_an_act_does_the_sqlite_shell_replace_what_is_kept(whole: ToySite, sql: str) -> None:
    for name, run in shells(whole.database).items():
        assert "nkmfg: " in run(f"BEGIN IMMEDIATE; {SQLITE_ACT}; {sql}; COMMIT;"), name


@on_sqlite
@pytest.mark.parametrize(
    "sql",
    [
        f"REPLACE INTO toy_vessel({COLUMNS}) VALUES ('A', {VALUES})",
        f"INSERT INTO toy_vessel({COLUMNS}) VALUES ('Z', {VALUES}); UPDATE OR REPLACE toy_vessel SET code = 'A'"
        " WHERE code = 'Z'",
    ],
)
def test_a_row_that_a_shells_replace_pushes_out_by_a_unique_key_is_named_as_gone(own_toys: ToySite, sql: str) -> None:
    """An upsert looks the same to a trigger, so inside an act the shell may do this. It does not go unseen."""
    gone = own_toys.row(VESSELS)["id"]
    run = next(iter(shells(own_toys.database).values()))
    assert run(f"BEGIN IMMEDIATE; {SQLITE_ACT}; {sql}; COMMIT;") == ""
    assert f"table toy_vessel, row {gone}: is gone" in {str(found) for found in own_toys.breaks()}
