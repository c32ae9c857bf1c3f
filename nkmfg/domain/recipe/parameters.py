"""The numbers the calculators of a recipe run on: counting, feeders, IL-2, medium, dose."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.recipe.enums import DoseContent, Il2Convention, Population, Quantity, Responder, WeightBasis
from nkmfg.domain.recipe.steps import TEXT, Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedViability:
    """Limits of culture viability (%) while so many hours have passed since feeders were last added."""

    from_hours: Decimal
    to_hours: Decimal | None = None
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How counts are compared with each other before anyone believes them."""

    rise_factor_per_day: Decimal  # more than this against the count before: to confirm
    fall_factor_per_day: Decimal
    replicate_difference_pct: Decimal  # of the mean, for two replicates
    replicate_cv_pct: Decimal  # for three or more
    dose_count_difference_pct: Decimal  # between the two independent counts of the dose
    spread_hours: Decimal  # counts of vessels further apart give no number of the batch
    least_cells_counted: int  # fewer: a warning with the counting error
    sample_pct_of_volume: Decimal  # largest share of a culture drawn to count it
    feeders_counted_hours: Decimal  # total counts contain feeders for so long after each addition
    viability: tuple[TimedViability, ...]
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLimits:
    """The limits of a computed number, such as the recovery over a wash."""

    quantity: Quantity
    label: str = field(metadata=TEXT)
    unit: str
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulation:
    """One addition of feeders: so many viable feeders for each responder cell, always written feeder : responder."""

    step: str
    feeders_per_responder: Decimal
    responder: Responder
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeederUse:
    """How feeders are irradiated, thawed and added."""

    stimulations: tuple[Stimulation, ...]
    dose_gy: Decimal
    dose_gy_low: Decimal
    dose_gy_high: Decimal
    viability_pct_at_least: Decimal
    suspension_viable_per_ml: Decimal
    hours_from_thaw: Decimal  # to addition, at the most
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Il2InCulture:
    """The IL-2 in the culture and the volume a top-up is reckoned on."""

    target_iu_per_ml: Decimal
    convention: Il2Convention
    stock_iu_per_ml: Decimal | None = None  # of the aliquot that is pipetted; without it only IU are reckoned
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumUse:
    """Densities and the share of medium exchanged at a feed."""

    seeding_viable_per_ml: Decimal
    dilute_to_viable_per_ml: Decimal
    exchange_pct: Decimal
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLevel:
    """A dose level of the trial. An open-ended one is more than `per_kg`, up to a ceiling the site sets."""

    key: str
    label: str = field(metadata=TEXT)
    per_kg: Decimal
    open_ended: bool = False
    ceiling_per_kg: Decimal | None = None
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dosing:
    """What a dose is counted in, on which weight, how near it has to come and what is filled."""

    population: Population
    weight: WeightBasis
    safety_weight: WeightBasis
    content: DoseContent
    tolerance_pct: Decimal
    weight_change_pct: Decimal
    overfill_pct: Decimal
    frozen_recovery_pct: Decimal  # planned for when bags are filled to be frozen
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Il2Course:
    """IL-2 for the patient, on days of treatment (day 0 is the infusion); the dose in IU is ordered each time."""

    days: tuple[int, ...]
    route: str = field(metadata=TEXT)
    source: str
