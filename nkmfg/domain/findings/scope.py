"""Which steps a decision rests on, and so what a finding in a step can stop."""

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.model import Gate, Occurrence, Recipe, Step

DECISIONS = frozenset({Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION})
FIRST_DECISION = frozenset({Stop.RELEASE, Stop.SUPPLY})
USE = frozenset({Stop.HAND_OVER, Stop.GIVING})


def steps_before_release(recipe: Recipe) -> tuple[Step, ...]:
    """The steps up to the one at which release is decided."""
    steps = recipe.steps
    at = next((place for place, step in enumerate(steps) if step.gate is Gate.RELEASE), len(steps))
    return steps[:at]


def is_decided_over(dossier: Dossier, run: Run) -> bool:
    """Whether a decision on the batch went past this step: it was looked at as left undone, and is nobody's to do."""
    return bool(dossier.dispositions) and run.step.key in {step.key for step in steps_before_release(dossier.recipe)}


def of_release(dossier: Dossier, run: str | None) -> bool:
    """Whether a step was before the release, or might have been: what is added on the spot belongs to it too."""
    if run is None:
        return True
    step = dossier.run(run).step
    before = {known.key for known in steps_before_release(dossier.recipe)}
    return step.key in before or step.occurrence is Occurrence.OPTIONAL


def stops_of_run(dossier: Dossier, run: str | None) -> frozenset[Stop]:
    """What something still to be put right in a step stops: the decisions that rest on the step."""
    return DECISIONS if of_release(dossier, run) else frozenset()
