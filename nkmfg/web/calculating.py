"""Calculated numbers in the form of a step, each with its formula and inputs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from flask import request

from nkmfg.domain.calculators.calculation_input import CalculatedNumber
from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import Field
from nkmfg.services.steps.calculating import calculated_by_field, calculates, typing_of, vessel_type_of
from nkmfg.services.steps.previewing import Preview, preview
from nkmfg.services.steps.recording_input import TypedValue
from nkmfg.services.steps.writing import Participant
from nkmfg.web import show
from nkmfg.web.step_form import NEW, NOT_APPLICABLE, name_of, usual_method
from nkmfg.web.web_session import db, me
from nkmfg.words.calculators import calculated_words
from nkmfg.words.messages import _
from nkmfg.words.units import unit_words


def calculated_rows(
    dossier: Dossier, numbers: BatchFigures, run: Run, about: About, typed: Mapping[str, str], source: str
) -> dict[str, list[dict[str, Any]]]:
    """Calculated numbers by control, from what is typed so far. `source` is the vessel cells are taken from."""
    if not calculates(run.step):
        return {}
    texts = {known.key: typed.get(name_of(known.key, about), "") for known in run.step.fields}
    into = typed.get("target", NEW)
    kind = typed.get("vessel_type", "") if into == NEW else vessel_type_of(dossier, into)
    typing = typing_of(db(), run, about, texts, source=typed.get("source") or source, vessel_type=kind)
    return {
        name_of(key, about): [_row(number, run.step.field_named(key), first=number is found[0]) for number in found]
        for key, found in calculated_by_field(dossier, numbers, run, about, typing).items()
    }


def preview_of(case: Case, run: Run, about: About, typed: Mapping[str, str]) -> Preview:
    """Preview of recording the typed values of one subject; a movement's effect on the cells is not included."""
    values = []
    for known in run.step.fields:
        for replicate in range(1, known.replicates + 1):
            name = name_of(known.key, about, replicate)
            text, because = typed.get(name, ""), typed.get(f"{name}{NOT_APPLICABLE}", "")
            values.append(TypedValue(known.key, about, text, replicate, not_applicable_because=because))
    method = request.args.get("method") or usual_method(case.dossier, run, about)
    if method and run.field("method") is not None:
        values.append(TypedValue("method", about, method))
    return preview(db(), case, run, values, Participant(me().person_id, me().login))


def _row(number: CalculatedNumber, known: Field, first: bool) -> dict[str, Any]:
    """Row of a calculated number; the first one of a field in the field's unit, as it will be typed."""
    name = calculated_words(number)
    row = show.worked(number.number, 4, name=_("calculated: {name}", name=name) if first else name)
    if first and number.number.value is not None:
        row |= {
            "value": show.number(number.number.value / Fraction(known.unit_factor), 4),
            "unit": unit_words(known.unit),
            "expanded": "",
        }
    return row
