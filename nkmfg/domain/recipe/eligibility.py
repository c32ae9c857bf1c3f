"""Eligibility for the trial of donor and patient, with reasons for each verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from nkmfg.domain.recipe.comparison import holds
from nkmfg.domain.recipe.eligibility_rules import EligibilityRule


class Eligibility(StrEnum):
    """Verdict of a determination; a missing fact makes it *not complete*, never eligible."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NOT_COMPLETE = "not_complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFacts:
    """Facts about a patient; None is unknown. Answers are words: yes, no, positive, negative, pending."""

    age_years: int | None = None
    diagnosis: str | None = None
    disease_status: str | None = None
    performance_scale: str | None = None
    performance_score: Decimal | None = None
    consent: str | None = None
    uncontrolled_infection: str | None = None
    sgot_xuln: Decimal | None = None  # multiples of the upper limit of normal for age
    sgpt_xuln: Decimal | None = None
    hiv: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFacts:
    """Facts about a donor for the trial; None is unknown."""

    age_years: int | None = None
    relationship: str | None = None
    hla_match: str | None = None
    consent: str | None = None
    suitable_for_apheresis: str | None = None
    pregnant: str | None = None
    breast_feeding: str | None = None
    pregnancy_tested_at: datetime | None = None
    hiv_serology: str | None = None
    hbv_serology: str | None = None
    hcv_serology: str | None = None


_MEASURED = {"age_years", "performance_score", "sgot_xuln", "sgpt_xuln"}
FACTS: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        "patient_rules": {name: name in _MEASURED for name in PatientFacts.__slots__},
        "donor_rules": {name: name in _MEASURED for name in DonorFacts.__slots__ if name != "pregnancy_tested_at"},
    }
)
"""Facts available to rules; True for numbers."""


class RuleSource(StrEnum):
    """Source of a rule; keys of rules are unique within one source."""

    PATIENT_RULES = "patient_rules"
    DONOR_RULES = "donor_rules"
    PREGNANCY_TEST = "pregnancy_test"
    SCREENING = "screening"
    MARKERS = "markers"

    @property
    def is_regulation(self) -> bool:
        """True for a rule of the regulation (21 CFR 1271), False for one of the protocol."""
        return self in (RuleSource.SCREENING, RuleSource.MARKERS)


class ReasonCode(StrEnum):
    """Outcome of looking up the fact that a rule is about."""

    NOT_KNOWN = "not_known"
    MEASURED = "measured"
    ANSWERED = "answered"
    TEST_NOT_DATED = "test_not_dated"
    TEST_IN_TIME = "test_in_time"
    TEST_NOT_IN_TIME = "test_not_in_time"
    RISK_FOUND = "risk_found"
    NO_RISK_FOUND = "no_risk_found"
    INCOMPLETE = "incomplete"
    REACTIVE = "reactive"
    REACTIVE_COMMUNICATED = "reactive_communicated"  # told to the physician; it bars nobody
    NOT_REACTIVE = "not_reactive"
    RESULT_PENDING = "result_pending"
    TEST_INVALID = "test_invalid"
    NOT_TESTED = "not_tested"
    COLLECTION_NOT_DATED = "collection_not_dated"
    OUTSIDE_WINDOW = "outside_window"


@dataclass(frozen=True, slots=True)
class Reason:
    """Outcome of one rule: `met` is None while unknown; `found` is the number or answer as text."""

    source: RuleSource
    rule: str
    met: bool | None
    code: ReasonCode
    found: str = ""

    @property
    def key(self) -> str:
        """Key that differs for another outcome of the same rule: "markers/hiv/not_tested"."""
        return f"{self.source}/{self.rule}/{self.code}"


@dataclass(frozen=True, slots=True)
class TrialVerdict:
    """Eligibility for the trial, with a reason for each rule."""

    verdict: Eligibility
    reasons: tuple[Reason, ...]


def age_on(born: date, day: date) -> int:
    """Completed years of age: "> 18 years" begins with the 19th birthday, "≥ 18" with the 18th."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def verdict_of(met: list[bool | None]) -> Eligibility:
    """Combine reasons: one unmet rule makes ineligible, whatever is unknown."""
    if any(answer is False for answer in met):
        return Eligibility.INELIGIBLE
    return Eligibility.NOT_COMPLETE if None in met else Eligibility.ELIGIBLE


def trial_eligibility(rules: tuple[EligibilityRule, ...], facts: PatientFacts | DonorFacts) -> TrialVerdict:
    """Determine the eligibility of a patient or donor by the protocol."""
    source = RuleSource.PATIENT_RULES if isinstance(facts, PatientFacts) else RuleSource.DONOR_RULES
    reasons = tuple(_reason(source, rule, getattr(facts, rule.fact)) for rule in rules)
    return TrialVerdict(verdict_of([reason.met for reason in reasons]), reasons)


def pregnancy_test_reason(facts: DonorFacts, collected_at: datetime | None, days: int) -> Reason | None:
    """Reason on whether the pregnancy test was at most `days` before the collection; None if not needed."""
    if facts.pregnant != "no":
        return None
    source = RuleSource.PREGNANCY_TEST
    if facts.pregnancy_tested_at is None or collected_at is None:
        return Reason(source, source.value, None, ReasonCode.TEST_NOT_DATED)
    ahead = (collected_at - facts.pregnancy_tested_at).total_seconds()
    met = 0 <= ahead <= days * 86_400
    return Reason(source, source.value, met, ReasonCode.TEST_IN_TIME if met else ReasonCode.TEST_NOT_IN_TIME)


def _reason(source: RuleSource, rule: EligibilityRule, value: object) -> Reason:
    if value is None or value == "pending":
        return Reason(source, rule.key, None, ReasonCode.NOT_KNOWN)
    if rule.operator is not None and rule.value is not None:
        met = holds(Decimal(str(value)), rule.operator, rule.value)
        return Reason(source, rule.key, met, ReasonCode.MEASURED, str(value))
    return Reason(source, rule.key, value in rule.one_of, ReasonCode.ANSWERED, str(value))
