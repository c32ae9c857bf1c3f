"""Reader of filled containers at the ward: labels, custody, scans, forms, bedside notes; and of the files."""

import json
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from nkmfg.domain.facts.dossier import AttachmentFact
from nkmfg.domain.facts.ward import (
    BedsideFact,
    CustodyFact,
    CustodyKind,
    Flow,
    FlowFact,
    FormFact,
    FormUse,
    LabelAction,
    LabelNoteFact,
    ScanFact,
    ScanTarget,
    Ward,
)
from nkmfg.models import (
    Attachment,
    Batch,
    Bedside,
    CustodyTransfer,
    IdentityScan,
    Infusion,
    InfusionFlow,
    InfusionForm,
    LabelNote,
    Vessel,
)
from nkmfg.services.dossier.rows import BATCH_ID, PartQuery, Rows, of_batch

People = Mapping[int, tuple[str, str]]


_given, _form, _file = aliased(Infusion), aliased(Attachment), aliased(Attachment)
_INFUSIONS = sa.select(Infusion.id).where(Infusion.batch_id == BATCH_ID)
_FORMS = sa.select(InfusionForm.number).where(InfusionForm.batch_id == BATCH_ID)
_use, _printed, _used, _later = aliased(Bedside), aliased(InfusionForm), aliased(Infusion), aliased(Infusion)
_printed_batch, _used_batch = aliased(Batch), aliased(Batch)
_printed_bag, _used_bag = aliased(Vessel), aliased(Vessel)
PARTS = {
    "label": of_batch(LabelNote),
    "hand": of_batch(CustodyTransfer),
    "scan": of_batch(IdentityScan),
    "form": of_batch(InfusionForm),
    "bedside": PartQuery(
        Bedside,
        Bedside.infusion_id.in_(_INFUSIONS),
        (Bedside, _given.ordinal, _form.sha256),
        ((_given, _given.id == Bedside.infusion_id), (_form, _form.id == Bedside.attachment_id)),
    ),
    "form_use": PartQuery(
        _use,
        sa.or_(_use.infusion_id.in_(_INFUSIONS), _use.form_number.in_(_FORMS)),
        (
            _use.form_number,
            _printed_batch.number,
            _printed_bag.code,
            _used_batch.number,
            _used_bag.code,
            _used.ordinal,
            _used.entered_at,
            _later.id,
        ),
        (
            (_printed, _printed.number == _use.form_number),
            (_printed_batch, _printed_batch.id == _printed.batch_id),
            (_printed_bag, _printed_bag.id == _printed.container_id),
            (_used, _used.id == _use.infusion_id),
            (_used_batch, _used_batch.id == _used.batch_id),
            (_used_bag, _used_bag.id == _used.container_id),
            (
                _later,
                sa.and_(
                    _later.batch_id == _used.batch_id,
                    _later.ordinal == _used.ordinal,
                    _later.revision == _used.revision + 1,
                ),
            ),
        ),
    ),
    "flow": PartQuery(InfusionFlow, InfusionFlow.infusion_id.in_(_INFUSIONS), (InfusionFlow,)),
    "file": PartQuery(
        _file,
        _file.batch_id == BATCH_ID,
        (_file.name, _file.media_type, _file.size, _file.sha256, _file.added_at),
    ),
}


def read_ward(rows: Rows, people: People, vessels: Mapping[int, Vessel]) -> tuple[Ward, tuple[AttachmentFact, ...]]:
    """Read the custody and use of filled containers, and the files of the batch."""

    def code(container_id: int) -> str:
        return vessels[container_id].code

    def login(person_id: int) -> str:
        return people[person_id][0]

    ward = Ward(
        label_notes=tuple(_label(note, code(note.container_id), login(note.noted_by_id)) for (note,) in rows["label"]),
        hands=tuple(
            _hand(transfer, code(transfer.container_id), login(transfer.recorded_by_id)) for (transfer,) in rows["hand"]
        ),
        scans=tuple(_scan(scan, code(scan.container_id), login(scan.scanned_by_id)) for (scan,) in rows["scan"]),
        forms=tuple(
            FormFact(form.number, code(form.container_id), form.printed_at, login(form.printed_by_id))
            for (form,) in rows["form"]
        ),
        bedsides=tuple(
            _bedside(
                check, infusion, sha256, [flow for (flow,) in rows["flow"] if flow.infusion_id == check.infusion_id]
            )
            for check, infusion, sha256 in rows["bedside"]
        ),
        form_uses=tuple(
            FormUse(*use) for *use, corrected in rows["form_use"] if corrected is None and use[1] is not None
        ),
    )
    return ward, tuple(AttachmentFact(*row) for row in rows["file"])


def _label(row: LabelNote, container: str, by: str) -> LabelNoteFact:
    return LabelNoteFact(
        container=container,
        ordinal=row.ordinal,
        action=LabelAction(row.action),
        copies=row.copies,
        says=None if row.says is None else json.loads(row.says),
        sha256=row.sha256,
        reason=row.reason,
        at=row.noted_at,
        by=by,
    )


def _hand(row: CustodyTransfer, container: str, by: str) -> CustodyFact:
    return CustodyFact(
        ordinal=row.ordinal,
        container=container,
        kind=CustodyKind(row.kind),
        happened_at=row.happened_at,
        entered_at=row.entered_at,
        is_afterwards=row.is_afterwards,
        whom=row.whom,
        condition=row.condition,
        logger=row.logger,
        documents=row.documents,
        witness=row.witness,
        volume_typed=row.volume_typed,
        volume_ml=row.volume_ml,
        reason=row.reason,
        by=by,
    )


def _scan(row: IdentityScan, container: str, by: str) -> ScanFact:
    return ScanFact(
        place=row.place,
        container=container,
        asked=ScanTarget(row.asked),
        expected=row.expected,
        scanned=row.scanned,
        matched=row.matched,
        at=row.scanned_at,
        by=by,
    )


def _bedside(row: Bedside, infusion: int, sha256: str | None, flows: list[InfusionFlow]) -> BedsideFact:
    return BedsideFact(
        infusion=infusion,
        revision=row.revision,
        form=row.form_number,
        second=row.second_person,
        tubing_typed=row.tubing_typed,
        tubing_ml=row.tubing_ml,
        flush_typed=row.flush_typed,
        flush_ml=row.flush_ml,
        vital_signs=row.vital_signs,
        attachment=sha256,
        flows=tuple(FlowFact(Flow(flow.flow), flow.at, flow.rate_typed, flow.rate_ml_per_h) for flow in flows),
    )
