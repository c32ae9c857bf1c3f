"""Form of a movement of cells: sources, targets, and the most likely defaults."""

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import Operation
from nkmfg.services.steps.calculating import vessel_type_of
from nkmfg.web import show
from nkmfg.web.parts import with_cells
from nkmfg.web.sources import sources_of
from nkmfg.web.step_form import NEW

FATE_WORDS = {
    Fate.CULTURE: "stay in culture",
    Fate.FROZEN: "are frozen",
    Fate.SAMPLED: "go to the laboratory",
    Fate.DISCARDED: "are discarded",
    Fate.INFUSED: "are infused",
}
OTHER_VESSELS = [
    ("collection_bag", "Collection bag"),
    ("tube", "Tube or cup"),
    ("cryo", "Vial or bag for freezing"),
    ("product_bag", "Product bag"),
]
USUAL_TYPES = {
    Operation.RECEIVE: "collection_bag",
    Operation.ISOLATE: "tube",
    Operation.DEPLETE: "tube",
    Operation.FREEZE: "cryo",
    Operation.FILL: "product_bag",
}
ONE_TARGET = frozenset({Operation.RESTIMULATE, Operation.POOL, Operation.HARVEST, Operation.WASH})


def source_choices(dossier: Dossier, numbers: BatchFigures, run: Run) -> list[tuple[str, str]]:
    """Vessels that cells can be taken from, the most plausible first, with the volume left in each."""
    return [
        (
            vessel.code,
            f"vessel {vessel.code}" + ("" if vessel.left_ml is None else f", {show.number(vessel.left_ml)} mL left"),
        )
        for vessel in sources_of(dossier, numbers, run)
    ]


def usual_target(dossier: Dossier, run: Run, fate: str, targets: list[str]) -> str:
    """Most likely target: for pooled or carried cells that of the first movement; none for waste."""
    made_here = [movement.target for movement in dossier.moved_by(run.key) if movement.target in targets]
    if fate == Fate.DISCARDED:
        return ""
    if run.step.operation in ONE_TARGET and made_here:
        return made_here[0] or NEW
    return NEW


def usual_type(dossier: Dossier, run: Run, sources: list[tuple[str, str]]) -> str:
    """Most likely type of a new vessel."""
    if run.step.operation in USUAL_TYPES:
        return USUAL_TYPES[run.step.operation]
    if run.step.operation in (Operation.RESTIMULATE, Operation.SPLIT, Operation.SEED):
        grown_in = {kind.key for kind in dossier.recipe.vessels}
        kinds = [vessel_type_of(dossier, code) for code, _words in sources[:1]]
        kinds += [vessel.vessel_type for vessel in reversed(dossier.vessels)]
        return next((kind for kind in kinds if kind in grown_in), "")
    return ""


def targets_of(dossier: Dossier, numbers: BatchFigures, run: Run) -> list[str]:
    """Vessels in use, those this step created first."""
    made_here = [vessel.code for vessel in dossier.vessels if vessel.run == run.key]
    return list(dict.fromkeys([*made_here, *with_cells(dossier, numbers)]))
