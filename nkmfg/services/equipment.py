"""Equipment: register, and fitness for use by state and calibration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts import materials
from nkmfg.domain.findings.materials import EquipmentFault, equipment_faults
from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.domain.permissions.states import Affected
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Forbidden, Unknown
from nkmfg.domain.values.identifiers import EQUIPMENT
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.models import Equipment, EquipmentState
from nkmfg.services.after_use import open_in_batches
from nkmfg.services.codes import PAGE, found, given, in_number_order, page, refuse_taken
from nkmfg.services.days import day_of
from nkmfg.services.parsing import day, line, member_of, one_of
from nkmfg.services.row_version import refuse_stale
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentFacts:
    """Facts of a piece of equipment. `kind` is a key of the recipe."""

    kind: str
    name: str
    state: str = EquipmentState.IN_SERVICE
    calibrated_until: date | None = None
    affected: str | None = None  # whether what it was used for is affected; required if a change puts it in quarantine
    applies_dilution: bool | None = None  # a counter that multiplies by the dilution typed into it


def add_equipment(
    session: Session, by: By, recipe: Recipe, facts: EquipmentFacts, code: str | None = None
) -> Equipment:
    """Add a piece of equipment under the code on its sticker, or the next free one. Raises Malformed, Refused."""

    def add(free: str) -> Equipment:
        with act(session, Action.ADD_EQUIPMENT, by=by, on=Stream(f"equipment/{free}")):
            refuse_taken(session, Equipment.code, free)
            equipment = Equipment(code=free)
            _write(equipment, recipe, facts)
            session.add(equipment)
        return equipment

    return given(session, EQUIPMENT, Equipment.code, code, add)


def change_equipment(
    session: Session, by: By, recipe: Recipe, equipment: Equipment, seen: str, facts: EquipmentFacts, reason: str
) -> None:
    """Replace all facts of a piece of equipment. `seen` is the row version of the form. Raises Stale.

    In quarantine, each batch that used it is stopped and gets a deviation, unless what it was used for is not affected.
    Only QA may declare that. Raises Forbidden.
    """
    with act(session, Action.CHANGE_EQUIPMENT, by=by, on=equipment, reason=reason) as opened:
        refuse_stale(seen, equipment)
        _write(equipment, recipe, facts)
        is_held = equipment.state == EquipmentState.QUARANTINED
        answer = member_of(_("Affected"), facts.affected, Affected, field="affected") if is_held else None
        if answer == Affected.NO != equipment.affected and Role.QA not in opened.actor.roles:
            raise Forbidden("equipment.affected_by_qa")
        equipment.affected = answer
    open_in_batches(session, equipment)


def _write(equipment: Equipment, recipe: Recipe, facts: EquipmentFacts) -> None:
    equipment.kind = one_of(
        _("Kind"), facts.kind, {choice.key: choice.label for choice in recipe.equipment}, field="kind"
    )
    equipment.name = line(_("Name"), facts.name, field="name")
    equipment.state = member_of(_("State"), facts.state, EquipmentState, field="state")
    equipment.calibrated_until = (
        None
        if facts.calibrated_until is None
        else day(_("Calibrated until"), facts.calibrated_until, field="calibrated_until")
    )
    equipment.applies_dilution = facts.applies_dilution


def equipment_by_code(session: Session, code: str) -> Equipment:
    """The equipment with that code. Raises Unknown."""
    equipment = found(session, Equipment, Equipment.code, EQUIPMENT.read, code)
    if equipment is None:
        raise Unknown("equipment.unknown")
    return equipment


def equipment(session: Session, after: str = "", limit: int = PAGE) -> Sequence[Equipment]:
    """A page of equipment after a code, ordered by code."""
    return page(session, Equipment, Equipment.code, after, limit)


def equipment_to_use(session: Session, kind: str, at: datetime, limit: int = 8) -> Sequence[Equipment]:
    """Equipment of a kind that is fit for use now: in service, and with a valid calibration."""
    fit = sa.select(Equipment).where(
        Equipment.kind == kind,
        Equipment.state == EquipmentState.IN_SERVICE,
        Equipment.calibrated_until >= day_of(session, at),
    )
    return session.scalars(fit.order_by(*in_number_order(Equipment.code)).limit(limit)).all()


def use_faults(session: Session, equipment: Equipment, at: datetime) -> tuple[EquipmentFault, ...]:
    """Reasons why the equipment is not fit for use at that moment; an intended use is refused with these."""
    facts = materials.EquipmentFacts(
        code=equipment.code,
        kind=equipment.kind,
        name=equipment.name,
        state=equipment.state,
        is_in_service=equipment.state == EquipmentState.IN_SERVICE,
        calibrated_until=equipment.calibrated_until,
    )
    return equipment_faults(facts, day_of(session, at))
