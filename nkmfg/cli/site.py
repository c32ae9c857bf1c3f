"""`nkmfg init`: creation of an empty site with its first administrator and QA person."""

import secrets
import sys

import click

from config import Settings
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.values.errors import Malformed
from nkmfg.ledger.passwords import refuse_weak_password
from nkmfg.models import SiteKind
from nkmfg.services.people.accounts import NewPerson, normal_login
from nkmfg.services.schema import make_schema
from nkmfg.services.site import make_site
from nkmfg.services.startup_checks import ledger_for, shown
from nkmfg.words.messages import N_, _

_UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1, which are confused on paper


@click.command(
    cls=Command,
    help=N_(
        "Make an empty site in an empty database, with its first administrator and its first QA person.\n\n"
        "It is a commissioning site, and marked so on every page, until QA signs its validation. On PostgreSQL the"
        " schema is made as the role of NKMFG_OWNER_URL and granted to the role of DATABASE_URL."
    ),
)
@click.option("--name", cls=Option, prompt=N_("Name of the site"), help=N_("As it stands on every page and print."))
@click.option(
    "--zone",
    cls=Option,
    prompt=N_("Time zone, for example Europe/Minsk"),
    help=N_("IANA name of the site's time zone."),
)
@click.option(
    "--installer",
    cls=Option,
    prompt=N_("Your own name, as the one who makes this site"),
    help=N_("Printed in the first act."),
)
@click.option("--administrator", cls=Option, prompt=N_("User name of the first administrator"))
@click.option("--administrator-name", cls=Option, prompt=N_("Printed name of the first administrator"))
@click.option("--qa", cls=Option, prompt=N_("User name of the first QA person"))
@click.option("--qa-name", cls=Option, prompt=N_("Printed name of the first QA person"))
@click.option(
    "--identity",
    cls=Option,
    prompt=N_("How both people's identities were verified, for example: passports seen, 2026-11-22"),
    help=N_("How and when both people's identities were verified."),
)
@click.option(
    "--passwords-from-stdin",
    cls=Option,
    is_flag=True,
    help=N_("Read the two first passwords, the administrator's and QA's, a line each, instead of making them."),
)
def init(
    name: str,
    zone: str,
    installer: str,
    administrator: str,
    administrator_name: str,
    qa: str,
    qa_name: str,
    identity: str,
    passwords_from_stdin: bool,
) -> None:
    """Make an empty site with its first two people."""
    if not identity.strip():
        raise Malformed("command.identity_missing")
    typed = _two_lines() if passwords_from_stdin else None
    people = [
        NewPerson(login, printed_name, None, identity.strip(), password)
        for (login, printed_name), password in zip(
            ((administrator, administrator_name), (qa, qa_name)),
            typed or (_first_password(administrator), _first_password(qa)),
            strict=True,
        )
    ]
    settings = Settings.from_environment()
    make_schema(settings.database_url, settings.owner_url, installer)
    ledger = ledger_for(settings.database_url, SiteKind.COMMISSIONING)
    try:
        with ledger.sessions() as session:
            make_site(session, installer, SiteKind.COMMISSIONING, name, zone, *people)
    finally:
        ledger.engine.dispose()
    database = shown(settings.database_url)
    click.echo(_("The site {site} is made in {database}.", site=name.strip(), database=database))
    if typed is None:
        click.echo(_("First passwords, shown this once. Each is good for one log-in, to choose one's own:"))
        for person, role in zip(people, (_("administrator"), _("QA")), strict=True):
            click.echo(f"  {role:14} {person.login:20} {person.first_password}")
    click.echo(_("Next: `nkmfg serve`, then both log in; the administrator opens the other accounts."))


def _first_password(login: str) -> str:
    while True:
        password = "-".join("".join(secrets.choice(_UNMISTAKABLE) for _letter in range(4)) for _group in range(4))
        try:
            refuse_weak_password(password, normal_login(login))
        except Malformed:
            continue
        return password


def _two_lines() -> tuple[str, str]:
    lines = sys.stdin.read().splitlines()
    if len(lines) != 2:
        raise Malformed("command.two_lines")
    return lines[0], lines[1]
