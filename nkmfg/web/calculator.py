"""Calculators of the dose on numbers typed here. Nothing is stored; the record uses its own numbers."""

from fractions import Fraction
from typing import Any

from flask import render_template, request

from nkmfg.domain.calculators.what_if import SUMS, Sum
from nkmfg.domain.values.computed import Input
from nkmfg.domain.values.errors import Malformed
from nkmfg.services.parsing import number_or_none
from nkmfg.web import show
from nkmfg.web.web_session import GMP, allow, blueprint
from nkmfg.words.calculators import asked_words, given_words, title_words
from nkmfg.words.messages import N_, _
from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.units import unit_words

pages = blueprint("calculator")
show.NAVIGATION.append((N_("Calculator"), "calculator.page", GMP, False))


@pages.get("/calculator")
@allow(who=GMP)
def page() -> Any:
    """Show every calculator with the typed numbers, or with its worked example."""
    asked = request.args.get("sum", "")
    return render_template(
        "calculator/page.html",
        sums=[_shown(calculation, asked == calculation.key) for calculation in SUMS],
        asked=asked,
    )


def _shown(calculation: Sum, is_asked: bool) -> dict[str, Any]:
    typed = {key: request.args.get(key, example) if is_asked else example for key, _unit, example in calculation.asks}
    error, rows = "", []
    try:
        numbers = {
            key: _read(key, asked_words(calculation.key, key), unit, typed[key])
            for key, unit, _example in calculation.asks
        }
        rows = [show.worked(computed, 5, name=given_words(name)) for name, computed in calculation.gives(numbers)]
    except Malformed as wrong:
        error = refusal_sentence(wrong)
    return {
        "key": calculation.key,
        "title": title_words(calculation.key),
        "asks": [
            {
                "id": f"{calculation.key}-{key}",
                "key": key,
                "name": asked_words(calculation.key, key),
                "unit": unit_words(unit),
                "value": typed[key],
            }
            for key, unit, _example in calculation.asks
        ],
        "rows": rows,
        "error": error,
    }


def _read(key: str, name: str, unit: str, typed: str) -> Input:
    value = number_or_none(name.capitalize(), typed)
    if value is None:
        raise Malformed("calculator.number_missing", name=name.capitalize())
    return Input(key, Fraction(value), unit, _("as typed"))
