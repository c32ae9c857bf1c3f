"""Section 1: everything a reviewer has to look at, on the second page."""

from collections import Counter
from collections.abc import Iterator

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section
from nkmfg.pdf.sections.record import Record, state_of
from nkmfg.pdf.table import Table
from nkmfg.words.checks import GROUPS, CheckView


def exceptions_at_a_glance(record: Record) -> Iterator[Part]:
    """How many of each kind, then each."""
    yield Section("1", "Exceptions at a glance", new_page=True)
    yield Facts(_summary(record), columns=3)
    columns = (
        short("No."),
        words("Kind", 0.9),
        words("What", 1.9),
        words("Where", 1.4),
        words("Who and when", 1.3),
        words("Answer", 1.1),
    )
    yield Table(columns, [_row(record, number, one) for number, one in enumerate(record.exceptions, start=1)])


def _summary(record: Record) -> list[tuple[str, Field]]:
    number = Counter(view.check.spec.group for view in record.exceptions)
    waiting = Counter(view.check.spec.group for view in record.exceptions if view.is_open)
    return [(name.capitalize(), _counted(number[group], waiting[group])) for group, name in GROUPS.items()]


def _counted(number: int, waiting: int) -> Field:
    if not number:
        return Cell("none", quiet=True)
    said = f"{number} open" if waiting == number else f"{number}, {waiting} open"
    return Cell(said, Tone.WARNING) if waiting else str(number)


def _row(record: Record, number: int, one: CheckView) -> tuple[Field, ...]:
    seen = f"{one.then or '—'} → {one.now or '—'}" if one.then else one.now
    return (
        str(number),
        Cell(one.kind, state_of(one.tone)),
        Cell(one.what, under=seen),
        one.where,
        Cell(one.who or None, under=record.local(one.at) or ""),
        one.answer or (Cell("open", bold=True) if one.is_open else None),
    )
