"""The recipe: a master batch record as one frozen object. A batch pins one version of it for ever."""

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
    Quantity,
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
from nkmfg.domain.recipe.traversal import Text, Unconfirmed

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
    "Unconfirmed",
    "VesselType",
]


NOT_IN_SOURCE = "not_in_the_source"
"""The key of what a paper record does not say: a dose level, a relationship. Nothing is reckoned from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is made."""

    code: str
    name: str = field(metadata=TEXT)
    use: ProductUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The trial it is made for."""

    code: str
    title: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A master batch record: steps, limits, tests, dose levels, who may give and receive, what the label says."""

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
        """The step of that key; KeyError if there is none."""
        for one in self.steps:
            if one.key == key:
                return one
        raise KeyError(key)

    def criterion(self, key: str) -> Criterion:
        """The test of the batch of that key; KeyError if there is none."""
        for one in self.criteria:
            if one.key == key:
                return one
        raise KeyError(key)

    def dose_level(self, key: str) -> DoseLevel:
        """The dose level of that key; KeyError if there is none."""
        for one in self.dose_levels:
            if one.key == key:
                return one
        raise KeyError(key)

    def limits_of(self, quantity: Quantity) -> tuple[Limit, ...]:
        """The limits of a computed number; none if the recipe sets none."""
        return next((one.limits for one in self.quantities if one.quantity is quantity), ())

    def addable_step(self, operation: Operation) -> Step | None:
        """The step whose runs may be added at any time for that operation, if the recipe lists one."""
        return next((one for one in self.steps if one.addable and one.operation is operation), None)

    def degree_of(self, relationship: str) -> int | None:
        """The degree of a blood relationship, 1 or 2 being close; None if the recipe does not know it."""
        return next((one.degree for one in self.relationships if one.key == relationship), None)

    @property
    def addable_operations(self) -> tuple[Operation, ...]:
        """Unit operations that may be added at any time with a reason; any other is a deviation as well."""
        return tuple(one.operation for one in self.steps if one.addable)

    def choices_of(self, group: str) -> dict[str, tuple[Step, ...]]:
        """The choices of a group of alternatives, each with its steps in order."""
        found: dict[str, tuple[Step, ...]] = {}
        for one in self.steps:
            if one.alternative and one.alternative.group == group:
                found[one.alternative.choice] = (*found.get(one.alternative.choice, ()), one)
        return found

    def expiries_of(self, supply: Supply) -> tuple[Expiry, ...]:
        """The times after which a product supplied so may not be used; the earliest that has started counts."""
        return tuple(one for one in self.expiry if one.supply is supply)

    def texts(self) -> tuple[Text, ...]:
        """Every sentence a person reads, with the place it stands at, for translation."""
        return tuple(traversal.texts(self))

    def blocks_approval(self) -> tuple[Unconfirmed, ...]:
        """The numbers no publication gives: each has to be confirmed by the site before approval."""
        return tuple(traversal.unconfirmed(self))

    def blocking(self, supply: Supply, blocks: Blocks) -> tuple[Criterion, ...]:
        """The tests that hold that up for a product supplied so."""
        return tuple(one for one in self.criteria if one.blocks is blocks and supply in one.supply)
