"""Texts of a recipe: paths, values, schedules and limits."""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from nkmfg.domain.recipe.model import Criterion, Field, FieldKind, Limit, Recipe, Schedule, Span, Step, Subject
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.recipe_codes import recipe_word
from nkmfg.words.recipe_parameters import parameter_name

_PART = re.compile(r"([^.\[\]]+)|\[([^\[\]]*)\]")
_NAMES = ("title", "label", "attribute", "text")
_DIGITS, _HOURS_DIGITS = 10, 6
_ANCHORS = {
    "batch_issued": N_("the issue of the batch"),
    "collection_end": N_("the end of the collection"),
    "culture_start": N_("the start of the culture"),
    "infusion": N_("the infusion"),
}
_KINDS = {
    FieldKind.NUMBER: N_("number"),
    FieldKind.TEXT: N_("words"),
    FieldKind.CHOICE: N_("one of"),
    FieldKind.YES_NO: N_("yes or no"),
    FieldKind.MOMENT: N_("date and time"),
    FieldKind.LOT: N_("lot"),
    FieldKind.EQUIPMENT: N_("equipment"),
    FieldKind.VESSEL: N_("vessel"),
    FieldKind.PERSON: N_("person"),
    FieldKind.PHOTO: N_("photograph"),
    FieldKind.FILE: N_("file"),
}
_FOR_EACH = {
    Subject.COLLECTION: N_("for each collection"),
    Subject.VESSEL: N_("for each vessel"),
    Subject.MOVEMENT: N_("for each movement"),
    Subject.SAMPLE: N_("for each sample"),
    Subject.CONTAINER: N_("for each container"),
}


def value_words(value: object) -> str:
    """Display text of a parameter."""
    match value:
        case None:
            return "—"
        case bool():
            return _("yes") if value else _("no")
        case Decimal() | int():
            return shown(value, _DIGITS)
        case StrEnum():
            return recipe_word(value)
        case tuple():
            return ", ".join(value_words(item) for item in value) or "—"
        case _:
            return str(value)


def path_words(recipes: tuple[Recipe, ...], path: str) -> str:
    """Path of a value by titles and labels: Count after seeding · Live cells · replicates."""
    found: list[str] = []
    things: list[Any] = list(recipes)
    listed = ""
    for name, key in _PART.findall(path):
        if name:
            things = [getattr(thing, name) for thing in things if hasattr(thing, name)]
            listed = name
            found.append(parameter_name(name))
        else:
            things = [item for thing in things for item in _item(thing, key)]
            # The item's name replaces that of its list, as “Live cells” for “fields”.
            found[-1] = (_named(things[0]) if things else "") or _numbered(listed, key)
    return " · ".join(found)


def _numbered(listed: str, key: str) -> str:
    if key.isdecimal():
        return f"{parameter_name(listed.removesuffix('s'))} {int(key) + 1}"
    return key.replace("_", " ")


def _item(thing: object, key: str) -> list[Any]:
    if not isinstance(thing, tuple):
        return []
    keyed = [item for item in thing if getattr(item, "key", None) == key]
    if not keyed and key.isdecimal() and int(key) < len(thing):
        return [thing[int(key)]]
    return keyed


def _named(thing: object) -> str:
    found = (getattr(thing, name, "") for name in _NAMES)
    title = next((text for text in found if text), "")
    number = f"{thing.number} " if isinstance(thing, Step) else ""
    return f"{number}{title}" if title else ""


def parameters(table: object) -> list[tuple[str, str]]:
    """Plain values of a table of the recipe, by name; nested tables are shown elsewhere."""
    assert is_dataclass(table)
    found = []
    for field in fields(table):
        value = getattr(table, field.name)
        is_table = isinstance(value, tuple) and any(is_dataclass(item) for item in value)
        if field.name not in ("source", "site_confirms", "key", "label") and not is_table:
            found.append((parameter_name(field.name), value_words(value)))
    return found


def schedule_words(recipe: Recipe, schedule: Schedule | None) -> str:
    """Text of the time a step is due."""
    if schedule is None:
        return _("no fixed time")
    low, high = shown(schedule.from_hours, _HOURS_DIGITS), shown(schedule.to_hours, _HOURS_DIGITS)
    anchor = _anchor(recipe, schedule.anchor)
    if not schedule.days:
        return _("{low} to {high} h after {anchor}", low=low, high=high, anchor=anchor)
    return ngettext(
        "day {days} after {anchor}, {low} to {high} h around its time of day",
        "days {days} after {anchor}, {low} to {high} h around its time of day",
        len(schedule.days),
        days=_runs(schedule.days),
        anchor=anchor,
        low=low,
        high=high,
    )


def _anchor(recipe: Recipe, anchor: str) -> str:
    if anchor in _ANCHORS:
        return _(_ANCHORS[anchor])
    titles: dict[str, str] = {step.key: f"“{step.title}”" for step in recipe.steps}
    return titles.get(anchor) or _("the choice of {group}", group=anchor.replace("_", " "))


def _runs(days: tuple[int, ...]) -> str:
    """Consecutive days as ranges: 1 to 6, 8, 10."""
    parts: list[list[int]] = []
    for day in days:
        if parts and day == parts[-1][-1] + 1:
            parts[-1].append(day)
        else:
            parts.append([day])
    return ", ".join(_run(days) for days in parts)


def _run(days: list[int]) -> str:
    if len(days) > 2:
        return _("{first} to {last}", first=days[0], last=days[-1])
    return ", ".join(map(str, days))


def occurrence_words(step: Step) -> str:
    """Text of the occurrence of a step."""
    words = recipe_word(step.occurrence)
    if step.alternative:
        group = step.alternative.group.replace("_", " ")
        words = _("{group}: one of the choices, {choice}", group=group, choice=step.alternative.choice)
    return f"{words}, {_('may be added at any time')}" if step.addable else words


def kind_words(field: Field) -> str:
    """Text of the kind of value of a field, and of its subject."""
    words = _(_KINDS[field.kind])
    if field.kind is FieldKind.NUMBER:
        words = field.unit or words
    elif field.kind is FieldKind.CHOICE:
        words = f"{words}: {', '.join(choice.label for choice in field.choices)}"
    parts = [words]
    if field.replicates > 1:
        parts.append(ngettext("up to {n} time", "up to {n} times", field.replicates))
    if field.subject is not Subject.BATCH:
        parts.append(_(_FOR_EACH[field.subject]))
    return ", ".join(parts)


def span_words(span: Span | None) -> str:
    """Text of the range of plausible values."""
    if span is None:
        return ""
    if span.low is None:
        return _("at most {number}", number=value_words(span.high))
    if span.high is None:
        return _("at least {number}", number=value_words(span.low))
    return _("{low} to {high}", low=value_words(span.low), high=value_words(span.high))


def limit_words(limit: Limit, unit: str = "") -> str:
    """Text of a limit: ≥ 70 %, action."""
    return f"{limit.operator.sign} {value_words(limit.value)} {unit}".strip() + f", {recipe_word(limit.level)}"


def criterion_words(criterion: Criterion) -> str:
    """Text of what passes a test."""
    if criterion.operator is not None and criterion.limit is not None:
        return f"{criterion.operator.sign} {value_words(criterion.limit)} {criterion.unit}".strip()
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    return ", ".join(labels.get(key, key) for key in criterion.passing) or _("reported only")
