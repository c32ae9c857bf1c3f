"""Breaking words into lines: at spaces, then inside codes, at last anywhere; nothing is ever cut off."""

import re
from collections.abc import Iterator

from nkmfg.pdf.press import Fount

NBSP = "\N{NO-BREAK SPACE}"
_UNITS = "%|°C|mL|µL|L|kg|g|mg|µg|ng|min|h|s|IU|EU|Gy|hPa|NK|cells"
_INSEPARABLE = re.compile(
    rf" (?=× ?10)|(?<=×) (?=10)|(?<=[\d⁰¹²³⁴-⁹]) (?=(?:{_UNITS})(?!\w))|(?<=[<>≤≥≈±]) (?=\d)"
    r"|(?<=\d) (?=[+−-]\d\d:?\d\d\b)"
)
_INSIDE_A_CODE = re.compile(r"(?<=[-/_.,:;+=@…])")


def wrap(words: str, fount: Fount, width: float) -> list[str]:
    """The lines of a text, none wider than `width` points; "1.05 × 10⁹" stays whole where it can."""
    words = words.replace("\t", " ")
    if len(words.splitlines()) < 2 and fount.width(words) <= width:
        return [words]
    kept = _INSEPARABLE.sub(NBSP, words)
    return [line for paragraph in kept.splitlines() or [""] for line in _filled(paragraph, fount, width)]


def _filled(paragraph: str, fount: Fount, width: float) -> Iterator[str]:
    space = fount.width(" ")
    line: list[str] = []
    used = 0.0
    for word in _pieces(paragraph, fount, width):
        wide = fount.width(word)
        if line and used + space + wide > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _pieces(paragraph: str, fount: Fount, width: float) -> Iterator[str]:
    for word in paragraph.split(" "):
        if fount.width(word) <= width:
            yield word
        else:
            yield from _broken(word, fount, width)


def _broken(word: str, fount: Fount, width: float) -> Iterator[str]:
    line = ""
    for part in _INSIDE_A_CODE.split(word.replace(NBSP, " ")):
        for unit in [part] if fount.width(part) <= width else part:
            if line and fount.width(line + unit) > width:
                yield line
                line = ""
            line += unit
    yield line
