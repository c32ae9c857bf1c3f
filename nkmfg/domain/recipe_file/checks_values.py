"""Range checks of single numbers of a recipe by the unit in their names."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe.traversal import at, tables
from nkmfg.domain.values.file_faults import Fault

POSITIVE = (
    "_per_ml",
    "_per_kg",
    "_ml",
    "_gy",
    "_minutes",
    "hours",
    "unit_factor",
    "feeders_per_responder",
    "factor_per_day",
)
SIGNED = ("from_hours", "to_hours")


def value_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of percentages beyond 0 to 100, non-positive amounts, and confirmation marks on missing values."""
    for path, table in tables(recipe):
        names = {field.name for field in fields(table)}
        for name in names:
            value = getattr(table, name)
            if isinstance(value, Decimal):
                yield from _number(name, value, at(path, name))
        yield from _marks(table, path)


def _number(name: str, value: Decimal, path: str) -> Iterator[Fault]:
    if "_pct" in name and not 0 <= value <= 100:
        yield Fault(path, "recipe_file.no_percentage", value=str(value))
    if name not in SIGNED and name.endswith(POSITIVE) and value <= 0:
        yield Fault(path, "recipe_file.not_above_nought", value=str(value))


def _marks(table: Any, path: str) -> Iterator[Fault]:
    for name in getattr(table, "site_confirms", ()):
        if name == "site_confirms" or getattr(table, name, None) is None:
            yield Fault(at(path, "site_confirms"), "recipe_file.nothing_to_confirm", key=name)
