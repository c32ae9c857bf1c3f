"""Section 22: signature manifest, with signer, role, meaning, time, subject and status of every signature."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Signed
from nkmfg.domain.figures.run_signature import SignatureStatus
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import role_words, run_words
from nkmfg.pdf.cell import Cell
from nkmfg.pdf.flow import Part
from nkmfg.pdf.lists import Signature, Signatures
from nkmfg.pdf.parts import Note, Paragraph, Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import NONE

_STATES = {
    SignatureStatus.VALID: Tone.PASS,
    SignatureStatus.EXTENDED: Tone.PASS,
    SignatureStatus.ALTERED: Tone.ACTION,
    SignatureStatus.INVALID: Tone.FAIL,
}
_WORDS = {
    SignatureStatus.VALID: "valid",
    SignatureStatus.EXTENDED: "valid; more was added since",
    SignatureStatus.ALTERED: "altered since, superseded",
    SignatureStatus.INVALID: "invalid",
}


def signature_manifest(record: Record) -> Iterator[Part]:
    """All signatures of the batch, and the changes that invalidated some of them."""
    yield Section("22", "Signature manifest")
    signatures = sorted(record.dossier.signatures, key=lambda signature: signature.at)
    if not signatures:
        yield Paragraph(NONE, quiet=True)
        return
    yield Signatures([_signature(record, signature) for signature in signatures])
    for signature in signatures:
        status = record.case.signature_statuses[signature]
        if status.changed:
            who = f"{signature.name}, {signature.meaning}, {record.local(signature.at)}"
            yield Note(
                "; ".join(status.changed), f"{_WORDS[status.standing].capitalize()}: {who}", _of(record, signature)
            )


def signature_cell(record: Record, signed: Signed, *, with_name: bool = False) -> Cell:
    """Status of a signature; `with_name` adds the signer and the moment."""
    status = record.case.signature_statuses[signed]
    who = f"{signed.name}, {role_words(signed.role)}, {record.local(signed.at)}" if with_name else ""
    plain = status.standing is SignatureStatus.VALID
    return Cell(who if plain and who else _WORDS[status.standing], _of(record, signed), under="" if plain else who)


def _of(record: Record, signature: Signed) -> Tone:
    return _STATES[record.case.signature_statuses[signature].standing]


def _signed(signature: Signed) -> str:
    subject, _, code = signature.scope.partition("/")
    return f"{subject} {code}" if subject == "deviation" else signature.statement


def _signature(record: Record, signature: Signed) -> Signature:
    run = next((candidate for candidate in record.dossier.runs if signature in candidate.signatures), None)
    return Signature(
        name=signature.name,
        role=role_words(signature.role),
        meaning=signature.meaning,
        signed=run_words(run) if run else _signed(signature),
        at=record.local(signature.at) or "",
        digest=signature.digest,
        state=_of(record, signature),
        status=_WORDS[record.case.signature_statuses[signature].standing],
    )
