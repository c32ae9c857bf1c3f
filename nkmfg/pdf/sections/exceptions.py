"""Section 1: all exceptions, on the second page."""

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
from nkmfg.words.messages import _, ngettext


def exceptions_at_a_glance(record: Record) -> Iterator[Part]:
    """Totals by kind, then each exception."""
    yield Section("1", _("Exceptions at a glance"), new_page=True)
    yield Facts(_summary(record), columns=3)
    columns = (
        short(_("No.")),
        words(_("Kind"), 0.9),
        words(_("What"), 1.9),
        words(_("Where"), 1.4),
        words(_("Who and when"), 1.3),
        words(_("Answer"), 1.1),
    )
    yield Table(columns, [_row(record, number, line) for number, line in enumerate(record.exceptions, start=1)])


def _summary(record: Record) -> list[tuple[str, Field]]:
    totals = Counter(view.check.spec.group for view in record.exceptions)
    open_counts = Counter(view.check.spec.group for view in record.exceptions if view.is_open)
    return [(_(name).capitalize(), _count_cell(totals[group], open_counts[group])) for group, name in GROUPS.items()]


def _count_cell(total: int, open_count: int) -> Field:
    if not total:
        return Cell(_("none"), quiet=True)
    if not open_count:
        return str(total)
    if open_count == total:
        return Cell(ngettext("{n} open", "{n} open", total), Tone.WARNING)
    return Cell(ngettext("{total}, {n} open", "{total}, {n} open", open_count, total=total), Tone.WARNING)


def _row(record: Record, number: int, check: CheckView) -> tuple[Field, ...]:
    values = f"{check.then or '—'} → {check.now or '—'}" if check.then else check.now
    return (
        str(number),
        Cell(check.kind, state_of(check.tone)),
        Cell(check.what, under=values),
        check.where,
        Cell(check.who or None, under=record.local(check.at) or ""),
        check.answer or (Cell(_("open"), bold=True) if check.is_open else None),
    )
