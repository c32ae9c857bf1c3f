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
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import Fault, Place

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

    def fault(self, path: str, code: str, /, **params: object) -> None:
        self.faults.append(Fault(path or Place.FILE, code, **params))

    def table(self, kind: type, raw: object, path: str) -> Any:
        """Read a dataclass from a table; unknown and missing keys are faults."""
        if isinstance(raw, kind):
            return raw
        if not isinstance(raw, dict):
            self.fault(path, "file.table_expected", found=_kind(raw))
            return None
        before = len(self.faults)
        declared_fields = {field.name: field for field in fields(kind)}
        for name in raw:
            if name not in declared_fields:
                near = get_close_matches(str(name), declared_fields, n=1)
                if near:
                    self.fault(at(path, str(name)), "file.key_mistyped", near=near[0])
                else:
                    self.fault(at(path, str(name)), "file.key_unknown", keys=", ".join(declared_fields))
        values: dict[str, Any] = {}
        for name, field in declared_fields.items():
            if name in raw:
                values[name] = self.value(_types(kind)[name], raw[name], at(path, name))
            elif field.default is MISSING and field.default_factory is MISSING:
                self.fault(at(path, name), "file.key_missing")
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
            self.fault(path, "file.list_expected", found=_kind(raw))
            return ()
        marks: set[object] = set()
        values = []
        for index, entry in enumerate(raw):
            key = entry.get("key") if isinstance(entry, dict) else getattr(entry, "key", None)
            value = self.value(kind, entry, item(path, index, key))
            mark = (key if isinstance(key, str) else None) if is_dataclass(kind) else value
            if mark is not None and mark in marks:
                self.fault(item(path, index, key), "file.twice", entry=str(mark))
            marks.add(mark)
            values.append(value)
        return tuple(values)

    def choice(self, kind: type[StrEnum], raw: object, path: str) -> StrEnum | None:
        words = [member.value for member in kind]
        if isinstance(raw, str) and raw in words:
            return kind(raw)
        self.fault(path, "file.not_among", found=_shown(raw), choices=", ".join(words))
        return None

    def text(self, raw: object, path: str) -> str:
        name = path.rpartition(".")[2]
        if not isinstance(raw, str):
            self.fault(path, "file.text_expected", found=_kind(raw))
            return ""
        if name in KEYED and not KEY.fullmatch(raw):
            self.fault(path, "file.no_key", found=_shown(raw))
        elif not raw.strip():
            self.fault(path, "file.text_empty")
        elif any(not character.isprintable() for character in raw):
            self.fault(path, "file.unprintable")
        return raw

    def number(self, raw: object, path: str) -> Decimal:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            self.fault(path, "file.number_unquoted", number=str(raw))
        elif not isinstance(raw, str) or not NUMBER.fullmatch(raw):
            self.fault(path, "file.no_number", found=_shown(raw))
        else:
            return Decimal(format(Decimal(raw), "f"))
        return Decimal(0)

    def whole(self, raw: object, path: str) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 1_000_000:
            return raw
        self.fault(path, "file.whole_expected", found=_shown(raw))
        return 0

    def yes_no(self, raw: object, path: str) -> bool:
        if not isinstance(raw, bool):
            self.fault(path, "file.yes_no_expected", found=_shown(raw))
        return raw is True


_PLAIN: dict[type, Callable[[Reader, object, str], Any]] = {
    str: Reader.text,
    Decimal: Reader.number,
    int: Reader.whole,
    bool: Reader.yes_no,
}


def _shown(raw: object) -> Refused | str:
    """A text as it stands in the file, shortened; of anything else, what it is."""
    if not isinstance(raw, str):
        return _kind(raw)
    return f'"{raw}"' if len(raw) <= 58 else f'"{raw[:56]}…"'


def _kind(raw: object) -> Refused | str:
    """What stands in the file instead of what is expected."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return Refused("found.number", number=str(raw))
    if isinstance(raw, str):
        return Refused("found.text")
    if isinstance(raw, dict):
        return Refused("found.table")
    if isinstance(raw, list):
        return Refused("found.list")
    return Refused("found.nothing") if raw is None else Refused("found.moment")
