"""Data of a growth curve: counts, interventions, and the dose ordered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nkmfg.words.messages import N_, _


class InterventionKind(StrEnum):
    """Interventions in the culture shown in the curve."""

    RESTIMULATED = "restimulation"
    FROZEN = "frozen"
    DISCARDED = "discarded"


INTERVENTIONS: Mapping[InterventionKind, str] = {
    InterventionKind.RESTIMULATED: N_("restimulation"),
    InterventionKind.FROZEN: N_("frozen"),
    InterventionKind.DISCARDED: N_("discarded"),
}


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The live vessels of the stage together, at one count.

    `nk_measured` is false if the NK share is that of an older sample. `carried_on` marks the cells that remained
    after a part was frozen or discarded at the moment of the point before.
    """

    day: Decimal
    viable_cells: Decimal | None
    nk_cells: Decimal | None = None
    nk_measured: bool = True
    carried_on: bool = False


@dataclass(frozen=True, slots=True)
class Intervention:
    """An intervention on a culture day; `label` adds details to its kind, e.g. "frozen 677 mL"."""

    day: Decimal
    kind: InterventionKind
    label: str = ""

    @property
    def words(self) -> str:
        """The label, or else the kind."""
        return self.label or _(INTERVENTIONS[self.kind])


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """Lowest and highest NK count forecast from the doubling times of the batch."""

    day: Decimal
    low_cells: Decimal
    high_cells: Decimal


@dataclass(frozen=True, slots=True)
class CurveData:
    """Growth curve of one batch. Cells are absolute counts, days are culture days since seeding.

    No line crosses a day in `missed_days`, on which a mandatory count is missing; with `bridge_missed` a dotted line
    does. `until_day` is the least end of the axis. Without title or label
    of the dose, the usual ones are drawn.
    """

    points: tuple[CurvePoint, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    dose_cells: Decimal | None = None
    dose_label: str = ""
    forecast: tuple[ForecastPoint, ...] = ()
    missed_days: tuple[Decimal, ...] = ()
    bridge_missed: bool = False
    until_day: Decimal = Decimal(14)
    title: str = ""
