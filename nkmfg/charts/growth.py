"""Drawing of the growth curve of a batch, for the web page and the PDF record."""

from collections.abc import Iterator
from decimal import Decimal

from nkmfg.charts import interventions, legend, series
from nkmfg.charts.axes import QUIET, RANGE, Axes, day_range, decade_range, grid
from nkmfg.charts.curve import CurveData
from nkmfg.charts.picture import Anchor, Path, Picture, Rect, Shape, Text, rough_width
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import _, ngettext

WIDTH = 640.0
DOSE = "#1d6b45"
DOSE_DASH = (9.0, 3.0, 2.0, 3.0)
_PLOT_HEIGHT = 240.0
_LEFT, _RIGHT = 56.0, WIDTH - 14


def growth_curve(data: CurveData) -> Picture:
    """Draw NK and all viable cells by culture day on a log axis, with interventions and the dose ordered."""
    flat = _axes(data, top=24)
    placed = interventions.in_lanes(data.interventions, flat)
    lanes = 1 + max((p.lane for p in placed), default=-1)
    axes = _axes(data, top=24 + lanes * interventions.LANE)
    below = axes.bottom + 44
    key, key_height = legend.drawn(data, _LEFT, _RIGHT, below)
    height = below + key_height
    shapes = (*_plot(data, axes, placed), *key)
    return Picture(WIDTH, height, shapes, data.title or _("Growth curve"), _in_words(data))


def _axes(data: CurveData, top: float) -> Axes:
    days = [Decimal(0), data.until_day, *(p.day for p in data.points)]
    days += [d.day for d in data.interventions] + [f.day for f in data.forecast] + list(data.missed_days)
    cells = [v for p in data.points for v in (p.viable_cells, p.nk_cells) if v is not None]
    cells += [v for f in data.forecast for v in (f.low_cells, f.high_cells)]
    cells += [] if data.dose_cells is None else [data.dose_cells]
    low, high = decade_range([c for c in cells if c > 0])
    first, last = day_range(days)
    return Axes(_LEFT, _RIGHT, top, top + _PLOT_HEIGHT, first, last, low, high)


def _plot(data: CurveData, axes: Axes, placed: list[interventions.Placed]) -> Iterator[Shape]:
    nk, total = series.nk_counts(data), series.total_counts(data)
    yield from _range(data, axes)
    yield from grid(axes)
    yield from _missed(data, axes)
    yield from _dose_line(data, axes)
    yield from interventions.drawn(placed, axes)
    yield from series.lines(axes, total, data, series.TOTAL, 1.0)
    yield from series.lines(axes, nk, data, series.NK, 1.8)
    yield from series.marks(axes, total, nk=False)
    yield from series.marks(axes, nk, nk=True)
    yield from _dose_label(data, axes)
    if not nk and not total:
        middle = ((axes.left + axes.right) / 2, axes.top + _PLOT_HEIGHT / 2)
        yield Text(middle, _("no counts yet"), 12, QUIET, Anchor.MIDDLE)


def _range(data: CurveData, axes: Axes) -> Iterator[Shape]:
    band = [f for f in data.forecast if f.low_cells > 0 and f.high_cells > 0]
    if len(band) < 2:
        return
    upper = tuple(axes.spot(f.day, f.high_cells) for f in band)
    lower = tuple(axes.spot(f.day, f.low_cells) for f in band)
    yield Path(upper + lower[::-1], "", fill=RANGE, closed=True)
    yield Path(upper, series.NK, 0.5, (2.0, 2.0))
    yield Path(lower, series.NK, 0.5, (2.0, 2.0))


def _missed(data: CurveData, axes: Axes) -> Iterator[Shape]:
    for day in data.missed_days:
        yield from legend.missed_mark((axes.x(day), axes.bottom - 6))


def _dose_line(data: CurveData, axes: Axes) -> Iterator[Shape]:
    if data.dose_cells is not None and data.dose_cells > 0:
        y = axes.y(data.dose_cells)
        yield Path(((axes.left, y), (axes.right, y)), DOSE, 1.3, DOSE_DASH)


def _dose_label(data: CurveData, axes: Axes) -> Iterator[Shape]:
    """Label of the dose line, on the side where the counts are further from it."""
    if data.dose_cells is None or data.dose_cells <= 0:
        return
    words = data.dose_label or _("NK needed for the dose")
    y, wide = axes.y(data.dose_cells) - 5, rough_width(words, 9)
    reach = wide + 12
    near_left = _nearest(data, axes, axes.left, axes.left + reach, y)
    near_right = _nearest(data, axes, axes.right - reach, axes.right, y)
    left = near_left >= near_right
    x = axes.left + 6 if left else axes.right - 6
    corner = (x - 2 if left else x - wide - 2, y - 9)
    yield Rect(corner, (wide + 4, 12), fill="#ffffff")
    yield Text((x, y), words, 9, DOSE, Anchor.START if left else Anchor.END, bold=True)


def _nearest(data: CurveData, axes: Axes, start: float, end: float, y: float) -> float:
    counts = (*series.nk_counts(data), *series.total_counts(data))
    spots = (axes.spot(c.day, c.cells) for c in counts if c.cells > 0)
    return min((abs(spot[1] - y) for spot in spots if start <= spot[0] <= end), default=1000.0)


def _in_words(data: CurveData) -> str:
    if not data.points:
        return _("No counts yet.")
    first, last = _day(data.points[0].day), _day(data.points[-1].day)
    counts = ngettext(
        "{n} count from culture day {first} to day {last}.",
        "{n} counts from culture day {first} to day {last}.",
        len(data.points),
        first=first,
        last=last,
    )
    done = (_("day {day}: {intervention}", day=_day(d.day), intervention=d.words) for d in data.interventions)
    return f"{counts} {'; '.join(done)}".strip()


def _day(day: Decimal) -> str:
    return in_marks(f"{day:f}")
