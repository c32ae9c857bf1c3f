"""The recipe: a master batch record as one frozen object. A batch is pinned to one version."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.recipe import traversal
from nkmfg.domain.recipe.criteria import Criterion, Expiry
from nkmfg.domain.recipe.eligibility_rules import (
    DonorTesting,
    EligibilityRule,
    LabelProfile,
    LabelStatement,
    Legend,
    Marker,
    Relationship,
)
from nkmfg.domain.recipe.enums import (
    Anchor,
    Blocks,
    FieldKind,
    Gate,
    Level,
    Obligation,
    Occurrence,
    Operation,
    Operator,
    Population,
    ProductUse,
    Subject,
    Supply,
)
from nkmfg.domain.recipe.parameters import (
    Counting,
    DoseLevel,
    Dosing,
    FeederUse,
    Il2Course,
    Il2InCulture,
    MediumUse,
    QuantityLimits,
    Stimulation,
    TimedViability,
)
from nkmfg.domain.recipe.steps import (
    TEXT,
    Alternative,
    Choice,
    EquipmentKind,
    Field,
    Limit,
    Material,
    Phase,
    Schedule,
    ShownWhen,
    Span,
    Step,
    VesselType,
)
from nkmfg.domain.recipe.traversal import Text, UnconfirmedNumber

__all__ = [
    "NOT_IN_SOURCE",
    "Alternative",
    "Anchor",
    "Blocks",
    "Choice",
    "Counting",
    "Criterion",
    "DonorTesting",
    "DoseLevel",
    "Dosing",
    "EligibilityRule",
    "EquipmentKind",
    "Expiry",
    "FeederUse",
    "Field",
    "FieldKind",
    "Gate",
    "Il2Course",
    "Il2InCulture",
    "LabelProfile",
    "LabelStatement",
    "Legend",
    "Level",
    "Limit",
    "Marker",
    "Material",
    "Meaning",
    "MediumUse",
    "Obligation",
    "Occurrence",
    "Operation",
    "Operator",
    "Phase",
    "Population",
    "Product",
    "ProductUse",
    "QuantityLimits",
    "Recipe",
    "Relationship",
    "Schedule",
    "ShownWhen",
    "Span",
    "Step",
    "Stimulation",
    "Subject",
    "Supply",
    "Text",
    "TimedViability",
    "Trial",
    "UnconfirmedNumber",
    "VesselType",
]


NOT_IN_SOURCE = "not_in_the_source"
"""Key of a dose level or relationship missing in a paper record; excluded from calculations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Code, name and use of the product."""

    code: str
    name: str = field(metadata=TEXT)
    use: ProductUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Registry code and title of the clinical trial."""

    code: str
    title: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A master batch record: steps, limits, tests, dose levels, eligibility rules and labels."""

    code: str
    version: str
    title: str = field(metadata=TEXT)
    language: str
    product: Product
    trial: Trial
    culture_start: str  # the step whose completion is culture day 0
    late_entry_minutes: Decimal
    gates: tuple[Gate, ...]
    phases: tuple[Phase, ...]
    materials: tuple[Material, ...]
    equipment: tuple[EquipmentKind, ...]
    vessels: tuple[VesselType, ...]
    steps: tuple[Step, ...]
    counting: Counting
    quantities: tuple[QuantityLimits, ...]
    feeders: FeederUse
    il2_in_culture: Il2InCulture
    medium: MediumUse
    criteria: tuple[Criterion, ...]
    feeder_criteria: tuple[Criterion, ...]
    expiry: tuple[Expiry, ...]
    dose_levels: tuple[DoseLevel, ...]
    dosing: Dosing
    il2_course: Il2Course
    patient_rules: tuple[EligibilityRule, ...]
    donor_rules: tuple[EligibilityRule, ...]
    donor_testing: DonorTesting
    relationships: tuple[Relationship, ...]
    legends: tuple[Legend, ...]
    labels: tuple[LabelProfile, ...]

    def step(self, key: str) -> Step:
        """Return a step by key; raises KeyError."""
        for candidate in self.steps:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def criterion(self, key: str) -> Criterion:
        """Return a test of the batch by key; raises KeyError."""
        for candidate in self.criteria:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def dose_level(self, key: str) -> DoseLevel:
        """Return a dose level by key; raises KeyError."""
        for level in self.dose_levels:
            if level.key == key:
                return level
        raise KeyError(key)

    def addable_step(self, operation: Operation) -> Step | None:
        """The addable step of an operation; None if the recipe has none."""
        return next(
            (candidate for candidate in self.steps if candidate.addable and candidate.operation is operation), None
        )

    def degree_of(self, relationship: str) -> int | None:
        """Degree of a blood relationship, 1 and 2 being close; None if the recipe does not list it."""
        return next((relation.degree for relation in self.relationships if relation.key == relationship), None)

    @property
    def addable_operations(self) -> tuple[Operation, ...]:
        """Unit operations that may be added at any time with a reason; adding others is a deviation."""
        return tuple(candidate.operation for candidate in self.steps if candidate.addable)

    def choices_of(self, group: str) -> dict[str, tuple[Step, ...]]:
        """Choices of a group of alternatives with their steps in order."""
        choices: dict[str, tuple[Step, ...]] = {}
        for candidate in self.steps:
            if candidate.alternative and candidate.alternative.group == group:
                choices[candidate.alternative.choice] = (*choices.get(candidate.alternative.choice, ()), candidate)
        return choices

    def expiries_of(self, supply: Supply) -> tuple[Expiry, ...]:
        """Shelf lives of a product in this form of supply; the earliest started one counts."""
        return tuple(period for period in self.expiry if period.supply is supply)

    def texts(self) -> tuple[Text, ...]:
        """Every translatable text with its path."""
        return tuple(traversal.texts(self))

    def blocks_approval(self) -> tuple[UnconfirmedNumber, ...]:
        """Unpublished numbers, each to be confirmed by the site before approval."""
        return tuple(traversal.unconfirmed(self))

    def blocking(self, supply: Supply, blocks: Blocks) -> tuple[Criterion, ...]:
        """Tests that block this decision for a product in this form of supply."""
        return tuple(
            candidate for candidate in self.criteria if candidate.blocks is blocks and supply in candidate.supply
        )
