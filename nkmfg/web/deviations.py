"""Deviations of all batches: open ones for QA, the page of one, and its signed assessment."""

from typing import Any

from flask import redirect, render_template, request, url_for
from wtforms import TextAreaField

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.uses import Use, uses_of
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.product.treatment import written
from nkmfg.services.deviations import batch_of_deviation, closing_signature, deviations, how_many_open
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from nkmfg.web import show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.plain import FormToSign, a_reason, needed
from nkmfg.web.recorded_lines import thing_words
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.deviations import deviation_kind
from nkmfg.words.messages import N_, _, lazy
from nkmfg.words.record import run_words

pages = blueprint("deviations")
show.NAVIGATION.append((N_("Deviations"), "deviations.listing", GMP, False))


class AssessmentForm(FormToSign):
    """QA's assessment, before the signature."""

    assessment = TextAreaField(lazy("Assessment"), validators=[needed(lazy("Write the assessment.")), a_reason])


@pages.get("/deviations")
@allow(who=GMP)
def listing() -> Any:
    """List open deviations of all batches, or closed ones."""
    is_open = request.args.get("state") != "closed"
    after = request.args.get("after", "")
    return render_template(
        "deviations/list.html",
        rows=deviations(db(), is_open=is_open, after=after),
        is_open=is_open,
        after=after,
        open_count=how_many_open(db()),
        words=deviation_kind,
        may_close=may(Action.CLOSE_DEVIATION),
    )


@pages.get("/deviations/<number>")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show one deviation of a batch."""
    case = open_case(db(), batch_of_deviation(db(), number))
    dossier = case.dossier
    deviation = next(deviation for deviation in dossier.deviations if deviation.number == number)
    opened_for = next((check for check in case.checks if check.deviation == number), None)
    return render_template(
        "deviations/page.html",
        deviation=deviation,
        dossier=dossier,
        band=band(case),
        run=dossier.run(deviation.run) if deviation.run else None,
        rule=deviation_kind(deviation.code),
        affected=opened_for.params.get("affected") if opened_for else None,
        uses=_uses(dossier, opened_for) if opened_for else [],
        signed=closing_signature(db(), number),
        may_close=may(Action.CLOSE_DEVIATION),
    )


def _uses(dossier: Dossier, check: Check) -> list[dict[str, Any]]:
    """Rows of the uses of the lot or equipment a deviation is about, each with the page where it is recorded."""
    return [_use(dossier, use) | {"at": use.happened_at} for use in uses_of(check)]


def _use(dossier: Dossier, use: Use) -> dict[str, str]:
    if use.line is None:
        day = written(use.day or 0)
        return {
            "step": _("IL-2, day {day}", day=day),
            "what": "",
            "about": "",
            "href": url_for("doses.page", number=dossier.number),
        }
    run, field = dossier.run(use.line.run), dossier.run(use.line.run).field(use.line.field)
    return {
        "step": run_words(run),
        "what": field.label if field else use.line.field,
        "about": thing_words(dossier, use.line.about),
        "href": url_for("steps.page", number=dossier.number, key=run.key),
    }


@pages.route("/deviations/<number>/close", methods=["GET", "POST"])
@allow(who=RULES[Action.CLOSE_DEVIATION].roles)
def close(number: str) -> Any:
    """Assess and close a deviation by QA's signature."""
    batch = batch_numbered(db(), batch_of_deviation(db(), number))
    deviation = deviation_numbered(db(), number)
    back = url_for("deviations.page", number=number)
    if deviation.state != DeviationState.OPEN:
        return redirect(back)
    form = AssessmentForm()
    if not form.is_sent():
        case = open_case(db(), batch.number)
        page = render_template(
            "deviations/assess.html", form=form, deviation=deviation, dossier=case.dossier, band=band(case)
        )
        return page, form.status
    assessment = (form.assessment.data or "").strip()

    def show() -> SigningPage:
        rows = [
            {"name": _("deviation"), "value": number},
            {"name": _("what happened"), "value": deviation.event},
            {"name": _("assessment"), "value": assessment},
        ]
        case = open_case(db(), batch.number)
        return SigningPage(
            closing_to_sign(deviation, assessment), rows, _("Close deviation {deviation}", deviation=number), band(case)
        )

    return dialogue(
        show,
        lambda signing: close_deviation(db(), signing, batch, deviation, assessment),
        back=back,
        said=_("Deviation {deviation} is assessed and closed.", deviation=number),
    )
