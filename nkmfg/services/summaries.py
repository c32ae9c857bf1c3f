"""What lists show of many batches, in a fixed number of statements: a summary of each, computed from a reading of it.

A summary names the last act of every stream it was computed from. Whoever acts on the batch, or on a lot, a device,
the donor, the patient, the order or the collection it is made with, makes it stale: it is then computed anew from a
reading, and kept. A summary decides nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import Reaction
from nkmfg.ledger.act import scratch
from nkmfg.ledger.database import ledger_of
from nkmfg.models import (
    Act,
    Batch,
    BatchSummary,
    Collection,
    Donor,
    Entry,
    Equipment,
    Il2Dose,
    Lot,
    Patient,
    TreatmentOrder,
)
from nkmfg.services.days import day_of
from nkmfg.services.release import open_release_case
from nkmfg.words.checks import sentences
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.status import status_words

_DONOR_TASKS = ("donor.determination_open", "donor.physician_not_told")


@dataclass(frozen=True, slots=True)
class PendingResult:
    """A result that was pending at the release and is still."""

    sentence: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists show of a batch: what a release left open, and what was labelled and given. Doses for each kg."""

    pending: tuple[PendingResult, ...]
    donor_tasks: tuple[str, ...]
    status: str
    labelled: Fraction | None
    delivered: Fraction | None
    serves: tuple[str, ...]  # labels of the levels the delivered dose counts for
    reactions: tuple[str, ...]


def summaries(session: Session, numbers: Sequence[str]) -> Mapping[str, Summary]:
    """The summaries of batches, by number. Two statements; more for each that is stale, and computed anew."""
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
    fresh = {
        number: read_again(row.content)
        for number, row in kept.items()
        if row.day == today
        and row.software_version == ledger.software_version
        and all(now.get(stream, 0) == head for stream, head in heads[number].items())
    }
    stale = [number for number in numbers if number not in fresh]
    return {**fresh, **_computed(session, stale, today)}


def _computed(session: Session, numbers: Sequence[str], today: date) -> Mapping[str, Summary]:
    """The summaries of batches as a reading of each gives them now, and keeps them."""
    if not numbers:
        return {}
    found, rows = {}, []
    for number in numbers:
        heads = _heads_of(session, number)  # before the reading: what is written meanwhile makes it stale
        found[number] = summary_of(open_release_case(session, number))
        rows.append((number, heads, found[number]))
    _keep(session, rows, today)
    return found


def _keep(session: Session, rows: Sequence[tuple[str, Mapping[str, int], Summary]], today: date) -> None:
    """Write summaries down, over what was kept of the same batches."""
    version = ledger_of(session).software_version
    # Whoever lists the same batches at this moment keeps the same summaries.
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
                    "day": today,
                    "software_version": version,
                    "content": kept_as(summary),
                }
                for number, heads, summary in rows
            ],
        )


def _heads(session: Session, streams: Iterable[str]) -> dict[str, int]:
    """The last act in each of some streams."""
    head = sa.func.max(Act.id).label("head")
    rows = session.execute(sa.select(Act.stream, head).where(Act.stream.in_(list(streams))).group_by(Act.stream))
    return {row.stream: row.head for row in rows}


def _heads_of(session: Session, number: str) -> dict[str, int]:
    """The last act in each stream that a reading of a batch depends on: its own, and those of what it is made with."""
    batch = sa.select(Batch.id).where(Batch.number == number).scalar_subquery()

    def streams(kind: str, code: Any, of: Any, *, where: sa.ColumnElement[bool]) -> sa.Select[Any]:
        return sa.select((sa.literal(f"{kind}/") + code).label("stream")).select_from(of).where(where)

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


def summary_of(case: Case) -> Summary:
    """What lists show of a batch, of a reading of it."""
    dossier, treatment = case.dossier, case.treatment
    tests = {test.criterion.key: test for test in case.tests}
    asked = dossier.dispositions[-1].pending if dossier.dispositions else ()
    pending = [tests[key] for key in asked if key in tests and not tests[key].judgement.settles]
    containers = {given.infusion.last.container: given.labelled for given in treatment.delivered}
    held = [holding.nk_cells_per_kg.value for holding in containers.values() if holding is not None]
    labelled = [dose for dose in held if dose is not None]
    reactions = [given.last for given in dossier.infusions if given.last.reaction is not Reaction.NONE]
    return Summary(
        pending=tuple(PendingResult(judgement_sentence(test.criterion, test.judgement), test.due) for test in pending),
        donor_tasks=sentences(dossier, (check for check in case.checks if check.code in _DONOR_TASKS)),
        status=status_words(case.status),
        labelled=sum(labelled, Fraction(0)) if labelled else None,
        delivered=None if treatment.nk_cells_per_kg is None else treatment.nk_cells_per_kg.value,
        serves=tuple(level.label for level in treatment.serves),
        reactions=tuple(
            f"{last.reaction}: {last.reaction_action}" if last.reaction_action else str(last.reaction)
            for last in reactions
        ),
    )


def kept_as(summary: Summary) -> str:
    return json.dumps(asdict(summary), default=str, ensure_ascii=False, sort_keys=True)


def read_again(content: str) -> Summary:
    kept: dict[str, Any] = json.loads(content)
    return Summary(
        pending=tuple(
            PendingResult(result["sentence"], None if result["due"] is None else datetime.fromisoformat(result["due"]))
            for result in kept["pending"]
        ),
        donor_tasks=tuple(kept["donor_tasks"]),
        status=kept["status"],
        labelled=_fraction(kept["labelled"]),
        delivered=_fraction(kept["delivered"]),
        serves=tuple(kept["serves"]),
        reactions=tuple(kept["reactions"]),
    )


def _fraction(kept: str | None) -> Fraction | None:
    return None if kept is None else Fraction(kept)
