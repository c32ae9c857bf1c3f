"""Where cells are taken from: every vessel that holds something, the most plausible one first."""

from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import Operation
from nkmfg.web.parts import with_cells

_STIMULATES = (Operation.SEED, Operation.RESTIMULATE)


@dataclass(frozen=True, slots=True)
class Source:
    """A vessel with cells, and what is left in it; None while nobody measured it."""

    code: str
    left_ml: Fraction | None


def sources_of(dossier: Dossier, numbers: BatchFigures, run: Run) -> list[Source]:
    """The current stage first; to freeze, what was not carried on; what this step filled, and dregs, last."""
    held = numbers.viable.volumes_ml
    made_here = {moved.target for moved in dossier.moved_by(run.key)}
    left_over = _left_over(dossier) if run.step.operation is Operation.FREEZE else frozenset()

    def rank(code: str) -> tuple[int, Fraction]:
        left = held.get(code, Fraction(0))
        if code in made_here:
            return 4, -left
        if code in held and _is_dregs(dossier, numbers, code):
            return 3, -left
        if code in left_over:
            return 0, -left
        return (1 if code in numbers.viable.batch.live.vessels else 2), Fraction(0)

    there = with_cells(dossier, numbers)
    return [Source(code, held.get(code)) for code in sorted(there, key=rank)]


def _left_over(dossier: Dossier) -> frozenset[str]:
    """Vessels of which a part was carried on with feeders: what is in them still is the rest."""
    stimulations = [run.key for run in dossier.runs if run.step.operation in _STIMULATES]
    return frozenset(
        moved.source
        for key in stimulations
        for moved in dossier.moved_by(key)
        if moved.source and moved.target and moved.fate is Fate.CULTURE
    )


def _is_dregs(dossier: Dossier, numbers: BatchFigures, code: str) -> bool:
    """Less is left than the recipe lets a sample be of what the vessel once held."""
    volumes = [point.vessels[code].volume_ml for point in numbers.viable.course if code in point.vessels]
    share = Fraction(dossier.recipe.counting.sample_pct_of_volume) / 100
    return volumes[-1] <= max(volumes) * share
