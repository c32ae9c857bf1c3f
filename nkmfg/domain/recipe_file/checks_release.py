"""Whether the tests of a recipe can be judged, and can report before the product expires."""

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
    """Everything wrong in criteria and expiry."""
    for one in recipe.criteria:
        yield from _criterion(recipe, one, f"criteria[{one.key}]")
        if one.blocks is Blocks.FEEDER_LOT or one.stage is Stage.FEEDER_LOT:
            yield Fault(f"criteria[{one.key}]", "tests of feeder lots stand under feeder_criteria")
    for one in recipe.feeder_criteria:
        yield from _criterion(recipe, one, f"feeder_criteria[{one.key}]")
        if one.blocks is not Blocks.FEEDER_LOT or one.stage is not Stage.FEEDER_LOT:
            yield Fault(f"feeder_criteria[{one.key}]", "a test of feeder lots has stage and blocks feeder_lot")
    yield from _expiry(recipe)


def _criterion(recipe: Recipe, one: Criterion, path: str) -> Iterator[Fault]:
    known = {step.key for step in recipe.steps} | set(groups(recipe))
    if (one.stage is Stage.FEEDER_LOT) == bool(one.sampled_at):
        yield Fault(f"{path}.sampled_at", "a test of the batch names the step it is sampled at, a feeder lot has none")
    for step in one.sampled_at:
        if step not in known:
            yield Fault(f"{path}.sampled_at", f'there is no step "{step}" at which the sample is drawn')
    if (one.day_from is None) != (one.day_to is None) or (one.day_from or 0) > (one.day_to or 0):
        yield Fault(f"{path}.day_to", "give day_from and day_to, the earlier first")
    yield from (_number if one.kind is ResultKind.NUMBER else _outcome)(one, path)
    if one.per_kg and one.weight_basis is None:
        yield Fault(f"{path}.weight_basis", "a limit per kg says on which weight")
    if (one.per_kg or one.scale is not Scale.AS_REPORTED) and one.decimals is not None:
        yield Fault(f"{path}.decimals", "limits per kg are strict: the value is not rounded before it is compared")
    if one.pending_allowed != (one.blocks is Blocks.CONDITIONAL):
        yield Fault(f"{path}.pending_allowed", "what may be pending at release blocks conditionally, and nothing else")


def _number(one: Criterion, path: str) -> Iterator[Fault]:
    if (one.operator is None) != (one.limit is None):
        yield Fault(f"{path}.limit", "operator and limit belong together")
    if not one.unit:
        yield Fault(f"{path}.unit", "a number needs its unit")
    if one.limit is None and one.blocks is Blocks.INFUSION:
        yield Fault(f"{path}.limit", "without a limit it cannot block the infusion")
    if one.outcomes or one.passing or one.preliminary_passes:
        yield Fault(f"{path}.outcomes", "a number has a limit, not outcomes")


def _outcome(one: Criterion, path: str) -> Iterator[Fault]:
    if one.operator is not None or one.limit is not None or one.per_kg:
        yield Fault(f"{path}.limit", "an outcome has no limit; name the passing ones")
    if len(one.outcomes) < 2:
        yield Fault(f"{path}.outcomes", "at least two outcomes are possible")
    if not one.passing:
        yield Fault(f"{path}.passing", "name at least one outcome that passes")
    for passing in one.passing:
        if passing not in {outcome.key for outcome in one.outcomes}:
            yield Fault(f"{path}.passing", f'"{passing}" is not among the outcomes')


def _expiry(recipe: Recipe) -> Iterator[Fault]:
    known = {one.key for one in recipe.steps} | set(groups(recipe))
    for index, expiry in enumerate(recipe.expiry):
        path = f"expiry[{index}]"
        if expiry.start not in known:
            yield Fault(f"{path}.start", f'an expiry runs from a step; there is no step "{expiry.start}"')
        elif expiry.supply is Supply.FRESH:
            yield from _in_time(recipe, expiry.start, expiry.hours)
    for supply in Supply:
        offered = any(supply in choices for choices in groups(recipe).values())
        if offered and recipe.expiry and not recipe.expiries_of(supply):
            yield Fault("expiry", f"the product is supplied {supply}, but no expiry says how long it lasts")
    if not recipe.expiry:
        yield Fault("expiry", "no product lasts for ever; give its expiry and the step it runs from")


def _in_time(recipe: Recipe, start: str, hours: Decimal) -> Iterator[Fault]:
    for one in recipe.criteria:
        if Supply.FRESH not in one.supply or one.blocks not in (Blocks.RELEASE, Blocks.INFUSION):
            continue
        ahead = min((_hours_ahead(recipe, one, step, start) for step in one.sampled_at), default=0)
        if one.reports_within_hours >= hours + ahead:
            yield Fault(
                f"criteria[{one.key}].reports_within_hours",
                f"it blocks {one.blocks} of a fresh product, but reports {one.reports_within_hours} h after sampling; "
                f"the product would have expired ({hours} h after {start}, sampled {ahead} h before)",
            )


def _hours_ahead(recipe: Recipe, one: Criterion, step: str, start: str) -> int:
    """How long before the expiry starts to run the sample is drawn at the least, in whole days."""
    own = next((known.alternative for known in recipe.steps if known.key == step), None)
    chosen = {own.group: own.choice} if own else {}
    drawn, filled = culture_days(recipe, step, chosen), culture_days(recipe, start, chosen)
    day = one.day_to if one.day_to is not None else drawn and drawn[1]
    return max(filled[0] - day, 0) * 24 if filled and day is not None else 0
