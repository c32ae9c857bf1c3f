"""The growth curve of a batch, from its record: one drawing for the page and the print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from nkmfg.charts.curve import CurveData, CurveDeed, CurvePoint, Deed, ForecastPoint
from nkmfg.domain.culture.events import Counted, Fate, Seeded
from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.culture.growth import hours_between
from nkmfg.domain.culture.yields import batch_yields, live_vessels
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.runs import missed_count_days
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.domain.values.computed import Computed
from nkmfg.domain.values.quantities import shown, to_decimal

_A_PART = Fraction(1, 20)  # less than this is what is drawn to count; no drop on a log axis
_FOUR_PLACES = Decimal("0.0001")


def curve_of(dossier: Dossier, figures: BatchFigures) -> CurveData:
    """What the growth curve of this batch shows, from the seeding on."""
    needed = dossier.dose_cells
    data = CurveData(
        dose_cells=None if needed is None else to_decimal(needed),
        dose_label="" if needed is None else f"NK needed: {shown(needed, 3)}",
        title=f"Growth curve of {dossier.number}",
    )
    if dossier.culture_started_at is None:
        return data
    harvested_at = _harvested_at(dossier)
    end = Decimal("Infinity") if harvested_at is None else _day(dossier, harvested_at)
    data = replace(
        data,
        points=tuple(one.on_day(_day(dossier, one.at)) for one in _joined(_marks(dossier, figures))),
        deeds=tuple(one for one in (*_restimulations(dossier), *_put_by(dossier)) if 0 <= one.day <= end),
        missed_days=tuple(map(Decimal, missed_count_days(dossier))),
    )
    return replace(data, forecast=tuple(_forecast(dossier, figures, data)))


def _day(dossier: Dossier, at: datetime) -> Decimal:
    """Days of 24 hours since the start of the culture: growth is reckoned on elapsed time."""
    assert dossier.culture_started_at is not None
    return to_decimal(hours_between(dossier.culture_started_at, at) / 24).quantize(_FOUR_PLACES)


def _harvested_at(dossier: Dossier) -> datetime | None:
    """When the culture ended; None while it goes on."""
    harvests = [run.done_at for run in dossier.runs if run.step.operation is Operation.HARVEST and run.done_at]
    return min(harvests, default=None)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The live vessels together at one moment: counted, or what was left of them after a part was taken."""

    at: datetime
    viable: Fraction
    nk: Fraction | None
    nk_measured: bool
    counted: bool
    seeded: bool = False

    def on_day(self, day: Decimal) -> CurvePoint:
        nk = None if self.nk is None else to_decimal(self.nk)
        carried_on = not self.counted and not self.seeded
        return CurvePoint(max(day, Decimal(0)), to_decimal(self.viable), nk, self.nk_measured, carried_on)


def _marks(dossier: Dossier, figures: BatchFigures) -> Iterator[_Mark]:
    """After every event what the live vessels hold. NK that nobody measured stands by the share measured last."""
    within = timedelta(hours=float(dossier.recipe.counting.spread_hours))
    harvested_at = _harvested_at(dossier)
    share: Fraction | None = None
    for culture, of_nk in zip(figures.viable.course, figures.nk.course, strict=True):
        event, live = culture.event, live_vessels(culture)
        if event is None or not any(vessel.stage for vessel in live.values()):
            continue
        if harvested_at is not None and event.at > harvested_at:
            return  # what is counted then is the product, and what was lost on the way to it
        if isinstance(event, Counted) and event.vessel not in live:
            continue
        viable = _known(culture, within)
        if viable is None:
            continue
        nk = _known(of_nk, within)
        if nk is not None and viable:
            share = nk / viable
        estimated = None if share is None else viable * share
        yield _Mark(
            event.at,
            viable,
            estimated if nk is None else nk,
            nk is not None,
            isinstance(event, Counted),
            isinstance(event, Seeded),
        )


def _known(culture: Culture, within: timedelta) -> Fraction | None:
    """The cells of the live vessels, where all of them were measured, and at about the same time."""
    if any(vessel.unmeasured is not None or vessel.recovering for vessel in live_vessels(culture).values()):
        return None
    return batch_yields(culture, within).live.cells.value


def _joined(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """The counts, and between two of them what went on, if that was less by more than a sample."""
    before: _Mark | None = None
    between: _Mark | None = None
    for mark in marks:
        if not mark.counted:
            # The moment of a deed is that of the last change; a feed a week later moves no cell.
            between = mark if between is None or mark.viable != between.viable else between
            continue
        if between is not None and _goes_on(before, between):
            yield between
        before, between = mark, None
        yield mark
    if between is not None and _goes_on(before, between):
        yield between


def _goes_on(before: _Mark | None, between: _Mark) -> bool:
    return before is None or abs(before.viable - between.viable) > before.viable * _A_PART


def _restimulations(dossier: Dossier) -> Iterator[CurveDeed]:
    for run in dossier.runs:
        moments = [at for about in run.about(Subject.VESSEL) if (at := run.moment(about)) is not None]
        if run.step.operation is Operation.RESTIMULATE and moments:
            carried = _volume(dossier, run)
            label = f"restimulation, {carried} mL carried on" if carried else "restimulation"
            yield CurveDeed(_day(dossier, max(moments)), Deed.RESTIMULATED, label)


def _volume(dossier: Dossier, run: Run) -> str:
    volumes = [run.number("volume_ml", moved.about) or Fraction(0) for moved in dossier.moved_by(run.key)]
    return shown(sum(volumes, Fraction(0)), 4) if volumes else ""


def _put_by(dossier: Dossier) -> Iterator[CurveDeed]:
    """What was frozen or discarded out of the culture."""
    deeds = {Fate.FROZEN: Deed.FROZEN, Fate.DISCARDED: Deed.DISCARDED}
    for moved in dossier.movements:
        deed = deeds.get(moved.fate)
        if deed is not None and moved.source:
            run = dossier.run(moved.run)
            volume = run.number("volume_ml", moved.about) if run.field("volume_ml") else None
            part = f"{deed} {shown(volume, 4)} mL" if volume is not None else f"vessel {moved.source} {deed}"
            yield CurveDeed(_day(dossier, moved.happened_at), deed, part)


def _forecast(dossier: Dossier, figures: BatchFigures, data: CurveData) -> Iterator[ForecastPoint]:
    """From the last NK number to the end of the axis, by the slowest and the fastest doubling time, until harvest."""
    last = next((point for point in reversed(data.points) if point.nk_cells is not None and point.nk_measured), None)
    ends = figures.forecast
    slow, fast = (_doubling_h(ends.latest_h), _doubling_h(ends.earliest_h)) if ends else (None, None)
    if _harvested_at(dossier) or last is None or last.nk_cells is None or slow is None or fast is None:
        return
    days = [last.day, *(Decimal(day) for day in range(int(last.day) + 1, int(data.until_day) + 1))]
    for day in days if data.until_day - last.day >= 1 else []:
        hours = (day - last.day) * 24
        low, high = (last.nk_cells * Decimal(2) ** (hours / to_decimal(each)) for each in (slow, fast))
        yield ForecastPoint(day, low, high)


def _doubling_h(reached: Computed) -> Fraction | None:
    return next((one.value for one in reached.inputs if one.name == "doubling_time_h"), None)
