"""Names of the place in the record that a check is about."""

from collections.abc import Callable, Mapping

from nkmfg.domain.facts.dossier import About, Dossier, SignatureFact
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.product.treatment import written
from nkmfg.domain.recipe.model import Subject as FieldSubject
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _
from nkmfg.words.record import place_words, run_words, runs_words

_PLAIN: Mapping[SubjectKind, str] = {
    SubjectKind.BATCH: N_("the batch"),
    SubjectKind.TEST: N_("results"),
    SubjectKind.RESULT: N_("results"),
    SubjectKind.RESULTS_REVIEW: N_("review of results"),
    SubjectKind.RECORD_REVIEW: N_("review of the record"),
    SubjectKind.PRODUCT: N_("product"),
    SubjectKind.ORDER: N_("order"),
    SubjectKind.DECISION: N_("release"),
    SubjectKind.SUPPLY: N_("exceptional supply"),
    SubjectKind.DOSE: N_("dose"),
}
_NAMED: Mapping[SubjectKind, str] = {
    SubjectKind.VESSEL: N_("vessel {code}"),
    SubjectKind.POSITIVE: N_("positive {code}"),
    SubjectKind.DONOR: N_("donor {code}"),
    SubjectKind.CONTAINER: N_("container {code}"),
    SubjectKind.FORM: N_("infusion form {code}"),
    SubjectKind.INFUSION: N_("infusion {code}"),
    SubjectKind.DEVIATION: N_("deviation {code}"),
    SubjectKind.EQUIPMENT: N_("equipment {code}"),
    SubjectKind.RECIPE: N_("recipe {code}"),
}
_STEPS = frozenset({"step.not_done", "step.mandatory_left_out", "step.optional_not_done", "step.no_alternative_done"})


def place(dossier: Dossier, check: Check) -> str:
    """Name of a check's place: a step and its subject, the thing it is about, or the batch."""
    if check.code in _STEPS:
        return _("steps")
    writer = _PLACES.get(check.code)
    if writer is not None:
        return writer(dossier, check)
    if check.run is not None:
        return _in_run(dossier, check)
    return _of_subject(check)


def _of_subject(check: Check) -> str:
    kind, key = check.subject.kind, check.subject.key
    if kind in _PLAIN:
        return _(_PLAIN[kind])
    if kind is SubjectKind.IL2:
        return _("IL-2, day {day}", day=written(int(key)))
    if kind is SubjectKind.LOT:
        return key
    return _(_NAMED[kind], code=key) if kind in _NAMED else f"{kind.value} {key}"


def _in_run(dossier: Dossier, check: Check) -> str:
    run = dossier.run(check.run or "")
    return place_words(dossier, run, about_of(check))


def about_of(check: Check) -> About:
    """Vessel, sample or movement within its step that the check names; the batch if it names none."""
    kind = check.params.get("about_kind")
    return About(FieldSubject(kind), check.params.get("about", "")) if kind else About(FieldSubject.BATCH)


def _of_signature(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    signed = check.data[0]
    assert isinstance(signed, SignatureFact)
    return f"{run_words(dossier.run(check.run))}, {label(signed.meaning)}" if check.run else signed.statement


def _of_missed(dossier: Dossier, check: Check) -> str:
    return runs_words([dossier.run(key) for key in check.params["runs"].split(",")])


def _of_number(dossier: Dossier, check: Check) -> str:
    return _("{run}, vessel {vessel}", run=run_words(dossier.run(check.run or "")), vessel=check.params["vessel"])


def _of_deviation(dossier: Dossier, check: Check) -> str:
    return run_words(dossier.run(check.run)) if check.run else _("the batch")


_PLACES: Mapping[str, Callable[[Dossier, Check], str]] = {
    "signature.invalid": _of_signature,
    "signature.altered": _of_signature,
    "signature.given_again": _of_signature,
    "step.missed_expected": _of_missed,
    "number.differs_now": _of_number,
    "number.known_now": _of_number,
    "deviation.open": _of_deviation,
    "deviation.closed": _of_deviation,
}
