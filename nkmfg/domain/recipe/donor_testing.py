"""Donor eligibility by regulation (21 CFR 1271 subpart C): tests, their window, screening, and legends on the label.

It is independent of the protocol: an ineligible donor may be used for a close relative, with legends on the label.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from nkmfg.domain.recipe.eligibility import Eligibility, Reason, ReasonCode, RuleSource, verdict_of
from nkmfg.domain.recipe.eligibility_rules import DonorTesting, Legend, Marker
from nkmfg.domain.recipe.enums import LegendCase, Need, Reactive

CLOSE_DEGREE = 2
"""First- and second-degree blood relatives: 21 CFR 1271.65(b)(1)(i)."""


class Finding(StrEnum):
    """Finding of a laboratory for one sample."""

    NON_REACTIVE = "non_reactive"
    REACTIVE = "reactive"
    PENDING = "pending"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerResult:
    """One test of one sample."""

    marker: str
    sampled_at: datetime
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorTestFacts:
    """Facts for the determination; `collected_at` is the actual or planned end of the collection."""

    collected_at: datetime | None
    results: tuple[MarkerResult, ...] = ()
    screening_complete: bool = False  # history, examination, records
    screening_risk: bool | None = None
    risk_markers: tuple[str, ...] = ()  # markers *by risk* that apply to this donor
    degree: int | None = None  # of the relationship to the patient


@dataclass(frozen=True, slots=True)
class DonorVerdict:
    """The determination, its reasons, findings for the physician, and legends on the label."""

    verdict: Eligibility
    reasons: tuple[Reason, ...]
    close_relative: bool
    communicated: tuple[str, ...]
    legends: tuple[str, ...]


def in_window(sampled_at: datetime, collected_at: datetime, testing: DonorTesting) -> bool:
    """True if the sample is in the window around the collection, in days of 24 hours, both ends included."""
    earliest = collected_at - timedelta(days=testing.window_before_days)
    return earliest <= sampled_at <= collected_at + timedelta(days=testing.window_after_days)


def donor_eligibility(testing: DonorTesting, facts: DonorTestFacts, legends: tuple[Legend, ...]) -> DonorVerdict:
    """Determine the eligibility. A reactive result is final, whatever later samples show; CMV is only communicated."""
    required = [marker for marker in testing.markers if marker.need is Need.ALWAYS or marker.key in facts.risk_markers]
    reasons = [_screening(facts), *(_marker(marker, testing, facts) for marker in required)]
    additional = [marker for marker in testing.markers if marker not in required and _is_reactive(marker, facts)]
    reasons += [_marker(marker, testing, facts) for marker in additional]
    verdict = verdict_of([reason.met for reason in reasons])
    reactive = [marker for marker in testing.markers if _is_reactive(marker, facts)]
    is_close = facts.degree is not None and 1 <= facts.degree <= CLOSE_DEGREE
    agents = [marker.agent for marker in reactive if marker.reactive is Reactive.INELIGIBLE]
    return DonorVerdict(
        verdict,
        tuple(reasons),
        is_close,
        tuple(marker.label for marker in reactive if marker.reactive is Reactive.COMMUNICATED),
        _legend_texts(verdict, is_close, tuple(dict.fromkeys(agents)), legends),
    )


def reactive_against(testing: DonorTesting, results: tuple[MarkerResult, ...]) -> tuple[str, ...]:
    """Keys of the markers with a reactive result that makes a donor ineligible, in the recipe's order."""
    found = {result.marker for result in results if result.finding is Finding.REACTIVE}
    return tuple(
        marker.key for marker in testing.markers if marker.key in found and marker.reactive is Reactive.INELIGIBLE
    )


def _is_reactive(marker: Marker, facts: DonorTestFacts) -> bool:
    return any(result.marker == marker.key and result.finding is Finding.REACTIVE for result in facts.results)


def _screening(facts: DonorTestFacts) -> Reason:
    source = RuleSource.SCREENING
    if facts.screening_risk:
        return Reason(source, source.value, False, ReasonCode.RISK_FOUND)
    if not facts.screening_complete or facts.screening_risk is None:
        return Reason(source, source.value, None, ReasonCode.INCOMPLETE)
    return Reason(source, source.value, True, ReasonCode.NO_RISK_FOUND)


def _marker(marker: Marker, testing: DonorTesting, facts: DonorTestFacts) -> Reason:
    met, code = _marker_finding(marker, testing, facts)
    return Reason(RuleSource.MARKERS, marker.key, met, code)


def _marker_finding(marker: Marker, testing: DonorTesting, facts: DonorTestFacts) -> tuple[bool | None, ReasonCode]:
    is_reactive = _is_reactive(marker, facts)
    if is_reactive and marker.reactive is Reactive.INELIGIBLE:
        return False, ReasonCode.REACTIVE
    results = [result for result in facts.results if result.marker == marker.key]
    known = [result for result in results if result.finding in (Finding.NON_REACTIVE, Finding.REACTIVE)]
    if not known:
        return None, _missing(results)
    if facts.collected_at is None:
        return None, ReasonCode.COLLECTION_NOT_DATED
    if not any(in_window(result.sampled_at, facts.collected_at, testing) for result in known):
        return None, ReasonCode.OUTSIDE_WINDOW
    return True, ReasonCode.REACTIVE_COMMUNICATED if is_reactive else ReasonCode.NOT_REACTIVE


def _missing(results: list[MarkerResult]) -> ReasonCode:
    if any(result.finding is Finding.PENDING for result in results):
        return ReasonCode.RESULT_PENDING
    return ReasonCode.TEST_INVALID if results else ReasonCode.NOT_TESTED


def _legend_texts(
    verdict: Eligibility, is_close: bool, agents: tuple[str, ...], legends: tuple[Legend, ...]
) -> tuple[str, ...]:
    cases = {
        Eligibility.ELIGIBLE: (),
        Eligibility.NOT_COMPLETE: (LegendCase.NOT_COMPLETE,),
        Eligibility.INELIGIBLE: (LegendCase.INELIGIBLE_RELATIVE if is_close else LegendCase.INELIGIBLE_OTHER,),
    }[verdict]
    texts = [legend.text for legend in legends if legend.case in cases]
    for agent in agents:
        texts += [legend.text.replace("{agent}", agent) for legend in legends if legend.case is LegendCase.REACTIVE]
    return tuple(texts)
