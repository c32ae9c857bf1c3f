"""Steps of which one choice is taken: which are settled, which are still in question, which are out of it."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from nkmfg.domain.recipe.model import Recipe, Step


class Question(StrEnum):
    """How a step of a recipe stands to the choices made so far."""

    SETTLED = "settled"  # no alternative, or of the choice that was taken
    OPEN = "open"  # nothing was chosen yet, and its turn has come
    LATER = "later"  # nothing was chosen yet, and what comes before it is not done
    OUT = "out"  # another choice was taken


def question(recipe: Recipe, step: Step, done: AbstractSet[str]) -> Question:
    """How `step` stands when something is recorded of the steps in `done`."""
    if step.alternative is None:
        return Question.SETTLED
    choices = recipe.choices_of(step.alternative.group)
    taken = [choice for choice, steps in choices.items() if any(one.key in done for one in steps)]
    if taken:
        return Question.SETTLED if step.alternative.choice in taken else Question.OUT
    return Question.OPEN if all(is_done(recipe, key, done) for key in step.after) else Question.LATER


def is_done(recipe: Recipe, key: str, done: AbstractSet[str]) -> bool:
    """Whether a step, or any choice of a group of alternatives, has been done."""
    return key in done or any(step.key in done for steps in recipe.choices_of(key).values() for step in steps)
