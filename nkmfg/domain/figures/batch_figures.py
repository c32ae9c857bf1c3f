"""Computed numbers of a batch with their working, as shown on the page, in the chart, the JSON and the PDF."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from nkmfg.domain.culture.counts import feeders_among
from nkmfg.domain.culture.events import Counted, Fate, Restimulated, Seeded
from nkmfg.domain.culture.expansion import Culture, Fault, states_after
from nkmfg.domain.culture.growth import (
    Forecast,
    doubling_time_h,
    doubling_times_h,
    forecast,
    hours_between,
    population_doublings,
)
from nkmfg.domain.culture.replicates import Comparison, against_previous
from nkmfg.domain.culture.yields import Figures, Point, Yields, batch_yields, curve, growth_points, vessel_figures
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.cell_events import CountReading, Reading, read
from nkmfg.domain.recipe.limits import LimitJudgement, judge_limits, viability_limits
from nkmfg.domain.recipe.model import Population
from nkmfg.domain.values.computed import Absence, Amount, Computed, Missing
from nkmfg.domain.values.notes import NoteCode


@dataclass(frozen=True, slots=True)
class Growth:
    """Doublings and doubling time of a fold over its elapsed hours."""

    population_doublings: Computed
    doubling_time_h: Computed


@dataclass(frozen=True)
class PopulationFigures:
    """Figures of one population: the batch and each vessel, current and over time. Each is computed when asked for."""

    course: tuple[Culture, ...]  # before the first event, and after each event
    counted_within: timedelta

    @property
    def now(self) -> Culture:
        """Culture after the latest event."""
        return self.course[-1]

    @property
    def population(self) -> Population:
        """Population of cells the figures are of."""
        return self.now.population

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Impossible statements of the record, each replaced by the nearest possible one."""
        return self.now.faults

    @cached_property
    def batch(self) -> Yields:
        """Yields over the live vessels of the current stage."""
        return batch_yields(self.now, self.counted_within)

    @cached_property
    def vessels(self) -> dict[str, Figures]:
        """Figures of each vessel, by its code."""
        return {code: vessel_figures(self.now, code) for code in sorted(self.now.vessels)}

    @cached_property
    def fates(self) -> dict[str, Fate]:
        """Fate of each vessel, by its code."""
        return {code: vessel.fate for code, vessel in self.now.vessels.items()}

    @cached_property
    def volumes_ml(self) -> dict[str, Fraction]:
        """Current volume of each vessel in mL, by its code."""
        return {code: vessel.volume_ml for code, vessel in self.now.vessels.items()}

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Points of the growth curve, in order."""
        return curve(self.course, self.counted_within)

    @cached_property
    def segment(self) -> Growth:
        """Growth since the last seeding or restimulation."""
        return growth_of(self.batch.live.segment_fold, self.batch.live.segment_h)

    @cached_property
    def whole(self) -> Growth:
        """Growth since the first seeding."""
        return growth_of(self.batch.live.cumulative_fold, self.batch.live.cumulative_h)


@dataclass(frozen=True, slots=True)
class JudgedCount:
    """A count with its judgements."""

    reading: CountReading
    viability: LimitJudgement | None
    comparison: Comparison | None
    feeders_note: NoteCode | None


@dataclass(frozen=True)
class BatchFigures:
    """All figures of a batch from one reading of its record."""

    nk: PopulationFigures
    viable: PopulationFigures
    counts: tuple[JudgedCount, ...]
    stimulated_at: tuple[datetime, ...]
    target_cells: Fraction | None  # the dose ordered

    @cached_property
    def forecast(self) -> Forecast | None:
        """Forecast of the day on which the dose is reached; None until growth is measured."""
        times = doubling_times_h(growth_points(self.nk.course, self.nk.counted_within))
        if not times or self.nk.batch.live.cells.value is None or self.target_cells is None:
            return None
        return forecast(cells=self.nk.batch.live.cells, target_cells=self.target_cells, doubling_times=times)


def figures(dossier: Dossier) -> BatchFigures:
    """Compute all figures from the record; none of them is stored."""
    reading = read(dossier)
    within = timedelta(hours=float(dossier.recipe.counting.spread_hours))
    courses = {kind: states_after(reading.events, kind) for kind in (Population.NK, Population.VIABLE)}
    stimulated_at = tuple(sorted({e.at for e in reading.events if isinstance(e, Seeded | Restimulated)}))
    return BatchFigures(
        nk=PopulationFigures(courses[Population.NK], within),
        viable=PopulationFigures(courses[Population.VIABLE], within),
        counts=_judged_counts(dossier, reading, courses[Population.VIABLE], stimulated_at),
        stimulated_at=stimulated_at,
        target_cells=dossier.dose_cells,
    )


def last_known(population: PopulationFigures) -> Yields:
    """Current yields of the batch; if they are no longer measured, those of the last count that measured them.

    A pending number is never replaced by a number of another day.
    """
    now = population.batch
    if now.live.cells.absence is not Absence.NOT_MEASURED:
        return now
    counts = [point.batch for point in population.points if point.batch.live.segment_h]
    with_cells = [batch for batch in counts if batch.live.cells.value is not None]
    return with_cells[-1] if with_cells else now


def growth_of(fold: Computed, hours: Fraction | None) -> Growth:
    """Doublings and doubling time of a fold."""
    elapsed = hours if hours is not None else Fraction(0)
    return Growth(population_doublings(fold), doubling_time_h(fold=fold, elapsed_h=elapsed))


def _judged_counts(
    dossier: Dossier, reading: Reading, steps: tuple[Culture, ...], stimulated_at: tuple[datetime, ...]
) -> tuple[JudgedCount, ...]:
    return tuple(
        JudgedCount(
            count,
            _viability(dossier, count, stimulated_at),
            _comparison(dossier, count, steps),
            feeders_among(
                _hours_since(count.at, stimulated_at), Fraction(dossier.recipe.counting.feeders_counted_hours)
            ),
        )
        for count in reading.counts
    )


def _hours_since(at: datetime, stimulated_at: tuple[datetime, ...]) -> Fraction | None:
    earlier = [moment for moment in stimulated_at if moment < at]
    return hours_between(max(earlier), at) if earlier else None


def _viability(dossier: Dossier, count: CountReading, stimulated_at: tuple[datetime, ...]) -> LimitJudgement | None:
    value = count.count.viability_pct.value
    if value is None:
        return None
    limits = viability_limits(dossier.recipe.counting.viability, _hours_since(count.at, stimulated_at))
    return judge_limits(value, limits, "%")


def _comparison(dossier: Dossier, count: CountReading, steps: tuple[Culture, ...]) -> Comparison | None:
    """Compare a count with the content left by its predecessor in the vessel; None if there was none."""
    before = _content_before(count, steps)
    if before is None:
        return None
    counting = dossier.recipe.counting
    return against_previous(
        cells=count.viable,
        previous_cells=before[0],
        elapsed_h=hours_between(before[1], count.at),
        rise_per_day=Fraction(counting.rise_factor_per_day),
        fall_per_day=Fraction(counting.fall_factor_per_day),
    )


def _content_before(count: CountReading, steps: tuple[Culture, ...]) -> tuple[Amount, datetime] | None:
    for earlier, later in pairwise(steps):
        event = later.event
        if isinstance(event, Counted) and (event.at, event.vessel) == (count.at, count.vessel):
            vessel = earlier.vessels.get(count.vessel)
            if vessel is not None and not vessel.recovering and not isinstance(vessel.cells, Missing):
                return vessel.cells, vessel.as_of
    return None
