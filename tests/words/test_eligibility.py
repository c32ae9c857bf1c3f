"""Sentences of eligibility: a rule of the protocol or the regulation, and what was found."""

from dataclasses import replace

import pytest

from nkmfg.domain.recipe.eligibility import Reason, ReasonCode, RuleSource
from nkmfg.recipes import shipped
from nkmfg.words.eligibility import reason_sentence

RECIPE = shipped()
WINDOW = "no sample from 7 days before to 7 days after the collection; take another"


@pytest.mark.parametrize(
    ("source", "rule", "met", "code", "found", "sentence"),
    [
        ("patient_rules", "sgot", None, "not_known", "", "SGOT below 5 times the upper limit for age: not known yet."),
        (
            "patient_rules",
            "sgot",
            False,
            "measured",
            "5.5",
            "SGOT below 5 times the upper limit for age: 5.5 × upper limit, not met.",
        ),
        (
            "patient_rules",
            "sgot",
            True,
            "measured",
            "4.9",
            "SGOT below 5 times the upper limit for age: 4.9 × upper limit, met.",
        ),
    ],
)
def test_a_rule_of_the_protocol_is_said_with_what_was_found(
    source: str, rule: str, met: bool | None, code: str, found: str, sentence: str
) -> None:
    reason = Reason(RuleSource(source), rule, met, ReasonCode(code), found)
    assert reason_sentence(reason, RECIPE) == sentence


def test_an_answer_is_said_in_words() -> None:
    rule = next(rule for rule in RECIPE.donor_rules if rule.fact == "pregnant")
    reason = Reason(RuleSource.DONOR_RULES, rule.key, True, ReasonCode.ANSWERED, "not_applicable")
    assert reason_sentence(reason, RECIPE) == f"{rule.text}: not applicable, met."


def test_a_key_of_both_rules_is_looked_up_in_its_own() -> None:
    renamed = tuple(replace(rule, text=f"Donor: {rule.text}") for rule in RECIPE.donor_rules)
    recipe = replace(RECIPE, donor_rules=renamed)
    patient = Reason(RuleSource.PATIENT_RULES, "consent", None, ReasonCode.NOT_KNOWN)
    donor = Reason(RuleSource.DONOR_RULES, "consent", None, ReasonCode.NOT_KNOWN)
    assert reason_sentence(patient, recipe) == "Informed consent: not known yet."
    assert reason_sentence(donor, recipe) == "Donor: Informed consent: not known yet."


@pytest.mark.parametrize(
    ("met", "code", "sentence"),
    [
        (True, "test_in_time", "Pregnancy test: within the 7 days before the collection."),
        (False, "test_not_in_time", "Pregnancy test: not within the 7 days before the collection."),
        (None, "test_not_dated", "Pregnancy test: the moment of the test, or of the collection, is not known yet."),
    ],
)
def test_the_pregnancy_test_is_said(met: bool | None, code: str, sentence: str) -> None:
    reason = Reason(RuleSource.PREGNANCY_TEST, "pregnancy_test", met, ReasonCode(code))
    assert reason_sentence(reason, RECIPE) == sentence


@pytest.mark.parametrize(
    ("met", "code", "sentence"),
    [
        (False, "risk_found", "Screening found a risk of a communicable disease."),
        (None, "incomplete", "Screening (history, examination, records) is not complete."),
        (True, "no_risk_found", "Screening found no risk."),
    ],
)
def test_the_screening_is_said(met: bool | None, code: str, sentence: str) -> None:
    assert reason_sentence(Reason(RuleSource.SCREENING, "screening", met, ReasonCode(code)), RECIPE) == sentence


@pytest.mark.parametrize(
    ("met", "code", "clause"),
    [
        (False, "reactive", "reactive"),
        (True, "reactive_communicated", "reactive, to be told to the physician"),
        (True, "not_reactive", "not reactive"),
        (None, "result_pending", "the result is pending"),
        (None, "test_invalid", "the test was invalid; repeat it"),
        (None, "not_tested", "not tested"),
        (None, "collection_not_dated", "the collection has no moment yet to compare the sample with"),
        (None, "outside_window", WINDOW),
    ],
)
def test_a_marker_is_said_by_its_label(met: bool | None, code: str, clause: str) -> None:
    reason = Reason(RuleSource.MARKERS, "cmv", met, ReasonCode(code))
    assert reason_sentence(reason, RECIPE) == f"CMV antibodies: {clause}."
