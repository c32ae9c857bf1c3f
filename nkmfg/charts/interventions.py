"""Interventions, drawn in lanes above the growth curve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nkmfg.charts.axes import INK, Axes
from nkmfg.charts.curve import Intervention, InterventionKind
from nkmfg.charts.picture import Anchor, Path, Rect, Shape, Spot, Text, rough_width

LANE = 13.0
_SIZE = 9.0
_ASIDE = 7.0
_RESTIMULATION_DASH = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """An intervention with its lane, free of overlapping labels, and the side of its label."""

    intervention: Intervention
    lane: int
    leftwards: bool

    @property
    def words(self) -> str:
        """Label of the intervention in the picture."""
        return self.intervention.words


def in_lanes(interventions: Sequence[Intervention], axes: Axes) -> list[Placed]:
    """Place each intervention in the lowest lane in which its label overlaps no other."""
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for intervention in sorted(interventions, key=lambda d: d.day):
        x, wide = axes.x(intervention.day), rough_width(intervention.words, _SIZE) + _ASIDE
        leftwards = x + wide > axes.right + 8
        start, end = (x - wide - 4, x + 8) if leftwards else (x - 8, x + wide + 4)
        free = (n for n, taken in enumerate(lanes) if all(end < a or b < start for a, b in taken))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((start, end))
        placed.append(Placed(intervention, lane, leftwards))
    return placed


def drawn(placed: Sequence[Placed], axes: Axes) -> Iterator[Shape]:
    """Shapes of interventions: a restimulation as a dashed vertical line, a removal of cells as a mark in its lane."""
    for item in placed:
        x, y = axes.x(item.intervention.day), axes.top - 8 - item.lane * LANE
        yield from _mark((x, y - 3), item.intervention.kind, axes.bottom)
        anchor = Anchor.END if item.leftwards else Anchor.START
        aside = -_ASIDE if item.leftwards else _ASIDE
        yield Text((x + aside, y), item.words, _SIZE, INK, anchor)


def _mark(spot: Spot, kind: InterventionKind, bottom: float) -> Iterator[Shape]:
    x, y = spot
    match kind:
        case InterventionKind.RESTIMULATED:
            yield Path(((x, y - 5), (x, bottom)), INK, 0.9, _RESTIMULATION_DASH)
        case InterventionKind.FROZEN:
            yield Rect((x - 3, y - 3), (6, 6), INK, 1.1, "#ffffff")
        case InterventionKind.DISCARDED:
            yield Path(((x - 3, y - 3), (x + 3, y + 3)), INK, 1.4)
            yield Path(((x - 3, y + 3), (x + 3, y - 3)), INK, 1.4)
