"""Refusals about results of tests."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

RESULTS: Mapping[str, str] = {
    "result.all_reviewed": N_("Every result is reviewed as it stands. Record a result first."),
    "result.changed_meanwhile": N_("This result was changed meanwhile; it is {now} now. Look again, then decide."),
    "result.computed": N_("{test} is reckoned from the record; nobody types it. See the page of the dose."),
    "result.container_unknown": N_("Batch {batch} has no container {container}. Look at the label again."),
    "result.locked": N_(
        "This result is out of specification, and locked: it is not changed until QA has signed its assignable "
        "cause. A repeat is recorded beside it, and does not take its place."
    ),
    "result.no_test": N_("The recipe of this batch has no test {test!r}."),
    "result.not_locked": N_("This result is not locked: it is within its limit, or QA has given the cause already."),
    "result.of_nothing": N_("Say which sample or container this result is of."),
    "result.sample_and_container": N_("A result is of a sample or of a container: choose one."),
    "result.sample_unknown": N_("Batch {batch} has no sample {sample}. Look at the label: is it another batch's?"),
    "result.unknown": N_("There is no such result in this batch. Go back to its results."),
    "result.voided": N_("This result is voided already."),
    "result.voided_by_reporter": N_("A result is voided by whoever reported it, or by the head of production."),
}
