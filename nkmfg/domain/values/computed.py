"""Computed numbers with their working: formula, inputs, or the reason of absence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from nkmfg.domain.values.notes import Note, NoteCode, Notes, note

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


@cache  # the names of quantities stand in the code
def unit_of(name: str) -> str:
    """Unit in the name of a quantity; empty for ratios, factors and numbers of things."""
    return next((unit for ending, unit in _UNITS if name == ending or name.endswith(f"_{ending}")), "")


class Absence(StrEnum):
    """Reason of absence of a number: pending, never measured, undefined, or refused by a rule."""

    PENDING = "pending"
    NOT_MEASURED = "not_measured"
    UNDEFINED = "undefined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Missing:
    """A missing number with its reasons. Arithmetic with it gives a missing number with the same reasons.

    Of two missing numbers, the later member of `Absence` prevails: a result is not pending if one of its inputs
    is never measured.
    """

    absence: Absence
    notes: Notes

    def __add__(self, other: object) -> "Missing":
        if not isinstance(other, Missing):
            return self
        absence = max(self.absence, other.absence, key=list(Absence).index)
        return Missing(absence, tuple(sorted({*self.notes, *other.notes})))

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__


def missing(absence: Absence, reason: NoteCode, **params: str) -> Missing:
    """A missing number with one reason."""
    return Missing(absence, (note(reason, **params),))


Amount: TypeAlias = Fraction | Missing


def ratio(numerator: Amount, denominator: Amount, if_zero: NoteCode) -> Amount:
    """Quotient; `if_zero` is the reason if the divisor is zero."""
    if denominator == 0:
        return missing(Absence.UNDEFINED, if_zero)
    return numerator / denominator


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as printed; versions may differ in their results."""

    key: str
    version: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a formula: name, origin, and moment."""

    name: str
    value: Fraction
    unit: str = ""
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A quantity with its working. `absence` and `notes` explain a missing value; `notes` may also qualify a value."""

    quantity: str
    value: Fraction | None
    unit: str
    formula: Formula
    inputs: tuple[Input, ...]
    notes: Notes = ()
    absence: Absence | None = None

    @property
    def amount(self) -> Amount:
        """The value for further calculations, or the missing number."""
        if self.value is not None:
            return self.value
        return Missing(self.absence or Absence.NOT_MEASURED, self.notes)

    def noting(self, *notes: Note) -> "Computed":
        """The same number with qualifying notes; a missing number keeps its reasons."""
        return self if self.value is None else replace(self, notes=notes)


Operand: TypeAlias = Fraction | int | Decimal | Input | Computed | Missing


def result(
    quantity: str, formula: Formula, amount: Amount, inputs: Iterable[Input] = (), notes: Notes = ()
) -> Computed:
    """Computed quantity of an amount; a missing amount has notes of its own."""
    unit = unit_of(quantity)
    if isinstance(amount, Missing):
        return Computed(quantity, None, unit, formula, tuple(inputs), amount.notes, amount.absence)
    return Computed(quantity, amount, unit, formula, tuple(inputs), notes)


def compute(quantity: str, formula: Formula, rule: Callable[..., Amount], /, **operands: Operand) -> Computed:
    """Apply a rule to named operands in order; a missing operand is the reason of a missing result."""
    amounts = {name: amount_of(operand) for name, operand in operands.items()}
    inputs = tuple(
        _input(name, amount, operands[name]) for name, amount in amounts.items() if isinstance(amount, Fraction)
    )
    gaps = [amount for amount in amounts.values() if isinstance(amount, Missing)]
    amount = sum(gaps[1:], gaps[0]) if gaps else rule(*amounts.values())
    return result(quantity, formula, amount, inputs)


def amount_of(operand: Operand) -> Amount:
    """Amount of any operand of a formula."""
    match operand:
        case Computed():
            return operand.amount
        case Input():
            return operand.value
        case Missing() | Fraction():
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
