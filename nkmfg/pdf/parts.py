"""The parts a record is put together from: headings, prose, facts, notes, figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nkmfg.charts import Picture
from nkmfg.domain.tone import Tone
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import Column
from nkmfg.pdf.drawing import drawn
from nkmfg.pdf.flow import Landmark, Strip
from nkmfg.pdf.press import Placed, Press, Run, text
from nkmfg.pdf.setter import Setter
from nkmfg.pdf.style import (
    GREY,
    PROSE,
    PROSE_STRONG,
    SECTION,
    SUBSECTION,
    TINT,
    UNDER,
    Style,
    colour_of,
    fill,
    sign_of,
)
from nkmfg.pdf.table import Row, row_strips
from nkmfg.pdf.widths import GAP
from nkmfg.pdf.wrap import wrap

_LINES_A_NOTE = 36
_TALLEST = 600.0
_FEW_ROWS = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section: in the contents, in the outline, and running at the top of its pages."""

    number: str
    title: str
    new_page: bool = False

    @property
    def key(self) -> str:
        """Its landmark."""
        return f"section-{self.number or self.title}"

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}" if self.number else self.title

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """The heading, kept with what follows."""
        landmark = Landmark(self.key, self.heading, 0)
        yield from _heading(self.heading, SECTION, press, width, 22, landmark, new_page=self.new_page)


@dataclass(frozen=True, slots=True)
class Subsection:
    """A heading within a section, in the outline too."""

    title: str

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """The heading, kept with what follows."""
        landmark = Landmark(f"subsection-{press.number()}", self.title, 1)
        yield from _heading(self.title, SUBSECTION, press, width, 12, landmark)


def _heading(
    words: str,
    style: Style,
    press: Press,
    width: float,
    gap: float,
    landmark: Landmark,
    *,
    new_page: bool = False,
) -> Iterator[Strip]:
    press.heading = words
    lines = wrap(words, press.fount(style), width)
    placed = [Placed(0, -style.size - i * style.leading, press.set(line, style)) for i, line in enumerate(lines)]
    height = style.leading * len(lines) + 4
    yield Strip(height, text(placed), gap=gap, keep=True, new_page=new_page, landmark=landmark)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """Nothing but the break."""
        yield Strip(0, new_page=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose over the whole width."""

    words: str
    quiet: bool = False
    bold: bool = False

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """A strip a line; no first or last line stands alone."""
        style = PROSE_STRONG if self.bold else PROSE
        style = Style(style.face, style.size, style.leading, GREY) if self.quiet else style
        lines = wrap(self.words, press.fount(style), width)
        for index, line in enumerate(lines):
            held = index + 1 < len(lines) and index in {0, len(lines) - 2}
            operators = text([Placed(0, -style.size - 1, press.set(line, style))])
            yield Strip(style.leading, operators, gap=0 if index else 4, keep=held)


@dataclass(frozen=True, slots=True)
class Note:
    """A box that must not be overlooked, with the sign of its state."""

    words: str
    title: str = ""
    state: Tone = Tone.PENDING

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """The box, whole where it fits on a page."""
        head = [(line, PROSE_STRONG) for line in self._title_lines(press, width)]
        body = [(line, PROSE) for line in wrap(self.words, press.fount(PROSE), width - 24)]
        lines = head + body
        for start in range(0, len(lines), _LINES_A_NOTE):
            yield self._box(lines[start : start + _LINES_A_NOTE], press, width, start == 0)

    def _title_lines(self, press: Press, width: float) -> list[str]:
        words = f"{sign_of(self.state)} {self.title}" if self.title else ""
        return wrap(words, press.fount(PROSE_STRONG), width - 24) if words else []

    def _box(self, lines: list[tuple[str, Style]], press: Press, width: float, first: bool) -> Strip:
        height = 13 * len(lines) + 12
        placed = [Placed(12, -15 - i * 13, press.set(line, style)) for i, (line, style) in enumerate(lines)]
        ground = f"{fill(TINT)} 0 {-height:.2f} {width:.2f} {height:.2f} re f"
        bar = f"{fill(colour_of(self.state))} 0 {-height:.2f} 3 {height:.2f} re f"
        return Strip(height, f"{ground}\n{bar}\n{text(placed)}", gap=8 if first else 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, in one or more columns, read from left to right."""

    pairs: Sequence[tuple[str, Field]]
    columns: int = 2

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """A strip a row."""
        setters = self._setters(press, width)
        last = len(self.pairs) - self.columns
        is_short = len(self.pairs) <= _FEW_ROWS * self.columns  # so few are read at one glance, on one page
        for start in range(0, len(self.pairs), self.columns):
            row = list(self.pairs[start : start + self.columns])
            row += [("", "")] * (self.columns - len(row))
            fields = [field for label, value in row for field in (Cell(label, quiet=True), value)]
            gap = 0.0 if start else 6.0
            keep = not start or (is_short and start < last)
            for strip in row_strips(Row(fields), setters, width, ruled=False):
                yield Strip(strip.height - 1.4, strip.operators, gap=gap, keep=keep, links=strip.links)
                gap = 0.0

    def _setters(self, press: Press, width: float) -> list[Setter]:
        each = (width - 2 * GAP * (self.columns - 1)) / self.columns
        setters = []
        for column in range(self.columns):
            labels = [Cell(words, quiet=True) for words, _ in self.pairs[column :: self.columns]]
            label = min(Setter(Column(""), press).natural_width(labels), each * 0.55)
            setters += [Setter(Column("", width=w), press) for w in (label, each - label - GAP)]
        return setters


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture over the whole width, with its caption."""

    picture: Picture
    caption: str = ""

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """Picture and caption on one page."""
        scale = min(width / self.picture.width, _TALLEST / self.picture.height)
        height = self.picture.height * scale
        yield Strip(height, drawn(self.picture, press, scale), gap=8, keep=bool(self.caption))
        lines = wrap(self.caption, press.fount(UNDER), width) if self.caption else []
        for index, line in enumerate(lines):
            run: Run = press.set(line, UNDER)
            yield Strip(UNDER.leading, text([Placed(0, -UNDER.size, run)]), keep=index + 1 < len(lines))
