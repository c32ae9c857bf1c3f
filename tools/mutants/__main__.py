"""The command `make mutants`: P names a package, N how many mutants of it are tried, S the seed of the choice.

Tests are collected once. Each mutant runs in a fork of that process, against those tests alone that run its statement,
the quickest first; the first failure ends it. One that no test runs, as it runs at import, runs in a process of its own
against the tests of its module. What was found is kept in var/mutants, so that a run can be broken off.
"""

import argparse
import difflib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest

from tools.mutants.mutate import Mutant, mutants_of
from tools.mutants.run import Reach, TestReach, exchange, fork, measure, passes, reaching, tests_of, without_shrinking

ROOT = Path(__file__).parents[2]
TESTS = "tests/domain"
DOMAIN = ROOT / "nkmfg" / "domain"
HELPERS = (*(ROOT / "tests").glob("*.py"), *(ROOT / TESTS).rglob("*.py"))
ACCEPTED = Path(__file__).with_name("accepted.toml")
KEPT = ROOT / "var" / "mutants"
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
LEAST_S = 10.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    package: str
    count: int
    seed: int
    jobs: int
    file: str


class Run:
    """The mutants of one package, tried one by one where pytest would run its tests."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._package = ROOT / wish.package
        self._tests = _digest((ROOT / "tests").rglob("*.py"))
        self._kept = KEPT / f"{wish.package.replace('/', '.')}.jsonl"
        self._found = self._read()
        self.status = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the tests, the mutants."""
        KEPT.mkdir(parents=True, exist_ok=True)
        without_shrinking(session.items)
        reach = self._reach(session.items)
        accepted = _accepted()
        every = [mutant for path in sorted(self._package.rglob("*.py")) for mutant in _of_file(path)]
        chosen = random.Random(self._wish.seed).sample(every, min(self._wish.count, len(every)))  # noqa: S311
        chosen = [mutant for mutant in chosen if self._wish.file in mutant.path and mutant.key not in accepted]
        waiting = [mutant for mutant in chosen if _name(mutant) not in self._found]
        known = {mutant.key for mutant in every}
        print(f"\n{len(every)} mutants, {len(chosen)} to be tried, {len(waiting)} of them now")
        self._try_all(waiting, {item.nodeid: item for item in session.items}, reach)
        stale = [key for key in accepted if key[0].startswith(self._wish.package) and key not in known]
        self._report(chosen, reach, stale)
        return True

    def _read(self) -> dict[str, str]:
        """What earlier runs found: the killed stay killed, survivors are tried again where tests have changed."""
        if not self._kept.exists():
            return {}
        lines = [json.loads(line) for line in self._kept.read_text().splitlines()]
        return {
            line["name"]: line["found"] for line in lines if line["found"] != SURVIVED or line["tests"] == self._tests
        }

    def _reach(self, items: Sequence[pytest.Item]) -> Reach:
        """What each test runs of the domain; a file of tests is measured again when it has changed."""
        base = _digest([*DOMAIN.rglob("*.py"), *(path for path in HELPERS if not path.name.startswith("test_"))])
        by_file: dict[Path, list[pytest.Item]] = {}
        for item in items:
            by_file.setdefault(item.path, []).append(item)
        kept = {path: KEPT / "reach" / f"{dotted(path)}-{_digest([path])[:8]}-{base[:8]}.json" for path in by_file}
        waiting = [path for path in by_file if not kept[path].exists()]
        if waiting:
            print(f"\n{len(waiting)} files of tests are run once, to see which lines they run …")
        self._measure([(by_file[path], kept[path]) for path in waiting])
        return {test: TestReach(**ran) for path in by_file for test, ran in json.loads(kept[path].read_text()).items()}

    def _measure(self, waiting: list[tuple[list[pytest.Item], Path]]) -> None:
        running: set[int] = set()
        while waiting or running:
            while waiting and len(running) < self._wish.jobs:
                running.add(fork(partial(_measured, *waiting.pop(0))))
            process, status = os.wait()
            running.discard(process)
            if status != 0:
                sys.exit(f"A test fails without any mutant: run pytest {TESTS}")

    def _try_all(self, waiting: list[Mutant], items: dict[str, pytest.Item], reach: Reach) -> None:
        running: dict[int, tuple[Mutant, float]] = {}
        with self._kept.open("a") as kept:
            while waiting or running:
                while waiting and len(running) < self._wish.jobs:
                    mutant = waiting.pop(0)
                    tests = tests_of(mutant, reach)
                    limit = LEAST_S + 10 * sum(reach[test].seconds for test in tests)
                    is_reached = bool(reaching(mutant, reach))
                    survives = partial(_survives, items=items) if is_reached else _survives_import
                    running[fork(partial(survives, mutant, tests))] = (mutant, time.monotonic() + limit)
                for process in list(running):
                    ended, status = os.waitpid(process, os.WNOHANG)
                    mutant, deadline = running[process]
                    if ended:
                        del running[process]
                        self._keep(kept, mutant, SURVIVED if status == 0 else KILLED)
                    elif time.monotonic() > deadline:
                        os.killpg(process, signal.SIGKILL)
                        os.waitpid(process, 0)
                        del running[process]
                        self._keep(kept, mutant, TIMED_OUT)
                time.sleep(0.005)

    def _keep(self, kept: TextIO, mutant: Mutant, found: str) -> None:
        self._found[_name(mutant)] = found
        line = {"name": _name(mutant), "found": found, "tests": self._tests, "at": f"{mutant.path}:{mutant.line}"}
        kept.write(json.dumps(line) + "\n")
        kept.flush()
        print("." if found == KILLED else found[0].upper(), end="", flush=True)

    def _report(self, chosen: list[Mutant], reach: Reach, stale: list[tuple[str, ...]]) -> None:
        survivors = [mutant for mutant in chosen if self._found.get(_name(mutant)) == SURVIVED]
        for mutant in sorted(survivors, key=lambda mutant: (mutant.path, mutant.line)):
            where = f"{mutant.path}:{mutant.line} in {mutant.function or 'the module'}"
            print(f"\n{where}, run by {len(reaching(mutant, reach))} tests")
            print("\n".join(_difference(mutant)))
        for key in stale:
            print(f"\nIn {ACCEPTED.name}, but no mutant any more: {key}")
        print(f"\n{len(survivors)} of {len(chosen)} survived; what no test can find is explained in {ACCEPTED.name}")
        self.status = 1 if survivors or stale else 0


