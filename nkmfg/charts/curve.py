"""What a growth curve shows: the counts of a culture, what was done to it, and what was ordered."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Deed(StrEnum):
    """What was done to the culture, apart from counting it."""

    RESTIMULATED = "restimulation"
    FROZEN = "frozen"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The live vessels of the stage at one count, together.

    `nk_measured` is false while the NK share is that of an older sample. `carried_on` marks the cells that went on
    after a part was frozen or discarded at the moment of the point before.
    """

    day: Decimal
    viable_cells: Decimal | None
    nk_cells: Decimal | None = None
    nk_measured: bool = True
    carried_on: bool = False


@dataclass(frozen=True, slots=True)
class CurveDeed:
    """Something done on a culture day; the label says more than the kind, e.g. "frozen 677 mL"."""

    day: Decimal
    deed: Deed
    label: str = ""


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """The lowest and highest NK count that the batch's own doubling times lead to."""

    day: Decimal
    low_cells: Decimal
    high_cells: Decimal


@dataclass(frozen=True, slots=True)
class CurveData:
    """One batch's growth curve. Cells are counts of cells, days are culture days since seeding.

    No line crosses a day in `missed_days`, on which a mandatory count is missing; with `bridge_missed` a dotted one
    does. `until_day` is how far the axis reaches at the least.
    """

    points: tuple[CurvePoint, ...] = ()
    deeds: tuple[CurveDeed, ...] = ()
    dose_cells: Decimal | None = None
    dose_label: str = "NK needed for the dose"
    forecast: tuple[ForecastPoint, ...] = ()
    missed_days: tuple[Decimal, ...] = ()
    bridge_missed: bool = False
    until_day: Decimal = Decimal(14)
    title: str = "Growth curve"
