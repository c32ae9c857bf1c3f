"""Vessels that cells can be taken from, the most plausible first."""

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
    """A vessel with cells and the volume left in it; None if it was not measured."""

    code: str
    left_ml: Fraction | None


def sources_of(dossier: Dossier, numbers: BatchFigures, run: Run) -> list[Source]:
    """Order of sources: the current stage first; to freeze, what was not carried on; own targets and residues last."""
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
    """Vessels from which a part was carried on with feeders; their content is the rest."""
    stimulations = [run.key for run in dossier.runs if run.step.operation in _STIMULATES]
    return frozenset(
        moved.source
        for key in stimulations
        for moved in dossier.moved_by(key)
        if moved.source and moved.target and moved.fate is Fate.CULTURE
    )


def _is_dregs(dossier: Dossier, numbers: BatchFigures, code: str) -> bool:
    """True if less is left than a sample may be, as a share of the vessel's largest volume."""
    volumes = [point.vessels[code].volume_ml for point in numbers.viable.course if code in point.vessels]
    share = Fraction(dossier.recipe.counting.sample_pct_of_volume) / 100
    return volumes[-1] <= max(volumes) * share
