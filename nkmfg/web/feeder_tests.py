"""Tests of a feeder lot as the recipe requires them, each with its verdict; results are recorded one by one."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.findings.tone import TONE_OF_VERDICT
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Unknown
from nkmfg.services.lots.feeders import feeder_of, judged_tests
from nkmfg.services.lots.stock import lot_by_code, note_feeder_test
from nkmfg.web.batches import may
from nkmfg.web.forms.lots import ResultForm
from nkmfg.web.recipe_here import needed_recipe
from nkmfg.web.web_session import allow, blueprint, by, db, say
from nkmfg.words.codes import label
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import _

pages = blueprint("feeder_tests")


def test_rows(code: str, feeder: Any, recipe: Recipe) -> list[dict[str, Any]]:
    """Every test the recipe requires of feeders, with its result and verdict."""
    rows = []
    for test in judged_tests(feeder, recipe):
        verdict = test.judgement.verdict
        rows.append(
            {
                "key": test.criterion.key,
                "name": test.criterion.attribute,
                "method": test.criterion.method,
                "sentence": judgement_sentence(test.criterion, test.judgement),
                "is_pending": verdict is Verdict.PENDING,
                "mark": {"tone": TONE_OF_VERDICT[verdict], "word": label(verdict)},
                "href": url_for("feeder_tests.note", code=code, key=test.criterion.key),
            }
        )
    return rows


@pages.route("/lots/<code>/tests/<key>", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_LOT].roles)
def note(code: str, key: str) -> Any:
    """Record the result of one test, as the laboratory reported it."""
    lot, recipe = lot_by_code(db(), code), needed_recipe()
    test = next((test for test in judged_tests(feeder_of(db(), lot), recipe) if test.criterion.key == key), None)
    if test is None:
        raise Unknown("page.no_such_feeder_test", lot=lot.code)
    form = ResultForm.of(test.criterion, test.typed)
    if form.is_sent():
        with form.showing_refusals():
            note_feeder_test(db(), by(), recipe, lot, key, form.result.data or "", form.reason.data or "")
            say(_("{test}: the result is noted.", test=test.criterion.attribute))
            return redirect(url_for("lots.page", code=lot.code, _anchor="tests"))
    page = render_template(
        "lots/test.html",
        form=form,
        lot=lot,
        test=test,
        sentence=judgement_sentence(test.criterion, test.judgement),
        may_change=may(Action.CHANGE_LOT),
    )
    return page, form.status
