"""Checks of what was questioned after use: materials, equipment, the recipe, the work of people (FD1)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.materials import facts_at
from nkmfg.domain.facts.questioned import WorkAnswerFact
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING
from nkmfg.domain.permissions.accounts import AccountState, GrantState
from nkmfg.domain.permissions.states import QUESTIONED, Affected, EquipmentState, LotState

WITHDRAWN = "withdrawn"
"""The state of a recipe's version that was withdrawn, in the parameters of a check."""

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


def recipe_withdrawn(evidence: Evidence) -> Iterator[Check]:
    """Check the version of the recipe of the batch, if it was withdrawn: as with materials (FD1, FP3)."""
    dossier, withdrawal = evidence.dossier, evidence.dossier.withdrawal
    if withdrawal is None or transcribed_at(dossier) is not None:
        return
    subject = Subject(SubjectKind.RECIPE, f"{dossier.recipe.code}/{dossier.recipe.version}")
    params = {"state": WITHDRAWN}
    if withdrawal.affected == Affected.NO:
        yield Check(code="use.not_affected", subject=subject, params=params, at=withdrawal.at)
    else:
        yield Check(
            code="recipe.withdrawn_after_use",
            subject=subject,
            params=params,
            at=withdrawal.at,
            stops=EVERYTHING,
            is_open=True,
        )


def people_questioned(evidence: Evidence) -> Iterator[Check]:
    """Check people who took part in the batch before a role of theirs ended or their account was disabled (FD1).

    Their work stops everything, as with materials, unless it was declared not affected. That is noted once QA has
    signed it; before, it stops the decisions on the batch.
    """
    dossier = evidence.dossier
    if transcribed_at(dossier) is not None:
        return
    last = {(answer.login, _code_of(answer)): answer for answer in dossier.work_answers}
    for (login, code), answer in sorted(last.items(), key=lambda item: item[0]):
        if not _worked_before(dossier, login, answer.since):
            continue
        is_settled = code == "use.not_affected"
        yield Check(
            code=code,
            subject=Subject(SubjectKind.PERSON, login),
            outcome=Outcome.PENDING if code == "person.not_affected_unconfirmed" else Outcome.FAILED,
            params={
                "state": AccountState.DISABLED if answer.of_account else GrantState.ENDED,
                "since": answer.since.isoformat(),
            },
            at=answer.since,
            stops=CHECKS[code].may_stop,
            is_open=not is_settled,
        )


def _code_of(answer: WorkAnswerFact) -> str:
    if answer.affected in QUESTIONED:
        return "person.questioned_after_use"
    return "use.not_affected" if answer.is_assessed else "person.not_affected_unconfirmed"


def _worked_before(dossier: Dossier, login: str, since: datetime) -> bool:
    """Whether a person performed, recorded or signed anything in the batch until that moment."""
    entries = (entry for _run, line in dossier.lines() for entry in line.entries)
    worked = any(login in (entry.performed_by, entry.recorded_by) and entry.entered_at <= since for entry in entries)
    return worked or any(signed.login == login and signed.at <= since for signed in dossier.signatures)


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
