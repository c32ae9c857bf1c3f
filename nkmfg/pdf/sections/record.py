"""What every section of a batch record is made from: the dossier, what was computed from it, and the print itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from nkmfg.domain.documents.audit_view import ActView
from nkmfg.domain.dossier_json import content_digest, content_document
from nkmfg.domain.facts.changes import ChangedLine, changes_of, marks_of
from nkmfg.domain.facts.dossier import Dossier, LineKey, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.exceptions import ExceptionLine, exceptions_of
from nkmfg.domain.findings.signatures import Statuses, statuses
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import local


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """One print: which, why, by whom, when (with a zone), by which software. Number 0 is a print nobody registered."""

    printed_by: str
    printed_at: datetime
    reason: str
    number: int = 0
    software: str = "nkmfg"


@dataclass(frozen=True, slots=True)
class Record:
    """A batch as it is printed."""

    dossier: Dossier
    figures: BatchFigures
    printing: PrintFacts
    exceptions: tuple[ExceptionLine, ...]
    changes: tuple[ChangedLine, ...]
    marks: Mapping[LineKey, int]
    standing: Statuses
    content_sha256: str
    trail: tuple[ActView, ...] | None  # None where the print fixed_pages it out

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        figures: BatchFigures,
        printing: PrintFacts,
        trail: tuple[ActView, ...] | None = None,
    ) -> Self:
        """Everything the sections share, computed once."""
        changes = changes_of(dossier)
        standing = statuses(dossier, figures)
        return cls(
            dossier=dossier,
            figures=figures,
            printing=printing,
            exceptions=exceptions_of(dossier, figures, standing),
            changes=changes,
            marks=marks_of(changes),
            standing=standing,
            content_sha256=content_digest(content_document(dossier, figures, standing)),
            trail=trail,
        )

    def local(self, at: datetime | None) -> str | None:
        """A moment at the site, with its offset; None where there is none."""
        return None if at is None else local(at, self.dossier.zone)

    def day(self, at: datetime) -> date:
        """Its day at the site."""
        return at.astimezone(self.dossier.zone).date()

    def clock(self, at: datetime, on: date) -> str:
        """The time alone on that day, date and offset too on any other."""
        return f"{at.astimezone(self.dossier.zone):%H:%M}" if self.day(at) == on else local(at, self.dossier.zone)

    def recorded_runs(self) -> tuple[Run, ...]:
        """The runs in which something is written, in the order in which they were done."""
        runs = [run for run in self.dossier.runs if run.lines]
        return tuple(sorted(runs, key=lambda run: run.done_at or self.dossier.issued_at))


def state_of(tone: Tone) -> Tone | None:
    """The tone that has a sign in the record; what is merely noted has none."""
    return None if tone is Tone.NOTED else tone
