"""Recipes for tests: a toy recipe, and ways to damage it."""

import tomllib
from pathlib import Path
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.recipe_file.parser import parse

CASES = Path(__file__).parents[1] / "cases" / "recipes"
TOY = (CASES / "toy.toml").read_text(encoding="utf-8")
DAMAGES: list[dict[str, Any]] = tomllib.loads((CASES / "damaged.toml").read_text(encoding="utf-8"))["damage"]


def toy(find: str = "", put: str = "") -> Recipe:
    """The toy recipe with one text replaced."""
    return parse(changed(find, put))


def changed(find: str, put: str) -> str:
    """The source of the toy recipe with one text replaced."""
    assert find in TOY, find
    return TOY.replace(find, put, 1)


def faults_of(source: str | bytes) -> RecipeFault:
    """Faults of a recipe that the parser has to refuse."""
    try:
        parse(source)
    except RecipeFault as refused:
        return refused
    raise AssertionError("this recipe was taken in")
