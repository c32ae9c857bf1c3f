"""`nkmfg serve`: the web server of a site."""

import logging
import signal
import socket
import sys
import threading
from datetime import timedelta
from pathlib import Path

import click
from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped]

from config import Settings, Unsafe
from nkmfg import demo
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.database import Ledger
from nkmfg.models import SiteKind
from nkmfg.services import after_use, positives
from nkmfg.services.schema import make_schema
from nkmfg.services.site import Site
from nkmfg.services.startup_checks import database_status, ledger_for, may_forge, open_site, shown, sqlite_path
from nkmfg.services.steps.lost_drafts import note_lost_drafts
from nkmfg.web import create_app
from nkmfg.words.messages import N_, _

THREADS = 8
TICK_S = 60
MOST_BODY_BYTES = 32 * 2**20  # the forms refuse less, with a sentence; this limit protects the disk


@click.command(
    cls=Command,
    help=N_("Serve the pages until stopped. PORT, DATABASE_URL and NKMFG_DATA say where: docs/operations.md."),
)
@click.option(
    "--demo",
    "may_make_demo",
    cls=Option,
    is_flag=True,
    help=N_("In an empty database, make a demo site first."),
)
def serve(may_make_demo: bool) -> None:
    """Serve the pages until stopped."""
    settings = Settings.from_environment()
    with _listener(settings) as listener:
        settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if may_make_demo and database_status(settings.database_url).revision is None:
            _make_demo(settings)
        app, ledger, site = open_pages(settings)
        server = create_server(
            app,
            sockets=[listener],
            threads=THREADS,
            max_request_body_size=MOST_BODY_BYTES,
            url_scheme="https" if settings.is_behind_tls else "http",
            clear_untrusted_proxy_headers=True,
            ident=None,
        )
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns whenever two requests are concurrent
        signal.signal(signal.SIGTERM, lambda *_arguments: sys.exit(0))
        click.echo(_welcome(settings, site))
        stopping = threading.Event()
        ticking = threading.Thread(target=_tick, args=(ledger, settings, stopping), daemon=True)
        ticking.start()
        try:
            server.run()
        finally:
            stopping.set()
            ticking.join(timeout=5)
            ledger.engine.dispose()


def _tick(ledger: Ledger, settings: Settings, stopping: threading.Event) -> None:
    """Run the periodic tasks. A failure is logged and retried; requests are still served."""
    while not stopping.wait(TICK_S):
        try:
            run_periodic_tasks(ledger, settings)
        except Exception:
            logging.getLogger("nkmfg").exception("the tick failed")


def run_periodic_tasks(ledger: Ledger, settings: Settings) -> None:
    """Run each periodic task once."""
    with ledger.sessions() as session:
        note_lost_drafts(session, timedelta(hours=settings.session_hours))
        after_use.catch_up(session)
        positives.catch_up(session)


def open_pages(settings: Settings) -> tuple[Flask, Ledger, Site]:
    """Create the web application after the startup checks. Raises Refused or Unsafe."""
    ledger, site = open_site(settings.database_url)
    try:
        if site.kind is SiteKind.PRODUCTION:
            settings.refuse_unsafe_in_production()
            _refuse_owner(settings)
        return create_app(settings, ledger), ledger, site
    except BaseException:
        ledger.engine.dispose()
        raise


def _refuse_owner(settings: Settings) -> None:
    if may_forge(settings.database_url):
        raise Unsafe("setting.role_may_forge")


def _listener(settings: Settings) -> socket.socket:
    """Bind the address before the site is opened, so that early requests wait. Raises Refused if it is in use."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen()
        except OSError:
            listener.close()
            raise
    except OSError as taken:
        raise Refused(
            "server.address_unusable",
            host=settings.host,
            port=settings.port,
            problem=(taken.strerror or str(taken)).lower(),
        ) from taken
    return listener


def _make_demo(settings: Settings) -> None:
    """Create a demo site; on SQLite atomically, even if interrupted."""
    click.echo(_("Making a demo site; this is done once …"))
    path = sqlite_path(settings.database_url)
    if path is None:
        make_schema(settings.database_url, settings.owner_url, "nkmfg serve --demo")
        _fill(settings.database_url)
        return
    making = path.with_name(path.name + ".making")
    _take_away(making)
    try:
        make_schema(f"sqlite:///{making}", f"sqlite:///{making}", "nkmfg serve --demo")
        _fill(f"sqlite:///{making}")
        if path.exists() and path.stat().st_size:
            raise Refused("server.made_meanwhile", path=path)
        making.replace(path)
    finally:
        _take_away(making)


def _fill(url: str) -> None:
    ledger = ledger_for(url, SiteKind.DEMO)
    try:
        demo.make_demo(ledger)
    finally:
        ledger.engine.dispose()


def _take_away(path: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        Path(f"{path}{tail}").unlink(missing_ok=True)


def _welcome(settings: Settings, site: Site) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = [
        f"{site.name}: http://{host}:{settings.port}",
        _("Record: {database}", database=shown(settings.database_url)),
    ]
    if site.kind is SiteKind.DEMO:
        lines += ["", _("A demo site: nothing in it is real. Log in as"), "", demo.log_ins(), ""]
    return "\n".join([*lines, _("Stop with Ctrl-C.")])
