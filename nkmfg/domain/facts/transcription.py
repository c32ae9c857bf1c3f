"""A batch transcribed from paper: by whom, from what, with which gaps, and whether a second person has compared it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Entry, Line, Run, Signed
from nkmfg.domain.values.hashing import canonical, sha256

SCOPE = "transcription"


@dataclass(frozen=True, slots=True)
class Transcription:
    """What the transcriber signed, and the second person's signatures on the record as it is now."""

    signed: Signed
    source: str
    kept_at: str | None
    number_on_paper: str | None
    file: str
    sha256: str
    gaps: tuple[str, ...]
    checked_by: tuple[Signed, ...]
    is_changed_since: bool  # it was compared, and what was transcribed was corrected afterwards

    @property
    def at(self) -> datetime:
        """The moment all of it was entered."""
        return self.signed.at

    @property
    def words(self) -> str:
        """How it stands, in a few words for every page."""
        if self.checked_by:
            return "transcribed from paper, checked"
        return f"transcribed from paper, {'changed since it was checked' if self.is_changed_since else 'not checked'}"


def transcription_of(dossier: Dossier) -> Transcription | None:
    """The transcription of a batch; None for one that was recorded here as it was made."""
    signed = dossier.signed_under(SCOPE)
    first = next((one for one in signed if one.meaning == "performed"), None)
    if first is None:
        return None
    facts: dict[str, Any] = json.loads(first.payload)["facts"]
    compared = [one for one in signed if one.meaning == "verified"]
    now = f'"record":"{record_digest(dossier, first.at)}"'
    checked = tuple(one for one in compared if sha256(one.payload) == one.digest and now in one.payload)
    return Transcription(
        signed=first,
        source=facts["source"],
        kept_at=facts["source is kept at"],
        number_on_paper=facts["number on paper"],
        file=facts["file"],
        sha256=facts["sha256"],
        gaps=tuple(facts["not in the source"]),
        checked_by=checked,
        is_changed_since=bool(compared) and not checked,
    )


def transcribed_at(dossier: Dossier) -> datetime | None:
    """When a batch was transcribed, if it was."""
    performed = (one for one in dossier.signed_under(SCOPE) if one.meaning == "performed")
    return next((one.at for one in performed), None)


def is_transcribed(run: Run, at: datetime | None) -> bool:
    """Whether all of a step came from paper: what was added or corrected here is signed here."""
    return at is not None and bool(run.lines) and all(line.first.entered_at == at for line in run.lines)


def record_digest(dossier: Dossier, at: datetime) -> str:
    """The digest of everything that was transcribed, as it stands now: what a second person compared with the paper."""
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
