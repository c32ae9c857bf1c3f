"""Events in the culture of a batch, reduced to what the computation of folds needs.

Vessels are identified by unique keys: flasks and bags, the bag received, cryobags, filled containers. Moments are
zone-aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from nkmfg.domain.recipe.enums import Operation, Population
from nkmfg.domain.values.computed import Amount


class Fate(StrEnum):
    """Location of cells: in culture, frozen, or removed."""

    CULTURE = "culture"
    FROZEN = "frozen"
    SAMPLED = "sampled"
    DISCARDED = "discarded"
    INFUSED = "infused"


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of the whole vessel, from its concentration and its volume at sampling.

    A population without a phenotype has the missing amount; a population that is not named was not measured. The first
    count of an unknown vessel creates it.
    """

    at: datetime
    vessel: str
    volume_ml: Fraction
    cells: Mapping[Population, Amount]


@dataclass(frozen=True, slots=True)
class Moved:
    """A volume with its cells, moved from a vessel into another or out of the culture.

    No volume means the whole content. `share` is the share of the cells moved, if it differs from that of the volume:
    0 for medium removed from settled cells.
    """

    at: datetime
    source: str
    volume_ml: Fraction | None
    target: str | None = None
    fate: Fate = Fate.CULTURE
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Gauged:
    """A new volume of the vessel, after medium was added or by weighing; the cells are unchanged."""

    at: datetime
    vessel: str
    volume_ml: Fraction


@dataclass(frozen=True, slots=True)
class Seeded:
    """First stimulation of the cells in the vessel: the start of their folds."""

    at: datetime
    vessel: str


@dataclass(frozen=True, slots=True)
class Restimulated:
    """A further stimulation of the cells in the vessel: a new segment and a new stage."""

    at: datetime
    vessel: str


@dataclass(frozen=True, slots=True)
class Processed:
    """Isolation, depletion, wash or thaw: the next count of the vessel measures recovery, not growth."""

    at: datetime
    vessel: str
    operation: Operation


@dataclass(frozen=True, slots=True)
class Ended:
    """The whole vessel was frozen, discarded or infused."""

    at: datetime
    vessel: str
    fate: Fate


Event: TypeAlias = Counted | Moved | Gauged | Seeded | Restimulated | Processed | Ended
