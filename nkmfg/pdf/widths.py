"""How the columns of a table share the width of the text."""

from collections.abc import Sequence

from nkmfg.pdf.cell import Field
from nkmfg.pdf.setter import Setter

GAP = 9.0
_READABLE = 54.0


def share_out(setters: Sequence[Setter], fields: Sequence[Sequence[Field]], width: float) -> None:
    """Give each column its width, fixed, natural or a share, so that together they fill the width.

    `fields` are the columns' fields. Where there is too little room, natural columns of words give way first.
    """
    room = width - GAP * (len(setters) - 1)
    for setter, column in zip(setters, fields, strict=True):
        if setter.column.is_natural:
            setter.width = setter.natural_width(column)
        else:
            setter.measure(column)
    shares = [s for s in setters if s.column.weight and not s.column.is_fixed]
    others = [s for s in setters if s not in shares]
    left = room - sum(s.width for s in others)
    if left < _READABLE * len(shares):
        _give_way(others, _READABLE * len(shares) - left)
        left = room - sum(s.width for s in others)
    _spread(setters, shares, left)
    _squeeze(setters, room)


def _give_way(setters: Sequence[Setter], missing: float) -> None:
    """Take what is missing from the natural columns, the wide ones most, down to what can just be read."""
    elastic = [s for s in setters if s.column.is_natural and s.width > s.narrowest]
    spare = sum(s.width - s.narrowest for s in elastic)
    for setter in elastic:
        setter.width -= (setter.width - setter.narrowest) * min(1.0, missing / spare)


def _spread(setters: Sequence[Setter], shares: Sequence[Setter], left: float) -> None:
    total = sum(s.column.weight for s in shares)
    room = left
    for setter in sorted(shares, key=lambda s: s.column.weight):
        setter.width = max(room * setter.column.weight / total, setter.narrowest)
        room -= setter.width
        total -= setter.column.weight
    if not shares and left > 0:
        for setter in setters:
            setter.width += left / len(setters)


def _squeeze(setters: Sequence[Setter], room: float) -> None:
    together = sum(s.width for s in setters)
    if together > room + 0.01:
        for setter in setters:
            setter.width *= room / together
