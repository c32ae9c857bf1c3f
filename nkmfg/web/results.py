"""Results of a batch: every test of its recipe, judged; recorded, changed with a reason, reviewed, voided."""

from collections.abc import Iterable
from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.dossier import Dossier, SampleFact
from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.domain.findings.tone import TONE_OF_VERDICT
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.oos import is_locked
from nkmfg.domain.product.results import JudgedResult, JudgedTest, unreviewed
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.errors import Malformed, Unknown
from nkmfg.services import oos, results
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.web import batches, show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.results import CauseForm, ChangeResultForm, ResultForm, VoidForm
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.codes import label
from nkmfg.words.judgements import judgement_clause, judgement_sentence, names_in_row
from nkmfg.words.messages import N_, _
from nkmfg.words.release_tests import blocks_words, when_asked

pages = blueprint("results")
batches.ROOMS.append((N_("Results"), "results.page"))


@pages.get("/batches/<number>/results")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show every test of the recipe: results, verdict, due moment."""
    case = open_case(db(), number)
    dossier = case.dossier
    waiting = unreviewed(dossier)
    tests = case.tests
    return render_template(
        "results/page.html",
        dossier=dossier,
        band=band(case),
        rows=[_row(case, test) for test in tests if test.verdict is not Verdict.NOT_APPLICABLE or test.results],
        not_asked=names_in_row(
            test.criterion.attribute for test in tests if test.verdict is Verdict.NOT_APPLICABLE and not test.results
        ),
        waiting=len(waiting),
        reviews=dossier.signed_under("results"),
        may_record=may(Action.RECORD_RESULT) and dossier.state == BatchState.OPEN,
        may_unlock=may(Action.UNLOCK_RESULT) and dossier.state == BatchState.OPEN,
        may_review=may(Action.REVIEW_RESULTS) and bool(waiting) and dossier.state == BatchState.OPEN,
    )


def _row(case: Case, test: JudgedTest) -> dict[str, Any]:
    dossier, criterion = case.dossier, test.criterion
    return {
        "key": criterion.key,
        "name": criterion.attribute,
        "method": criterion.method,
        "limit": limit_words(criterion),
        "blocks": blocks_words(dossier, test),
        "tone": TONE_OF_VERDICT[test.verdict],
        "word": label(test.verdict),
        "sentence": judgement_sentence(criterion, test.judgement),
        "due": test.due if test.verdict is Verdict.PENDING else None,
        "when_asked": when_asked(dossier, test),
        "is_computed": test.is_computed,
        "is_judged": test.is_computed or (criterion.operator is not None and bool(test.results)),
        "samples": [sample.code for sample in test.samples],
        "results": [
            {
                "ordinal": result.result.ordinal,
                "of": result.result.of,
                "value": value_words(criterion, result.result.last),
                "first": value_words(criterion, result.result.first) if result.result.is_changed else "",
                "reason": result.result.last.reason or "",
                "who": dossier.name(result.result.last.reported_by),
                "at": result.result.last.resulted_at or result.result.last.entered_at,
                "laboratory": result.result.last.laboratory or "",
                "is_void": not result.result.stands,
                "is_locked": is_locked(dossier, case.figures, criterion.key, result.result.ordinal),
            }
            for result in test.results
        ],
    }


def limit_words(criterion: Criterion) -> str:
    """Text of a criterion's limit; outcomes by their labels."""
    if criterion.operator is not None and criterion.limit is not None:
        return f"{criterion.operator.sign} {show.number(criterion.limit)} {criterion.unit}"
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    return ", ".join(labels[outcome] for outcome in criterion.passing) if labels else _("reported")


def value_words(criterion: Criterion, entry: ResultEntry) -> str:
    """Text of a result: as typed, with its unit and status."""
    if entry.kind in (ResultEntryKind.NOT_TESTED, ResultEntryKind.VOID):
        return label(entry.kind)
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    said = labels.get(entry.outcome or "", f"{entry.typed} {entry.unit}".strip())
    marks = [
        word
        for word, is_so in (
            (_("preliminary"), entry.is_preliminary),
            (_("invalid"), entry.kind == ResultEntryKind.INVALID),
        )
        if is_so
    ]
    return f"{said} ({', '.join(marks)})" if marks else said


