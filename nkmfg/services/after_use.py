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
    Disposition,
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
    worked = _worked_on().subquery()
    for batch in _batches(session, sa.select(worked.c.batch_id).where(worked.c.person_id == person.id)):
        open_missing(session, batch)


def open_in_batches_of_donor(session: Session, donor: Donor) -> None:
    """Open the missing deviations of each batch of a donor, after a marker was found reactive (FD3)."""
    orders = sa.select(TreatmentOrder.id).where(TreatmentOrder.donor_id == donor.id)
    for batch in _batches(session, sa.select(Batch.id).where(Batch.order_id.in_(orders))):
        open_missing(session, batch)


def open_in_batches_by(session: Session, version: RecipeVersion) -> None:
    """Open missing deviations in each batch of a version of a recipe."""
    for batch in batches_by(session, version):
        open_missing(session, batch)


def batches_by(session: Session, version: RecipeVersion) -> Sequence[Batch]:
    """Batches of a version of a recipe."""
    return _batches(session, sa.select(Batch.id).where(Batch.recipe_version_id == version.id))


def _worked_on() -> sa.CompoundSelect[Any]:
    """Each batch with each person who worked on it: as performer, or by any act on the batch itself."""
    performed = sa.select(Entry.batch_id, Entry.performed_by_id.label("person_id"))
    acted = sa.select(Batch.id, Act.actor_id).join(Act, Act.stream == sa.literal("batch/") + Batch.number)
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
    recipe = sa.literal("recipe:") + RecipeVersion.code + "/" + RecipeVersion.version
    made_by_withdrawn = (
        sa.select(Batch.id)
        .join(RecipeVersion, RecipeVersion.id == Batch.recipe_version_id)
        .join(RecipeWithdrawal, RecipeWithdrawal.recipe_version_id == RecipeVersion.id)
        .where(RecipeWithdrawal.affected.in_(QUESTIONED), _has_none(Batch.id, recipe, RecipeWithdrawal.withdrawn_at))
    )
    worked = _worked_on().subquery()
    worked_on = (
        sa.select(worked.c.batch_id)
        .join(WorkAnswer, WorkAnswer.person_id == worked.c.person_id)
        .join(Person, Person.id == worked.c.person_id)
        .where(
            WorkAnswer.affected.in_(QUESTIONED),
            _has_none(worked.c.batch_id, sa.literal("person:") + Person.login, WorkAnswer.answered_at),
        )
    )
    questioned = sa.union(*materials, form_used_elsewhere, made_by_withdrawn, worked_on, _of_reactive_donors())
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
    return (
        sa.select(batch_id)
        .join(model, model.id == used)
        .join(Change, sa.and_(Change.table_name == kind, Change.row_id == model.id))
        .join(Act, sa.and_(Act.id == Change.act_id, Act.at > used_at))
        .where(
            Change.became.like(here),
            Change.became.not_like(no),
            sa.or_(Change.was.not_like(here), Change.was.like(no)),
            _has_none(batch_id, sa.literal(f"{kind}:") + model.code, Act.at),
        )
    )


def _of_reactive_donors() -> sa.Select[Any]:
    """Batches decided on before an act found a marker of their donor reactive, without a deviation of it since."""
    return (
        sa.select(Batch.id)
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .join(Donor, Donor.id == TreatmentOrder.donor_id)
        .join(DonorMarker, DonorMarker.donor_id == Donor.id)
        .join(Change, sa.and_(Change.table_name == DonorMarker.__tablename__, Change.row_id == DonorMarker.id))
        .join(Act, Act.id == Change.act_id)
        .join(Disposition, sa.and_(Disposition.batch_id == Batch.id, Disposition.decided_at < Act.at))
        .where(
            DonorMarker.finding == Finding.REACTIVE,
            _has_none(Batch.id, sa.literal("donor:") + Donor.code, Act.at),
        )
    )


def _has_none(batch_id: Any, subject: Any, since: Any) -> sa.ColumnElement[bool]:
    """True of a batch without a deviation about that since then."""
    return ~sa.exists().where(
        Deviation.batch_id == batch_id, Deviation.subject == subject, Deviation.opened_at >= since
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
