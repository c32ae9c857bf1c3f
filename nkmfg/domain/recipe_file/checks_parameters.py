"""Consistency checks of the parameters of the calculators."""

from collections.abc import Iterator
from decimal import Decimal

from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.checks_fields import limit_faults
from nkmfg.domain.values.file_faults import Fault


def parameter_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of dose levels, feeders, viability and limits of computed numbers."""
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
            yield Fault(f"{path}.per_kg", "recipe_file.dose_levels_not_rising")
        if level.open_ended and not last:
            yield Fault(f"{path}.open_ended", "recipe_file.open_level_not_last")
        if level.open_ended != (level.ceiling_per_kg is not None):
            yield Fault(f"{path}.ceiling_per_kg", "recipe_file.ceiling_misplaced")
        elif level.ceiling_per_kg is not None and level.ceiling_per_kg <= level.per_kg:
            yield Fault(f"{path}.ceiling_per_kg", "recipe_file.ceiling_below_level")
        before = level.per_kg


def _stimulations(recipe: Recipe) -> Iterator[Fault]:
    feeding_steps = {step.key for step in recipe.steps if step.operation in (Operation.SEED, Operation.RESTIMULATE)}
    listed_steps = {stimulation.step for stimulation in recipe.feeders.stimulations}
    for key in sorted(listed_steps - feeding_steps):
        yield Fault("feeders.stimulations", "recipe_file.stimulation_unknown", step=key)
    for key in sorted(feeding_steps - listed_steps):
        yield Fault("feeders.stimulations", "recipe_file.feeder_ratio_missing", step=key)
    feeders = recipe.feeders
    if not feeders.dose_gy_low <= feeders.dose_gy <= feeders.dose_gy_high:
        yield Fault("feeders.dose_gy", "recipe_file.feeder_dose_outside")


def _viability(recipe: Recipe) -> Iterator[Fault]:
    end: Decimal | None = Decimal(0)
    for index, period in enumerate(recipe.counting.viability):
        path = f"counting.viability[{index}]"
        if period.from_hours != end or (period.to_hours is not None and period.to_hours <= period.from_hours):
            yield Fault(f"{path}.from_hours", "recipe_file.viability_gap")
        yield from limit_faults(period.limits, f"{path}.limits")
        end = period.to_hours
    if end is not None:
        yield Fault("counting.viability", "recipe_file.viability_ends")


def _quantities(recipe: Recipe) -> Iterator[Fault]:
    quantities = set()
    for index, quantity in enumerate(recipe.quantities):
        if quantity.quantity in quantities:
            yield Fault(f"quantities[{index}].quantity", "recipe_file.quantity_twice", quantity=quantity.quantity.value)
        quantities.add(quantity.quantity)
        yield from limit_faults(quantity.limits, f"quantities[{index}].limits")
