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
    """One test of a lot, judged by the recipe."""

    criterion: Criterion
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Irradiation:
    """Facts of an irradiation; None is not known."""

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
        """State of the lot by these facts."""
        if self.is_rejected:
            return LotState.REJECTED
        return LotState.QUARANTINE if self.released_at is None else LotState.RELEASED


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentFacts:
    """Facts about a piece of equipment."""

    code: str
    kind: str  # a key of the recipe
    name: str
    state: str
    is_in_service: bool
    affected: Affected | None = None  # None unless it was put into quarantine
    calibrated_until: date | None = None


@dataclass(frozen=True, slots=True)
class Version(Generic[Facts]):
    """Facts about a lot or a piece of equipment, valid from `since` (UTC) until the next version."""

    since: datetime
    facts: Facts


def facts_at(versions: Sequence[Version[Facts]], at: datetime) -> Facts:
    """Facts valid at a moment; those of the first version for an earlier moment."""
    return next((version.facts for version in reversed(versions) if version.since <= at), versions[0].facts)


@dataclass(frozen=True, slots=True)
class Materials:
    """All versions of each lot and piece of equipment used, by code, the oldest first."""

    lots: Mapping[str, tuple[Version[LotFacts], ...]]
    equipment: Mapping[str, tuple[Version[EquipmentFacts], ...]]

    def __or__(self, other: "Materials") -> "Materials":
        """Both together."""
        return Materials({**self.lots, **other.lots}, {**self.equipment, **other.equipment})


NO_MATERIALS = Materials(MappingProxyType({}), MappingProxyType({}))
