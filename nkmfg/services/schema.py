"""Schema: created in an empty database, and migrated to this version by a named administrator."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.ledger.actor import By, Installer
from nkmfg.ledger.migrate import migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import AccountState, Credential, CredentialKind, Person
from nkmfg.services.people.accounts import normal_login
from nkmfg.services.people.authentication import is_locked_out
from nkmfg.services.startup_checks import database_status, reached, refuse_other_schema, sqlite_path
from nkmfg.words.messages import _


def make_schema(app_url: str, owner_url: str, installer: str) -> None:
    """Create the newest schema in an empty database, for a new site. Raises Refused if it holds a site already."""
    path = sqlite_path(app_url)
    if path is None:
        with reached(app_url):
            pass  # the application's role can connect, so it exists and can be granted its rights
    else:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = database_status(owner_url)
    if status.site is not None:
        raise Refused("site.exists")
    if status.revision is None:
        migrate(owner_url, Installer(installer), _("a new site"), app_role=_app_role(app_url, owner_url))
    else:
        refuse_other_schema(status.revision)


def upgrade(app_url: str, owner_url: str, login: str, password: str, reason: str) -> tuple[str | None, str]:
    """Migrate to the newest schema as `login`; returns (revision before, revision after).

    Raises Forbidden, VerificationFailed.
    """
    by = _prove(owner_url, login, password)
    return migrate(owner_url, by, reason, app_role=_app_role(app_url, owner_url))


def _app_role(app_url: str, owner_url: str) -> str | None:
    """PostgreSQL role of the application, if it is another one than that of migrations."""
    return None if app_url == owner_url else sa.make_url(app_url).username


def _prove(owner_url: str, login: str, password: str) -> By:
    """Authenticate by columns that every schema has, as `authentication` cannot read an older schema.

    Failures are not recorded. The caller connects as the database's owner; the password only attributes the act.
    """
    found = (
        sa.select(Person.id, Credential.secret_hash)
        .join(Credential, Credential.person_id == Person.id)
        .where(
            Person.login == normal_login(login),
            Person.state == AccountState.ACTIVE,
            sa.not_(Person.is_system),
            Credential.kind == CredentialKind.PASSWORD,
            sa.not_(Credential.is_first),
        )
    )
    with reached(owner_url) as connection, Session(connection) as session:
        row = session.execute(found).one_or_none()
        if row is not None and is_locked_out(session, row.id):
            raise Forbidden("login.locked_out")
    if not Passwords().matches(password, None if row is None else row.secret_hash):
        raise Forbidden("login.owner_not_matched")
    assert row is not None
    return By(row.id, row.id)
