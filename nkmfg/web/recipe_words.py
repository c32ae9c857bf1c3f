"""Texts of a recipe: paths, schedules and limits."""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from nkmfg.domain.recipe.model import Criterion, Field, FieldKind, Limit, Recipe, Schedule, Span, Step, Subject
from nkmfg.web import show

_PART = re.compile(r"([^.\[\]]+)|\[([^\[\]]*)\]")
_NAMES = ("title", "label", "attribute", "text")
_UNITS = {
    "iu_per_ml": "IU per mL",
    "viable_per_ml": "viable cells per mL",
    "per_ml": "per mL",
    "per_kg": "per kg",
    "pct": "%",
    "hours": "h",
    "gy": "Gy",
    "ml": "mL",
    "minutes": "min",
    "days": "days",
}
_WRITTEN = {"gy": "Gy", "pct": "%", "il2": "IL-2", "cv": "CV", "nk": "NK"}
_ANCHORS = {
    "batch_issued": "the issue of the batch",
    "collection_end": "the end of the collection",
    "culture_start": "the start of the culture",
    "infusion": "the infusion",
}
_KINDS = {
    FieldKind.NUMBER: "number",
    FieldKind.TEXT: "words",
    FieldKind.CHOICE: "one of",
    FieldKind.YES_NO: "yes or no",
    FieldKind.MOMENT: "date and time",
    FieldKind.FILE: "file",
    FieldKind.PHOTO: "photograph",
}


def name_words(name: str) -> str:
    """Name of a parameter with its unit: `exchange_pct` → exchange (%)."""
    for tail, unit in _UNITS.items():
        if name.endswith(f"_{tail}"):
            return f"{name_words(name.removesuffix(f'_{tail}'))} ({unit})"
    return " ".join(_WRITTEN.get(part, part) for part in name.split("_"))


def value_words(value: object) -> str:
    """Display text of a parameter."""
    match value:
        case None:
            return "—"
        case bool():
            return "yes" if value else "no"
        case Decimal() | int():
            return show.number(value, 10)
        case StrEnum():
            return value.value.replace("_", " ")
        case tuple():
            return ", ".join(value_words(item) for item in value) or "—"
        case _:
            return str(value)


def path_words(recipes: tuple[Recipe, ...], path: str) -> str:
    """Path of a value by titles and labels: Count after seeding · Live cells · replicates."""
    found: list[str] = []
    things: list[Any] = list(recipes)
    for name, key in _PART.findall(path):
        if name:
            things = [getattr(thing, name) for thing in things if hasattr(thing, name)]
            found.append(name_words(name))
        else:
            things = [item for thing in things for item in _item(thing, key)]
            # The item's name replaces that of its list, as “Live cells” for “fields”.
            found[-1] = (_named(things[0]) if things else "") or _numbered(found[-1], key)
    return " · ".join(found)


def _numbered(name: str, key: str) -> str:
    return f"{name.removesuffix('s')} {int(key) + 1}" if key.isdecimal() else key.replace("_", " ")


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
            found.append((name_words(field.name), value_words(value)))
    return found


def schedule_words(recipe: Recipe, schedule: Schedule | None) -> str:
    """Text of the time a step is due."""
    if schedule is None:
        return "no fixed time"
    span = f"{_hours(schedule.from_hours)} to {_hours(schedule.to_hours)} h"
    anchor = _anchor(recipe, schedule.anchor)
    if not schedule.days:
        return f"{span} after {anchor}"
    word = "day" if len(schedule.days) == 1 else "days"
    return f"{word} {_runs(schedule.days)} after {anchor}, {span} around its time of day"


def _hours(value: Decimal) -> str:
    return show.number(value, 6)


def _anchor(recipe: Recipe, anchor: str) -> str:
    if anchor in _ANCHORS:
        return _ANCHORS[anchor]
    titles: dict[str, str] = {step.key: f"“{step.title}”" for step in recipe.steps}
    return titles.get(anchor, f"the choice of {anchor.replace('_', ' ')}")


def _runs(days: tuple[int, ...]) -> str:
    """Consecutive days as ranges: 1 to 6, 8, 10."""
    parts: list[list[int]] = []
    for day in days:
        if parts and day == parts[-1][-1] + 1:
            parts[-1].append(day)
        else:
            parts.append([day])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in parts)


def occurrence_words(step: Step) -> str:
    """Text of the occurrence of a step."""
    words = step.occurrence.value
    if step.alternative:
        words = f"{step.alternative.group.replace('_', ' ')}: one of the choices, {step.alternative.choice}"
    return f"{words}, may be added at any time" if step.addable else words


def kind_words(field: Field) -> str:
    """Text of the kind of value of a field, and of its subject."""
    words = _KINDS.get(field.kind, field.kind.value)
    if field.kind is FieldKind.NUMBER:
        words = field.unit or "number"
    elif field.kind is FieldKind.CHOICE:
        words = f"{words}: {', '.join(choice.label for choice in field.choices)}"
    if field.replicates > 1:
        words += f", up to {field.replicates} times"
    return words if field.subject is Subject.BATCH else f"{words}, for each {field.subject.value}"


def span_words(span: Span | None) -> str:
    """Text of the range of plausible values."""
    if span is None:
        return ""
    if span.low is None or span.high is None:
        end = span.high if span.low is None else span.low
        return f"{'at most' if span.low is None else 'at least'} {value_words(end)}"
    return f"{value_words(span.low)} to {value_words(span.high)}"


def limit_words(limit: Limit, unit: str = "") -> str:
    """Text of a limit: ≥ 70 %, action."""
    return f"{limit.operator.sign} {value_words(limit.value)} {unit}".strip() + f", {limit.level.value}"


def criterion_words(criterion: Criterion) -> str:
    """Text of what passes a test."""
    if criterion.operator is not None and criterion.limit is not None:
        return f"{criterion.operator.sign} {value_words(criterion.limit)} {criterion.unit}".strip()
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    return ", ".join(labels.get(key, key) for key in criterion.passing) or "reported only"
