"""Reader of every version of the lots and the equipment a batch used, from the trail."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.materials import (
    NO_MATERIALS,
    EquipmentFacts,
    Irradiation,
    LotFacts,
    LotTest,
    Materials,
    Version,
)
from nkmfg.domain.permissions.states import Affected, EquipmentState, LotState
from nkmfg.domain.recipe.model import Recipe
from nkmfg.models import Act, Change, FeederLot
from nkmfg.services.lots.feeders import FEEDERS, judged_result

Image = Mapping[str, str | None]
Used = Mapping[int, str]
"""Codes of lots or equipment used, by the ids of their rows."""

_LOTS = sa.bindparam("lots", type_=sa.BigInteger(), expanding=True)
_EQUIPMENT = sa.bindparam("equipment", type_=sa.BigInteger(), expanding=True)
_CHANGE, _ACT, _FEEDER = Change.__table__.c, Act.__table__, FeederLot.__table__.c
_FEEDERS = sa.select(_FEEDER.id).where(_FEEDER.lot_id.in_(_LOTS))
_VERSIONS = (
    sa.select(_ACT.c.at, _CHANGE.table_name, _CHANGE.became)
    .join(_ACT, _ACT.c.id == _CHANGE.act_id)
    .where(
        sa.or_(
            sa.and_(_CHANGE.table_name == "lot", _CHANGE.row_id.in_(_LOTS)),
            sa.and_(_CHANGE.table_name == "feeder_lot", _CHANGE.row_id.in_(_FEEDERS)),
            sa.and_(_CHANGE.table_name == "equipment", _CHANGE.row_id.in_(_EQUIPMENT)),
        )
    )
    .order_by(_CHANGE.id)
)


def read_materials(session: Session, recipe: Recipe, lots: Used, equipment: Used) -> Materials:
    """Read every version of the lots and equipment in one statement; none if nothing was used."""
    if not lots and not equipment:
        return NO_MATERIALS
    rows = session.execute(_VERSIONS, {"lots": list(lots), "equipment": list(equipment)}).all()

    criteria = {criterion.key: criterion for criterion in recipe.feeder_criteria}

    @cache  # a lot gets its results one by one: a version has all but one of those of the version before
    def judged(key: str, typed: str | None) -> LotTest:
        return LotTest(criteria[key], judged_result(criteria[key], typed).judgement)

    def tests(feeder: Image) -> tuple[LotTest, ...]:
        results = json.loads(feeder.get("tests") or "{}")
        return tuple(judged(key, results.get(key)) for key in criteria)

    lot_versions: defaultdict[str, list[Version[LotFacts]]] = defaultdict(list)
    equipment_versions: defaultdict[str, list[Version[EquipmentFacts]]] = defaultdict(list)
    images: dict[str, Image] = {}
    feeder_images: dict[str, Image] = {}
    for at, table, became in rows:
        image: Image = json.loads(became)
        if table == "equipment":
            piece = _equipment(image)
            equipment_versions[piece.code].append(Version(at, piece))
            continue
        code = lots[int(image["id" if table == "lot" else "lot_id"] or 0)]
        (images if table == "lot" else feeder_images)[code] = image
        before = lot_versions[code][-1].facts.released_at if lot_versions[code] else None
        facts = _lot(images[code], feeder_images.get(code), before or at, tests)
        lot_versions[code].append(Version(at, facts))
    return Materials(
        {code: tuple(versions) for code, versions in lot_versions.items()},
        {code: tuple(versions) for code, versions in equipment_versions.items()},
    )


def _lot(
    lot: Image, feeder: Image | None, released_at: datetime, tests: Callable[[Image], tuple[LotTest, ...]]
) -> LotFacts:
    """Build the facts of a lot; `released_at` counts only while the lot is released."""
    is_feeders = feeder is not None or lot["material"] == FEEDERS
    return LotFacts(
        code=lot["code"] or "",
        material=lot["material"] or "",
        name=lot["name"] or "",
        expires_on=date.fromisoformat(lot["expires_on"] or ""),
        is_rejected=lot["state"] == LotState.REJECTED,
        affected=_affected(lot),
        released_at=released_at if lot["state"] == LotState.RELEASED else None,
        irradiation=_irradiation(feeder or {}) if is_feeders else None,
        tests=tests(feeder or {}) if is_feeders else (),
    )


def _affected(image: Image) -> Affected | None:
    answer = image["affected"]
    return None if answer is None else Affected(answer)


def _irradiation(feeder: Image) -> Irradiation:
    irradiated_at, dose_gy = feeder.get("irradiated_at"), feeder.get("dose_gy")
    return Irradiation(
        irradiated_at=None if irradiated_at is None else datetime.fromisoformat(irradiated_at),
        dose_gy=None if dose_gy is None else Decimal(dose_gy),
        irradiator=feeder.get("irradiator"),
    )


def _equipment(image: Image) -> EquipmentFacts:
    until = image["calibrated_until"]
    return EquipmentFacts(
        code=image["code"] or "",
        kind=image["kind"] or "",
        name=image["name"] or "",
        state=image["state"] or "",
        is_in_service=image["state"] == EquipmentState.IN_SERVICE,
        affected=_affected(image),
        calibrated_until=None if until is None else date.fromisoformat(until),
    )
