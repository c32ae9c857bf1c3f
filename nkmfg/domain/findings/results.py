"""Checks of release tests and of the reviews of their results."""

from collections.abc import Iterator
from datetime import datetime

from nkmfg.domain.facts.disposition_facts import Decision, ResultFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.relied_on import decided_on, is_for_use
from nkmfg.domain.findings.scope import DECISIONS, FIRST_DECISION, USE, steps_before_release
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.dose_verification import DoseDecision, limit_facts
from nkmfg.domain.product.oos import is_locked
from nkmfg.domain.product.results import JudgedTest, limits_per_kg, unreviewed
from nkmfg.domain.recipe.enums import Blocks
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.quantities import plain

_CODES = {
    Verdict.FAIL: "test.failed",
    Verdict.PENDING: "test.pending",
    Verdict.INVALID: "test.invalid",
    Verdict.NOT_TESTED: "test.not_tested",
    Verdict.CANNOT_BE_SHOWN: "test.cannot_be_shown",
    Verdict.PASS: "test.passed",
    Verdict.NOT_APPLICABLE: "test.not_applicable",
}
_OUTCOMES = {
    Verdict.PASS: Outcome.PASSED,
    Verdict.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
    Verdict.PENDING: Outcome.PENDING,
    Verdict.NOT_TESTED: Outcome.PENDING,
}


def tests(evidence: Evidence) -> Iterator[Check]:
    """Check every test of the recipe: passed, failed or pending, with what it stops."""
    before = {step.key for step in steps_before_release(evidence.dossier.recipe)}
    per_kg = {test.criterion.key for test in limits_per_kg(evidence.tests)}
    accepted = accepted_limits(evidence)
    decided = decided_on(evidence.dossier, evidence.tests) | accepted
    for test in evidence.tests:
        key = test.criterion.key
        stops = _stops(test, before, is_too_much=key in per_kg - accepted)
        if is_out_of_specification(test) and key not in decided:
            stops |= _stops_until_decided(evidence.dossier)
        is_shown = test.verdict is not Verdict.PENDING or bool(stops & FIRST_DECISION) or _is_awaited(test, before)
        code = _CODES[test.verdict]
        if not stops & FIRST_DECISION and test.verdict is Verdict.NOT_TESTED:
            code = "test.to_look_at"
        if test.verdict is Verdict.PENDING and not stops & FIRST_DECISION and not test.criterion.pending_allowed:
            code = "test.to_look_at"
        yield Check(
            code=code,
            subject=Subject(SubjectKind.TEST, test.criterion.key),
            outcome=_OUTCOMES.get(test.verdict, Outcome.FAILED),
            params=_params(test) | {"shown": _yes(is_shown), "investigated": _yes(_is_investigated(evidence, test))},
            data=test,
            stops=stops,
            is_open=not test.judgement.settles,
        )


def _params(test: JudgedTest) -> dict[str, str]:
    amount = test.judgement.amount
    return {
        "verdict": test.verdict.value,
        "amount": "" if amount is None else plain(amount),
        "due": "" if test.due is None else test.due.isoformat(),
        "revisions": ",".join(f"{judged.result.ordinal}:{judged.result.last.revision}" for judged in test.results),
    }


def _is_awaited(test: JudgedTest, before: set[str]) -> bool:
    """True if a decision waits for the test: one of a later step, which this batch may never reach, is not named."""
    return test.criterion.blocks is not Blocks.NOTHING and is_needed_before_release(test, before)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _is_investigated(evidence: Evidence, test: JudgedTest) -> bool:
    """True if a result of the test is out of specification and QA has not signed its assignable cause."""
    return test.judgement.is_out_of_specification and any(
        is_locked(evidence.dossier, evidence.figures, test.criterion.key, judged.result.ordinal)
        for judged in test.results
    )


def is_needed_before_release(test: JudgedTest, before: set[str]) -> bool:
    """True if the test is sampled before the release, or on no sample at all."""
    return not test.criterion.sampled_at or bool(before & set(test.criterion.sampled_at))


def _stops_until_decided(dossier: Dossier) -> frozenset[Stop]:
    """Stops of a failed test unknown to any decision: use, and the label if the present decision is for use."""
    return USE | {Stop.LABEL} if is_for_use(dossier) else USE


