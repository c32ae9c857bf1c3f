"""Recipe as a readable page: phases, steps with their fields, tests, dose levels, parameters."""

from typing import Any

from nkmfg.domain.recipe.enums import Responder
from nkmfg.domain.recipe.model import Criterion, Field, Limit, Recipe, Step
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.recipe_codes import recipe_word
from nkmfg.words.recipe_parameters import parameter_name
from nkmfg.words.recipes import (
    criterion_words,
    kind_words,
    limit_words,
    occurrence_words,
    parameters,
    path_words,
    schedule_words,
    span_words,
    value_words,
)
from nkmfg.words.record import answer_words

_RATIOS = {
    Responder.VIABLE: N_("{feeders} feeders : 1 viable cell"),
    Responder.NUCLEATED: N_("{feeders} feeders : 1 nucleated cell"),
    Responder.NK: N_("{feeders} feeders : 1 nk cell"),
}


def phases(recipe: Recipe) -> list[dict[str, Any]]:
    """Phases, each with its steps."""
    return [
        {"title": phase.title, "steps": [_step(recipe, step) for step in recipe.steps if step.phase == phase.key]}
        for phase in recipe.phases
    ]


def _step(recipe: Recipe, step: Step) -> dict[str, Any]:
    titles = {recipe_step.key: f"{recipe_step.number} {recipe_step.title}" for recipe_step in recipe.steps}
    facts = [
        (_("operation"), recipe_word(step.operation)),
        (_("how often"), f"{occurrence_words(step)}; {recipe_word(step.obligation)}"),
        (_("due"), schedule_words(recipe, step.schedule)),
        (_("after"), ", ".join(titles.get(key, key.replace("_", " ")) for key in step.after)),
        (_("stops at a hold"), _("gate: {gate}", gate=recipe_word(step.gate)) if step.gate else ""),
        (_("signed as"), ", ".join(label(meaning) for meaning in step.signatures)),
        (_("source"), "; ".join(text for text in (step.source, step.schedule.source if step.schedule else "") if text)),
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
        condition = _("only if “{name}” is: {answers}", name=asked.label, answers=answers)
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
    return _("a deviation is opened by: {answers}", answers=answers) if answers else ""


def _limit(limit: Limit, unit: str) -> dict[str, Any]:
    return {"words": limit_words(limit, unit), "source": limit.source, "confirms": bool(limit.site_confirms)}


def criteria(found: tuple[Criterion, ...]) -> list[list[Any]]:
    """Rows of tests: attribute, sample, what passes, what it blocks, reporting time, method and source."""
    return [
        [
            criterion.attribute,
            f"{recipe_word(criterion.material)}, {recipe_word(criterion.stage)}",
            _confirmed(criterion_words(criterion), bool(criterion.site_confirms)),
            _blocks(criterion),
            _("{hours} h", hours=value_words(criterion.reports_within_hours)),
            f"{criterion.method}. {criterion.source}",
        ]
        for criterion in found
    ]


def _blocks(criterion: Criterion) -> str:
    blocks = recipe_word(criterion.blocks)
    return _("{blocks} (may be pending)", blocks=blocks) if criterion.pending_allowed else blocks


def dose_levels(recipe: Recipe) -> list[list[Any]]:
    """Rows of dose levels: label, per kg, ceiling, source."""
    return [
        [
            level.label,
            _("more than {dose} per kg", dose=value_words(level.per_kg))
            if level.open_ended
            else _("{dose} per kg", dose=value_words(level.per_kg)),
            _confirmed(value_words(level.ceiling_per_kg), bool(level.site_confirms)),
            level.source,
        ]
        for level in recipe.dose_levels
    ]


def people_rules(recipe: Recipe) -> list[list[str]]:
    """Rows of eligibility rules of patients and donors: person, rule, source."""
    both = ((_("patient"), recipe.patient_rules), (_("donor"), recipe.donor_rules))
    return [[whom, rule.text, rule.source] for whom, rules in both for rule in rules]


def markers(recipe: Recipe) -> list[list[str]]:
    """Rows of infectious markers: test, when required, effect of a reactive result, source."""
    return [
        [
            marker.label,
            recipe_word(marker.need),
            _("reactive: {reactive}", reactive=recipe_word(marker.reactive)),
            marker.source,
        ]
        for marker in recipe.donor_testing.markers
    ]


def parameter_tables(recipe: Recipe) -> list[dict[str, Any]]:
    """Tables of the parameters of calculations."""
    tables: list[tuple[str, Any]] = [
        (_("Counting"), recipe.counting),
        (_("Feeders"), recipe.feeders),
        (_("IL-2 in the culture"), recipe.il2_in_culture),
        (_("Medium"), recipe.medium),
        (_("Dosing"), recipe.dosing),
        (_("IL-2 for the patient"), recipe.il2_course),
        (_("Tests of the donor"), recipe.donor_testing),
    ]
    titles = {step.key: step.title for step in recipe.steps}
    found = [
        {
            "title": title,
            "rows": parameters(table),
            "source": table.source,
            "confirms": [parameter_name(name) for name in getattr(table, "site_confirms", ())],
        }
        for title, table in tables
    ]
    found[0]["rows"] += [
        (
            _viability(span.from_hours, span.to_hours),
            "; ".join(limit_words(limit, "%") for limit in span.limits),
        )
        for span in recipe.counting.viability
    ]
    found[1]["rows"] += [
        (
            titles.get(stimulation.step, stimulation.step),
            _(_RATIOS[stimulation.responder], feeders=value_words(stimulation.feeders_per_responder)),
        )
        for stimulation in recipe.feeders.stimulations
    ]
    return found


def _viability(low: Any, high: Any) -> str:
    if high is None:
        return _("viability from {low} on h after feeders", low=value_words(low))
    return _("viability from {low} to {high} h after feeders", low=value_words(low), high=value_words(high))


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
            recipe_word(expiry.supply),
            _confirmed(_("{hours} h", hours=value_words(expiry.hours)), bool(expiry.site_confirms)),
            _("from: {step}", step=titles.get(expiry.start, expiry.start)),
            expiry.storage,
        ]
        for expiry in recipe.expiry
    ]


def unconfirmed(recipe: Recipe) -> list[list[str]]:
    """Rows of values that the site has to confirm: place, value, number of other places."""
    return [
        [
            path_words((recipe,), number.path),
            number.value,
            ngettext("{n} time", "{n} times", len(number.also)) if number.also else "—",
        ]
        for number in recipe.blocks_approval()
    ]


def _confirmed(text: str, is_open: bool) -> dict[str, str] | str:
    return {"text": text, "tone": "pending", "word": _("site confirms")} if is_open else text
