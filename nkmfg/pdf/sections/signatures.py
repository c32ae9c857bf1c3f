"""Section 22: every signature in its order: who, in which role, what it means, when, on what, and how it stands."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.facts.dossier import SignatureFact
from nkmfg.domain.figures.run_signature import SignatureStatus
from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.cell import Cell
from nkmfg.pdf.flow import Part
from nkmfg.pdf.lists import Signature, Signatures
from nkmfg.pdf.parts import Note, Paragraph, Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import NONE
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _
from nkmfg.words.record import run_words
from nkmfg.words.roles import role_words
from nkmfg.words.signatures import changed_words

_STATES = {
    SignatureStatus.VALID: Tone.PASS,
    SignatureStatus.EXTENDED: Tone.PASS,
    SignatureStatus.ALTERED: Tone.ACTION,
    SignatureStatus.INVALID: Tone.FAIL,
}
_WORDS: Mapping[SignatureStatus, str] = {
    SignatureStatus.EXTENDED: N_("valid; more was added since"),
    SignatureStatus.ALTERED: N_("altered since, superseded"),
}


def signature_manifest(record: Record) -> Iterator[Part]:
    """Section 22: all signatures of the batch, and the changes under each that is no longer valid."""
    yield Section("22", _("Signature manifest"))
    signatures = sorted(record.dossier.signatures, key=lambda signature: signature.at)
    if not signatures:
        yield Paragraph(_(NONE), quiet=True)
        return
    yield Signatures([_signature(record, signature) for signature in signatures])
    for signed in signatures:
        check = record.case.signature_statuses[signed]
        if check.changed:
            who = f"{signed.name}, {label(signed.meaning)}, {record.local(signed.at)}"
            yield Note(changed_words(check), f"{_status_words(check.status).capitalize()}: {who}", _of(record, signed))


def signature_cell(record: Record, signed: SignatureFact, *, with_name: bool = False) -> Cell:
    """Cell with the status of a signature; with the signer and the moment."""
    status = record.case.signature_statuses[signed].status
    who = f"{signed.name}, {role_words(signed.role)}, {record.local(signed.at)}" if with_name else ""
    plain = status is SignatureStatus.VALID
    return Cell(who if plain and who else _status_words(status), _of(record, signed), under="" if plain else who)


def _status_words(status: SignatureStatus) -> str:
    return _(_WORDS[status]) if status in _WORDS else label(status)


def _of(record: Record, signed: SignatureFact) -> Tone:
    return _STATES[record.case.signature_statuses[signed].status]


def _signed(signed: SignatureFact) -> str:
    subject, _slash, code = signed.scope.partition("/")
    return _("deviation {deviation}", deviation=code) if subject == "deviation" else signed.statement


def _signature(record: Record, signed: SignatureFact) -> Signature:
    run = next((run for run in record.dossier.runs if signed in run.signatures), None)
    return Signature(
        name=signed.name,
        role=role_words(signed.role),
        meaning=label(signed.meaning),
        signed=run_words(run) if run else _signed(signed),
        at=record.local(signed.at) or "",
        digest=signed.digest,
        state=_of(record, signed),
        status=_status_words(record.case.signature_statuses[signed].status),
    )
