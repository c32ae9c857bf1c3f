"""Growth over elapsed hours: population doublings, doubling time, growth rate, and a forecast range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, Operand, compute, missing, ratio
from nkmfg.domain.values.irrationals import log2, natural_log
from nkmfg.domain.values.notes import NoteCode, note

DOUBLINGS = Formula("population_doublings", 1, "log₂ fold", "worked example 7")
DOUBLING_TIME = Formula("doubling_time", 1, "hours ÷ log₂ fold", "worked example 7")
GROWTH_RATE = Formula("growth_rate", 1, "ln fold ÷ time", "worked example 7")
REACHED = Formula("reached", 1, "log₂ (target ÷ cells) × doubling time", "practice 28")

NO_NET_GROWTH = missing(Absence.UNDEFINED, NoteCode.NO_NET_GROWTH)
NOTHING_LEFT = missing(Absence.UNDEFINED, NoteCode.NO_CELLS_LEFT)
NO_TIME = NoteCode.NO_TIME
RANGE = note(NoteCode.FORECAST_RANGE)
TOO_FEW = missing(Absence.NOT_MEASURED, NoteCode.TOO_FEW_INTERVALS)


def hours_between(start: datetime, end: datetime) -> Fraction:
    """Elapsed hours between two moments, independent of zones and clock changes."""
    # Moments of the same zone are subtracted by wall-clock time; only in UTC is the difference the elapsed time.
    elapsed = end.astimezone(UTC) - start.astimezone(UTC)
    return Fraction(elapsed // timedelta(microseconds=1), 3_600_000_000)


def population_doublings(fold: Operand) -> Computed:
    """Number of doublings; negative if the cells decreased."""
    return compute(
        "population_doublings",
        DOUBLINGS,
        lambda fold: log2(fold) if fold > 0 else NOTHING_LEFT,
        fold=fold,
    )


def doubling_time_h(*, fold: Operand, elapsed_h: Operand) -> Computed:
    """Hours for one doubling; missing if the cells did not grow, never negative."""
    return compute(
        "doubling_time_h",
        DOUBLING_TIME,
        lambda fold, hours: ratio(hours, log2(fold), NoteCode.NO_NET_GROWTH) if fold > 1 else NO_NET_GROWTH,
        fold=fold,
        elapsed_h=elapsed_h,
    )


def growth_rate_per_h(*, fold: Operand, elapsed_h: Operand) -> Computed:
    """Specific growth rate µ per hour; negative if the cells decrease."""
    return _growth_rate("growth_rate_per_h", Fraction(1), fold, elapsed_h)


def growth_rate_per_day(*, fold: Operand, elapsed_h: Operand) -> Computed:
    """Specific growth rate µ per day."""
    return _growth_rate("growth_rate_per_day", Fraction(24), fold, elapsed_h)


def doubling_times_h(folds: Sequence[tuple[datetime, Fraction]]) -> tuple[Computed, ...]:
    """The doubling time of each interval, from cumulative folds in the order of their counts."""
    return tuple(
        doubling_time_h(fold=ratio(later, earlier, NoteCode.NO_CELLS_LEFT), elapsed_h=hours_between(start, end))
        for (start, earlier), (end, later) in pairwise(folds)
    )


@dataclass(frozen=True, slots=True)
class Forecast:
    """Range of hours from the latest count in which a number of cells may be reached."""

    earliest_h: Computed
    latest_h: Computed


def forecast(*, cells: Operand, target_cells: Operand, doubling_times: Sequence[Computed]) -> Forecast:
    """Hours until a number of cells is reached, at the fastest and the slowest growth of the intervals so far.

    Intervals without net growth leave the end of the range open.
    """
    grew = [time.value for time in doubling_times if time.value is not None]
    stalled = any(time.absence is Absence.UNDEFINED for time in doubling_times)
    fastest: Amount = min(grew) if len(grew) > 1 else TOO_FEW
    slowest: Amount = max(grew) if len(grew) > 1 else TOO_FEW
    return Forecast(
        _hours_until(cells, target_cells, fastest, "earliest_h"),
        _hours_until(cells, target_cells, NO_NET_GROWTH if stalled else slowest, "latest_h"),
    )


def _growth_rate(quantity: str, hours_per_unit: Fraction, fold: Operand, elapsed_h: Operand) -> Computed:
    def rule(fold: Fraction, hours: Fraction) -> Amount:
        return ratio(natural_log(fold) * hours_per_unit, hours, NO_TIME) if fold > 0 else NOTHING_LEFT

    return compute(quantity, GROWTH_RATE, rule, fold=fold, elapsed_h=elapsed_h)


def _hours_until(cells: Operand, target: Operand, doubling_time_h: Amount, quantity: str) -> Computed:
    def rule(cells: Fraction, target: Fraction, doubling_time: Fraction) -> Amount:
        if cells <= 0:
            return NOTHING_LEFT
        return log2(target / cells) * doubling_time if target > cells else Fraction(0)

    return compute(
        quantity,
        REACHED,
        rule,
        cells=cells,
        target_cells=target,
        doubling_time_h=doubling_time_h,
    ).noting(RANGE)
