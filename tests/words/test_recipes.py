"""Words of recipes: every parameter and code of a recipe has one."""

import dataclasses
import typing
from collections.abc import Iterator
from enum import StrEnum

import pytest

from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.recipe_codes import RECIPE_WORDS, recipe_word
from nkmfg.words.recipe_parameters import PARAMETERS


def _types(kind: typing.Any, seen: set[typing.Any]) -> Iterator[typing.Any]:
    """Types a recipe is built of."""
    for part in typing.get_args(kind):
        yield from _types(part, seen)
    if dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from _types(hint, seen)


def test_each_parameter_of_a_recipe_has_a_name() -> None:
    keys = {field.name for kind in _types(Recipe, set()) for field in dataclasses.fields(kind)}
    assert keys - PARAMETERS.keys() == set()


@pytest.mark.parametrize("kind", RECIPE_WORDS, ids=lambda kind: kind.__name__)
def test_each_code_of_a_recipe_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    assert len({recipe_word(member) for member in kind}) == len(kind)
