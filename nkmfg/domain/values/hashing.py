"""Canonical text and the hash chain, identical in Python and in the database."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

GENESIS = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, minimal escapes. Floats are refused, as their text is ambiguous."""
    _refuse_floats([value])
    return _CANONICAL.encode(value)


def _refuse_floats(items: Iterable[object]) -> None:
    for item in items:
        if isinstance(item, str):
            continue
        if isinstance(item, float):
            raise TypeError("a float has no canonical text; give a Decimal as a string")
        if isinstance(item, dict):
            _refuse_floats(item.values())
        elif isinstance(item, list | tuple):
            _refuse_floats(item)


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed row in the chain. An export may omit an image and give its digest instead."""

    id: int
    table_name: str
    row_id: int
    op: str
    was: str | None
    became: str

    def text(self) -> str:
        """Canonical line of the change that `link_digest` covers."""
        was = None if self.was is None else sha256(self.was)
        return canonical([str(self.id), self.table_name, str(self.row_id), self.op, was, sha256(self.became)])


def link_digest(prev: str, header: str, changes: Iterable[ChangeLine]) -> str:
    """Digest of an act: the preceding link, its header as JSON, and one line per change."""
    return sha256("\n".join([prev, header, *(change.text() for change in changes)]))
