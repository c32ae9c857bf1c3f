"""Deviations in every batch affected by something questioned after its use, opened by the software itself (FD1).

One act on a lot cannot write to many batches. Each batch therefore gets its own act right afterwards; if the process
stops in between, `catch_up`, which the tick calls, opens what is missing.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.states import QUESTIONED
from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import System
from nkmfg.models import (
    Act,
    Batch,
    Bedside,
    Change,
    Deviation,
    Donor,
    DonorMarker,
    Entry,
    Equipment,
    EquipmentState,
    Il2Dose,
    Infusion,
    InfusionForm,
    Lot,
    LotState,
    Person,
    RecipeVersion,
    RecipeWithdrawal,
    TreatmentOrder,
    WorkAnswer,
)
from nkmfg.services import deviations
from nkmfg.services.dossier.case import open_case

_QUESTIONING = (LotState.QUARANTINE, LotState.REJECTED)
"""States of a lot that question its earlier uses."""


def batches_with(session: Session, material: Lot | Equipment) -> Sequence[Batch]:
    """Batches in which a lot or a piece of equipment was used."""
    if isinstance(material, Equipment):
        return _batches(session, sa.select(Entry.batch_id).where(Entry.equipment_id == material.id))
    used = sa.select(Entry.batch_id).where(Entry.lot_id == material.id)
    given = sa.select(Il2Dose.batch_id).where(Il2Dose.lot_id == material.id)
    return _batches(session, sa.union(used, given))


def open_in_batches(session: Session, material: Lot | Equipment) -> None:
    """Open the missing deviations of each batch in which a lot or a piece of equipment was used."""
    for batch in batches_with(session, material):
        open_missing(session, batch)


def open_in_batches_worked_on(session: Session, person: Person) -> None:
    """Open the missing deviations of each batch that a person worked on or signed in."""
    for batch in _batches(session, _worked_on(sa.select(sa.literal(person.id)))):
        open_missing(session, batch)


def open_in_batches_of_donor(session: Session, donor: Donor) -> None:
    """Open the missing deviations of each batch of a donor, after a marker was found reactive (FD3)."""
    for batch in _batches(session, _of_donors(sa.select(sa.literal(donor.id)))):
        open_missing(session, batch)


def _of_donors(donors: sa.Select[Any]) -> sa.Select[Any]:
    """Batches of the orders of these donors."""
    return (
        sa.select(Batch.id)
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .where(TreatmentOrder.donor_id.in_(donors))
    )


def open_in_batches_by(session: Session, version: RecipeVersion) -> None:
    """Open missing deviations in each batch of a version of a recipe."""
    for batch in batches_by(session, version):
        open_missing(session, batch)


def batches_by(session: Session, version: RecipeVersion) -> Sequence[Batch]:
    """Batches of a version of a recipe."""
    return _batches(session, sa.select(Batch.id).where(Batch.recipe_version_id == version.id))


def _worked_on(people: sa.Select[Any]) -> sa.CompoundSelect[Any]:
    """Batches that these people worked on: as performer, or by any act on the batch itself."""
    performed = sa.select(Entry.batch_id).where(Entry.performed_by_id.in_(people))
    acted = (
        sa.select(Batch.id).join(Act, Act.stream == sa.literal("batch/") + Batch.number).where(Act.actor_id.in_(people))
    )
    return sa.union(performed, acted)


def open_in_batch_of_form(session: Session, infused: Batch, form: str) -> None:
    """Open the missing deviations of the batch a form was printed for, if it was used for another batch."""
    printed = sa.select(InfusionForm.batch_id).where(
        InfusionForm.number == form.strip().upper(), InfusionForm.batch_id != infused.id
    )
    for batch in _batches(session, printed):
        open_missing(session, batch)


def catch_up(session: Session) -> None:
    """Open the missing deviations of every batch with what is questioned after use, a reactive donor, or a form used
    elsewhere.

    Idempotent.
    """
    materials = [
        _unanswered(Entry.equipment_id, Entry.happened_at, Equipment, EquipmentState.QUARANTINED),
        *(_unanswered(Entry.lot_id, Entry.happened_at, Lot, state) for state in _QUESTIONING),
        *(_unanswered(Il2Dose.lot_id, Il2Dose.given_at, Lot, state) for state in _QUESTIONING),
    ]
    form_used_elsewhere = (
        sa.select(InfusionForm.batch_id)
        .join(Bedside, Bedside.form_number == InfusionForm.number)
        .join(Infusion, Infusion.id == Bedside.infusion_id)
        .where(Infusion.batch_id != InfusionForm.batch_id)
    )
    people = sa.select(WorkAnswer.person_id).where(WorkAnswer.affected.in_(QUESTIONED))
    made_by_withdrawn = (
        sa.select(Batch.id)
        .join(RecipeWithdrawal, RecipeWithdrawal.recipe_version_id == Batch.recipe_version_id)
        .where(RecipeWithdrawal.affected.in_(QUESTIONED))
    )
    of_donors = _of_donors(sa.select(DonorMarker.donor_id).where(DonorMarker.finding == Finding.REACTIVE))
    worked_on = sa.select(_worked_on(people).subquery().c.batch_id)
    questioned = sa.union(*materials, form_used_elsewhere, made_by_withdrawn, worked_on, of_donors)
    for batch in _batches(session, questioned):
        if deviations.missing_among(open_case(session, batch.number).checks):  # locks only if needed
            open_missing(session, batch)


def _unanswered(
    used: InstrumentedAttribute[Any], used_at: InstrumentedAttribute[Any], model: Any, state: str
) -> sa.Select[Any]:
    """Batches that used a material before an act put it into a questioning state, and have no deviation of it since.

    The trail is asked, not the state of today: a lot released again, or equipment back in service, ends no question.
    """
    kind, here, no = model.__tablename__, f'%"state":"{state}"%', '%"affected":"no"%'
    batch_id = used.class_.batch_id
    has_deviation = sa.exists().where(
        Deviation.batch_id == batch_id,
        Deviation.subject == sa.literal(f"{kind}:") + model.code,
        Deviation.opened_at >= Act.at,
    )
    return (
        sa.select(batch_id)
        .join(model, model.id == used)
        .join(Change, sa.and_(Change.table_name == kind, Change.row_id == model.id))
        .join(Act, sa.and_(Act.id == Change.act_id, Act.at > used_at))
        .where(
            Change.became.like(here),
            Change.became.not_like(no),
            sa.or_(Change.was.not_like(here), Change.was.like(no)),
            ~has_deviation,
        )
    )


def _batches(session: Session, ids: sa.Select[Any] | sa.CompoundSelect[Any]) -> Sequence[Batch]:
    return session.scalars(sa.select(Batch).where(Batch.id.in_(ids)).order_by(Batch.number)).all()


def open_missing(session: Session, batch: Batch) -> None:
    """Open missing deviations in one act of the software; write no act if there are none."""
    with suppress(_NothingMissing), act(session, Action.OPEN_DEVIATION, by=System(), on=batch) as opened:
        if not deviations.open_missing(session, batch, open_case(session, batch.number), opened.at):
            raise _NothingMissing


class _NothingMissing(Exception):
    """Raised to roll back an act that has nothing to write."""
