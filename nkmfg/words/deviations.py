"""Short names of the reasons for deviations, by code."""

from collections.abc import Mapping

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.uses import is_unassessed

KINDS: Mapping[str, str] = {
    "manual": "written down by a person",
    "limit.action": "a value out of its limits",
    "answer.deviates": "an answer that is not as it has to be",
    "viability.action": "a value out of its limits",
    "quantity.action": "a value out of its limits",
    "content.impossible": "volumes of a vessel that do not add up",
    "operation.not_listed": "an operation the recipe does not list",
    "lot.unfit": "a lot not fit for use",
    "lot.other_material": "a lot of another material",
    "lot.rejected_after_use": "a lot rejected after it was used",
    "lot.held_after_use": "a lot held after it was used",
    "equipment.unfit": "equipment not fit for use",
    "equipment.other_kind": "equipment of another kind",
    "equipment.quarantined_after_use": "equipment quarantined after it was used",
    "recipe.withdrawn_after_use": "a recipe withdrawn after use",
    "person.questioned_after_use": "somebody's work questioned afterwards",
    "result.failed": "a result out of specification",
    "result.before_sample": "a result dated before its sample was taken",
    "result.retest": "a test done again after a result out of specification",
    "positive.reported": "a positive that was reported",
    "scan.mismatch": "a scan that did not match",
    "batch.issued_against": "a batch issued against a rule",
    "custody.issued_against": "an issue that would have been refused",
    "dose.changed_after_release": "the dose changed after the decision",
    "decision.relied_on_changed": "something a decision relied on was changed",
    "donor.reactive_after_release": "a donor found reactive after the decision",
    "product.expiry_lifted": "the expiry later than was decided on",
    "form.used_for_other_bag": "an infusion form used for another bag",
    "infusion.form_of_other_bag": "an infusion on another bag's form",
    "treatment.level_missed": "the dose delivered is not the dose level",
}


def deviation_kind(code: str) -> str:
    """Reason for a deviation; codes of infusions and of IL-2 without an entry share one name each."""
    subject = code.partition(".")[0]
    return KINDS.get(code) or {"infusion": "an infusion", "il2": "a dose of IL-2"}.get(subject, code)


def material_finding(check: Check) -> str:
    """Finding about a lot or equipment beside its use: what, and its deviation."""
    if not check.spec.opens_deviation:
        return "questioned after it was used"
    return f"{deviation_kind(check.code)}{f', {check.deviation}' if check.deviation else ''}"


def assessment_state(dossier: Dossier, check: Check) -> str:
    """State of the assessment of a finding about a lot or equipment."""
    if not check.spec.opens_deviation:
        return "said to be not affected"
    return "open" if is_unassessed(dossier, check) else "assessed"


def issued_against(name: str, sentence: str) -> str:
    """Description of a batch issued against a rule, with the person who issued it."""
    return f"Issued by {name}: {sentence}"
