"""The one form a recipe is stored, hashed and signed in, and the reading of it again."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.faults import Fault, RecipeFault
from nkmfg.domain.recipe_file.reader import Reader

FORMAT = 1


def plain(value: object) -> Any:
    """Tables, lists and strings only. What stands at its default is left out, so that a recipe keeps its digest
    when the program learns a new key."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(kept) for one, kept in _kept(value)}
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, StrEnum) else value


def _kept(table: Any) -> Iterator[tuple["Field[Any]", object]]:
    for one in fields(table):
        value = getattr(table, one.name)
        if one.default is MISSING or value != one.default:
            yield one, value


def canonical_json(recipe: Recipe) -> str:
    """The recipe as JSON: sorted keys, no spaces, numbers as exact strings."""
    return _dumped({"format": FORMAT, "recipe": plain(recipe)})


def _dumped(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(recipe: Recipe) -> str:
    """SHA-256 of the canonical form, in hexadecimal: what approvals sign and batches pin."""
    return hashlib.sha256(canonical_json(recipe).encode()).hexdigest()


def from_canonical(text: str) -> Recipe:
    """The recipe a batch was issued from, reread as it was stored. Raises RecipeFault if it is not such a text.

    Only the form is checked: a rule learned later must not make an old record unreadable.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as broken:
        raise RecipeFault([Fault("the stored recipe", f"it is not readable JSON ({broken})")]) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or set(raw) != {"format", "recipe"}:
        raise RecipeFault([Fault("format", f"this is not a stored recipe of format {FORMAT}")])
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
