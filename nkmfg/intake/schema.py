"""JSON Schema of a paper batch, generated from its dataclasses; run as a module (`make schema`) it writes the file."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from nkmfg.domain.paper_batch.model import FORMAT, GAP, PaperBatch

Document = dict[str, Any]
SHIPPED = Path(__file__).with_name("paper_batch.schema.json")
_PLAIN: dict[type, Document] = {
    str: {"type": "string", "minLength": 1, "maxLength": 4000},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]{1,20}(\.[0-9]{1,20})?(e[0-9]{1,2})?$"},
    datetime: {"type": "string", "format": "date-time"},
}


def schema_text() -> str:
    """The schema as the shipped file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Document:
    """Generate the schema."""
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
        "required": [field.name for field in fields(kind) if _is_needed(field)],
        "properties": {field.name: _value(known[field.name], tables) for field in fields(kind)},
    }


def _is_needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(kind: Any, tables: dict[str, Document]) -> Document:
    if get_origin(kind) is UnionType:
        inner = next(argument for argument in get_args(kind) if argument is not NoneType)
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
        return {"enum": [argument.value for argument in kind]}
    return dict(_PLAIN[kind])


if __name__ == "__main__":
    SHIPPED.write_text(schema_text(), encoding="utf-8")
