"""Reading what happened to filled containers: labels, changes of hands, scans, forms, the bedside; and the files."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.dossier import AttachmentFact
from nkmfg.domain.ward import (
    BedsideFact,
    Flow,
    FlowFact,
    FormFact,
    Hand,
    HandFact,
    LabelDeed,
    LabelFact,
    ScanFact,
    Ward,
)
from nkmfg.models import (
    Attachment,
    Batch,
    Bedside,
    Handover,
    IdentityScan,
    Infusion,
    InfusionFlow,
    InfusionForm,
    LabelNote,
    Vessel,
)

People = Mapping[int, tuple[str, str]]


def read_ward(
    session: Session, batch: Batch, people: People, vessels: Mapping[int, Vessel]
) -> tuple[Ward, tuple[AttachmentFact, ...]]:
    """Everything between the filled container and the patient, and the files of the batch, in one statement.

    Each row of it holds one row of one table.
    """
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    for kind, *row in session.execute(_asked(batch)):
        rows[kind].append(row)

    def code(container_id: int) -> str:
        return vessels[container_id].code

    def login(person_id: int) -> str:
        return people[person_id][0]

    files = {row[8]: AttachmentFact(*row[9:14]) for row in rows["file"] if row[8] is not None}
    ward = Ward(
        labels=tuple(_label(one[0], code(one[0].container_id), login(one[0].noted_by_id)) for one in _of(rows, 0)),
        hands=tuple(_hand(one[1], code(one[1].container_id), login(one[1].recorded_by_id)) for one in _of(rows, 1)),
        scans=tuple(_scan(one[2], code(one[2].container_id), login(one[2].scanned_by_id)) for one in _of(rows, 2)),
        forms=tuple(
            FormFact(one[3].number, code(one[3].container_id), one[3].printed_at, login(one[3].printed_by_id))
            for one in _of(rows, 3)
        ),
        bedsides=tuple(_bedside(one[4], one[5], one[6], _of(rows, 4, place=7)) for one in _of(rows, 4, place=4)),
    )
    return ward, tuple(files[key] for key in sorted(files))


_KINDS = ("label", "hand", "scan", "form", "bedside", "file")


def _of(rows: Mapping[str, list[Any]], kind: int, place: int | None = None) -> list[Any]:
    """The rows of a kind, each once: those that hold something at that place."""
    at = kind if place is None else place
    found = {one[at].id: one for one in rows.get(_KINDS[kind], ()) if one[at] is not None}
    return [found[key] for key in sorted(found)]


def _asked(batch: Batch) -> sa.Select[Any]:
    kinds = sa.union_all(*(sa.select(sa.literal(word).label("kind")) for word in _KINDS)).subquery()
    given, file = aliased(Infusion), aliased(Attachment)

    def of(kind: str, table: Any) -> sa.ColumnElement[bool]:
        return sa.and_(kinds.c.kind == kind, table.batch_id == batch.id)

    return (
        sa.select(
            kinds.c.kind,
            LabelNote,
            Handover,
            IdentityScan,
            InfusionForm,
            Bedside,
            given.ordinal,
            Attachment.sha256,
            InfusionFlow,
            file.id,
            file.name,
            file.media_type,
            file.size,
            file.sha256,
            file.added_at,
        )
        .select_from(kinds)
        .outerjoin(LabelNote, of("label", LabelNote))
        .outerjoin(Handover, of("hand", Handover))
        .outerjoin(IdentityScan, of("scan", IdentityScan))
        .outerjoin(InfusionForm, of("form", InfusionForm))
        .outerjoin(given, of("bedside", given))
        .outerjoin(Bedside, Bedside.infusion_id == given.id)
        .outerjoin(Attachment, Attachment.id == Bedside.attachment_id)
        .outerjoin(InfusionFlow, InfusionFlow.infusion_id == given.id)
        .outerjoin(file, of("file", file))
    )


def _label(row: LabelNote, container: str, by: str) -> LabelFact:
    return LabelFact(
        container=container,
        ordinal=row.ordinal,
        deed=LabelDeed(row.deed),
        copies=row.copies,
        says=None if row.says is None else json.loads(row.says),
        sha256=row.sha256,
        reason=row.reason,
        at=row.noted_at,
        by=by,
    )


def _hand(row: Handover, container: str, by: str) -> HandFact:
    return HandFact(
        ordinal=row.ordinal,
        container=container,
        kind=Hand(row.kind),
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
        asked=row.asked,
        expected=row.expected,
        scanned=row.scanned,
        matched=row.matched,
        at=row.scanned_at,
        by=by,
    )


def _bedside(row: Bedside, infusion: int, sha256: str | None, with_flows: list[Any]) -> BedsideFact:
    flows = [one[7] for one in with_flows if one[7].infusion_id == row.infusion_id]
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
        flows=tuple(FlowFact(Flow(one.flow), one.at, one.rate_typed, one.rate_ml_per_h) for one in flows),
    )
