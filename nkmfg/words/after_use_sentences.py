"""Sentences of what was questioned after it was used: materials, equipment, the recipe, the work of people (FD1)."""

from collections.abc import Callable, Mapping

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.after_use import WITHDRAWN
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.permissions.accounts import AccountState, GrantState
from nkmfg.domain.permissions.states import Affected, EquipmentState, LotState
from nkmfg.words.affected import affected_clause

Writer = Callable[[Dossier, Check], str]


def _after_use(_dossier: Dossier, check: Check) -> str:
    return f"{_questioned(check)}{_answered(check)}: QA assesses what that means here."


_DONE = {
    SubjectKind.LOT: "what it was used for",
    SubjectKind.EQUIPMENT: "what it was used for",
    SubjectKind.RECIPE: "what was made by it",
    SubjectKind.PERSON: "that",
}


def _answered(check: Check) -> str:
    """Clause with the answer to whether what was done is affected; empty if it was not asked."""
    answer = check.params["affected"]
    if not answer:
        return ""
    if answer == Affected.NO:
        return ", and a use of it was recorded after it was said that nothing is affected"
    return f", and {affected_clause(_DONE[check.subject.kind], Affected(answer))}"


def _not_affected(dossier: Dossier, check: Check) -> str:
    if check.subject.kind is SubjectKind.PERSON:
        return f"{_person_ended(dossier, check)}, and QA signed that what they did is not affected."
    return f"{_questioned(check)}, and what it was used for was said to be not affected."


_HAPPENED = {
    (SubjectKind.LOT, LotState.REJECTED): "was rejected after it was used",
    (SubjectKind.LOT, LotState.QUARANTINE): "was put back into quarantine after it was used",
    (SubjectKind.EQUIPMENT, EquipmentState.QUARANTINED): "was quarantined after it was used",
    (SubjectKind.RECIPE, WITHDRAWN): "was withdrawn after this batch was issued from it",
    (SubjectKind.PERSON, GrantState.ENDED): "a role of theirs ended",
    (SubjectKind.PERSON, AccountState.DISABLED): "their account was disabled",
}


def _happened(check: Check) -> str:
    return _HAPPENED[check.subject.kind, check.params["state"]]


def _questioned(check: Check) -> str:
    key = check.subject.key
    if check.subject.kind is SubjectKind.RECIPE:
        key = "{}, version {},".format(*key.split("/"))
    return f"{check.subject.kind.value.capitalize()} {key} {_happened(check)}"


def _person_questioned(dossier: Dossier, check: Check) -> str:
    why = f"{_happened(check)}{_answered(check)}"
    return (
        f"What {dossier.name(check.subject.key)} did here is questioned since {why}: QA assesses what that means here."
    )


def _person_ended(dossier: Dossier, check: Check) -> str:
    return f"{dossier.name(check.subject.key)} worked here before {_happened(check)}"


def _unconfirmed(dossier: Dossier, check: Check) -> str:
    return f"{_person_ended(dossier, check)}, which was said to affect nothing: QA signs that, or says otherwise."


AFTER_USE: Mapping[str, Writer] = {
    "lot.rejected_after_use": _after_use,
    "lot.held_after_use": _after_use,
    "equipment.quarantined_after_use": _after_use,
    "recipe.withdrawn_after_use": _after_use,
    "person.questioned_after_use": _person_questioned,
    "person.not_affected_unconfirmed": _unconfirmed,
    "use.not_affected": _not_affected,
}
