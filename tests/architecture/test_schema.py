"""The schema: what the migrations make is what the models say, and every table is made as the ledger needs it."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.orm import Mapper

from nkmfg.ledger import triggers
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.database import SHAPES, open_engine
from nkmfg.ledger.migrate import current_revision, head_revision, migrate, scripts, shapes_at
from nkmfg.models import Base
from nkmfg.models.base import DERIVED, HASHED_IN, Exact, Kept, Moment, outside_image
from tests.conftest import Backend, Database

_ALL = Base.metadata.sorted_tables
TABLES = [pytest.param(table, id=table.name) for table in _ALL]
MAPPERS = [
    pytest.param(mapper, id=mapper.class_.__name__)
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
]
RECORDS = [pytest.param(table, id=table.name) for table in _ALL if table.info.get("kept") is not Kept.SCRATCH]


@pytest.fixture(scope="module")
def connection(migrated: Database) -> Iterator[sa.Connection]:
    """A connection as the owner of a database that the migrations made."""
    with open_engine(migrated.owner_url, poolclass=sa.NullPool).connect() as opened:
        yield opened


@pytest.mark.req("M05")
def test_the_models_are_what_the_migrations_make(connection: sa.Connection) -> None:
    has_identity = connection.dialect.name == "postgresql"  # which SQLite has not, and Alembic takes for a default
    options = {"compare_type": True, "compare_server_default": has_identity}
    context = MigrationContext.configure(connection, opts=options)
    assert compare_metadata(context, Base.metadata) == []


@pytest.mark.req("M05")
def test_the_checks_of_the_models_are_what_the_migrations_make(connection: sa.Connection) -> None:
    inspector = sa.inspect(connection)
    made = {(t, str(c["name"])): c["sqltext"] for t in Base.metadata.tables for c in inspector.get_check_constraints(t)}
    said = {
        (table.name, str(check.name)): str(check.sqltext)
        for table in Base.metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    }
    assert made.keys() == said.keys()
    for name, text in said.items():  # PostgreSQL prints a check its own way; what is quoted in it stays
        assert re.findall("'[^']*'", made[name]) == re.findall("'[^']*'", text), name
        if connection.dialect.name == "sqlite":
            assert made[name] == text


@pytest.mark.challenge("T3")
def test_triggers_from_the_database_are_triggers_from_the_models(connection: sa.Connection) -> None:
    """A migration makes them from what it finds, this software checks them by what it says: letter by letter alike."""
    dialect = connection.dialect.name
    found = {g.name: g.sql for g in triggers.guards(shapes_at(connection, head_revision()), dialect)}
    said = {g.name: g.sql for g in triggers.guards(SHAPES, dialect)}
    assert found == said
    assert triggers.faults(connection, SHAPES) == []


@pytest.mark.req("M05")
def test_an_empty_database_goes_down_to_nothing_and_up_again(backend: Backend) -> None:
    database, by = backend.empty(), Installer("tests")
    revisions = [script.revision for script in scripts().walk_revisions()]
    for target in revisions:
        migrate(database.owner_url, by, "up to the newest, then down one by one", target=target)
    engine = open_engine(database.owner_url, poolclass=sa.NullPool)
    with engine.execution_options(writer=True).begin() as connection:
        _undo_the_first(connection)
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
        assert current_revision(connection) is None
    assert migrate(database.owner_url, by, "up at last") == (None, revisions[0])
    backend.drop(database)


def _undo_the_first(connection: sa.Connection) -> None:
    first = scripts().get_base()
    assert first is not None
    triggers.uninstall(connection, shapes_at(connection, first))
    script = scripts().get_revision(first)
    assert script is not None
    with Operations.context(MigrationContext.configure(connection)):
        script.module.downgrade()
    connection.exec_driver_sql("DELETE FROM alembic_version")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_how_it_is_kept(table: sa.Table) -> None:
    assert isinstance(table.info.get("kept"), Kept), f"{table.name}: say kept(Kept.…) in its __table_args__"


@pytest.mark.parametrize("table", RECORDS)
def test_a_kept_table_has_one_key_and_columns_with_one_text(table: sa.Table) -> None:
    (key,) = table.primary_key
    assert isinstance(key.type, sa.Integer)
    for column in table.columns:
        if outside_image(column):
            assert table.info["kept"] is Kept.ONCE, f"{column} lies outside its image, so it must never change"
        else:
            assert isinstance(column.type, sa.Integer | sa.Boolean | sa.Date | sa.Text | Moment | Exact), column
        assert not isinstance(column.type, sa.Enum | sa.JSON | sa.Float), column


@pytest.mark.parametrize("table", TABLES)
def test_what_lies_outside_the_image_is_proved_by_what_lies_inside(table: sa.Table) -> None:
    for column in table.columns:
        if HASHED_IN in column.info:
            assert not outside_image(table.columns[column.info[HASHED_IN]])
        if DERIVED in column.info:
            assert callable(column.info[DERIVED])


@pytest.mark.challenge("T14")
@pytest.mark.req("D01")
@pytest.mark.parametrize("table", TABLES)
def test_no_foreign_key_deletes_or_empties_anything(table: sa.Table, connection: sa.Connection) -> None:
    for key in table.foreign_key_constraints:
        assert (key.ondelete, key.onupdate) == (None, None)
    for made in sa.inspect(connection).get_foreign_keys(table.name):
        assert not {"ondelete", "onupdate"} & made["options"].keys(), made


@pytest.mark.challenge("T14")
@pytest.mark.req("D01")
@pytest.mark.parametrize("mapper", MAPPERS)
def test_no_relationship_deletes_what_it_leads_to(mapper: Mapper[object]) -> None:
    for relationship in mapper.relationships:
        assert not {"delete", "delete-orphan"} & set(relationship.cascade), relationship


@pytest.mark.parametrize("table", RECORDS)
def test_no_record_refers_to_scratch(table: sa.Table) -> None:
    for key in table.foreign_keys:
        assert key.column.table.info["kept"] is not Kept.SCRATCH, key
