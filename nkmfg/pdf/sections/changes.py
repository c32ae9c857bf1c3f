"""Section 21: what was changed since the original entry, what was voided, and what was written down late."""

from collections.abc import Iterator

from nkmfg.domain.facts.changes import ChangedLine
from nkmfg.domain.facts.dossier import Entry
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.in_words import line_words, place_words, with_unit
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.lists import Change, Changes
from nkmfg.pdf.parts import Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table


def changes(record: Record) -> Iterator[Part]:
    """Every Δ of the record leads here."""
    yield Section("21", "Changes since the original entry")
    yield Changes([_change(record, one) for one in record.changes], "Corrected and voided")
    given: list[tuple[Field, ...]] = [
        (view.where, view.what, view.then, view.now, Cell(view.who, under=record.local(view.at) or ""), view.answer)
        for view in record.exceptions
        if view.check.code == "treatment.corrected"
    ]
    heads = (words("Where"), words("What"), words("As it stood"), words("As it stands"), words("By"), words("Why", 1.3))
    yield Table(heads, given, "Infusions and IL-2, corrected")
    late: list[tuple[Field, ...]] = [
        (one.where, one.what, Cell(one.who, under=record.local(one.at) or ""), one.answer or None)
        for one in record.exceptions
        if one.check.spec.group is Group.LATE_ENTRY
    ]
    columns = (words("Where", 1.4), words("What", 1.4), words("Recorded by", 1.1), words("Reason", 1.4))
    yield Table(columns, late, "Written down late")


def _written(record: Record, entry: Entry) -> str:
    return f"{record.dossier.name(entry.recorded_by)}, {record.local(entry.entered_at)}"


def _change(record: Record, one: ChangedLine) -> Change:
    dossier, key = record.dossier, one.line.key
    field = one.run.field(key.field)
    return Change(
        number=one.number,
        where=f"{place_words(dossier, one.run, key.about)}: {line_words(one.run, key)}",
        original=f"{with_unit(dossier, field, one.before)}\n{_written(record, one.before)}",
        now=with_unit(dossier, field, one.after),
        by=dossier.name(one.after.recorded_by),
        at=record.local(one.after.entered_at) or "",
        reason=one.after.reason or "",
    )
