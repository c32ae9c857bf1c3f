"""Decisions that end a batch or withdraw it: each asks for a reason, and is signed."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from wtforms import TextAreaField

from nkmfg.domain.case import Case
from nkmfg.domain.decisions.endings import ENDINGS, next_decisions
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.domain.permissions.states import BatchState
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.services import decisions
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.web.batches import band
from nkmfg.web.forms import plain
from nkmfg.web.forms.plain import FormToSign, PlainForm, a_reason, needed
from nkmfg.web.release import product_rows
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import allow, blueprint, db
from nkmfg.words.codes import label
from nkmfg.words.messages import _, lazy

pages = blueprint("decisions")


class BecauseForm(FormToSign):
    """Reason for rejecting or closing a batch, before the signature."""

    because = TextAreaField(lazy("Why"), validators=[needed(lazy("Say in a few words why.")), a_reason])


class EndingForm(BecauseForm):
    """Ending of a batch, with its reason."""

    ending = plain.one_of(
        lazy("How it ends"), lazy("Say how it ends."), lambda: [(ending.value, label(ending)) for ending in ENDINGS]
    )


@pages.route("/batches/<number>/reject", methods=["GET", "POST"])
@allow(who=RULES[Action.REJECT_BATCH].roles)
def reject(number: str) -> Any:
    """Reject a batch by signature; nothing of it goes to a patient."""
    return _decided(
        number,
        _("Reject batch {batch}", batch=number),
        lambda why: decisions.reject_to_sign(db(), number, why),
        lambda signing, why: decisions.reject(db(), signing, number, why),
        _("Batch {batch} is rejected.", batch=number),
    )


@pages.route("/batches/<number>/recall", methods=["GET", "POST"])
@allow(who=RULES[Action.RECALL_BATCH].roles)
def recall(number: str) -> Any:
    """Recall a batch supplied to its patient, by signature, even a closed one."""
    return _decided(
        number,
        _("Recall batch {batch}", batch=number),
        lambda why: decisions.recall_to_sign(db(), number, why),
        lambda signing, why: decisions.recall(db(), signing, number, why),
        _("Batch {batch} is recalled.", batch=number),
    )


@pages.route("/batches/<number>/close", methods=["GET", "POST"])
@allow(who=RULES[Action.CLOSE_BATCH].roles)
def close(number: str) -> Any:
    """Close a batch by signature: nothing is written in it afterwards."""
    if batch_numbered(db(), number).state != BatchState.OPEN:
        return redirect(url_for("release.page", number=number))
    return _decided(
        number,
        _("Close batch {batch}", batch=number),
        lambda why: decisions.close_to_sign(db(), number, why),
        lambda signing, why: decisions.close(db(), signing, number, why),
        _("Batch {batch} is closed.", batch=number),
    )


@pages.route("/batches/<number>/end", methods=["GET", "POST"])
@allow(who=frozenset[Role]().union(*(RULES[action].roles for action in ENDINGS.values())))
def end(number: str) -> Any:
    """End a batch without a certificate: how, and why; signed, and closed with it."""
    form = EndingForm()
    if not form.is_sent():
        case = open_case(db(), number)
        may_follow = next_decisions(case.dossier)
        form.ending.choices = [(ending.value, label(ending)) for ending in ENDINGS if ending in may_follow]
        return _asked(form, case, _("End batch {batch}", batch=number))
    ending, why = form.ending.data or "", (form.because.data or "").strip()

    def show() -> SigningPage:
        copy, case = decisions.end_to_sign(db(), number, ending, why), open_case(db(), number)
        ends_as = {"name": _("ends as"), "value": label(Decision(ending))}
        return SigningPage(
            copy,
            [*_rows(case), ends_as, {"name": _("reason"), "value": why}],
            _("End batch {batch}", batch=number),
            band(case),
        )

    return dialogue(
        show,
        lambda signing: decisions.end(db(), signing, number, ending, why),
        back=url_for("release.page", number=number),
        said=_("Batch {batch} has ended: {ending}.", batch=number, ending=label(Decision(ending))),
    )


def _decided(
    number: str,
    title: str,
    to_sign: Callable[[str], ToSign],
    decide: Callable[[Signing, str], object],
    said: str,
) -> Any:
    """Ask for the reason, then show the signing dialogue."""
    form = BecauseForm()
    if not form.is_sent():
        return _asked(form, open_case(db(), number), title)
    why = (form.because.data or "").strip()

    def show() -> SigningPage:
        copy, case = to_sign(why), open_case(db(), number)
        return SigningPage(copy, [*_rows(case), {"name": _("reason"), "value": why}], title, band(case))

    return dialogue(
        show,
        lambda signing: decide(signing, why),
        back=url_for("release.page", number=number),
        said=said,
    )


def _asked(form: PlainForm, case: Case, title: str) -> Any:
    page = render_template("release/because.html", form=form, dossier=case.dossier, band=band(case), title=title)
    return page, form.status


def _rows(case: Case) -> list[dict[str, str]]:
    rows = [{"name": name, "value": value} for name, value in product_rows(case.dossier, case.dose_sheet)]
    return [*rows, {"name": _("decided so far"), "value": label(case.dossier.decision)}]
