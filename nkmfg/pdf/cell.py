"""Content of one table cell, and its layout in lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.style import QUIET, RAISED, SIGNS, STRONG, TEXT, UNDER, Style, sign_of
from nkmfg.pdf.typesetter import FontCache, Run, Typesetter
from nkmfg.pdf.wrap import wrap
from nkmfg.words.codes import label

DASH = "—"
_RAISE = 2.9
_WIDEST_NUMBER = 120.0  # wider text that begins with a digit is treated as words
_WHOLE = re.compile(r"[-+−±<>≤≥≈~ ]*\d[\d,\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{NO-BREAK SPACE}]*(?<!,)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a state sign, a change mark (Δn) or a secondary line under its words."""

    words: str | None = None
    state: Tone | None = None
    change: int | None = None
    under: str = ""
    bold: bool = False
    quiet: bool = False


Field: TypeAlias = Cell | str | None


class PlacedRun(NamedTuple):
    """A run in a line; `x` from the left edge of the column, `rise` above the baseline."""

    x: float
    rise: float
    run: Run


class Line(NamedTuple):
    """One line of a cell; `change` is the number of the change its last bit marks."""

    bits: tuple[PlacedRun, ...]
    leading: float
    change: int | None = None


class Extent(NamedTuple):
    """Width of a cell left and right of its decimal point, in points, and whether it is a number."""

    left: float
    right: float
    is_number: bool


def change_key(number: int) -> str:
    """Link target of a change in the list of changes."""
    return f"change-{number}"


def change_mark(number: int) -> str:
    """Mark printed at a changed value."""
    return f"Δ{number}"


def style_of(cell: Cell) -> Style:
    """Style of a cell's words."""
    if cell.bold:
        return STRONG
    return QUIET if cell.quiet or (cell.words is None and cell.state is None) else TEXT


def words_of(cell: Cell) -> str:
    """Words of a cell; those of its state if it has none, a dash if it is empty."""
    if cell.state and not cell.words:
        return label(cell.state)
    return DASH if cell.words is None else cell.words


def text_lines(cell: Cell, typesetter: Typesetter, width: float) -> tuple[Line, ...]:
    """Lay out words flush left, wrapped to a width."""
    font = typesetter.font(style_of(cell))
    sign = _sign(cell, typesetter)
    indent = sign.width + 3 if sign else 0.0
    raised = _raised(cell, typesetter)
    words = wrap(words_of(cell), font, width - indent)
    if raised and indent + font.width(words[-1]) + raised.width > width:
        words = wrap(words_of(cell), font, width - indent - raised.width)
    lines = [[PlacedRun(indent, 0.0, font.set(line))] for line in words]
    if sign:
        lines[0].insert(0, PlacedRun(0.0, 0.0, sign))
    if raised:
        lines[-1].append(PlacedRun(indent + font.width(words[-1]) + 0.8, _RAISE, raised))
    last = len(lines) - 1
    marks = (cell.change if index == last else None for index in range(len(lines)))
    text = tuple(Line(tuple(bits), font.style.leading, mark) for bits, mark in zip(lines, marks, strict=True))
    return text + under_lines(cell, typesetter, width - indent, lambda _: indent)


def text_width(cell: Cell, typesetter: Typesetter) -> float:
    """Width of a cell of words without wrapping."""
    font = typesetter.font(style_of(cell))
    trailing = sum(run.width + 3 for run in (_sign(cell, typesetter), _raised(cell, typesetter)) if run)
    return trailing + max(font.width(line) for line in words_of(cell).splitlines() or [""])


def verdict_width(cell: Cell, typesetter: Typesetter) -> float:
    """Width of the sign of a cell with the longest of its words; codes may be broken."""
    font = typesetter.font(style_of(cell))
    sign = typesetter.font(SIGNS[cell.state]).advance(sign_of(cell.state)) + 3 if cell.state else 0.0
    return sign + max((font.advance(word) for word in words_of(cell).split() if word.isalpha()), default=0.0)


def number_line(cell: Cell, typesetter: Typesetter, x: float) -> Line:
    """Lay out a number that begins at `x`, its sign and mark to the right."""
    run = typesetter.set(words_of(cell), style_of(cell))
    trailing = _trailing(cell, typesetter, x + run.width) if cell.state or cell.change else ()
    return Line((PlacedRun(x, 0.0, run), *trailing), TEXT.leading, cell.change)


def words_extent(words: str, font: FontCache) -> Extent:
    """Extent of words without sign or mark."""
    run = font.set(words)
    whole = whole_part(words)
    if whole is None or run.width > _WIDEST_NUMBER:
        return Extent(0.0, run.width, False)
    left = font.width(whole)
    return Extent(left, run.width - left, True)


def number_extent(cell: Cell, typesetter: Typesetter) -> Extent:
    """Extent of a cell, its sign and mark included."""
    plain = words_extent(words_of(cell), typesetter.font(style_of(cell)))
    hanging = [bit.x + bit.run.width for bit in _trailing(cell, typesetter, plain.right)]
    return plain._replace(right=max(hanging)) if hanging else plain


def whole_part(words: str) -> str | None:
    """Part left of the decimal point: "<1,050" of "<1,050.5", "7" of "7 × 10⁸"; None if the words are no number."""
    match = _WHOLE.match(words)
    return match.group() if match else None


def under_lines(cell: Cell, typesetter: Typesetter, width: float, start: Callable[[float], float]) -> tuple[Line, ...]:
    """Secondary lines under a cell; `start` returns the left edge of a line of a given width."""
    if not cell.under:
        return ()
    font = typesetter.font(UNDER)
    runs = [font.set(line) for line in wrap(cell.under, font, width)]
    return tuple(Line((PlacedRun(start(run.width), 0.0, run),), UNDER.leading) for run in runs)


def _trailing(cell: Cell, typesetter: Typesetter, x: float) -> tuple[PlacedRun, ...]:
    bits: tuple[PlacedRun, ...] = ()
    if sign := _sign(cell, typesetter):
        bits += (PlacedRun(x + 3, 0.0, sign),)
        x += 3 + sign.width
    if raised := _raised(cell, typesetter):
        bits += (PlacedRun(x + 0.8, _RAISE, raised),)
    return bits


def _sign(cell: Cell, typesetter: Typesetter) -> Run | None:
    return typesetter.set(sign_of(cell.state), SIGNS[cell.state]) if cell.state else None


def _raised(cell: Cell, typesetter: Typesetter) -> Run | None:
    return typesetter.set(change_mark(cell.change), RAISED) if cell.change else None
