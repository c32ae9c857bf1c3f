"""Differences between two versions of a recipe, by path."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe.traversal import at, item
from nkmfg.domain.recipe_file.canonical import plain


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` is None for an addition, `after` is None for a removal."""

    path: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.path}: new, {self.after}"
        if self.after is None:
            return f"{self.path}: removed, was {self.before}"
        return f"{self.path}: {self.before} → {self.after}"


def diff(old: Recipe, new: Recipe) -> tuple[Change, ...]:
    """All differences in the order of the new version; tables with a key are matched by it."""
    return tuple(_changes(plain(old), plain(new), ""))


def _changes(old: Any, new: Any, path: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _merged(old, new, lambda name: at(path, name))
    elif _are_keyed_tables(old) and _are_keyed_tables(new):
        before, after = {entry["key"]: entry for entry in old}, {entry["key"]: entry for entry in new}
        yield from _merged(before, after, lambda key: item(path, 0, key))
        if list(before) != list(after) and set(before) == set(after):
            yield Change(path, f"order {', '.join(before)}", f"order {', '.join(after)}")
    elif _are_tables(old) and _are_tables(new):
        before, after = dict(enumerate(old)), dict(enumerate(new))
        yield from _merged(before, after, lambda index: item(path, index, None))
    else:
        yield Change(path, _value_words(old), _value_words(new))


def _merged(old: dict[Any, Any], new: dict[Any, Any], place: Any) -> Iterator[Change]:
    for name in [*new, *(removed for removed in old if removed not in new)]:
        if name not in old:
            yield Change(place(name), None, _value_words(new[name]))
        elif name not in new:
            yield Change(place(name), _value_words(old[name]), None)
        else:
            yield from _changes(old[name], new[name], place(name))


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _are_keyed_tables(value: Any) -> bool:
    return _are_tables(value) and all("key" in entry for entry in value)


def _value_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_value_words(entry)}" for name, entry in value.items())
    if isinstance(value, list):
        return "; ".join(_value_words(entry) for entry in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
