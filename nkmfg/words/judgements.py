"""Sentences of judgements: a result against its criterion, a value against the limits of its field."""

from collections.abc import Iterable

from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Level, Supply
from nkmfg.domain.recipe.judging import Judgement, JudgementCode, MissingInput
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.recipe.steps import Field
from nkmfg.domain.values.quantities import Exact
from nkmfg.words.formats import told_from
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words
from nkmfg.words.record import answer_words
from nkmfg.words.units import amount_words

_MISSING = {
    MissingInput.VIABLE_CELLS: N_("the number of viable cells is not known yet"),
    MissingInput.VOLUME: N_("the volume is not known yet"),
    MissingInput.WEIGHT: N_("the weight is not known yet"),
}
_NOT_ASKED = {
    Supply.FRESH: N_("not asked of a fresh product"),
    Supply.FROZEN: N_("not asked of a frozen product"),
}
_OUTSIDE = {
    Level.WARNING: N_("{found}: outside the warning limit {limit}."),
    Level.ACTION: N_("{found}: outside the action limit {limit}."),
}


def names_in_row(names: Iterable[str]) -> str:
    """Names of tests or of parts of a record in a row, told apart though a name may have a comma of its own."""
    return "; ".join(names)


def judgement_sentence(criterion: Criterion, judgement: Judgement) -> str:
    """Sentence of the judgement of a result, with the name of its test."""
    return f"{criterion.attribute}: {judgement_clause(criterion, judgement)}."


def judgement_clause(criterion: Criterion, judgement: Judgement) -> str:
    """Judgement of a result without the name of its test and the full stop."""
    reason = judgement.reason or _("no reason given")
    match judgement.code:
        case JudgementCode.NOT_ASKED_OF_SUPPLY:
            assert judgement.supply is not None
            return _(_NOT_ASKED[judgement.supply])
        case JudgementCode.NO_RESULT:
            return _("no result yet")
        case JudgementCode.INVALID:
            return _("the test is invalid ({reason})", reason=reason)
        case JudgementCode.NOT_TESTED:
            return _("not tested ({reason})", reason=reason)
        case JudgementCode.OUTCOME:
            return outcome_label(criterion, judgement.outcome)
        case JudgementCode.PRELIMINARY_OUTCOME:
            found = outcome_label(criterion, judgement.outcome)
            return _("{found}, preliminary; the final reading is still to come", found=found)
        case JudgementCode.PRELIMINARY_NUMBER:
            return _("only a preliminary number yet")
        case JudgementCode.NO_NUMBER:
            return _("no number yet")
        case JudgementCode.ZERO_WITHOUT_BOUND:
            return _("zero is no result; give the limit of quantification or the events counted")
        case JudgementCode.REPORTED_WITHOUT_LIMIT:
            return _("{amount}, reported; no limit is set", amount=_amount(criterion, judgement))
        case JudgementCode.INPUT_MISSING:
            assert judgement.missing is not None
            return _(_MISSING[judgement.missing])
        case JudgementCode.LIMIT_MET:
            found = _beside_limit(criterion, judgement)
            return _("{found}, met ({rounding})", found=found, rounding=_rounding(judgement))
        case JudgementCode.LIMIT_NOT_MET:
            found = _beside_limit(criterion, judgement)
            return _("{found}, not met ({rounding})", found=found, rounding=_rounding(judgement))
        case JudgementCode.BOUND_ONLY:
            found = _beside_limit(criterion, judgement)
            return _(
                "{found}; only a bound of the value is known, and it does not show that the limit is met", found=found
            )
        case JudgementCode.READ_EARLY:
            return _("read before its last day, which is {day}", day=judgement.last_reading_on)
        case JudgementCode.NOT_IN_LEVEL:
            return _("not within the open-ended dose level, which has to be exceeded, up to its cap")
        case JudgementCode.NOT_COMPUTED:
            return note_words(judgement.notes)


def outcome_label(criterion: Criterion, key: str) -> str:
    """Label of an outcome in the recipe; the key itself if it is not listed."""
    return next((outcome.label for outcome in criterion.outcomes if outcome.key == key), key)


def judged_number(judgement: LimitJudgement) -> str:
    """The number of a judgement with its unit, to the digits that tell it from a limit it does not meet."""
    assert judgement.value is not None
    limit = judgement.worst.value if judgement.worst else None
    return amount_words(told_from(judgement.value, limit), judgement.unit)


def limit_sentence(judgement: LimitJudgement, field: Field | None = None) -> str:
    """Sentence of the judgement of a value by limits; `field` supplies the label of an answer."""
    if judgement.value is None:
        answer = judgement.answer if field is None else answer_words(field, judgement.answer)
        return _("{answer}: not as it has to be.", answer=answer)
    found, worst = judged_number(judgement), judgement.worst
    if worst is None:
        if not judgement.has_limits:
            return _("{found}: no limit.", found=found)
        return _("{found}: within limits.", found=found)
    limit = amount_words(f"{worst.operator.sign} {told_from(worst.value)}", judgement.unit)
    return _(_OUTSIDE[worst.level], found=found, limit=limit)


def limit_words(criterion: Criterion) -> str:
    """Limit of a criterion that has one, with its sign and unit."""
    assert criterion.operator is not None
    assert criterion.limit is not None
    limit = amount_words(f"{criterion.operator.sign} {told_from(criterion.limit)}", criterion.unit)
    return _("limit {limit}", limit=limit)


def _beside_limit(criterion: Criterion, judgement: Judgement) -> str:
    return f"{_amount(criterion, judgement, criterion.limit)}; {limit_words(criterion)}"


def _amount(criterion: Criterion, judgement: Judgement, limit: Exact | None = None) -> str:
    assert judgement.amount is not None
    sign = f"{judgement.comparator} " if judgement.comparator else ""
    return amount_words(f"{sign}{told_from(judgement.amount, limit)}", criterion.unit)


def _rounding(judgement: Judgement) -> str:
    if judgement.decimals is None:
        return _("compared as it is")
    return _("rounded half up to {decimals} decimals", decimals=judgement.decimals)
