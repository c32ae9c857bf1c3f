"""Steps a decision rests on, and so what a finding in a step can stop."""

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.model import Gate, Occurrence, Recipe, Step

DECISIONS = frozenset({Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION})
FIRST_DECISION = frozenset({Stop.RELEASE, Stop.SUPPLY})
USE = frozenset({Stop.HAND_OVER, Stop.GIVING})


def steps_before_release(recipe: Recipe) -> tuple[Step, ...]:
    """Steps before the one at which release is decided."""
    steps = recipe.steps
    at = next((place for place, step in enumerate(steps) if step.gate is Gate.RELEASE), len(steps))
    return steps[:at]


def is_decided_over(dossier: Dossier, run: Run) -> bool:
    """True if a decision was taken on the batch after this step was left undone: it is no longer to be done."""
    return bool(dossier.dispositions) and run.step.key in {step.key for step in steps_before_release(dossier.recipe)}


def of_release(dossier: Dossier, run: str | None) -> bool:
    """True if a step belongs to those before the release; a step added to the plan does too."""
    if run is None:
        return True
    step = dossier.run(run).step
    before = {known.key for known in steps_before_release(dossier.recipe)}
    return step.key in before or step.occurrence is Occurrence.OPTIONAL


def stops_of_run(dossier: Dossier, run: str | None) -> frozenset[Stop]:
    """Stops of an open finding in a step: the decisions that rest on the step."""
    return DECISIONS if of_release(dossier, run) else frozenset()
