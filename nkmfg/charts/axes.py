"""Axes of a growth curve: culture days on x, cells in powers of ten on y."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from nkmfg.charts.picture import Anchor, Path, Shape, Spot, Text
from nkmfg.words.messages import _

GRID = "#d5d8dc"
FAINT = "#eceef0"
INK = "#202427"
QUIET = "#5a6168"
RANGE = "#dbe6f2"
USUAL_DECADES = (6, 11)  # a common axis makes curves of batches comparable
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Axes:
    """Mapping of culture days and cell numbers to points of the picture."""

    left: float
    right: float
    top: float
    bottom: float
    first_day: int
    last_day: int
    low_exponent: int
    high_exponent: int

    def x(self, day: Decimal) -> float:
        """Position of a culture day on the x axis."""
        share = float((day - self.first_day) / (self.last_day - self.first_day))
        return self.left + share * (self.right - self.left)

    def y(self, cells: Decimal) -> float:
        """Position of a positive number of cells on the y axis."""
        share = float(cells.log10() - self.low_exponent) / (self.high_exponent - self.low_exponent)
        return self.bottom - share * (self.bottom - self.top)

    def spot(self, day: Decimal, cells: Decimal) -> Spot:
        """Position of a count in the picture."""
        return self.x(day), self.y(cells)


def day_range(days: list[Decimal]) -> tuple[int, int]:
    """Range of whole days that includes all `days`."""
    return floor(min(days)), max(ceil(max(days)), floor(min(days)) + 1)


def decade_range(cells: list[Decimal]) -> tuple[int, int]:
    """The usual decades, widened to include all `cells` (each above zero)."""
    low, high = USUAL_DECADES
    for value in cells:
        low = min(low, value.adjusted())
        high = max(high, value.adjusted() + (value != Decimal(1).scaleb(value.adjusted())))
    return low, high


def grid(axes: Axes) -> Iterator[Shape]:
    """Lines and labels of both axes: decades strong, 2 and 5 of each decade faint."""
    yield from _decades(axes)
    yield from _days(axes)
    frame = ((axes.left, axes.top), (axes.left, axes.bottom), (axes.right, axes.bottom))
    yield Path(frame, INK, 0.8)
    yield Text((axes.left - 44, axes.top - 8), _("cells (log)"), 9, QUIET)
    yield Text((axes.right, axes.bottom + 27), _("culture day"), 9, QUIET, Anchor.END)


def _decades(axes: Axes) -> Iterator[Shape]:
    decades = axes.high_exponent - axes.low_exponent
    for exponent in range(axes.low_exponent, axes.high_exponent + 1, 1 + decades // 12):
        power = Decimal(1).scaleb(exponent)
        if exponent < axes.high_exponent and decades <= 8:
            yield from (_level(axes, power * step, FAINT) for step in (2, 5))
        yield _level(axes, power, GRID)
        label = "10" + str(exponent).translate(_RAISED)
        yield Text((axes.left - 7, axes.y(power) + 3.2), label, 10, INK, Anchor.END)


def _level(axes: Axes, cells: Decimal, colour: str) -> Path:
    y = axes.y(cells)
    return Path(((axes.left, y), (axes.right, y)), colour, 0.6)


def _days(axes: Axes) -> Iterator[Shape]:
    interval = next(step for step in (1, 2, 7, 14, 28, 10**6) if (axes.last_day - axes.first_day) / step <= 24)
    for day in range(axes.first_day, axes.last_day + 1):
        if day % interval:
            continue
        x = axes.x(Decimal(day))
        yield Path(((x, axes.bottom), (x, axes.bottom + 4)), INK, 0.8)
        yield Text((x, axes.bottom + 15), str(day).replace("-", "−"), 10, INK, Anchor.MIDDLE)
