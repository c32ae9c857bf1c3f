"""Section 17: deviations."""

from collections.abc import Iterator

from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.words.codes import label
from nkmfg.words.deviations import deviation_kind
from nkmfg.words.messages import _
from nkmfg.words.record import run_words


def deviations(record: Record) -> Iterator[Part]:
    """Event, assessment and closure of each deviation."""
    yield Section("17", _("Deviations"))
    for deviation in record.dossier.deviations:
        yield Subsection(f"{deviation.number}: {label(deviation.state)}")
        yield Facts(_facts(record, deviation), columns=1)


def _facts(record: Record, deviation: DeviationFact) -> list[tuple[str, Field]]:
    is_open = deviation.state == DeviationState.OPEN
    signed = [signed for signed in record.dossier.signatures if signed.scope == f"deviation/{deviation.number}"]
    return [
        (_("What happened"), Cell(deviation.event, bold=True)),
        (_("At"), run_words(record.dossier.run(deviation.run)) if deviation.run else _("the batch")),
        (_("Opened"), record.local(deviation.opened_at)),
        (_("Rule"), deviation_kind(deviation.code)),
        (_("State"), Cell(label(deviation.state), Tone.ACTION if is_open else Tone.PASS)),
        (_("Assessment"), deviation.assessment),
        (_("Closed"), record.local(deviation.closed_at)),
        (_("Closed by"), signature_cell(record, signed[-1], with_name=True) if signed else None),
    ]
