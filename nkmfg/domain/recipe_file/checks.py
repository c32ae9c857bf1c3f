"""Consistency checks of the steps of a recipe: order, alternatives, schedules, gates, signatures."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.recipe.days import culture_days, groups
from nkmfg.domain.recipe.enums import Anchor, Obligation, Occurrence, Operation
from nkmfg.domain.recipe.model import Recipe, Step
from nkmfg.domain.recipe_file.faults import Fault


def step_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of the steps and their relations."""
    yield from _whole(recipe)
    for step in recipe.steps:
        path = f"steps[{step.key}]"
        yield from _references(recipe, step, path)
        yield from _occurrence(recipe, step, path)
        yield from _schedule(recipe, step, path)
        yield from _signatures(step, path)


def _whole(recipe: Recipe) -> Iterator[Fault]:
    starts = [candidate for candidate in recipe.steps if candidate.key == recipe.culture_start]
    if not starts:
        yield Fault("culture_start", f'there is no step "{recipe.culture_start}"; name the step that is culture day 0')
    elif starts[0].operation is not Operation.SEED:
        yield Fault("culture_start", f'culture day 0 is a seeding; "{recipe.culture_start}" is not one')
    if recipe.addable_step(Operation.EVENT) is None:
        yield Fault("steps", "an event has to be possible at any time; add an addable step of operation event")
    for operation in Operation:
        several = [
            candidate.key for candidate in recipe.steps if candidate.addable and candidate.operation is operation
        ]
        if len(several) > 1:
            yield Fault(
                f"steps[{several[1]}].addable", f"only one step a operation is addable, {several[0]} is already"
            )
    for group, choices in groups(recipe).items():
        if len(choices) < 2:
            yield Fault("steps", f'alternatives "{group}" have only one choice, so there is nothing to choose')
        if any(candidate.key == group for candidate in recipe.steps):
            yield Fault(f"steps[{group}].key", f'"{group}" is also the name of a group of alternatives; rename one')
    edges = {candidate.key: candidate.after for candidate in recipe.steps}
    yield from _circles(recipe, edges, "after", "comes after itself")
    anchors = {candidate.key: (candidate.schedule.anchor,) for candidate in recipe.steps if candidate.schedule}
    yield from _circles(recipe, anchors, "schedule.anchor", "is due after itself")


def _circles(recipe: Recipe, edges: Mapping[str, tuple[str, ...]], name: str, sentence: str) -> Iterator[Fault]:
    members = {group: sum(choices.values(), ()) for group, choices in groups(recipe).items()}
    reachable: dict[str, set[str]] = {}
    for start in edges:
        visited = reachable.setdefault(start, set())
        pending = list(edges[start])
        while pending:
            key = pending.pop()
            if key not in visited:
                visited.add(key)
                pending += [*edges.get(key, ()), *members.get(key, ())]
    circle = [start for start in edges if start in reachable[start]]
    if circle:
        yield Fault(f"steps[{circle[0]}].{name}", f"this step {sentence}, in a circle with: {', '.join(circle)}")


def _references(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    keys = {candidate.key for candidate in recipe.steps} | set(groups(recipe))
    for index, key in enumerate(step.after):
        if key not in keys:
            yield Fault(f"{path}.after[{index}]", f'there is no step and no group of alternatives "{key}"')
        other = next((candidate for candidate in recipe.steps if candidate.key == key), None)
        if other and other.occurrence is Occurrence.OPTIONAL:
            yield Fault(f"{path}.after[{index}]", f"{key} is optional: this would wait for what may never be done")
        elif other and other.alternative and other.alternative != step.alternative:
            group = other.alternative.group
            yield Fault(f"{path}.after[{index}]", f"{key} is one of alternatives; wait for their group, {group}")
    if step.phase not in {phase.key for phase in recipe.phases}:
        yield Fault(f"{path}.phase", f'there is no phase "{step.phase}"')
    if step.gate and step.gate not in recipe.gates:
        yield Fault(f"{path}.gate", f'the recipe lists no gate "{step.gate}" under gates')
    if step.schedule and step.schedule.anchor not in keys | {anchor.value for anchor in Anchor}:
        yield Fault(
            f"{path}.schedule.anchor",
            f'"{step.schedule.anchor}" is neither a step nor one of {", ".join(Anchor)}',
        )


def _occurrence(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    is_alternative = step.occurrence is Occurrence.ALTERNATIVE
    if is_alternative and step.alternative is None:
        yield Fault(f"{path}.alternative", "an alternative step names its group and its choice")
    if step.alternative and step.occurrence is Occurrence.PLANNED:
        yield Fault(f"{path}.occurrence", "a step of one alternative is not planned; write alternative")
    days = step.schedule.days if step.schedule else ()
    if step.occurrence is Occurrence.REPEATABLE and not days and not step.addable:
        yield Fault(f"{path}.schedule.days", "a repeatable step needs days, or has to be addable")
    if step.occurrence is not Occurrence.REPEATABLE and len(days) > 1:
        yield Fault(f"{path}.schedule.days", "several days need a step that is repeatable")
    if step.occurrence is Occurrence.OPTIONAL and step.obligation is Obligation.MANDATORY:
        yield Fault(f"{path}.obligation", "an optional step cannot be mandatory")


def _schedule(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    schedule = step.schedule
    if schedule is None:
        return
    if schedule.from_hours > schedule.to_hours:
        yield Fault(f"{path}.schedule.to_hours", "it is due to end before it begins")
    if schedule.days and not schedule.from_hours <= 0 <= schedule.to_hours:
        yield Fault(f"{path}.schedule.from_hours", "with days, the window has to contain the hour of the anchor")
    if list(schedule.days) != sorted(schedule.days):
        yield Fault(f"{path}.schedule.days", "days stand in rising order")
    early = schedule.days[0] < 0 if schedule.days else schedule.to_hours < 0
    if early and schedule.anchor != Anchor.INFUSION:
        yield Fault(f"{path}.schedule", f"this is due before {schedule.anchor} has happened, when nobody can know it")
    if step.key == recipe.culture_start and culture_days(recipe, schedule.anchor) is not None:
        yield Fault(f"{path}.schedule.anchor", "the start of the culture cannot be due after itself")
    own_days = culture_days(recipe, step.key)
    for index, key in enumerate(step.after):
        first = culture_days(recipe, key)
        if own_days and first and first[0] > own_days[1]:
            yield Fault(
                f"{path}.after[{index}]",
                f"day {own_days[1]} at the latest, but {key} is not before day {first[0]}: this cannot be done in time",
            )


def _signatures(step: Step, path: str) -> Iterator[Fault]:
    if Meaning.PERFORMED not in step.signatures:
        yield Fault(f"{path}.signatures", "every step is signed as performed")
    for signature in step.signatures:
        if signature not in (Meaning.PERFORMED, Meaning.VERIFIED):
            yield Fault(f"{path}.signatures", f'a step is signed as performed or verified, not as "{signature}"')
