"""The schema manifest in the chain: a missing constraint is named, and a newer generator is no break."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.hashing import sha256
from nkmfg.ledger import schema_manifest, triggers, triggers_postgresql, triggers_sqlite
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import SHAPES, open_engine
from nkmfg.ledger.images import shapes_of
from nkmfg.ledger.migrate import VerificationFailed, breaks_at, head_revision, migrate
from nkmfg.ledger.verify import Break
from nkmfg.models import Base, SchemaManifest
from tests import staff
from tests.conftest import APP_ROLE, Site
from tests.ledger.backends import on_postgresql, on_sqlite
from tests.ledger.migrations import ADD_AND_RENAME, NEXT, TOUCHED, one_more
from tests.ledger.toy import Toys

pytestmark = [pytest.mark.req("C01", "C04"), pytest.mark.challenge("T3")]
_TABLES = Base.metadata.sorted_tables
GENERATED = Path(__file__).with_name("generator.txt")


@contextmanager
def owner_of(site: Site) -> Iterator[sa.Connection]:
    """A connection as the owner of the database; everything is rolled back."""
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).connect() as connection, connection.begin() as transaction:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA writable_schema = on")
        yield connection
        transaction.rollback()
    engine.dispose()


@pytest.fixture
def hand(site: Site) -> Iterator[sa.Connection]:
    with owner_of(site) as connection:
        yield connection


def named(connection: sa.Connection) -> dict[str, str]:
    return dict(schema_manifest.faults(connection, SHAPES))


def rewrite(connection: sa.Connection, table: str, pattern: str, by: str = "") -> None:
    """Edit the definition of a table where SQLite keeps it."""
    sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).scalar_one()
    edited, count = re.subn(pattern, by, sql)
    assert count == 1, sql
    connection.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE name = ?", (edited, table))


def test_every_constraint_and_index_that_is_gone_is_named(hand: sa.Connection) -> None:
    gone, is_postgresql = set(), hand.dialect.name == "postgresql"
    for table in Base.metadata.sorted_tables:
        for index in table.indexes:
            hand.exec_driver_sql(f"DROP INDEX {index.name}")
            gone.add(f"table {table.name}, index {index.name}")
    # Foreign keys first: PostgreSQL drops nothing that others depend on.
    for kind in (sa.ForeignKeyConstraint, sa.CheckConstraint, sa.UniqueConstraint):
        spelt = hand.dialect.identifier_preparer.format_constraint  # PostgreSQL shortens a long name
        for table, name in [(t.name, spelt(c)) for t in _TABLES for c in t.constraints if isinstance(c, kind)]:
            if not is_postgresql:
                rewrite(hand, table, rf",\s*CONSTRAINT {name} [^\n]*?(?=,? *\n)")
                gone.add(f"table {table}, constraint {name}")
                continue
            hand.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            gone.add(f"table {table}, constraint {name}")
            if kind is sa.UniqueConstraint:
                gone.add(f"table {table}, index {name}")
    assert len(gone) > 100
    found = named(hand)
    assert gone - found.keys() == set()
    assert {found[where] for where in gone} == {"is missing"}


@on_sqlite
@pytest.mark.parametrize(
    ("table", "pattern", "by", "where"),
    [
        ("role_grant", "person_id <> proposed_by_id", "1", "constraint ck_role_grant_not_to_oneself"),
        ("person", "login TEXT NOT NULL", "login TEXT", "column login"),
        ("person", r"\)\s*$", ") STRICT", "definition"),
        ("nonce", "UNIQUE \\(token\\)", "UNIQUE (token) ON CONFLICT REPLACE", "constraint uq_nonce_token"),
        ("person", r"\n\)", ", CHECK (0))", "definition"),
    ],
)
def test_a_definition_weakened_in_the_file_is_named(
    hand: sa.Connection, table: str, pattern: str, by: str, where: str
) -> None:
    rewrite(hand, table, pattern, by)
    assert named(hand)[f"table {table}, {where}"] in ("is not as it was made", "is not of this house")


@on_postgresql
@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("ALTER TABLE person ALTER login DROP NOT NULL", "table person, column login"),
        ("ALTER TABLE person ALTER state SET DEFAULT 'active'", "table person, column state"),
        ("ALTER TABLE role_grant DISABLE TRIGGER ALL", "table role_grant, constraint fk_role_grant_person_id"),
        ("ALTER TABLE person ADD CHECK (login <> 'nobody')", "table person, constraint person_login_check"),
        (
            "ALTER TABLE nonce DROP CONSTRAINT uq_nonce_token, ADD CONSTRAINT uq_nonce_token UNIQUE (token, id)",
            "table nonce, constraint uq_nonce_token",
        ),
        (
            "ALTER TABLE role_grant DROP CONSTRAINT ck_role_grant_state,"
            " ADD CONSTRAINT ck_role_grant_state CHECK (true) NOT VALID",
            "table role_grant, constraint ck_role_grant_state",
        ),
    ],
)
def test_a_definition_weakened_by_its_owner_is_named(hand: sa.Connection, sql: str, where: str) -> None:
    hand.exec_driver_sql(sql)
    assert where in named(hand)


@pytest.mark.challenge("T2")
def test_a_note_edited_to_cover_what_was_done_is_named_itself(site: Site, hand: sa.Connection) -> None:
    kept = {shape.name: shape for shape in SHAPES if shape.name in ("schema_manifest", "terminal")}
    triggers.uninstall(hand, list(kept.values()))
    covered = schema_manifest.note_on_schema(hand, head_revision())["digests"]
    hand.execute(sa.update(SchemaManifest).values(digests=covered))
    triggers.install(hand, [kept["schema_manifest"]])
    found = {break_.where for break_ in breaks_at(hand, head_revision())}
    lost = {guard.name for guard in triggers.guards([kept["terminal"]], hand.dialect.name) if guard.table == "terminal"}
    assert lost
    assert found == {"table schema_manifest, row 1, column digests", *(f"trigger {name}" for name in lost)}


@pytest.mark.challenge("T2")
@pytest.mark.parametrize("action", [Action.RUN_SQL, Action.NOTE_ACCESS])
def test_a_note_that_no_migration_wrote_is_named(site: Site, action: Action) -> None:
    """Inside an act the app's own role may write a row of any record; a note on the schema it cannot vouch for."""
    adam = staff.by(site.session, staff.ADAM)
    with act(site.session, action, by=adam, on=Stream("schema"), reason="to cover it") as opened:
        noted = schema_manifest.note_on_schema(site.session.connection(), head_revision())
        site.session.execute(sa.insert(SchemaManifest).values(noted | {"noted_at": opened.at}))
    assert site.breaks() == [
        Break("table schema_manifest, row 2", f"was written by {action.value}, which makes no schema")
    ]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ({"generator": triggers.GENERATOR + 1}, "cannot be read"),
        ({"digests": "none"}, "cannot be read"),
        ({"digests": "{}"}, "cannot be read"),
        ({"revision": "0003"}, "is a note on schema 0003"),
    ],
)
def test_a_false_note_in_an_act_forged_as_a_migration_is_named(site: Site, edit: dict[str, object], says: str) -> None:
    with owner_of(site) as hand:
        noted = schema_manifest.note_on_schema(hand, head_revision()) | edit
        _forge_migration(hand, noted)
        found = named(hand)
    assert says in found["table schema_manifest, row 2"]


