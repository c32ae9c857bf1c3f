"""Sentences of judgements: a result against its criterion, a value against the limits of its field."""

from collections.abc import Iterable

from nkmfg.domain.recipe.comparison import written
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.judging import Judgement, JudgementCode, MissingInput
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.recipe.steps import Field
from nkmfg.domain.values.quantities import Exact
from nkmfg.words.notes import note_words
from nkmfg.words.record import answer_words

_MISSING = {
    MissingInput.VIABLE_CELLS: "the number of viable cells",
    MissingInput.VOLUME: "the volume",
    MissingInput.WEIGHT: "the weight",
}


def names_in_row(names: Iterable[str]) -> str:
    """Names of tests or of parts of a record in a row, told apart though a name may have a comma of its own."""
    return "; ".join(names)


def judgement_sentence(criterion: Criterion, judgement: Judgement) -> str:
    """Sentence of the judgement of a result, with the name of its test."""
    return f"{criterion.attribute}: {judgement_clause(criterion, judgement)}."


def judgement_clause(criterion: Criterion, judgement: Judgement) -> str:
    """Judgement of a result without the name of its test and the full stop."""
    reason = judgement.reason or "no reason given"
    match judgement.code:
        case JudgementCode.NOT_ASKED_OF_SUPPLY:
            return f"not asked of a {judgement.supply} product"
        case JudgementCode.NO_RESULT:
            return "no result yet"
        case JudgementCode.INVALID:
            return f"the test is invalid ({reason})"
        case JudgementCode.NOT_TESTED:
            return f"not tested ({reason})"
        case JudgementCode.OUTCOME:
            return outcome_label(criterion, judgement.outcome)
        case JudgementCode.PRELIMINARY_OUTCOME:
            found = outcome_label(criterion, judgement.outcome)
            return f"{found}, preliminary; the final reading is still to come"
        case JudgementCode.PRELIMINARY_NUMBER:
            return "only a preliminary number yet"
        case JudgementCode.NO_NUMBER:
            return "no number yet"
        case JudgementCode.ZERO_WITHOUT_BOUND:
            return "zero is no result; give the limit of quantification or the events counted"
        case JudgementCode.REPORTED_WITHOUT_LIMIT:
            return f"{_amount(criterion, judgement)}, reported; no limit is set"
        case JudgementCode.INPUT_MISSING:
            assert judgement.missing is not None
            return f"{_MISSING[judgement.missing]} is not known yet"
        case JudgementCode.LIMIT_MET:
            return f"{_beside_limit(criterion, judgement)}, met ({_rounding(judgement)})"
        case JudgementCode.LIMIT_NOT_MET:
            return f"{_beside_limit(criterion, judgement)}, not met ({_rounding(judgement)})"
        case JudgementCode.BOUND_ONLY:
            found = _beside_limit(criterion, judgement)
            return f"{found}; only a bound of the value is known, and it does not show that the limit is met"
        case JudgementCode.READ_EARLY:
            return f"read before its last day, which is {judgement.last_reading_on}"
        case JudgementCode.NOT_IN_LEVEL:
            return "not within the open-ended dose level, which has to be exceeded, up to its cap"
        case JudgementCode.NOT_COMPUTED:
            return note_words(judgement.notes)


def outcome_label(criterion: Criterion, key: str) -> str:
    """Label of an outcome in the recipe; the key itself if it is not listed."""
    return next((outcome.label for outcome in criterion.outcomes if outcome.key == key), key)


def judged_number(judgement: LimitJudgement) -> str:
    """The number of a judgement with its unit, to the digits that tell it from a limit it does not meet."""
    assert judgement.value is not None
    limit = judgement.worst.value if judgement.worst else None
    return f"{written(judgement.value, limit)} {judgement.unit}".rstrip()


def limit_sentence(judgement: LimitJudgement, field: Field | None = None) -> str:
    """Sentence of the judgement of a value by limits; `field` supplies the label of an answer."""
    if judgement.value is None:
        answer = judgement.answer if field is None else answer_words(field, judgement.answer)
        return f"{answer}: not as it has to be."
    found, worst = judged_number(judgement), judgement.worst
    if worst is None:
        return f"{found}: within limits." if judgement.has_limits else f"{found}: no limit."
    limit = f"{worst.operator.sign} {written(worst.value)} {judgement.unit}".rstrip()
    return f"{found}: outside the {worst.level} limit {limit}."


def _beside_limit(criterion: Criterion, judgement: Judgement) -> str:
    assert criterion.operator is not None
    assert criterion.limit is not None
    limit = f"limit {criterion.operator.sign} {written(criterion.limit)} {criterion.unit}".rstrip()
    return f"{_amount(criterion, judgement, criterion.limit)}; {limit}"


def _amount(criterion: Criterion, judgement: Judgement, limit: Exact | None = None) -> str:
    assert judgement.amount is not None
    sign = f"{judgement.comparator} " if judgement.comparator else ""
    return f"{sign}{written(judgement.amount, limit)} {criterion.unit}".rstrip()


def _rounding(judgement: Judgement) -> str:
    if judgement.decimals is None:
        return "compared as it is"
    return f"rounded half up to {judgement.decimals} decimals"
