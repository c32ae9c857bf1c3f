"""A picture as a list of shapes, rendered to SVG for the web page and to PDF for the record.

Lengths are in points, y grows downwards. Colours are `#rrggbb`, or "" for none.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Spot: TypeAlias = tuple[float, float]


class Anchor(StrEnum):
    """Horizontal alignment of a text at its spot."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Path:
    """A line through spots; an area if closed."""

    spots: tuple[Spot, ...]
    stroke: str = "#000000"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a spot."""

    centre: Spot
    radius: float
    stroke: str = "#000000"
    width: float = 1.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, given by its upper left corner."""

    corner: Spot
    size: Spot
    stroke: str = ""
    width: float = 1.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; the spot is on its baseline."""

    spot: Spot
    words: str
    size: float = 9.0
    colour: str = "#000000"
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape: TypeAlias = Path | Circle | Rect | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing; `title` and `description` are its accessible text."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str = ""


def rough_width(words: str, size: float) -> float:
    """Approximate width of words in a plain sans serif: sufficient to separate labels, not to align them."""
    return 0.56 * size * len(words)
