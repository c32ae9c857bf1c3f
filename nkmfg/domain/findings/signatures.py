"""Exceptions of signatures: invalid, altered, missing; and numbers that differ from those seen at signing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from nkmfg.domain.facts.dossier import Dossier, Run, Signed
from nkmfg.domain.facts.transcription import is_transcribed, transcribed_at
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.run_signature import SignatureCheck, SignatureStatus, derived, status_of
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import quantity_words, run_words
from nkmfg.domain.paper_batch.model import ON_PAPER
from nkmfg.domain.product.infusions import checks_of
from nkmfg.domain.recipe.comparison import written
from nkmfg.domain.recipe.model import Meaning
from nkmfg.domain.values.hashing import sha256

Statuses = Mapping[Signed, SignatureCheck]
_STANDS = (SignatureStatus.VALID, SignatureStatus.EXTENDED)


def statuses(dossier: Dossier, figures: BatchFigures) -> Statuses:
    """Every signature of the batch with its standing: those on runs against the record, others by their copy alone."""
    found: dict[Signed, SignatureCheck] = {}
    for run in dossier.runs:
        for signed in run.signatures:
            found[signed] = status_of(dossier, figures, run, signed)
    for signed in dossier.signatures:
        if signed not in found:
            whole = sha256(signed.payload) == signed.digest
            stale = ("the stored copy is not the one that was signed",)
            found[signed] = (
                SignatureCheck(SignatureStatus.VALID) if whole else SignatureCheck(SignatureStatus.INVALID, stale)
            )
    for infusion in dossier.infusions:
        checks = checks_of(dossier, infusion)
        for signed in dossier.signed_under(f"infusion/{infusion.ordinal}"):
            if signed not in checks and found[signed].standing is SignatureStatus.VALID:
                found[signed] = SignatureCheck(
                    SignatureStatus.ALTERED, (f"infusion {infusion.ordinal} was corrected since",)
                )
    return found


def broken(dossier: Dossier, standing: Statuses) -> Iterator[ExceptionLine]:
    """Signatures that are not what was signed, and those whose facts were changed since."""
    places = {signed: run for run in dossier.runs for signed in run.signatures}
    for signed, status in standing.items():
        if status.standing in _STANDS:
            continue
        invalid = status.standing is SignatureStatus.INVALID
        beside = places[signed].signatures if signed in places else _under(dossier, signed)
        again = not invalid and _signed_again(beside, signed, standing)
        run = places.get(signed)
        yield ExceptionLine(
            kind=Kind.SIGNATURE_INVALID if invalid else Kind.SIGNATURE_ALTERED,
            tone=Tone.FAIL if invalid else Tone.NOTED if again else Tone.ACTION,
            what="; ".join(status.changed),
            where=f"{run_words(run)}, {signed.meaning}" if run else signed.statement,
            run=run.key if run else None,
            who=signed.name,
            at=signed.at,
            answer="signed again" if again else "",
            is_open=not again,
        )


def _under(dossier: Dossier, signed: Signed) -> tuple[Signed, ...]:
    return tuple(one for one in dossier.signatures if one.scope == signed.scope)


def _signed_again(beside: Iterable[Signed], old: Signed, standing: Statuses) -> bool:
    return any(
        new.at > old.at
        and new.meaning == old.meaning
        and (new.login == old.login or old.meaning != Meaning.PERFORMED)
        and standing[new].standing in _STANDS
        for new in beside
    )


def unsigned(dossier: Dossier, standing: Statuses) -> Iterator[ExceptionLine]:
    """Steps that were recorded and not signed as the recipe wants it: by each performer, and by a verifier."""
    at = transcribed_at(dossier)
    for run in dossier.runs:
        # What came from paper was signed there; here it stands under the transcriber's signature.
        to_sign = bool(run.lines) and not is_transcribed(run, at)
        wanting = list(_wanting(dossier, run, standing)) if to_sign else []
        if wanting:
            yield ExceptionLine(
                kind=Kind.UNSIGNED,
                tone=Tone.PENDING,
                what=f"Not signed as {'; '.join(wanting)}",
                where=run_words(run),
                run=run.key,
                at=run.done_at,
                is_open=True,
            )


def _wanting(dossier: Dossier, run: Run, standing: Statuses) -> Iterator[str]:
    for meaning in run.step.signatures:
        if meaning is Meaning.PERFORMED:
            for login in sorted(run.performers):
                if login.startswith(ON_PAPER):
                    continue  # signed there, in ink
                yield from _missing(run, meaning, login, standing, f"{meaning} by {dossier.name(login)}")
        else:
            yield from _missing(run, meaning, None, standing, meaning)


def _missing(run: Run, meaning: Meaning, login: str | None, standing: Statuses, words: str) -> Iterator[str]:
    """Nothing where the signature is there, or is told as altered."""
    given = [one for one in run.signatures if one.meaning == meaning and login in (None, one.login)]
    best = {standing[one].standing for one in given}
    if not given:
        yield words
    elif SignatureStatus.VALID not in best and SignatureStatus.EXTENDED in best:
        yield f"{words} since something was added after the signature"


def differing(dossier: Dossier, figures: BatchFigures, standing: Statuses) -> Iterator[ExceptionLine]:
    """Computed numbers that are not those a signer saw. One that was pending then has only come in since."""
    for run in dossier.runs:
        now = derived(figures, run) if run.signatures else {}
        told: dict[tuple[str, str], list[Signed]] = {}
        for signed in _latest(run, standing):
            then: dict[str, str] = json.loads(signed.payload)["facts"]["derived"]
            for name, value in then.items():
                if now.get(name) != value:
                    told.setdefault((name, value), []).append(signed)
        for (name, value), signers in told.items():
            yield _differs(run, name, value, now.get(name, "none"), signers)


def _latest(run: Run, standing: Statuses) -> list[Signed]:
    newest = {(one.meaning, one.login): one for one in sorted(run.signatures, key=lambda signed: signed.at)}
    return [one for one in newest.values() if standing[one].standing is not SignatureStatus.INVALID]


def _differs(run: Run, name: str, then: str, now: str, signers: list[Signed]) -> ExceptionLine:
    vessel, _, quantity = name.partition(": ")
    seen, is_now = _number(then), _number(now)
    both = seen is not None and is_now is not None
    return ExceptionLine(
        kind=Kind.DIFFERS_NOW,
        tone=Tone.NOTED if seen is None else Tone.WARNING,
        what=f"{quantity_words(quantity)[:1].upper()}{quantity_words(quantity)[1:]} of vessel {vessel}",
        where=f"{run_words(run)}, vessel {vessel}",
        run=run.key,
        who=", ".join(dict.fromkeys(one.name for one in signers)),
        at=min(one.at for one in signers),
        then=written(seen, is_now) if both and seen is not None else then if seen is None else written(seen),
        now=written(is_now, seen) if both and is_now is not None else now if is_now is None else written(is_now),
        is_open=seen is not None,
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
