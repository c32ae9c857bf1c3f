"""A picture as a short list of shapes, which the page and the record each write down in their own language.

Lengths are in points, y grows downwards. Colours are `#rrggbb`, or "" for none.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Spot: TypeAlias = tuple[float, float]


class Anchor(StrEnum):
    """Which end of a text stands on its spot."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Path:
    """A line through spots; closed, it is an area."""

    spots: tuple[Spot, ...]
    stroke: str = "#000000"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle round a spot."""

    centre: Spot
    radius: float
    stroke: str = "#000000"
    width: float = 1.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, from its upper left corner."""

    corner: Spot
    size: Spot
    stroke: str = ""
    width: float = 1.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words, standing on its baseline."""

    spot: Spot
    words: str
    size: float = 9.0
    colour: str = "#000000"
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape: TypeAlias = Path | Circle | Rect | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing; `title` and `description` are what a reader who cannot see it is told."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str = ""


def rough_width(words: str, size: float) -> float:
    """About how wide words are in any plain sans serif: enough to keep labels apart, never to align."""
    return 0.56 * size * len(words)
