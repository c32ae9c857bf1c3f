"""Labels of tables, columns and recipe keys, and display of small tables of keys and values."""

import json
from collections import defaultdict
from collections.abc import Mapping

from nkmfg.domain.recipe.model import Criterion, Recipe
from nkmfg.models import Base
from nkmfg.models.column_labels import THING, TableLabels, labels_of

# Labels of tables and columns whose changes the trail shows, from the models.
TABLES: dict[str, TableLabels] = {
    name: labels_of(table) for name, table in Base.metadata.tables.items() if table.info[THING]
}

Labels = defaultdict[str, dict[str, str]]


def table_of(text: str) -> dict[str, object]:
    """Parse a small table stored as JSON; empty for other text."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def flat(value: object, labels: Mapping[str, str]) -> str:
    """Display text of a small table: each key by its label, with its value."""
    match value:
        case dict():
            return "; ".join(
                f"{labels.get(key, str(key).replace('_', ' '))}: {flat(item, labels)}" for key, item in value.items()
            )
        case list():
            return ", ".join(flat(item, labels) for item in value)
        case None:
            return "—"
        case _:
            return labels.get(str(value), str(value))


def recipe_labels(recipes: tuple[Recipe, ...]) -> Labels:
    """Labels of the given recipes, by list and key."""
    found: Labels = defaultdict(dict)
    for recipe in recipes:
        for name in ("relationships", "dose_levels", "materials", "equipment", "vessels"):
            found[name] |= {item.key: item.label for item in getattr(recipe, name)}
        found["markers"] |= {marker.key: marker.label for marker in recipe.donor_testing.markers}
        _add_criteria(found, "criteria", recipe.criteria)
        _add_criteria(found, "feeder_criteria", recipe.feeder_criteria)
    return found


def _add_criteria(found: Labels, name: str, criteria: tuple[Criterion, ...]) -> None:
    for criterion in criteria:
        found[name][criterion.key] = criterion.attribute
        found[f"by criterion {criterion.key}"] |= {outcome.key: outcome.label for outcome in criterion.outcomes}
        if name == "feeder_criteria":
            found[name] |= {outcome.key: outcome.label for outcome in criterion.outcomes}
