"""Growth curve data of a batch, from its dossier and figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from nkmfg.charts.curve import CurveData, CurvePoint, ForecastPoint, Intervention, InterventionKind
from nkmfg.domain.culture.events import Counted, Fate, Seeded
from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.culture.growth import hours_between
from nkmfg.domain.culture.yields import batch_yields, live_vessels
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.runs import missed_count_days
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.domain.values.computed import Computed
from nkmfg.domain.values.quantities import to_decimal
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _

_A_PART = Fraction(1, 20)  # smaller losses are those of sampling, invisible on a log axis
_FOUR_PLACES = Decimal("0.0001")
_OF_VOLUME = {
    InterventionKind.FROZEN: N_("frozen {volume} mL"),
    InterventionKind.DISCARDED: N_("discarded {volume} mL"),
}
_OF_VESSEL = {
    InterventionKind.FROZEN: N_("vessel {vessel} frozen"),
    InterventionKind.DISCARDED: N_("vessel {vessel} discarded"),
}


def curve_of(dossier: Dossier, figures: BatchFigures) -> CurveData:
    """Return the data of the growth curve, from the seeding on."""
    dose = dossier.dose_cells
    data = CurveData(
        dose_cells=None if dose is None else to_decimal(dose),
        dose_label="" if dose is None else _("NK needed: {dose}", dose=shown(dose, 3)),
        title=_("Growth curve of {number}", number=dossier.number),
    )
    if dossier.culture_started_at is None:
        return data
    harvested_at = _harvested_at(dossier)
    end = Decimal("Infinity") if harvested_at is None else _day(dossier, harvested_at)
    data = replace(
        data,
        points=tuple(mark.on_day(_day(dossier, mark.at)) for mark in _drawn_marks(_marks(dossier, figures))),
        interventions=tuple(
            intervention
            for intervention in (*_restimulations(dossier), *_removals(dossier))
            if 0 <= intervention.day <= end
        ),
        missed_days=tuple(map(Decimal, missed_count_days(dossier))),
    )
    return replace(data, forecast=tuple(_forecast(dossier, figures, data)))


def _day(dossier: Dossier, at: datetime) -> Decimal:
    """Days of 24 hours since the start of the culture; growth is computed on elapsed time."""
    assert dossier.culture_started_at is not None
    return to_decimal(hours_between(dossier.culture_started_at, at) / 24).quantize(_FOUR_PLACES)


def _harvested_at(dossier: Dossier) -> datetime | None:
    """Moment of the harvest; None before it."""
    harvests = [run.done_at for run in dossier.runs if run.step.operation is Operation.HARVEST and run.done_at]
    return min(harvests, default=None)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The live vessels together at one moment: a count, or the rest after a part was removed."""

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
    """Content of the live vessels after each event; unmeasured NK cells are estimated by the last measured share."""
    within = timedelta(hours=float(dossier.recipe.counting.spread_hours))
    harvested_at = _harvested_at(dossier)
    share: Fraction | None = None
    for culture, of_nk in zip(figures.viable.course, figures.nk.course, strict=True):
        event, live = culture.event, live_vessels(culture)
        if event is None or not any(vessel.stage for vessel in live.values()):
            continue
        if harvested_at is not None and event.at > harvested_at:
            return  # later counts are of the product and of losses
        if isinstance(event, Counted) and event.vessel not in live:
            continue
        viable = _live_cells(culture, within)
        if viable is None:
            continue
        nk = _live_cells(of_nk, within)
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


def _live_cells(culture: Culture, within: timedelta) -> Fraction | None:
    """Cells of the live vessels; None unless all were measured within the spread."""
    if any(vessel.unmeasured is not None or vessel.recovering for vessel in live_vessels(culture).values()):
        return None
    return batch_yields(culture, within).live.cells.value


def _drawn_marks(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """The counts, and between two of them the rest after a removal that exceeds a sample."""
    before: _Mark | None = None
    between: _Mark | None = None
    for mark in marks:
        if not mark.counted:
            # The mark is that of the last change; a later feed moves no cells.
            between = mark if between is None or mark.viable != between.viable else between
            continue
        if between is not None and _is_drop(before, between):
            yield between
        before, between = mark, None
        yield mark
    if between is not None and _is_drop(before, between):
        yield between


def _is_drop(before: _Mark | None, between: _Mark) -> bool:
    return before is None or abs(before.viable - between.viable) > before.viable * _A_PART


def _restimulations(dossier: Dossier) -> Iterator[Intervention]:
    for run in dossier.runs:
        moments = [at for about in run.about(Subject.VESSEL) if (at := run.moment(about)) is not None]
        if run.step.operation is Operation.RESTIMULATE and moments:
            volume = _volume(dossier, run)
            label = _("restimulation, {volume} mL carried on", volume=volume) if volume else ""
            yield Intervention(_day(dossier, max(moments)), InterventionKind.RESTIMULATED, label)


def _volume(dossier: Dossier, run: Run) -> str:
    volumes = [run.number("volume_ml", movement.about) or Fraction(0) for movement in dossier.moved_by(run.key)]
    return shown(sum(volumes, Fraction(0)), 4) if volumes else ""


def _removals(dossier: Dossier) -> Iterator[Intervention]:
    """Parts of the culture that were frozen or discarded."""
    kinds = {Fate.FROZEN: InterventionKind.FROZEN, Fate.DISCARDED: InterventionKind.DISCARDED}
    for movement in dossier.movements:
        kind = kinds.get(movement.fate)
        if kind is not None and movement.source:
            run = dossier.run(movement.run)
            volume = run.number("volume_ml", movement.about) if run.field("volume_ml") else None
            if volume is None:
                part = _(_OF_VESSEL[kind], vessel=movement.source)
            else:
                part = _(_OF_VOLUME[kind], volume=shown(volume, 4))
            yield Intervention(_day(dossier, movement.happened_at), kind, part)


def _forecast(dossier: Dossier, figures: BatchFigures, data: CurveData) -> Iterator[ForecastPoint]:
    """Forecast from the last NK count to the end of the axis, by slowest and fastest doubling; none after harvest."""
    last = next((point for point in reversed(data.points) if point.nk_cells is not None and point.nk_measured), None)
    ends = figures.forecast
    slow, fast = (_doubling_h(ends.latest_h), _doubling_h(ends.earliest_h)) if ends else (None, None)
    if _harvested_at(dossier) or last is None or last.nk_cells is None or slow is None or fast is None:
        return
    days = [last.day, *(Decimal(day) for day in range(int(last.day) + 1, int(data.until_day) + 1))]
    for day in days if data.until_day - last.day >= 1 else []:
        hours = (day - last.day) * 24
        low, high = (last.nk_cells * Decimal(2) ** (hours / to_decimal(doubling_h)) for doubling_h in (slow, fast))
        yield ForecastPoint(day, low, high)


def _doubling_h(forecast: Computed) -> Fraction | None:
    return next(
        (formula_input.value for formula_input in forecast.inputs if formula_input.name == "doubling_time_h"), None
    )
