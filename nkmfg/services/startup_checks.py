"""Opening a site's database, or saying in one sentence what is in the way."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.values.errors import Refused
from nkmfg.ledger import triggers
from nkmfg.ledger.clock import Clock, DemoClock
from nkmfg.ledger.database import Ledger, open_engine, open_ledger, snapshot
from nkmfg.ledger.migrate import current_revision, head_revision, scripts, shapes_at
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import SiteKind
from nkmfg.services.site import Site, site_of

PATIENCE_S = 10


class Unreachable(Refused):
    """There is no such database, or it does not answer."""


class NotReady(Refused):
    """The database answers, but holds no site this software can work on."""


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """How a database stands. `revision` is None for an empty one; `site` None where none was made."""

    revision: str | None
    site: Site | None


def open_site(url: str) -> tuple[Ledger, Site]:
    """The site at `url` and its ledger, with the clock and the hashes of its kind.

    Raises Unreachable or NotReady: no database, no site, another schema, a trigger missing or altered.
    """
    status = database_status(url)
    if status.revision is None or (status.site is None and status.revision == head_revision()):
        raise NotReady(f"There is no site in {shown(url)} yet. `nkmfg init` makes one.")
    refuse_other_schema(status.revision)
    refuse_unguarded(url, status.revision)
    assert status.site is not None
    return ledger_for(url, status.site.kind), status.site


def ledger_for(url: str, kind: SiteKind) -> Ledger:
    """The ledger of a site of this kind: a demo has a clock to put forward and cheap hashes."""
    is_demo = kind is SiteKind.DEMO
    clock = DemoClock() if is_demo else Clock()
    return open_ledger(url, head_revision(), clock=clock, passwords=Passwords(cheap=is_demo))


def database_status(url: str) -> DatabaseStatus:
    """Looks, and writes nothing. Raises Unreachable; Refused for a database that is somebody else's."""
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return DatabaseStatus(None, None)
    with reached(url) as connection:
        revision = current_revision(connection)
        if revision is None and sa.inspect(connection).get_table_names():
            raise Refused(f"{shown(url)} holds tables that are not nkmfg's. Name an empty database.")
        if revision != head_revision():
            return DatabaseStatus(revision, None)
        with Session(connection) as session:
            return DatabaseStatus(revision, site_of(session))


@contextmanager
def reached(url: str) -> Iterator[sa.Connection]:
    """A connection that reads one snapshot. Raises Unreachable in a sentence without the password."""
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise Unreachable(f"There is no database {path}. Is NKMFG_DATA or DATABASE_URL the right one?")
    options = {} if path is not None else {"connect_args": {"connect_timeout": PATIENCE_S}}
    try:
        engine = open_engine(url, poolclass=sa.NullPool, **options)
    except (sa.exc.ArgumentError, ValueError) as unreadable:
        raise Unreachable(
            "DATABASE_URL cannot be read: write postgresql://NAME:PASSWORD@HOST/DATABASE."
        ) from unreadable
    with ExitStack() as until_read:
        try:
            connection = until_read.enter_context(snapshot(engine))
        except sa.exc.DBAPIError as error:
            raise Unreachable(f"{shown(url)} cannot be reached: {in_words(error)}") from error
        yield connection


def refuse_other_schema(revision: str) -> None:
    """Raises NotReady where the software and the database are of different versions."""
    if revision == head_revision():
        return
    if revision not in {script.revision for script in scripts().walk_revisions()}:
        raise NotReady(
            f"The database is at schema {revision}, which this version does not know: it belongs to a newer nkmfg."
            " Start that one; a schema is never taken back under a newer record."
        )
    raise NotReady(
        f"The database is at schema {revision} and this version needs {head_revision()}. After a backup, run:"
        " nkmfg migrate --as YOUR_LOGIN --reason 'upgrade'"
    )


def refuse_unguarded(url: str, revision: str) -> None:
    """Raises NotReady where a trigger is missing or altered: a record written without it would prove nothing."""
    with reached(url) as connection:
        faults = triggers.faults(connection, shapes_at(connection, revision))
    if faults:
        name, fault = faults[0]
        others = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise NotReady(
            f"The record is not protected: the trigger {name} {fault}{others}. Nothing is served until it is known why;"
            " `nkmfg verify` says what was changed."
        )


def may_forge(url: str) -> bool:
    """True where this database role could write the trail itself (PostgreSQL; a file's owner always could)."""
    if sqlite_path(url) is not None:
        return False
    with reached(url) as connection:
        return bool(connection.scalar(sa.text("SELECT has_table_privilege(current_user, 'link', 'INSERT')")))


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite database; None for a server's."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def shown(url: str) -> str:
    """A database as a person may read it: without its password."""
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=True)


def in_words(error: sa.exc.DBAPIError) -> str:
    """What the database said, its first line."""
    return (str(error.orig).strip().splitlines() or ["it did not say why"])[0]
