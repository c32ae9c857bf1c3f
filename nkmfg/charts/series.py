"""Series of counts of a growth curve: a mark for each count, lines between connected counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from nkmfg.charts.axes import Axes
from nkmfg.charts.curve import CurveData
from nkmfg.charts.picture import Circle, Path, Shape, Spot

NK = "#123f73"
TOTAL = "#6d747b"
WHITE = "#ffffff"
DASHED = (5.0, 3.0)
DOTTED = (1.0, 3.0)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of one series. `sure` is false for an NK number based on an older phenotype."""

    day: Decimal
    cells: Decimal
    sure: bool = True
    carried_on: bool = False


def nk_counts(data: CurveData) -> list[Count]:
    """NK numbers in order."""
    return [Count(p.day, p.nk_cells, p.nk_measured, p.carried_on) for p in data.points if p.nk_cells is not None]


def total_counts(data: CurveData) -> list[Count]:
    """Numbers of all viable cells in order."""
    return [Count(p.day, p.viable_cells, True, p.carried_on) for p in data.points if p.viable_cells is not None]


def lines(axes: Axes, counts: Iterable[Count], data: CurveData, colour: str, width: float) -> Iterator[Shape]:
    """Lines between neighbouring counts that may be connected, dashed by certainty."""
    for before, after in pairwise(c for c in counts if c.cells > 0):
        missed = any(before.day < day < after.day for day in data.missed_days)
        if missed and not data.bridge_missed:
            continue
        ends = axes.spot(before.day, before.cells), axes.spot(after.day, after.cells)
        if missed or after.carried_on:
            yield Path(ends, colour, width * 0.75, DOTTED)
        else:
            yield Path(ends, colour, width, () if before.sure and after.sure else DASHED)


def nk_mark(spot: Spot, sure: bool) -> Shape:
    """Mark of NK cells: a filled circle if measured, a hollow diamond if based on an older phenotype."""
    if sure:
        return Circle(spot, 3.4, NK, 1.0, NK)
    x, y = spot
    return Path(((x, y - 4.4), (x + 4.4, y), (x, y + 4.4), (x - 4.4, y)), NK, 1.4, fill=WHITE, closed=True)


def total_mark(spot: Spot) -> Shape:
    """Mark of all viable cells: a hollow circle."""
    return Circle(spot, 3.2, TOTAL, 1.2, WHITE)


def none_left(spot: Spot, colour: str) -> Shape:
    """Mark of a count of zero: a triangle on the axis, as a log axis has no zero."""
    x, y = spot
    return Path(((x - 4, y - 7), (x + 4, y - 7), (x, y)), colour, 1.2, fill=WHITE, closed=True)


def marks(axes: Axes, counts: Iterable[Count], *, nk: bool) -> Iterator[Shape]:
    """Marks of the counts."""
    for count in counts:
        if count.cells <= 0:
            yield none_left((axes.x(count.day), axes.bottom), NK if nk else TOTAL)
        else:
            spot = axes.spot(count.day, count.cells)
            yield nk_mark(spot, count.sure) if nk else total_mark(spot)
