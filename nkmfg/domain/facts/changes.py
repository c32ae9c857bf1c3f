"""What was changed since it was first written: every correction and void, numbered as the record marks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from nkmfg.domain.facts.dossier import Dossier, Entry, Line, LineKey, Run

CHANGES = ("correction", "void")


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One change of one line: what stood there, and what stands there after it. Its number is the n of Δn."""

    number: int
    run: Run
    line: Line
    before: Entry
    after: Entry

    @property
    def is_void(self) -> bool:
        return self.after.kind == "void"


def changes_of(dossier: Dossier) -> tuple[ChangedLine, ...]:
    """Every change since the original entry, in the order in which they were made."""
    found = [
        (run, line, before, after)
        for run, line in dossier.lines()
        for before, after in pairwise(line.entries)
        if after.kind in CHANGES
    ]
    found.sort(key=lambda one: one[3].entered_at)
    return tuple(ChangedLine(number, *one) for number, one in enumerate(found, start=1))


def marks_of(changes: tuple[ChangedLine, ...]) -> Mapping[LineKey, int]:
    """The number of the latest change of each line that was changed."""
    return {one.line.key: one.number for one in changes}
