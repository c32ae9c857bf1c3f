"""The product in the record: containers, dose counts, purity, supply and expiry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from nkmfg.domain.culture.phenotype import ONLY_A_BOUND
from nkmfg.domain.culture.replicates import Replicates, replicates
from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.cell_events import CountReading
from nkmfg.domain.figures.purity import PURITY, counts_the_product, is_final_number
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.model import Expiry, Operation, Population, Supply
from nkmfg.domain.values.computed import Absence, Computed, Formula, Input, Missing, Operand, compute, missing
from nkmfg.domain.values.notes import NoteCode

IN_ALL = Formula("in_all", 1, "Σ contents of the containers", "practice 11")
NO_SECOND = missing(Absence.PENDING, NoteCode.NO_SECOND_COUNT)
NOT_COUNTED = missing(Absence.PENDING, NoteCode.PRODUCT_NOT_COUNTED)
NO_PURITY = missing(Absence.PENDING, NoteCode.NO_PURITY)
NO_T = missing(Absence.PENDING, NoteCode.NO_T)
T_UNBOUNDED = missing(Absence.UNDEFINED, NoteCode.T_UNBOUNDED)
T_ZERO = missing(Absence.UNDEFINED, NoteCode.T_ZERO)
NOT_FILLED = missing(Absence.PENDING, NoteCode.NOT_FILLED)


@dataclass(frozen=True, slots=True)
class Container:
    """A filled container with its content: overfill included, less what was drawn for tests."""

    code: str
    run: str
    filled_at: datetime
    content_ml: Input | Missing


@dataclass(frozen=True, slots=True)
class Product:
    """Containers, cell density and purity of the product."""

    containers: tuple[Container, ...]
    counts: tuple[CountReading, ...]  # of the dose: by two samples, two people or two methods
    agreement: Replicates | None
    viable_cells_per_ml: Operand
    nk_pct: Input | Missing
    t_pct: Input | Missing  # CD3⁺CD56⁻, upper bound
    content_ml: Computed


def product_of(dossier: Dossier, figures: BatchFigures) -> Product:
    """Read the product from the record."""
    containers = tuple(_containers(dossier, figures))
    counts = dose_counts(dossier, figures)
    agreement = _agreement(dossier, counts)
    if agreement is not None:
        per_ml: Operand = agreement.mean
    else:
        per_ml = NO_SECOND if counts else NOT_COUNTED
    contents = {f"container_{container.code}_ml": container.content_ml for container in containers}
    content = compute("content_ml", IN_ALL, _sum, **contents) if contents else _none("content_ml", IN_ALL, NOT_FILLED)
    return Product(
        containers=containers,
        counts=counts,
        agreement=agreement,
        viable_cells_per_ml=per_ml,
        nk_pct=_nk_pct(dossier),
        t_pct=_t_pct(dossier),
        content_ml=content,
    )


def supply_of(dossier: Dossier) -> Supply | None:
    """Fresh or frozen supply, whichever was recorded first; None before the choice.

    A choice whose values are all void was not taken.
    """
    taken = [
        (min(line.first.entered_at for line in run.lines if line.value), Supply(run.step.alternative.choice))
        for run in dossier.runs
        if run.step.alternative and run.step.alternative.choice in set(Supply) and any(line.value for line in run.lines)
    ]
    return min(taken, key=lambda choice: choice[0], default=(None, None))[1]


def expires_at(dossier: Dossier) -> datetime | None:
    """Expiry of the product: the earliest end of the shelf lives that have started; None before."""
    lives = shelf_lives(dossier)
    return min((start + timedelta(seconds=int(period.hours * 3600)) for period, start in lives), default=None)


def shelf_lives(dossier: Dossier) -> tuple[tuple[Expiry, datetime], ...]:
    """Shelf lives that have started, each with its start."""
    supply = supply_of(dossier)
    periods = dossier.recipe.expiries_of(supply) if supply else dossier.recipe.expiry
    return tuple(
        (period, start)
        for period in periods
        for run in dossier.runs
        if run.step.key == period.start and (start := _begun_at(dossier, run)) is not None
    )


def _begun_at(dossier: Dossier, run: Run) -> datetime | None:
    """Moment from which a shelf life runs: the first movement into a container, else the first value of the step.

    No later entry, correction or void of the same step moves it.
    """
    moved = [movement.happened_at for movement in dossier.moved_by(run.key) if movement.target is not None]
    return min(moved or [line.first.happened_at for line in run.lines], default=None)


def dose_counts(dossier: Dossier, figures: BatchFigures) -> tuple[CountReading, ...]:
    """Counts of the formulated product."""
    return tuple(
        count.reading
        for count in figures.counts
        if counts_the_product(dossier.recipe, dossier.run(count.reading.run).step)
    )


def _containers(dossier: Dossier, figures: BatchFigures) -> Iterator[Container]:
    volumes = figures.viable.volumes_ml
    codes: set[str] = set()
    for run in dossier.runs:
        if run.step.operation is not Operation.FILL:
            continue
        for movement in dossier.moved_by(run.key):
            if movement.target is None or movement.target in codes:
                continue
            codes.add(movement.target)
            volume = volumes.get(movement.target)
            source = f"container {movement.target}: filled, less what was drawn"
            content: Input | Missing = NOT_FILLED
            if volume is not None:
                content = Input("content_ml", volume, "mL", source, movement.happened_at)
            yield Container(movement.target, run.key, movement.happened_at, content)


def _agreement(dossier: Dossier, counts: tuple[CountReading, ...]) -> Replicates | None:
    if len(counts) < 2:
        return None
    counting = dossier.recipe.counting
    return replicates(
        [count.count.viable_cells_per_ml for count in counts],
        quantity="viable_cells_per_ml",
        difference_limit_pct=Fraction(counting.dose_count_difference_pct),
        cv_limit_pct=Fraction(counting.replicate_cv_pct),
    )


def _last(dossier: Dossier, criterion: str) -> tuple[ResultFact, ResultEntry] | None:
    finals = [
        (result, result.last)
        for result in dossier.results
        if result.criterion == criterion and is_final_number(result.last)
    ]
    return finals[-1] if finals else None


def _nk_pct(dossier: Dossier) -> Input | Missing:
    last = _last(dossier, PURITY)
    if last is None:
        return NO_PURITY
    result, entry = last
    if entry.comparator is not None or entry.number is None:
        return ONLY_A_BOUND
    return Input("nk_pct", Fraction(entry.number), "%", f"result of {result.of}", entry.resulted_at)


def _t_pct(dossier: Dossier) -> Input | Missing:
    """Upper bound of the T cell percentage: never zero, never half the limit of quantification (worked example 13)."""
    keys = [criterion.key for criterion in dossier.recipe.criteria if is_t_per_kg(criterion)]
    last = _last(dossier, keys[0]) if keys else None
    if last is None:
        return NO_T
    result, entry = last
    assert entry.number is not None
    if entry.comparator in (">", "≥"):
        return T_UNBOUNDED
    bound, remark = Fraction(entry.number), "" if entry.comparator is None else ", its upper bound"
    if entry.comparator is None and entry.loq is not None and bound < entry.loq:
        bound, remark = Fraction(entry.loq), ", the limit of quantification as upper bound"
    elif entry.comparator is None and not bound:
        if not entry.events:
            return T_ZERO
        bound, remark = Fraction(300, entry.events), f", none of {entry.events} events: 95 % upper bound"
    return Input("t_pct", bound, "%", f"result of {result.of}{remark}", entry.resulted_at)


def is_t_per_kg(criterion: Criterion) -> bool:
    return criterion.population is Population.T and criterion.per_kg


def _sum(*volumes: Fraction) -> Fraction:
    return sum(volumes, Fraction(0))


def _none(quantity: str, formula: Formula, why: Missing) -> Computed:
    return Computed(quantity, None, "mL", formula, (), why.notes, why.absence)
