"""What happens to the cells of a batch, as the folds need to know it: who counted is not here, how many is.

Vessels are named by any key that is theirs alone: flasks and bags, the bag the cells came in, cryobags, filled
containers. Moments have to bear their zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from nkmfg.domain.recipe.enums import Population
from nkmfg.domain.values.computed import Amount


class Fate(StrEnum):
    """Where cells are: still growing, put by, or gone."""

    CULTURE = "culture"
    FROZEN = "frozen"
    SAMPLED = "sampled"
    DISCARDED = "discarded"
    INFUSED = "infused"


@dataclass(frozen=True, slots=True)
class Counted:
    """Cells in the whole vessel, from its concentration and its volume at sampling.

    Of a population without a phenotype, what is missing; one that is not named was not measured. The first count of
    a vessel nothing was moved into brings that vessel into being.
    """

    at: datetime
    vessel: str
    volume_ml: Fraction
    cells: Mapping[Population, Amount]


@dataclass(frozen=True, slots=True)
class Moved:
    """A volume, with the cells in it, from a vessel into another or to an end without one.

    No volume means all that is left. `share` is the part of the cells that went along, where it is not that of the
    volume: 0 for medium taken off settled cells.
    """

    at: datetime
    source: str
    volume_ml: Fraction | None
    target: str | None = None
    fate: Fate = Fate.CULTURE
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Gauged:
    """The vessel now holds this volume: medium was added, or it was weighed. No cell came or went."""

    at: datetime
    vessel: str
    volume_ml: Fraction


@dataclass(frozen=True, slots=True)
class Seeded:
    """The cells in the vessel met feeders for the first time: they are what folds are counted from."""

    at: datetime
    vessel: str


@dataclass(frozen=True, slots=True)
class Restimulated:
    """The cells in the vessel met feeders again: a new segment and a new stage."""

    at: datetime
    vessel: str


@dataclass(frozen=True, slots=True)
class Processed:
    """Cells were depleted, washed or thawed: the next count of the vessel measures recovery, not growth."""

    at: datetime
    vessel: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The whole vessel, with what is in it, was frozen, discarded or infused."""

    at: datetime
    vessel: str
    fate: Fate


Event: TypeAlias = Counted | Moved | Gauged | Seeded | Restimulated | Processed | Ended
