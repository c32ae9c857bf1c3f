"""How a batch stands, in words: what was decided, and how complete its results are."""

from collections.abc import Mapping

from nkmfg.domain.decisions.batch_status import BatchStatus, Completeness

COMPLETENESS: Mapping[Completeness, str] = {
    Completeness.COMPLETE: "results complete",
    Completeness.PENDING: "results pending",
    Completeness.FAILED: "a result failed",
    Completeness.FAILED_AFTER: "a result failed after the decision",
}


def status_words(status: BatchStatus) -> str:
    """Both axes, as the band, the record and the label say them."""
    return f"{status.decision}, {COMPLETENESS[status.completeness]}"
