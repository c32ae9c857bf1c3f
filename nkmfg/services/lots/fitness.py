"""Whether a lot may be used: an intention is refused with these reasons; a use that happened is kept and flagged."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.enums import Blocks
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.quantities import plain
from nkmfg.models import Act, AtRiskUse, Batch, FeederLot, Lot, LotState
from nkmfg.services import recipes
from nkmfg.services.days import day_of
from nkmfg.services.lots.feeders import FEEDERS, feeder_of, judged_tests

NOT_RELEASED = "not released"


@dataclass(frozen=True, slots=True)
class LotFault:
    """One reason why a lot is not for use. What is only pending may be used at risk, with QA's permission."""

    key: str  # by which QA's permission is remembered: "not released", "test sterility"
    sentence: str
    is_pending: bool


def use_faults(session: Session, lot: Lot, at: datetime, batch: Batch) -> tuple[str, ...]:
    """What was not as it should be when the lot was used in the batch at that moment; judged by its pinned recipe."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    permitted = permitted_keys(session, lot, at, batch)
    faults = lot_faults(session, recipe, lot, at)
    return tuple(one.sentence for one in faults if not (one.is_pending and one.key in permitted))


def fit_for_use(session: Session, lot: Lot, at: datetime, batch: Batch) -> tuple[str, ...]:
    """Why somebody who is about to use the lot in the batch may not, and what to do instead; empty if they may."""
    reasons = use_faults(session, lot, at, batch)
    if not reasons:
        return ()
    return (*reasons, "Take another lot, or ask QA whether this one may be used at risk.")


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
    faults = [*_state(session, lot, at)]
    if day_of(session, at) > lot.expires_on:
        faults.append(LotFault("expired", f"Lot {lot.code} expired on {lot.expires_on.isoformat()}.", False))
    feeder = feeder_of(session, lot)
    if feeder is not None or lot.material == FEEDERS:
        faults += _irradiation(lot, feeder, recipe, at)
        faults += _tests(lot, feeder, recipe)
    return tuple(faults)


def permitted_keys(session: Session, lot: Lot, at: datetime, batch: Batch) -> frozenset[str]:
    """What QA permitted to be pending when the lot is used in this batch, by permissions given until that moment."""
    rows = session.scalars(
        sa.select(AtRiskUse.pending).where(
            AtRiskUse.batch_id == batch.id, AtRiskUse.lot_id == lot.id, AtRiskUse.permitted_at <= at
        )
    )
    return frozenset(key for row in rows for key in json.loads(row))


def _state(session: Session, lot: Lot, at: datetime) -> Iterator[LotFault]:
    if lot.state == LotState.REJECTED:
        yield LotFault("rejected", f"Lot {lot.code} is rejected by QA.", False)
    elif lot.state == LotState.QUARANTINE or _released_at(session, lot) > at:
        # One sentence for both: the same use is judged again after the release, and is the same deviation.
        yield LotFault(NOT_RELEASED, f"Lot {lot.code} is used without QA's release.", True)


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


def _irradiation(lot: Lot, feeder: FeederLot | None, recipe: Recipe, at: datetime) -> Iterator[LotFault]:
    if feeder is None or feeder.irradiated_at is None or feeder.dose_gy is None or feeder.irradiator is None:
        yield LotFault("irradiation", f"Lot {lot.code} has no complete record of its irradiation.", False)
        return
    if feeder.irradiated_at > at:
        yield LotFault("irradiated later", f"Lot {lot.code} was not irradiated yet at that moment.", False)
    low, high = recipe.feeders.dose_gy_low, recipe.feeders.dose_gy_high
    if not low <= feeder.dose_gy <= high:
        yield LotFault(
            "dose",
            f"Lot {lot.code} was irradiated with {plain(feeder.dose_gy)} Gy; the recipe wants"
            f" {plain(low)} to {plain(high)} Gy.",
            False,
        )


def _tests(lot: Lot, feeder: FeederLot | None, recipe: Recipe) -> Iterator[LotFault]:
    for one in judged_tests(feeder, recipe):
        if one.criterion.blocks is Blocks.FEEDER_LOT and not one.judgement.settles:
            is_pending = one.judgement.verdict is Verdict.PENDING
            yield LotFault(f"test {one.criterion.key}", f"Lot {lot.code}: {one.judgement.sentence}", is_pending)
