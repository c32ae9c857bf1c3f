"""Strict JSON parser: UTF-8 only, no duplicate keys, no NaN or infinity."""

import json
from typing import Any

from nkmfg.domain.paper_batch.model import PaperFault
from nkmfg.intake.faults import PaperRefused

LARGEST_BYTES = 5 * 1024 * 1024  # limit of attachments
_DEEPEST = 40


def read_json(content: bytes) -> Any:
    """Parse the file. Raises PaperRefused, with the line if it is no JSON."""
    if not content:
        raise _refused("it is empty")
    if len(content) > LARGEST_BYTES:
        raise _refused(f"it has {len(content)} bytes; a file of one batch has at most {LARGEST_BYTES}")
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as broken:
        raise _refused("this is not UTF-8 text", content[: broken.start].count(b"\n") + 1) from None
    try:
        raw = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as broken:
        raise _refused(f"this is no JSON: {broken.msg.lower()}", broken.lineno) from None
    except RecursionError:
        raise _refused("it is nested too deep to be a batch") from None
    except ValueError as broken:  # raised by the two hooks, and for an integer with too many digits
        raise _refused(str(broken)) from None
    if _depth(raw) > _DEEPEST:
        raise _refused("it is nested too deep to be a batch")
    return raw


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise ValueError(f'the key "{key}" stands in one table twice, and only one of them can be meant')
        table[key] = value
    return table


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number; where the source has none, write null")


def _depth(raw: object) -> int:
    inner = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return 1 + max((_depth(value) for value in inner), default=0)


def _refused(sentence: str, line: int | None = None) -> PaperRefused:
    return PaperRefused([PaperFault("the file" if line is None else f"line {line}", sentence)])
