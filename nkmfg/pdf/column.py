"""Declaration of table columns."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Alignment of a column's cells."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in points, a `weight` in the remaining width, or as wide as its widest cell."""

    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: float | None = None
    weight: float = 0.0
    quiet: bool = False

    @property
    def is_fixed(self) -> bool:
        """True if its width was given."""
        return self.width is not None

    @property
    def is_natural(self) -> bool:
        """True if it is as wide as its widest cell."""
        return self.width is None and not self.weight


def words(title: str, weight: float = 1.0, *, quiet: bool = False) -> Column:
    """A column of wrapped words with a share of the remaining width."""
    return Column(title, weight=weight, quiet=quiet)


def short(title: str, *, unit: str = "", quiet: bool = False) -> Column:
    """A column of codes, names or moments, as wide as the widest."""
    return Column(title, unit=unit, quiet=quiet)


def number(title: str, unit: str = "") -> Column:
    """A column of numbers, aligned on the decimal point."""
    return Column(title, Kind.NUMBER, unit)
