"""`nkmfg migrate` and `nkmfg sql`: direct changes of the database by a named administrator, with a reason."""

import sys
from typing import TextIO

import click

from config import Settings
from nkmfg.cli.acting import acting, as_person, password_of
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.migrate import head_revision
from nkmfg.services.emergency_sql import run_sql, statements_in
from nkmfg.services.schema import upgrade
from nkmfg.services.startup_checks import NotReady, database_status, shown
from nkmfg.words.messages import N_, _, ngettext

_reason = click.option("--reason", cls=Option, required=True, help=N_("Why, in a few words. It stands in the record."))


@click.command(
    cls=Command,
    help=N_(
        "Bring the schema up to this version. Make a backup first.\n\n"
        "The record is verified before and after; if either finds a break, nothing has changed. On PostgreSQL it runs"
        " as the role of NKMFG_OWNER_URL."
    ),
)
@as_person
@_reason
def migrate(login: str, reason: str) -> None:
    """Migrate the database to the newest schema."""
    settings = Settings.from_environment()
    status = database_status(settings.owner_url)
    if status.revision is None:
        raise NotReady("database.no_site", database=shown(settings.owner_url))
    if status.revision == head_revision():
        click.echo(_("The schema is at {revision} already; there is nothing to do.", revision=status.revision))
        return
    password = password_of(login)
    before, after = upgrade(settings.database_url, settings.owner_url, login, password, reason)
    click.echo(
        _(
            "The schema went from {before} to {after}. The record was whole before and is whole after.",
            before=before,
            after=after,
        )
    )


@click.command(
    cls=Command,
    help=N_(
        "Run emergency SQL as an act under your name: all of it or none.\n\n"
        "STATEMENT is the SQL, several parted by semicolons; without it, or with -, it is read from the input. Rows are"
        " read and written; transactions, schema and the trail itself are not touched. What it does is in the trail for"
        " ever."
    ),
)
@as_person
@_reason
@click.argument("statement", required=False)
def sql(login: str, reason: str, statement: str | None) -> None:
    """Run emergency SQL as one act."""
    text = statement if statement not in (None, "-") else _all_of(sys.stdin)
    assert text is not None
    statements = statements_in(text)
    with acting(login) as (session, by):
        result = run_sql(session, by, reason, text)
    for sql_statement, rows in zip(statements, result.rows, strict=True):
        said = " ".join(sql_statement.split())[:100]
        click.echo(ngettext("{n} row: {statement}", "{n} rows: {statement}", rows, statement=said))
    click.echo(_("Recorded as act {act} in stream schema.", act=result.act_id))


def _all_of(stream: TextIO) -> str:
    if stream.isatty():
        raise Refused("command.statement_missing")
    return stream.read()
