"""From plain tables (TOML or JSON) to the recipe: strict, and every fault with its path."""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from nkmfg.domain.recipe.traversal import at, item
from nkmfg.domain.recipe_file.faults import Fault

NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?(e[0-9]{1,2})?", re.ASCII)
KEY = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)
KEYED = frozenset({"key", "group", "choice"})
"""Names of values that are keys: small letters, so that they can stand in a path, a column and an address."""


@cache
def _types(table: type) -> dict[str, Any]:
    return get_type_hints(table)


class Reader:
    """Reads one recipe and gathers what is wrong with it. A table with a fault is read as None; the rest goes on."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: str, sentence: str) -> None:
        self.faults.append(Fault(path or "the file", sentence))

    def table(self, kind: type, raw: object, path: str) -> Any:
        """A dataclass from a table: no key unknown, none missing."""
        if isinstance(raw, kind):
            return raw
        if not isinstance(raw, dict):
            self.fault(path, f"a table is expected here, not {_named(raw)}")
            return None
        before = len(self.faults)
        known = {one.name: one for one in fields(kind)}
        for name in raw:
            if name not in known:
                near = get_close_matches(str(name), known, n=1)
                hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(known)}"
                self.fault(at(path, str(name)), f"this key is not known; {hint}")
        values: dict[str, Any] = {}
        for name, one in known.items():
            if name in raw:
                values[name] = self.value(_types(kind)[name], raw[name], at(path, name))
            elif one.default is MISSING and one.default_factory is MISSING:
                self.fault(at(path, name), "this key is missing")
        return kind(**values) if len(self.faults) == before else None

    def value(self, kind: Any, raw: object, path: str) -> Any:
        """A value of the kind the recipe has at this place."""
        if get_origin(kind) is UnionType:
            kind = next(one for one in get_args(kind) if one is not NoneType)
        if get_origin(kind) is tuple:
            return self.many(get_args(kind)[0], raw, path)
        if isinstance(kind, type) and is_dataclass(kind):
            return self.table(kind, raw, path)
        if issubclass(kind, StrEnum):
            return self.choice(kind, raw, path)
        return _PLAIN[kind](self, raw, path)

    def many(self, kind: Any, raw: object, path: str) -> tuple[Any, ...]:
        """A list; neither a value nor the key of a table may stand in it twice."""
        if not isinstance(raw, list):
            self.fault(path, f"a list is expected here, not {_named(raw)}")
            return ()
        seen: set[object] = set()
        read = []
        for index, one in enumerate(raw):
            key = one.get("key") if isinstance(one, dict) else getattr(one, "key", None)
            value = self.value(kind, one, item(path, index, key))
            mark = (key if isinstance(key, str) else None) if is_dataclass(kind) else value
            if mark is not None and mark in seen:
                self.fault(item(path, index, key), f'"{mark}" stands in this list twice')
            seen.add(mark)
            read.append(value)
        return tuple(read)

    def choice(self, kind: type[StrEnum], raw: object, path: str) -> StrEnum | None:
        words = [one.value for one in kind]
        if isinstance(raw, str) and raw in words:
            return kind(raw)
        self.fault(path, f"{_shown(raw)} is not possible here; one of: {', '.join(words)}")
        return None

    def text(self, raw: object, path: str) -> str:
        name = path.rpartition(".")[2]
        if not isinstance(raw, str):
            self.fault(path, f"a text in quotes is expected here, not {_named(raw)}")
            return ""
        if name in KEYED and not KEY.fullmatch(raw):
            self.fault(path, f"{_shown(raw)} is no key; use small letters a to z, digits and _, a letter first")
        elif not raw.strip():
            self.fault(path, "this text is empty; write it, or leave the key out where it may be")
        elif any(not one.isprintable() for one in raw):
            self.fault(path, "there is a character in this text that cannot be printed")
        return raw

    def number(self, raw: object, path: str) -> Decimal:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            self.fault(path, f'numbers are written in quotes so that they stay exact: "{raw}"')
        elif not isinstance(raw, str) or not NUMBER.fullmatch(raw):
            self.fault(path, f'{_shown(raw)} is not a number; write it like "0.35", "70" or "2e8"')
        else:
            return Decimal(format(Decimal(raw), "f"))
        return Decimal(0)

    def whole(self, raw: object, path: str) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 1_000_000:
            return raw
        self.fault(path, f"a whole number is expected here, not {_shown(raw)}")
        return 0

    def yes_no(self, raw: object, path: str) -> bool:
        if not isinstance(raw, bool):
            self.fault(path, f"true or false is expected here, not {_shown(raw)}")
        return raw is True


_PLAIN: dict[type, Callable[[Reader, object, str], Any]] = {
    str: Reader.text,
    Decimal: Reader.number,
    int: Reader.whole,
    bool: Reader.yes_no,
}


def _shown(raw: object) -> str:
    text = f'"{raw}"' if isinstance(raw, str) else _named(raw)
    return text if len(text) <= 60 else f'{text[:57]}…"'


def _named(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return f"the number {raw}"
    for kind, name in ((str, "a text"), (dict, "a table"), (list, "a list"), (NoneType, "nothing")):
        if isinstance(raw, kind):
            return name
    return "a date or time"
