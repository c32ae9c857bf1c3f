"""Reader of the positives that stop a batch: of itself, batches of the same collection, its lots, its donor."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Finding, HoldFact, HoldNote, NoteKind
from nkmfg.models import (
    Batch,
    Donor,
    Entry,
    Il2Dose,
    Lot,
    Person,
    Positive,
    PositiveNote,
    PositiveVerdict,
    Signature,
    SignedCopy,
    TreatmentOrder,
)
from nkmfg.services.dossier.signatures import signed_fact

People = Mapping[int, tuple[str, str]]


def read_holds(session: Session, batch: Batch, people: People) -> tuple[HoldFact, ...]:
    """Positives that stop a batch, in the order of reporting. They are queried each time, never copied to the batch."""
    return holds_where(session, touching(batch), people)


def touching(batch: Batch) -> sa.ColumnElement[bool]:
    """Condition for positives of this batch, of batches of its collection, of its lots, IL-2 included, or its donor."""
    of_it = [Positive.batch_id == batch.id]
    if batch.collection_id is not None:
        sisters = sa.select(Batch.id).where(Batch.collection_id == batch.collection_id)
        of_it.append(Positive.batch_id.in_(sisters))
    used = sa.union(*(sa.select(row.lot_id).where(row.batch_id == batch.id) for row in (Entry, Il2Dose)))
    donor = sa.select(TreatmentOrder.donor_id).where(TreatmentOrder.id == batch.order_id)
    return sa.or_(*of_it, Positive.lot_id.in_(used), Positive.donor_id.in_(donor))


def holds_where(
    session: Session, condition: sa.ColumnElement[bool], people: People | None = None
) -> tuple[HoldFact, ...]:
    """Positives that meet the condition, each with its notes and verdict."""
    rows = session.execute(
        sa.select(Positive, Batch.number, Lot.code, Donor.code)
        .outerjoin(Batch, Batch.id == Positive.batch_id)
        .outerjoin(Lot, Lot.id == Positive.lot_id)
        .outerjoin(Donor, Donor.id == Positive.donor_id)
        .where(condition)
        .order_by(Positive.id)
    ).all()
    if not rows:
        return ()
    known = _people(session) if people is None else people
    ids = [row.Positive.id for row in rows]
    notes, verdicts = _notes(session, ids, known), _verdicts(session, ids)
    return tuple(_hold(*row, known, notes, verdicts) for row in rows)


def thing_words(positive: Positive, batch: str | None, lot: str | None, donor: str | None) -> str:
    """Thing a positive is of: "sample S-014-P of batch NK-26-014", "mycoplasma of lot L-0012"."""
    whole = f"batch {batch}" if batch else f"lot {lot}" if lot else f"donor {donor}"
    return f"{positive.about} of {whole}"


def _people(session: Session) -> People:
    rows = session.execute(sa.select(Person.id, Person.login, Person.printed_name))
    return {row.id: (row.login, row.printed_name) for row in rows}


def _hold(
    positive: Positive,
    batch: str | None,
    lot: str | None,
    donor: str | None,
    people: People,
    notes: Mapping[int, list[HoldNote]],
    verdicts: Mapping[int, tuple[PositiveVerdict, str]],
) -> HoldFact:
    verdict, name = verdicts.get(positive.id, (None, None))
    return HoldFact(
        number=positive.number,
        thing=thing_words(positive, batch, lot, donor),
        called_at=positive.called_at,
        caller=positive.caller,
        verdict=None if verdict is None else Finding(verdict.finding),
        cause=None if verdict is None else verdict.cause,
        said=positive.said,
        recorded_by=people[positive.recorded_by_id][0],
        decided_by=name,
        decided_at=None if verdict is None else verdict.decided_at,
        notes=tuple(notes.get(positive.id, ())),
    )


def _notes(session: Session, ids: Sequence[int], people: People) -> Mapping[int, list[HoldNote]]:
    found: defaultdict[int, list[HoldNote]] = defaultdict(list)
    rows = session.scalars(sa.select(PositiveNote).where(PositiveNote.positive_id.in_(ids)).order_by(PositiveNote.id))
    for row in rows:
        who = people[row.recorded_by_id][0]
        note = HoldNote(NoteKind(row.kind), row.text, row.telephone, row.read_back, row.happened_at, who)
        found[row.positive_id].append(note)
    return found


def _verdicts(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[PositiveVerdict, str]]:
    """The last verdict on each positive and its signer, without verdicts whose signed copy was altered."""
    rows = session.execute(
        sa.select(PositiveVerdict, Signature, SignedCopy.digest, SignedCopy.payload)
        .join(Signature, Signature.id == PositiveVerdict.signature_id)
        .join(SignedCopy, SignedCopy.id == Signature.copy_id)
        .where(PositiveVerdict.positive_id.in_(ids))
        .order_by(PositiveVerdict.id)
    )
    signed = ((verdict, signed_fact(signature, digest, payload)) for verdict, signature, digest, payload in rows)
    return {verdict.positive_id: (verdict, under.name) for verdict, under in signed if under.is_whole}
