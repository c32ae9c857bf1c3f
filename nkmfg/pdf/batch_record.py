"""The batch record as PDF, rendered from one dossier; equal input gives equal bytes."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.documents.audit_view import ActView
from nkmfg.domain.documents.record_state import RecordState
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.permissions.states import BatchState
from nkmfg.pdf.document import printed
from nkmfg.pdf.faces import spelt_out
from nkmfg.pdf.flow import Part
from nkmfg.pdf.frame import Stamp
from nkmfg.pdf.sections.calculations import calculations
from nkmfg.pdf.sections.changes import changes
from nkmfg.pdf.sections.closing import attachments, print_control
from nkmfg.pdf.sections.containers import containers, labels
from nkmfg.pdf.sections.cover import cover
from nkmfg.pdf.sections.deciding import disposition, reviews
from nkmfg.pdf.sections.deviations import deviations
from nkmfg.pdf.sections.ending import certificate, treatment
from nkmfg.pdf.sections.exceptions import exceptions_at_a_glance
from nkmfg.pdf.sections.execution import execution
from nkmfg.pdf.sections.harvest import harvest_and_yield
from nkmfg.pdf.sections.identity import chain_of_identity, donor, starting_material
from nkmfg.pdf.sections.issue import people, recipe_and_issue
from nkmfg.pdf.sections.materials import equipment, feeders, materials
from nkmfg.pdf.sections.record import PrintFacts, Record
from nkmfg.pdf.sections.samples import samples
from nkmfg.pdf.sections.signatures import signature_manifest
from nkmfg.pdf.sections.trail import trail
from nkmfg.words.codes import label
from nkmfg.words.messages import _
from nkmfg.words.reader import reader

__all__ = ["PrintFacts", "batch_record"]

# In printing order. Section 13, storage of the product, follows once a dossier holds those facts.
SECTIONS: tuple[Callable[[Record], Iterator[Part]], ...] = (
    cover,  # 0
    exceptions_at_a_glance,  # 1
    recipe_and_issue,  # 2
    people,  # 3
    chain_of_identity,  # 4
    donor,  # 5
    starting_material,  # 6
    materials,  # 7
    feeders,  # 8
    equipment,  # 9
    execution,  # 10
    calculations,  # 11
    harvest_and_yield,  # 12
    labels,  # 14
    samples,  # 15
    certificate,  # 16
    deviations,  # 17
    reviews,  # 18
    disposition,  # 19
    treatment,  # 20
    containers,  # 20
    changes,  # 21
    signature_manifest,  # 22
    attachments,  # 23
    trail,  # 24
    print_control,  # 25
)

_FIELDS: dict[type[object], tuple[str, ...]] = {}


def batch_record(
    case: ReleaseCase,
    printing: PrintFacts,
    whole_trail: tuple[ActView, ...] | None = None,
) -> bytes:
    """Render the whole record as PDF; without `whole_trail`, only the exceptions of the trail are printed.

    Characters missing from the font are spelt out, so that printing never fails.
    """
    record = Record.of(case, printing, whole_trail)
    parts = [_spelt_out(part) for section in SECTIONS for part in section(record)]
    return printed(_spelt_out(_stamp(record)), parts)


def _stamp(record: Record) -> Stamp:
    dossier, printing = record.dossier, record.printing
    paper = transcription_of(dossier)
    return Stamp(
        title=_("Batch record {number}", number=dossier.number),
        product=dossier.recipe.title if paper is None else f"{dossier.recipe.title}, {label(paper.state)}",
        batch=dossier.number,
        coi_code=dossier.order.coi_code,
        recipe=_("{code} version {version}", code=dossier.recipe.code, version=dossier.recipe.version),
        state=RecordState.IN_PROGRESS if dossier.state == BatchState.OPEN else RecordState.FINAL,
        print_no=str(printing.number),
        printed_by=printing.printed_by,
        printed_at=printing.printed_at.astimezone(dossier.zone),
        software=printing.software,
        content_sha256=record.content_sha256,
        watermark=dossier.mark or "",
        lang=reader().language.code,
    )


def _spelt_out(value: Any) -> Any:
    """Return the value with unprintable characters spelt out in all its texts; the same object if nothing changed."""
    kind: type[object] = type(value)
    if kind is str:
        return value if value.isascii() and value.isprintable() else spelt_out(value)
    if kind is list or kind is tuple:
        return type(value)(map(_spelt_out, value))
    changes = {}
    for name in _fields_of(kind):
        field = getattr(value, name)
        shown = _spelt_out(field)
        if shown is not field and shown != field:
            changes[name] = shown
    return replace(value, **changes) if changes else value


def _fields_of(kind: type[object]) -> tuple[str, ...]:
    """Names of the fields a dataclass is initialised with; empty for any other type."""
    names = _FIELDS.get(kind)
    if names is None:
        names = (
            tuple(known_field.name for known_field in fields(kind) if known_field.init) if is_dataclass(kind) else ()
        )
        _FIELDS[kind] = names
    return names
