"""Parts of a record: headings, prose, facts, notes, figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nkmfg.charts import Picture
from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import Column
from nkmfg.pdf.column_layout import ColumnLayout
from nkmfg.pdf.drawing import drawn
from nkmfg.pdf.flow import Block, Landmark
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
from nkmfg.pdf.typesetter import Placed, Run, Typesetter, text
from nkmfg.pdf.widths import GAP
from nkmfg.pdf.wrap import wrap

_LINES_A_NOTE = 36
_TALLEST = 600.0
_FEW_ROWS = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section, listed in contents and outline and shown in the running head."""

    number: str
    title: str
    new_page: bool = False

    @property
    def key(self) -> str:
        """Key of its landmark."""
        return f"section-{self.number or self.title}"

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}" if self.number else self.title

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """The heading, kept with what follows."""
        landmark = Landmark(self.key, self.heading, 0)
        yield from _heading(self.heading, SECTION, typesetter, width, 22, landmark, new_page=self.new_page)


@dataclass(frozen=True, slots=True)
class Subsection:
    """A heading within a section, listed in the outline."""

    title: str

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """The heading, kept with what follows."""
        landmark = Landmark(f"subsection-{typesetter.number()}", self.title, 1)
        yield from _heading(self.title, SUBSECTION, typesetter, width, 12, landmark)


def _heading(
    words: str,
    style: Style,
    typesetter: Typesetter,
    width: float,
    gap: float,
    landmark: Landmark,
    *,
    new_page: bool = False,
) -> Iterator[Block]:
    typesetter.heading = words
    lines = wrap(words, typesetter.font(style), width)
    placed = [Placed(0, -style.size - i * style.leading, typesetter.set(line, style)) for i, line in enumerate(lines)]
    height = style.leading * len(lines) + 4
    yield Block(height, text(placed), gap=gap, keep=True, new_page=new_page, landmark=landmark)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break."""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """One empty block that breaks the page."""
        yield Block(0, new_page=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph over the whole width."""

    words: str
    quiet: bool = False
    bold: bool = False
    keep: bool = False  # on the page of what follows

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """One block per line, without widows or orphans."""
        style = PROSE_STRONG if self.bold else PROSE
        style = Style(style.face, style.size, style.leading, GREY) if self.quiet else style
        lines = wrap(self.words, typesetter.font(style), width)
        for index, line in enumerate(lines):
            held = self.keep or (index + 1 < len(lines) and index in {0, len(lines) - 2})
            operators = text([Placed(0, -style.size - 1, typesetter.set(line, style))])
            yield Block(style.leading, operators, gap=0 if index else 4, keep=held)


@dataclass(frozen=True, slots=True)
class Note:
    """A highlighted box with the sign of its state."""

    words: str
    title: str = ""
    state: Tone = Tone.PENDING

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """The box, undivided if it fits on a page."""
        head = [(line, PROSE_STRONG) for line in self._title_lines(typesetter, width)]
        body = [(line, PROSE) for line in wrap(self.words, typesetter.font(PROSE), width - 24)]
        lines = head + body
        for start in range(0, len(lines), _LINES_A_NOTE):
            yield self._box(lines[start : start + _LINES_A_NOTE], typesetter, width, start == 0)

    def _title_lines(self, typesetter: Typesetter, width: float) -> list[str]:
        words = f"{sign_of(self.state)} {self.title}" if self.title else ""
        return wrap(words, typesetter.font(PROSE_STRONG), width - 24) if words else []

    def _box(self, lines: list[tuple[str, Style]], typesetter: Typesetter, width: float, first: bool) -> Block:
        height = 13 * len(lines) + 12
        placed = [Placed(12, -15 - i * 13, typesetter.set(line, style)) for i, (line, style) in enumerate(lines)]
        ground = f"{fill(TINT)} 0 {-height:.2f} {width:.2f} {height:.2f} re f"
        bar = f"{fill(colour_of(self.state))} 0 {-height:.2f} 3 {height:.2f} re f"
        return Block(height, f"{ground}\n{bar}\n{text(placed)}", gap=8 if first else 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, in one or more columns, read from left to right."""

    pairs: Sequence[tuple[str, Field]]
    columns: int = 2
    keep: bool = False  # on the page of what follows

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """One block per row."""
        column_layouts = self._setters(typesetter, width)
        last = len(self.pairs) - self.columns
        is_short = len(self.pairs) <= _FEW_ROWS * self.columns  # a short list is kept on one page
        for start in range(0, len(self.pairs), self.columns):
            row = list(self.pairs[start : start + self.columns])
            row += [("", "")] * (self.columns - len(row))
            fields = [field for label, value in row for field in (Cell(label, quiet=True), value)]
            gap = 0.0 if start else 6.0
            keep = self.keep or not start or (is_short and start < last)
            for block in row_strips(Row(fields), column_layouts, width, ruled=False):
                yield Block(block.height - 1.4, block.operators, gap=gap, keep=keep, links=block.links)
                gap = 0.0

    def _setters(self, typesetter: Typesetter, width: float) -> list[ColumnLayout]:
        column_width = (width - 2 * GAP * (self.columns - 1)) / self.columns
        column_layouts = []
        for column in range(self.columns):
            labels = [Cell(words, quiet=True) for words, _ in self.pairs[column :: self.columns]]
            label = min(ColumnLayout(Column(""), typesetter).natural_width(labels), column_width * 0.55)
            column_layouts += [
                ColumnLayout(Column("", width=w), typesetter) for w in (label, column_width - label - GAP)
            ]
        return column_layouts


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture over the whole width, with its caption."""

    picture: Picture
    caption: str = ""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """Picture and caption, kept on one page."""
        scale = min(width / self.picture.width, _TALLEST / self.picture.height)
        height = self.picture.height * scale
        yield Block(height, drawn(self.picture, typesetter, scale), gap=8, keep=bool(self.caption))
        lines = wrap(self.caption, typesetter.font(UNDER), width) if self.caption else []
        for index, line in enumerate(lines):
            run: Run = typesetter.set(line, UNDER)
            yield Block(UNDER.leading, text([Placed(0, -UNDER.size, run)]), keep=index + 1 < len(lines))
