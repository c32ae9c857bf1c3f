"""The steps of a recipe: what is done, when it is due, what is written down and within which limits."""

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
"""Marks what a person reads, and therefore what is translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer out of a list."""

    key: str
    label: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From a lowest to a highest number, both allowed; either end may be open."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How a value has to stand to be within the limit, in the field's own unit as typed. Judged after storing."""

    level: Level
    operator: Operator
    value: Decimal
    source: str
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWhen:
    """A field that is asked for only if another field of the step was answered so."""

    field: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line to be written down. A value outside `plausible` has to be confirmed, outside a limit it is judged."""

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
    deviates: tuple[str, ...] = ()  # answers that are kept, and open a deviation
    ahead: bool = False  # kind moment: it may lie ahead, as an end of validity does
    replicates: int = 1
    shown_when: ShownWhen | None = None
    material: str = ""  # kind lot: which material
    equipment: str = ""  # kind equipment: which kind
    calculated: Calculator | None = None  # whose number stands beside the actual one
    difference_pct: Decimal | None = None  # further than this off the calculated number: a warning
    help: str = field(default="", metadata=TEXT)
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a step is due.

    `anchor` is an `Anchor`, or a step or group of alternatives (its completion). With `days` (calendar days after
    the anchor's day, in the site's zone) there is a run a day, due around the anchor's wall-clock time; without,
    there is one, due in elapsed hours.
    """

    anchor: str
    days: tuple[int, ...] = ()
    from_hours: Decimal = Decimal(0)
    to_hours: Decimal
    source: str = ""
    site_confirms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Of a group, one choice is taken, with all the steps that name it."""

    group: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the master batch record.

    `after` names steps or groups of alternatives to be completed first (of a repeatable step its runs up to that day).
    `addable`: runs of it may be added at any time with a reason; a recipe has at most one such step an operation.
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
        """The field of that key; KeyError if the step has none."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A chapter of the record: steps are shown and printed under it."""

    key: str
    title: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Something bought or prepared that comes in lots."""

    key: str
    label: str = field(metadata=TEXT)
    prepared: bool = False  # made here from other lots, with its own expiry


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentKind:
    """A kind of apparatus that has to be calibrated, or clean, when a field asks for it."""

    key: str
    label: str = field(metadata=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselType:
    """A vessel cells may be grown in, with its largest volume and what a missed daily count means in it."""

    key: str
    label: str = field(metadata=TEXT)
    kind: VesselKind
    maximum_ml: Decimal
    daily_count: Obligation
    source: str = ""
    site_confirms: tuple[str, ...] = ()
