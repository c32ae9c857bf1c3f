"""Section 21: corrected, voided and late entries."""

from collections.abc import Iterator

from nkmfg.domain.facts.changes import ChangedLine
from nkmfg.domain.facts.dossier import Entry
from nkmfg.domain.findings.spec import Group
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.lists import Change, Changes
from nkmfg.pdf.parts import Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table
from nkmfg.words.messages import _
from nkmfg.words.record import line_words, place_words, with_unit


def changes(record: Record) -> Iterator[Part]:
    """All changes; every mark Δn of the record links here."""
    yield Section("21", _("Changes since the original entry"))
    yield Changes([_change(record, change) for change in record.changes], _("Corrected and voided"))
    treatment_rows: list[tuple[Field, ...]] = [
        (view.where, view.what, view.then, view.now, Cell(view.who, under=record.local(view.at) or ""), view.answer)
        for view in record.exceptions
        if view.check.code == "treatment.corrected"
    ]
    heads = (
        words(_("Where")),
        words(_("What")),
        words(_("As it stood")),
        words(_("As it stands")),
        words(_("By")),
        words(_("Why"), 1.3),
    )
    yield Table(heads, treatment_rows, _("Infusions and IL-2, corrected"))
    late_rows: list[tuple[Field, ...]] = [
        (line.where, line.what, Cell(line.who, under=record.local(line.at) or ""), line.answer or None)
        for line in record.exceptions
        if line.check.spec.group is Group.LATE_ENTRY
    ]
    columns = (words(_("Where"), 1.4), words(_("What"), 1.4), words(_("Recorded by"), 1.1), words(_("Reason"), 1.4))
    yield Table(columns, late_rows, _("Written down late"))


def _authorship(record: Record, entry: Entry) -> str:
    return f"{record.dossier.name(entry.recorded_by)}, {record.local(entry.entered_at)}"


def _change(record: Record, change: ChangedLine) -> Change:
    dossier, key = record.dossier, change.line.key
    field = change.run.field(key.field)
    return Change(
        number=change.number,
        where=f"{place_words(dossier, change.run, key.about)}: {line_words(change.run, key)}",
        original=f"{with_unit(dossier, field, change.before)}\n{_authorship(record, change.before)}",
        now=with_unit(dossier, field, change.after),
        by=dossier.name(change.after.recorded_by),
        at=record.local(change.after.entered_at) or "",
        reason=change.after.reason or "",
    )
