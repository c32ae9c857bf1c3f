"""The person who runs a command: user name by --as, password by prompt."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session

from config import Settings
from nkmfg.cli.texts import Option
from nkmfg.domain.values.errors import Forbidden
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import CredentialKind
from nkmfg.services.people.access_refusals import note_refused
from nkmfg.services.people.accounts import needs_own_secrets
from nkmfg.services.people.authentication import Proof, log_in, offer, prove_signer
from nkmfg.services.startup_checks import open_site
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _

_NO_PERIOD = timedelta()
Command = TypeVar("Command", bound=Callable[..., Any])


def as_person(command: Command) -> Command:
    """Decorator for the option `--as LOGIN`, prompted for if it is missing."""
    return click.option(
        "--as", "login", cls=Option, metavar="LOGIN", prompt=N_("User name"), help=N_("Your user name.")
    )(command)


def password_of(login: str, question: str = "") -> str:
    """Prompt for the password, by a question of its own if there is one.

    NKMFG_PASSWORD is for tests only, as other programs can read it.
    """
    given = os.environ.get("NKMFG_PASSWORD")
    if given is not None:
        return given
    return str(click.prompt(question or _("Password of {login}", login=login), hide_input=True, err=True))


def signs(session: Session, by: By, login: str, copy: ToSign) -> Signing:
    """Show what is signed, prompt for the password again, and verify the signer. Raises Forbidden."""
    click.echo(
        "\n" + _("You sign, as {meaning}: {statement}", meaning=label(copy.meaning), statement=copy.statement), err=True
    )
    click.echo(_("Digest of what you sign: {digest}", digest=copy.digest), err=True)
    proof = Proof(
        password_of(login, _("Password of {login}, to sign this", login=login)), CredentialKind.PASSWORD, login=login
    )
    return prove_signer(session, proof, offer(session, copy), copy.digest, None, by.person_id, _NO_PERIOD)


@contextmanager
def acting(login: str) -> Iterator[tuple[Session, By]]:
    """Open a session on the site and authenticate the person with `login`."""
    ledger, _site = open_site(Settings.from_environment().database_url)
    try:
        with ledger.sessions() as session:
            by = _let_in(session, login)
            try:
                yield session, by
            except Forbidden:
                context = click.get_current_context(silent=True)
                command = "a command" if context is None else context.command_path
                note_refused(session, by.person_id, command, None, by.person_id)
                raise
    finally:
        ledger.engine.dispose()


def _let_in(session: Session, login: str) -> By:
    """Authenticate the person with `login`; success and failure are recorded. Raises Forbidden."""
    person = log_in(session, Proof(password_of(login), CredentialKind.PASSWORD, login=login), None)
    if needs_own_secrets(session, person.id):
        raise Forbidden("command.own_secrets_first")
    return By(person.id, person.id)
