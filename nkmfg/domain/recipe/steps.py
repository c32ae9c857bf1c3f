"""Steps of a recipe: operation, schedule, fields and limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.recipe.enums import (
    Calculator,
    FieldKind,
    Gate,
    Level,
    Obligation,
    Occurrence,
    Operation,
    Operator,
    Subject,
    VesselKind,
)

TEXT: Mapping[str, bool] = MappingProxyType({"text": True})
"""Metadata of texts that are shown and translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer of a list."""

    key: str
    label: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Closed interval of numbers; either end may be open."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Condition for a value, in the field's unit as typed. Judged after storing."""

    level: Level
    operator: Operator
    value: Decimal
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWhen:
    """Condition to show a field: the answers required of another field of the step."""

    field: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of a form. A value outside `plausible` has to be confirmed; values are judged by the limits."""

    key: str
    label: str = field(metadata=TEXT)
    kind: FieldKind
    subject: Subject = Subject.BATCH
    required: bool = False
    unit: str = ""  # as typed, e.g. ×10⁶/mL
    unit_factor: Decimal = Decimal(1)  # as typed × factor = in base_unit
    base_unit: str = ""  # e.g. cells/mL; empty: as typed
    choices: tuple[Choice, ...] = ()
    plausible: Span | None = None
    limits: tuple[Limit, ...] = ()
    deviates: tuple[str, ...] = ()  # answers that are stored and open a deviation
    ahead: bool = False  # kind moment: may be in the future, such as an end of validity
    replicates: int = 1
    shown_when: ShownWhen | None = None
    material: str = ""  # kind lot: which material
    equipment: str = ""  # kind equipment: which kind
    calculated: Calculator | None = None  # calculated number shown next to the actual one
    difference_pct: Decimal | None = None  # a larger difference from the calculated number is a warning
    help: str = field(default="", metadata=TEXT)
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Schedule of a step.

    `anchor` is an `Anchor`, or the completion of a step or group of alternatives. With `days` (calendar days after the
    anchor's day, in the site's zone) there is one run per day, due around the anchor's wall-clock time; otherwise there
    is one run, due in elapsed hours.
    """

    anchor: str
    days: tuple[int, ...] = ()
    from_hours: Decimal = Decimal(0)
    to_hours: Decimal
    source: str = ""
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Membership in a group of alternatives; all steps of the choice taken are done."""

    group: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the master batch record.

    `after` names steps or groups of alternatives to be completed first (runs up to that day of a repeatable step).
    `addable`: runs may be added at any time with a reason; a recipe has at most one such step per operation.
    """

    key: str
    number: str
    phase: str
    title: str = field(metadata=TEXT)
    instruction: str = field(metadata=TEXT)
    operation: Operation
    occurrence: Occurrence = Occurrence.PLANNED
    alternative: Alternative | None = None
    addable: bool = False
    obligation: Obligation = Obligation.EXPECTED
    schedule: Schedule | None = None
    after: tuple[str, ...] = ()
    gate: Gate | None = None
    signatures: tuple[Meaning, ...] = (Meaning.PERFORMED,)
    fields: tuple[Field, ...] = ()
    source: str = ""

    def field_named(self, key: str) -> Field:
        """Return a field by key; raises KeyError."""
        for candidate in self.fields:
            if candidate.key == key:
                return candidate
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A chapter of the record with its steps."""

    key: str
    title: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A material in lots, bought or prepared."""

    key: str
    label: str = field(metadata=TEXT)
    prepared: bool = False  # prepared from other lots, with an expiry of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentKind:
    """A kind of equipment that has to be calibrated or clean if used in a field."""

    key: str
    label: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselType:
    """A culture vessel with its largest volume and the obligation of daily counts in it."""

    key: str
    label: str = field(metadata=TEXT)
    kind: VesselKind
    maximum_ml: Decimal
    daily_count: Obligation
    source: str = ""
    site_confirms: tuple[str, ...] = ()
