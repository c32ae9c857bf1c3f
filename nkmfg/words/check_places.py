"""Names of the place in the record that a check is about."""

from collections.abc import Callable, Mapping

from nkmfg.domain.facts.dossier import About, Dossier, SignatureFact
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.product.treatment import written
from nkmfg.domain.recipe.model import Subject as FieldSubject
from nkmfg.words.codes import label
from nkmfg.words.record import place_words, run_words, runs_words

_PLAIN: Mapping[SubjectKind, str] = {
    SubjectKind.BATCH: "the batch",
    SubjectKind.TEST: "results",
    SubjectKind.RESULT: "results",
    SubjectKind.RESULTS_REVIEW: "review of results",
    SubjectKind.RECORD_REVIEW: "review of the record",
    SubjectKind.PRODUCT: "product",
    SubjectKind.ORDER: "order",
    SubjectKind.DECISION: "release",
    SubjectKind.SUPPLY: "exceptional supply",
    SubjectKind.DOSE: "dose",
}
_NAMED: Mapping[SubjectKind, str] = {
    SubjectKind.VESSEL: "vessel",
    SubjectKind.POSITIVE: "positive",
    SubjectKind.DONOR: "donor",
    SubjectKind.CONTAINER: "container",
    SubjectKind.FORM: "infusion form",
    SubjectKind.INFUSION: "infusion",
    SubjectKind.DEVIATION: "deviation",
    SubjectKind.EQUIPMENT: "equipment",
    SubjectKind.RECIPE: "recipe",
}
_STEPS = frozenset({"step.not_done", "step.mandatory_left_out", "step.optional_not_done", "step.no_alternative_done"})


def place(dossier: Dossier, check: Check) -> str:
    """Name of a check's place: a step and its subject, the thing it is about, or the batch."""
    if check.code in _STEPS:
        return "steps"
    writer = _PLACES.get(check.code)
    if writer is not None:
        return writer(dossier, check)
    if check.run is not None:
        return _in_run(dossier, check)
    return _of_subject(check)


def _of_subject(check: Check) -> str:
    kind, key = check.subject.kind, check.subject.key
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is SubjectKind.IL2:
        return f"IL-2, day {written(int(key))}"
    if kind is SubjectKind.LOT:
        return key
    return f"{_NAMED.get(kind, kind.value)} {key}"


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
    return f"{run_words(dossier.run(check.run or ''))}, vessel {check.params['vessel']}"


def _of_deviation(dossier: Dossier, check: Check) -> str:
    return run_words(dossier.run(check.run)) if check.run else "the batch"


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
