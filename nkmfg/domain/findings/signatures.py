"""Checks of signatures: invalid, altered, missing; and numbers that differ from those shown at signing."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from nkmfg.domain.facts.dossier import Dossier, Run, SignatureFact
from nkmfg.domain.facts.transcription import is_transcribed, transcribed_at
from nkmfg.domain.figures.run_signature import NO_NUMBER, SignatureStatus, derived
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import DECISIONS, stops_of_run
from nkmfg.domain.findings.signature_statuses import Statuses
from nkmfg.domain.paper_batch.model import ON_PAPER
from nkmfg.domain.recipe.model import Meaning

_STANDS = (SignatureStatus.VALID, SignatureStatus.EXTENDED)


def broken(evidence: Evidence) -> Iterator[Check]:
    """Check signatures that are invalid, and those whose facts were changed since."""
    dossier, status_by_signature = evidence.dossier, evidence.signature_statuses
    runs = {signed: run for run in dossier.runs for signed in run.signatures}
    for signed, signature_check in status_by_signature.items():
        if signature_check.status in _STANDS:
            continue
        run = runs.get(signed)
        others = run.signatures if run else _under(dossier, signed)
        is_invalid = signature_check.status is SignatureStatus.INVALID
        again = not is_invalid and _signed_again(others, signed, status_by_signature)
        code = "signature.invalid" if is_invalid else "signature.given_again" if again else "signature.altered"
        run_key = run.key if run else None
        yield Check(
            code=code,
            subject=Subject(SubjectKind.SIGNATURE, signed.scope),
            params={"digest": signed.digest, "meaning": signed.meaning, "login": signed.login},
            data=(signed, signature_check),
            run=run_key,
            by=signed.login,
            at=signed.at,
            stops=frozenset() if again else DECISIONS if is_invalid else stops_of_run(dossier, run_key),
            is_open=not again,
        )


def _under(dossier: Dossier, signed: SignatureFact) -> tuple[SignatureFact, ...]:
    return tuple(other for other in dossier.signatures if other.scope == signed.scope)


def _signed_again(others: Iterable[SignatureFact], old: SignatureFact, status_by_signature: Statuses) -> bool:
    return any(
        new.at > old.at
        and new.meaning == old.meaning
        and (new.login == old.login or old.meaning != Meaning.PERFORMED)
        and status_by_signature[new].status in _STANDS
        for new in others
    )


def unsigned(evidence: Evidence) -> Iterator[Check]:
    """Check recorded steps without the signatures the recipe requires: of each performer, and of a verifier."""
    dossier = evidence.dossier
    at = transcribed_at(dossier)
    for run in dossier.runs:
        # What came from paper was signed there; here the transcriber's signature covers it.
        to_sign = bool(run.lines) and not is_transcribed(run, at)
        wanting = list(_wanting(run, evidence.signature_statuses)) if to_sign else []
        if wanting:
            yield Check(
                code="step.unsigned",
                subject=Subject(SubjectKind.RUN, run.key),
                params={"wanting": ";".join(wanting)},
                run=run.key,
                at=run.done_at,
                stops=stops_of_run(dossier, run.key),
                is_open=True,
            )


def _wanting(run: Run, status_by_signature: Statuses) -> Iterator[str]:
    """Each missing signature as `meaning:login:state`; *extended* if entries were added after it."""
    for meaning in run.step.signatures:
        if meaning is not Meaning.PERFORMED:
            yield from _missing(run, meaning, None, status_by_signature)
            continue
        for login in sorted(run.performers):
            if not login.startswith(ON_PAPER):  # signed on paper
                yield from _missing(run, meaning, login, status_by_signature)


def _missing(run: Run, meaning: Meaning, login: str | None, status_by_signature: Statuses) -> Iterator[str]:
    """Yield a missing or extended signature; nothing if it was given, or is listed as altered."""
    given = [signed for signed in run.signatures if signed.meaning == meaning and login in (None, signed.login)]
    best = {status_by_signature[signed].status for signed in given}
    if not given:
        yield f"{meaning}:{login or ''}:missing"
    elif SignatureStatus.VALID not in best and SignatureStatus.EXTENDED in best:
        yield f"{meaning}:{login or ''}:extended"


def differing(evidence: Evidence) -> Iterator[Check]:
    """Check computed numbers that differ from those a signer saw; a number that was pending then is only noted."""
    for run in evidence.dossier.runs:
        now = derived(evidence.figures, run) if run.signatures else {}
        seen: dict[tuple[str, str], list[SignatureFact]] = {}
        for signed in _latest(run, evidence.signature_statuses):
            then: dict[str, str] = json.loads(signed.payload)["facts"]["derived"]
            for name, value in then.items():
                if now.get(name) != value:
                    seen.setdefault((name, value), []).append(signed)
        for (name, value), signers in seen.items():
            yield _differs(run, name, value, now.get(name, NO_NUMBER), signers)


def _latest(run: Run, status_by_signature: Statuses) -> list[SignatureFact]:
    newest = {
        (signed.meaning, signed.login): signed for signed in sorted(run.signatures, key=lambda signature: signature.at)
    }
    return [signed for signed in newest.values() if status_by_signature[signed].status is not SignatureStatus.INVALID]


def _differs(run: Run, name: str, then: str, now: str, signers: list[SignatureFact]) -> Check:
    vessel, _, quantity = name.partition(": ")
    was_known = is_number(then)
    return Check(
        code="number.differs_now" if was_known else "number.known_now",
        subject=Subject(SubjectKind.RUN, run.key),
        params={"name": name, "then": then, "now": now, "vessel": vessel, "quantity": quantity},
        data=tuple(signers),
        run=run.key,
        by=",".join(dict.fromkeys(signed.login for signed in signers)),
        at=min(signed.at for signed in signers),
        is_open=was_known,
    )


def is_number(text: str) -> bool:
    """True if a value stored at signing is a number, not the reason why there was none."""
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True
