"""The dose of a batch with its working, its infusions with their checks, and the IL-2 course."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, InfusionFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Subject, SubjectKind
from nkmfg.domain.findings.tone import TONE_OF_VERDICT, Tone
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.containers import Fate
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_sheet import ProductContent
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.infusions import DeliveredDose, Il2Day, Treatment, bedside_of
from nkmfg.domain.product.treatment import written
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.computed import Input
from nkmfg.domain.values.errors import Unknown
from nkmfg.services import infusions
from nkmfg.services.attachments import attach
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.il2 import note_il2
from nkmfg.web import batches, show
from nkmfg.web.batches import band, may
from nkmfg.web.dose_verification import check_rows
from nkmfg.web.forms.doses import ChangeInfusionForm, Il2Form, InfusionForm
from nkmfg.web.signing import SigningPage, dialogue, facts_shown
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import N_, _

pages = blueprint("doses")
batches.ROOMS.append((N_("Dose and infusion"), "doses.page"))
_FIT = {
    Fit.WITHIN: N_("within the ordered level"),
    Fit.BELOW: N_("below the ordered level"),
    Fit.ABOVE: N_("above the ordered level"),
}


@pages.get("/batches/<number>/dose")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show the dose in the volume to give and in the whole container, what was given, and IL-2 by the real day 0."""
    case = open_case(db(), number)
    dossier = case.dossier
    treatment = case.treatment
    is_open = dossier.state == BatchState.OPEN
    return render_template(
        "doses/page.html",
        dossier=dossier,
        band=band(case),
        **_sheet(case),
        delivered=[
            _delivered(delivery)
            | {"noted": bedside_of(dossier, delivery.infusion), "findings": _findings(case, delivery.infusion)}
            for delivery in treatment.delivered
        ],
        **check_rows(case),
        in_all=_in_all(treatment),
        il2=[_il2_row(dossier, dose) for dose in treatment.il2],
        day_0=treatment.day_0,
        day_0_is_real=treatment.day_0_is_real,
        route=dossier.recipe.il2_course.route,
        may_note=may(Action.NOTE_INFUSION) and is_open,
        to_write=may(Action.NOTE_INFUSION) and is_open and _is_on_the_ward(case),
        may_verify=may(Action.VERIFY_INFUSION) and is_open,
        unchecked=next(
            (delivery.infusion.ordinal for delivery in treatment.delivered if not delivery.verified_by), None
        ),
    )


def _is_on_the_ward(case: Case) -> bool:
    """True if a container was handed over and nothing of its infusion is recorded yet."""
    return any(container.fate in (Fate.HANDED, Fate.ISSUED) for container in case.containers)


def _sheet(case: Case) -> dict[str, Any]:
    dossier, sheet, product = case.dossier, case.dose_sheet, case.product
    per_kg = [test for test in case.tests if test.criterion.per_kg or test.is_computed]
    agreement = product.agreement
    dense = [show.worked(agreement.mean, name=_("viable cells per mL, mean of both counts"))] if agreement else []
    if agreement:
        dense.append(show.worked(agreement.difference_pct, 4, name=_("difference of the two counts")))
    greatest = []
    if sheet.greatest_nk_cells_per_kg is not None:
        greatest.append(show.worked(sheet.greatest_nk_cells_per_kg, 4, name=_("greatest NK dose before that limit")))
    return {
        "plan": [
            show.worked(sheet.plan.volume_ml, name=_("volume to give")),
            show.worked(sheet.plan.nk_cells, name=_("NK cells ordered")),
            show.worked(sheet.plan.nk_cells_per_ml, name=_("NK cells per mL")),
            *dense,
            show.worked(sheet.plan.viable_cells, name=_("viable cells in it")),
            show.worked(sheet.plan.ml_per_kg, name=_("volume per kg")),
            show.worked(sheet.plan.fill_ml, name=_("to fill, with overfill")),
            show.worked(sheet.to_give.t_cells_per_kg, 4, name=_("CD3⁺CD56⁻ per kg, volume to give")),
            *greatest,
        ],
        "whole": _holding(sheet.whole),
        "difference": show.worked(sheet.difference_pct, 4, name=_("difference from the level")),
        "containers": [
            (container.code, show.number(getattr(container.content_ml, "value", None)))
            for container, _gate in sheet.containers
        ],
        "level": sheet.level.label,
        "weight": sheet.weight_kg if isinstance(sheet.weight_kg, Input) else None,
        "safety_weight": show.worked(sheet.safety_weight_kg, name=_("weight for safety limits")),
        "expires": expires_at(dossier),
        "limits": [
            {
                "name": figure.criterion.attribute,
                "sentence": judgement_sentence(figure.criterion, figure.judgement),
                "tone": TONE_OF_VERDICT[figure.verdict],
                "word": label(figure.verdict),
            }
            for figure in per_kg
            if figure.verdict is not Verdict.NOT_APPLICABLE
        ],
    }


