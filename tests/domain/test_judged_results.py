"""Results judged in a batch: a culture read before its last day, results side by side, what a reviewer signs."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.dossier import Dossier, SampleFact
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.results import JudgedTest, judged_tests, review_facts
from nkmfg.domain.recipe.judging import JudgementCode, Verdict
from tests.dossiers import worked_example_4
from tests.written import moment

DRAWN_AT = moment(14, "18:00")
LAST_DAY = DRAWN_AT + timedelta(days=14)
MAKING = worked_example_4()
SAMPLE = SampleFact("P", "final_product", DRAWN_AT, MAKING.key_of("sample_product"), ())
ENTRY = ResultEntry(
    kind="value",
    revision=1,
    typed="no_growth",
    unit="",
    comparator=None,
    number=None,
    outcome="no_growth",
    is_preliminary=False,
    loq=None,
    events=None,
    sampled_at=DRAWN_AT,
    resulted_at=LAST_DAY,
    laboratory=None,
    entered_at=LAST_DAY,
    reported_by="clara",
    reason=None,
)
VIABILITY = replace(ENTRY, typed="91", unit="%", number=Decimal(91), outcome=None)


def a_dossier(*results: tuple[str, ResultEntry]) -> Dossier:
    facts = tuple(
        ResultFact(criterion=criterion, ordinal=ordinal, sample="P", container=None, entries=(entry,))
        for ordinal, (criterion, entry) in enumerate(results, start=1)
    )
    return replace(MAKING.dossier(), samples=(SAMPLE,), results=facts)


def judged(dossier: Dossier) -> dict[str, JudgedTest]:
    return {test.criterion.key: test for test in judged_tests(dossier, figures(dossier))}


def sterility(**otherwise: object) -> JudgedTest:
    return judged(a_dossier(("sterility", replace(ENTRY, **otherwise))))["sterility"]  # type: ignore[arg-type]


def test_a_culture_read_on_its_last_day_passes() -> None:
    test = sterility()
    assert (test.verdict, test.judgement.code) == (Verdict.PASS, JudgementCode.OUTCOME)


def test_a_culture_read_the_day_before_its_last_day_is_still_pending() -> None:
    test = sterility(resulted_at=LAST_DAY - timedelta(days=1))
    assert (test.verdict, test.judgement.code) == (Verdict.PENDING, JudgementCode.READ_EARLY)
    assert test.judgement.last_reading_on == LAST_DAY.astimezone(MAKING.dossier().zone).date()


def test_growth_seen_before_the_last_day_fails_at_once() -> None:
    test = sterility(resulted_at=LAST_DAY - timedelta(days=9), typed="growth", outcome="growth")
    assert (test.verdict, test.judgement.code) == (Verdict.FAIL, JudgementCode.OUTCOME)


def test_a_preliminary_reading_is_no_early_one() -> None:
    test = sterility(resulted_at=LAST_DAY - timedelta(days=9), is_preliminary=True)
    assert (test.verdict, test.judgement.code) == (Verdict.PENDING, JudgementCode.PRELIMINARY_OUTCOME)


@pytest.mark.parametrize(
    ("kind", "verdict", "code"),
    [
        ("invalid", Verdict.INVALID, JudgementCode.INVALID),
        ("not_tested", Verdict.NOT_TESTED, JudgementCode.NOT_TESTED),
        ("void", Verdict.PENDING, JudgementCode.NO_RESULT),
    ],
)
def test_what_is_invalid_not_tested_or_void_before_the_last_day_is_not_read_early(
    kind: str, verdict: Verdict, code: JudgementCode
) -> None:
    test = sterility(kind=kind, resulted_at=LAST_DAY - timedelta(days=9), reason="the bottle broke")
    assert (test.verdict, test.judgement.code) == (verdict, code)


def test_a_dose_that_cannot_be_computed_is_pending_and_says_what_is_missing() -> None:
    judgement = judged(a_dossier())["dose"].judgement
    assert (judgement.verdict, judgement.code) == (Verdict.PENDING, JudgementCode.NOT_COMPUTED)
    assert judgement.notes


def test_a_failure_is_never_outvoted_by_a_repeat() -> None:
    low = replace(VIABILITY, typed="69", number=Decimal(69))
    for results in ((low, VIABILITY), (VIABILITY, low)):
        test = judged(a_dossier(*(("viability", entry) for entry in results)))["viability"]
        assert (test.verdict, test.judgement.code) == (Verdict.FAIL, JudgementCode.LIMIT_NOT_MET)


def test_a_reviewer_signs_the_verdict_its_code_and_the_amount() -> None:
    dossier = a_dossier(("viability", VIABILITY), ("sterility", ENTRY))
    facts = review_facts(dossier, judged_tests(dossier, figures(dossier)))
    signed = {result[0]: result[-3:] for result in facts["results"]}
    assert signed == {"viability": ["pass", "limit_met", "91"], "sterility": ["pass", "outcome", None]}
