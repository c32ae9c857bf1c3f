"""Checks of materials and people questioned after use: a lot rejected or held, equipment taken out of service (FD1)."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.materials import facts_at
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING
from nkmfg.domain.permissions.states import Affected, EquipmentState, LotState

_CODES: Mapping[tuple[SubjectKind, str], str] = {
    (SubjectKind.LOT, LotState.REJECTED): "lot.rejected_after_use",
    (SubjectKind.LOT, LotState.QUARANTINE): "lot.held_after_use",
    (SubjectKind.EQUIPMENT, EquipmentState.QUARANTINED): "equipment.quarantined_after_use",
}


def questioned_after_use(evidence: Evidence) -> Iterator[Check]:
    """Check materials that were fit at their use and are not now.

    Each stops everything until QA has assessed the impact. It is only noted if its change of state says that batches it
    was used for are not affected. A material that was in its present state at every use is left to the checks of those
    uses, or was permitted at risk.
    """
    dossier = evidence.dossier
    if transcribed_at(dossier) is not None:
        return
    for subject, state, affected in sorted(set(_changed_since_use(dossier))):
        if (subject.kind, state) not in _CODES:
            continue
        if affected == Affected.NO:
            yield Check(code="use.not_affected", subject=subject, params={"state": state})
        else:
            yield Check(
                code=_CODES[subject.kind, state],
                subject=subject,
                params={"state": state},
                stops=EVERYTHING,
                is_open=True,
            )


def people_questioned(evidence: Evidence) -> Iterator[Check]:
    """Check people whose work is questioned and who took part in the batch before that, as with materials (FD1)."""
    dossier = evidence.dossier
    if transcribed_at(dossier) is not None:
        return
    for login, since in dossier.questioned_people.items():
        entries = (entry for _run, line in dossier.lines() for entry in line.entries)
        worked = any(
            login in (entry.performed_by, entry.recorded_by) and entry.entered_at <= since for entry in entries
        )
        if worked or any(signed.login == login and signed.at <= since for signed in dossier.signatures):
            yield Check(
                code="person.questioned_after_use",
                subject=Subject(SubjectKind.PERSON, login),
                params={"since": since.isoformat()},
                at=since,
                stops=EVERYTHING,
                is_open=True,
            )


def _changed_since_use(dossier: Dossier) -> Iterator[tuple[Subject, str, str]]:
    """Yield lots and equipment whose state changed since a use of them, each with its present state and `affected`."""
    materials = dossier.materials
    for _run, line in dossier.lines():
        used = line.value
        if used is None:
            continue
        lot, piece = materials.lots.get(used.lot or ""), materials.equipment.get(used.equipment or "")
        if used.lot and lot and facts_at(lot, used.happened_at).state != lot[-1].facts.state:
            yield Subject(SubjectKind.LOT, used.lot), lot[-1].facts.state, lot[-1].facts.affected or ""
        if used.equipment and piece and facts_at(piece, used.happened_at).state != piece[-1].facts.state:
            yield Subject(SubjectKind.EQUIPMENT, used.equipment), piece[-1].facts.state, piece[-1].facts.affected or ""
