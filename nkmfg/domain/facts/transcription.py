"""Transcription of a batch from paper: transcriber, source, gaps, and comparison by a second person."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.disposition_facts import InfusionFact
from nkmfg.domain.facts.dossier import Dossier, Entry, Line, Run, SignatureFact
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.hashing import canonical, sha256

SCOPE = "transcription"


class TranscriptionState(StrEnum):
    """State of the comparison of a transcription with its paper."""

    VERIFIED = "verified"
    CHANGED = "changed_since_verified"
    UNVERIFIED = "not_verified"


@dataclass(frozen=True, slots=True)
class Transcription:
    """The transcriber's signature, and the second person's signatures on the current record."""

    signed: SignatureFact
    source: str
    kept_at: str | None
    number_on_paper: str | None
    file: str
    sha256: str
    gaps: tuple[str, ...]
    verified_by: tuple[SignatureFact, ...]
    is_changed_since: bool  # the transcription was corrected after its comparison

    @property
    def at(self) -> datetime:
        """Moment of the transcription."""
        return self.signed.at

    @property
    def state(self) -> TranscriptionState:
        """State of the comparison with the paper."""
        if self.verified_by:
            return TranscriptionState.VERIFIED
        return TranscriptionState.CHANGED if self.is_changed_since else TranscriptionState.UNVERIFIED


def transcription_of(dossier: Dossier) -> Transcription | None:
    """Transcription of a batch; None for a batch recorded electronically."""
    signatures = dossier.signed_under(SCOPE)
    first = next((signature for signature in signatures if signature.meaning == Meaning.PERFORMED), None)
    if first is None:
        return None
    facts: dict[str, Any] = json.loads(first.payload)["facts"]
    comparisons = [signature for signature in signatures if signature.meaning == Meaning.VERIFIED]
    current_record = f'"record":"{record_digest(dossier, first.at)}"'
    verifications = tuple(
        signature for signature in comparisons if signature.is_whole and current_record in signature.payload
    )
    return Transcription(
        signed=first,
        source=facts["source"],
        kept_at=facts["source_kept_at"],
        number_on_paper=facts["number_on_paper"],
        file=facts["file"],
        sha256=facts["sha256"],
        gaps=tuple(facts["not_in_source"]),
        verified_by=verifications,
        is_changed_since=bool(comparisons) and not verifications,
    )


def transcribed_at(dossier: Dossier) -> datetime | None:
    """Moment of the transcription of a batch; None if it was not transcribed."""
    signatures = (signature for signature in dossier.signed_under(SCOPE) if signature.meaning == Meaning.PERFORMED)
    return next((signature.at for signature in signatures), None)


def is_transcribed(run: Run, at: datetime | None) -> bool:
    """True if all lines of a run were transcribed; runs with later lines are signed electronically."""
    return at is not None and bool(run.lines) and all(line.first.entered_at == at for line in run.lines)


def first_infusion(dossier: Dossier) -> InfusionFact | None:
    """Infusion that began the treatment; None before one."""
    return min(dossier.infusions, key=lambda infusion: infusion.last.started_at, default=None)


def is_treated_on_paper(dossier: Dossier) -> bool:
    """True if the infusion that began the treatment was transcribed; a later one continues that treatment."""
    first = first_infusion(dossier)
    return first is not None and first.entries[0].entered_at == transcribed_at(dossier)


def record_digest(dossier: Dossier, at: datetime) -> str:
    """Digest of the current transcribed facts, which a second person compares with the paper."""
    return sha256(canonical(list(_facts(dossier, at))))


def _facts(dossier: Dossier, at: datetime) -> Iterator[list[Any]]:
    for run, line in dossier.lines():
        if line.first.entered_at == at:
            yield [run.key, *_line(line)]
    for moved in dossier.movements:
        yield [
            moved.run,
            str(moved.ordinal),
            moved.source,
            moved.target,
            moved.fate.value,
            moved.happened_at.isoformat(),
        ]
    for sample in dossier.samples:
        yield [sample.run, sample.code, sample.material, list(sample.vessels)]
    for result in dossier.results:
        if result.entries[0].entered_at == at:
            yield ["result", result.criterion, str(result.ordinal), result.last.kind, result.last.typed]
    for infusion in dossier.infusions:
        if infusion.entries[0].entered_at == at:
            yield ["infusion", str(infusion.ordinal), str(infusion.last.revision), infusion.last.given_typed]
    for dose in dossier.il2_doses:
        if dose.entries[0].entered_at == at:
            yield ["il2", str(dose.day), str(dose.last.revision), dose.last.given.value, dose.last.given_typed]


def _line(line: Line) -> list[Any]:
    last: Entry = line.last
    about = line.key.about
    return [
        line.key.field,
        about.kind.value,
        about.code,
        str(line.key.replicate),
        last.kind,
        last.typed,
        last.happened_at.isoformat(),
        last.performed_by,
    ]
