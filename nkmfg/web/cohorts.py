"""Cohorts of the trial, for the coordinator: as a page to read or print, and as CSV."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from typing import Any

from flask import Response, render_template

from nkmfg.services.cohorts import PLANNED, Cohort, CohortRow, cohorts, treated
from nkmfg.services.trail.export import disarmed
from nkmfg.web import show
from nkmfg.web.checks import stop_notes
from nkmfg.web.download import download
from nkmfg.web.recipe_here import needed_recipe, recipe_here
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.messages import N_, _

pages = blueprint("cohorts")
show.NAVIGATION.append((N_("Cohorts"), "cohorts.page", GMP, False))
PER_KG = N_("×10⁶ NK/kg")
HEAD = (
    (N_("dose level"), ""),
    (N_("patient"), ""),
    (N_("order"), ""),
    (N_("batch"), ""),
    (N_("state"), ""),
    (N_("labelled"), PER_KG),
    (N_("delivered"), PER_KG),
    (N_("counts for"), ""),
    (N_("reactions"), ""),
)
IN_THE_TABLE = (N_("dose in doubt"), N_("stopped by"))  # on the page these are notes below the row


@pages.get("/cohorts")
@allow(who=GMP)
def page() -> Any:
    """Show patients, doses labelled and delivered, batches, states and reactions per dose level."""
    recipe = recipe_here()
    groups = cohorts(db(), recipe) if recipe else ()
    return render_template(
        "cohorts/page.html",
        groups=[{"cohort": group, "rows": [_shown(row) for row in group.rows]} for group in groups],
        head=[{"name": _(name), "unit": _(unit)} | ({"places": 2} if unit else {}) for name, unit in HEAD[1:]],
        trial=recipe.trial if recipe else None,
        treated=treated(groups),
        planned=PLANNED,
    )


@pages.get("/cohorts.csv")
@allow(who=GMP)
def table() -> Response:
    """Cohorts as CSV, with cells escaped for spreadsheets."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow([*(f"{_(name)}, {_(unit)}" if unit else _(name) for name, unit in HEAD), *map(_, IN_THE_TABLE)])
    rows.writerows(_lines(cohorts(db(), needed_recipe())))
    return download(written.getvalue().encode("utf-8-sig"), "text/csv", "cohorts.csv")


def _lines(groups: tuple[Cohort, ...]) -> Iterator[list[str]]:
    for group in groups:
        for row in group.rows:
            yield [disarmed(cell) for cell in (group.label, *_cells(row), *_in_words(row))]


def _shown(row: CohortRow) -> dict[str, Any]:
    """Row of the page, with notes below it on doubts about the dose and on what stops the batch."""
    doubts = [{"text": _doubt_words(row), "tone": "warning", "word": _("dose in doubt")}] if row.dose_doubts else []
    return {"cells": _cells(row), "notes": [*doubts, *stop_notes(row)]}


def _cells(row: CohortRow) -> list[str]:
    return [
        row.patient,
        row.coi_code,
        row.batch or "—",
        row.state,
        _millions(row.labelled),
        _millions(row.delivered),
        _counts_for(row),
        "; ".join(row.reactions) or "—",
    ]


def _in_words(row: CohortRow) -> list[str]:
    """Doubts about the dose and what stops the batch, as cells of the CSV."""
    return [_doubt_words(row) if row.dose_doubts else "—", " ".join(row.stops) or "—"]


def _doubt_words(row: CohortRow) -> str:
    if row.may_serve:
        levels = _("It may have been {levels}.", levels=", ".join(row.may_serve))
    else:
        levels = _("It may have been none of the levels.")
    return " ".join([*row.dose_doubts, levels])


def _counts_for(row: CohortRow) -> str:
    """Levels a dose counts for; one in doubt counts for none."""
    if row.dose_doubts:
        return _("none: in doubt")
    return ", ".join(row.serves) or (_("none of the levels") if row.delivered is not None else "—")


def _millions(value: Fraction | None) -> str:
    return "—" if value is None else show.number(value / 1_000_000, 4)
