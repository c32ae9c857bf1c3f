"""Account of the labels of a container: printed, applied, kept and destroyed, and their verification."""

from nkmfg.domain.facts.dossier import Dossier, Signed
from nkmfg.domain.facts.ward import LabelDeed, LabelFact
from nkmfg.domain.values.hashing import sha256


def state_words(dossier: Dossier) -> str:
    """The decision in capitals."""
    return dossier.decision.upper()


def last_print(dossier: Dossier, container: str) -> LabelFact | None:
    prints = [label for label in dossier.ward.labels_of(container) if label.deed is LabelDeed.PRINTED]
    return prints[-1] if prints else None


def counted(dossier: Dossier, container: str) -> dict[LabelDeed, int]:
    """Number of labels by deed."""
    notes = dossier.ward.labels_of(container)
    return {deed: sum(note.copies for note in notes if note.deed is deed) for deed in LabelDeed}


def label_checks(dossier: Dossier, label: LabelFact) -> tuple[Signed, ...]:
    """Signatures of the second person on a printed label."""
    return tuple(
        signature
        for signature in dossier.signed_under(f"label/{label.container}/{label.ordinal}")
        if signature.meaning == "verified" and sha256(signature.payload) == signature.digest
    )


def count_words(dossier: Dossier, container: str) -> str:
    """Summary of the account: printed labels are applied, kept or destroyed."""
    count = counted(dossier, container)
    used = count[LabelDeed.APPLIED] + count[LabelDeed.KEPT] + count[LabelDeed.DESTROYED]
    left = count[LabelDeed.PRINTED] - used
    if left == 0:
        return "they add up"
    return f"{left} not accounted for" if left > 0 else f"{-left} more than were printed"