@pages.route("/batches/<number>/results/<criterion>", methods=["GET", "POST"])
@allow(who=RULES[Action.RECORD_RESULT].roles)
def record(number: str, criterion: str) -> Any:
    """Record the result of a test, as the laboratory reported it."""
    case = open_case(db(), number)
    dossier = case.dossier
    test = _test(dossier, criterion)
    form, options = ResultForm(), _of_options(case, test)
    form.for_test(test, options)
    if form.is_sent():
        with form.showing_refusals():
            done = results.record_result(db(), by(), batch_numbered(db(), number), criterion, form.reported())
            _say(done)
            return redirect(url_for("results.page", number=number))
    elif len(options) == 1:
        form.of.data = form.of.data or options[0][0]
    page = render_template(
        "results/record.html", dossier=dossier, band=band(case), form=form, test=test, limit=limit_words(test)
    )
    return page, form.status


@pages.route("/batches/<number>/results/<criterion>/<int:ordinal>", methods=["GET", "POST"])
@allow(who=RULES[Action.CORRECT_RESULT].roles)
def change(number: str, criterion: str, ordinal: int) -> Any:
    """Correct a result, or declare its test invalid."""
    case = open_case(db(), number)
    dossier = case.dossier
    test, result = _test(dossier, criterion), _result(dossier, criterion, ordinal)
    form = ChangeResultForm(data=_typed(result))
    form.for_test(test, _of_options(case, test))
    if form.is_sent():
        with form.showing_refusals():
            batch, shown, why = batch_numbered(db(), number), form.shown_revision, form.reason.data or ""
            if form.what.data == "invalid":
                done = results.declare_invalid(db(), by(), batch, criterion, ordinal, shown, why)
            else:
                done = results.correct_result(db(), by(), batch, criterion, ordinal, shown, form.reported(), why)
            _say(done)
            return redirect(url_for("results.page", number=number))
    page = render_template(
        "results/change.html",
        dossier=dossier,
        band=band(case),
        form=form,
        test=test,
        result=result,
        value=value_words(test, result.last),
    )
    return page, form.status


@pages.route("/batches/<number>/results/<criterion>/<int:ordinal>/void", methods=["GET", "POST"])
@allow(who=RULES[Action.VOID_RESULT].roles)
def void(number: str, criterion: str, ordinal: int) -> Any:
    """Void a result by signature."""
    form = VoidForm()
    if not form.is_sent():
        if form.errors:
            raise Malformed("result.void_reason", faults=" ".join(map(str, form.because.errors)))
        return redirect(url_for("results.change", number=number, criterion=criterion, ordinal=ordinal))
    reason = (form.because.data or "").strip()
    batch = batch_numbered(db(), number)
    test = results.criterion_of(db(), batch, criterion)

    def show() -> SigningPage:
        copy = results.void_result_to_sign(db(), batch, criterion, ordinal, reason)
        case = open_case(db(), number)
        rows = [_result_row(test, _result(case.dossier, criterion, ordinal)), {"name": _("reason"), "value": reason}]
        return SigningPage(copy, rows, _("Void a result: {test}", test=test.attribute), band(case))

    return dialogue(
        show,
        lambda signing: results.void_result(db(), signing, batch, criterion, ordinal, reason),
        back=url_for("results.page", number=number),
        said=_("Voided: {test}, result {ordinal}. It stays readable.", test=test.attribute, ordinal=ordinal),
    )


@pages.route("/batches/<number>/results/<criterion>/<int:ordinal>/unlock", methods=["GET", "POST"])
@allow(who=RULES[Action.UNLOCK_RESULT].roles)
def unlock(number: str, criterion: str, ordinal: int) -> Any:
    """Sign the assignable cause of a result out of specification as QA, which unlocks it."""
    test = results.criterion_of(db(), batch_numbered(db(), number), criterion)
    form = CauseForm()
    if not form.is_sent():
        case = open_case(db(), number)
        result = _result(case.dossier, criterion, ordinal)
        page = render_template(
            "results/unlock.html", dossier=case.dossier, band=band(case), form=form, test=test, result=result
        )
        return page, form.status
    cause = (form.because.data or "").strip()

    def show() -> SigningPage:
        copy, case = oos.unlock_to_sign(db(), number, criterion, ordinal, cause), open_case(db(), number)
        result = _result(case.dossier, criterion, ordinal)
        rows = [_result_row(test, result), {"name": _("assignable cause"), "value": cause}]
        return SigningPage(copy, rows, _("Assignable cause: {test}", test=test.attribute), band(case))

    return dialogue(
        show,
        lambda signing: oos.unlock_result(db(), signing, number, criterion, ordinal, cause),
        back=url_for("results.page", number=number),
        said=_(
            "Unlocked: {test}, result {ordinal}. What it was stays readable.",
            test=test.attribute,
            ordinal=ordinal,
        ),
    )


