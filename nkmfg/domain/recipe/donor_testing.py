"""Donor eligibility by regulation (21 CFR 1271 subpart C): tests, their window, screening, and what the label must say.

Apart from the protocol: a donor the regulation calls ineligible may still be used for a close relative, with legends.
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
    """What a laboratory says of one sample."""

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
    """What is known when eligibility is determined; `collected_at` is when the collection ended, or is planned to."""

    collected_at: datetime | None
    results: tuple[MarkerResult, ...] = ()
    screening_complete: bool = False  # history, examination, records
    screening_risk: bool | None = None
    risk_markers: tuple[str, ...] = ()  # markers *by risk* that apply to this donor
    degree: int | None = None  # of the relationship to the patient


@dataclass(frozen=True, slots=True)
class DonorVerdict:
    """The determination, its reasons, what is told to the physician and what the label has to say."""

    verdict: Eligibility
    reasons: tuple[Reason, ...]
    close_relative: bool
    communicated: tuple[str, ...]
    legends: tuple[str, ...]


def in_window(sampled_at: datetime, collected_at: datetime, testing: DonorTesting) -> bool:
    """Whether the sample lies so near the collection that its result counts; days of 24 hours, both ends included."""
    earliest = collected_at - timedelta(days=testing.window_before_days)
    return earliest <= sampled_at <= collected_at + timedelta(days=testing.window_after_days)


def donor_eligibility(testing: DonorTesting, facts: DonorTestFacts, legends: tuple[Legend, ...]) -> DonorVerdict:
    """The determination. One reactive result stands, whatever a later sample says; a reactive CMV is only told."""
    needed = [one for one in testing.markers if one.need is Need.ALWAYS or one.key in facts.risk_markers]
    reasons = [_screening(facts), *(_marker(one, testing, facts) for one in needed)]
    unneeded = [one for one in testing.markers if one not in needed and _reactive(one, facts)]
    reasons += [_marker(one, testing, facts) for one in unneeded]
    verdict = verdict_of([one.met for one in reasons])
    reactive = [one for one in testing.markers if _reactive(one, facts)]
    close = facts.degree is not None and 1 <= facts.degree <= CLOSE_DEGREE
    barred = [one.agent for one in reactive if one.reactive is Reactive.INELIGIBLE]
    return DonorVerdict(
        verdict,
        tuple(reasons),
        close,
        tuple(one.label for one in reactive if one.reactive is Reactive.COMMUNICATED),
        _said(verdict, close, tuple(dict.fromkeys(barred)), legends),
    )


def _reactive(marker: Marker, facts: DonorTestFacts) -> bool:
    return any(one.marker == marker.key and one.finding is Finding.REACTIVE for one in facts.results)


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
    is_reactive = _reactive(marker, facts)
    if is_reactive and marker.reactive is Reactive.INELIGIBLE:
        return False, ReasonCode.REACTIVE
    mine = [result for result in facts.results if result.marker == marker.key]
    known = [result for result in mine if result.finding in (Finding.NON_REACTIVE, Finding.REACTIVE)]
    if not known:
        return None, _missing(mine)
    if facts.collected_at is None:
        return None, ReasonCode.COLLECTION_NOT_DATED
    if not any(in_window(result.sampled_at, facts.collected_at, testing) for result in known):
        return None, ReasonCode.OUTSIDE_WINDOW
    return True, ReasonCode.REACTIVE_COMMUNICATED if is_reactive else ReasonCode.NOT_REACTIVE


def _missing(mine: list[MarkerResult]) -> ReasonCode:
    if any(result.finding is Finding.PENDING for result in mine):
        return ReasonCode.RESULT_PENDING
    return ReasonCode.TEST_INVALID if mine else ReasonCode.NOT_TESTED


def _said(verdict: Eligibility, close: bool, agents: tuple[str, ...], legends: tuple[Legend, ...]) -> tuple[str, ...]:
    cases = {
        Eligibility.ELIGIBLE: (),
        Eligibility.NOT_COMPLETE: (LegendCase.NOT_COMPLETE,),
        Eligibility.INELIGIBLE: (LegendCase.INELIGIBLE_RELATIVE if close else LegendCase.INELIGIBLE_OTHER,),
    }[verdict]
    said = [one.text for one in legends if one.case in cases]
    for agent in agents:
        said += [one.text.replace("{agent}", agent) for one in legends if one.case is LegendCase.REACTIVE]
    return tuple(said)
