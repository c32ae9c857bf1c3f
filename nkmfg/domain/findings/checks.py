"""List of all checks of a batch: every page, document and gate reads it, and nothing else judges a batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from nkmfg.domain.facts.context_facts import AnswerFact
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings import (
    after_use,
    calculated_numbers,
    forms,
    labels,
    lines,
    materials,
    product,
    quantities,
    record,
    relied_on,
    results,
    runs,
    signatures,
    treatment,
    unwritten,
)
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence, ReleaseEvidence
from nkmfg.domain.findings.next_decision import decision_due
from nkmfg.domain.findings.spec import Group, Needs, Stop
from nkmfg.domain.permissions.states import DeviationState

Rule = Callable[[Evidence], Iterator[Check]]
ReleaseRule = Callable[[ReleaseEvidence], Iterator[Check]]

RULES: list[Rule] = [
    record.transcription,
    record.positives,
    after_use.questioned_after_use,
    after_use.recipe_withdrawn,
    after_use.people_questioned,
    record.decision,
    relied_on.changed_since_decision,
    results.tests,
    results.failed_results,
    results.results_before_sample,
    results.results_unreviewed,
    product.filled_product,
    product.expired,
    record.exceptional_supply,
    runs.not_done,
    signatures.broken,
    record.deviations,
    lines.out_of_limits,
    lines.viability_out_of_limits,
    lines.replicates_that_differ,
    calculated_numbers.off_calculated,
    quantities.out_of_limits,
    lines.impossible_contents,
    materials.unfit_at_use,
    lines.implausible,
    runs.missed,
    runs.done_late,
    lines.blank,
    signatures.unsigned,
    treatment.unchecked,
    signatures.differing,
    calculated_numbers.differing_now,
    lines.changed,
    treatment.corrected,
    lines.late_entries,
    treatment.late,
    treatment.infused,
    forms.used_for_other_bag,
    treatment.level_missed,
    treatment.il2_given,
    unwritten.il2_unwritten,
    unwritten.follow_up_unwritten,
    product.weight,
    product.amount_open,
    product.dose_unverified,
    product.dose_refused,
    labels.labels,
    product.containers,
    product.scans,
]
"""Rules on a work dossier, in the order in which a decision lists what blocks it."""

RELEASE_RULES: list[ReleaseRule] = [
    runs.never_recorded,
    runs.added_and_left_out,
    record.reviews,
    record.donor,
    record.at_risk,
    record.donor_task,
]
"""Rules on a release dossier, run after the others for decisions, review, print and export."""

_GROUPS = {group: place for place, group in enumerate(Group)}


def checks_of(evidence: Evidence) -> tuple[Check, ...]:
    """Compute the checks of a work dossier, each with the deviation opened for it and QA's answer to it."""
    found = settled(evidence.dossier, (check for rule in RULES for check in rule(evidence)))
    return (*found, *labels.labels_without_stop(evidence, found))


def release_checks_of(evidence: ReleaseEvidence) -> tuple[Check, ...]:
    """Compute all checks of a release dossier: the work dossier's, those of `RELEASE_RULES`, and the decision due."""
    besides = settled(evidence.dossier, (check for rule in RELEASE_RULES for check in rule(evidence)))
    found = checks_of(evidence) + besides
    return (*found, *decision_due(evidence, found))


def settled(dossier: Dossier, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Attach to each check the deviation opened for it and QA's answer to it."""
    deviations = {deviation.key: deviation for deviation in dossier.deviations}
    answers = {answer.key: answer for answer in dossier.answers}
    found = []
    for check in checks:
        deviation = deviations.get(check.key) if check.spec.opens_deviation else None
        found.append(_answered(check if deviation is None else _deviated(check, deviation), answers))
    with_cause = {check.deviation for check in found}
    outlasting = {
        deviation.number: CHECKS[deviation.code].may_stop
        for deviation in dossier.deviations
        if deviation.code in UNTIL_ASSESSED and deviation.number not in with_cause
    }
    return tuple(_outlasted(check, outlasting) if check.code == "deviation.open" else check for check in found)


def _outlasted(check: Check, outlasting: Mapping[str, frozenset[Stop]]) -> Check:
    """Let an open deviation stop what its cause stopped, if the cause is not found any more.

    A correction or a return to service may take the cause away; only QA's assessment lifts its stop.
    """
    return replace(check, stops=check.stops | outlasting.get(check.subject.key, frozenset()))


def _answered(check: Check, answers: Mapping[tuple[str, str, str], AnswerFact]) -> Check:
    """Attach QA's answer to a check; an answered check is no longer open."""
    answer = answers.get(check.key) if check.is_open and check.spec.needs is Needs.ANSWER else None
    if answer is None:
        return check
    return replace(check, answer=answer.answer, answered_by=answer.name, is_open=False)


def _deviated(check: Check, deviation: DeviationFact) -> Check:
    """Attach the deviation opened for a check; the deviation is then assessed and stops decisions instead of the check.

    A check in `UNTIL_ASSESSED` goes on stopping until QA has closed the deviation with its assessment; one in
    `UNTIL_DECIDED` until QA has decided on the positive, whatever becomes of the deviation.
    """
    is_assessed = deviation.state == DeviationState.CLOSED
    stops = check.code in UNTIL_DECIDED or (check.code in UNTIL_ASSESSED and not is_assessed)
    return replace(
        check,
        deviation=deviation.number,
        is_open=check.is_open and stops,
        stops=check.stops if stops else frozenset(),
    )


UNTIL_DECIDED = frozenset({"positive.reported"})
UNTIL_ASSESSED = frozenset(
    {
        "infusion.form_of_other_bag",
        "form.used_for_other_bag",
        "lot.rejected_after_use",
        "lot.held_after_use",
        "equipment.quarantined_after_use",
        "recipe.withdrawn_after_use",
        "person.questioned_after_use",
        "dose.changed_after_release",
        "decision.relied_on_changed",
        "product.expiry_lifted",
        "donor.reactive_after_release",
    }
)


def exceptions_among(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Exceptions of the record: the gravest group first, within a group in the order of their moments."""
    listed = [check for check in checks if check.spec.group is not None]
    dated = [check.at for check in listed if check.at is not None]
    first = min(dated, default=None)

    def place(check: Check) -> tuple[int, str]:
        assert check.spec.group is not None
        at = check.at or first
        return _GROUPS[check.spec.group], "" if at is None else at.isoformat()

    return tuple(sorted(listed, key=place))
