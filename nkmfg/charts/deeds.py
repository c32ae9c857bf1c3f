"""Interventions, drawn in lanes above the growth curve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nkmfg.charts.axes import INK, Axes
from nkmfg.charts.curve import CurveDeed, Deed
from nkmfg.charts.picture import Anchor, Path, Rect, Shape, Spot, Text, rough_width

LANE = 13.0
_SIZE = 9.0
_ASIDE = 7.0
_RESTIMULATION_DASH = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A deed with its lane, free of overlapping labels, and the side of its label."""

    deed: CurveDeed
    lane: int
    leftwards: bool

    @property
    def words(self) -> str:
        """Label of the deed in the picture."""
        return self.deed.label or self.deed.deed.value


def in_lanes(deeds: Sequence[CurveDeed], axes: Axes) -> list[Placed]:
    """Place each deed in the lowest lane in which its label overlaps no other."""
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for deed in sorted(deeds, key=lambda d: d.day):
        x, wide = axes.x(deed.day), rough_width(deed.label or deed.deed.value, _SIZE) + _ASIDE
        leftwards = x + wide > axes.right + 8
        start, end = (x - wide - 4, x + 8) if leftwards else (x - 8, x + wide + 4)
        free = (n for n, taken in enumerate(lanes) if all(end < a or b < start for a, b in taken))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((start, end))
        placed.append(Placed(deed, lane, leftwards))
    return placed


def drawn(placed: Sequence[Placed], axes: Axes) -> Iterator[Shape]:
    """Shapes of the deeds: restimulations as dashed vertical lines, removals of cells as marks in their lanes."""
    for item in placed:
        x, y = axes.x(item.deed.day), axes.top - 8 - item.lane * LANE
        yield from _mark((x, y - 3), item.deed.deed, axes.bottom)
        anchor = Anchor.END if item.leftwards else Anchor.START
        aside = -_ASIDE if item.leftwards else _ASIDE
        yield Text((x + aside, y), item.words, _SIZE, INK, anchor)


def _mark(spot: Spot, deed: Deed, bottom: float) -> Iterator[Shape]:
    x, y = spot
    match deed:
        case Deed.RESTIMULATED:
            yield Path(((x, y - 5), (x, bottom)), INK, 0.9, _RESTIMULATION_DASH)
        case Deed.FROZEN:
            yield Rect((x - 3, y - 3), (6, 6), INK, 1.1, "#ffffff")
        case Deed.DISCARDED:
            yield Path(((x - 3, y - 3), (x + 3, y + 3)), INK, 1.4)
            yield Path(((x - 3, y + 3), (x + 3, y - 3)), INK, 1.4)
