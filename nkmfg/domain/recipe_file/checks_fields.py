"""Whether the fields of a recipe can be filled in and read: kinds, units, limits, references, what operations need."""

from collections.abc import Iterator

from nkmfg.domain.operations.required_fields import CHOICES, READS
from nkmfg.domain.recipe.enums import FieldKind, Level, Operator
from nkmfg.domain.recipe.model import Field, Recipe, Step
from nkmfg.domain.recipe.steps import Limit
from nkmfg.domain.recipe_file.faults import Fault

UPPER = (Operator.LESS, Operator.AT_MOST)
LOWER = (Operator.GREATER, Operator.AT_LEAST)


def field_faults(recipe: Recipe) -> Iterator[Fault]:
    """Everything wrong in the fields of the steps."""
    for step in recipe.steps:
        path = f"steps[{step.key}].fields"
        yield from _needed(step, path)
        for index, one in enumerate(step.fields):
            place = f"{path}[{one.key}]"
            yield from _kind(recipe, one, place)
            yield from _number(one, place)
            yield from _shown_when(step.fields[:index], one, place)


def _needed(step: Step, path: str) -> Iterator[Fault]:
    for need in READS[step.operation]:
        found = next((one for one in step.fields if one.key == need.key), None)
        if found is None:
            yield Fault(path, f'a step of operation {step.operation} needs a field "{need.key}"')
            continue
        place = f"{path}[{need.key}]"
        if (found.kind, found.subject) != (need.kind, need.subject):
            yield Fault(place, f"{step.operation} reads this as a {need.kind} of a {need.subject}")
        elif need.unit and (found.base_unit or found.unit) != need.unit:
            yield Fault(f"{place}.unit", f"{step.operation} reckons it in {need.unit}; give unit_factor and base_unit")
        known = CHOICES.get((step.operation, need.key))
        for one in found.choices if known else ():
            if known and one.key not in known:
                yield Fault(f"{place}.choices[{one.key}]", f"{step.operation} only knows {', '.join(known)}")


def _kind(recipe: Recipe, one: Field, path: str) -> Iterator[Fault]:
    if (one.kind is FieldKind.CHOICE) != bool(one.choices):
        yield Fault(f"{path}.choices", "a choice has choices, and nothing else has them")
    if (one.kind is FieldKind.LOT) != bool(one.material):
        yield Fault(f"{path}.material", "a lot names its material, and nothing else does")
    elif one.material and one.material not in {known.key for known in recipe.materials}:
        yield Fault(f"{path}.material", f'there is no material "{one.material}"')
    if (one.kind is FieldKind.EQUIPMENT) != bool(one.equipment):
        yield Fault(f"{path}.equipment", "an apparatus names its kind, and nothing else does")
    elif one.equipment and one.equipment not in {known.key for known in recipe.equipment}:
        yield Fault(f"{path}.equipment", f'there is no kind of apparatus "{one.equipment}"')
    answers = ("yes", "no") if one.kind is FieldKind.YES_NO else tuple(choice.key for choice in one.choices)
    unknown = [answer for answer in one.deviates if answer not in answers]
    if unknown or (answers and set(one.deviates) == set(answers)):
        yield Fault(f"{path}.deviates", "some of the answers of a choice or of yes and no, and never all of them")
    if one.replicates < 1 or (one.replicates > 1 and one.kind is not FieldKind.NUMBER):
        yield Fault(f"{path}.replicates", "only a number has replicates, and at least one")


def _number(one: Field, path: str) -> Iterator[Fault]:
    if one.kind is not FieldKind.NUMBER:
        if one.unit or one.base_unit or one.limits or one.plausible or one.calculated is not None:
            yield Fault(path, "only a number has a unit, limits or a calculated value beside it")
        return
    if not one.unit:
        yield Fault(f"{path}.unit", 'a number without a unit is no number; write the unit, or "×" for a plain factor')
    if bool(one.base_unit) != (one.unit_factor != 1):
        yield Fault(f"{path}.unit_factor", "unit_factor and base_unit belong together")
    span = one.plausible
    if span and span.low is None and span.high is None:
        yield Fault(f"{path}.plausible", "give low, high or both")
    if span and span.low is not None and span.high is not None and span.low >= span.high:
        yield Fault(f"{path}.plausible", f"from {span.low} to {span.high} nothing is plausible")
    if one.difference_pct is not None and (one.calculated is None or one.difference_pct <= 0):
        yield Fault(f"{path}.difference_pct", "a difference is one above 0 from a number calculated beside the field")
    yield from limit_faults(one.limits, f"{path}.limits")


def limit_faults(limits: tuple[Limit, ...], path: str) -> Iterator[Fault]:
    """A warning comes before its action; there is one of each on each side."""
    for side, inner in ((UPPER, min), (LOWER, max)):
        mine = [one for one in limits if one.operator in side]
        for level in Level:
            if sum(one.level is level for one in mine) > 1:
                yield Fault(path, f"there are two {level} limits on the same side")
        at = {one.level: one.value for one in mine}
        if len(at) == 2 and inner(at.values()) != at[Level.WARNING]:
            yield Fault(path, "the action limit would be reached before the warning limit")


def _shown_when(before: tuple[Field, ...], one: Field, path: str) -> Iterator[Fault]:
    if one.shown_when is None:
        return
    asked = next((known for known in before if known.key == one.shown_when.field), None)
    if asked is None:
        yield Fault(f"{path}.shown_when.field", f'no field "{one.shown_when.field}" stands above this one in the step')
        return
    possible = ("yes", "no") if asked.kind is FieldKind.YES_NO else tuple(known.key for known in asked.choices)
    for answer in one.shown_when.answers:
        if answer not in possible:
            yield Fault(f"{path}.shown_when.answers", f'"{answer}" is no answer to {asked.key}')