def _forge_migration(hand: sa.Connection, noted: dict[str, object]) -> None:
    """A well-formed act of the owner's own making: what any owner of a database can append."""
    at = _moment(hand)
    header = {
        "header_version": 1,
        "stream": "schema",
        "action": "schema.migrate",
        "actor_name": "Nobody",
        "actor_role": "administrator",
        "at": at,
        "schema_revision": head_revision(),
        "software_version": "0",
        "database_user": "x",
    }
    act_id = hand.execute(sa.insert(Base.metadata.tables["act"]).values(header)).inserted_primary_key
    assert act_id is not None
    if hand.dialect.name == "postgresql":
        hand.execute(sa.text("SELECT set_config('nkmfg.act', :act, true)"), {"act": str(act_id[0])})
    hand.execute(sa.insert(SchemaManifest).values(noted | {"noted_at": at}))


def _moment(hand: sa.Connection) -> object:
    return hand.execute(sa.select(SchemaManifest.noted_at)).scalar_one()


def test_a_site_without_a_note_is_named(site: Site, hand: sa.Connection) -> None:
    shapes = [shape for shape in SHAPES if shape.name in ("schema_manifest", "change")]
    triggers.uninstall(hand, shapes)
    hand.exec_driver_sql("DELETE FROM change WHERE table_name = 'schema_manifest'")
    triggers.install(hand, shapes)
    assert named(hand) == {"table schema_manifest": "does not say what the schema was made of"}


def _newer_generator(patch: pytest.MonkeyPatch) -> None:
    """Change the generator, so that its triggers differ from the existing ones."""
    patch.setattr(triggers, "GENERATOR", triggers.GENERATOR + 1)
    for module in (triggers_sqlite, triggers_postgresql):
        patch.setattr(module, "NO_ACT", "nkmfg: no act is open; open one first")


