"""Checks of what was questioned after it was used: a lot rejected or held, equipment taken out of service (FD1)."""

from collections.abc import Iterator

from nkmfg.domain.facts.context_facts import QuestionedMaterial
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING

_CODES = {
    ("lot", "rejected"): "lot.rejected_after_use",
    ("lot", "quarantine"): "lot.held_after_use",
    ("equipment", "quarantined"): "equipment.quarantined_after_use",
}
_UNFIT = {"lot": "lot.unfit", "equipment": "equipment.unfit"}


def questioned_after_use(evidence: Evidence) -> Iterator[Check]:
    """Materials that were fit when they were used and are not now: everything stops until QA has assessed the impact.

    What was not fit at its use is a deviation of that use, and use at risk has checks of its own.
    """
    dossier = evidence.dossier
    if transcribed_at(dossier) is not None:
        return
    for material in dossier.questioned:
        if not _was_unfit_at_use(dossier, material):
            yield Check(
                code=_CODES[material.kind, material.state],
                subject=Subject(SubjectKind(material.kind), material.code),
                params={"state": material.state},
                data=material,
                stops=EVERYTHING,
                is_open=True,
            )


def _was_unfit_at_use(dossier: Dossier, material: QuestionedMaterial) -> bool:
    """Whether its use itself was a deviation, or was permitted at risk while it was held."""
    subject = f"{material.kind}:{material.code}"
    is_held = material.state == "quarantine"
    at_risk = is_held and any(use.thing == f"lot {material.code}" for use in dossier.at_risk)
    return at_risk or any(
        deviation.code == _UNFIT[material.kind] and deviation.subject == subject for deviation in dossier.deviations
    )
