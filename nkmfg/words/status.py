"""Text of the status of a batch: the decision, the end of its record, and the completeness of its results."""

from nkmfg.domain.decisions.batch_status import BatchStatus, Completeness
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.permissions.states import BatchState
from nkmfg.words.codes import label
from nkmfg.words.messages import _, ngettext


def status_words(dossier: Dossier, status: BatchStatus) -> str:
    """Decision and completeness, as lists show them; the band of a batch shows the same two, apart."""
    return f"{decision_words(dossier)}, {completeness_words(status)}"


def decision_words(dossier: Dossier) -> str:
    """Decision on a batch, or that it was done on paper; of a closed record, that it is closed."""
    decision = _("done on paper") if transcription_of(dossier) else label(dossier.decision)
    return decision if dossier.state == BatchState.OPEN else f"{decision}, {label(dossier.state)}"


def completeness_words(status: BatchStatus) -> str:
    """Completeness of the tests that block a decision; once they are complete, with the number of others pending."""
    words = label(status.completeness)
    if status.completeness is not Completeness.COMPLETE or not status.others_pending:
        return words
    others = ngettext("{n} other pending", "{n} others pending", status.others_pending)
    return f"{words}, {others}"