def test_what_an_older_generator_made_is_whole_and_is_still_watched(
    site: Site, hand: sa.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _newer_generator(monkeypatch)
    assert breaks_at(hand, head_revision()) == []
    is_postgresql = hand.dialect.name == "postgresql"
    dropped = "person_no_truncate ON person" if is_postgresql else "person_no_delete"
    hand.exec_driver_sql(f"DROP TRIGGER {dropped}")
    strange = "CREATE TRIGGER z BEFORE INSERT ON change "
    strange += "FOR EACH ROW EXECUTE FUNCTION nkmfg_refuse()" if is_postgresql else "BEGIN SELECT RAISE(IGNORE); END"
    hand.exec_driver_sql(strange)
    (rewritten,) = [
        guard
        for guard in triggers.guards(SHAPES, hand.dialect.name)
        if guard.name == ("nkmfg_lot_change" if is_postgresql else "lot_inserted")
    ]
    if not is_postgresql:
        hand.exec_driver_sql("DROP TRIGGER lot_inserted")
    hand.exec_driver_sql(rewritten.sql)
    found = named(hand)
    assert found.pop(f"trigger {dropped.split()[0]}") == "is missing"
    assert found.pop("trigger z").endswith(("is not of this house", "is not enabled always"))
    assert found == {f"trigger {rewritten.name}": "is not as it was made"}


@pytest.mark.req("M05")
def test_a_migration_makes_the_triggers_anew_and_notes_by_which_generator(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adam = staff.by(site.session, staff.ADAM)
    site.session.close()
    _newer_generator(monkeypatch)
    one_more(tmp_path, monkeypatch, ADD_AND_RENAME, alters=TOUCHED)
    migrate(site.database.owner_url, adam, "a newer release", app_role=APP_ROLE)
    with site.ledger.engine.connect() as connection:
        assert breaks_at(connection, NEXT) == []
        generators = connection.scalars(sa.select(SchemaManifest.generator).order_by(SchemaManifest.id)).all()
        assert generators == [triggers.GENERATOR - 1, triggers.GENERATOR]
        with pytest.raises(sa.exc.DBAPIError, match="open one first"):
            connection.exec_driver_sql("UPDATE terminal SET colour = 'blue'")


@pytest.mark.req("M05")
def test_a_migration_of_a_site_whose_constraint_is_gone_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adam: By = staff.by(site.session, staff.ADAM)
    site.session.close()
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_access_event_person")
    one_more(tmp_path, monkeypatch, "pass")
    with pytest.raises(VerificationFailed, match="table access_event, index ix_access_event_person: is missing"):
        migrate(site.database.owner_url, adam, "it would be laundered")


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_texts_of_triggers_change_with_their_generators_version_only(dialect: str) -> None:
    """Red? Raise GENERATOR, and write the new digest into generator.txt under the new version, below the old ones."""
    texts = "\n".join(guard.sql for guard in triggers.guards(shapes_of(Toys.metadata), dialect))
    lines = [line.split() for line in GENERATED.read_text().splitlines() if not line.startswith("#")]
    last = [words for words in lines if words[1] == dialect][-1]
    assert [str(triggers.GENERATOR), dialect, sha256(texts)] == last


@on_sqlite
def test_an_index_under_a_name_like_sqlites_own_is_named(hand: sa.Connection) -> None:
    hand.exec_driver_sql("CREATE UNIQUE INDEX sqlitex ON disposition(batch_id)")
    assert named(hand) == {"table disposition, index sqlitex": "is not of this house"}


@on_sqlite
@pytest.mark.challenge("T4")
def test_a_row_that_an_index_was_made_to_forget_is_named(site: Site) -> None:
    """Who asks by the index is told nothing of it, and the index reads as it was made."""
    raw = sqlite3.connect(site.database.path, isolation_level=None)
    raw.execute("PRAGMA writable_schema = on")
    text = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'ix_role_grant_person'").fetchone()[0]

    def say(sql: str) -> None:
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_role_grant_person'", (sql,))
        raw.execute("PRAGMA writable_schema = reset")
        raw.execute("PRAGMA writable_schema = on")

    say(f"{text} WHERE id <> 1")
    raw.execute("REINDEX ix_role_grant_person")
    say(text)
    raw.close()
    assert any(break_.where == "the file" and "ix_role_grant_person" in break_.what for break_ in site.breaks())
