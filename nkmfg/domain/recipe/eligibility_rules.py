"""Eligibility rules of the recipe: comparators, markers, windows, legends."""

from dataclasses import dataclass, field
from decimal import Decimal

from nkmfg.domain.recipe.enums import LegendCase, Need, Operator, Reactive
from nkmfg.domain.recipe.steps import TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule:
    """One condition of the protocol: a fact compared with a number, or required to be among given answers."""

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
    """One test for an infection of donor and product."""

    key: str
    label: str = field(metadata=TEXT)
    agent: str = field(metadata=TEXT)
    need: Need
    reactive: Reactive
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorTesting:
    """The panel of markers, and the window of samples around the collection, in days of 24 hours."""

    window_before_days: int
    window_after_days: int
    pregnancy_test_days: int
    markers: tuple[Marker, ...]
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """Relationship of donor and patient; first and second degree have a rule of their own (21 CFR 1271.65(b))."""

    key: str
    label: str = field(metadata=TEXT)
    degree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """Legend required on the label in a case. `{agent}` is replaced by the agent found reactive."""

    case: LegendCase
    text: str = field(metadata=TEXT)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelStatement:
    """A sentence of a label, identified by a key common to all languages."""

    key: str
    text: str = field(metadata=TEXT)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelProfile:
    """Sentences required on the label by a jurisdiction."""

    key: str
    label: str = field(metadata=TEXT)
    statements: tuple[LabelStatement, ...]