def _holding(held: ProductContent) -> list[dict[str, Any]]:
    return [
        show.worked(held.nk_cells_per_kg, 4, name=_("NK per kg, whole content")),
        show.worked(held.viable_cells_per_kg, 4, name=_("viable cells per kg, whole content")),
        show.worked(held.t_cells_per_kg, 4, name=_("CD3⁺CD56⁻ per kg, whole content")),
        show.worked(held.nk_cells, name=_("NK cells, whole content")),
        show.worked(held.ml_per_kg, name=_("volume per kg, whole content")),
    ]


def _delivered(delivery: DeliveredDose) -> dict[str, Any]:
    last = delivery.infusion.last
    labelled = delivery.labelled.nk_cells_per_kg.value if delivery.labelled else None
    return {
        "ordinal": delivery.infusion.ordinal,
        "last": last,
        "first": delivery.infusion.entries[0] if len(delivery.infusion.entries) > 1 else None,
        "labelled": _millions(labelled),
        "numbers": [
            show.worked(delivery.nk_cells_per_kg, 4, name=_("NK per kg, delivered")),
            show.worked(delivery.nk_cells, name=_("NK cells, delivered")),
            show.worked(delivery.of_ordered_pct, 3, name=_("of the dose ordered, this infusion alone")),
            show.worked(delivery.weight_change_pct, 3, name=_("weight against the order")),
        ],
        "verified_by": delivery.verified_by,
    }


def _findings(case: Case, infusion: InfusionFact) -> tuple[str, ...]:
    """Faults of an infusion, and what its entry lacks."""
    subject = Subject(SubjectKind.INFUSION, str(infusion.ordinal))
    found = (check for check in case.checks if check.subject == subject and check.spec.group is None)
    return sentences(case.dossier, (check for check in found if check.is_finding))


def _millions(value: Any) -> str:
    return "—" if value is None else _("{dose} × 10⁶ NK/kg", dose=show.number(value / 1_000_000, 4))


def _in_all(treatment: Treatment) -> dict[str, str]:
    value = treatment.nk_cells_per_kg.value if treatment.nk_cells_per_kg else None
    is_settled = treatment.is_all_given or treatment.fit is Fit.ABOVE
    return {
        "dose": _millions(value) if treatment.nk_cells_per_kg else "",
        "fit": _fit_words(treatment),
        "tone": (Tone.PASS if treatment.fit is Fit.WITHIN else Tone.ACTION if is_settled else Tone.PENDING).value,
        "serves": ", ".join(level.label for level in treatment.serves) or _("none of the levels"),
    }


def _fit_words(treatment: Treatment) -> str:
    if treatment.fit is None:
        return ""
    if treatment.fit is Fit.BELOW and not treatment.is_all_given:
        return _("below the ordered level so far; not everything is given")
    return _(_FIT[treatment.fit])


def _il2_row(dossier: Dossier, day: Il2Day) -> dict[str, Any]:
    last = day.dose.last if day.dose else None
    today = dossier.read_at.astimezone(dossier.zone).date()
    is_late = last is None and day.on is not None and day.on < today
    tone = {"given": "pass", "held": "warning", "missed": "action"}.get(last.given.value if last else "", "")
    return {
        "day": day.day,
        "label": day.label,
        "on": day.on.isoformat() if day.on else "—",
        "tone": tone or ("late" if is_late else "pending"),
        "word": label(last.given) if last else _("late") if is_late else _("to come"),
        "ordered": _("{dose} IU", dose=show.number(last.ordered_iu, 10)) if last else "—",
        "given": _("{dose} IU", dose=show.number(last.given_iu, 10)) if last and last.given_iu is not None else "—",
        "at": show.local(last.given_at) if last and last.given_at else "",
        "site": last.site or "" if last else "",
        "reason": last.reason or "" if last else "",
        "is_there": last is not None,
    }


