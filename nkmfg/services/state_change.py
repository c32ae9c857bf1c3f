"""The act that put a lot or a piece of equipment into its present state, from the trail."""

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import Act, Change, Equipment, Lot


@dataclass(frozen=True, slots=True)
class StateChange:
    """A change of state: by whom, when, and why."""

    by: str  # printed name
    at: datetime
    reason: str


def last_change_of_state(session: Session, material: Lot | Equipment) -> StateChange | None:
    """The last change of the state of a lot or a piece of equipment; None if it is as it was received."""
    changes = session.execute(
        sa.select(Act.actor_name, Act.at, Act.reason, Change.was, Change.became)
        .join(Act, Act.id == Change.act_id)
        .where(
            Change.table_name == material.__tablename__,
            Change.row_id == material.id,
            Change.was.is_not(None),
        )
        .order_by(Change.id.desc())
    )
    for change in changes:
        if json.loads(change.was)["state"] != json.loads(change.became)["state"]:
            return StateChange(change.actor_name, change.at, change.reason or "")
    return None
