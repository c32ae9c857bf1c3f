"""Lots and equipment that a batch used, as they stood in the record from one moment to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Generic, TypeVar

from nkmfg.domain.permissions.states import Affected, LotState
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.judging import Judgement

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class LotTest:
    """One test of a lot and what the recipe says of its result."""

    criterion: Criterion
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Irradiation:
    """The record of an irradiation; None is not known."""

    irradiated_at: datetime | None = None
    dose_gy: Decimal | None = None
    irradiator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFacts:
    """What is known of a lot. `released_at` is None in quarantine, `irradiation` None where none is asked,
    `affected`, which a rejection says, None before it.
    """

    code: str
    material: str  # a key of the recipe
    name: str
    expires_on: date
    is_rejected: bool = False
    affected: Affected | None = None
    released_at: datetime | None = None
    irradiation: Irradiation | None = None
    tests: tuple[LotTest, ...] = ()

    @property
    def state(self) -> LotState:
        if self.is_rejected:
            return LotState.REJECTED
        return LotState.QUARANTINE if self.released_at is None else LotState.RELEASED


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentFacts:
    """What is known of a piece of equipment."""

    code: str
    kind: str  # a key of the recipe
    name: str
    state: str
    is_in_service: bool
    affected: Affected | None = None  # None unless it was put into quarantine
    calibrated_until: date | None = None


@dataclass(frozen=True, slots=True)
class Version(Generic[Facts]):
    """What was known of a thing from a moment on, until the next version."""

    since: datetime
    facts: Facts


def facts_at(versions: Sequence[Version[Facts]], at: datetime) -> Facts:
    """What was known at that moment; of a moment before the first version, what the first one says."""
    return next((version.facts for version in reversed(versions) if version.since <= at), versions[0].facts)


@dataclass(frozen=True, slots=True)
class Materials:
    """Every version of each lot and each piece of equipment that was used, by code, in order."""

    lots: Mapping[str, tuple[Version[LotFacts], ...]]
    equipment: Mapping[str, tuple[Version[EquipmentFacts], ...]]

    def __or__(self, other: "Materials") -> "Materials":
        """Both together."""
        return Materials({**self.lots, **other.lots}, {**self.equipment, **other.equipment})


NO_MATERIALS = Materials(MappingProxyType({}), MappingProxyType({}))
