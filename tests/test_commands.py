"""The commands: what they do to a record, and the sentence they say when they cannot."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from nkmfg.cli import commands
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger import migrate, triggers
from nkmfg.ledger.database import open_engine
from nkmfg.models import Act, Change, Credential, CredentialKind, Link, SiteKind, Terminal
from nkmfg.services import emergency_sql
from nkmfg.services.people.accounts import NewPerson, open_account
from nkmfg.services.people.authentication import Proof, log_in
from nkmfg.services.site import site_of
from nkmfg.services.startup_checks import ledger_for
from tests.conftest import Backend, Database, Site
from tests.newer import REVISION, add_schema
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, FIRST_PASSWORD, by, settle

Nkmfg = Callable[..., Result]
INIT = (
    *("init", "--name", "Cell house", "--zone", "Europe/Minsk", "--installer", "Olga Installer"),
    *("--administrator", "adam", "--administrator-name", "Adam Admin", "--qa", "quinn", "--qa-name", "Quinn Quality"),
    *("--identity", "passports seen"),
)


def on(database: Database, folder: Path) -> Nkmfg:
    """Runs `nkmfg` on a database, as `who` if somebody is named."""

    def run(*words: str, who: str = "", typed: str | None = None, **settings: str) -> Result:
        secret = {member.login: member.password for member in (ADAM, ANNA)}.get(who, who)
        environment = {
            "DATABASE_URL": database.app_url,
            "NKMFG_OWNER_URL": database.owner_url,
            "NKMFG_DATA": str(folder / "data"),
            "NKMFG_PASSWORD": secret or None,
            **settings,
        }
        result = CliRunner().invoke(commands, words, input=typed, env=environment)
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def empty(backend: Backend) -> Iterator[Database]:
    made = backend.empty()
    yield made
    backend.drop(made)


@pytest.fixture
def nkmfg(site: Site, tmp_path: Path) -> Nkmfg:
    """The command, on a settled site."""
    return on(site.database, tmp_path)


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_schema(tmp_path, monkeypatch)


def tamper(database: Database, sql: str) -> None:
    """What somebody with the database's own rights can do: drop the triggers, edit, put the same triggers back."""
    engine = open_engine(database.owner_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        shapes = migrate.shapes_at(connection, migrate.head_revision())
        triggers.uninstall(connection, shapes)
        connection.exec_driver_sql(sql)
        triggers.install(connection, shapes)


@pytest.mark.req("A02")
def test_init_makes_a_commissioning_site_whose_first_passwords_let_two_people_in(
    empty: Database, tmp_path: Path
) -> None:
    nkmfg = on(empty, tmp_path)
    made = nkmfg(*INIT)
    assert made.exit_code == 0, made.output
    password = {line.split()[1]: line.split()[2] for line in made.stdout.splitlines() if line.startswith("  ")}
    ledger = ledger_for(empty.app_url, SiteKind.COMMISSIONING)
    with ledger.sessions() as session:
        site = site_of(session)
        assert site is not None
        assert site.kind is SiteKind.COMMISSIONING
        for login in ("adam", "quinn"):
            proof = Proof(password[login], CredentialKind.PASSWORD, login=login)
            assert log_in(session, proof, None).identity_verified == "passports seen"
        genesis = session.scalars(sa.select(Act).order_by(Act.id)).first()
        assert genesis is not None
        assert genesis.actor_name == "Olga Installer"
    ledger.engine.dispose()
    assert nkmfg("verify").exit_code == 0


def test_init_never_prints_passwords_that_were_given_to_it(empty: Database, tmp_path: Path) -> None:
    made = on(empty, tmp_path)(*INIT, "--passwords-from-stdin", typed="a long first secret\nanother first secret\n")
    assert made.exit_code == 0, made.output
    assert "first secret" not in made.output


@pytest.mark.req("N03")
def test_a_database_that_holds_a_site_is_never_made_into_another(nkmfg: Nkmfg) -> None:
    again = nkmfg(*INIT)
    assert again.exit_code == 1
    assert again.stderr == "This database holds a site already. A new site needs a new, empty database.\n"


def test_init_that_was_refused_can_be_done_again_rightly(empty: Database, tmp_path: Path) -> None:
    nkmfg = on(empty, tmp_path)
    wrong = nkmfg(*INIT, "--zone", "Minsk")
    assert wrong.exit_code == 1
    assert wrong.stderr == "'Minsk' is no time zone; write one like Europe/Minsk.\n"
    assert nkmfg(*INIT).exit_code == 0


def test_init_leaves_somebody_elses_database_alone(empty: Database, tmp_path: Path) -> None:
    engine = open_engine(empty.owner_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE invoices (id integer primary key)")
    refused = on(empty, tmp_path)(*INIT)
    assert refused.exit_code == 1
    assert "holds tables that are not nkmfg's" in refused.stderr
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["invoices"]


@pytest.mark.req("C11")
def test_verify_says_that_a_whole_record_is_whole(nkmfg: Nkmfg, site: Site) -> None:
    acts = site.session.scalar(sa.select(sa.func.count()).select_from(Link))
    site.session.rollback()
    whole = nkmfg("verify")
    assert (whole.exit_code, whole.stderr) == (0, "")
    assert whole.stdout.startswith(f"The record is whole: {acts} acts in ")


@pytest.mark.req("C11")
def test_verify_names_table_row_and_column_of_an_edit_and_fails(nkmfg: Nkmfg, site: Site) -> None:
    tamper(site.database, "UPDATE terminal SET place = 'corridor'")
    broken = nkmfg("verify")
    assert broken.exit_code == 1
    assert 'table terminal, row 1, column place: is "corridor", was recorded as "cleanroom 2"' in broken.stdout
    assert broken.stderr == "The record has 1 break.\n"


def test_verify_that_could_not_look_is_neither_whole_nor_broken(empty: Database, tmp_path: Path) -> None:
    assert on(empty, tmp_path)("verify").exit_code == 2


def test_heads_are_sorted_lines_of_stream_number_and_digest(nkmfg: Nkmfg) -> None:
    lines = [line.split("\t") for line in nkmfg("heads").stdout.splitlines()]
    assert [stream for stream, _, _ in lines] == sorted(stream for stream, _, _ in lines)
    assert {"site", "person/adam"} <= {stream for stream, _, _ in lines}
    assert all(number.isdigit() and len(digest) == 64 for _, number, digest in lines)


@pytest.mark.req("C11")
def test_heads_kept_elsewhere_betray_a_record_put_back_to_an_earlier_day(
    nkmfg: Nkmfg, backend: Backend, settled: Database, tmp_path: Path
) -> None:
    assert nkmfg("sql", "--as", "adam", "--reason", "a later act", "SELECT 1", who="adam").exit_code == 0
    heads = tmp_path / "heads.txt"
    heads.write_text(nkmfg("heads").stdout)
    assert nkmfg("verify", "--heads", str(heads)).exit_code == 0
    earlier = backend.copy_of(settled)
    betrayed = on(earlier, tmp_path)("verify", "--heads", str(heads))
    backend.drop(earlier)
    assert betrayed.exit_code == 1
    assert "stream schema no 1: is gone, though it was written down as a head" in betrayed.stdout


@pytest.mark.parametrize("damaged", ["", "site 1 abc\n", "site\tone\t" + "0" * 64 + "\n"])
def test_a_damaged_file_of_heads_proves_nothing(nkmfg: Nkmfg, tmp_path: Path, damaged: str) -> None:
    (tmp_path / "heads.txt").write_text(damaged)
    assert nkmfg("verify", "--heads", str(tmp_path / "heads.txt")).exit_code == 2


@pytest.mark.req("M05")
@pytest.mark.usefixtures("newer")
def test_an_administrator_migrates_by_name_and_the_record_stays_whole(nkmfg: Nkmfg, site: Site) -> None:
    before = nkmfg("verify")
    migrated = nkmfg("migrate", "--as", "adam", "--reason", "version 2", who="adam")
    assert migrated.exit_code == 0, migrated.output
    assert before.exit_code == nkmfg("verify").exit_code == 0
    act = site.session.scalars(sa.select(Act).where(Act.stream == "schema")).one()
    assert (act.actor_name, act.schema_revision) == (ADAM.name, REVISION)
    assert act.reason is not None
    assert act.reason.endswith(f"to {REVISION}: version 2")
    again = nkmfg("migrate", "--as", "adam", "--reason", "version 2")
    assert again.stdout == f"The schema is at {REVISION} already; there is nothing to do.\n"


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize(
    ("login", "password", "sentence"),
    [
        ("adam", "not his password", "User name and password do not match"),
        ("nobody", "not his password", "User name and password do not match"),
        ("anna", ANNA.password, f"{ANNA.name} may not migrate the schema."),
    ],
)
def test_nobody_else_migrates(nkmfg: Nkmfg, site: Site, login: str, password: str, sentence: str) -> None:
    refused = nkmfg("migrate", "--as", login, "--reason", "version 2", who=password)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(sentence)
    with site.ledger.engine.connect() as connection:
        assert migrate.current_revision(connection) != REVISION


@pytest.mark.usefixtures("newer")
def test_a_record_with_a_break_is_not_migrated(nkmfg: Nkmfg, site: Site) -> None:
    engine = open_engine(site.database.owner_url, poolclass=sa.NullPool)
    before = migrate.declared(str(migrate.scripts().get_revision(REVISION).down_revision))
    with engine.begin() as connection:
        shapes = migrate.shapes_in(connection, before.keeping, before.outside)
        triggers.uninstall(connection, shapes)
        connection.exec_driver_sql("UPDATE terminal SET place = 'corridor'")
        triggers.install(connection, shapes)
    refused = nkmfg("migrate", "--as", "adam", "--reason", "version 2", who="adam")
    assert refused.exit_code == 1
    assert "so nothing was migrated" in refused.stderr


@pytest.mark.usefixtures("newer")
def test_a_command_on_an_older_schema_says_how_to_migrate(nkmfg: Nkmfg) -> None:
    refused = nkmfg("sql", "--as", "adam", "--reason", "a look", "SELECT 1", who="adam")
    assert refused.exit_code == 1
    assert "run: nkmfg migrate --as YOUR_LOGIN --reason" in refused.stderr


def test_an_older_version_of_the_software_leaves_a_newer_record_alone(
    nkmfg: Nkmfg, newer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Path(__file__).parents[1] / "migrations"
    assert nkmfg("migrate", "--as", "adam", "--reason", "version 2", who="adam").exit_code == 0
    monkeypatch.setattr(migrate, "MIGRATIONS", older)
    refused = nkmfg("sql", "--as", "adam", "--reason", "a look", "SELECT 1", who="adam")
    assert "it belongs to a newer nkmfg" in refused.stderr
    assert nkmfg("verify").exit_code == 2


@pytest.mark.req("C01", "C04")
@pytest.mark.challenge("T2")
def test_emergency_sql_is_a_named_act_with_its_reason_and_every_row_in_the_trail(nkmfg: Nkmfg, site: Site) -> None:
    done = nkmfg(
        "sql",
        *("--as", "adam", "--reason", "the tablet was put down at the wrong door"),
        "UPDATE terminal SET place = 'cleanroom 3'; UPDATE person SET badge = NULL WHERE badge = 'none'",
        who="adam",
    )
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:2] == [
        "1 row: UPDATE terminal SET place = 'cleanroom 3'",
        "0 rows: UPDATE person SET badge = NULL WHERE badge = 'none'",
    ]
    act = site.session.scalars(sa.select(Act).where(Act.action == "schema.sql")).one()
    assert (act.stream, act.actor_name) == ("schema", ADAM.name)
    assert act.reason == "the tablet was put down at the wrong door"
    change = site.session.scalars(sa.select(Change).where(Change.act_id == act.id)).one()
    assert '"place":"cleanroom 2"' in (change.was or "")
    assert '"place":"cleanroom 3"' in change.became
    assert nkmfg("verify").exit_code == 0


def test_emergency_sql_is_read_from_the_input(nkmfg: Nkmfg) -> None:
    typed = "-- whose? anna's; hers\nSELECT ';' AS mark,\n  1 AS one;\n"
    done = nkmfg("sql", "--as", "adam", "--reason", "a look", "-", who="adam", typed=typed)
    assert done.stdout.splitlines()[0] == "1 row: SELECT ';' AS mark, 1 AS one"


def test_emergency_sql_that_fails_halfway_has_done_nothing(nkmfg: Nkmfg, site: Site) -> None:
    failed = nkmfg(
        "sql",
        *("--as", "adam", "--reason", "a mistake"),
        "UPDATE terminal SET place = 'corridor'; UPDATE terminal SET colour = 'blue'",
        who="adam",
    )
    assert failed.exit_code == 1
    assert failed.stderr.startswith("The database refused it and nothing was changed: ")
    site.session.rollback()
    assert site.session.scalars(sa.select(Terminal.place)).all() == ["cleanroom 2"]


@pytest.mark.parametrize(
    "sql",
    [
        "COMMIT",
        "SELECT 1; commit",
        "SELECT 1 /* ; */; ROLLBACK",
        "BEGIN",
        "END",
        "SAVEPOINT a",
        "PRAGMA foreign_keys = off",
        "DROP TRIGGER terminal_updated",
        "DO $$ BEGIN PERFORM 1; END $$",
        "ATTACH 'other.db' AS other",
        "(SELECT 1)",
        "INSERT INTO act(stream) VALUES ('site')",
        'INSERT INTO "link"(stream) VALUES (1)',
        "SELECT nkmfg_open(NULL)",
        "SELECT Set_Config('nkmfg.act', '1', true)",
        " ; -- nothing\n ;",
        "UPDATE person SET badge = NULL; UPDATE credential SET is_first = false",
        'UPDATE "web_session" SET person_id = 2',
        "WITH x AS (SELECT 1) INSERT INTO Role_Grant(person_id) SELECT 1",
        "UPDATE credential_handover SET state = 'taken_up'",
        'UPDATE U&"\\0063redential" SET is_first = is_first',
    ],
)
def test_emergency_sql_ends_no_transaction_changes_no_schema_and_forges_no_trail(
    nkmfg: Nkmfg, site: Site, sql: str
) -> None:
    acts = sa.select(sa.func.count()).select_from(Act)
    before = site.session.scalar(acts)
    site.session.rollback()
    refused = nkmfg("sql", "--as", "adam", "--reason", "a test", sql, who="adam")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert site.session.scalar(acts) == before


@pytest.mark.challenge("S13")
def test_emergency_sql_that_touched_a_secret_however_it_was_spelt_leaves_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of a statement are one guard; what the trail says it wrote is the other, and holds without it."""
    monkeypatch.setattr(emergency_sql, "statements_in", lambda text: [text])
    hashes = sa.select(Credential.secret_hash).order_by(Credential.id)
    before = site.session.scalars(hashes).all()
    forged = "UPDATE credential SET secret_hash = 'known to the administrator'"
    with refusing(Refused, "Rows of credential are not for one person alone"):
        emergency_sql.run_sql(site.session, by(site.session, ADAM), "to help", forged)
    assert site.session.scalars(hashes).all() == before
    assert site.breaks() == []


@pytest.mark.req("A04")
@pytest.mark.parametrize(
    ("login", "password", "reason", "sentence"),
    [
        ("anna", ANNA.password, "a look", f"{ANNA.name} may not run emergency SQL."),
        ("adam", "not his password", "a look", "Name and secret do not match."),
        ("nobody", "not his password", "a look", "Name and secret do not match."),
        ("adam", ADAM.password, " . ", "A reason is needed"),
    ],
)
def test_emergency_sql_takes_an_administrator_proven_and_a_reason(
    nkmfg: Nkmfg, login: str, password: str, reason: str, sentence: str
) -> None:
    refused = nkmfg("sql", "--as", login, "--reason", reason, "SELECT 1", who=password)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith(sentence)


@pytest.mark.req("A08")
@pytest.mark.challenge("S13")
def test_a_password_that_somebody_else_set_runs_no_command(nkmfg: Nkmfg, site: Site) -> None:
    new = NewPerson("ivan", "Ivan New", None, "passport seen", FIRST_PASSWORD)
    open_account(site.session, by(site.session, ADAM), new)
    refused = nkmfg("sql", "--as", "ivan", "--reason", "a look", "SELECT 1", who=FIRST_PASSWORD)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Choose your own password and PIN first")


@pytest.mark.req("A07")
def test_five_wrong_passwords_on_the_command_line_lock_the_account(nkmfg: Nkmfg) -> None:
    for _ in range(5):
        nkmfg("sql", "--as", "adam", "--reason", "a look", "SELECT 1", who="not his password")
    refused = nkmfg("sql", "--as", "adam", "--reason", "a look", "SELECT 1", who="adam")
    assert refused.stderr.startswith("This account is locked after five failures.")


def test_the_next_day_comes_by_name_and_on_a_demo_only(
    backend: Backend, migrated: Database, nkmfg: Nkmfg, tmp_path: Path
) -> None:
    elsewhere = nkmfg("demo", "next-day", "--as", "anna", who="anna")
    assert (elsewhere.exit_code, elsewhere.stderr) == (1, "Only a demo has a clock that can be put forward.\n")
    demo = backend.copy_of(migrated)
    ledger = ledger_for(demo.app_url, SiteKind.DEMO)
    with ledger.sessions() as session:
        settle(session, SiteKind.DEMO)
        before = ledger.clock.now(session)
    went = on(demo, tmp_path)("demo", "next-day", "--as", "anna", who="anna")
    assert went.exit_code == 0, went.output
    with ledger.sessions() as session:
        assert (ledger.clock.now(session) - before).days == 1
        act = session.scalars(sa.select(Act).order_by(Act.id.desc())).first()
        assert act is not None
        assert (act.stream, act.actor_name) == ("site", ANNA.name)
    ledger.engine.dispose()
    backend.drop(demo)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://somewhere/else", "DATABASE_URL has to begin with sqlite:/// or postgresql://"),
        ("postgresql://app:unspoken@127.0.0.1:1/nkmfg", "postgresql://app:***@127.0.0.1:1/nkmfg cannot be reached"),
        ("postgresql://app:unspoken@host:port/nkmfg", "DATABASE_URL cannot be read"),
        ("sqlite:////nowhere/at/all.db", "There is no database /nowhere/at/all.db."),
    ],
)
def test_a_database_out_of_reach_is_a_sentence_without_the_password(url: str, sentence: str) -> None:
    said = CliRunner().invoke(commands, ["heads"], env={"DATABASE_URL": url, "NKMFG_OWNER_URL": None})
    assert said.exit_code == 1
    assert said.stderr.startswith(sentence)
    assert said.stderr.count("\n") == 1
    assert "unspoken" not in said.output


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("bought milk, " * 100)
    said = CliRunner().invoke(commands, ["heads"], env={"DATABASE_URL": f"sqlite:///{tmp_path / 'notes.db'}"})
    assert said.exit_code == 1
    assert "cannot be reached: file is not a database" in said.stderr


@pytest.mark.challenge("T2")
def test_the_shells_are_refused_outside_an_act_and_verify_stays_whole(nkmfg: Nkmfg, site: Site) -> None:
    if site.database.backend == "sqlite":
        with sqlite3.connect(site.database.path) as connection, pytest.raises(sqlite3.IntegrityError, match="no act"):
            connection.execute("UPDATE terminal SET place = 'corridor'")
        connection.close()
    else:
        url = site.database.app_url.replace("postgresql+psycopg", "postgresql")
        with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.RaiseException, match="no act"):
            connection.execute("UPDATE terminal SET place = 'corridor'")
    assert nkmfg("verify").exit_code == 0


def test_version_names_software_and_schema() -> None:
    said = CliRunner().invoke(commands, ["version"]).stdout
    assert said == f"nkmfg 0.1.0, schema {migrate.head_revision()}\n"