@pages.route("/batches/<number>/infusions/note", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_INFUSION].roles)
def note(number: str) -> Any:
    """Record an infusion; facts are never refused."""
    case = open_case(db(), number)
    form = InfusionForm()
    form.of_containers(_codes(case))
    if form.is_sent():
        with form.showing_refusals():
            _keep_scan(number, form)
            ordinal, flagged = infusions.note_infusion(db(), by(), batch_numbered(db(), number), form.given())
            say(_("Infusion {ordinal} is written down. Now a second person checks it.", ordinal=ordinal))
            _tell(flagged)
            return redirect(url_for("doses.page", number=number))
    return _infusion_page(case, form, _("Infusion"))


@pages.route("/batches/<number>/infusions/<int:ordinal>", methods=["GET", "POST"])
@allow(who=RULES[Action.CORRECT_INFUSION].roles)
def change(number: str, ordinal: int) -> Any:
    """Correct an infusion; it is checked again."""
    case = open_case(db(), number)
    dossier = case.dossier
    infusion = next((infusion for infusion in dossier.infusions if infusion.ordinal == ordinal), None)
    if infusion is None:
        raise Unknown("page.no_such_infusion", batch=number, ordinal=ordinal)
    form = ChangeInfusionForm.showing(infusion, bedside_of(dossier, infusion))
    form.of_containers(_codes(case))
    if form.is_sent():
        with form.showing_refusals():
            _keep_scan(number, form)
            batch, why = batch_numbered(db(), number), form.reason.data or ""
            flagged = infusions.correct_infusion(db(), by(), batch, ordinal, form.shown_revision, form.given(), why)
            say(_("Corrected. The first entry stays beside it; a second person checks it again."))
            _tell(flagged)
            return redirect(url_for("doses.page", number=number))
    return _infusion_page(case, form, _("Correct infusion {ordinal}", ordinal=ordinal))


def _keep_scan(number: str, form: InfusionForm) -> None:
    """Store the scanned form first, so that a refusal does not lose it."""
    chosen = form.uploaded()
    if chosen is not None:
        kept = attach(db(), by(), batch_numbered(db(), number), *chosen, action=Action.ATTACH_FORM)
        form.kept_scan.data = kept.sha256


def _infusion_page(case: Case, form: InfusionForm, title: str) -> Any:
    page = render_template(
        "doses/infusion.html",
        dossier=case.dossier,
        band=band(case),
        form=form,
        title=title,
        may_be_given=case.dossier.decision in TO_THE_PATIENT,
    )
    return page, form.status


def _codes(case: Case) -> list[str]:
    """Filled containers, or every vessel if none was filled, so that an infusion can be recorded in any case."""
    filled = [container.code for container in case.product.containers]
    return filled or [vessel.code for vessel in case.dossier.vessels]


def _tell(flagged: tuple[str, ...]) -> None:
    for sentence in flagged:
        say(_("A deviation is open: {sentence}", sentence=sentence), "action")


@pages.route("/batches/<number>/infusions/<int:ordinal>/check", methods=["GET", "POST"])
@allow(does=Action.VERIFY_INFUSION)
def check(number: str, ordinal: int) -> Any:
    """Sign the check of an infusion as a second person."""

    def show() -> SigningPage:
        copy, case = infusions.infusion_to_sign(db(), number, ordinal), open_case(db(), number)
        return facts_shown(
            copy, _("Check infusion {ordinal}", ordinal=ordinal), band(case), without=("batch", "revision")
        )

    return dialogue(
        show,
        lambda signing: infusions.verify_infusion(db(), signing, number, ordinal),
        back=url_for("doses.page", number=number),
        said=_("Infusion {ordinal} is checked.", ordinal=ordinal),
    )


@pages.route("/batches/<number>/il2/<day>", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_IL2].roles)
def il2(number: str, day: str) -> Any:
    """Record the IL-2 of a treatment day: given, held or missed; correct it with a reason."""
    case = open_case(db(), number)
    dossier = case.dossier
    on = next((dose for dose in case.treatment.il2 if str(dose.day) == day), None)
    if on is None:
        raise Unknown("page.no_such_il2_day")
    last = on.dose.last if on.dose else None
    form = Il2Form() if last is None else Il2Form.showing(last)
    if last is None:
        del form.reason
    if form.is_sent():
        with form.showing_refusals():
            why = (form.reason.data or " ") if last is not None else ""
            shown = form.shown_revision if last is not None else None
            flagged = note_il2(db(), by(), batch_numbered(db(), number), on.day, form.typed(), why, shown)
            say(_("IL-2 of day {day} is written down.", day=written(on.day)))
            _tell(flagged)
            return redirect(url_for("doses.page", number=number, _anchor="il2"))
    page = render_template(
        "doses/il2.html", dossier=dossier, band=band(case), form=form, day=on, is_change=last is not None
    )
    return page, form.status
