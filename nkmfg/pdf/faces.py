"""The record's letters: DejaVu, always embedded, and never a box where a character is missing."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nkmfg.domain.values.errors import Refused

rl_config.useA85 = 0  # binary page streams: a fifth smaller, and not encoded twice

_FOLDER = Path(__file__).parent / "fonts"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Face(StrEnum):
    """The faces of the record. Condensed, because its tables are wide."""

    REGULAR = "DejaVuSansCondensed"
    BOLD = "DejaVuSansCondensed-Bold"
    MONO = "DejaVuSansMono"


class Unprintable(Refused):
    """A text has a character that the record's font cannot show as it is meant."""


@cache
def font(face: Face) -> TTFont:
    """The face, read once for the life of the process."""
    loaded = TTFont(face.value, str(_FOLDER / f"{face.value}.ttf"))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def is_printable(character: str, face: Face = Face.REGULAR) -> bool:
    """Whether the face shows this character, visibly and in reading order."""
    code = ord(character)
    return (
        code <= 0xFFFF
        and code in font(face).face.charToGlyph
        and unicodedata.category(character) not in _INVISIBLE
        and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
    )


def required_printable(text: str, face: Face = Face.REGULAR) -> str:
    """The text in composed characters, if the face can show them all; raises Unprintable naming the first it cannot."""
    composed = unicodedata.normalize("NFC", text)
    wanting = [character for character in dict.fromkeys(composed) if not is_printable(character, face)]
    if wanting:
        raise Unprintable(
            f"The record cannot show {_named(wanting[0])}, found in “{spelt_out(composed)[:80]}”. "
            "Correct the text in Latin, Cyrillic or Greek letters, or print it spelt out."
        )
    return composed


@lru_cache(maxsize=10_000)  # a record says the same few things on every page
def spelt_out(text: str) -> str:
    """The text with every character that the record cannot show written as its number and name."""
    composed = unicodedata.normalize("NFC", text)
    wanting = {ord(c): f"‹{_named(c)}›" for c in set(composed) if c != "\n" and not is_printable(c)}
    return composed.translate(wanting) if wanting else composed


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
