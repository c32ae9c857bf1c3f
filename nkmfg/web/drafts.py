"""Drafts of the forms of steps: each value kept as its field is left, with what it means so far."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import render_template, request

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Run
from nkmfg.domain.recipe.model import Subject
from nkmfg.ledger.database import ledger_of
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.drafts import keep_draft
from nkmfg.services.steps.calculating import calculates
from nkmfg.services.steps.recording import run_of
from nkmfg.web import movement_form, show
from nkmfg.web.calculating import calculated_rows, preview_of
from nkmfg.web.step_form import NOT_APPLICABLE, about_left, controls, methods
from nkmfg.web.steps import RECORDERS, opened
from nkmfg.web.submissions import form_id_sent
from nkmfg.web.web_session import allow, blueprint, db, me

pages = blueprint("drafts")


def subject_asked() -> str:
    """What the form is about, as its draft is kept by: "vessel.A", "movement", or "" for the step itself."""
    return request.args.get("about", "")[:120]


@pages.post("/batches/<number>/draft/<path:key>")
@allow(who=RECORDERS, numbered=False)
def keep(number: str, key: str) -> Any:
    """Store a draft of one control, with the moment it was left; answer how it was understood."""
    case, run = opened(number, key)
    dossier = case.dossier
    batch = batch_numbered(db(), number)
    name, value = request.form.get("field", "")[:120], request.form.get("value", "")[:4000]
    age = request.form.get("age_ms", "0")
    left_before = timedelta(milliseconds=int(age)) if age.isascii() and age.isdigit() and len(age) < 9 else timedelta()
    kept = keep_draft(
        db(),
        person_id=me().person_id,
        run_id=run_of(db(), batch, key).id,
        subject=subject_asked(),
        form_id=form_id_sent(),
        name=name,
        typed=value,
        left_before=left_before,
    )
    answer: dict[str, Any] = {"kept": show.clock_time(ledger_of(db()).clock.now(db())), "form_id": kept.form_id}
    typed = kept.typed
    about = about_left(name)
    answer |= _calculated_now(case, run, about, typed)
    answer["preview"] = render_template("steps/_preview.html", preview=preview_of(case, run, about, typed))
    kind, _dot, rest = name.partition(".")
    if rest and value and not name.endswith(NOT_APPLICABLE):
        code = rest.rpartition(".")[0].rpartition(".")[0]
        try:
            about = About(Subject(kind), code)
        except ValueError:
            return answer
        method = next((m for m, _label in methods(run)), None)
        for one_method in [method, *[m for m, _label in methods(run)]]:
            for control in controls(dossier, run, about, {name: value}, None, one_method, 2):
                if control.name == name:
                    answer |= {"echo": control.echo or control.hint, "error": control.error}
                    if control.bar and control.bar["at"] is not None:
                        answer["at"] = control.bar["at"]
    return answer


def _calculated_now(case: Case, run: Run, about: About, typed: Mapping[str, str]) -> dict[str, Any]:
    """Calculated numbers at the fields of the form whose control was left, from what is typed so far."""
    if not calculates(run.step):
        return {}
    sources = movement_form.source_choices(case.dossier, case.figures, run)
    found = calculated_rows(case.dossier, case.figures, run, about, typed, sources[0][0] if sources else "")
    return {"calculated": {name: render_template("steps/_calculated.html", rows=rows) for name, rows in found.items()}}
