"""The JSON Schema of a paper batch, made from the format itself, so that the two cannot disagree."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from nkmfg.domain.paper_batch.model import FORMAT, GAP, PaperBatch

Document = dict[str, Any]
_PLAIN: dict[type, Document] = {
    str: {"type": "string", "minLength": 1, "maxLength": 4000},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]{1,20}(\.[0-9]{1,20})?(e[0-9]{1,2})?$"},
    datetime: {"type": "string", "format": "date-time"},
}


def schema() -> Document:
    """The schema as it is shipped beside this module; a test compares the two."""
    tables: dict[str, Document] = {}
    whole = _table(PaperBatch, tables)
    whole["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A batch done on paper, for nkmfg import",
        "description": f"null is what the source does not say: “{GAP}”. Values are texts, as on the paper.",
        **whole,
        "$defs": dict(sorted(tables.items())),
    }


def _table(kind: type, tables: dict[str, Document]) -> Document:
    known = get_type_hints(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "additionalProperties": False,
        "required": [one.name for one in fields(kind) if _is_needed(one)],
        "properties": {one.name: _value(known[one.name], tables) for one in fields(kind)},
    }


def _is_needed(one: "Field[Any]") -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _value(kind: Any, tables: dict[str, Document]) -> Document:
    if get_origin(kind) is UnionType:
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return {"anyOf": [_value(inner, tables), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0], tables)}
    if get_origin(kind) is Mapping:
        return {"type": "object", "additionalProperties": _value(get_args(kind)[1], tables)}
    if isinstance(kind, type) and is_dataclass(kind):
        if kind.__name__ not in tables:
            tables[kind.__name__] = {}
            tables[kind.__name__] = _table(kind, tables)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    return dict(_PLAIN[kind])
