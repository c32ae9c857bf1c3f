"""Conversion of JSON to a paper batch: keys and types are checked, faults carry their path."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from nkmfg.domain.paper_batch.model import FORMAT, GAP, PaperBatch
from nkmfg.domain.recipe.traversal import at
from nkmfg.domain.recipe_file.reader import Reader
from nkmfg.domain.values.file_faults import Fault
from nkmfg.intake.faults import PaperRefused
from nkmfg.intake.json_file import read_json

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file as received, its parsed JSON, and the batch in it."""

    name: str
    content: bytes
    raw: Mapping[str, Any]
    batch: PaperBatch

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def read_file(name: str, content: bytes) -> PaperFile:
    """Read the batch in a file. Raises PaperRefused with all deviations from the format."""
    raw = read_json(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise PaperRefused([Fault("format", "paper.other_format", format=FORMAT)])
    reader = _PaperReader()
    batch = reader.table(PaperBatch, raw, "")
    if reader.faults or not isinstance(batch, PaperBatch):
        raise PaperRefused(reader.faults)
    return PaperFile(name, content, raw, batch)


class _PaperReader(Reader):
    """Reader of the format: `null` is a gap in the source, moments have an offset, values are kept as typed."""

    def value(self, kind: Any, raw: object, path: str) -> Any:
        if get_origin(kind) is UnionType:
            if raw is None:
                return None
            kind = next(argument for argument in get_args(kind) if argument is not NoneType)
        if get_origin(kind) is Mapping:
            return self._values(raw, path)
        if kind is datetime:
            return self._moment(raw, path)
        if raw is None:
            self.fault(path, "paper.null", gap=GAP)
            return None
        return super().value(kind, raw, path)

    def text(self, raw: object, path: str) -> str:
        if isinstance(raw, str) and len(raw) > _LONGEST:
            self.fault(path, "paper.text_too_long", length=len(raw), most=_LONGEST)
            return ""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            self.fault(path, "paper.unquoted", number=str(raw))
            return ""
        return super().text(raw, path)

    def _values(self, raw: object, path: str) -> dict[str, str | None]:
        if not isinstance(raw, dict):
            self.fault(path, "paper.values_expected")
            return {}
        return {
            key: None if raw_value is None else self.text(raw_value, at(path, key)) for key, raw_value in raw.items()
        }

    def _moment(self, raw: object, path: str) -> datetime | None:
        moment = None
        if isinstance(raw, str) and len(raw) >= len("2019-03-01T09:00"):
            with suppress(ValueError):
                moment = datetime.fromisoformat(raw)
        if moment is None or moment.tzinfo is None or not 1900 <= moment.year <= 2200:
            self.fault(path, "paper.moment_unreadable")
            return None
        return moment
