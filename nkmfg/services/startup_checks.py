"""Startup checks: opens a site's database, or raises with one sentence that says what prevents it."""

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
from nkmfg.words.messages import _

PATIENCE_S = 10


class Unreachable(Refused):
    """Raised if the database does not exist or does not respond."""


class NotReady(Refused):
    """Raised if the database has no site that this software can work on."""


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """State of a database. `revision` is None for an empty one; `site` None without a site."""

    revision: str | None
    site: Site | None


def open_site(url: str) -> tuple[Ledger, Site]:
    """Open the site at `url` and its ledger, with the clock and the hashes of its kind.

    Raises Unreachable or NotReady: no database, no site, another schema, a trigger missing or altered.
    """
    status = database_status(url)
    if status.revision is None or (status.site is None and status.revision == head_revision()):
        raise NotReady("database.no_site", database=shown(url))
    refuse_other_schema(status.revision)
    refuse_unguarded(url, status.revision)
    assert status.site is not None
    return ledger_for(url, status.site.kind), status.site


def ledger_for(url: str, kind: SiteKind) -> Ledger:
    """The ledger of a site of this kind; a demo has a movable clock and cheap hashes."""
    is_demo = kind is SiteKind.DEMO
    clock = DemoClock() if is_demo else Clock()
    return open_ledger(url, head_revision(), clock=clock, passwords=Passwords(cheap=is_demo))


def database_status(url: str) -> DatabaseStatus:
    """Read the state of a database without writing. Raises Unreachable; Refused if it holds foreign tables."""
    path = sqlite_path(url)
    if path is not None and not path.exists():
        return DatabaseStatus(None, None)
    with reached(url) as connection:
        revision = current_revision(connection)
        if revision is None and sa.inspect(connection).get_table_names():
            raise Refused("database.foreign", url=shown(url))
        if revision != head_revision():
            return DatabaseStatus(revision, None)
        with Session(connection) as session:
            return DatabaseStatus(revision, site_of(session))


@contextmanager
def reached(url: str) -> Iterator[sa.Connection]:
    """Connection that reads one snapshot. Raises Unreachable with a sentence that omits the password."""
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise Unreachable("database.none", path=path)
    options = {} if path is not None else {"connect_args": {"connect_timeout": PATIENCE_S}}
    try:
        engine = open_engine(url, poolclass=sa.NullPool, **options)
    except (sa.exc.ArgumentError, ValueError) as unreadable:
        raise Unreachable("database.url_unreadable") from unreadable
    with ExitStack() as until_read:
        try:
            connection = until_read.enter_context(snapshot(engine))
        except sa.exc.DBAPIError as error:
            raise Unreachable("database.unreachable", url=shown(url), why=in_words(error)) from error
        yield connection


def refuse_other_schema(revision: str) -> None:
    """Raise NotReady if software and database have different versions."""
    if revision == head_revision():
        return
    if revision not in {script.revision for script in scripts().walk_revisions()}:
        raise NotReady("database.newer", revision=revision)
    raise NotReady("database.older", revision=revision, needed=head_revision())


def refuse_unguarded(url: str, revision: str) -> None:
    """Raise NotReady if a trigger is missing or altered: records written without it would prove nothing."""
    with reached(url) as connection:
        faults = triggers.faults(connection, shapes_at(connection, revision))
    if faults:
        name, fault = faults[0]
        if len(faults) > 1:
            raise NotReady("database.unguarded_several", trigger=name, fault=fault, more=len(faults) - 1)
        raise NotReady("database.unguarded", trigger=name, fault=fault)


def may_forge(url: str) -> bool:
    """True if this database role could write the trail itself (PostgreSQL; the owner of an SQLite file always can)."""
    if sqlite_path(url) is not None:
        return False
    with reached(url) as connection:
        return bool(connection.scalar(sa.text("SELECT has_table_privilege(current_user, 'link', 'INSERT')")))


def sqlite_path(url: str) -> Path | None:
    """Path of an SQLite database; None for a server's."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def shown(url: str) -> str:
    """Database URL or path for display, without the password."""
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=True)


def in_words(error: sa.exc.DBAPIError) -> str:
    """First line of the database's message."""
    return (str(error.orig).strip().splitlines() or [_("it did not say why")])[0]
