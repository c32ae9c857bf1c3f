"""Refusals about decisions on a batch, its review, exceptional supply, and reported positives."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

DECISIONS: Mapping[str, str] = {
    "decision.certify_or_end": N_("Certify it, or end it as {ending}."),
    "decision.containers_filled": N_("Containers are filled already: it ends as {ending}."),
    "decision.end_uncertified": N_("End it as {ending}."),
    "decision.given_already": N_(
        "Batch {batch} was given, in part at least: it is not {decision}. Recall what is left of it."
    ),
    "decision.last": N_(
        "Batch {batch} is {present}; from there it cannot become {decision}. What may follow: nothing."
    ),
    "decision.made_already": N_("Batch {batch} is {decision} already. A decision is not made twice."),
    "decision.no_container_filled": N_("No container was filled: it ends as {ending}."),
    "decision.no_ending": N_("Choose how it ends: {endings}."),
    "decision.none_made": N_("Nothing is decided about it yet: release or reject it first."),
    "decision.not_certified": N_("Not certified. {against}"),
    "decision.not_closed": N_("Not closed. {reasons}"),
    "decision.not_ended": N_("Not ended. {reasons}"),
    "decision.not_next": N_(
        "Batch {batch} is {present}; from there it cannot become {decision}. What may follow: {allowed}."
    ),
    "decision.not_released": N_("Not released. {against}"),
    "decision.not_supplied": N_("Not supplied. {against}"),
    "decision.still_pending": N_("Still pending since release: {pending}"),
    "positive.decided": N_("This positive is decided already: {finding}."),
    "positive.finding": N_("Choose one of {findings}."),
    "positive.note_kind": N_("Choose what this is: {kinds}."),
    "positive.unknown": N_("There is no such report of a positive. The page of today lists those that are open."),
    "review.answered": N_("This exception is answered already: {answer}."),
    "review.exception_gone": N_(
        "This exception is not there any more: the record has changed. Look at the list again."
    ),
    "review.not_by_answer": N_("{kind}: an answer does not settle this; it is remedied at its source."),
    "review.not_reviewed": N_("Not reviewed. {reasons}"),
    "supply.not_approved": N_(
        "Not supplied. QA has not approved this supply with the failures and papers as they are now."
    ),
    "supply.statement_too_long": N_("say it in 2,000 characters at the most."),
}
