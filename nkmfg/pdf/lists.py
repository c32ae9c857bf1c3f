"""Closing tables of every record: signatures, and changes since the original entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.cell import Cell, change_key, change_mark
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Block
from nkmfg.pdf.table import Row, Table
from nkmfg.pdf.typesetter import Typesetter
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: printed name and role at signing, what was signed, and whether it is still valid."""

    name: str
    role: str
    meaning: str
    signed: str
    at: str
    digest: str
    state: Tone
    status: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature manifest, in the order given."""

    signatures: Sequence[Signature]
    title: str = ""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """A table."""
        columns = (
            short(_("Moment")),
            words(_("Name"), 1.2),
            words(_("Meaning")),
            words(_("Record and version"), 1.6),
            short("SHA-256", quiet=True),
            words(_("Standing")),
        )
        rows = [
            (
                s.at,
                Cell(s.name, under=s.role, bold=True),
                s.meaning,
                s.signed,
                s.digest[:12],
                Cell(s.status, s.state),
            )
            for s in self.signatures
        ]
        return Table(columns, rows, self.title).blocks(typesetter, width)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: original and current value, by whom, when and why. The mark Δn links here."""

    number: int
    where: str
    original: str | None
    now: str | None
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes since the original entry."""

    changes: Sequence[Change]
    title: str = ""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """A table."""
        columns = (
            short(""),
            words(_("Field"), 1.3),
            words(_("First written")),
            words(_("Now")),
            words(_("By"), 1.2),
            words(_("Reason"), 1.5),
        )
        rows = [
            Row(
                (
                    Cell(change_mark(c.number), bold=True),
                    c.where,
                    c.original,
                    Cell(c.now, bold=True),
                    Cell(c.by, under=c.at),
                    c.reason,
                ),
                change_key(c.number),
            )
            for c in self.changes
        ]
        return Table(columns, rows, self.title).blocks(typesetter, width)
