"""Layout of one column: measures its cells, then sets them in lines."""

from collections.abc import Iterable, Sequence

from nkmfg.pdf.cell import (
    Cell,
    Extent,
    Field,
    Line,
    PlacedRun,
    number_extent,
    number_line,
    text_lines,
    text_width,
    under_lines,
    verdict_width,
    words_extent,
)
from nkmfg.pdf.column import Column, Kind
from nkmfg.pdf.style import HEAD, QUIET, TEXT, UNIT
from nkmfg.pdf.typesetter import Typesetter
from nkmfg.pdf.wrap import wrap

Lines = tuple[Line, ...]
_NARROWEST = 34.0


class ColumnLayout:
    """Layout of a column of words: flush left, wrapped."""

    def __init__(self, column: Column, typesetter: Typesetter) -> None:
        self.column = column
        self.width = column.width or 0.0
        self._typesetter = typesetter
        self._fount = typesetter.font(QUIET if column.quiet else TEXT)
        self._known: dict[Field, Lines] = {}
        self._longest_verdict = 0.0

    def measure(self, fields: Iterable[Field]) -> None:
        """Measure the longest word of verdicts, which are never broken."""
        verdicts = dict.fromkeys(field for field in fields if isinstance(field, Cell) and field.state)
        self._longest_verdict = max((verdict_width(cell, self._typesetter) for cell in verdicts), default=0.0)

    def natural_width(self, fields: Sequence[Field]) -> float:
        """Width of the widest cell, at least that of the longest word of the title."""
        return max(self._head_width(), max(map(self._field_width, fields), default=0.0))

    @property
    def narrowest(self) -> float:
        """Least width of the column: no word of a verdict is broken."""
        return max(_NARROWEST, self._longest_verdict)

    def lines(self, field: Field) -> Lines:
        """Lay out a cell in lines; each bit is placed from the left edge of the column."""
        lines = self._known.get(field)
        if lines is None:
            lines = self._cell_lines(field) if isinstance(field, Cell) else self._plain_lines(field)
            self._known[field] = lines
        return lines

    def head_lines(self) -> Lines:
        """Lay out the title, and the unit under it."""
        title = wrap(self.column.title, self._typesetter.font(HEAD), self.width)
        unit = wrap(self.column.unit, self._typesetter.font(UNIT), self.width) if self.column.unit else []
        runs = [self._typesetter.set(line, HEAD) for line in title] + [
            self._typesetter.set(line, UNIT) for line in unit
        ]
        return tuple(Line((PlacedRun(self._start(run.width), 0.0, run),), HEAD.leading) for run in runs)

    def _head_width(self) -> float:
        title = max(self._typesetter.set(word, HEAD).width for word in (self.column.title or " ").split(" "))
        return max(title, self._typesetter.set(self.column.unit, UNIT).width)

    def _start(self, width: float) -> float:
        return 0.0

    def _cell(self, words: str | None) -> Cell:
        return Cell(words, quiet=self.column.quiet)

    def _field_width(self, field: Field) -> float:
        if isinstance(field, str) and field.isprintable():
            return self._fount.width(field)
        return text_width(field if isinstance(field, Cell) else self._cell(field), self._typesetter)

    def _plain_lines(self, words: str | None) -> Lines:
        if words is not None and words.isprintable():
            run = self._fount.set(words)
            if run.width <= self.width:
                return (Line((PlacedRun(0.0, 0.0, run),), self._fount.style.leading),)
        return self._cell_lines(self._cell(words))

    def _cell_lines(self, cell: Cell) -> Lines:
        return text_lines(cell, self._typesetter, self.width)


class NumberColumnLayout(ColumnLayout):
    """Layout of a column of numbers: aligned on the decimal point, words on the right edge."""

    def __init__(self, column: Column, typesetter: Typesetter) -> None:
        super().__init__(column, typesetter)
        self._left = self._right = self._widest = 0.0
        self._extents: dict[str, Extent] = {}

    def measure(self, fields: Iterable[Field]) -> None:
        """Measure the numbers on both sides of their decimal points."""
        for field in fields:
            left, right, is_number = self._extent(field)
            if is_number:
                self._left = max(self._left, left)
                self._right = max(self._right, right)
            else:
                self._widest = max(self._widest, left + right)

    def natural_width(self, fields: Sequence[Field]) -> float:
        """Sum of the widest parts on both sides of the decimal point."""
        self.measure(fields)
        return max(self.narrowest, self._widest)

    @property
    def narrowest(self) -> float:
        """Least width: numbers are not broken, words among them may be."""
        return max(self._head_width(), self._left + self._right)

    def _start(self, width: float) -> float:
        return self.width - width

    def _extent(self, field: Field) -> Extent:
        if not isinstance(field, str):
            return number_extent(field or self._cell(None), self._typesetter)
        extent = self._extents.get(field)
        if extent is None:
            extent = self._extents[field] = words_extent(field, self._fount)
        return extent

    def _begins(self, left: float, right: float, is_number: bool) -> float:
        axis = self.width - (self._right if is_number else right)
        return max(axis, left) - left

    def _plain_lines(self, words: str | None) -> Lines:
        left, right, is_number = self._extent(words)
        if words is None or left + right > self.width:
            return self._cell_lines(self._cell(words))
        bit = PlacedRun(self._begins(left, right, is_number), 0.0, self._fount.set(words))
        return (Line((bit,), self._fount.style.leading),)

    def _cell_lines(self, cell: Cell) -> Lines:
        left, right, is_number = number_extent(cell, self._typesetter)
        if left + right > self.width:
            return text_lines(cell, self._typesetter, self.width)
        number = number_line(cell, self._typesetter, self._begins(left, right, is_number))
        return (number, *under_lines(cell, self._typesetter, self.width, self._start)) if cell.under else (number,)


def column_layout(column: Column, typesetter: Typesetter) -> ColumnLayout:
    """Return the layout for a column's kind."""
    return NumberColumnLayout(column, typesetter) if column.kind is Kind.NUMBER else ColumnLayout(column, typesetter)
