"""Deviations of all batches: open ones for QA, the page of one, and its signed assessment."""

from typing import Any

from flask import redirect, render_template, request, url_for
from wtforms import TextAreaField

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.services.deviations import batch_of_deviation, closing_signature, deviations, how_many_open
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from nkmfg.web import show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.plain import PlainForm, a_reason, needed
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.deviations import deviation_kind

pages = blueprint("deviations")
show.NAVIGATION.append(("Deviations", "deviations.listing", GMP, False))


class AssessmentForm(PlainForm):
    """QA's assessment, before the signature."""

    class Meta:
        csrf = False  # only shown for signing: nothing is written

    assessment = TextAreaField("Assessment", validators=[needed("Write the assessment."), a_reason])


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
    return render_template(
        "deviations/page.html",
        deviation=deviation,
        dossier=dossier,
        band=band(case),
        run=dossier.run(deviation.run) if deviation.run else None,
        rule=deviation_kind(deviation.code),
        signed=closing_signature(db(), number),
        may_close=may(Action.CLOSE_DEVIATION),
    )


@pages.route("/deviations/<number>/close", methods=["GET", "POST"])
@allow(who=RULES[Action.CLOSE_DEVIATION].roles)
def close(number: str) -> Any:
    """Assess and close a deviation by QA's signature."""
    batch = batch_numbered(db(), batch_of_deviation(db(), number))
    deviation = deviation_numbered(db(), number)
    back = url_for("deviations.page", number=number)
    if deviation.state != DeviationState.OPEN:
        return redirect(back)
    form = AssessmentForm(request.args)
    if "assessment" not in request.args or not form.validate():
        status = 422 if "assessment" in request.args else 200
        case = open_case(db(), batch.number)
        page = render_template(
            "deviations/assess.html", form=form, deviation=deviation, dossier=case.dossier, band=band(case)
        )
        return page, status
    assessment = (form.assessment.data or "").strip()

    def show() -> SigningPage:
        rows = [
            {"name": "deviation", "value": number},
            {"name": "what happened", "value": deviation.event},
            {"name": "assessment", "value": assessment},
        ]
        case = open_case(db(), batch.number)
        return SigningPage(closing_to_sign(deviation, assessment), rows, f"Close deviation {number}", band(case))

    return dialogue(
        show,
        lambda signing: close_deviation(db(), signing, batch, deviation, assessment),
        back=back,
        said=f"Deviation {number} is assessed and closed.",
    )
