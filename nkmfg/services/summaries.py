"""Cached summaries of batches for lists, in a fixed number of statements.

A summary stores the last act of every stream it was computed from. An act on the batch, or on a lot, equipment, the
donor, the patient, the order, the collection or the recipe of it makes the summary stale: it is computed again from a
reading, and stored. It covers what changes by the clock alone within a day; if the clock changes nothing any more, it
has no end date. No decision uses a summary.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.findings.moments import moments
from nkmfg.ledger.act import scratch
from nkmfg.ledger.database import ledger_of
from nkmfg.models import (
    Act,
    Batch,
    BatchSummary,
    Bedside,
    Collection,
    Donor,
    Entry,
    Equipment,
    Il2Dose,
    Infusion,
    InfusionForm,
    Lot,
    Patient,
    RecipeVersion,
    TreatmentOrder,
)
from nkmfg.services.batch_summary import Summary, in_each_language, kept_as, read_again
from nkmfg.services.days import day_of, zone_of
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.reader import reader

_FOR_EVER = date.max


def summaries(session: Session, numbers: Sequence[str]) -> Mapping[str, Summary]:
    """Summaries of batches, by number. Two statements, and more for each stale one, which is computed again."""
    rows = session.execute(
        sa.select(Batch.number, BatchSummary)
        .join(BatchSummary, BatchSummary.batch_id == Batch.id)
        .where(Batch.number.in_(numbers))
    )
    kept = {row.number: row.BatchSummary for row in rows}
    ledger = ledger_of(session)
    today = day_of(session, ledger.clock.now(session))
    heads = {number: json.loads(row.heads) for number, row in kept.items()}
    now = _heads(session, {stream for streams in heads.values() for stream in streams})
    read = {
        number: read_again(row.content)
        for number, row in kept.items()
        if row.day in (today, _FOR_EVER)
        and row.software_version == ledger.software_version
        and all(now.get(stream, 0) == head for stream, head in heads[number].items())
    }
    fresh = {number: summary for number, summary in read.items() if summary is not None}
    stale = [number for number in numbers if number not in fresh]
    return {**fresh, **_computed(session, stale, today)}


def _computed(session: Session, numbers: Sequence[str], today: date) -> Mapping[str, Summary]:
    """Compute summaries of batches from a reading of each, and store them."""
    if not numbers:
        return {}
    found, rows = {}, []
    end = datetime.combine(today + timedelta(days=1), time(), zone_of(session))
    for number in numbers:
        heads = _heads_of(session, number)  # before the reading: acts meanwhile make it stale
        case = open_release_case(session, number)
        written = in_each_language(case, end)
        found[number] = written[reader().language.code]
        rows.append((number, heads, today if moments(case) else _FOR_EVER, kept_as(written)))
    _keep(session, rows)
    return found


def _keep(session: Session, rows: Sequence[tuple[str, Mapping[str, int], date, str]]) -> None:
    """Store summaries, replacing earlier ones of the same batches."""
    version = ledger_of(session).software_version
    # A concurrent list of the same batches stores the same summaries.
    with suppress(IntegrityError), scratch(session):
        kept = session.execute(sa.select(Batch.number, Batch.id).where(Batch.number.in_([row[0] for row in rows])))
        ids = {row.number: row.id for row in kept}
        session.execute(sa.delete(BatchSummary).where(BatchSummary.batch_id.in_(ids.values())))
        session.execute(
            sa.insert(BatchSummary),
            [
                {
                    "batch_id": ids[number],
                    "heads": json.dumps(heads, sort_keys=True),
                    "day": day,
                    "software_version": version,
                    "content": content,
                }
                for number, heads, day, content in rows
            ],
        )


def _heads(session: Session, streams: Iterable[str]) -> dict[str, int]:
    """Last act of each of the streams."""
    head = sa.func.max(Act.id).label("head")
    rows = session.execute(sa.select(Act.stream, head).where(Act.stream.in_(list(streams))).group_by(Act.stream))
    return {row.stream: row.head for row in rows}


def _heads_of(session: Session, number: str) -> dict[str, int]:
    """Last act of each stream that a reading of a batch depends on: its own, and those of its parts."""
    batch = sa.select(Batch.id).where(Batch.number == number).scalar_subquery()

    def streams(kind: str, code: Any, of: Any, *, where: sa.ColumnElement[bool]) -> sa.Select[Any]:
        return sa.select((sa.literal(f"{kind}/") + code).label("stream")).select_from(of).where(where)

    sister = aliased(Batch)
    form_used_in = (
        sa.join(InfusionForm, Bedside, Bedside.form_number == InfusionForm.number)
        .join(Infusion, Infusion.id == Bedside.infusion_id)
        .join(Batch, Batch.id == Infusion.batch_id)
    )
    of_order = sa.join(Batch, TreatmentOrder, TreatmentOrder.id == Batch.order_id)
    parts = sa.union(
        sa.select(sa.literal(f"batch/{number}").label("stream")),
        streams("order", TreatmentOrder.coi_code, of_order, where=Batch.id == batch),
        streams(
            "donor",
            Donor.code,
            of_order.join(Donor, Donor.id == TreatmentOrder.donor_id),
            where=Batch.id == batch,
        ),
        streams(
            "patient",
            Patient.code,
            of_order.join(Patient, Patient.id == TreatmentOrder.patient_id),
            where=Batch.id == batch,
        ),
        streams(
            "collection",
            Collection.din,
            sa.join(Batch, Collection, Collection.id == Batch.collection_id),
            where=Batch.id == batch,
        ),
        streams(
            "recipe",
            RecipeVersion.code,
            sa.join(Batch, RecipeVersion, RecipeVersion.id == Batch.recipe_version_id),
            where=Batch.id == batch,
        ),
        # Positives of batches of the same collection stop this one, and forms of this one that were used in another.
        streams(
            "batch",
            sister.number,
            sa.join(Batch, sister, sister.collection_id == Batch.collection_id),
            where=Batch.id == batch,
        ),
        streams("batch", Batch.number, form_used_in, where=InfusionForm.batch_id == batch),
        streams("lot", Lot.code, sa.join(Entry, Lot, Lot.id == Entry.lot_id), where=Entry.batch_id == batch),
        streams("lot", Lot.code, sa.join(Il2Dose, Lot, Lot.id == Il2Dose.lot_id), where=Il2Dose.batch_id == batch),
        streams(
            "equipment",
            Equipment.code,
            sa.join(Entry, Equipment, Equipment.id == Entry.equipment_id),
            where=Entry.batch_id == batch,
        ),
    ).subquery()
    head = sa.func.coalesce(sa.func.max(Act.id), 0).label("head")
    rows = session.execute(
        sa.select(parts.c.stream, head).outerjoin(Act, Act.stream == parts.c.stream).group_by(parts.c.stream)
    )
    return {row.stream: row.head for row in rows}
