"""Whether a lot is fit for use: only fit ones are offered; another is recorded all the same, and opens a deviation."""

import json
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.materials import Irradiation, LotFacts, LotTest
from nkmfg.domain.findings import materials
from nkmfg.domain.findings.materials import LotFault
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.model import Recipe
from nkmfg.models import Act, AtRiskUse, Batch, FeederLot, Lot, LotState
from nkmfg.services import recipes
from nkmfg.services.days import day_of
from nkmfg.services.lots.feeders import FEEDERS, feeder_of, judged_tests


def use_faults(session: Session, lot: Lot, at: datetime, batch: Batch) -> tuple[LotFault, ...]:
    """What was not as it should be when the lot was used in the batch at that moment; judged by its pinned recipe."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    permitted = permitted_keys(session, lot, at, batch)
    faults = lot_faults(session, recipe, lot, at)
    return tuple(fault for fault in faults if not (fault.is_pending and fault.key in permitted))


def lots_to_use(session: Session, batch: Batch, material: str, at: datetime, limit: int = 8) -> tuple[Lot, ...]:
    """The lots of a material that are fit to be used in the batch now, the one that expires first before the others."""
    possible = sa.select(Lot).where(
        Lot.material == material, Lot.state != LotState.REJECTED, Lot.expires_on >= day_of(session, at)
    )
    found: list[Lot] = []
    for lot in session.scalars(possible.order_by(Lot.expires_on, Lot.id).limit(4 * limit)):
        if len(found) < limit and not use_faults(session, lot, at, batch):
            found.append(lot)
    return tuple(found)


def lot_faults(session: Session, recipe: Recipe, lot: Lot, at: datetime) -> tuple[LotFault, ...]:
    """Every reason why the lot is not for use at that moment, whatever was permitted."""
    return materials.lot_faults(lot_facts(session, recipe, lot), recipe.feeders, at, day_of(session, at))


def lot_facts(session: Session, recipe: Recipe, lot: Lot) -> LotFacts:
    """What is known of the lot; of feeders also their irradiation and tests."""
    feeder = feeder_of(session, lot)
    is_feeders = feeder is not None or lot.material == FEEDERS
    return LotFacts(
        code=lot.code,
        material=lot.material,
        name=lot.name,
        expires_on=lot.expires_on,
        is_rejected=lot.state == LotState.REJECTED,
        released_at=_released_at(session, lot) if lot.state == LotState.RELEASED else None,
        irradiation=_irradiation(feeder) if is_feeders else None,
        tests=tuple(LotTest(test.criterion, test.judgement) for test in judged_tests(feeder, recipe))
        if is_feeders
        else (),
    )


def permitted_keys(session: Session, lot: Lot, at: datetime, batch: Batch) -> frozenset[str]:
    """What QA permitted to be pending when the lot is used in this batch, by permissions given until that moment."""
    rows = session.scalars(
        sa.select(AtRiskUse.pending).where(
            AtRiskUse.batch_id == batch.id, AtRiskUse.lot_id == lot.id, AtRiskUse.permitted_at <= at
        )
    )
    return frozenset(key for row in rows for key in json.loads(row))


def _released_at(session: Session, lot: Lot) -> datetime:
    """When QA released it, from the trail: a use that is written down later is judged by what held then."""
    moment = session.scalar(
        sa.select(Act.at)
        .where(Act.stream == lot.stream, Act.action == Action.RELEASE_LOT)
        .order_by(Act.id.desc())
        .limit(1)
    )
    assert moment is not None
    return moment


def _irradiation(feeder: FeederLot | None) -> Irradiation:
    if feeder is None:
        return Irradiation()
    return Irradiation(irradiated_at=feeder.irradiated_at, dose_gy=feeder.dose_gy, irradiator=feeder.irradiator)
