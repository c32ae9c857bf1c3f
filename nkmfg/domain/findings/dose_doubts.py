"""Doubts of a delivered dose: it clears no dose level, reactions count at every level it may have been (FD10)."""

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
    """What is doubted of the dose that was given, until QA has closed the deviation of it with its assessment."""
    closed = {deviation.number for deviation in dossier.deviations if deviation.state == DeviationState.CLOSED}
    if not dossier.infusions:
        return ()
    return tuple(
        check
        for check in checks
        if check.spec.doubts_dose is not None and check.is_finding and check.deviation not in closed
    )


def possible_levels(evidence: Evidence, found: Iterable[Check]) -> tuple[DoseLevel, ...]:
    """The levels that a dose in doubt may have been.

    With another bag it may have been any. Otherwise it lies between the least and the most that the record says of it:
    what was given, what the bags held, and what they held when the batch was decided on.
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
    """The dose by the count a decision was signed on; as given where the doubt is another one."""
    if "then" not in check.params:
        return given
    then, now = check.params["then"], check.params["now"]
    if not now or not Decimal(now):
        return None
    return given * Fraction(Decimal(then)) / Fraction(Decimal(now))
