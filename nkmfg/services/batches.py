"""Batches: issuing one from the effective recipe for an order, with every planned run; and lists of batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.model import Anchor, Recipe
from nkmfg.domain.recipe.schedule import due_window, planned_runs
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.domain.values.quantities import plain
from nkmfg.ledger.act import OpenAct, Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.models import (
    Batch,
    BatchState,
    Collection,
    Donor,
    OrderVersion,
    Patient,
    Run,
    RunState,
    TreatmentOrder,
)
from nkmfg.services import deviations
from nkmfg.services.codes import behind, in_number_order, next_number
from nkmfg.services.donors.of_batch import donor_verdicts
from nkmfg.services.orders.weight import is_weight_verified
from nkmfg.services.patients import verdict as patient_verdict
from nkmfg.services.recipes import effective
from nkmfg.services.site import STREAM, site_of
from nkmfg.words.deviations import issued_against
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.order_sentences import weight_unchecked_sentence

PAGE = 50


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in a list."""

    number: str
    donor: str
    patient: str
    dose_level: str
    issued_at: datetime
    culture_started_at: datetime | None


def issue_batch(session: Session, by: By, coi_code: str, recipe_code: str, din: str | None = None) -> Batch:
    """Issue a batch: number, pinned recipe and order, and a run for everything the recipe plans.

    Raises Refused if no version of the recipe is effective, or the collection is another donor's.
    """
    order = session.scalar(sa.select(TreatmentOrder).where(TreatmentOrder.coi_code == coi_code))
    if order is None:
        raise Unknown("order.none_placed", order=coi_code)
    collection = _collection(session, order, din)
    number = _next_number(session)
    with act(session, Action.ISSUE_BATCH, by=by, on=Stream(f"batch/{number}"), also=[STREAM, order]) as opened:
        if _next_number(session) != number:
            raise Refused("batch.issued_meanwhile")
        version, recipe = effective(session, recipe_code, opened.at)
        latest = session.scalar(
            sa.select(OrderVersion)
            .where(OrderVersion.order_id == order.id)
            .order_by(OrderVersion.version.desc())
            .limit(1)
        )
        assert latest is not None
        batch = Batch(
            number=number,
            order_id=order.id,
            order_version_id=latest.id,
            collection_id=None if collection is None else collection.id,
            recipe_version_id=version.id,
            state=BatchState.OPEN,
            issued_at=opened.at,
        )
        session.add(batch)
        session.flush()
        _plan(session, batch, recipe, collection)
        _note_issued_against(session, batch, order, latest, recipe, opened)
    return batch


def _note_issued_against(
    session: Session, batch: Batch, order: TreatmentOrder, version: OrderVersion, recipe: Recipe, opened: OpenAct
) -> None:
    """Open a deviation for each rule of the trial that patient or donor fail, and for an unchecked weight (FD7).

    An unknown answer opens none: a batch may begin before every answer is in.
    """
    patient = session.get_one(Patient, order.patient_id)
    reasons = (*donor_verdicts(session, batch).trial.reasons, *patient_verdict(session, patient, recipe).reasons)
    against = {reason.key: reason_sentence(reason, recipe) for reason in reasons if reason.met is False}
    if version.weight_kg is not None and not is_weight_verified(session, version):
        against["weight_unchecked"] = weight_unchecked_sentence(plain(version.weight_kg))
    for rule, sentence in against.items():
        key = ("batch.issued_against", f"order:{order.coi_code}", rule)
        deviations.write(session, batch, key, issued_against(opened.actor.name, sentence), opened.at)


def _plan(session: Session, batch: Batch, recipe: Recipe, collection: Collection | None) -> None:
    """Add every run the recipe plans; runs whose anchor has already happened get a due window."""
    site = site_of(session)
    assert site is not None
    anchors: dict[str, datetime | None] = {
        Anchor.BATCH_ISSUED: batch.issued_at,
        Anchor.COLLECTION_END: None if collection is None else collection.ended_at,
    }
    for planned in planned_runs(recipe):
        schedule = recipe.step(planned.step).schedule
        anchor_at = None if schedule is None else anchors.get(schedule.anchor)
        window = due_window(schedule, planned.day, anchor_at, site.zone)
        day = "-" if planned.day is None else planned.day
        session.add(
            Run(
                batch_id=batch.id,
                key=f"{planned.step}/{day}/{planned.ordinal}",
                step=planned.step,
                day=planned.day,
                ordinal=planned.ordinal,
                due_from=window.opens if window else None,
                due_to=window.closes if window else None,
                state=RunState.OPEN,
                version=1,
            )
        )


def _collection(session: Session, order: TreatmentOrder, din: str | None) -> Collection | None:
    if din is None:
        return None
    collection = session.scalar(sa.select(Collection).where(Collection.din == din))
    if collection is None:
        raise Unknown("collection.none_noted", collection=din)
    if collection.donor_id != order.donor_id:
        raise Refused("collection.of_another_donor", collection=din, order=order.coi_code)
    return collection


def _next_number(session: Session) -> str:
    """Next batch number: NK, the year at the site, and a serial number within it."""
    site = site_of(session)
    assert site is not None
    year = ledger_of(session).clock.now(session).astimezone(site.zone).year
    stem = f"NK-{year % 100:02d}"
    return f"{stem}-{next_number(session, stem, Batch.number):03d}"


def list_batches(session: Session, before: str | None = None, limit: int = PAGE) -> Sequence[BatchRow]:
    """A page of batches, the newest number first; the next page begins with the number before `before`."""
    asked = (
        sa.select(
            Batch.number,
            Donor.code,
            Patient.code,
            OrderVersion.dose_level,
            Batch.issued_at,
            Batch.culture_started_at,
        )
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .join(Donor, Donor.id == TreatmentOrder.donor_id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .join(OrderVersion, OrderVersion.id == Batch.order_version_id)
        .order_by(*(part.desc() for part in in_number_order(Batch.number)))
        .limit(limit)
    )
    if before is not None:
        asked = asked.where(~behind(Batch.number, before), Batch.number != before)
    return [BatchRow(*row) for row in session.execute(asked)]


def batches_of_orders(session: Session, coi_codes: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Numbers of the batches issued for each order, in the order of issue, by chain-of-identity code."""
    query = sa.select(TreatmentOrder.coi_code, Batch.number).join(Batch, Batch.order_id == TreatmentOrder.id)
    found: dict[str, list[str]] = {coi_code: [] for coi_code in coi_codes}
    for coi_code, number in session.execute(query.where(TreatmentOrder.coi_code.in_(coi_codes)).order_by(Batch.id)):
        found[coi_code].append(number)
    return found
