"""The mutants of a module: what is put into it, and what is left alone."""

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
    return {(one.was, one.becomes) for one in mutants_of("module.py", MODULE) if one.function == function}


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


def test_each_mutant_is_another_module_that_can_be_read() -> None:
    found = mutants_of("module.py", MODULE)
    assert len({one.text for one in found}) == len(found)
    for one in found:
        compile(one.text, one.path, "exec")
