"""Who may give and who may receive, as the recipe states it: rules with comparators, markers, windows, legends."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.recipe.enums import LegendCase, Need, Operator, Reactive
from nkmfg.domain.recipe.steps import TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule:
    """One condition of the protocol: a fact with comparator and number, or one that has to be among these answers."""

    key: str
    fact: str  # an attribute of PatientFacts or DonorFacts
    text: str = field(metadata=TEXT)
    operator: Operator | None = None
    value: Decimal | None = None
    unit: str = ""
    one_of: tuple[str, ...] = ()
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One test for an infection that donor and product might carry."""

    key: str
    label: str = field(metadata=TEXT)
    agent: str = field(metadata=TEXT)
    need: Need
    reactive: Reactive
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorTesting:
    """The panel of markers and how far from the collection the sample may lie, in days of 24 hours."""

    window_before_days: int
    window_after_days: int
    pregnancy_test_days: int
    markers: tuple[Marker, ...]
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """How the donor is related to the patient; first and second degree have their own rule (21 CFR 1271.65(b))."""

    key: str
    label: str = field(metadata=TEXT)
    degree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the label has to say about the donor in such a case. `{agent}` stands for the agent found reactive."""

    case: LegendCase
    text: str = field(metadata=TEXT)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelStatement:
    """A sentence of a label, known by its key in every language."""

    key: str
    text: str = field(metadata=TEXT)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelProfile:
    """The sentences a jurisdiction wants on the product."""

    key: str
    label: str = field(metadata=TEXT)
    statements: tuple[LabelStatement, ...]
