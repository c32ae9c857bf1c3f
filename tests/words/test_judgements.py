"""Sentences of judgements: one of every code, and of every verdict on a limit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.recipe.enums import ResultKind, SampledMaterial, Stage
from nkmfg.domain.recipe.judging import Context, Judgement, JudgementCode, MissingInput, Result, Verdict, judge
from nkmfg.domain.recipe.limits import LimitJudgement, LimitVerdict, judge_limits
from nkmfg.domain.recipe.model import Blocks, Choice, Criterion, Field, FieldKind, Level, Limit, Operator, Supply
from nkmfg.domain.values.notes import NoteCode, note
from nkmfg.domain.values.quantities import Comparator
from nkmfg.words.judgements import judgement_clause, judgement_sentence, limit_sentence

VIABILITY = Criterion(
    key="viability",
    attribute="Viability",
    method="count",
    material=SampledMaterial.FINAL_PRODUCT,
    stage=Stage.FINAL_PRODUCT,
    sampled_at=("fill",),
    operator=Operator.AT_LEAST,
    limit=Decimal(70),
    unit="%",
    blocks=Blocks.RELEASE,
    reports_within_hours=Decimal(1),
    source="test",
)
STERILITY = replace(
    VIABILITY,
    key="sterility",
    attribute="Sterility",
    kind=ResultKind.OUTCOME,
    operator=None,
    limit=None,
    unit="",
    outcomes=(Choice(key="no_growth", label="No growth"), Choice(key="growth", label="Growth")),
    passing=("no_growth",),
)
BOUND = "; only a bound of the value is known, and it does not show that the limit is met."
SENTENCES = {
    JudgementCode.NOT_ASKED_OF_SUPPLY: ({"supply": Supply.FRESH}, "Viability: not asked of a fresh product."),
    JudgementCode.NO_RESULT: ({}, "Viability: no result yet."),
    JudgementCode.INVALID: ({"reason": "control failed"}, "Viability: the test is invalid (control failed)."),
    JudgementCode.NOT_TESTED: ({"reason": "sample lost"}, "Viability: not tested (sample lost)."),
    JudgementCode.OUTCOME: ({"outcome": "growth"}, "Sterility: Growth."),
    JudgementCode.PRELIMINARY_OUTCOME: (
        {"outcome": "no_growth"},
        "Sterility: No growth, preliminary; the final reading is still to come.",
    ),
    JudgementCode.PRELIMINARY_NUMBER: ({}, "Viability: only a preliminary number yet."),
    JudgementCode.NO_NUMBER: ({}, "Viability: no number yet."),
    JudgementCode.ZERO_WITHOUT_BOUND: (
        {},
        "Viability: zero is no result; give the limit of quantification or the events counted.",
    ),
    JudgementCode.REPORTED_WITHOUT_LIMIT: (
        {"amount": Fraction(12, 10)},
        "Viability: 1.2 %, reported; no limit is set.",
    ),
    JudgementCode.INPUT_MISSING: ({"missing": MissingInput.VOLUME}, "Viability: the volume is not known yet."),
    JudgementCode.LIMIT_MET: (
        {"amount": Fraction(70)},
        "Viability: 70 %; limit ≥ 70 %, met (compared as it is).",
    ),
    JudgementCode.LIMIT_NOT_MET: (
        {"amount": Fraction(694, 10), "decimals": 0},
        "Viability: 69.4 %; limit ≥ 70 %, not met (rounded half up to 0 decimals).",
    ),
    JudgementCode.BOUND_ONLY: (
        {"amount": Fraction(65), "comparator": Comparator.GREATER},
        f"Viability: > 65 %; limit ≥ 70 %{BOUND}",
    ),
    JudgementCode.READ_EARLY: (
        {"last_reading_on": date(2026, 3, 24)},
        "Viability: read before its last day, which is 2026-03-24.",
    ),
    JudgementCode.NOT_IN_LEVEL: (
        {"amount": Fraction(0)},
        "Viability: not within the open-ended dose level, which has to be exceeded, up to its cap.",
    ),
    JudgementCode.NOT_COMPUTED: ({"notes": (note(NoteCode.NOT_FILLED),)}, "Viability: nothing is filled yet."),
}


@pytest.mark.parametrize("code", JudgementCode)
def test_every_code_has_its_sentence(code: JudgementCode) -> None:
    values, sentence = SENTENCES[code]
    criterion = STERILITY if sentence.startswith("Sterility") else VIABILITY
    judgement = Judgement(verdict=Verdict.PENDING, code=code, **values)  # type: ignore[arg-type]
    assert judgement_sentence(criterion, judgement) == sentence
    assert judgement_clause(criterion, judgement) == sentence.partition(": ")[2].removesuffix(".")


@pytest.mark.parametrize("code", [JudgementCode.INVALID, JudgementCode.NOT_TESTED])
def test_a_test_without_a_reason_says_that_none_was_given(code: JudgementCode) -> None:
    clause = judgement_clause(VIABILITY, Judgement(verdict=Verdict.PENDING, code=code))
    assert clause.endswith("(no reason given)")


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (MissingInput.VIABLE_CELLS, "the number of viable cells"),
        (MissingInput.VOLUME, "the volume"),
        (MissingInput.WEIGHT, "the weight"),
    ],
)
def test_what_is_missing_is_named(missing: MissingInput, words: str) -> None:
    judgement = Judgement(verdict=Verdict.PENDING, code=JudgementCode.INPUT_MISSING, missing=missing)
    assert judgement_sentence(VIABILITY, judgement) == f"Viability: {words} is not known yet."


def test_a_failing_value_is_never_written_like_its_limit() -> None:
    judgement = judge(Result(value=Decimal("69.99999")), VIABILITY, Context())
    assert judgement_sentence(VIABILITY, judgement).startswith("Viability: 69.99999 %; limit ≥ 70 %, not met")


def test_a_limit_without_a_unit_has_no_space_at_its_end() -> None:
    bare = replace(VIABILITY, unit="")
    judgement = judge(Result(value=Decimal(70)), bare, Context())
    assert judgement_sentence(bare, judgement) == "Viability: 70; limit ≥ 70, met (compared as it is)."


# ── limits of fields

WARNING = Limit(level=Level.WARNING, operator=Operator.AT_LEAST, value=Decimal(80), source="test")
ACTION = Limit(level=Level.ACTION, operator=Operator.AT_LEAST, value=Decimal(70), source="test")


@pytest.mark.req("F06")
@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("80", "80 %: within limits."),
        ("79.9", "79.9 %: outside the warning limit ≥ 80 %."),
        ("70", "70 %: outside the warning limit ≥ 80 %."),
        ("69.99", "69.99 %: outside the action limit ≥ 70 %."),
        ("69.99999", "69.99999 %: outside the action limit ≥ 70 %."),
        ("450", "450 %: within limits."),
    ],
)
def test_a_value_and_the_worst_limit_it_is_outside_of_are_said(value: str, sentence: str) -> None:
    assert limit_sentence(judge_limits(Decimal(value), (WARNING, ACTION), "%")) == sentence


def test_a_value_without_limits_is_said_with_its_unit() -> None:
    assert limit_sentence(judge_limits(Decimal(5), (), "mL")) == "5 mL: no limit."
    assert limit_sentence(judge_limits(Decimal(5), ())) == "5: no limit."


def test_an_answer_that_deviates_is_said_by_its_label() -> None:
    choices = (Choice(key="torn", label="Torn"), Choice(key="whole", label="Whole"))
    field = Field(key="bag", label="Bag", kind=FieldKind.CHOICE, choices=choices, deviates=("torn",))
    judged = LimitJudgement(verdict=LimitVerdict.ACTION, answer="torn")
    assert limit_sentence(judged, field) == "Torn: not as it has to be."
    assert limit_sentence(judged) == "torn: not as it has to be."
