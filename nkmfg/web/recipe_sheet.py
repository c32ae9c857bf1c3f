"""Recipe as a readable page: phases, steps with their fields, tests, dose levels, parameters."""

from typing import Any

from nkmfg.domain.recipe.model import Criterion, Field, Limit, Recipe, Step
from nkmfg.web.recipe_words import (
    criterion_words,
    kind_words,
    limit_words,
    name_words,
    occurrence_words,
    parameters,
    path_words,
    schedule_words,
    span_words,
    value_words,
)
from nkmfg.words.record import answer_words


def phases(recipe: Recipe) -> list[dict[str, Any]]:
    """Phases, each with its steps."""
    return [
        {"title": phase.title, "steps": [_step(recipe, step) for step in recipe.steps if step.phase == phase.key]}
        for phase in recipe.phases
    ]


def _step(recipe: Recipe, step: Step) -> dict[str, Any]:
    titles = {recipe_step.key: f"{recipe_step.number} {recipe_step.title}" for recipe_step in recipe.steps}
    facts = [
        ("operation", step.operation.value),
        ("how often", f"{occurrence_words(step)}; {step.obligation.value}"),
        ("due", schedule_words(recipe, step.schedule)),
        ("after", ", ".join(titles.get(key, key.replace("_", " ")) for key in step.after)),
        ("stops at a hold", f"gate: {step.gate.value}" if step.gate else ""),
        ("signed as", ", ".join(meaning.value for meaning in step.signatures)),
        ("source", "; ".join(text for text in (step.source, step.schedule.source if step.schedule else "") if text)),
    ]
    return {
        "key": step.key,
        "number": step.number,
        "title": step.title,
        "instruction": step.instruction,
        "facts": [fact for fact in facts if fact[1]],
        "confirms": bool(step.schedule and step.schedule.site_confirms),
        "fields": [_field(step, field) for field in step.fields],
    }


def _field(step: Step, field: Field) -> dict[str, Any]:
    condition = ""
    if field.shown_when is not None:
        asked = step.field_named(field.shown_when.field)
        labels = {choice.key: choice.label for choice in asked.choices}
        answers = ", ".join(labels.get(key, key) for key in field.shown_when.answers)
        condition = f"only if “{asked.label}” is: {answers}"
    return {
        "label": field.label,
        "must": field.required,
        "kind": kind_words(field),
        "plausible": span_words(field.plausible),
        "limits": [_limit(limit, field.unit) for limit in field.limits],
        "notes": [text for text in (condition, _deviating(field), field.help) if text],
        "confirms": bool(field.site_confirms),
    }


def _deviating(field: Field) -> str:
    answers = ", ".join(answer_words(field, answer) for answer in field.deviates)
    return f"a deviation is opened by: {answers}" if answers else ""


def _limit(limit: Limit, unit: str) -> dict[str, Any]:
    return {"words": limit_words(limit, unit), "source": limit.source, "confirms": bool(limit.site_confirms)}


def criteria(found: tuple[Criterion, ...]) -> list[list[Any]]:
    """Rows of tests: attribute, sample, what passes, what it blocks, reporting time, method and source."""
    return [
        [
            criterion.attribute,
            f"{_words(criterion.material)}, {_words(criterion.stage)}",
            _confirmed(criterion_words(criterion), bool(criterion.site_confirms)),
            _words(criterion.blocks) + (" (may be pending)" if criterion.pending_allowed else ""),
            f"{value_words(criterion.reports_within_hours)} h",
            f"{criterion.method}. {criterion.source}",
        ]
        for criterion in found
    ]


def dose_levels(recipe: Recipe) -> list[list[Any]]:
    """Rows of dose levels: label, per kg, ceiling, source."""
    return [
        [
            level.label,
            f"{'more than ' if level.open_ended else ''}{value_words(level.per_kg)} per kg",
            _confirmed(value_words(level.ceiling_per_kg), bool(level.site_confirms)),
            level.source,
        ]
        for level in recipe.dose_levels
    ]


def people_rules(recipe: Recipe) -> list[list[str]]:
    """Rows of eligibility rules of patients and donors: person, rule, source."""
    both = (("patient", recipe.patient_rules), ("donor", recipe.donor_rules))
    return [[whom, rule.text, rule.source] for whom, rules in both for rule in rules]


def markers(recipe: Recipe) -> list[list[str]]:
    """Rows of infectious markers: test, when required, effect of a reactive result, source."""
    return [
        [marker.label, _words(marker.need), f"reactive: {_words(marker.reactive)}", marker.source]
        for marker in recipe.donor_testing.markers
    ]


def parameter_tables(recipe: Recipe) -> list[dict[str, Any]]:
    """Tables of the parameters of calculations."""
    tables: list[tuple[str, Any]] = [
        ("Counting", recipe.counting),
        ("Feeders", recipe.feeders),
        ("IL-2 in the culture", recipe.il2_in_culture),
        ("Medium", recipe.medium),
        ("Dosing", recipe.dosing),
        ("IL-2 for the patient", recipe.il2_course),
        ("Tests of the donor", recipe.donor_testing),
    ]
    titles = {step.key: step.title for step in recipe.steps}
    found = [
        {
            "title": title,
            "rows": parameters(table),
            "source": table.source,
            "confirms": [name_words(name) for name in getattr(table, "site_confirms", ())],
        }
        for title, table in tables
    ]
    found[0]["rows"] += [
        (
            f"viability {_between(span.from_hours, span.to_hours)}",
            "; ".join(limit_words(limit, "%") for limit in span.limits),
        )
        for span in recipe.counting.viability
    ]
    found[1]["rows"] += [
        (
            titles.get(stimulation.step, stimulation.step),
            f"{value_words(stimulation.feeders_per_responder)} feeders : 1 {stimulation.responder.value} cell",
        )
        for stimulation in recipe.feeders.stimulations
    ]
    return found


def _between(low: Any, high: Any) -> str:
    start = value_words(low)
    end = f" to {value_words(high)}" if high is not None else " on"
    return f"from {start}{end} h after feeders"


def computed_limits(recipe: Recipe) -> list[list[Any]]:
    """Rows of limits of computed numbers: number, limit, source."""
    return [
        [quantity.label, _confirmed(limit_words(limit, quantity.unit), bool(limit.site_confirms)), limit.source]
        for quantity in recipe.quantities
        for limit in quantity.limits
    ]


def lasts(recipe: Recipe) -> list[list[Any]]:
    """Rows of shelf lives: supply, hours, start, storage."""
    titles = {step.key: step.title for step in recipe.steps}
    return [
        [
            expiry.supply.value,
            _confirmed(f"{value_words(expiry.hours)} h", bool(expiry.site_confirms)),
            f"from: {titles.get(expiry.start, expiry.start)}",
            expiry.storage,
        ]
        for expiry in recipe.expiry
    ]


def unconfirmed(recipe: Recipe) -> list[list[str]]:
    """Rows of values that the site has to confirm: place, value, number of other places."""
    return [
        [path_words((recipe,), number.path), number.value, f"{len(number.also)} times" if number.also else "—"]
        for number in recipe.blocks_approval()
    ]


def _words(choice: Any) -> str:
    return str(choice.value).replace("_", " ")


def _confirmed(text: str, is_open: bool) -> dict[str, str] | str:
    return {"text": text, "tone": "pending", "word": "site confirms"} if is_open else text
