"""Sentences of the reasons for and against the eligibility of a donor or a patient."""

from nkmfg.domain.recipe.eligibility import Reason, ReasonCode, RuleSource
from nkmfg.domain.recipe.eligibility_rules import DonorTesting, EligibilityRule
from nkmfg.domain.recipe.model import Recipe


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
            return _SCREENING[reason.code]
        case RuleSource.MARKERS:
            labels = {marker.key: marker.label for marker in recipe.donor_testing.markers}
            return f"{labels[reason.rule]}: {_marker_clause(reason.code, recipe.donor_testing)}."


_SCREENING = {
    ReasonCode.RISK_FOUND: "Screening found a risk of a communicable disease.",
    ReasonCode.INCOMPLETE: "Screening (history, examination, records) is not complete.",
    ReasonCode.NO_RISK_FOUND: "Screening found no risk.",
}
_MARKERS = {
    ReasonCode.REACTIVE: "reactive",
    ReasonCode.REACTIVE_COMMUNICATED: "reactive, to be told to the physician",
    ReasonCode.NOT_REACTIVE: "not reactive",
    ReasonCode.RESULT_PENDING: "the result is pending",
    ReasonCode.TEST_INVALID: "the test was invalid; repeat it",
    ReasonCode.NOT_TESTED: "not tested",
    ReasonCode.COLLECTION_NOT_DATED: "the collection has no moment yet to compare the sample with",
}


def _rule_sentence(reason: Reason, rules: tuple[EligibilityRule, ...]) -> str:
    rule = next(rule for rule in rules if rule.key == reason.rule)
    if reason.code is ReasonCode.NOT_KNOWN:
        return f"{rule.text}: not known yet."
    found = f"{reason.found} {rule.unit}".strip()
    if reason.code is ReasonCode.ANSWERED:
        found = reason.found.replace("_", " ")
    return f"{rule.text}: {found}, {'met' if reason.met else 'not met'}."


def _pregnancy_sentence(reason: Reason, days: int) -> str:
    if reason.code is ReasonCode.TEST_NOT_DATED:
        return "Pregnancy test: the moment of the test, or of the collection, is not known yet."
    within = "within" if reason.code is ReasonCode.TEST_IN_TIME else "not within"
    return f"Pregnancy test: {within} the {days} days before the collection."


def _marker_clause(code: ReasonCode, testing: DonorTesting) -> str:
    if code is ReasonCode.OUTSIDE_WINDOW:
        before, after = testing.window_before_days, testing.window_after_days
        return f"no sample from {before} days before to {after} days after the collection; take another"
    return _MARKERS[code]
