"""The person who runs a command: user name by --as, password by prompt."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session

from config import Settings
from nkmfg.domain.values.errors import Forbidden
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import CredentialKind
from nkmfg.services.people.access_refusals import note_refused
from nkmfg.services.people.accounts import needs_own_secrets
from nkmfg.services.people.authentication import Proof, log_in, offer, prove_signer
from nkmfg.services.startup_checks import open_site
from nkmfg.words.codes import label

_NO_PERIOD = timedelta()
Command = TypeVar("Command", bound=Callable[..., Any])


def as_person(command: Command) -> Command:
    """Decorator for the option `--as LOGIN`, prompted for if it is missing."""
    return click.option("--as", "login", metavar="LOGIN", prompt="User name", help="Your user name.")(command)


def password_of(login: str, what_for: str = "") -> str:
    """Prompt for the password. NKMFG_PASSWORD is for tests only, as other programs can read it."""
    given = os.environ.get("NKMFG_PASSWORD")
    return (
        given if given is not None else str(click.prompt(f"Password of {login}{what_for}", hide_input=True, err=True))
    )


def signs(session: Session, by: By, login: str, copy: ToSign) -> Signing:
    """Show what is signed, prompt for the password again, and verify the signer. Raises Forbidden."""
    click.echo(
        f"\nYou sign, as {label(copy.meaning)}: {copy.statement}\nDigest of what you sign: {copy.digest}", err=True
    )
    proof = Proof(password_of(login, ", to sign this"), CredentialKind.PASSWORD, login=login)
    return prove_signer(session, proof, offer(session, copy), copy.digest, None, by.person_id, _NO_PERIOD)


@contextmanager
def acting(login: str) -> Iterator[tuple[Session, By]]:
    """Open a session on the site and authenticate the person with `login`."""
    ledger, _ = open_site(Settings.from_environment().database_url)
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
        raise Forbidden(
            "Choose your own password and PIN first: log in once in the browser, and you are asked for them."
        )
    return By(person.id, person.id)
