"""Text of the status of a batch: the decision and the completeness of its results."""

from nkmfg.domain.decisions.batch_status import BatchStatus, Completeness
from nkmfg.words.codes import label


def status_words(status: BatchStatus) -> str:
    """Decision and completeness, as lists show them."""
    return f"{label(status.decision)}, {completeness_words(status)}"


def completeness_words(status: BatchStatus) -> str:
    """Completeness of the tests that block a decision; once they are complete, with the number of others pending."""
    words = label(status.completeness)
    if status.completeness is not Completeness.COMPLETE or not status.others_pending:
        return words
    return f"{words}, {status.others_pending} {'other' if status.others_pending == 1 else 'others'} pending"
