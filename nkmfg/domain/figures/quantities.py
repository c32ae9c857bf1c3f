"""Numbers of a batch that may have limits of their own in the recipe: recoveries, T cells, recounts, the yield."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from itertools import pairwise

from nkmfg.domain.culture.events import Counted
from nkmfg.domain.culture.expansion import NOT_NAMED, Culture, states_after
from nkmfg.domain.culture.growth import hours_between
from nkmfg.domain.culture.phenotype import NO_SHARE
from nkmfg.domain.culture.reconciliation import log_depletion, recovery_pct
from nkmfg.domain.culture.replicates import recount_difference_pct
from nkmfg.domain.culture.vessel import Vessel
from nkmfg.domain.facts.dossier import BATCH, About, Dossier
from nkmfg.domain.figures.balance import yield_of_expected, yields_at_harvest
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.cell_events import CountReading
from nkmfg.domain.figures.phenotypes import phenotype_of, t_of_sample
from nkmfg.domain.figures.purity import counts_the_product
from nkmfg.domain.recipe.enums import Operation, Population, Quantity, Subject
from nkmfg.domain.recipe.limits import LimitJudgement, judge_limits
from nkmfg.domain.recipe.parameters import QuantityLimits
from nkmfg.domain.values.computed import Amount, Computed, Missing, ratio
from nkmfg.domain.values.notes import NoteCode


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of a limited quantity: of a run and a subject, or of the batch if `run` is None."""

    number: Computed
    run: str | None = None
    about: About = BATCH


@dataclass(frozen=True, slots=True)
class JudgedQuantity:
    """A value of a limited quantity with its limits; `judged` is None while the value is missing."""

    limits: QuantityLimits
    measured: Measured
    judged: LimitJudgement | None


def judged_quantities(dossier: Dossier, figures: BatchFigures) -> tuple[JudgedQuantity, ...]:
    """All values of the quantities that the recipe limits, by the order of the recipe, then of time."""
    return tuple(
        JudgedQuantity(limits, measured, _judged(measured.number, limits))
        for limits in dossier.recipe.quantities
        for measured in MEASURES[limits.quantity](dossier, figures)
    )


def _judged(number: Computed, limits: QuantityLimits) -> LimitJudgement | None:
    return None if number.value is None else judge_limits(number.value, limits.limits, limits.unit)


