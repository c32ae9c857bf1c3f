"""Alternative steps, of which one choice is taken: settled, open or excluded."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from nkmfg.domain.recipe.model import Recipe, Step


class Question(StrEnum):
    """State of a step with respect to the choices made so far."""

    SETTLED = "settled"  # no alternative, or part of the choice taken
    OPEN = "open"  # no choice was taken yet, and the preceding steps are done
    LATER = "later"  # no choice was taken yet, and preceding steps are not done
    OUT = "out"  # another choice was taken


def question(recipe: Recipe, step: Step, done: AbstractSet[str]) -> Question:
    """State of `step` if the steps in `done` are recorded."""
    if step.alternative is None:
        return Question.SETTLED
    choices = recipe.choices_of(step.alternative.group)
    taken = [choice for choice, steps in choices.items() if any(candidate.key in done for candidate in steps)]
    if taken:
        return Question.SETTLED if step.alternative.choice in taken else Question.OUT
    return Question.OPEN if all(is_done(recipe, key, done) for key in step.after) else Question.LATER


def is_done(recipe: Recipe, key: str, done: AbstractSet[str]) -> bool:
    """True if a step, or a choice of a group of alternatives, is done."""
    return key in done or any(step.key in done for steps in recipe.choices_of(key).values() for step in steps)
