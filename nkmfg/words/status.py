"""Text of the status of a batch: the decision and the completeness of its results."""

from nkmfg.domain.decisions.batch_status import BatchStatus
from nkmfg.words.labels import label


def status_words(status: BatchStatus) -> str:
    """Decision and completeness, as shown in the band, the record and on the label."""
    return f"{label(status.decision)}, {label(status.completeness)}"
