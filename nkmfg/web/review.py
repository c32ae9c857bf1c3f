"""QA's review of a batch by exception: each with place, person, values and answer; then the signature."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.decisions.review import is_answered_in_review
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.reviews import reviews_of, unreviewed_parts
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.services import review as reviewing
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.web import batches
from nkmfg.web.batches import band, may
from nkmfg.web.checks import href_of
from nkmfg.web.forms import plain
from nkmfg.web.forms.plain import PlainForm
from nkmfg.web.release import WORDS
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.checks import view, views
from nkmfg.words.messages import N_, _, lazy
from nkmfg.words.review_parts import part_words, since_words

pages = blueprint("review")
batches.ROOMS.append((N_("Review of the record"), "review.page"))


class AnswerForm(PlainForm):
    """QA's answer to an exception."""

    exception = plain.seen()
    answer = plain.reason(lazy("Answer"))


@pages.get("/batches/<number>/review")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show the exceptions with their answers, changes since the last review, and earlier reviews."""
    return _page(number, AnswerForm())


@pages.post("/batches/<number>/review")
@allow(who=RULES[Action.ANSWER_EXCEPTION].roles)
def answer(number: str) -> Any:
    """Answer one exception as QA."""
    form = AnswerForm()
    if form.is_sent():
        with form.showing_refusals():
            reviewing.answer(db(), by(), number, form.exception.data or "", form.answer.data or "")
            say(_("Answered."))
            return redirect(url_for("review.page", number=number, _anchor="open"))
    return _page(number, form)


def _page(number: str, form: AnswerForm) -> Any:
    case = open_release_case(db(), number)
    dossier = case.dossier
    rows = [_row(dossier, check) for check in case.exceptions_to_review]
    reviews = reviews_of(dossier)
    since = unreviewed_parts(dossier) if reviews else ()
    page = render_template(
        "review/page.html",
        dossier=dossier,
        band=band(case),
        open_rows=[row for row in rows if row["is_open"]],
        rows=[row for row in rows if not row["is_open"]],
        form=form,
        waiting=reviewing.against_review(case),
        reviews=reviews,
        since=[{"words": part_words(dossier, part), "since": since_words(part.since)} for part in since],
        may_answer=may(Action.ANSWER_EXCEPTION) and dossier.state == BatchState.OPEN,
        may_sign=may(Action.REVIEW_RECORD) and dossier.state == BatchState.OPEN,
    )
    return page, form.status


def _row(dossier: Dossier, check: Check) -> dict[str, Any]:
    shown = view(dossier, check)
    is_answered_here = is_answered_in_review(check)
    number, coi_code = dossier.number, dossier.order.coi_code
    step = url_for("steps.page", number=number, key=check.run) if check.run else ""
    return {
        "key": reviewing.exception_id(check.key),
        "tone": shown.tone.value,
        "word": _(WORDS[shown.tone.value]),
        "kind": shown.kind,
        "what": shown.what,
        "where": shown.where,
        "href": step if is_answered_here else href_of(number, coi_code, check) or step,
        "who": shown.who,
        "at": shown.at,
        "then": shown.then,
        "now": shown.now,
        "answer": shown.answer,
        "is_open": check.is_open,
        "is_answered_here": check.is_open and is_answered_here,
    }


@pages.route("/batches/<number>/review/sign", methods=["GET", "POST"])
@allow(who=RULES[Action.REVIEW_RECORD].roles)
def sign(number: str) -> Any:
    """Sign the review of the record; refused with what is not answered yet."""

    def show() -> SigningPage:
        copy, case = reviewing.review_to_sign(db(), number), open_release_case(db(), number)
        rows = [
            {
                "name": line.kind,
                "subject": line.where,
                "value": " · ".join(
                    filter(None, (line.finding, line.answer and _("answer: {answer}", answer=line.answer)))
                ),
            }
            for line in views(case.dossier, case.exceptions_to_review)
        ]
        seen = {
            "name": _("trail up to"),
            "value": _("entry {number}, {hash}…", number=copy.facts["trail"][0], hash=copy.facts["trail"][1][:16]),
        }
        return SigningPage(copy, [*rows, seen], _("Review of the record of {batch}", batch=number), band(case))

    return dialogue(
        show,
        lambda signing: reviewing.review(db(), signing, number),
        back=url_for("review.page", number=number),
        said=_("The record is reviewed as it stands."),
    )
