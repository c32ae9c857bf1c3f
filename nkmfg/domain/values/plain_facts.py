"""Conversion of dataclasses to plain JSON values under their field names, with numbers as strings."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import NoneType
from typing import Any, TypeAlias

from nkmfg.domain.values.quantities import plain

_Writer: TypeAlias = Callable[[Any, tzinfo], Any]


def plain_facts(value: Any, zone: tzinfo) -> Any:
    """Convert to JSON types, numbers as strings so that none is rounded, moments in the zone."""
    kind: type[object] = type(value)
    writer = _FOUND.get(kind)
    if writer is None:
        writer = _FOUND[kind] = _writer(kind)
    return writer(value, zone)


# The first match applies: bool is a subclass of int, datetime of date, StrEnum of str.
_WRITERS: tuple[tuple[type | tuple[type, ...], _Writer], ...] = (
    ((NoneType, bool), lambda value, _: value),
    (StrEnum, lambda value, _: value.value),
    (str, lambda value, _: value),
    (int, lambda value, _: str(value)),
    ((Decimal, Fraction), lambda value, _: plain(value)),
    (datetime, lambda value, zone: value.astimezone(zone).isoformat()),
    (date, lambda value, _: value.isoformat()),
    (Mapping, lambda value, zone: {str(key): plain_facts(entry, zone) for key, entry in value.items()}),
    ((tuple, list), lambda value, zone: [plain_facts(entry, zone) for entry in value]),
)


_FOUND: dict[type[object], _Writer] = {}  # cached by type: a record has some ten thousand values


def _writer(kind: type[Any]) -> _Writer:
    for kinds, writer in _WRITERS:
        if issubclass(kind, kinds):
            return writer
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no fact of a dossier")
    names = tuple(field.name for field in fields(kind))
    return lambda value, zone: {name: plain_facts(getattr(value, name), zone) for name in names}
