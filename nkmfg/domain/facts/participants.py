"""People who took part in a batch: who performed, recorded, reported, printed, handed over or signed what, and when."""

from collections.abc import Iterator
from datetime import datetime

from nkmfg.domain.facts.dossier import Dossier


def participations(dossier: Dossier) -> Iterator[tuple[str, datetime]]:
    """Login and moment (UTC) of every contribution to the record of a batch."""
    for _run, line in dossier.lines():
        for entry in line.entries:
            yield entry.performed_by, entry.entered_at
            yield entry.recorded_by, entry.entered_at
    for result in dossier.results:
        yield from ((entry.reported_by, entry.entered_at) for entry in result.entries)
    for infusion in dossier.infusions:
        yield from ((entry.recorded_by, entry.entered_at) for entry in infusion.entries)
    for dose in dossier.il2_doses:
        yield from ((entry.recorded_by, entry.entered_at) for entry in dose.entries)
    yield from ((paper.recorded_by, paper.happened_at) for paper in dossier.papers)
    yield from ((note.by, note.at) for note in dossier.ward.label_notes)
    yield from ((transfer.by, transfer.entered_at) for transfer in dossier.ward.hands)
    yield from ((scan.by, scan.at) for scan in dossier.ward.scans)
    yield from ((signed.login, signed.at) for signed in dossier.signatures)
