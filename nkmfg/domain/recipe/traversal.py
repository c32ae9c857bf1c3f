"""Walking through a recipe: every value with the path a person finds it by."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the recipe and where it stands."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A value no publication gives, and every place it stands at: the site has to confirm it before approval."""

    path: str
    value: str
    also: tuple[str, ...]


def at(path: str, name: str) -> str:
    """The path of a key of the table at `path`."""
    return f"{path}.{name}" if path else name


def item(path: str, index: int, key: object) -> str:
    """The path of an item of a list: by its key, or by its place while it has none."""
    return f"{path}[{key if isinstance(key, str) and key else index}]"


def tables(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every table of a recipe, itself first, each with its path."""
    if isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from tables(one, item(path, index, getattr(one, "key", None)))
    elif is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for one in fields(value):
            yield from tables(getattr(value, one.name), at(path, one.name))


def texts(value: object) -> Iterator[Text]:
    """What a person reads, for translation."""
    for path, table in tables(value):
        for one in fields(table):
            sentence = getattr(table, one.name)
            if one.metadata.get("text") and sentence:
                yield Text(at(path, one.name), sentence)


def unconfirmed(value: object) -> Iterator[Unconfirmed]:
    """The values marked "site confirms"; fields that several steps share are told once."""
    found: dict[object, list[tuple[str, object]]] = {}
    for path, table in tables(value):
        for name in getattr(table, "site_confirms", ()):
            _, shared, within = path.partition(".fields[")
            mark = (within, table, name) if shared else (path, name)
            found.setdefault(mark, []).append((at(path, name), getattr(table, name)))
    for places in found.values():
        paths = tuple(path for path, _ in places)
        yield Unconfirmed(paths[0], _shown(places[0][1]), paths[1:])


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)
