"""Facts as they are, for machines: a dataclass under the names of its fields, every number a string."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from nkmfg.domain.quantities import plain


def plain_facts(value: Any, zone: tzinfo) -> Any:
    """The value in what JSON knows, without a number that JSON could round; moments by the clock of the zone."""
    match value:
        case None | bool():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case int():
            return str(value)
        case Decimal() | Fraction():
            return plain(value)
        case datetime():
            return value.astimezone(zone).isoformat()
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain_facts(one, zone) for key, one in value.items()}
        case tuple() | list():
            return [plain_facts(one, zone) for one in value]
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no fact of a dossier")
    return {one.name: plain_facts(getattr(value, one.name), zone) for one in fields(value)}
