"""Legend of a growth curve, limited to what the curve shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nkmfg.charts import series
from nkmfg.charts.axes import INK, RANGE
from nkmfg.charts.curve import CurveData
from nkmfg.charts.picture import Anchor, Path, Rect, Shape, Spot, Text, rough_width
from nkmfg.words.messages import _

_SIZE = 9.0
_SAMPLE = 26.0
_ROW = 15.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample of a sign with its meaning."""

    words: str
    sample: Callable[[Spot], Iterator[Shape]]


def drawn(data: CurveData, left: float, right: float, top: float) -> tuple[tuple[Shape, ...], float]:
    """Shapes of the legend in as many rows as needed, and its height."""
    shapes: list[Shape] = []
    x, y = left, top
    for entry in _entries(data):
        wide = _SAMPLE + 5 + rough_width(entry.words, _SIZE)
        if x > left and x + wide > right:
            x, y = left, y + _ROW
        shapes += entry.sample((x + _SAMPLE / 2, y - 3))
        shapes.append(Text((x + _SAMPLE + 5, y), entry.words, _SIZE, INK))
        x += wide + 16
    return tuple(shapes), y - top + 8


def _entries(data: CurveData) -> Iterator[Entry]:
    nk = series.nk_counts(data)
    if any(c.sure for c in nk) or not nk:
        yield Entry(_("NK, phenotype of that sample"), lambda spot: _nk(spot, True))
    if any(not c.sure for c in nk):
        yield Entry(_("NK by an older phenotype"), lambda spot: _nk(spot, False))
    yield Entry(_("all viable cells"), _total)
    if any(c.cells <= 0 for c in (*nk, *series.total_counts(data))):
        yield Entry(_("none found"), lambda spot: iter([series.none_left((spot[0], spot[1] + 4), INK)]))
    if any(p.carried_on for p in data.points):
        yield Entry(_("part carried on"), lambda spot: iter([_stroke(spot, series.NK, 1.4, series.DOTTED)]))
    if len(data.forecast) > 1:
        yield Entry(_("range of the batch's own doubling times"), _band)
    if data.missed_days:
        yield Entry(_("mandatory count missing"), missed_mark)


def missed_mark(spot: Spot) -> Iterator[Shape]:
    """Question mark at the place of a missing mandatory count."""
    x, y = spot
    yield Rect((x - 5, y - 5), (10, 10), INK, 0.8, "#ffffff")
    yield Text((x, y + 3.2), "?", 9, INK, Anchor.MIDDLE, bold=True)


def _nk(spot: Spot, sure: bool) -> Iterator[Shape]:
    yield _stroke(spot, series.NK, 1.8, () if sure else series.DASHED)
    yield series.nk_mark(spot, sure)


def _total(spot: Spot) -> Iterator[Shape]:
    yield _stroke(spot, series.TOTAL, 1.0, ())
    yield series.total_mark(spot)


def _band(spot: Spot) -> Iterator[Shape]:
    x, y = spot
    yield Rect((x - 12, y - 5), (24, 10), series.NK, 0.4, RANGE)


def _stroke(spot: Spot, colour: str, width: float, dash: tuple[float, ...]) -> Path:
    x, y = spot
    return Path(((x - _SAMPLE / 2, y), (x + _SAMPLE / 2, y)), colour, width, dash)
