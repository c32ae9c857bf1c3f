"""QA's review of a batch by exception: what, where, who, the value then and now, an answer; then the signature."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.decisions.review import REMEDIED, exceptions_to_review, reviews_of, unreviewed_parts
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.exceptions import ExceptionLine, Kind
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.services import review as reviewing
from nkmfg.services.release import open_release_case
from nkmfg.web import batches
from nkmfg.web.batches import band, may
from nkmfg.web.forms import plain
from nkmfg.web.forms.plain import PlainForm
from nkmfg.web.release import WORDS
from nkmfg.web.signing import dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say

pages = blueprint("review")
batches.ROOMS.append(("Review of the record", "review.page"))


class AnswerForm(PlainForm):
    """What QA answers to an exception."""

    exception = plain.seen()
    answer = plain.reason("Answer")


@pages.get("/batches/<number>/review")
@allow(who=GMP)
def page(number: str) -> Any:
    """The exceptions and what is answered to each, what changed since the last review, and who reviewed."""
    return _page(number, AnswerForm())


@pages.post("/batches/<number>/review")
@allow(who=RULES[Action.ANSWER_EXCEPTION].roles)
def answer(number: str) -> Any:
    """QA's answer to one exception."""
    form = AnswerForm()
    if form.is_sent():
        with form.telling():
            reviewing.answer(db(), by(), number, form.exception.data or "", form.answer.data or "")
            say("Answered.")
            return redirect(url_for("review.page", number=number, _anchor="open"))
    return _page(number, form)


def _page(number: str, form: AnswerForm) -> Any:
    case = open_release_case(db(), number)
    dossier = case.dossier
    numbers = case.figures
    lines = exceptions_to_review(dossier, numbers)
    rows = [_row(dossier, one) for one in lines]
    waiting = reviewing.against_review(case)
    reviews = reviews_of(dossier)
    page = render_template(
        "review/page.html",
        dossier=dossier,
        band=band(dossier, numbers),
        open_rows=[one for one in rows if one["is_open"]],
        rows=[one for one in rows if not one["is_open"]],
        form=form,
        waiting=waiting,
        reviews=reviews,
        since=unreviewed_parts(dossier) if reviews else (),
        may_answer=may(Action.ANSWER_EXCEPTION) and dossier.state == "open",
        may_sign=may(Action.REVIEW_RECORD) and dossier.state == "open",
    )
    return page, form.status


def _row(dossier: Dossier, one: ExceptionLine) -> dict[str, Any]:
    href = url_for("steps.page", number=dossier.number, key=one.run) if one.run else ""
    if one.kind is Kind.DEVIATION:
        href = url_for("deviations.page", number=one.what.partition(",")[0])
    return {
        "key": one.key,
        "tone": one.tone.value,
        "word": WORDS[one.tone.value],
        "kind": one.kind.value,
        "what": one.what,
        "where": one.where,
        "href": href,
        "who": one.who,
        "at": one.at,
        "then": one.then,
        "now": one.now,
        "answer": one.answer,
        "is_open": one.is_open,
        "is_answered_here": one.is_open and one.kind not in REMEDIED,
    }


@pages.route("/batches/<number>/review/sign", methods=["GET", "POST"])
@allow(who=RULES[Action.REVIEW_RECORD].roles)
def sign(number: str) -> Any:
    """Sign the review of the record; refused with what is not answered yet."""
    copy = reviewing.review_to_sign(db(), number)
    case = open_release_case(db(), number)
    dossier = case.dossier
    rows = [
        {"name": one.kind.value, "subject": one.where, "value": ": ".join(filter(None, (one.what, one.answer)))}
        for one in exceptions_to_review(dossier, case.figures)
    ]
    return dialogue(
        copy,
        [*rows, {"name": "trail up to", "value": f"entry {copy.facts['trail'][0]}, {copy.facts['trail'][1][:16]}…"}],
        lambda signing: reviewing.review(db(), signing, number),
        back=url_for("review.page", number=number),
        said="The record is reviewed as it stands.",
        title=f"Review of the record of {number}",
        band=band(dossier),
    )
