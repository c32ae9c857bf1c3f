"""Culture days on which a step of a recipe is possible, from its schedule and its anchors; and when they are over."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from nkmfg.domain.recipe.enums import Anchor, Operation
from nkmfg.domain.recipe.model import Recipe


def groups(recipe: Recipe) -> dict[str, dict[str, tuple[str, ...]]]:
    """Groups of alternatives: group → choice → keys of its steps."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for step in recipe.steps:
        if step.alternative:
            choices = found.setdefault(step.alternative.group, {})
            choices[step.alternative.choice] = (*choices.get(step.alternative.choice, ()), step.key)
    return found


Chosen = Mapping[str, str]
"""Choices taken: group → choice. Other groups are open."""


def culture_days(recipe: Recipe, key: str, chosen: Chosen = MappingProxyType({})) -> tuple[int, int] | None:
    """Earliest and latest culture day on which a step or a group of alternatives can be complete.

    None if the recipe does not schedule it relative to the culture: before it, after the infusion, or unscheduled.
    """
    return _days(recipe, key, chosen, ())


def is_over(recipe: Recipe, key: str, done: AbstractSet[str]) -> bool:
    """True if a step is of days of the culture, and a harvest after it is done: the culture has ended."""
    later = recipe.steps[[step.key for step in recipe.steps].index(key) :]
    is_harvested = any(step.operation is Operation.HARVEST and step.key in done for step in later)
    return is_harvested and culture_days(recipe, key) is not None


def _days(recipe: Recipe, key: str, chosen: Chosen, path: tuple[str, ...]) -> tuple[int, int] | None:
    if key in (Anchor.CULTURE_START, recipe.culture_start):
        return 0, 0
    if key in path:
        return None
    path = (*path, key)
    choices = groups(recipe).get(key)
    if choices:
        step_groups = [steps for choice, steps in choices.items() if chosen.get(key, choice) == choice]
        return _span(_last(recipe, steps, chosen, path) for steps in step_groups)
    schedule = next((step.schedule for step in recipe.steps if step.key == key), None)
    start = _days(recipe, schedule.anchor, chosen, path) if schedule else None
    if schedule is None or start is None:
        return None
    if schedule.days:
        return start[0] + schedule.days[0], start[1] + schedule.days[-1]
    return start[0] + int(schedule.from_hours // 24), start[1] + int(schedule.to_hours // 24)


def _last(recipe: Recipe, steps: tuple[str, ...], chosen: Chosen, path: tuple[str, ...]) -> tuple[int, int] | None:
    days = [span for span in (_days(recipe, step, chosen, path) for step in steps) if span]
    return (max(low for low, _ in days), max(high for _, high in days)) if days else None


def _span(days: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
    spans = [span for span in days if span]
    return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None
