"""Sentences of the reasons for and against the eligibility of a donor or a patient."""

from nkmfg.domain.recipe.eligibility import Reason, ReasonCode, RuleSource
from nkmfg.domain.recipe.eligibility_rules import DonorTesting, EligibilityRule
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.messages import N_, _
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.units import amount_words


def reason_sentence(reason: Reason, recipe: Recipe) -> str:
    """Sentence of one rule, in the words of the recipe, and of the finding."""
    match reason.source:
        case RuleSource.PATIENT_RULES:
            return _rule_sentence(reason, recipe.patient_rules)
        case RuleSource.DONOR_RULES:
            return _rule_sentence(reason, recipe.donor_rules)
        case RuleSource.PREGNANCY_TEST:
            return _pregnancy_sentence(reason, recipe.donor_testing.pregnancy_test_days)
        case RuleSource.SCREENING:
            return _(_SCREENING[reason.code])
        case RuleSource.MARKERS:
            labels = {marker.key: marker.label for marker in recipe.donor_testing.markers}
            return f"{labels[reason.rule]}: {_marker_clause(reason.code, recipe.donor_testing)}."


_SCREENING = {
    ReasonCode.RISK_FOUND: N_("Screening found a risk of a communicable disease."),
    ReasonCode.INCOMPLETE: N_("Screening (history, examination, records) is not complete."),
    ReasonCode.NO_RISK_FOUND: N_("Screening found no risk."),
}
_MARKERS = {
    ReasonCode.REACTIVE: N_("reactive"),
    ReasonCode.REACTIVE_COMMUNICATED: N_("reactive, to be told to the physician"),
    ReasonCode.NOT_REACTIVE: N_("not reactive"),
    ReasonCode.RESULT_PENDING: N_("the result is pending"),
    ReasonCode.TEST_INVALID: N_("the test was invalid; repeat it"),
    ReasonCode.NOT_TESTED: N_("not tested"),
    ReasonCode.COLLECTION_NOT_DATED: N_("the collection has no moment yet to compare the sample with"),
}


def _rule_sentence(reason: Reason, rules: tuple[EligibilityRule, ...]) -> str:
    rule = next(rule for rule in rules if rule.key == reason.rule)
    if reason.code is ReasonCode.NOT_KNOWN:
        return _("{rule}: not known yet.", rule=rule.text)
    is_answer = reason.code is ReasonCode.ANSWERED
    found = plain_words(reason.found) if is_answer else amount_words(reason.found, rule.unit)
    if reason.met:
        return _("{rule}: {found}, met.", rule=rule.text, found=found)
    return _("{rule}: {found}, not met.", rule=rule.text, found=found)


def _pregnancy_sentence(reason: Reason, days: int) -> str:
    if reason.code is ReasonCode.TEST_NOT_DATED:
        return _("Pregnancy test: the moment of the test, or of the collection, is not known yet.")
    if reason.code is ReasonCode.TEST_IN_TIME:
        return _("Pregnancy test: within the {days} days before the collection.", days=days)
    return _("Pregnancy test: not within the {days} days before the collection.", days=days)


def _marker_clause(code: ReasonCode, testing: DonorTesting) -> str:
    if code is ReasonCode.OUTSIDE_WINDOW:
        before, after = testing.window_before_days, testing.window_after_days
        return _(
            "no sample from {before} days before to {after} days after the collection; take another",
            before=before,
            after=after,
        )
    return _(_MARKERS[code])