def _stops(test: JudgedTest, before: set[str], *, is_too_much: bool) -> frozenset[Stop]:
    """Stops of a test: a required one blocks until it passes, one that may complete later blocks once it has failed.

    `is_too_much` is a limit per kg that no physician accepted as it is now.
    """
    criterion = test.criterion
    if test.judgement.settles:
        return frozenset()
    found: set[Stop] = set()
    has_to_pass = criterion.blocks in (Blocks.RELEASE, Blocks.INFUSION) and is_needed_before_release(test, before)
    may_wait = criterion.pending_allowed and test.verdict is Verdict.PENDING
    if not may_wait and (has_to_pass or criterion.blocks is Blocks.CONDITIONAL):
        found.add(Stop.RELEASE)
        if not is_out_of_specification(test):
            found.add(Stop.SUPPLY)
    if criterion.blocks is not Blocks.NOTHING:
        found.add(Stop.CERTIFICATION)
    if is_too_much and (criterion.blocks is Blocks.INFUSION or test.judgement.is_out_of_specification):
        found |= USE
    return frozenset(found)


def is_out_of_specification(test: JudgedTest) -> bool:
    """True if a test that blocks anything failed or could not be shown to pass."""
    return test.criterion.blocks is not Blocks.NOTHING and test.judgement.is_out_of_specification


def accepted_limits(evidence: Evidence) -> frozenset[str]:
    """Keys of the limits per kg of an exceptional supply that the physician accepted at their present values."""
    if evidence.dossier.decision != Decision.EXCEPTIONAL_SUPPLY:
        return frozenset()
    now = {fact[0]: fact for fact in limit_facts(evidence.tests)}
    accepted: set[str] = set()
    for _, facts in evidence.dose_decisions:
        if facts["decision"] == DoseDecision.GIVE:
            accepted |= {str(fact[0]) for fact in facts["limits"] if now.get(fact[0]) == fact}
        elif facts["decision"] == DoseDecision.DO_NOT_GIVE:
            accepted.clear()
    return frozenset(accepted)


def failed_results(evidence: Evidence) -> Iterator[Check]:
    """Check each result that fails its criterion or cannot be shown to meet it.

    It is out of specification whatever else is found of the test.
    """
    for test in evidence.tests:
        if test.is_computed:
            continue
        for judged in test.results:
            if not judged.judgement.is_out_of_specification:
                continue
            last, amount = judged.result.last, judged.judgement.amount
            yield Check(
                code="result.failed",
                subject=Subject(SubjectKind.TEST, test.criterion.key),
                params={
                    "revision": str(last.revision),
                    "ordinal": str(judged.result.ordinal),
                    "amount": last.typed or "" if amount is None else plain(amount),
                    "holds_up": "no" if test.criterion.blocks is Blocks.NOTHING else "yes",
                },
                data=(test, judged),
                by=last.reported_by,
                at=last.entered_at,
            )


def results_before_sample(evidence: Evidence) -> Iterator[Check]:
    """Check each result against the moment its sample was drawn or its container was filled, to the minute.

    A result cannot be of a sample that was not there; what the paper of a transcribed batch says is not judged.
    """
    dossier, transcribed = evidence.dossier, transcribed_at(evidence.dossier)
    for result in dossier.results:
        last, taken_at = result.last, _taken_at(dossier, result)
        if not result.stands or last.resulted_at is None or taken_at is None or last.entered_at == transcribed:
            continue
        if last.resulted_at < taken_at.replace(second=0, microsecond=0):
            yield Check(
                code="result.before_sample",
                subject=Subject(SubjectKind.RESULT, result.key),
                params={
                    "test": result.criterion,
                    "ordinal": str(result.ordinal),
                    "resulted_at": last.resulted_at.isoformat(),
                    "taken_at": taken_at.isoformat(),
                },
                data=result,
                by=last.reported_by,
                at=last.entered_at,
            )


def _taken_at(dossier: Dossier, result: ResultFact) -> datetime | None:
    """Moment the sample of a result was drawn, or its container was filled; None for a result of neither."""
    if result.sample is not None:
        return next((sample.drawn_at for sample in dossier.samples if sample.code == result.sample), None)
    filled = (moved.happened_at for moved in dossier.movements if moved.target == result.container)
    return None if result.container is None else min(filled, default=None)


def results_unreviewed(evidence: Evidence) -> Iterator[Check]:
    """Check results that no second person has reviewed."""
    waiting = tuple(dict.fromkeys(result.criterion for result in unreviewed(evidence.dossier)))
    if waiting:
        yield Check(
            code="results.unreviewed",
            subject=Subject(SubjectKind.RESULTS_REVIEW),
            outcome=Outcome.PENDING,
            params={"tests": ",".join(waiting)},
            stops=DECISIONS,
            is_open=True,
        )
