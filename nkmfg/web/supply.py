"""Exceptional supply of a batch out of specification: its papers, QA's approval, the authorised person's decision."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.exceptional_supply import approval_of
from nkmfg.domain.facts.disposition_facts import Decision, Paper
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.services import supply
from nkmfg.services.decisions import against_order
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.web.batches import band, may
from nkmfg.web.forms.decisions import PaperForm
from nkmfg.web.release import gate_row, signed_rows
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.messages import _
from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.supply import paper_words

pages = blueprint("supply")
WRITERS = RULES[Action.NOTE_PHYSICIAN].roles | RULES[Action.NOTE_PAPER].roles


@pages.get("/batches/<number>/supply")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show the failures, papers, blocking checks and approval."""
    case = open_release_case(db(), number)
    dossier = case.dossier
    state = case.gate(Stop.SUPPLY)
    against = against_order(dossier, Decision.EXCEPTIONAL_SUPPLY)
    may_follow = against is None and dossier.state == BatchState.OPEN
    approval = approval_of(case)
    return render_template(
        "supply/page.html",
        dossier=dossier,
        band=band(case),
        refused="" if against is None else refusal_sentence(against),
        blocking=[gate_row(dossier, check) for check in state.blocking],
        others=[gate_row(dossier, check) for check in state.others],
        approval=approval,
        may_note=bool(_kinds()) and dossier.state == BatchState.OPEN,
        may_approve=may(Action.APPROVE_SUPPLY) and may_follow and approval is None,
        may_supply=may(Action.SUPPLY_BATCH) and may_follow,
    )


def _kinds() -> list[Paper]:
    """Papers this person may record: a clinician the physician's, QA the manufacturer's."""
    kinds = [kind for kind in Paper if kind in supply.PHYSICIANS] if may(Action.NOTE_PHYSICIAN) else []
    return kinds + ([kind for kind in Paper if kind not in supply.PHYSICIANS] if may(Action.NOTE_PAPER) else [])


@pages.route("/batches/<number>/papers/note", methods=["GET", "POST"])
@allow(who=WRITERS)
def note(number: str) -> Any:
    """Record a paper behind a decision: person, moment, and where it is filed."""
    form = PaperForm()
    form.of_kinds(_kinds())
    if form.is_sent():
        with form.showing_refusals():
            supply.note_paper(db(), by(), number, form.typed())
            say(_("Written down."))
            return redirect(url_for("supply.page", number=number))
    case = open_case(db(), number)
    return render_template("supply/note.html", dossier=case.dossier, band=band(case), form=form), form.status


@pages.route("/batches/<number>/supply/approve", methods=["GET", "POST"])
@allow(who=RULES[Action.APPROVE_SUPPLY].roles)
def approve(number: str) -> Any:
    """Approve the supply by QA's signature."""

    def show() -> SigningPage:
        copy, case = supply.approval_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(copy, _rows(case), _("Approve the exceptional supply of {batch}", batch=number), band(case))

    return dialogue(
        show,
        lambda signing: supply.approve(db(), signing, number),
        back=url_for("supply.page", number=number),
        said=_("Approved. The authorised person decides."),
    )


@pages.route("/batches/<number>/supply/sign", methods=["GET", "POST"])
@allow(who=RULES[Action.SUPPLY_BATCH].roles)
def sign(number: str) -> Any:
    """Supply the batch exceptionally by the authorised person's signature."""

    def show() -> SigningPage:
        copy, case = supply.supply_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(copy, _rows(case), _("Supply batch {batch} exceptionally", batch=number), band(case))

    return dialogue(
        show,
        lambda signing: supply.supply(db(), signing, number),
        back=url_for("release.page", number=number),
        said=_("Batch {batch} is supplied exceptionally.", batch=number),
    )


def _rows(case: ReleaseCase) -> list[dict[str, str]]:
    dossier = case.dossier
    papers = [
        {"name": paper_words(paper.kind), "value": f"{paper.person}, {paper.reference}"} for paper in dossier.papers
    ]
    return [*papers, *signed_rows(case, case.gate(Stop.SUPPLY))]
