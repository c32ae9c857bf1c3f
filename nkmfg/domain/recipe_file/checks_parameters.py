"""Whether the numbers the calculators run on fit the steps and each other."""

from collections.abc import Iterator
from decimal import Decimal

from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.checks_fields import limit_faults
from nkmfg.domain.recipe_file.faults import Fault


def parameter_faults(recipe: Recipe) -> Iterator[Fault]:
    """Everything wrong in dose levels, feeders, viability and the limits of computed numbers."""
    yield from _dose_levels(recipe)
    yield from _stimulations(recipe)
    yield from _viability(recipe)
    yield from _quantities(recipe)


def _dose_levels(recipe: Recipe) -> Iterator[Fault]:
    before = Decimal(0)
    for index, level in enumerate(recipe.dose_levels):
        path = f"dose_levels[{level.key}]"
        last = index == len(recipe.dose_levels) - 1
        if level.per_kg <= before and not (level.open_ended and level.per_kg == before):
            yield Fault(f"{path}.per_kg", "dose levels rise")
        if level.open_ended and not last:
            yield Fault(f"{path}.open_ended", "only the last level can be open-ended")
        if level.open_ended != (level.ceiling_per_kg is not None):
            yield Fault(
                f"{path}.ceiling_per_kg", "an open-ended level has a ceiling set by the site, no other level has one"
            )
        elif level.ceiling_per_kg is not None and level.ceiling_per_kg <= level.per_kg:
            yield Fault(f"{path}.ceiling_per_kg", "the ceiling is above the level")
        before = level.per_kg


def _stimulations(recipe: Recipe) -> Iterator[Fault]:
    fed = {one.key for one in recipe.steps if one.operation in (Operation.SEED, Operation.RESTIMULATE)}
    listed = {one.step for one in recipe.feeders.stimulations}
    for key in sorted(listed - fed):
        yield Fault("feeders.stimulations", f'"{key}" is no step that seeds or restimulates')
    for key in sorted(fed - listed):
        yield Fault("feeders.stimulations", f"{key} adds feeders, but no ratio is given for it")
    feeders = recipe.feeders
    if not feeders.dose_gy_low <= feeders.dose_gy <= feeders.dose_gy_high:
        yield Fault("feeders.dose_gy", "the dose lies outside its own range")


def _viability(recipe: Recipe) -> Iterator[Fault]:
    reached: Decimal | None = Decimal(0)
    for index, one in enumerate(recipe.counting.viability):
        path = f"counting.viability[{index}]"
        if one.from_hours != reached or (one.to_hours is not None and one.to_hours <= one.from_hours):
            yield Fault(f"{path}.from_hours", "the hours since stimulation follow each other from 0 without a gap")
        yield from limit_faults(one.limits, f"{path}.limits")
        reached = one.to_hours
    if reached is not None:
        yield Fault("counting.viability", "the last one has no end (leave to_hours out)")


def _quantities(recipe: Recipe) -> Iterator[Fault]:
    seen = set()
    for index, one in enumerate(recipe.quantities):
        if one.quantity in seen:
            yield Fault(f"quantities[{index}].quantity", f"{one.quantity} has its limits already")
        seen.add(one.quantity)
        yield from limit_faults(one.limits, f"quantities[{index}].limits")
