"""Account of a container's labels: printed, applied, kept, destroyed, and verified."""

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.ward import LabelDeed, LabelFact
from nkmfg.domain.permissions.actions import Meaning


def last_print(dossier: Dossier, container: str) -> LabelFact | None:
    prints = [note for note in dossier.ward.labels_of(container) if note.deed is LabelDeed.PRINTED]
    return prints[-1] if prints else None


def counted(dossier: Dossier, container: str) -> dict[LabelDeed, int]:
    """Number of labels printed, applied, kept and destroyed."""
    notes = dossier.ward.labels_of(container)
    return {deed: sum(note.copies for note in notes if note.deed is deed) for deed in LabelDeed}


def label_checks(dossier: Dossier, printed: LabelFact) -> tuple[SignatureFact, ...]:
    """The second person's signatures on a printed label."""
    return tuple(
        signature
        for signature in dossier.signed_under(f"label/{printed.container}/{printed.ordinal}")
        if signature.meaning == Meaning.VERIFIED and signature.is_whole
    )


def left_over(dossier: Dossier, container: str) -> int:
    """Printed labels that are not applied, kept or destroyed; negative if more are accounted for than were printed."""
    count = counted(dossier, container)
    gone = count[LabelDeed.APPLIED] + count[LabelDeed.KEPT] + count[LabelDeed.DESTROYED]
    return count[LabelDeed.PRINTED] - gone
