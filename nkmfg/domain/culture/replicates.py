"""Comparison of counts: replicates of one sample, and a count with its predecessor."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.values.computed import (
    Absence,
    Amount,
    Computed,
    Formula,
    Operand,
    compute,
    missing,
    ratio,
    result,
)
from nkmfg.domain.values.irrationals import natural_log, square_root
from nkmfg.domain.values.notes import NoteCode, Notes, note

MEAN = Formula("replicate_mean", 1, "Σ replicates ÷ number of them", "worked example 18")
DIFFERENCE = Formula("replicate_difference", 1, "(highest − lowest) ÷ mean × 100", "worked example 18")
VARIATION = Formula("replicate_cv", 1, "standard deviation (n − 1) ÷ mean × 100", "worked example 18")
RECOUNT = Formula("recount_difference", 1, "|count − count before| ÷ mean of both × 100", "worked examples 18 and 22")
AGAINST_PREVIOUS = Formula("against_previous", 1, "count ÷ what the count before left in the vessel", "practice 10")

NO_MEAN = NoteCode.MEAN_ZERO


@dataclass(frozen=True, slots=True)
class Replicates:
    """Replicate counts of one sample. Two that disagree have no mean and require a third."""

    mean: Computed
    difference_pct: Computed
    cv_pct: Computed
    agree: bool


def replicates(
    counts: Sequence[Operand], *, quantity: str, difference_limit_pct: Fraction, cv_limit_pct: Fraction
) -> Replicates:
    """Judge replicates: two by their difference, three or more by their coefficient of variation.

    Not applicable to a recount after an invalidated count, nor to counts before and after a feed or wash, which are
    different quantities without a meaningful average. Raises ValueError for fewer than two.
    """
    if len(counts) < 2:
        raise ValueError("replicates are two counts or more")
    named = {f"{_ordinal(position)}_{quantity}": count for position, count in enumerate(counts, start=1)}
    difference = compute("difference_pct", DIFFERENCE, _difference_pct, **named)
    variation = compute("cv_pct", VARIATION, _cv_pct, **named)
    judged, limit = (difference, difference_limit_pct) if len(counts) == 2 else (variation, cv_limit_pct)
    agree = judged.value is not None and judged.value <= limit
    mean = compute(quantity, MEAN, _mean, **named)
    if not agree and mean.value is not None:
        mean = _doubted(mean, len(counts))
    return Replicates(mean, difference, variation, agree)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A count compared with the content left by its predecessor. An implausible one has to be confirmed."""

    factor: Computed
    implausible: bool
    notes: Notes = ()


def against_previous(
    *,
    cells: Operand,
    previous_cells: Operand,
    elapsed_h: Fraction,
    rise_per_day: Fraction,
    fall_per_day: Fraction,
) -> Comparison:
    """Compare a count with its predecessor, less what was drawn since, by the highest factor per day.

    Within a day the factors of a whole day apply: otherwise two counts of one morning were implausible by chance.
    """
    factor = compute(
        "factor",
        AGAINST_PREVIOUS,
        lambda cells, previous, hours: ratio(cells, previous, NoteCode.PREVIOUS_COUNT_EMPTY),
        cells=cells,
        previous_cells=previous_cells,
        elapsed_h=elapsed_h,
    )
    if factor.value is None:
        return Comparison(factor, implausible=False, notes=factor.notes)
    days = max(elapsed_h / 24, Fraction(1))
    if factor.value <= 0:
        return Comparison(factor, implausible=True, notes=(note(NoteCode.CELLS_VANISHED),))
    change = natural_log(factor.value)
    rises = change > days * natural_log(rise_per_day)
    falls = change < days * natural_log(fall_per_day)
    if not (rises or falls):
        return Comparison(factor, implausible=False)
    code = NoteCode.ROSE_TOO_FAST if rises else NoteCode.FELL_TOO_FAST
    return Comparison(factor, implausible=True, notes=(note(code),))


def recount_difference_pct(*, cells: Operand, previous_cells: Operand) -> Computed:
    """Difference of two counts of the same cells, of their mean; the first one less what was drawn since."""
    return compute("recount_difference_pct", RECOUNT, _difference_pct, cells=cells, previous_cells=previous_cells)


def _doubted(mean: Computed, counts: int) -> Computed:
    if counts == 2:
        wanted = missing(Absence.PENDING, NoteCode.COUNT_A_THIRD_TIME)
        return result(mean.quantity, mean.formula, wanted, mean.inputs)
    return mean.noting(note(NoteCode.REPLICATES_SCATTER))


def _mean(*counts: Fraction) -> Fraction:
    return sum(counts, Fraction(0)) / len(counts)


def _difference_pct(*counts: Fraction) -> Amount:
    return ratio(100 * (max(counts) - min(counts)), _mean(*counts), NO_MEAN)


def _cv_pct(*counts: Fraction) -> Amount:
    mean = _mean(*counts)
    squares = sum(((count - mean) ** 2 for count in counts), Fraction(0))
    return ratio(100 * square_root(squares / (len(counts) - 1)), mean, NO_MEAN)


def _ordinal(position: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(position, f"{position}th")
