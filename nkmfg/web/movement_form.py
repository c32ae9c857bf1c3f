"""Form of a movement of cells: sources, targets, and the most likely defaults."""

from collections.abc import Iterable

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import Operation, Recipe
from nkmfg.services.steps.calculating import vessel_type_of
from nkmfg.web import show
from nkmfg.web.parts import with_cells
from nkmfg.web.sources import sources_of
from nkmfg.web.step_form import NEW
from nkmfg.words.messages import N_, _

_FATE_WORDS = {
    Fate.CULTURE: N_("stay in culture"),
    Fate.FROZEN: N_("are frozen"),
    Fate.SAMPLED: N_("go to the laboratory"),
    Fate.DISCARDED: N_("are discarded"),
    Fate.INFUSED: N_("are infused"),
}
_OTHER_VESSELS = [
    ("collection_bag", N_("Collection bag")),
    ("tube", N_("Tube or cup")),
    ("cryo", N_("Vial or bag for freezing")),
    ("product_bag", N_("Product bag")),
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
            _("vessel {vessel}", vessel=vessel.code)
            if vessel.left_ml is None
            else _("vessel {vessel}, {volume} mL left", vessel=vessel.code, volume=show.number(vessel.left_ml)),
        )
        for vessel in sources_of(dossier, numbers, run)
    ]


def target_choices(vessels: Iterable[str]) -> list[tuple[str, str]]:
    """Vessels that cells can go to: a new one, those in use, none."""
    in_use = [(code, _("vessel {vessel}", vessel=code)) for code in vessels]
    return [(NEW, _("a new vessel")), *in_use, ("", _("none: see below"))]


def fate_choices(fates: Iterable[Fate]) -> list[tuple[str, str]]:
    """What may become of the cells moved, as the end of a sentence about them."""
    return [(fate.value, _(_FATE_WORDS[fate])) for fate in fates]


def type_choices(recipe: Recipe) -> list[tuple[str, str]]:
    """Types of a new vessel: those that the recipe grows cells in, then others."""
    grown_in = [(kind.key, kind.label) for kind in recipe.vessels]
    return [*grown_in, *((key, _(name)) for key, name in _OTHER_VESSELS)]


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