@pages.route("/batches/<number>/results/review", methods=["GET", "POST"])
@allow(does=Action.REVIEW_RESULTS)
def review(number: str) -> Any:
    """Review the results as a second person, by signature."""

    def show() -> SigningPage:
        copy, case = results.review_to_sign(db(), number), open_case(db(), number)
        return SigningPage(copy, review_rows(case), _("Review of the results"), band(case))

    return dialogue(
        show,
        lambda signing: results.review_results(db(), signing, number),
        back=url_for("results.page", number=number),
        said=_("Reviewed: every result as it stands."),
    )


def _result_row(test: Criterion, result: ResultFact) -> dict[str, str]:
    """Row of one result for the signing dialogue."""
    return {"name": test.attribute, "subject": result.of, "value": value_words(test, result.last)}


def review_rows(case: Case) -> list[dict[str, str]]:
    """Rows of all results for the signing dialogue, and of the numbers judged without a result of their own."""
    found = []
    for test in case.tests:
        name = test.criterion.attribute
        if test.is_computed:
            judged = f"{judgement_clause(test.criterion, test.judgement)}: {label(test.verdict)}"
            found.append({"name": name, "value": judged})
        found += [
            {"name": name, "subject": result.result.of, "value": signed_words(test.criterion, result)}
            for result in test.results
        ]
    return found


def signed_words(criterion: Criterion, judged: JudgedResult) -> str:
    """Text of a result as it is signed: what was reported, what was judged of it, the limit, the verdict."""
    reported, verdict = value_words(criterion, judged.result.last), label(judged.judgement.verdict)
    if criterion.outcomes:
        return _(
            "{reported}; limit {limit}: {verdict}",
            reported=reported,
            limit=limit_words(criterion),
            verdict=verdict,
        )
    if criterion.operator is None or judged.judgement.amount is None:
        return f"{reported}: {verdict}"
    return _(
        "{reported} reported; judged {judgement}: {verdict}",
        reported=reported,
        judgement=judgement_clause(criterion, judged.judgement),
        verdict=verdict,
    )


def _test(dossier: Dossier, criterion: str) -> Criterion:
    try:
        return dossier.recipe.criterion(criterion)
    except KeyError as unknown:
        raise Unknown("page.no_such_test", test=criterion) from unknown


def _result(dossier: Dossier, criterion: str, ordinal: int) -> ResultFact:
    found = next(
        (result for result in dossier.results if (result.criterion, result.ordinal) == (criterion, ordinal)), None
    )
    if found is None:
        raise Unknown("page.no_such_result")
    return found


def _of_options(case: Case, test: Criterion) -> list[tuple[str, str]]:
    """Samples drawn for this test, or the containers it is done on; otherwise all of both."""
    dossier = case.dossier
    fitting = [sample for sample in dossier.samples if dossier.run(sample.run).step.key in test.sampled_at]
    containers = [
        (f"container:{container.code}", _("container {container}", container=container.code))
        for container in case.product.containers
    ]
    if fitting:
        return _sample_options(fitting)
    if containers and any(run.step.key in test.sampled_at and run.lines for run in dossier.runs):
        return containers
    return _sample_options(dossier.samples) + containers


def _sample_options(samples: Iterable[SampleFact]) -> list[tuple[str, str]]:
    return [
        (f"sample:{sample.code}", _("sample {sample}, {at}", sample=sample.code, at=show.local(sample.drawn_at)))
        for sample in samples
    ]


def _typed(result: ResultFact) -> dict[str, Any]:
    """Form data of the present revision of a result."""
    last = result.last
    return {
        "of": f"sample:{result.sample}"
        if result.sample
        else f"container:{result.container}"
        if result.container
        else "",
        "number": last.typed or "",
        "outcome": last.outcome or "",
        "loq": "" if last.loq is None else format(last.loq, "f"),
        "events": "" if last.events is None else str(last.events),
        "laboratory": last.laboratory or "",
        "revision": str(last.revision),
        "is_preliminary": last.is_preliminary,
        "resulted": last.resulted_at,
    }


def _say(done: results.RecordedResult) -> None:
    say(judgement_sentence(done.criterion, done.judgement), TONE_OF_VERDICT[done.judgement.verdict])
