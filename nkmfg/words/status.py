"""How a batch stands, in words: what was decided, and how complete its results are."""

from nkmfg.domain.decisions.batch_status import BatchStatus
from nkmfg.words.labels import label


def status_words(status: BatchStatus) -> str:
    """Both axes, as the band, the record and the label say them."""
    return f"{label(status.decision)}, {label(status.completeness)}"
