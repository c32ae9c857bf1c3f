"""Distribution of the text width among the columns of a table."""

from collections.abc import Sequence

from nkmfg.pdf.cell import Field
from nkmfg.pdf.column_layout import ColumnLayout

GAP = 9.0
_READABLE = 54.0


def share_out(column_layouts: Sequence[ColumnLayout], fields: Sequence[Sequence[Field]], width: float) -> None:
    """Set the width of each column, fixed, natural or a share, so that the sum fills the width.

    `fields` are the columns' fields. If the width is too small, natural columns of words shrink first.
    """
    room = width - GAP * (len(column_layouts) - 1)
    for column_layout, column in zip(column_layouts, fields, strict=True):
        if column_layout.column.is_natural:
            column_layout.width = column_layout.natural_width(column)
        else:
            column_layout.measure(column)
    shares = [s for s in column_layouts if s.column.weight and not s.column.is_fixed]
    others = [s for s in column_layouts if s not in shares]
    left = room - sum(s.width for s in others)
    if left < _READABLE * len(shares):
        _give_way(others, _READABLE * len(shares) - left)
        left = room - sum(s.width for s in others)
    _spread(column_layouts, shares, left)
    _squeeze(column_layouts, room)


def _give_way(column_layouts: Sequence[ColumnLayout], missing: float) -> None:
    """Shrink the natural columns by `missing` in proportion, down to their least widths."""
    elastic = [s for s in column_layouts if s.column.is_natural and s.width > s.narrowest]
    spare = sum(s.width - s.narrowest for s in elastic)
    for column_layout in elastic:
        column_layout.width -= (column_layout.width - column_layout.narrowest) * min(1.0, missing / spare)


def _spread(column_layouts: Sequence[ColumnLayout], shares: Sequence[ColumnLayout], left: float) -> None:
    total = sum(s.column.weight for s in shares)
    room = left
    for column_layout in sorted(shares, key=lambda s: s.column.weight):
        column_layout.width = max(room * column_layout.column.weight / total, column_layout.narrowest)
        room -= column_layout.width
        total -= column_layout.column.weight
    if not shares and left > 0:
        for column_layout in column_layouts:
            column_layout.width += left / len(column_layouts)


def _squeeze(column_layouts: Sequence[ColumnLayout], room: float) -> None:
    together = sum(s.width for s in column_layouts)
    if together > room + 0.01:
        for column_layout in column_layouts:
            column_layout.width *= room / together
