"""A computed number with its working: the formula, what went in, or why there is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

_UNITS = (
    ("cells_per_ml", "cells/mL"),
    ("cells_per_kg", "cells/kg"),
    ("iu_per_ml", "IU/mL"),
    ("iu_per_m2", "IU/m²"),
    ("eu_per_kg_h", "EU/kg/h"),
    ("eu_per_kg", "EU/kg"),
    ("eu_per_ml", "EU/mL"),
    ("ml_per_kg", "mL/kg"),
    ("g_per_ml", "g/mL"),
    ("g_per_kg", "g/kg"),
    ("per_day", "/d"),
    ("per_h", "/h"),
    ("cells", "cells"),
    ("yield", "cells"),
    ("pct", "%"),
    ("iu", "IU"),
    ("eu", "EU"),
    ("ul", "µL"),
    ("ml", "mL"),
    ("kg", "kg"),
    ("cm", "cm"),
    ("m2", "m²"),
    ("g", "g"),
    ("h", "h"),
)


def unit_of(name: str) -> str:
    """The unit a quantity carries in its name; a ratio, a factor or a number of things has none."""
    return next((unit for ending, unit in _UNITS if name == ending or name.endswith(f"_{ending}")), "")


class Absence(StrEnum):
    """Why a number is not there: it will come, it never will, it has no meaning, a rule forbids it."""

    PENDING = "pending"
    NOT_MEASURED = "not measured"
    UNDEFINED = "undefined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Missing:
    """A number that is not there, and why. In arithmetic it takes the result with it, and its reasons.

    Of two, the later kind in `Absence` stands: waiting for one number is no use where another never comes.
    """

    absence: Absence
    reasons: tuple[str, ...]

    @property
    def note(self) -> str:
        """The reasons, as one line."""
        return "; ".join(self.reasons)

    def __add__(self, other: object) -> "Missing":
        if not isinstance(other, Missing):
            return self
        absence = max(self.absence, other.absence, key=list(Absence).index)
        return Missing(absence, tuple(sorted({*self.reasons, *other.reasons})))

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__


def missing(absence: Absence, reason: str) -> Missing:
    """No number, for one reason: a sentence without its full stop."""
    return Missing(absence, (reason,))


Amount: TypeAlias = Fraction | Missing


def ratio(numerator: Amount, denominator: Amount, if_zero: str) -> Amount:
    """One over the other; `if_zero` says why there is none when nothing stands below."""
    if denominator == 0:
        return missing(Absence.UNDEFINED, if_zero)
    return numerator / denominator


@dataclass(frozen=True, slots=True)
class Formula:
    """How a number is computed, as printed; another version may give another number for the same inputs."""

    key: str
    version: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Input:
    """One number that went in: which, where it comes from, and the moment it is true of."""

    name: str
    value: Fraction
    unit: str = ""
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A quantity with its working. `absence` and `note` say why there is no value; `note` may qualify one."""

    quantity: str
    value: Fraction | None
    unit: str
    formula: Formula
    inputs: tuple[Input, ...]
    note: str = ""
    absence: Absence | None = None

    @property
    def amount(self) -> Amount:
        """The value for calculating on, or what is missing."""
        if self.value is not None:
            return self.value
        return missing(self.absence or Absence.NOT_MEASURED, self.note)

    def noting(self, note: str) -> "Computed":
        """The same number, qualified; a number that is not there keeps its reason."""
        return self if self.value is None else replace(self, note=note)


Operand: TypeAlias = Fraction | int | Decimal | Input | Computed | Missing


def result(quantity: str, formula: Formula, amount: Amount, inputs: Iterable[Input] = (), note: str = "") -> Computed:
    """An amount with its working; a missing one brings its own note."""
    unit = unit_of(quantity)
    if isinstance(amount, Missing):
        return Computed(quantity, None, unit, formula, tuple(inputs), amount.note, amount.absence)
    return Computed(quantity, amount, unit, formula, tuple(inputs), note)


def compute(quantity: str, formula: Formula, rule: Callable[..., Amount], /, **operands: Operand) -> Computed:
    """Apply a rule to named operands, in their order; a missing one says why there is no result."""
    amounts = {name: amount_of(operand) for name, operand in operands.items()}
    inputs = tuple(
        _input(name, amount, operands[name]) for name, amount in amounts.items() if isinstance(amount, Fraction)
    )
    gaps = [amount for amount in amounts.values() if isinstance(amount, Missing)]
    amount = sum(gaps[1:], gaps[0]) if gaps else rule(*amounts.values())
    return result(quantity, formula, amount, inputs)


def amount_of(operand: Operand) -> Amount:
    """The bare amount of anything that can go into a formula."""
    match operand:
        case Computed():
            return operand.amount
        case Input():
            return operand.value
        case Missing():
            return operand
        case _:
            return Fraction(operand)


def _input(name: str, value: Fraction, operand: Operand) -> Input:
    match operand:
        case Input():
            return Input(name, value, unit_of(name), operand.source, operand.at)
        case Computed():
            return Input(name, value, unit_of(name), operand.formula.key)
        case _:
            return Input(name, value, unit_of(name))
