"""Lots and equipment in memory, as versions of what is on record of them."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from nkmfg.domain.facts.materials import EquipmentFacts, LotFacts, Materials, Version

SERUM = LotFacts(code="L-0012", material="wash_buffer", name="Buffer", expires_on=date(2027, 3, 31))
CENTRIFUGE = EquipmentFacts(
    code="CF-02",
    kind="centrifuge",
    name="Centrifuge",
    state="in_service",
    is_in_service=True,
    calibrated_until=date(2027, 3, 31),
)


def lot(*versions: tuple[datetime, dict[str, Any]]) -> Materials:
    """One lot by what changed of it, and when."""
    return Materials({SERUM.code: tuple(Version(at, replace(SERUM, **changes)) for at, changes in versions)}, {})


def piece(*versions: tuple[datetime, dict[str, Any]]) -> Materials:
    """One piece of equipment by what changed of it, and when."""
    made = tuple(Version(at, replace(CENTRIFUGE, **changes)) for at, changes in versions)
    return Materials({}, {CENTRIFUGE.code: made})


def in_state(state: str) -> dict[str, Any]:
    """A piece of equipment in that state."""
    return {"state": state, "is_in_service": state == "in_service"}
