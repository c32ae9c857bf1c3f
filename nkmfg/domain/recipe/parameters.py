"""Parameters of the calculators of a recipe: counting, feeders, IL-2, medium, dose."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.recipe.enums import DoseContent, Il2Convention, Population, Quantity, Responder, WeightBasis
from nkmfg.domain.recipe.steps import TEXT, Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedViability:
    """Limits of culture viability (%) in a period after the last addition of feeders."""

    from_hours: Decimal
    to_hours: Decimal | None = None
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Parameters of plausibility checks of counts."""

    rise_factor_per_day: Decimal  # a higher factor to the preceding count has to be confirmed
    fall_factor_per_day: Decimal
    replicate_difference_pct: Decimal  # of the mean, for two replicates
    replicate_cv_pct: Decimal  # for three or more
    dose_count_difference_pct: Decimal  # between the two independent counts of the dose
    spread_hours: Decimal  # counts of vessels further apart are not added up to a number of the batch
    least_cells_counted: int  # fewer: a warning with the counting error
    sample_pct_of_volume: Decimal  # largest share of a culture drawn for a count
    feeders_counted_hours: Decimal  # period after an addition in which total counts contain feeders
    viability: tuple[TimedViability, ...]
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLimits:
    """Limits of a computed number, such as the recovery of a wash."""

    quantity: Quantity
    label: str = field(metadata=TEXT)
    unit: str
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulation:
    """One addition of feeders: viable feeders per responder cell, written feeder : responder."""

    step: str
    feeders_per_responder: Decimal
    responder: Responder
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeederUse:
    """Parameters of irradiation, thawing and addition of feeders."""

    stimulations: tuple[Stimulation, ...]
    dose_gy: Decimal
    dose_gy_low: Decimal
    dose_gy_high: Decimal
    viability_pct_at_least: Decimal
    suspension_viable_per_ml: Decimal
    hours_from_thaw: Decimal  # to addition, at most
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Il2InCulture:
    """IL-2 in the culture, and the reference volume of a top-up."""

    target_iu_per_ml: Decimal
    convention: Il2Convention
    stock_iu_per_ml: Decimal | None = None  # of the pipetted aliquot; without it only IU are calculated
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumUse:
    """Densities, and the share of medium exchanged at a feed."""

    seeding_viable_per_ml: Decimal
    dilute_to_viable_per_ml: Decimal
    exchange_pct: Decimal
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLevel:
    """A dose level of the trial. An open-ended one is above `per_kg`, up to a ceiling set by the site."""

    key: str
    label: str = field(metadata=TEXT)
    per_kg: Decimal
    open_ended: bool = False
    ceiling_per_kg: Decimal | None = None
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dosing:
    """Unit, weight basis, tolerance and filling of a dose."""

    population: Population
    weight: WeightBasis
    safety_weight: WeightBasis
    content: DoseContent
    tolerance_pct: Decimal
    weight_change_pct: Decimal
    overfill_pct: Decimal
    frozen_recovery_pct: Decimal  # planned surplus if bags are frozen
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Il2Course:
    """IL-2 for the patient on days of treatment (day 0 is the infusion); each dose in IU is ordered separately."""

    days: tuple[int, ...]
    route: str = field(metadata=TEXT)
    source: str
