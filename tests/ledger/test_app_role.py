"""The application's role on PostgreSQL writes records and cannot change the trail."""

import pytest
import sqlalchemy as sa

from nkmfg.models import Base
from nkmfg.models.base import Kept
from tests.conftest import APP_ROLE
from tests.ledger.backends import on_postgresql
from tests.ledger.toy import ToySite

pytestmark = [on_postgresql, pytest.mark.req("C04"), pytest.mark.challenge("T2", "T3")]

PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN")
MAY = {
    Kept.RECORD: {"SELECT", "INSERT", "UPDATE"},
    Kept.ONCE: {"SELECT", "INSERT"},
    Kept.LEDGER: {"SELECT"},
    Kept.SCRATCH: {"SELECT", "INSERT", "UPDATE", "DELETE"},
}


@pytest.mark.parametrize("table", [pytest.param(t, id=t.name) for t in Base.metadata.sorted_tables])
def test_the_app_may_do_with_a_table_what_its_keeping_says(toys: ToySite, table: sa.Table) -> None:
    asked = {
        p: sa.func.has_table_privilege(APP_ROLE, table.name, sa.literal_column(f"'{p}'")).label(p) for p in PRIVILEGES
    }
    with toys.ledger.engine.connect() as connection:
        row = connection.execute(sa.select(*asked.values())).mappings().one()
    has = {privilege for privilege in PRIVILEGES if row[privilege]}
    assert has == ({"SELECT"} if table.name == "stream" else MAY[table.info["kept"]])


def test_the_app_owns_nothing_and_makes_nothing_that_stays(toys: ToySite) -> None:
    with toys.ledger.engine.connect() as connection:
        owned = "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = relowner WHERE rolname = current_user"
        assert connection.exec_driver_sql(owned).scalar_one() == 0
        schemas = "SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')"
        made_in = connection.exec_driver_sql(schemas).scalars().all()
    assert [name for name in made_in if not name.startswith("pg_temp")] == []


def test_of_the_ledgers_functions_the_app_may_execute_two(toys: ToySite) -> None:
    with toys.ledger.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT proname, has_function_privilege(oid, 'EXECUTE') AS may FROM pg_proc WHERE proname LIKE 'nkmfg%%'"
        ).all()
    assert len(rows) > 10
    assert {row.proname for row in rows if row.may} == {"nkmfg_lock", "nkmfg_open"}


def test_nobody_hangs_the_ledgers_functions_on_a_table_of_their_own(toys: ToySite) -> None:
    """Run for a row of somebody's own making, they would write a false change and a false link as the owner."""
    with toys.ledger.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMP TABLE act (LIKE public.act)")
        connection.exec_driver_sql("CREATE TEMP TABLE person (LIKE public.person)")
        for table, function in (("act", "nkmfg_link"), ("person", "nkmfg_person_change")):
            with pytest.raises(sa.exc.DBAPIError, match="permission denied for function"), connection.begin_nested():
                connection.exec_driver_sql(
                    f"CREATE TRIGGER x AFTER INSERT ON pg_temp.{table} FOR EACH ROW EXECUTE FUNCTION {function}()"
                )


def test_a_temporary_table_does_not_take_the_trails_place(own_toys: ToySite) -> None:
    """Inside an act the change goes to the real trail, whatever bears its name in the session."""
    since = own_toys.last_change()
    own_toys.session.execute(sa.text("CREATE TEMP TABLE change (LIKE public.change)"))
    own_toys.session.execute(sa.text("CREATE TEMP TABLE link (LIKE public.link)"))
    own_toys.session.commit()
    with own_toys.act():
        own_toys.session.execute(sa.text("UPDATE toy_vessel SET place = 'moved'"))
    own_toys.session.execute(sa.text("DROP TABLE pg_temp.change, pg_temp.link"))
    own_toys.session.commit()
    assert len(own_toys.changes(since)) == 1
    assert own_toys.breaks() == []


def test_the_act_says_which_database_user_wrote_it(toys: ToySite) -> None:
    with toys.ledger.engine.connect() as connection:
        users = connection.exec_driver_sql("SELECT DISTINCT database_user FROM act").scalars().all()
    assert users == [APP_ROLE]
