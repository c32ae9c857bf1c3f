"""The product as the record has it: what was filled, counted twice, how pure; fresh or frozen, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from nkmfg.domain.culture.phenotype import ONLY_A_BOUND
from nkmfg.domain.culture.replicates import Replicates, replicates
from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.cell_events import CountReading
from nkmfg.domain.figures.purity import PURITY, counts_the_product, is_final_number
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.model import Operation, Population, Supply
from nkmfg.domain.values.computed import Absence, Computed, Formula, Input, Missing, Operand, compute, missing

IN_ALL = Formula("in_all", 1, "Σ contents of the containers", "practice 11")
NO_SECOND = missing(Absence.PENDING, "the product is counted twice, and the second count is not in")
NOT_COUNTED = missing(Absence.PENDING, "the formulated product is not counted yet")
NO_PURITY = missing(Absence.PENDING, "the NK purity of the harvest is not in")
NO_T = missing(Absence.PENDING, "CD3⁺CD56⁻ of the harvest is not in")
T_UNBOUNDED = missing(Absence.UNDEFINED, "only a lower bound of CD3⁺CD56⁻ is known")
T_ZERO = missing(Absence.UNDEFINED, "CD3⁺CD56⁻ of zero without a limit of quantification or events counted")
NOT_FILLED = missing(Absence.PENDING, "nothing is filled yet")


@dataclass(frozen=True, slots=True)
class Container:
    """A filled container: what it holds now, overfill included, less what was drawn from it to be tested."""

    code: str
    run: str
    filled_at: datetime
    content_ml: Input | Missing


@dataclass(frozen=True, slots=True)
class Product:
    """What was filled, how dense it is, and what is in it."""

    containers: tuple[Container, ...]
    counts: tuple[CountReading, ...]  # of the dose: two samples, two people or two methods
    agreement: Replicates | None
    viable_cells_per_ml: Operand
    nk_pct: Input | Missing
    t_pct: Input | Missing  # CD3⁺CD56⁻, at the most
    content_ml: Computed


def product_of(dossier: Dossier, figures: BatchFigures) -> Product:
    """The product as it was filled and counted."""
    containers = tuple(_containers(dossier, figures))
    counts = dose_counts(dossier, figures)
    agreement = _agreement(dossier, counts)
    if agreement is not None:
        per_ml: Operand = agreement.mean
    else:
        per_ml = NO_SECOND if counts else NOT_COUNTED
    contents = {f"container_{one.code}_ml": one.content_ml for one in containers}
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
    """Whether the product is kept fresh or was frozen; None until one of the two was done."""
    for run in dossier.runs:
        if run.lines and run.step.alternative and run.step.alternative.choice in set(Supply):
            return Supply(run.step.alternative.choice)
    return None


def expires_at(dossier: Dossier) -> datetime | None:
    """When the product may no longer be used: the earliest of the times that have started to run."""
    supply = supply_of(dossier)
    expiries = dossier.recipe.expiries_of(supply) if supply else dossier.recipe.expiry
    ends = [
        run.done_at + timedelta(seconds=int(one.hours * 3600))
        for one in expiries
        for run in dossier.runs
        if run.step.key == one.start and run.done_at is not None
    ]
    return min(ends, default=None)


def dose_counts(dossier: Dossier, figures: BatchFigures) -> tuple[CountReading, ...]:
    """The counts of the formulated product."""
    return tuple(
        one.reading for one in figures.counts if counts_the_product(dossier.recipe, dossier.run(one.reading.run).step)
    )


def _containers(dossier: Dossier, figures: BatchFigures) -> Iterator[Container]:
    held = figures.viable.volumes_ml
    seen: set[str] = set()
    for run in dossier.runs:
        if run.step.operation is not Operation.FILL:
            continue
        for moved in dossier.moved_by(run.key):
            if moved.target is None or moved.target in seen:
                continue
            seen.add(moved.target)
            volume = held.get(moved.target)
            source = f"container {moved.target}: filled, less what was drawn"
            content: Input | Missing = NOT_FILLED
            if volume is not None:
                content = Input("content_ml", volume, "mL", source, moved.happened_at)
            yield Container(moved.target, run.key, moved.happened_at, content)


def _agreement(dossier: Dossier, counts: tuple[CountReading, ...]) -> Replicates | None:
    if len(counts) < 2:
        return None
    counting = dossier.recipe.counting
    return replicates(
        [one.count.viable_cells_per_ml for one in counts],
        quantity="viable_cells_per_ml",
        difference_limit_pct=Fraction(counting.dose_count_difference_pct),
        cv_limit_pct=Fraction(counting.replicate_cv_pct),
    )


def _last(dossier: Dossier, criterion: str) -> tuple[ResultFact, ResultEntry] | None:
    found = [(one, one.last) for one in dossier.results if one.criterion == criterion and is_final_number(one.last)]
    return found[-1] if found else None


def _nk_pct(dossier: Dossier) -> Input | Missing:
    found = _last(dossier, PURITY)
    if found is None:
        return NO_PURITY
    result, entry = found
    if entry.comparator is not None or entry.number is None:
        return ONLY_A_BOUND
    return Input("nk_pct", Fraction(entry.number), "%", f"result of {result.of}", entry.resulted_at)


def _t_pct(dossier: Dossier) -> Input | Missing:
    """What it can be at the most: never zero, never half the limit of quantification (worked example 13)."""
    keys = [one.key for one in dossier.recipe.criteria if is_t_per_kg(one)]
    found = _last(dossier, keys[0]) if keys else None
    if found is None:
        return NO_T
    result, entry = found
    assert entry.number is not None
    if entry.comparator in (">", "≥"):
        return T_UNBOUNDED
    bound, how = Fraction(entry.number), "" if entry.comparator is None else ", its upper bound"
    if entry.comparator is None and entry.loq is not None and bound < entry.loq:
        bound, how = Fraction(entry.loq), ", the limit of quantification as upper bound"
    elif entry.comparator is None and not bound:
        if not entry.events:
            return T_ZERO
        bound, how = Fraction(300, entry.events), f", none of {entry.events} events: 95 % upper bound"
    return Input("t_pct", bound, "%", f"result of {result.of}{how}", entry.resulted_at)


def is_t_per_kg(criterion: Criterion) -> bool:
    return criterion.population is Population.T and criterion.per_kg


def _sum(*volumes: Fraction) -> Fraction:
    return sum(volumes, Fraction(0))


def _none(quantity: str, formula: Formula, why: Missing) -> Computed:
    return Computed(quantity, None, "mL", formula, (), why.note, why.absence)
