"""Traversal of a recipe: every value with its path."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the recipe with its path."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class UnconfirmedNumber:
    """An unpublished value with all its paths, to be confirmed by the site before approval."""

    path: str
    value: str
    also: tuple[str, ...]


def at(path: str, name: str) -> str:
    """Path of a key in the table at `path`."""
    return f"{path}.{name}" if path else name


def item(path: str, index: int, key: object) -> str:
    """Path of an item of a list, by its key or else by its index."""
    return f"{path}[{key if isinstance(key, str) and key else index}]"


def tables(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every table of a recipe with its path, the recipe first."""
    if isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from tables(entry, item(path, index, getattr(entry, "key", None)))
    elif is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for field in fields(value):
            yield from tables(getattr(value, field.name), at(path, field.name))


def texts(value: object) -> Iterator[Text]:
    """Translatable texts."""
    for path, table in tables(value):
        for field in fields(table):
            sentence = getattr(table, field.name)
            if field.metadata.get("text") and sentence:
                yield Text(at(path, field.name), sentence)


def unconfirmed(value: object) -> Iterator[UnconfirmedNumber]:
    """Values marked "site confirms"; fields shared by several steps are listed once."""
    found: dict[object, list[tuple[str, object]]] = {}
    for path, table in tables(value):
        for name in getattr(table, "site_confirms", ()):
            _, shared, within = path.partition(".fields[")
            mark = (within, table, name) if shared else (path, name)
            found.setdefault(mark, []).append((at(path, name), getattr(table, name)))
    for places in found.values():
        paths = tuple(path for path, _ in places)
        yield UnconfirmedNumber(paths[0], _shown(places[0][1]), paths[1:])


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(entry) for entry in value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)
