"""Canonical form of a recipe, in which it is stored, hashed and signed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.recipe_file.reader import Reader
from nkmfg.domain.values.file_faults import Fault, Place

FORMAT = 1


def plain(value: object) -> Any:
    """Convert to tables, lists and strings. Defaults are left out, so that digests survive new keys of the format."""
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(field_value) for field, field_value in _non_default_fields(value)}
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, StrEnum) else value


def _non_default_fields(table: Any) -> Iterator[tuple["Field[Any]", object]]:
    for field in fields(table):
        value = getattr(table, field.name)
        if field.default is MISSING or value != field.default:
            yield field, value


def canonical_json(recipe: Recipe) -> str:
    """The recipe as JSON: sorted keys, no spaces, numbers as exact strings."""
    return _compact_json({"format": FORMAT, "recipe": plain(recipe)})


def _compact_json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(recipe: Recipe) -> str:
    """SHA-256 of the canonical form in hexadecimal, signed by approvals and pinned by batches."""
    return hashlib.sha256(canonical_json(recipe).encode()).hexdigest()


def from_canonical(text: str) -> Recipe:
    """Read a stored recipe. Raises RecipeFault if the text is not in canonical form.

    Only the form is checked, so that new rules never make an old record unreadable.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as broken:
        raise RecipeFault([Fault(Place.STORED_RECIPE, "recipe_file.not_json", problem=str(broken))]) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or set(raw) != {"format", "recipe"}:
        raise RecipeFault([Fault("format", "recipe_file.not_stored_format", format=FORMAT)])
    reader = Reader()
    recipe = reader.table(Recipe, raw["recipe"], "")
    if not isinstance(recipe, Recipe):
        raise RecipeFault(reader.faults)
    return recipe


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key stands in a table twice")
    return table
