"""`nkmfg migrate` and `nkmfg sql`: direct changes of the database by a named administrator, with a reason."""

import sys
from typing import TextIO

import click

from config import Settings
from nkmfg.cli.acting import acting, as_person, password_of
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.migrate import head_revision
from nkmfg.services.emergency_sql import run_sql, statements_in
from nkmfg.services.schema import upgrade
from nkmfg.services.startup_checks import NotReady, database_status, shown

_reason = click.option("--reason", required=True, help="Why, in a few words. It stands in the record.")


@click.command()
@as_person
@_reason
def migrate(login: str, reason: str) -> None:
    """Bring the schema up to this version. Make a backup first.

    The record is verified before and after; if either finds a break, nothing has changed. On PostgreSQL it runs as
    the role of NKMFG_OWNER_URL.
    """
    settings = Settings.from_environment()
    status = database_status(settings.owner_url)
    if status.revision is None:
        raise NotReady(f"There is no site in {shown(settings.owner_url)} yet. `nkmfg init` makes one.")
    if status.revision == head_revision():
        click.echo(f"The schema is at {status.revision} already; there is nothing to do.")
        return
    password = password_of(login)
    before, after = upgrade(settings.database_url, settings.owner_url, login, password, reason)
    click.echo(f"The schema went from {before} to {after}. The record was whole before and is whole after.")


@click.command()
@as_person
@_reason
@click.argument("statement", required=False)
def sql(login: str, reason: str, statement: str | None) -> None:
    """Run emergency SQL as an act under your name: all of it or none.

    STATEMENT is the SQL, several parted by semicolons; without it, or with -, it is read from the input. Rows are read
    and written; transactions, schema and the trail itself are not touched. What it does is in the trail for ever.
    """
    text = statement if statement not in (None, "-") else _all_of(sys.stdin)
    assert text is not None
    statements = statements_in(text)
    with acting(login) as (session, by):
        result = run_sql(session, by, reason, text)
    for sql_statement, rows in zip(statements, result.rows, strict=True):
        click.echo(f"{rows} row{'' if rows == 1 else 's'}: {' '.join(sql_statement.split())[:100]}")
    click.echo(f"Recorded as act {result.act_id} in stream schema.")


def _all_of(stream: TextIO) -> str:
    if stream.isatty():
        raise Refused("Give the statement as the last word, or through the input: nkmfg sql … < FILE.")
    return stream.read()
