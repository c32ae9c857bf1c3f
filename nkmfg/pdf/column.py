"""The columns of a table, as whoever makes the table describes them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a column sets its fields."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in points, or a `weight` in what is left, or as wide as its widest field."""

    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: float | None = None
    weight: float = 0.0
    quiet: bool = False

    @property
    def is_fixed(self) -> bool:
        """Its width was given."""
        return self.width is not None

    @property
    def is_natural(self) -> bool:
        """It is as wide as its widest field."""
        return self.width is None and not self.weight


def words(title: str, weight: float = 1.0, *, quiet: bool = False) -> Column:
    """A column of words that takes its share of the room and wraps."""
    return Column(title, weight=weight, quiet=quiet)


def short(title: str, *, unit: str = "", quiet: bool = False) -> Column:
    """A column of codes, names or moments, as wide as the widest."""
    return Column(title, unit=unit, quiet=quiet)


def number(title: str, unit: str = "") -> Column:
    """A column of numbers, aligned on the decimal point."""
    return Column(title, Kind.NUMBER, unit)
