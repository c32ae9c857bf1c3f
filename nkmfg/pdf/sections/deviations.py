"""Section 17: the deviations, each in full."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import DeviationFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import run_words
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import standing_cell


def deviations(record: Record) -> Iterator[Part]:
    """What happened, what it was assessed to mean, and who closed it."""
    yield Section("17", "Deviations")
    for one in record.dossier.deviations:
        yield Subsection(f"{one.number}: {one.state}")
        yield Facts(_facts(record, one), columns=1)


def _facts(record: Record, one: DeviationFact) -> list[tuple[str, Field]]:
    is_open = one.state == "open"
    signed = [signed for signed in record.dossier.signatures if signed.scope == f"deviation/{one.number}"]
    return [
        ("What happened", Cell(one.event, bold=True)),
        ("At", run_words(record.dossier.run(one.run)) if one.run else "the batch"),
        ("Opened", record.local(one.opened_at)),
        ("Rule", one.rule),
        ("State", Cell(one.state, Tone.ACTION if is_open else Tone.PASS)),
        ("Assessment", one.assessment),
        ("Closed", record.local(one.closed_at)),
        ("Closed by", standing_cell(record, signed[-1], with_name=True) if signed else None),
    ]
