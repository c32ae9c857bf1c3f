"""Sentences of what was questioned after it was used: materials, equipment, the recipe, the work of people (FD1)."""

from collections.abc import Callable, Mapping

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.after_use import WITHDRAWN
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.permissions.accounts import AccountState, GrantState
from nkmfg.domain.permissions.states import Affected, EquipmentState, LotState
from nkmfg.words.affected import affected_clause
from nkmfg.words.messages import N_, _

Writer = Callable[[Dossier, Check], str]

_HAPPENED = {
    (SubjectKind.LOT, LotState.REJECTED): N_("Lot {lot} was rejected after it was used"),
    (SubjectKind.LOT, LotState.QUARANTINE): N_("Lot {lot} was put back into quarantine after it was used"),
    (SubjectKind.EQUIPMENT, EquipmentState.QUARANTINED): N_("Equipment {equipment} was quarantined after it was used"),
    (SubjectKind.RECIPE, WITHDRAWN): N_(
        "Recipe {recipe}, version {version}, was withdrawn after this batch was issued from it"
    ),
}
_WORKED_BEFORE = {
    GrantState.ENDED.value: N_("{person} worked here before a role of theirs ended"),
    AccountState.DISABLED.value: N_("{person} worked here before their account was disabled"),
}
_SINCE = {
    GrantState.ENDED.value: N_("a role of theirs ended"),
    AccountState.DISABLED.value: N_("their account was disabled"),
}
_DONE = {
    SubjectKind.LOT: N_("what it was used for"),
    SubjectKind.EQUIPMENT: N_("what it was used for"),
    SubjectKind.RECIPE: N_("what was made by it"),
    SubjectKind.PERSON: N_("that"),
}


def _after_use(_dossier: Dossier, check: Check) -> str:
    return _("{questioned}: QA assesses what that means here.", questioned=_with_answer(check, _questioned(check)))


def _with_answer(check: Check, happened: str) -> str:
    """Clause of what happened, with the answer to whether what was done is affected, if it was asked."""
    answer = check.params["affected"]
    if not answer:
        return happened
    if answer == Affected.NO:
        return _(
            "{happened}, and a use of it was recorded after it was said that nothing is affected", happened=happened
        )
    affected = affected_clause(_(_DONE[check.subject.kind]), Affected(answer))
    return _("{happened}, and {affected}", happened=happened, affected=affected)


def _not_affected(dossier: Dossier, check: Check) -> str:
    if check.subject.kind is SubjectKind.PERSON:
        worked = _person_ended(dossier, check)
        return _("{worked}, and QA signed that what they did is not affected.", worked=worked)
    return _("{questioned}, and what it was used for was said to be not affected.", questioned=_questioned(check))


def _questioned(check: Check) -> str:
    kind, key = check.subject.kind, check.subject.key
    message = _HAPPENED[kind, check.params["state"]]
    if kind is SubjectKind.RECIPE:
        recipe, version = key.split("/")
        return _(message, recipe=recipe, version=version)
    return _(message, **{kind.value: key})


def _person_questioned(dossier: Dossier, check: Check) -> str:
    return _(
        "What {person} did here is questioned since {why}: QA assesses what that means here.",
        person=dossier.name(check.subject.key),
        why=_with_answer(check, _(_SINCE[check.params["state"]])),
    )


def _person_ended(dossier: Dossier, check: Check) -> str:
    return _(_WORKED_BEFORE[check.params["state"]], person=dossier.name(check.subject.key))


def _unconfirmed(dossier: Dossier, check: Check) -> str:
    worked = _person_ended(dossier, check)
    return _("{worked}, which was said to affect nothing: QA signs that, or says otherwise.", worked=worked)


AFTER_USE: Mapping[str, Writer] = {
    "lot.rejected_after_use": _after_use,
    "lot.held_after_use": _after_use,
    "equipment.quarantined_after_use": _after_use,
    "recipe.withdrawn_after_use": _after_use,
    "person.questioned_after_use": _person_questioned,
    "person.not_affected_unconfirmed": _unconfirmed,
    "use.not_affected": _not_affected,
}
