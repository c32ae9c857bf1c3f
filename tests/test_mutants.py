"""The mutants of a module: what is put into it, and what is left alone."""

import gc
import os

from nkmfg.domain.culture import growth
from tools.mutants import run
from tools.mutants.__main__ import ROOT, TESTS, dotted
from tools.mutants.mutate import mutants_of

MODULE = '''"""A module."""
from enum import StrEnum

LIMIT = 3


def early(day: int, limits: list[int]) -> bool:
    """Whether a day is early."""
    if not limits and day > 0:
        raise ValueError(f"day {day + 1}: Größe")
    return day < max(limits)


def doubled(numbers):
    for number in numbers:
        yield number * 2
'''


def changes(function: str) -> set[tuple[str, str]]:
    return {(mutant.was, mutant.becomes) for mutant in mutants_of("module.py", MODULE) if mutant.function == function}


def test_a_comparison_is_moved_over_its_boundary_and_turned() -> None:
    assert {new for was, new in changes("early") if was == "day < max(limits)"} == {
        "day <= max(limits)",
        "day >= max(limits)",
    }


def test_conditions_returns_and_raises_are_changed_and_texts_are_not() -> None:
    found = changes("early")
    assert ("not limits and day > 0", "not limits or day > 0") in found
    assert ("return day < max(limits)", "return None") in found
    assert ("not limits", "limits") in found
    assert any(was.startswith("raise") and becomes == "pass" for was, becomes in found)
    assert not any("day - 1" in becomes for _, becomes in found)


def test_a_yield_is_removed_and_a_number_changed() -> None:
    assert {("yield (number * 2)", "pass"), ("2", "3"), ("number * 2", "number / 2")} <= changes("doubled")


def test_what_runs_at_import_belongs_to_no_function() -> None:
    assert changes("") == {("3", "4")}


def test_a_default_is_set_where_its_function_is_defined() -> None:
    (default,) = mutants_of("module.py", "def early(day: int, is_last: bool = False) -> None:\n    pass\n")
    assert (default.function, default.was, default.becomes) == ("", "False", "True")


def test_each_mutant_is_another_module_that_can_be_read() -> None:
    found = mutants_of("module.py", MODULE)
    assert len({mutant.text for mutant in found}) == len(found)
    for mutant in found:
        compile(mutant.text, mutant.path, "exec")


def test_a_mutant_is_tried_by_the_tests_that_run_its_statement_the_quickest_first() -> None:
    mutant = next(each for each in mutants_of("module.py", MODULE) if each.function == "early")
    line = mutant.statement[0]
    reach = {
        "slow": run.TestReach(2.0, {"module.py": [line]}),
        "quick": run.TestReach(1.0, {"module.py": [line]}),
        "other": run.TestReach(0.1, {}),
    }
    assert run.reaching(mutant, reach) == ["slow", "quick"]
    assert run.tests_of(mutant, reach) == ["quick", "slow"]


def test_what_no_test_runs_is_tried_by_the_tests_of_its_module_or_else_by_all() -> None:
    """As a function does that builds a table when its module is imported."""
    mutant = next(each for each in mutants_of("module.py", MODULE) if each.function == "early")
    of_module = {"module": run.TestReach(1.0, {"module.py": [10**6]}), "other": run.TestReach(0.1, {})}
    assert run.reaching(mutant, of_module) == []
    assert run.tests_of(mutant, of_module) == ["module"]
    assert run.tests_of(mutant, {"other": run.TestReach(0.1, {})}) == ["other"]


def test_two_files_of_tests_with_one_name_are_kept_apart() -> None:
    names = {dotted(ROOT / TESTS / folder / "test_results.py") for folder in ("", "findings")}
    assert names == {"test_results", "findings.test_results"}


def test_a_mutant_is_put_into_functions_that_are_frozen_too() -> None:
    assert growth.doubling_time_h.__doc__
    path = "nkmfg/domain/culture/growth.py"
    text = (ROOT / path).read_text()
    mutant = next(mutant for mutant in mutants_of(path, text) if mutant.function == "doubling_time_h")
    pid = run.fork(lambda: gc.freeze() is None and run.exchange(mutant, ROOT))
    assert os.waitpid(pid, 0)[1] == 0
