"""What changed from one version of a recipe to the next, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe.traversal import at, item
from nkmfg.domain.recipe_file.canonical import plain


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` is None for what is new, `after` is None for what is gone."""

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
    """Every difference, in the order of the new version; things with a key are followed by their key."""
    return tuple(_changes(plain(old), plain(new), ""))


def _changes(old: Any, new: Any, path: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _merged(old, new, lambda name: at(path, name))
    elif _keyed(old) and _keyed(new):
        before, after = {one["key"]: one for one in old}, {one["key"]: one for one in new}
        yield from _merged(before, after, lambda key: item(path, 0, key))
        if list(before) != list(after) and set(before) == set(after):
            yield Change(path, f"order {', '.join(before)}", f"order {', '.join(after)}")
    elif _tables(old) and _tables(new):
        before, after = dict(enumerate(old)), dict(enumerate(new))
        yield from _merged(before, after, lambda index: item(path, index, None))
    else:
        yield Change(path, _shown(old), _shown(new))


def _merged(old: dict[Any, Any], new: dict[Any, Any], place: Any) -> Iterator[Change]:
    for name in [*new, *(gone for gone in old if gone not in new)]:
        if name not in old:
            yield Change(place(name), None, _shown(new[name]))
        elif name not in new:
            yield Change(place(name), _shown(old[name]), None)
        else:
            yield from _changes(old[name], new[name], place(name))


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _keyed(value: Any) -> bool:
    return _tables(value) and all("key" in one for one in value)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
