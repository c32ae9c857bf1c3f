"""One mutant against the tests: in a fork of the process that collected them, with one function's code exchanged."""

import gc
import inspect
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tools.mutants.mutate import Mutant


@dataclass(frozen=True, slots=True)
class TestReach:
    """How long a test took, and the lines it ran of each file."""

    seconds: float
    lines: dict[str, list[int]]


Reach = dict[str, TestReach]  # by the test's id


def reaching(mutant: Mutant, reach: Reach) -> list[str]:
    """The tests that ran the statement; none where it runs at import alone, as a function does that builds a table."""
    first, last = mutant.statement
    ran = {test: found.lines.get(mutant.path, ()) for test, found in reach.items()} if mutant.function else {}
    return [test for test, lines in ran.items() if any(first <= line <= last for line in lines)]


def tests_of(mutant: Mutant, reach: Reach) -> list[str]:
    """The tests that may notice it, the quickest first: those reaching it, or its module, or else all."""
    of_module = [test for test, ran in reach.items() if mutant.path in ran.lines]
    return sorted(reaching(mutant, reach) or of_module or reach, key=lambda test: reach[test].seconds)


def without_shrinking(items: Sequence[pytest.Item]) -> None:
    """Failing examples are not shrunk: that one fails is enough."""
    from hypothesis import Phase, settings  # its plugin of pytest wants to be the first to import it

    for item in items:
        inner = getattr(item, "function", None)
        if hasattr(inner, "_hypothesis_internal_use_settings"):
            own = inner._hypothesis_internal_use_settings
            phases = (Phase.explicit, Phase.generate)
            inner._hypothesis_internal_use_settings = settings(own, phases=phases, database=None)


def measure(items: Sequence[pytest.Item], root: Path, package: Path) -> Reach:
    """Every test run once, with what it ran of the package. Raises RuntimeError where one fails without a mutant."""
    measuring = coverage.Coverage(data_file=None, config_file=False, include=[f"{package}/*"])
    seconds: dict[str, float] = {}
    measuring.start()
    for item in items:
        measuring.switch_context(item.nodeid)
        began = time.perf_counter()
        if not passes(item):
            raise RuntimeError(f"{item.nodeid} fails without any mutant: repair that first")
        seconds[item.nodeid] = time.perf_counter() - began
    measuring.stop()
    data = measuring.get_data()
    lines: dict[str, dict[str, list[int]]] = {test: {} for test in seconds}
    for file in data.measured_files():
        path = Path(file).relative_to(root).as_posix()
        for line, tests in data.contexts_by_lineno(file).items():
            for test in filter(None, tests):
                lines[test].setdefault(path, []).append(line)
    return {test: TestReach(seconds[test], lines[test]) for test in seconds}


def passes(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(report.failed for report in reports)


def exchange(mutant: Mutant, root: Path) -> bool:
    """Put the mutant's code into the living functions of its module; False where none of them has changed."""
    file = str(root / mutant.path)
    new = {code.co_qualname: code for code in _functions(compile(mutant.text, file, "exec"))}
    has_changed = False
    gc.unfreeze()  # tests freeze what they import, and what is frozen is not among the objects
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == file:
            code = new.get(function.__code__.co_qualname)
            if code is not None and code != function.__code__:
                function.__code__ = code
                has_changed = True
    return has_changed


def _functions(code: CodeType) -> Iterator[CodeType]:
    """The functions and methods of a module; what is nested in one comes with it."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_flags & inspect.CO_OPTIMIZED:
                if "<" not in constant.co_name:  # comprehensions and lambdas share their names
                    yield constant
            else:
                yield from _functions(constant)


def fork(work: Callable[[], bool]) -> int:
    """The process in which `work` is done; its status is 0 for True."""
    process = os.fork()
    if process:
        return process
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        is_true = work()
    except BaseException:
        is_true = False
    os._exit(0 if is_true else 1)
