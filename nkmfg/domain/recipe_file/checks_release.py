"""Checks of the tests of a recipe: limits, samples, and reporting before expiry."""

from collections.abc import Iterator
from decimal import Decimal

from nkmfg.domain.recipe.days import culture_days, groups
from nkmfg.domain.recipe.enums import (
    Blocks,
    ResultKind,
    Scale,
    Stage,
    Supply,
)
from nkmfg.domain.recipe.model import Criterion, Recipe
from nkmfg.domain.values.file_faults import Fault


def release_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of criteria and expiry."""
    for criterion in recipe.criteria:
        yield from _criterion(recipe, criterion, f"criteria[{criterion.key}]")
        if criterion.blocks is Blocks.FEEDER_LOT or criterion.stage is Stage.FEEDER_LOT:
            yield Fault(f"criteria[{criterion.key}]", "recipe_file.feeder_test_misplaced")
    for criterion in recipe.feeder_criteria:
        yield from _criterion(recipe, criterion, f"feeder_criteria[{criterion.key}]")
        if criterion.blocks is not Blocks.FEEDER_LOT or criterion.stage is not Stage.FEEDER_LOT:
            yield Fault(f"feeder_criteria[{criterion.key}]", "recipe_file.feeder_test_other_stage")
    yield from _expiry(recipe)


def _criterion(recipe: Recipe, criterion: Criterion, path: str) -> Iterator[Fault]:
    keys = {step.key for step in recipe.steps} | set(groups(recipe))
    if (criterion.stage is Stage.FEEDER_LOT) == bool(criterion.sampled_at):
        yield Fault(f"{path}.sampled_at", "recipe_file.sampled_at_misplaced")
    for step in criterion.sampled_at:
        if step not in keys:
            yield Fault(f"{path}.sampled_at", "recipe_file.sampled_at_unknown", step=step)
    if (criterion.day_from is None) != (criterion.day_to is None) or (criterion.day_from or 0) > (
        criterion.day_to or 0
    ):
        yield Fault(f"{path}.day_to", "recipe_file.test_days_reversed")
    yield from (_number if criterion.kind is ResultKind.NUMBER else _outcome)(criterion, path)
    if criterion.per_kg and criterion.weight_basis is None:
        yield Fault(f"{path}.weight_basis", "recipe_file.weight_basis_missing")
    if (criterion.per_kg or criterion.scale is not Scale.AS_REPORTED) and criterion.decimals is not None:
        yield Fault(f"{path}.decimals", "recipe_file.decimals_per_kg")
    if criterion.pending_allowed != (criterion.blocks is Blocks.CONDITIONAL):
        yield Fault(f"{path}.pending_allowed", "recipe_file.pending_not_conditional")


def _number(criterion: Criterion, path: str) -> Iterator[Fault]:
    if (criterion.operator is None) != (criterion.limit is None):
        yield Fault(f"{path}.limit", "recipe_file.limit_incomplete")
    if not criterion.unit:
        yield Fault(f"{path}.unit", "recipe_file.test_unit_missing")
    if criterion.limit is None and criterion.blocks is Blocks.INFUSION:
        yield Fault(f"{path}.limit", "recipe_file.infusion_without_limit")
    if criterion.outcomes or criterion.passing or criterion.preliminary_passes:
        yield Fault(f"{path}.outcomes", "recipe_file.outcomes_of_number")


def _outcome(criterion: Criterion, path: str) -> Iterator[Fault]:
    if criterion.operator is not None or criterion.limit is not None or criterion.per_kg:
        yield Fault(f"{path}.limit", "recipe_file.limit_of_outcome")
    if len(criterion.outcomes) < 2:
        yield Fault(f"{path}.outcomes", "recipe_file.outcomes_too_few")
    if not criterion.passing:
        yield Fault(f"{path}.passing", "recipe_file.passing_missing")
    for passing in criterion.passing:
        if passing not in {outcome.key for outcome in criterion.outcomes}:
            yield Fault(f"{path}.passing", "recipe_file.passing_unknown", outcome=passing)


def _expiry(recipe: Recipe) -> Iterator[Fault]:
    keys = {step.key for step in recipe.steps} | set(groups(recipe))
    for index, expiry in enumerate(recipe.expiry):
        path = f"expiry[{index}]"
        if expiry.start not in keys:
            yield Fault(f"{path}.start", "recipe_file.expiry_start_unknown", step=expiry.start)
        elif expiry.supply is Supply.FRESH:
            yield from _in_time(recipe, expiry.start, expiry.hours)
    for supply in Supply:
        is_offered = any(supply in choices for choices in groups(recipe).values())
        if is_offered and recipe.expiry and not recipe.expiries_of(supply):
            yield Fault("expiry", "recipe_file.expiry_of_supply_missing", supply=supply.value)
    if not recipe.expiry:
        yield Fault("expiry", "recipe_file.expiry_missing")


def _in_time(recipe: Recipe, start: str, hours: Decimal) -> Iterator[Fault]:
    for criterion in recipe.criteria:
        if Supply.FRESH not in criterion.supply or criterion.blocks not in (Blocks.RELEASE, Blocks.INFUSION):
            continue
        ahead = min((_hours_ahead(recipe, criterion, step, start) for step in criterion.sampled_at), default=0)
        if criterion.reports_within_hours >= hours + ahead:
            yield Fault(
                f"criteria[{criterion.key}].reports_within_hours",
                "recipe_file.result_after_expiry",
                blocks=criterion.blocks.value,
                reports_h=str(criterion.reports_within_hours),
                lasts_h=str(hours),
                step=start,
                ahead_h=str(ahead),
            )


def _hours_ahead(recipe: Recipe, criterion: Criterion, step: str, start: str) -> int:
    """Least time between sampling and start of the expiry, in hours of whole days."""
    alternative = next((candidate.alternative for candidate in recipe.steps if candidate.key == step), None)
    choices = {alternative.group: alternative.choice} if alternative else {}
    sample_days, expiry_days = culture_days(recipe, step, choices), culture_days(recipe, start, choices)
    day = criterion.day_to if criterion.day_to is not None else sample_days and sample_days[1]
    return max(expiry_days[0] - day, 0) * 24 if expiry_days and day is not None else 0