def _wash_recovery(_dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    for reading, before, after in _counted_after(Operation.WASH, figures, figures.viable.course):
        yield _of_count(recovery_pct(before_cells=before, after_cells=after), reading)


def _nk_recovery_of_depletion(_dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    for reading, before, after in _counted_after(Operation.DEPLETE, figures, figures.nk.course):
        yield _of_count(recovery_pct(before_cells=before, after_cells=after), reading)


def _depletion(dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    if not any(run.lines for run in dossier.runs if run.step.operation is Operation.DEPLETE):
        return
    events = (culture.event for culture in figures.viable.course)
    t_course = states_after((event for event in events if event is not None), Population.T)
    for reading, before, after in _counted_after(Operation.DEPLETE, figures, t_course):
        yield _of_count(log_depletion(before_cells=before, after_cells=after), reading)


def _t_in_culture(dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    """T cells of each sample of cells in culture, by its latest phenotype; the starting material is not judged."""
    since = _in_culture_since(figures.viable.course)
    counts = {count.reading.sample: count.reading for count in figures.counts}
    for sample in dossier.samples:
        if not any(vessel in since and since[vessel] <= sample.drawn_at for vessel in sample.vessels):
            continue
        run = phenotype_of(dossier, sample.code)
        total_of_viable = _total_of_viable(counts.get(sample.code))
        share = t_of_sample(dossier, sample.code, total_of_viable=total_of_viable)
        if run is not None and share is not None:
            yield Measured(share, run.key, About(Subject.SAMPLE, sample.code))


def _in_culture_since(course: tuple[Culture, ...]) -> dict[str, datetime]:
    """Moment from which each vessel held cells that were seeded; what was only isolated or counted is not there."""
    since: dict[str, datetime] = {}
    for culture in course:
        for code, vessel in culture.vessels.items():
            if vessel.stage and culture.event is not None:
                since.setdefault(code, culture.event.at)
    return since


def _total_of_viable(counted: CountReading | None) -> Amount:
    if counted is None:
        return NO_SHARE
    return ratio(counted.total.amount, counted.viable.amount, NoteCode.NO_CELLS_COUNTED)


def _recount_difference(dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    """Counts of cells that were counted shortly before, in the same vessel or in those they came from.

    Shortly is within the time in which counts make one number of the batch. A stimulation adds cells, and a count
    after a process is a recovery. The two counts of the dose have a limit of their own.
    """
    within = Fraction(dossier.recipe.counting.spread_hours)
    for reading, vessel, after in _counted(figures, figures.viable.course):
        before = vessel.measured
        is_of_product = counts_the_product(dossier.recipe, dossier.run(reading.run).step)
        is_stimulated = any(vessel.as_of <= at <= reading.at for at in figures.stimulated_at)
        if vessel.recovering or isinstance(before, Missing) or is_of_product or is_stimulated:
            continue
        if hours_between(vessel.as_of, reading.at) <= within:
            yield _of_count(recount_difference_pct(cells=after, previous_cells=before), reading)


def _yield_of_expected(dossier: Dossier, figures: BatchFigures) -> Iterator[Measured]:
    """The yield, from the harvest on (21 CFR 211.103)."""
    if any(run.lines for run in dossier.runs if run.step.operation is Operation.HARVEST):
        yield Measured(yield_of_expected(yields_at_harvest(dossier, figures)))


Measure = Callable[[Dossier, BatchFigures], Iterator[Measured]]

MEASURES: Mapping[Quantity, Measure] = {
    Quantity.WASH_RECOVERY_PCT: _wash_recovery,
    Quantity.DEPLETION_LOG: _depletion,
    Quantity.DEPLETION_NK_RECOVERY_PCT: _nk_recovery_of_depletion,
    Quantity.T_PCT: _t_in_culture,
    Quantity.RECOUNT_DIFFERENCE_PCT: _recount_difference,
    Quantity.YIELD_OF_EXPECTED_PCT: _yield_of_expected,
}
"""How each quantity is measured. A quantity that nothing measured here could have limits that stop nothing."""

PROCESSES: Mapping[Quantity, Operation] = {
    Quantity.WASH_RECOVERY_PCT: Operation.WASH,
    Quantity.DEPLETION_LOG: Operation.DEPLETE,
    Quantity.DEPLETION_NK_RECOVERY_PCT: Operation.DEPLETE,
    Quantity.YIELD_OF_EXPECTED_PCT: Operation.HARVEST,
}
"""Operation without which a quantity has no value; the others need only a measurement."""


def _of_count(number: Computed, reading: CountReading) -> Measured:
    return Measured(number, reading.run, About(Subject.VESSEL, reading.vessel))


def _counted_after(
    operation: Operation, figures: BatchFigures, course: tuple[Culture, ...]
) -> Iterator[tuple[CountReading, Amount, Amount]]:
    """Counts since a process, with the cells before and after it; over two kinds of processes neither is measured."""
    for reading, vessel, after in _counted(figures, course):
        if vessel.recovering == {operation}:
            yield reading, vessel.measured, after


def _counted(figures: BatchFigures, course: tuple[Culture, ...]) -> Iterator[tuple[CountReading, Vessel, Amount]]:
    """Counts of vessels that held cells before, with that content, and what was counted."""
    readings = {(count.reading.at.astimezone(UTC), count.reading.vessel): count.reading for count in figures.counts}
    for before, after in pairwise(course):
        event = after.event
        if isinstance(event, Counted) and event.vessel in before.vessels:
            found = event.cells.get(after.population, NOT_NAMED)
            yield readings[event.at, event.vessel], before.vessels[event.vessel], found
