"""Short names of the reasons for deviations, by code."""

from collections.abc import Mapping

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.uses import is_unassessed
from nkmfg.words.messages import N_, _

KINDS: Mapping[str, str] = {
    "manual": N_("written down by a person"),
    "limit.action": N_("a value out of its limits"),
    "answer.deviates": N_("an answer that is not as it has to be"),
    "viability.action": N_("a value out of its limits"),
    "quantity.action": N_("a value out of its limits"),
    "content.impossible": N_("volumes of a vessel that do not add up"),
    "operation.not_listed": N_("an operation the recipe does not list"),
    "lot.unfit": N_("a lot not fit for use"),
    "lot.other_material": N_("a lot of another material"),
    "lot.rejected_after_use": N_("a lot rejected after it was used"),
    "lot.held_after_use": N_("a lot held after it was used"),
    "equipment.unfit": N_("equipment not fit for use"),
    "equipment.other_kind": N_("equipment of another kind"),
    "equipment.quarantined_after_use": N_("equipment quarantined after it was used"),
    "recipe.withdrawn_after_use": N_("a recipe withdrawn after use"),
    "person.questioned_after_use": N_("somebody's work questioned afterwards"),
    "result.failed": N_("a result out of specification"),
    "result.before_sample": N_("a result dated before its sample was taken"),
    "result.retest": N_("a test done again after a result out of specification"),
    "positive.reported": N_("a positive that was reported"),
    "scan.mismatch": N_("a scan that did not match"),
    "batch.issued_against": N_("a batch issued against a rule"),
    "custody.issued_against": N_("an issue that would have been refused"),
    "dose.changed_after_release": N_("the dose changed after the decision"),
    "decision.relied_on_changed": N_("something a decision relied on was changed"),
    "donor.reactive_after_release": N_("a donor found reactive after the decision"),
    "product.expiry_lifted": N_("the expiry later than was decided on"),
    "form.used_for_other_bag": N_("an infusion form used for another bag"),
    "infusion.form_of_other_bag": N_("an infusion on another bag's form"),
    "treatment.level_missed": N_("the dose delivered is not the dose level"),
}
_SUBJECTS: Mapping[str, str] = {"infusion": N_("an infusion"), "il2": N_("a dose of IL-2")}


def deviation_kind(code: str) -> str:
    """Reason for a deviation; codes of infusions and of IL-2 without an entry share one name each."""
    message = KINDS.get(code) or _SUBJECTS.get(code.partition(".")[0])
    return code if message is None else _(message)


def material_finding(check: Check) -> str:
    """Finding about a lot or equipment beside its use: what, and its deviation."""
    if not check.spec.opens_deviation:
        return _("questioned after it was used")
    kind = deviation_kind(check.code)
    return f"{kind}, {check.deviation}" if check.deviation else kind


def assessment_state(dossier: Dossier, check: Check) -> str:
    """State of the assessment of a finding about a lot or equipment."""
    if not check.spec.opens_deviation:
        return _("said to be not affected")
    return _("open") if is_unassessed(dossier, check) else _("assessed")


def issued_against(name: str, sentence: str) -> str:
    """Description of a batch issued against a rule, with the person who issued it."""
    return _("Issued by {name}: {sentence}", name=name, sentence=sentence)
