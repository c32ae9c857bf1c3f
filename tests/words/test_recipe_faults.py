"""Sentences of the faults of a recipe file: each with its place, and all at once."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.refusals.files import MOST_TOLD, fault_place
from tests.domain.recipes import DAMAGES, changed, faults_of


@pytest.mark.req("E02")
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage["name"])
def test_a_damaged_recipe_is_refused_with_place_and_reason(damage: dict[str, Any]) -> None:
    refused = faults_of(changed(damage["find"], damage["put"]))
    told = [(fault_place(fault), fault.line) for fault in refused.faults if damage["says"] in refusal_sentence(fault)]
    assert (damage["path"], damage.get("line")) in told, refusal_sentence(refused)


def test_the_sentence_for_a_syntax_error_names_the_line_and_the_table() -> None:
    damaged = changed('obligation = "expected"', 'obligation : "expected"')
    assert "line 145, steps number 3:" in refusal_sentence(faults_of(damaged))


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b'code = "toy"\ntitle = "\xff"\n', "line 2, the file: this is not UTF-8"),
        ("x = " + "[" * 3_900, "nested too deep"),
        ("x = " + "9" * 10_000, "line 1, the file: a line of more than 4000 characters"),
        ("[[steps]]\n" * 3_000, "more than 2000 tables"),
        ("#" * 2_000_000, "larger than"),
        ("", "code: this key is missing"),
        ("\x00", "line 1"),
        ("steps = 3", "steps: a list is expected here"),
        ("steps = [3]", "steps[0]: a table is expected here"),
        ("steps = [{ fields = [{ group = [1] }] }]", "steps[0].fields[0].group"),
        ("field_groups = 3", "field_groups: a table of lists"),
        ("field_groups.count = 3", "field_groups.count: a list is expected"),
        ("😀 = 1", "line 1"),
        ("[[steps]]\nkey = 7", "steps[0].key: a text in quotes"),
    ],
)
def test_what_is_no_recipe_at_all_gets_a_sentence(source: str | bytes, says: str) -> None:
    refused = faults_of(source)
    assert says in refusal_sentence(refused)
    assert all(fault_place(fault) and refusal_sentence(fault) for fault in refused.faults)


@settings(deadline=None)  # parsing is slow on a busy machine
@given(st.text(max_size=200))
def test_any_text_is_a_recipe_or_gets_a_sentence(text: str) -> None:
    assert refusal_sentence(faults_of(text)).startswith("The recipe has ")


def test_the_number_of_faults_is_told_above_them() -> None:
    text = changed('language = "en"', "language = 3")
    assert refusal_sentence(faults_of(text)).startswith("The recipe has one fault and was not taken in.\nlanguage: ")
    text = text.replace('operation = "fill"', 'operation = "filll"')
    assert refusal_sentence(faults_of(text)).startswith("The recipe has 2 faults and was not taken in.\nlanguage: ")


def test_of_hundreds_of_faults_the_first_are_told() -> None:
    lines = refusal_sentence(faults_of("".join(f"k{number} = 1\n" for number in range(300)))).splitlines()
    assert len(lines) == 1 + MOST_TOLD + 1
    assert lines[-1].startswith("and 1")
