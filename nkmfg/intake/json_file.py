"""Strict JSON parser: UTF-8 only, no duplicate keys, no NaN or infinity."""

import json
from typing import Any

from nkmfg.domain.values.file_faults import Fault, Place
from nkmfg.intake.faults import PaperRefused

LARGEST_BYTES = 5 * 1024 * 1024  # limit of attachments
_DEEPEST = 40


def read_json(content: bytes) -> Any:
    """Parse the file. Raises PaperRefused, with the line if it is no JSON."""
    if not content:
        raise PaperRefused([Fault(Place.FILE, "paper.empty")])
    if len(content) > LARGEST_BYTES:
        raise PaperRefused([Fault(Place.FILE, "paper.too_large", length=len(content), most=LARGEST_BYTES)])
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as broken:
        line = content[: broken.start].count(b"\n") + 1
        raise PaperRefused([Fault(Place.LINE, "file.not_utf8").in_line(line)]) from None
    try:
        raw = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as broken:
        problem = broken.msg.lower()
        raise PaperRefused([Fault(Place.LINE, "paper.no_json", problem=problem).in_line(broken.lineno)]) from None
    except RecursionError:
        raise PaperRefused([Fault(Place.FILE, "paper.too_deep")]) from None
    except Fault as fault:  # raised by the two hooks
        raise PaperRefused([fault]) from None
    except ValueError as broken:  # raised for an integer with too many digits
        raise PaperRefused([Fault(Place.FILE, "paper.no_integer", problem=str(broken))]) from None
    if _depth(raw) > _DEEPEST:
        raise PaperRefused([Fault(Place.FILE, "paper.too_deep")])
    return raw


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise Fault(Place.FILE, "paper.key_twice", key=key)
        table[key] = value
    return table


def _no_number(text: str) -> None:
    raise Fault(Place.FILE, "paper.no_number", typed=text)


def _depth(raw: object) -> int:
    inner = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return 1 + max((_depth(value) for value in inner), default=0)
