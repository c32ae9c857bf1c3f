"""Judged results: every test of the recipe with its results, the verdict, and the moment a missing one is due."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.dossier import About, Dossier, SampleFact
from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.product.dose import Fit, cells_in
from nkmfg.domain.product.dose_sheet import DoseSheet, dose_sheet
from nkmfg.domain.product.filled import product_of, supply_of
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import SampledMaterial
from nkmfg.domain.recipe.judging import Context, Judgement, JudgementCode, Result, ResultState, Verdict, judge
from nkmfg.domain.recipe.model import Population, Subject
from nkmfg.domain.values.computed import amount_of
from nkmfg.domain.values.quantities import Comparator, Exact, plain, to_decimal

RESULTS = "results"  # scope of the signature on a review of results
LOADED_AT = "loaded_at"  # field with the moment from which the 14 days of a culture bottle run

# Among several results of one test the gravest decides: a repeat never overrides a failure. A failure is removed only
# when its test is declared invalid or its entry voided, each with a reason.
_GRAVEST = (
    Verdict.FAIL,
    Verdict.CANNOT_BE_SHOWN,
    Verdict.PASS,
    Verdict.PENDING,
    Verdict.NOT_TESTED,
    Verdict.INVALID,
    Verdict.NOT_APPLICABLE,
)
_STATES = {
    ResultEntryKind.NOT_TESTED: ResultState.NOT_TESTED,
    ResultEntryKind.INVALID: ResultState.INVALID,
}


@dataclass(frozen=True, slots=True)
class JudgedResult:
    """One result with its judgement by the criterion."""

    result: ResultFact
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class JudgedTest:
    """One test of the recipe: all its results, the judgement over them, its samples, and the moment it is due."""

    criterion: Criterion
    results: tuple[JudgedResult, ...]
    judgement: Judgement
    samples: tuple[SampleFact, ...]
    due: datetime | None

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def is_computed(self) -> bool:
        """True if the test is computed from the record and never typed."""
        return is_computed(self.criterion)


def judged_tests(dossier: Dossier, figures: BatchFigures) -> tuple[JudgedTest, ...]:
    """Judge every test of the recipe, in its order."""
    sheet = dose_sheet(dossier, figures)
    context = context_of(dossier, figures)
    return tuple(_judged(dossier, criterion, context, sheet) for criterion in dossier.recipe.criteria)


def limits_per_kg(tests: Iterable[JudgedTest]) -> tuple[JudgedTest, ...]:
    """Limits per kg of the patient, each judged on the whole content at the lower weight."""
    return tuple(
        test
        for test in tests
        if (test.criterion.per_kg or test.is_computed) and test.verdict is not Verdict.NOT_APPLICABLE
    )


def is_computed(criterion: Criterion) -> bool:
    return criterion.material is SampledMaterial.CALCULATION and criterion.population is Population.NK


def context_of(dossier: Dossier, figures: BatchFigures) -> Context:
    """Basis of limits per kg: the whole filled content, overfill included, and both weights."""
    product = product_of(dossier, figures)
    viable = cells_in(cells_per_ml=product.viable_cells_per_ml, volume_ml=product.content_ml)
    order = dossier.order
    minutes = order.duration_min
    return Context(
        supply=supply_of(dossier),
        viable_cells=_known(viable.amount),
        volume_ml=_known(amount_of(product.content_ml)),
        weight_order_kg=order.weight_kg if order.made_for_weight_kg is None else order.made_for_weight_kg,
        weight_current_kg=order.weight_kg,
        duration_h=None if minutes is None else Fraction(minutes, 60),
    )


def samples_for(dossier: Dossier, criterion: Criterion) -> tuple[SampleFact, ...]:
    """Samples drawn at the steps where the recipe samples this test, in the order of drawing."""
    drawn = [sample for sample in dossier.samples if dossier.run(sample.run).step.key in criterion.sampled_at]
    return tuple(sorted(drawn, key=lambda sample: sample.drawn_at))


def due_at(dossier: Dossier, criterion: Criterion) -> datetime | None:
    """Moment the result is due, from the last sample drawn for it; None before the first."""
    samples = samples_for(dossier, criterion)
    if not samples:
        runs = [
            candidate.done_at
            for candidate in dossier.runs
            if candidate.step.key in criterion.sampled_at and candidate.done_at
        ]
        return max(runs) + _hours(criterion) if runs else None
    last = samples[-1]
    run = dossier.run(last.run)
    loaded = run.answer(LOADED_AT, About(Subject.SAMPLE, last.code)) if run.field(LOADED_AT) else None
    if criterion.reading_days:
        # no bottle is loaded before its sample is drawn: a moment mistyped as earlier shortens no culture
        began = max(datetime.fromisoformat(loaded), last.drawn_at) if loaded else last.drawn_at
        return began + timedelta(days=max(criterion.reading_days))
    return last.drawn_at + _hours(criterion)


def review_facts(dossier: Dossier, tests: Iterable[JudgedTest]) -> dict[str, Any]:
    """Facts that a reviewer of the results signs: each result in its present revision, and its verdict."""
    return {
        "batch": dossier.number,
        "coi_code": dossier.order.coi_code,
        "recipe": [dossier.recipe.code, dossier.recipe.version, dossier.recipe_digest],
        "results": [_fact(result) for test in tests for result in test.results],
    }


def unreviewed(dossier: Dossier) -> tuple[ResultFact, ...]:
    """Results not reviewed in their present revision: new ones, and those corrected since."""
    seen = _reviewed(dossier)
    return tuple(
        result
        for result in dossier.results
        if (result.criterion, str(result.ordinal), str(result.last.revision)) not in seen
    )


def _reviewed(dossier: Dossier) -> set[tuple[str, str, str]]:
    seen: set[tuple[str, str, str]] = set()
    for signed in dossier.signed_under(RESULTS):
        if signed.meaning == Meaning.REVIEWED and signed.is_whole:
            facts = json.loads(signed.payload)["facts"]
            if facts["batch"] == dossier.number:
                seen |= {(row[0], row[1], row[2]) for row in facts["results"]}
    return seen


def _fact(judged: JudgedResult) -> list[Any]:
    result, last = judged.result, judged.result.last
    return [
        result.criterion,
        str(result.ordinal),
        str(last.revision),
        last.kind,
        result.of,
        last.typed,
        last.unit,
        "preliminary" if last.is_preliminary else "final",
        judged.judgement.verdict.value,
        judged.judgement.code.value,
        None if judged.judgement.amount is None else plain(judged.judgement.amount),
    ]


def _judged(dossier: Dossier, criterion: Criterion, context: Context, sheet: DoseSheet) -> JudgedTest:
    facts = [result for result in dossier.results if result.criterion == criterion.key]
    due = due_at(dossier, criterion)
    results = tuple(JudgedResult(result, _said(dossier, result, criterion, context, due)) for result in facts)
    if is_computed(criterion):
        verdict = _reckoned(criterion, context, sheet)
    else:
        standing = [result.judgement for result in results if result.result.stands]
        verdict = min(
            standing, key=lambda judgement: _GRAVEST.index(judgement.verdict), default=judge(None, criterion, context)
        )
    return JudgedTest(criterion, results, verdict, samples_for(dossier, criterion), due)


def _said(
    dossier: Dossier, result: ResultFact, criterion: Criterion, context: Context, due: datetime | None
) -> Judgement:
    """Judge one result. A culture read before its last day can show nothing but growth."""
    if not result.stands:
        return judge(None, criterion, context)
    found = given(result.last)
    early = not result.last.is_preliminary and _is_early(dossier, result.last, criterion, due)
    if not early:
        return judge(found, criterion, context)
    judgement = judge(replace(found, state=ResultState.PRELIMINARY), criterion, context)
    if judgement.verdict is not Verdict.PENDING or due is None:
        return judgement
    return Judgement(
        verdict=Verdict.PENDING,
        code=JudgementCode.READ_EARLY,
        outcome=judgement.outcome,
        last_reading_on=due.astimezone(dossier.zone).date(),
    )


def _is_early(dossier: Dossier, entry: ResultEntry, criterion: Criterion, due: datetime | None) -> bool:
    """True if a culture bottle was read before the day of its last reading, at the site."""
    if not criterion.reading_days or due is None or entry.kind in _STATES:
        return False
    read_at = entry.resulted_at or entry.entered_at
    return read_at.astimezone(dossier.zone).date() < due.astimezone(dossier.zone).date()


def _reckoned(criterion: Criterion, context: Context, sheet: DoseSheet) -> Judgement:
    """Judge the computed difference of the dose from the ordered one; an open-ended level has no tolerance."""
    difference = sheet.difference_pct
    if difference.value is None:
        return Judgement(verdict=Verdict.PENDING, code=JudgementCode.NOT_COMPUTED, notes=difference.notes)
    if sheet.level.open_ended and sheet.fit is not Fit.WITHIN:
        return Judgement(verdict=Verdict.FAIL, code=JudgementCode.NOT_IN_LEVEL, amount=difference.value)
    return judge(Result(value=to_decimal(difference.value)), criterion, context)


def given(entry: ResultEntry) -> Result:
    """Convert a recorded result into the form that criteria judge."""
    return Result(
        state=_STATES.get(entry.kind, ResultState.PRELIMINARY if entry.is_preliminary else ResultState.REPORTED),
        value=entry.number,
        comparator=None if entry.comparator is None else Comparator(entry.comparator),
        loq=entry.loq,
        events=entry.events,
        outcome=entry.outcome or "",
        reason=entry.reason or "",
    )


def _known(amount: object) -> Exact | None:
    return amount if isinstance(amount, Fraction) else None


def _hours(criterion: Criterion) -> timedelta:
    return timedelta(seconds=int(criterion.reports_within_hours * 3600))
