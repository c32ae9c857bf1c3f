"""Section 17: deviations."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import DeviationFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import run_words
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.words.deviations import deviation_kind
from nkmfg.words.labels import label


def deviations(record: Record) -> Iterator[Part]:
    """Event, assessment and closure of each deviation."""
    yield Section("17", "Deviations")
    for deviation in record.dossier.deviations:
        yield Subsection(f"{deviation.number}: {label(deviation.state)}")
        yield Facts(_facts(record, deviation), columns=1)


def _facts(record: Record, one: DeviationFact) -> list[tuple[str, Field]]:
    is_open = one.state == DeviationState.OPEN
    signed = [signed for signed in record.dossier.signatures if signed.scope == f"deviation/{one.number}"]
    return [
        ("What happened", Cell(one.event, bold=True)),
        ("At", run_words(record.dossier.run(one.run)) if one.run else "the batch"),
        ("Opened", record.local(one.opened_at)),
        ("Rule", deviation_kind(one.code)),
        ("State", Cell(label(one.state), Tone.ACTION if is_open else Tone.PASS)),
        ("Assessment", one.assessment),
        ("Closed", record.local(one.closed_at)),
        ("Closed by", signature_cell(record, signed[-1], with_name=True) if signed else None),
    ]
