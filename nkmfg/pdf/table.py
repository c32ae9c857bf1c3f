"""Tables: one text object per row, the head repeated on each page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from nkmfg.pdf.cell import Field, Line, change_key
from nkmfg.pdf.column import Column
from nkmfg.pdf.column_layout import ColumnLayout, column_layout
from nkmfg.pdf.flow import Block, Landmark, Link
from nkmfg.pdf.style import CAPTION, HAIRLINE, INK, NOTHING, STRONG, stroke
from nkmfg.pdf.typesetter import Placed, TextObject, Typesetter, text
from nkmfg.pdf.widths import GAP, share_out
from nkmfg.pdf.wrap import wrap
from nkmfg.words.messages import N_, _

NONE = N_("none")
_PAD = 2.4
_ASCENT = 8.0
_LINES_A_STRIP = 24
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is a link target, with the landmark `key`."""

    fields: Sequence[Field]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A heading over the whole width that opens a group of rows."""

    words: str


AnyRow: TypeAlias = Row | Band | Sequence[Field]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; "none" if empty. On further pages its title or heading is marked "continued"."""

    columns: Sequence[Column]
    rows: Sequence[AnyRow]
    title: str = ""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """Caption, head and rows."""
        if not self.rows:
            yield from _captioned(self.title, typesetter, width)
            yield Block(NOTHING.leading, text([Placed(0, -10, typesetter.set(_(NONE), NOTHING))]), gap=4)
            return
        rows = [_row(row) for row in self.rows]
        column_layouts = [column_layout(column, typesetter) for column in self.columns]
        plain = [row.fields for row in rows if isinstance(row, Row)]
        share_out(column_layouts, list(zip(*plain, strict=True)) or [()] * len(column_layouts), width)
        head = _head(column_layouts, width)
        name = self.title or typesetter.heading
        again = tuple(_captioned(_("{name}, continued", name=name) if name else "", typesetter, width))
        yield from _captioned(self.title, typesetter, width)
        yield replace(head, gap=0.0 if self.title else 6.0)
        yield from _body(rows, column_layouts, typesetter, width, (*again, head))


def _row(row: AnyRow) -> Row | Band:
    return row if isinstance(row, Row | Band) else Row(row)


def _captioned(title: str, typesetter: Typesetter, width: float) -> Iterator[Block]:
    if title:
        lines = wrap(title, typesetter.font(CAPTION), width)
        placed = [Placed(0, -9 - i * CAPTION.leading, typesetter.set(line, CAPTION)) for i, line in enumerate(lines)]
        yield Block(14 + (len(lines) - 1) * CAPTION.leading, text(placed), gap=8, keep=True)


def _body(
    rows: Sequence[Row | Band],
    column_layouts: Sequence[ColumnLayout],
    typesetter: Typesetter,
    width: float,
    head: tuple[Block, ...],
) -> Iterator[Block]:
    last = len(rows) - 1
    again = head  # repeated on further pages: the head, and the open group
    for index, row in enumerate(rows):
        keep = index < last and (index == 0 or index == last - 1 or last < _SMALL)
        if isinstance(row, Band):
            yield _band(row, typesetter, width, head)
            again = (*head, _band(Band(_("{words}, continued", words=row.words)), typesetter, width, ()))
        else:
            yield from row_strips(row, column_layouts, width, again, keep=keep, end=index == last)


def _band(row: Band, typesetter: Typesetter, width: float, head: tuple[Block, ...]) -> Block:
    lines = wrap(row.words, typesetter.font(STRONG), width)
    placed = [Placed(0, -_PAD - 4 - _ASCENT - i * 10.4, typesetter.set(w, STRONG)) for i, w in enumerate(lines)]
    height = 2 * _PAD + 4 + 10.4 * len(lines)
    return Block(height, f"{text(placed)}\n{rule(width, -height)}", keep=True, head=head)


def row_strips(
    row: Row,
    column_layouts: Sequence[ColumnLayout],
    width: float,
    head: tuple[Block, ...] = (),
    *,
    keep: bool = False,
    end: bool = False,
    ruled: bool = True,
) -> Iterator[Block]:
    """A row as one block, or as several if it is too tall to be kept whole."""
    columns = [column.lines(field) for column, field in zip(column_layouts, row.fields, strict=True)]
    tallest = max(map(len, columns))
    for start in range(0, tallest, _LINES_A_STRIP):
        strip = columns if tallest <= _LINES_A_STRIP else [c[start : start + _LINES_A_STRIP] for c in columns]
        finished = start + _LINES_A_STRIP >= tallest
        operators, links, height = _drawn(strip, column_layouts, finished=finished)
        if ruled and finished:
            operators += "\n" + (rule(width, -height, INK, 0.5) if end else rule(width, -height))
        landmark = Landmark(row.key) if row.key and not start else None
        yield Block(height, operators, keep=keep and finished, head=head, landmark=landmark, links=links)


def _drawn(
    columns: Sequence[Sequence[Line]], column_layouts: Sequence[ColumnLayout], *, finished: bool
) -> tuple[str, tuple[Link, ...], float]:
    row = TextObject()
    links: list[Link] = []
    x = deepest = 0.0
    for column, lines in zip(column_layouts, columns, strict=True):
        y = -_PAD - _ASCENT
        for line in lines:
            for bit in line.bits:
                row.add(x + bit.x, y + bit.rise, bit.run)
            if line.change:
                mark = line.bits[-1]
                area = (x + mark.x, y, x + mark.x + mark.run.width, y + 8)
                links.append(Link(area, change_key(line.change)))
            y -= line.leading
        deepest = max(deepest, -_PAD - _ASCENT - y)
        x += column.width + GAP
    return row.operators, tuple(links), _PAD + deepest + (_PAD + 0.6 if finished else 0.0)


def _head(column_layouts: Sequence[ColumnLayout], width: float) -> Block:
    columns = [column.head_lines() for column in column_layouts]
    tallest = max(map(len, columns))
    height = 5 + 8.4 * tallest + 2
    placed: list[Placed] = []
    x = 0.0
    for column, lines in zip(column_layouts, columns, strict=True):
        for index, line in enumerate(lines, start=1 - len(lines)):
            placed += [Placed(x + bit.x, -height + 4.4 - index * 8.4, bit.run) for bit in line.bits]
        x += column.width + GAP
    rules = f"{rule(width, 0, INK, 0.9)}\n{rule(width, -height, INK, 0.5)}"
    return Block(height, f"{text(placed)}\n{rules}", keep=True)


def rule(width: float, y: float, colour: str = HAIRLINE, weight: float = 0.35) -> str:
    """Operators of a rule over the whole width."""
    return f"{stroke(colour)} {weight:g} w 0 {y:.2f} m {width:.2f} {y:.2f} l S"
