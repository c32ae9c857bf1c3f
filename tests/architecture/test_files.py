"""What no file of the repository holds, and what only one does."""

import ast
import re
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Backend

ROOT = Path(__file__).parents[2]
# Taken while tests are collected: no fixture has started anything yet.
ABOVE = (Path.home(), ROOT, *ROOT.parents)
MODES = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in ABOVE}

MOST_LINES = 350
# Where an address may lead: this machine, names of namespaces, and the text of the licence. Nothing is fetched there.
# The last names a grammar, and is fetched by nobody.
HOSTS = {"127.0.0.1", "localhost", "www.w3.org", "www.apache.org", "evil.example", "json-schema.org"}
ADDRESS = re.compile(r"\b(?:https?|git|ftp)(?:\+\w+)?://(?:[^\s/@\"']*@)?(\[[^\]\s]*\]|[\w.-]+)", re.IGNORECASE)
FETCHED = re.compile(r"(?<!emit-)\b(?:index-url|find-links|trusted-host)\b|://| @ ")
MACHINE = re.compile(r"(?<![\w.$}>)-])/(?:home|Users|root|work|opt|mnt|srv)/\w")
UNFINISHED = re.compile(r"(?:#|//|<!--|/\*).*\b(?:TODO|FIXME|XXX|HACK)\b")


def tracked() -> Iterator[Path]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode != 0:
        pytest.skip("this is no git repository, so there is no list of its files")
    yield from (ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """Our own text files: not what was vendored, not real exports of instruments, not this list of what may not be."""
    for path in tracked():
        if path == Path(__file__) or path.name.endswith(".min.js") or "cases" in path.parts:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules() -> Iterator[tuple[str, str]]:
    """The product's modules, by their path."""
    for path, text in texts():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py" and (name.startswith("nkmfg/") or name in ("app.py", "config.py")):
            yield name, text


def named(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def calls_of(method: str) -> list[str]:
    """The modules that call a method of this name."""
    return sorted(
        {
            name
            for name, text in modules()
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
        }
    )


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert named(MACHINE) == []


def test_no_address_leads_to_another_host() -> None:
    """Whatever is fetched comes from where the machine is set up to fetch it: no file names a registry or a mirror."""
    led = [(path, host) for path, text in texts() for host in ADDRESS.findall(text) if host.lower() not in HOSTS]
    assert [f"{path.relative_to(ROOT)}: {host}" for path, host in led] == []


def test_the_locks_say_what_is_installed_and_not_from_where() -> None:
    locks = [(path, text) for path, text in texts() if path.name.startswith("requirements")]
    assert len(locks) == 4
    assert [path.name for path, text in locks if FETCHED.search(text)] == []


def test_no_tool_is_told_where_to_fetch_from() -> None:
    assert named(re.compile(r"(?<!emit-)\bindex-url\b|--find-links|--trusted-host|--registry\b")) == []


def test_nothing_is_left_to_be_done_in_a_comment() -> None:
    assert named(UNFINISHED) == []


@pytest.mark.req("C01")
def test_only_the_door_commits() -> None:
    assert calls_of("commit") == ["nkmfg/ledger/act.py"]


@pytest.mark.req("M05")
def test_only_a_migration_opens_a_transaction_besides() -> None:
    assert calls_of("begin") == ["nkmfg/ledger/migrate.py"]
    assert calls_of("begin_nested") == []


def test_no_module_is_longer_than_one_sitting() -> None:
    assert [name for name, text in modules() if len(text.splitlines()) > MOST_LINES] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, text in modules() if text and not ast.get_docstring(ast.parse(text))] == []


def test_tests_change_the_mode_of_no_folder_they_lie_in_nor_of_a_home(backend: Backend) -> None:
    assert backend.name  # the PostgreSQL server is running by now
    assert {folder: stat.S_IMODE(folder.stat().st_mode) for folder in ABOVE} == MODES
