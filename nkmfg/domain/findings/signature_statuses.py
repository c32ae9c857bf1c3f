"""Status of every signature of a batch: valid, extended, altered or invalid."""

from collections.abc import Mapping

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.run_signature import BROKEN, Change, ChangeCode, SignatureCheck, SignatureStatus, status_of
from nkmfg.domain.product.infusions import infusion_verifications

Statuses = Mapping[SignatureFact, SignatureCheck]


def statuses(dossier: Dossier, figures: BatchFigures) -> Statuses:
    """Every signature of the batch with its status: on runs against the record, others by their signed copy alone."""
    found: dict[SignatureFact, SignatureCheck] = {}
    for run in dossier.runs:
        for signed in run.signatures:
            found[signed] = status_of(dossier, figures, run, signed)
    for signed in dossier.signatures:
        if signed not in found:
            whole = signed.is_whole
            found[signed] = SignatureCheck(SignatureStatus.VALID) if whole else BROKEN
    for infusion in dossier.infusions:
        checks = infusion_verifications(dossier, infusion)
        corrected = SignatureCheck(
            SignatureStatus.ALTERED, (Change(ChangeCode.INFUSION_CORRECTED, about=str(infusion.ordinal)),)
        )
        for signed in dossier.signed_under(f"infusion/{infusion.ordinal}"):
            if signed not in checks and found[signed].status is SignatureStatus.VALID:
                found[signed] = corrected
    return found
