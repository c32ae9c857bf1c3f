"""On which culture days a step of a recipe can fall, reckoned from its schedule and its anchors."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from nkmfg.domain.recipe.enums import Anchor
from nkmfg.domain.recipe.model import Recipe


def groups(recipe: Recipe) -> dict[str, dict[str, tuple[str, ...]]]:
    """The groups of alternatives: group → choice → keys of its steps."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for step in recipe.steps:
        if step.alternative:
            choices = found.setdefault(step.alternative.group, {})
            choices[step.alternative.choice] = (*choices.get(step.alternative.choice, ()), step.key)
    return found


Chosen = Mapping[str, str]
"""Alternatives that are settled: group → choice. The others are open."""


def culture_days(recipe: Recipe, key: str, chosen: Chosen = MappingProxyType({})) -> tuple[int, int] | None:
    """Earliest and latest culture day on which a step, or a group of alternatives, can be complete.

    None where the recipe does not tie it to the culture: before it, after the infusion, or unscheduled.
    """
    return _days(recipe, key, chosen, ())


def _days(recipe: Recipe, key: str, chosen: Chosen, seen: tuple[str, ...]) -> tuple[int, int] | None:
    if key in (Anchor.CULTURE_START, recipe.culture_start):
        return 0, 0
    if key in seen:
        return None
    seen = (*seen, key)
    choices = groups(recipe).get(key)
    if choices:
        taken = [steps for choice, steps in choices.items() if chosen.get(key, choice) == choice]
        return _span(_last(recipe, steps, chosen, seen) for steps in taken)
    schedule = next((one.schedule for one in recipe.steps if one.key == key), None)
    start = _days(recipe, schedule.anchor, chosen, seen) if schedule else None
    if schedule is None or start is None:
        return None
    if schedule.days:
        return start[0] + schedule.days[0], start[1] + schedule.days[-1]
    return start[0] + int(schedule.from_hours // 24), start[1] + int(schedule.to_hours // 24)


def _last(recipe: Recipe, steps: tuple[str, ...], chosen: Chosen, seen: tuple[str, ...]) -> tuple[int, int] | None:
    days = [one for one in (_days(recipe, step, chosen, seen) for step in steps) if one]
    return (max(low for low, _ in days), max(high for _, high in days)) if days else None


def _span(days: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
    known = [one for one in days if one]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None
