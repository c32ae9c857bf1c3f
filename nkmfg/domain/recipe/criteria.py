"""Release criteria of the recipe: attribute, method, sample and limit."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.recipe.enums import (
    Blocks,
    Operator,
    Population,
    ResultKind,
    SampledMaterial,
    Scale,
    Stage,
    Supply,
    WeightBasis,
)
from nkmfg.domain.recipe.steps import TEXT, Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One test of a batch or of a feeder lot.

    A number without operator and limit is only reported. An outcome passes if it is among `passing`. Without `decimals`
    the value is compared unrounded. `reports_within_hours` counts from sampling.
    """

    key: str
    attribute: str = field(metadata=TEXT)
    population: Population | None = None
    method: str = field(metadata=TEXT)
    material: SampledMaterial
    stage: Stage
    sampled_at: tuple[
        str, ...
    ] = ()  # steps at which it is drawn, of which the last one done counts; none for a feeder lot
    day_from: int | None = None  # culture days, if the sample is not bound to the day of its step
    day_to: int | None = None
    supply: tuple[Supply, ...] = (Supply.FRESH, Supply.FROZEN)
    kind: ResultKind = ResultKind.NUMBER
    operator: Operator | None = None
    limit: Decimal | None = None
    unit: str = ""  # of the limit
    result_unit: str = ""  # of the result as reported, if it differs
    outcomes: tuple[Choice, ...] = ()
    passing: tuple[str, ...] = ()
    preliminary_passes: bool = False  # "no growth to date" is sufficient
    reading_days: tuple[int, ...] = ()  # after loading the bottle, or starting the culture
    scale: Scale = Scale.AS_REPORTED
    per_kg: bool = False
    per_hour: bool = False
    weight_basis: WeightBasis | None = None
    decimals: int | None = None
    blocks: Blocks
    pending_allowed: bool = False  # may still be pending at release, listed with its due date
    reports_within_hours: Decimal
    source: str
    site_confirms: tuple[str, ...] = ()

    @property
    def reported_unit(self) -> str:
        """Unit of the result as reported; that of the limit, unless the recipe names another one."""
        return self.result_unit or self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """Shelf life of the product from the completion of a step."""

    supply: Supply
    start: str
    hours: Decimal
    storage: str = field(metadata=TEXT)
    source: str
    site_confirms: tuple[str, ...] = ()
