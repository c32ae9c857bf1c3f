"""Verification of the dose by a second person, and the physician's decision on a dose other than the ordered one."""

from dataclasses import replace
from typing import Any

from flask import render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState, DeviationState
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.product.safety import safety_of
from nkmfg.ledger.signatures import ToSign
from nkmfg.services import dose_verification
from nkmfg.services.dossier.case import open_case
from nkmfg.web import show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.containers import DecideForm
from nkmfg.web.signing import SigningPage, dialogue, facts_rows
from nkmfg.web.web_session import allow, blueprint, db
from nkmfg.words.codes import label
from nkmfg.words.dose_facts import dose_values
from nkmfg.words.messages import _
from nkmfg.words.record import value_words

pages = blueprint("dose_verification")
GO_NO_GO = "go_no_go"  # key of the step at which conditioning is decided


def check_rows(case: Case) -> dict[str, Any]:
    """Amounts per kg, verifiers of the dose, physicians' decisions, and evidence for going on."""
    dossier, numbers = case.dossier, case.figures
    safety = safety_of(dossier, numbers)
    named = (
        (safety.endotoxin_per_kg, _("endotoxin per kg")),
        (safety.endotoxin_per_kg_h, _("endotoxin per kg and hour")),
        (safety.endotoxin_limit_per_ml, _("endotoxin limit of this patient, per mL")),
        (safety.dmso_per_kg, _("DMSO per kg")),
        (safety.ml_per_kg, _("volume per kg, at the weight for limits")),
    )
    checks = case.dose_verifications
    is_known = case.dose_sheet.plan.volume_ml.value is not None
    is_open = dossier.state == BatchState.OPEN
    return {
        "safety": [show.worked(number, 5, name=name) for number, name in named if number is not None],
        "verified": checks,
        "may_verify_dose": may(Action.VERIFY_DOSE) and is_open and is_known and not checks,
        "decisions": case.dose_decisions,
        "may_decide": may(Action.DECIDE_DOSE) and is_open,
        "conditioning": dossier.order.conditioning,
        "go": _go(dossier),
        "evidence": _evidence(case),
    }


def _go(dossier: Dossier) -> list[tuple[str, str]]:
    """Recorded go or no-go before conditioning: decision, grounds, and people informed."""
    rows = []
    for run in dossier.runs:
        if run.step.key == GO_NO_GO:
            for line in run.lines:
                known = run.field(line.key.field)
                rows.append((known.label if known else line.key.field, value_words(dossier, known, line.last)))
    return rows


def _evidence(case: Case) -> list[tuple[str, str]]:
    """Present evidence for the go or no-go."""
    dossier, live = case.dossier, case.figures.nk.batch.live
    is_open = [deviation.number for deviation in dossier.deviations if deviation.state == DeviationState.OPEN]
    sterile = [test for test in case.tests if test.criterion.preliminary_passes]
    return [
        (_("NK cells now"), show.worked(live.cells)["value"]),
        (_("segment fold"), show.worked(live.segment_fold)["value"]),
        *((test.criterion.attribute, label(test.verdict)) for test in sterile),
        (_("open deviations"), ", ".join(is_open) or _("none")),
    ]


def _shown(number: str, copy: ToSign, title: str) -> SigningPage:
    """Signing page of the facts, with level and limits by their labels in the recipe."""
    case = open_case(db(), number)
    labelled = replace(copy, facts=dose_values(case.dossier.recipe, copy.facts))
    return SigningPage(copy, facts_rows(labelled), title, band(case))


@pages.route("/batches/<number>/dose/verify", methods=["GET", "POST"])
@allow(who=RULES[Action.VERIFY_DOSE].roles)
def verify(number: str) -> Any:
    """Verify the present dose by signature; never by a person who counted it."""
    return dialogue(
        lambda: _shown(number, dose_verification.dose_to_sign(db(), number), _("Verify the dose")),
        lambda signing: dose_verification.verify_dose(db(), signing, number),
        back=url_for("doses.page", number=number),
        said=_("The dose is verified."),
    )


@pages.route("/batches/<number>/dose/decide", methods=["GET", "POST"])
@allow(who=RULES[Action.DECIDE_DOSE].roles)
def decide(number: str) -> Any:
    """Decide as physician on a dose below or above the level, or one that cannot be given as planned."""
    form = DecideForm()
    if not form.is_sent():
        case = open_case(db(), number)
        return render_template("doses/decide.html", form=form, dossier=case.dossier, band=band(case)), form.status
    decision, sponsor = form.decision.data or "", form.sponsor.data or ""
    why = (form.why.data or "").strip()
    words = label(DoseDecision(decision))

    def show() -> SigningPage:
        copy = dose_verification.decision_to_sign(db(), number, decision, sponsor, why)
        return _shown(number, copy, _("Dose decision: {decision}", decision=words))

    return dialogue(
        show,
        lambda signing: dose_verification.decide_dose(db(), signing, number, decision, sponsor, why),
        back=url_for("doses.page", number=number),
        said=_("Decided and signed: {decision}.", decision=words),
    )
