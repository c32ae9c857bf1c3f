"""Input of every section of a batch record: dossier, computed values, and facts about the print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.documents.audit_view import ActView
from nkmfg.domain.dossier_json import content_digest, content_document
from nkmfg.domain.facts.changes import ChangedLine, changes_of, marks_of
from nkmfg.domain.facts.dossier import LineKey, Run
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.values.moments import local
from nkmfg.words.checks import CheckView, views


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """Facts about one print; `printed_at` is zone-aware, number 0 is an unregistered print."""

    printed_by: str
    printed_at: datetime
    reason: str
    number: int = 0
    software: str = "nkmfg"


@dataclass(frozen=True, slots=True)
class Record:
    """A batch with everything its sections print."""

    case: ReleaseCase
    printing: PrintFacts
    exceptions: tuple[CheckView, ...]
    changes: tuple[ChangedLine, ...]
    marks: Mapping[LineKey, int]
    content_sha256: str
    trail: tuple[ActView, ...] | None  # None where the print leaves it out

    @classmethod
    def of(
        cls,
        case: ReleaseCase,
        printing: PrintFacts,
        trail: tuple[ActView, ...] | None = None,
    ) -> Self:
        """Build a record, computing once what several sections print."""
        changes = changes_of(case.dossier)
        return cls(
            case=case,
            printing=printing,
            exceptions=views(case.dossier, case.exceptions),
            changes=changes,
            marks=marks_of(changes),
            content_sha256=content_digest(content_document(case)),
            trail=trail,
        )

    @property
    def dossier(self) -> ReleaseDossier:
        """Facts of the batch."""
        return self.case.dossier

    @property
    def figures(self) -> BatchFigures:
        """Computed numbers of the batch."""
        return self.case.figures

    def local(self, at: datetime | None) -> str | None:
        """Format a moment in the site's zone with its offset; None stays None."""
        return None if at is None else local(at, self.dossier.zone)

    def day(self, at: datetime) -> date:
        """Date of a moment in the site's zone."""
        return at.astimezone(self.dossier.zone).date()

    def clock(self, at: datetime, on: date) -> str:
        """Format the time only if the moment is on that day, date and offset otherwise."""
        return f"{at.astimezone(self.dossier.zone):%H:%M}" if self.day(at) == on else local(at, self.dossier.zone)

    def recorded_runs(self) -> tuple[Run, ...]:
        """Runs with lines, in order of completion."""
        runs = [run for run in self.dossier.runs if run.lines]
        return tuple(sorted(runs, key=lambda run: run.done_at or self.dossier.issued_at))


def state_of(tone: Tone) -> Tone | None:
    """Return the tone if it has a sign in the record; None for NOTED."""
    return None if tone is Tone.NOTED else tone