def _survives(mutant: Mutant, tests: list[str], items: dict[str, pytest.Item]) -> bool:
    """Whether every test passes with the mutant in place."""
    os.setpgid(0, 0)
    exchange(mutant, ROOT)
    return all(passes(items[test]) for test in tests)


def _survives_import(mutant: Mutant, tests: list[str]) -> bool:
    """The same for what runs at import: a process of its own, which finds the mutant in place of the module."""
    os.setpgid(0, 0)
    environment = {**os.environ, "NKMFG_MUTANT": json.dumps({"path": mutant.path, "text": mutant.text})}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "tools.mutants.plugin", *tests]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
    return done.returncode == 0


def _measured(items: list[pytest.Item], kept: Path) -> bool:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for older in kept.parent.glob(f"{dotted(items[0].path)}-*"):
        older.unlink()
    kept.write_text(json.dumps({test: asdict(ran) for test, ran in measure(items, ROOT, DOMAIN).items()}))
    return True


def dotted(path: Path) -> str:
    """A file of tests by its folder too: two subjects of a name are two files."""
    return ".".join(path.relative_to(ROOT / TESTS).with_suffix("").parts)


def _of_file(path: Path) -> list[Mutant]:
    return mutants_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def _name(mutant: Mutant) -> str:
    return hashlib.sha256(f"{mutant.path}\n{mutant.text}".encode()).hexdigest()[:16]


def _digest(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def _accepted() -> dict[tuple[str, str, str, str], str]:
    """Survivors that no test can kill, with the reason."""
    listed = tomllib.loads(ACCEPTED.read_text(encoding="utf-8")).get("equivalent", [])
    return {(item["file"], item["function"], item["was"], item["becomes"]): item["reason"] for item in listed}


def _difference(mutant: Mutant) -> list[str]:
    old = (ROOT / mutant.path).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(old, mutant.text.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return [*changed, f"  was = {mutant.was!r}", f"  becomes = {mutant.becomes!r}"]


def main() -> int:
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("package", help="a folder: nkmfg/domain/product")
    asked.add_argument("-n", "--count", type=int, default=300)
    asked.add_argument("-s", "--seed", type=int, default=1)
    asked.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("-f", "--file", default="", help="only mutants whose path has this in it")
    said = asked.parse_args()
    run = Run(Wish(said.package.rstrip("/"), said.count, said.seed, said.jobs, said.file))
    ended = pytest.main([TESTS, "-q", "-p", "no:randomly", "--hypothesis-seed=0"], plugins=[run])
    return int(ended) or run.status


if __name__ == "__main__":
    sys.exit(main())
