"""Corrections and voids since the original entry, numbered as marked in the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from nkmfg.domain.facts.dossier import Dossier, Entry, Line, LineKey, Run
from nkmfg.domain.facts.entry_kinds import CHANGES, EntryKind


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A correction or void of a line: the entry before it and the entry after it; `number` is the n of its mark Δn."""

    number: int
    run: Run
    line: Line
    before: Entry
    after: Entry

    @property
    def is_void(self) -> bool:
        """True if the later entry voids the line."""
        return self.after.kind == EntryKind.VOID


def changes_of(dossier: Dossier) -> tuple[ChangedLine, ...]:
    """All changes since the original entry in chronological order."""
    entries = [
        (run, line, before, after)
        for run, line in dossier.lines()
        for before, after in pairwise(line.entries)
        if after.kind in CHANGES
    ]
    entries.sort(key=lambda entry: entry[3].entered_at)
    return tuple(ChangedLine(number, *change) for number, change in enumerate(entries, start=1))


def marks_of(changes: tuple[ChangedLine, ...]) -> Mapping[LineKey, int]:
    """Number of the latest change of each changed line."""
    return {change.line.key: change.number for change in changes}
