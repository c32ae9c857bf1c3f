"""Consistency checks of the steps of a recipe: order, alternatives, schedules, gates, signatures."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.recipe.days import culture_days, groups
from nkmfg.domain.recipe.enums import Anchor, Obligation, Occurrence, Operation
from nkmfg.domain.recipe.model import Recipe, Step
from nkmfg.domain.values.file_faults import Fault


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
        yield Fault("culture_start", "recipe_file.culture_start_unknown", step=recipe.culture_start)
    elif starts[0].operation is not Operation.SEED:
        yield Fault("culture_start", "recipe_file.culture_start_no_seeding", step=recipe.culture_start)
    if recipe.addable_step(Operation.EVENT) is None:
        yield Fault("steps", "recipe_file.no_event_step")
    for operation in Operation:
        several = [
            candidate.key for candidate in recipe.steps if candidate.addable and candidate.operation is operation
        ]
        if len(several) > 1:
            yield Fault(f"steps[{several[1]}].addable", "recipe_file.addable_twice", step=several[0])
    for group, choices in groups(recipe).items():
        if len(choices) < 2:
            yield Fault("steps", "recipe_file.one_alternative", group=group)
        if any(candidate.key == group for candidate in recipe.steps):
            yield Fault(f"steps[{group}].key", "recipe_file.group_named_as_step", group=group)
    edges = {candidate.key: candidate.after for candidate in recipe.steps}
    yield from _circles(recipe, edges, "after", "recipe_file.after_itself")
    anchors = {candidate.key: (candidate.schedule.anchor,) for candidate in recipe.steps if candidate.schedule}
    yield from _circles(recipe, anchors, "schedule.anchor", "recipe_file.due_after_itself")


def _circles(recipe: Recipe, edges: Mapping[str, tuple[str, ...]], name: str, code: str) -> Iterator[Fault]:
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
        yield Fault(f"steps[{circle[0]}].{name}", code, steps=", ".join(circle))


def _references(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    keys = {candidate.key for candidate in recipe.steps} | set(groups(recipe))
    for index, key in enumerate(step.after):
        if key not in keys:
            yield Fault(f"{path}.after[{index}]", "recipe_file.after_unknown", step=key)
        other = next((candidate for candidate in recipe.steps if candidate.key == key), None)
        if other and other.occurrence is Occurrence.OPTIONAL:
            yield Fault(f"{path}.after[{index}]", "recipe_file.after_optional", step=key)
        elif other and other.alternative and other.alternative != step.alternative:
            group = other.alternative.group
            yield Fault(f"{path}.after[{index}]", "recipe_file.after_alternative", step=key, group=group)
    if step.phase not in {phase.key for phase in recipe.phases}:
        yield Fault(f"{path}.phase", "recipe_file.phase_unknown", phase=step.phase)
    if step.gate and step.gate not in recipe.gates:
        yield Fault(f"{path}.gate", "recipe_file.gate_unknown", gate=step.gate)
    if step.schedule and step.schedule.anchor not in keys | {anchor.value for anchor in Anchor}:
        yield Fault(
            f"{path}.schedule.anchor",
            "recipe_file.anchor_unknown",
            anchor=step.schedule.anchor,
            anchors=", ".join(Anchor),
        )


def _occurrence(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    is_alternative = step.occurrence is Occurrence.ALTERNATIVE
    if is_alternative and step.alternative is None:
        yield Fault(f"{path}.alternative", "recipe_file.alternative_incomplete")
    if step.alternative and step.occurrence is Occurrence.PLANNED:
        yield Fault(f"{path}.occurrence", "recipe_file.alternative_planned")
    days = step.schedule.days if step.schedule else ()
    if step.occurrence is Occurrence.REPEATABLE and not days and not step.addable:
        yield Fault(f"{path}.schedule.days", "recipe_file.repeatable_without_days")
    if step.occurrence is not Occurrence.REPEATABLE and len(days) > 1:
        yield Fault(f"{path}.schedule.days", "recipe_file.days_not_repeatable")
    if step.occurrence is Occurrence.OPTIONAL and step.obligation is Obligation.MANDATORY:
        yield Fault(f"{path}.obligation", "recipe_file.optional_mandatory")


def _schedule(recipe: Recipe, step: Step, path: str) -> Iterator[Fault]:
    schedule = step.schedule
    if schedule is None:
        return
    if schedule.from_hours > schedule.to_hours:
        yield Fault(f"{path}.schedule.to_hours", "recipe_file.due_ends_before_begin")
    if schedule.days and not schedule.from_hours <= 0 <= schedule.to_hours:
        yield Fault(f"{path}.schedule.from_hours", "recipe_file.window_without_anchor")
    if list(schedule.days) != sorted(schedule.days):
        yield Fault(f"{path}.schedule.days", "recipe_file.days_not_rising")
    early = schedule.days[0] < 0 if schedule.days else schedule.to_hours < 0
    if early and schedule.anchor != Anchor.INFUSION:
        yield Fault(f"{path}.schedule", "recipe_file.due_before_anchor", anchor=schedule.anchor)
    if step.key == recipe.culture_start and culture_days(recipe, schedule.anchor) is not None:
        yield Fault(f"{path}.schedule.anchor", "recipe_file.start_after_itself")
    own_days = culture_days(recipe, step.key)
    for index, key in enumerate(step.after):
        first = culture_days(recipe, key)
        if own_days and first and first[0] > own_days[1]:
            yield Fault(
                f"{path}.after[{index}]",
                "recipe_file.after_too_late",
                latest=own_days[1],
                step=key,
                earliest=first[0],
            )


def _signatures(step: Step, path: str) -> Iterator[Fault]:
    if Meaning.PERFORMED not in step.signatures:
        yield Fault(f"{path}.signatures", "recipe_file.performed_unsigned")
    for signature in step.signatures:
        if signature not in (Meaning.PERFORMED, Meaning.VERIFIED):
            yield Fault(f"{path}.signatures", "recipe_file.signature_impossible", signature=signature.value)
