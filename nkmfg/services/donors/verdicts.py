"""Verdicts of the protocol and of the regulation on a donor, each with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.recipe.donor_testing import DonorTestFacts, DonorVerdict, Finding, MarkerResult, donor_eligibility
from nkmfg.domain.recipe.eligibility import (
    DonorFacts,
    TrialVerdict,
    pregnancy_test_reason,
    trial_eligibility,
    verdict_of,
)
from nkmfg.domain.recipe.enums import Need
from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Donor, DonorMarker
from nkmfg.services.donors.register import markers_of
from nkmfg.services.identity import age_of

# Markers of the protocol's serology; nucleic acid tests belong to the verdict of the regulation.
_SEROLOGY = {"hiv": ("hiv",), "hbv": ("hbsag", "anti_hb", "hbv"), "hcv": ("hcv",)}


@dataclass(frozen=True, slots=True)
class DonorVerdicts:
    """Verdict of the protocol, and verdict of the regulation; they may differ."""

    trial: TrialVerdict
    regulatory: DonorVerdict


def verdicts(
    session: Session,
    donor: Donor,
    recipe: Recipe,
    *,
    collected_at: datetime | None,
    relationship: str | None = None,
    hla_match: str | None = None,
) -> DonorVerdicts:
    """Compute both verdicts for one patient and a collection that ended, or is planned to end, at `collected_at`.

    `relationship` is a key of the recipe. Age is on the day of the collection, or today.
    """
    noted = markers_of(session, donor)
    age = age_of(session, donor, collected_at or ledger_of(session).clock.now(session))
    facts = DonorFacts(
        age_years=age,
        relationship=relationship,
        hla_match=hla_match,
        consent=donor.consent,
        suitable_for_apheresis=donor.suitable_for_apheresis,
        pregnant=donor.pregnant,
        breast_feeding=donor.breast_feeding,
        pregnancy_tested_at=donor.pregnancy_tested_at,
        hiv_serology=_serology("hiv", recipe, noted),
        hbv_serology=_serology("hbv", recipe, noted),
        hcv_serology=_serology("hcv", recipe, noted),
    )
    trial = trial_eligibility(recipe.donor_rules, facts)
    test = pregnancy_test_reason(facts, collected_at, recipe.donor_testing.pregnancy_test_days)
    if test is not None:
        reasons = (*trial.reasons, test)
        trial = TrialVerdict(verdict_of([reason.met for reason in reasons]), reasons)
    return DonorVerdicts(trial, _regulatory(donor, recipe, noted, collected_at, relationship))


def _regulatory(
    donor: Donor,
    recipe: Recipe,
    noted: Sequence[DonorMarker],
    collected_at: datetime | None,
    relationship: str | None,
) -> DonorVerdict:
    by_risk = {marker.key for marker in recipe.donor_testing.markers if marker.need is Need.BY_RISK}
    tests = DonorTestFacts(
        collected_at=collected_at,
        results=tuple(
            MarkerResult(marker=n.marker, sampled_at=n.sampled_at, finding=Finding(n.finding)) for n in noted
        ),
        screening_complete=donor.screening is not None,
        screening_risk=None if donor.screening is None else donor.screening == "risk",
        risk_markers=tuple(sorted(by_risk & {result.marker for result in noted})),  # ordered only for a known risk
        degree=recipe.degree_of(relationship) if relationship else None,
    )
    return donor_eligibility(recipe.donor_testing, tests, recipe.legends)


def _serology(agent: str, recipe: Recipe, noted: Sequence[DonorMarker]) -> str | None:
    """The protocol's answer for an infection: positive by one reactive marker, negative if all are non-reactive."""
    asked = {
        marker.key
        for marker in recipe.donor_testing.markers
        if marker.key.startswith(_SEROLOGY[agent]) and not marker.key.endswith("_nat")
    }
    found: dict[str, set[str]] = {key: set() for key in asked}
    for result in noted:
        if result.marker in asked:
            found[result.marker].add(result.finding)
    if any(Finding.REACTIVE in findings for findings in found.values()):
        return "positive"
    if found and all(Finding.NON_REACTIVE in findings for findings in found.values()):
        return "negative"
    return "pending" if any(found.values()) else None
