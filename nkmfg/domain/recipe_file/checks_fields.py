"""Checks of the fields of a recipe: kinds, units, limits, references, fields required by operations."""

from collections.abc import Iterator

from nkmfg.domain.operations.required_fields import CHOICES, READS
from nkmfg.domain.recipe.enums import FieldKind, Level, Operator
from nkmfg.domain.recipe.model import Field, Recipe, Step
from nkmfg.domain.recipe.steps import Limit
from nkmfg.domain.values.file_faults import Fault

UPPER = (Operator.LESS, Operator.AT_MOST)
LOWER = (Operator.GREATER, Operator.AT_LEAST)


def field_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of the fields of all steps."""
    for step in recipe.steps:
        path = f"steps[{step.key}].fields"
        yield from _needed(step, path)
        for index, step_field in enumerate(step.fields):
            place = f"{path}[{step_field.key}]"
            yield from _kind(recipe, step_field, place)
            yield from _number(step_field, place)
            yield from _shown_when(step.fields[:index], step_field, place)


def _needed(step: Step, path: str) -> Iterator[Fault]:
    for need in READS[step.operation]:
        required_field = next((step_field for step_field in step.fields if step_field.key == need.key), None)
        if required_field is None:
            yield Fault(path, "recipe_file.field_missing", operation=step.operation.value, needed=need.key)
            continue
        place = f"{path}[{need.key}]"
        if (required_field.kind, required_field.subject) != (need.kind, need.subject):
            yield Fault(
                place,
                "recipe_file.field_of_other_kind",
                operation=step.operation.value,
                kind=need.kind.value,
                subject=need.subject.value,
            )
        elif need.unit and (required_field.base_unit or required_field.unit) != need.unit:
            yield Fault(f"{place}.unit", "recipe_file.unit_other", operation=step.operation.value, unit=need.unit)
        answers = CHOICES.get((step.operation, need.key))
        for choice in required_field.choices if answers else ():
            if answers and choice.key not in answers:
                yield Fault(
                    f"{place}.choices[{choice.key}]",
                    "recipe_file.choice_unknown",
                    operation=step.operation.value,
                    choices=", ".join(answers),
                )


def _kind(recipe: Recipe, field: Field, path: str) -> Iterator[Fault]:
    if (field.kind is FieldKind.CHOICE) != bool(field.choices):
        yield Fault(f"{path}.choices", "recipe_file.choices_misplaced")
    if (field.kind is FieldKind.LOT) != bool(field.material):
        yield Fault(f"{path}.material", "recipe_file.material_misplaced")
    elif field.material and field.material not in {listed.key for listed in recipe.materials}:
        yield Fault(f"{path}.material", "recipe_file.material_unknown", material=field.material)
    if (field.kind is FieldKind.EQUIPMENT) != bool(field.equipment):
        yield Fault(f"{path}.equipment", "recipe_file.equipment_misplaced")
    elif field.equipment and field.equipment not in {listed.key for listed in recipe.equipment}:
        yield Fault(f"{path}.equipment", "recipe_file.equipment_unknown", equipment=field.equipment)
    answers = ("yes", "no") if field.kind is FieldKind.YES_NO else tuple(choice.key for choice in field.choices)
    unknown = [answer for answer in field.deviates if answer not in answers]
    if unknown or (answers and set(field.deviates) == set(answers)):
        yield Fault(f"{path}.deviates", "recipe_file.deviates_impossible")
    if field.replicates < 1 or (field.replicates > 1 and field.kind is not FieldKind.NUMBER):
        yield Fault(f"{path}.replicates", "recipe_file.replicates_impossible")


def _number(field: Field, path: str) -> Iterator[Fault]:
    if field.kind is not FieldKind.NUMBER:
        if field.unit or field.base_unit or field.limits or field.plausible or field.calculated is not None:
            yield Fault(path, "recipe_file.number_parts_misplaced")
        return
    if not field.unit:
        yield Fault(f"{path}.unit", "recipe_file.unit_missing")
    if bool(field.base_unit) != (field.unit_factor != 1):
        yield Fault(f"{path}.unit_factor", "recipe_file.base_unit_incomplete")
    span = field.plausible
    if span and span.low is None and span.high is None:
        yield Fault(f"{path}.plausible", "recipe_file.plausible_empty")
    if span and span.low is not None and span.high is not None and span.low >= span.high:
        yield Fault(f"{path}.plausible", "recipe_file.plausible_reversed", low=str(span.low), high=str(span.high))
    if field.difference_pct is not None and (field.calculated is None or field.difference_pct <= 0):
        yield Fault(f"{path}.difference_pct", "recipe_file.difference_impossible")
    yield from limit_faults(field.limits, f"{path}.limits")


def limit_faults(limits: tuple[Limit, ...], path: str) -> Iterator[Fault]:
    """Faults of limits: at most one warning and one action on each side, the warning first."""
    for side, first in ((UPPER, min), (LOWER, max)):
        side_limits = [limit for limit in limits if limit.operator in side]
        for level in Level:
            if sum(limit.level is level for limit in side_limits) > 1:
                yield Fault(path, "recipe_file.limits_same_side", level=level.value)
        values = {limit.level: limit.value for limit in side_limits}
        if len(values) == 2 and first(values.values()) != values[Level.WARNING]:
            yield Fault(path, "recipe_file.action_before_warning")


def _shown_when(earlier_fields: tuple[Field, ...], field: Field, path: str) -> Iterator[Fault]:
    if field.shown_when is None:
        return
    condition_field = next((choice for choice in earlier_fields if choice.key == field.shown_when.field), None)
    if condition_field is None:
        yield Fault(f"{path}.shown_when.field", "recipe_file.shown_when_unknown", other_field=field.shown_when.field)
        return
    answers = (
        ("yes", "no")
        if condition_field.kind is FieldKind.YES_NO
        else tuple(choice.key for choice in condition_field.choices)
    )
    for answer in field.shown_when.answers:
        if answer not in answers:
            yield Fault(
                f"{path}.shown_when.answers",
                "recipe_file.answer_unknown",
                answer=answer,
                other_field=condition_field.key,
            )
