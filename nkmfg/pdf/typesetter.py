"""Typesetting: text to PDF operators, cached per document."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from nkmfg.pdf.faces import font, required_printable
from nkmfg.pdf.style import Style, fill

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Run(NamedTuple):
    """Words set in one style: operators, width in points, and colour operator."""

    operators: str
    width: float
    colour: str


class Placed(NamedTuple):
    """A run and its position: x to the right and y upwards from the upper left corner of its block."""

    x: float
    y: float
    run: Run


class _Advances(dict[str, float]):
    """Advance width of each character in points, computed once."""

    def __init__(self, widths: Mapping[int, float], size: float) -> None:
        self._widths = widths
        self._size = size

    def __missing__(self, character: str) -> float:
        self[character] = advance = self._widths[ord(character)] * self._size / 1000
        return advance


class FontCache:
    """Runs and widths of one style in one document."""

    def __init__(self, style: Style, document: object) -> None:
        self.style = style
        self._font = font(style.face)
        self._document = document
        self._colour = fill(style.colour)
        self._select = self._selected(0)
        self._widths: Mapping[int, float] = self._font.face.charWidths
        self._advances = _Advances(self._widths, style.size)
        self._runs: dict[str, Run] = {"": Run("", 0.0, self._colour)}
        self._known_widths: dict[str, float] = {}  # words are measured repeatedly

    def set(self, words: str) -> Run:
        """Set one line of words; raises Unprintable."""
        run = self._runs.get(words)
        if run is None:
            plain = words.isascii() and words.isprintable()
            run = self._runs[words] = self._plain(words) if plain else self._mixed(words)
        return run

    def width(self, words: str) -> float:
        """Width of the words in points; raises Unprintable."""
        width = self._known_widths.get(words)
        if width is None:
            plain = words.isascii() and words.isprintable() and words not in self._runs
            width = self._advanced(words) if plain else self.set(words).width
            self._known_widths[words] = width
        return width

    def advance(self, words: str) -> float:
        """Width of words that are not set yet; a character that the face lacks counts nothing."""
        return self._advanced("".join(character for character in words if ord(character) in self._widths))

    def _plain(self, words: str) -> Run:
        return Run(f"{self._select} ({words.translate(_ESCAPED)}) Tj", self._advanced(words), self._colour)

    def _mixed(self, words: str) -> Run:
        words = required_printable(words, self.style.face)
        pieces = self._font.splitString(words, self._document)
        operators = " ".join(f"{self._selected(subset)} <{codes.hex()}> Tj" for subset, codes in pieces)
        return Run(operators, self._advanced(words), self._colour)

    def _selected(self, subset: int) -> str:
        return f"{self._font.getSubsetInternalName(subset, self._document)} {self.style.size:g} Tf"

    def _advanced(self, words: str) -> float:
        return sum(map(self._advances.__getitem__, words))


class Typesetter:
    """Fonts of one document, its sections, and the heading set last."""

    def __init__(self, canvas: Canvas, sections: tuple[tuple[str, str], ...] = ()) -> None:
        self.sections = sections
        self.heading = ""
        self._document = canvas._doc  # type: ignore[attr-defined]  # subsets are kept per document
        self._fonts: dict[Style, FontCache] = {}
        self._numbers = count(1)

    def number(self) -> int:
        """Next number in this document, for a landmark without a name of its own."""
        return next(self._numbers)

    def font(self, style: Style) -> FontCache:
        """Return the font of a style."""
        font = self._fonts.get(style)
        if font is None:
            font = self._fonts[style] = FontCache(style, self._document)
        return font

    def set(self, words: str, style: Style) -> Run:
        """Set one line of words in a style."""
        return self.font(style).set(words)

    def fitted(self, words: str, style: Style, width: float) -> Run:
        """Set one line of words, scaled down to fit `width`."""
        run = self.set(words, style)
        if run.width <= width:
            return run
        size = int(style.size * width / run.width * 20) / 20
        return self.set(words, Style(style.face, size, style.leading, style.colour))


class TextObject:
    """Runs drawn in one PDF text object."""

    def __init__(self) -> None:
        self._parts = ["BT"]
        self._colour = ""

    def add(self, x: float, y: float, run: Run) -> None:
        """Add a run at a position."""
        if run.colour != self._colour:
            self._colour = run.colour
            self._parts.append(run.colour)
        self._parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {run.operators}")

    @property
    def operators(self) -> str:
        """Operators of the text object; empty without runs."""
        return "\n".join([*self._parts, "ET"]) if len(self._parts) > 1 else ""


def text(placed: Iterable[Placed]) -> str:
    """Operators of one text object with all these runs."""
    together = TextObject()
    for spot in placed:
        together.add(*spot)
    return together.operators
