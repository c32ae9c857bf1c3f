"""Font faces of the record: DejaVu, always embedded; missing characters are refused, not drawn as boxes."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nkmfg.domain.values.errors import Refused

rl_config.useA85 = 0  # binary page streams: a fifth smaller than ASCII85

_FOLDER = Path(__file__).parent / "fonts"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Face(StrEnum):
    """Typefaces of the record; condensed for its wide tables."""

    REGULAR = "DejaVuSansCondensed"
    BOLD = "DejaVuSansCondensed-Bold"
    MONO = "DejaVuSansMono"


class Unprintable(Refused):
    """Raised for a text with a character that the record's font cannot show."""


@cache
def font(face: Face) -> TTFont:
    """Return the face, loaded once per process."""
    loaded = TTFont(face.value, str(_FOLDER / f"{face.value}.ttf"))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def is_printable(character: str, face: Face = Face.REGULAR) -> bool:
    """True if the face shows this character visibly and from left to right."""
    code = ord(character)
    return (
        code <= 0xFFFF
        and code in font(face).face.charToGlyph
        and unicodedata.category(character) not in _INVISIBLE
        and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
    )


def required_printable(text: str, face: Face = Face.REGULAR) -> str:
    """Return the text in composed characters (NFC); raises Unprintable naming the first that the face cannot show."""
    composed = unicodedata.normalize("NFC", text)
    wanting = [character for character in dict.fromkeys(composed) if not is_printable(character, face)]
    if wanting:
        raise Unprintable("text.unprintable", character=_named(wanting[0]), text=spelt_out(composed)[:80])
    return composed


@lru_cache(maxsize=10_000)  # texts repeat on every page
def spelt_out(text: str) -> str:
    """Return the text with each unprintable character replaced by its code point and name."""
    composed = unicodedata.normalize("NFC", text)
    wanting = {ord(c): f"‹{_named(c)}›" for c in set(composed) if c != "\n" and not is_printable(c)}
    return composed.translate(wanting) if wanting else composed


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
