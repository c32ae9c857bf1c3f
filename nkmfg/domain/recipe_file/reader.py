"""Strict conversion of plain tables (TOML or JSON) to dataclasses; faults carry their path."""

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
"""Names of values that are keys, in small letters, for use in paths, columns and URLs."""


@cache
def _types(table: type) -> dict[str, Any]:
    return get_type_hints(table)


class Reader:
    """Reader of one recipe that collects faults. A faulty table is read as None, and reading continues."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: str, sentence: str) -> None:
        self.faults.append(Fault(path or "the file", sentence))

    def table(self, kind: type, raw: object, path: str) -> Any:
        """Read a dataclass from a table; unknown and missing keys are faults."""
        if isinstance(raw, kind):
            return raw
        if not isinstance(raw, dict):
            self.fault(path, f"a table is expected here, not {_type_words(raw)}")
            return None
        before = len(self.faults)
        declared_fields = {field.name: field for field in fields(kind)}
        for name in raw:
            if name not in declared_fields:
                near = get_close_matches(str(name), declared_fields, n=1)
                hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(declared_fields)}"
                self.fault(at(path, str(name)), f"this key is not known; {hint}")
        values: dict[str, Any] = {}
        for name, field in declared_fields.items():
            if name in raw:
                values[name] = self.value(_types(kind)[name], raw[name], at(path, name))
            elif field.default is MISSING and field.default_factory is MISSING:
                self.fault(at(path, name), "this key is missing")
        return kind(**values) if len(self.faults) == before else None

    def value(self, kind: Any, raw: object, path: str) -> Any:
        """Read a value of a type."""
        if get_origin(kind) is UnionType:
            kind = next(member for member in get_args(kind) if member is not NoneType)
        if get_origin(kind) is tuple:
            return self.many(get_args(kind)[0], raw, path)
        if isinstance(kind, type) and is_dataclass(kind):
            return self.table(kind, raw, path)
        if issubclass(kind, StrEnum):
            return self.choice(kind, raw, path)
        return _PLAIN[kind](self, raw, path)

    def many(self, kind: Any, raw: object, path: str) -> tuple[Any, ...]:
        """Read a list; duplicate values and duplicate keys of tables are faults."""
        if not isinstance(raw, list):
            self.fault(path, f"a list is expected here, not {_type_words(raw)}")
            return ()
        marks: set[object] = set()
        values = []
        for index, entry in enumerate(raw):
            key = entry.get("key") if isinstance(entry, dict) else getattr(entry, "key", None)
            value = self.value(kind, entry, item(path, index, key))
            mark = (key if isinstance(key, str) else None) if is_dataclass(kind) else value
            if mark is not None and mark in marks:
                self.fault(item(path, index, key), f'"{mark}" stands in this list twice')
            marks.add(mark)
            values.append(value)
        return tuple(values)

    def choice(self, kind: type[StrEnum], raw: object, path: str) -> StrEnum | None:
        words = [member.value for member in kind]
        if isinstance(raw, str) and raw in words:
            return kind(raw)
        self.fault(path, f"{_value_words(raw)} is not possible here; one of: {', '.join(words)}")
        return None

    def text(self, raw: object, path: str) -> str:
        name = path.rpartition(".")[2]
        if not isinstance(raw, str):
            self.fault(path, f"a text in quotes is expected here, not {_type_words(raw)}")
            return ""
        if name in KEYED and not KEY.fullmatch(raw):
            self.fault(path, f"{_value_words(raw)} is no key; use small letters a to z, digits and _, a letter first")
        elif not raw.strip():
            self.fault(path, "this text is empty; write it, or leave the key out where it may be")
        elif any(not character.isprintable() for character in raw):
            self.fault(path, "there is a character in this text that cannot be printed")
        return raw

    def number(self, raw: object, path: str) -> Decimal:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            self.fault(path, f'numbers are written in quotes so that they stay exact: "{raw}"')
        elif not isinstance(raw, str) or not NUMBER.fullmatch(raw):
            self.fault(path, f'{_value_words(raw)} is not a number; write it like "0.35", "70" or "2e8"')
        else:
            return Decimal(format(Decimal(raw), "f"))
        return Decimal(0)

    def whole(self, raw: object, path: str) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 1_000_000:
            return raw
        self.fault(path, f"a whole number is expected here, not {_value_words(raw)}")
        return 0

    def yes_no(self, raw: object, path: str) -> bool:
        if not isinstance(raw, bool):
            self.fault(path, f"true or false is expected here, not {_value_words(raw)}")
        return raw is True


_PLAIN: dict[type, Callable[[Reader, object, str], Any]] = {
    str: Reader.text,
    Decimal: Reader.number,
    int: Reader.whole,
    bool: Reader.yes_no,
}


def _value_words(raw: object) -> str:
    text = f'"{raw}"' if isinstance(raw, str) else _type_words(raw)
    return text if len(text) <= 60 else f'{text[:57]}…"'


def _type_words(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return f"the number {raw}"
    for kind, name in ((str, "a text"), (dict, "a table"), (list, "a list"), (NoneType, "nothing")):
        if isinstance(raw, kind):
            return name
    return "a date or time"
