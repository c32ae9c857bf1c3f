"""Answers to exceptions of the record, and who is named in them."""

from collections.abc import Callable, Mapping

from nkmfg.domain.facts.context_facts import ActFact
from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.findings.check import Check
from nkmfg.words.messages import _

Writer = Callable[[Dossier, Check], str]


def answer_words(dossier: Dossier, check: Check) -> str:
    """Answer to an exception: by QA in a review, by a deviation, or by a reason given at recording; empty if none."""
    if check.answered_by:
        return f"{check.answer} ({check.answered_by})"
    if check.deviation:
        return _("deviation {deviation}", deviation=check.deviation)
    return check.answer or _ANSWERS.get(check.code, _none)(dossier, check)


def _none(_dossier: Dossier, _check: Check) -> str:
    return ""


def _compared_by(dossier: Dossier, check: Check) -> str:
    checkers = ", ".join(dossier.name(login) for login in check.params["verified_by"].split(",") if login)
    return _("compared with the paper by {checkers}", checkers=checkers) if checkers else ""


def _treatment_answer(_dossier: Dossier, check: Check) -> str:
    form = check.params["form"]
    return _("transcribed from form {form}", form=form) if form else _("written down from the ward")


_ANSWERS: Mapping[str, Writer] = {
    "signature.given_again": lambda _dossier, _check: _("signed again"),
    "value.confirmed": lambda _dossier, _check: _("confirmed"),
    "batch.transcribed": _compared_by,
    "treatment.late": _treatment_answer,
}


def _signers(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    return ", ".join(dict.fromkeys(signed.name for signed in check.data if isinstance(signed, SignatureFact)))


def _actor(dossier: Dossier, check: Check) -> str:
    if isinstance(check.data, ActFact):
        return check.data.who
    return dossier.name(check.by) if check.by else ""


def _signer(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    signed = check.data[0]
    assert isinstance(signed, SignatureFact)
    return signed.name


WHO: Mapping[str, Writer] = {
    "signature.invalid": _signer,
    "signature.altered": _signer,
    "signature.given_again": _signer,
    "number.differs_now": _signers,
    "number.known_now": _signers,
    "step.added": _actor,
    "step.left_out": _actor,
}
