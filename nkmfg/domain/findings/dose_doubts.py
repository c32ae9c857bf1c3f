"""Doubts about a delivered dose: it clears no dose level, and reactions count at every possible level (FD10)."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import DoseDoubt
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.product.dose import Fit, fit
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, DoseLevel


def dose_doubts(dossier: Dossier, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Findings that question the delivered dose, until QA has closed the deviation of each with its assessment."""
    closed = {deviation.number for deviation in dossier.deviations if deviation.state == DeviationState.CLOSED}
    if not dossier.infusions:
        return ()
    return tuple(
        check
        for check in checks
        if check.spec.doubts_dose is not None and check.is_finding and check.deviation not in closed
    )


def possible_levels(evidence: Evidence, found: Iterable[Check]) -> tuple[DoseLevel, ...]:
    """Dose levels that a dose in doubt may correspond to.

    If the identity of the bag is in doubt, all levels. Otherwise those between the least and the greatest recorded
    amount: given, held by the bags, and held by the bags at the decision on the batch.
    """
    levels = tuple(level for level in evidence.dossier.recipe.dose_levels if level.key != NOT_IN_SOURCE)
    treatment, checks = evidence.treatment, tuple(found)
    given = None if treatment.nk_cells_per_kg is None else treatment.nk_cells_per_kg.value
    if given is None or any(check.spec.doubts_dose is DoseDoubt.IDENTITY for check in checks):
        return levels
    held = {delivered.infusion.last.container: delivered.labelled for delivered in treatment.delivered}
    labelled = [holding.nk_cells_per_kg.value for holding in held.values() if holding is not None]
    amounts = [given, *(_then(given, check) for check in checks)]
    if labelled and None not in labelled:
        amounts.append(sum((amount for amount in labelled if amount is not None), Fraction(0)))
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return levels
    least, most, tolerance = min(known), max(known), Fraction(evidence.dossier.recipe.dosing.tolerance_pct)
    return tuple(
        level
        for level in levels
        if fit(most, level, tolerance) is not Fit.BELOW and fit(least, level, tolerance) is not Fit.ABOVE
    )


def _then(given: Fraction, check: Check) -> Fraction | None:
    """The given dose scaled to the count at the decision; the given dose itself if the check has no such count."""
    if "then" not in check.params:
        return given
    then, now = check.params["then"], check.params["now"]
    if not now or not Decimal(now):
        return None
    return given * Fraction(Decimal(then)) / Fraction(Decimal(now))
