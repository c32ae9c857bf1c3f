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
from nkmfg.domain.recipe_file.faults import Fault


def release_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of criteria and expiry."""
    for criterion in recipe.criteria:
        yield from _criterion(recipe, criterion, f"criteria[{criterion.key}]")
        if criterion.blocks is Blocks.FEEDER_LOT or criterion.stage is Stage.FEEDER_LOT:
            yield Fault(f"criteria[{criterion.key}]", "tests of feeder lots stand under feeder_criteria")
    for criterion in recipe.feeder_criteria:
        yield from _criterion(recipe, criterion, f"feeder_criteria[{criterion.key}]")
        if criterion.blocks is not Blocks.FEEDER_LOT or criterion.stage is not Stage.FEEDER_LOT:
            yield Fault(f"feeder_criteria[{criterion.key}]", "a test of feeder lots has stage and blocks feeder_lot")
    yield from _expiry(recipe)


def _criterion(recipe: Recipe, criterion: Criterion, path: str) -> Iterator[Fault]:
    keys = {step.key for step in recipe.steps} | set(groups(recipe))
    if (criterion.stage is Stage.FEEDER_LOT) == bool(criterion.sampled_at):
        yield Fault(f"{path}.sampled_at", "a test of the batch names the step it is sampled at, a feeder lot has none")
    for step in criterion.sampled_at:
        if step not in keys:
            yield Fault(f"{path}.sampled_at", f'there is no step "{step}" at which the sample is drawn')
    if (criterion.day_from is None) != (criterion.day_to is None) or (criterion.day_from or 0) > (
        criterion.day_to or 0
    ):
        yield Fault(f"{path}.day_to", "give day_from and day_to, the earlier first")
    yield from (_number if criterion.kind is ResultKind.NUMBER else _outcome)(criterion, path)
    if criterion.per_kg and criterion.weight_basis is None:
        yield Fault(f"{path}.weight_basis", "a limit per kg says on which weight")
    if (criterion.per_kg or criterion.scale is not Scale.AS_REPORTED) and criterion.decimals is not None:
        yield Fault(f"{path}.decimals", "limits per kg are strict: the value is not rounded before it is compared")
    if criterion.pending_allowed != (criterion.blocks is Blocks.CONDITIONAL):
        yield Fault(f"{path}.pending_allowed", "what may be pending at release blocks conditionally, and nothing else")


def _number(criterion: Criterion, path: str) -> Iterator[Fault]:
    if (criterion.operator is None) != (criterion.limit is None):
        yield Fault(f"{path}.limit", "operator and limit belong together")
    if not criterion.unit:
        yield Fault(f"{path}.unit", "a number needs its unit")
    if criterion.limit is None and criterion.blocks is Blocks.INFUSION:
        yield Fault(f"{path}.limit", "without a limit it cannot block the infusion")
    if criterion.outcomes or criterion.passing or criterion.preliminary_passes:
        yield Fault(f"{path}.outcomes", "a number has a limit, not outcomes")


def _outcome(criterion: Criterion, path: str) -> Iterator[Fault]:
    if criterion.operator is not None or criterion.limit is not None or criterion.per_kg:
        yield Fault(f"{path}.limit", "an outcome has no limit; name the passing ones")
    if len(criterion.outcomes) < 2:
        yield Fault(f"{path}.outcomes", "at least two outcomes are possible")
    if not criterion.passing:
        yield Fault(f"{path}.passing", "name at least one outcome that passes")
    for passing in criterion.passing:
        if passing not in {outcome.key for outcome in criterion.outcomes}:
            yield Fault(f"{path}.passing", f'"{passing}" is not among the outcomes')


def _expiry(recipe: Recipe) -> Iterator[Fault]:
    keys = {step.key for step in recipe.steps} | set(groups(recipe))
    for index, expiry in enumerate(recipe.expiry):
        path = f"expiry[{index}]"
        if expiry.start not in keys:
            yield Fault(f"{path}.start", f'an expiry runs from a step; there is no step "{expiry.start}"')
        elif expiry.supply is Supply.FRESH:
            yield from _in_time(recipe, expiry.start, expiry.hours)
    for supply in Supply:
        is_offered = any(supply in choices for choices in groups(recipe).values())
        if is_offered and recipe.expiry and not recipe.expiries_of(supply):
            yield Fault("expiry", f"the product is supplied {supply}, but no expiry says how long it lasts")
    if not recipe.expiry:
        yield Fault("expiry", "no product lasts for ever; give its expiry and the step it runs from")


def _in_time(recipe: Recipe, start: str, hours: Decimal) -> Iterator[Fault]:
    for criterion in recipe.criteria:
        if Supply.FRESH not in criterion.supply or criterion.blocks not in (Blocks.RELEASE, Blocks.INFUSION):
            continue
        ahead = min((_hours_ahead(recipe, criterion, step, start) for step in criterion.sampled_at), default=0)
        if criterion.reports_within_hours >= hours + ahead:
            yield Fault(
                f"criteria[{criterion.key}].reports_within_hours",
                f"it blocks {criterion.blocks} of a fresh product, but reports {criterion.reports_within_hours} h "
                f"after sampling; the product would have expired ({hours} h after {start}, sampled {ahead} h before)",
            )


def _hours_ahead(recipe: Recipe, criterion: Criterion, step: str, start: str) -> int:
    """Least time between sampling and start of the expiry, in hours of whole days."""
    alternative = next((candidate.alternative for candidate in recipe.steps if candidate.key == step), None)
    choices = {alternative.group: alternative.choice} if alternative else {}
    sample_days, expiry_days = culture_days(recipe, step, choices), culture_days(recipe, start, choices)
    day = criterion.day_to if criterion.day_to is not None else sample_days and sample_days[1]
    return max(expiry_days[0] - day, 0) * 24 if expiry_days and day is not None else 0
