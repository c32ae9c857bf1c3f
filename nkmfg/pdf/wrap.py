"""Line breaking: at spaces, then inside codes, then anywhere; nothing is cut off."""

import re
from collections.abc import Iterator

from nkmfg.pdf.typesetter import FontCache

NBSP = "\N{NO-BREAK SPACE}"
_UNITS = "%|°C|mL|µL|L|kg|g|mg|µg|ng|min|h|s|IU|EU|Gy|hPa|NK|cells"
_INSEPARABLE = re.compile(
    rf" (?=× ?10)|(?<=×) (?=10)|(?<=[\d⁰¹²³⁴-⁹]) (?=(?:{_UNITS})(?!\w))|(?<=[<>≤≥≈±]) (?=\d)"
    r"|(?<=\d) (?=[+−-]\d\d:?\d\d\b)"
)
_INSIDE_A_CODE = re.compile(r"(?<=[-/_.,:;+=@…])")


def wrap(words: str, font: FontCache, width: float) -> list[str]:
    """Return the lines of a text, none wider than `width` points; "1.05 × 10⁹" is kept whole if possible."""
    words = words.replace("\t", " ")
    if len(words.splitlines()) < 2 and font.width(words) <= width:
        return [words]
    kept = _INSEPARABLE.sub(NBSP, words)
    return [line for paragraph in kept.splitlines() or [""] for line in _filled(paragraph, font, width)]


def _filled(paragraph: str, font: FontCache, width: float) -> Iterator[str]:
    space = font.width(" ")
    line: list[str] = []
    used = 0.0
    for word in _pieces(paragraph, font, width):
        wide = font.width(word)
        if line and used + space + wide > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _pieces(paragraph: str, font: FontCache, width: float) -> Iterator[str]:
    for word in paragraph.split(" "):
        if font.width(word) <= width:
            yield word
        else:
            yield from _broken(word, font, width)


def _broken(word: str, font: FontCache, width: float) -> Iterator[str]:
    line = ""
    for part in _INSIDE_A_CODE.split(word.replace(NBSP, " ")):
        for unit in [part] if font.width(part) <= width else part:
            if line and font.width(line + unit) > width:
                yield line
                line = ""
            line += unit
    yield line
