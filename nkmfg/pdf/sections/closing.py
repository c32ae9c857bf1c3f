"""Sections 23 and 25: attachments, and facts about this print."""

from collections.abc import Iterator

from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Paragraph, Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import _


def attachments(record: Record) -> Iterator[Part]:
    """Every attached file with its digest; the files themselves are in the electronic record only."""
    yield Section("23", _("Attachments"))
    columns = (
        number(_("No.")),
        words(_("Name"), 1.2),
        short(_("Type")),
        number(_("Size"), _("bytes")),
        short(_("Added")),
        words("SHA-256", 2),
    )
    rows: list[tuple[Field, ...]] = [
        (
            str(place),
            Cell(attachment.name, bold=True),
            attachment.media_type,
            in_marks(f"{attachment.size:,}"),
            Cell(record.local(attachment.added_at), under=_who(record, attachment.sha256)),
            Cell(attachment.sha256, quiet=True),
        )
        for place, attachment in enumerate(record.dossier.attachments, start=1)
    ]
    yield Table(columns, rows)


def _who(record: Record, sha256: str) -> str:
    act = record.dossier.context.act("file", sha256)
    return _("by {name}", name=act.who) if act else ""


def print_control(record: Record) -> Iterator[Part]:
    """Facts about this print, and how to check it."""
    printing, dossier = record.printing, record.dossier
    facts: list[tuple[str, Field]] = [
        (_("Print"), str(printing.number) if printing.number else _("not numbered")),
        (_("Reason"), printing.reason),
        (_("Printed by"), printing.printed_by),
        (_("Printed"), record.local(printing.printed_at)),
        (_("Record read"), record.local(dossier.read_at)),
        (_("Software"), printing.software),
        (_("Content (SHA-256)"), record.content_sha256),
    ]
    yield Section("25", _("End of the record"), new_page=record.trail is not None)
    yield Facts(facts, columns=1, keep=True)
    yield Paragraph(
        _(
            "The digest is that of the machine-readable record of this batch, apart from the moment of "
            "reading and the exceptions, which follow from it. A later print with the same digest says the "
            "same."
        ),
        keep=True,
    )
    yield Paragraph(_("End of record."), bold=True)
