"""The few ways in which the record sets type, and the colours that mean a state."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from nkmfg.pdf.faces import Face

INK = "#202427"
GREY = "#5a6168"
HAIRLINE = "#c9ced3"
TINT = "#f3f5f6"


class State(StrEnum):
    """What a value or a record is judged to be: told by shape and word, colour only helps."""

    PASS = "pass"  # noqa: S105 - a verdict
    WARNING = "warning"
    ACTION = "action limit"
    PENDING = "pending"
    FAILED = "failed"

    @property
    def sign(self) -> str:
        """The shape."""
        return _SIGNS[self][0]

    @property
    def colour(self) -> str:
        """The colour, dark enough to be read when printed grey."""
        return _SIGNS[self][1]


_SIGNS = {
    State.PASS: ("●", "#1d6b45"),
    State.WARNING: ("▲", "#8a5a00"),
    State.ACTION: ("■", "#b3400e"),
    State.PENDING: ("◌", "#5a6168"),
    State.FAILED: ("✕", "#a31621"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size, in points, in a colour; `leading` is the distance of its baselines."""

    face: Face
    size: float
    leading: float
    colour: str = INK


TEXT = Style(Face.REGULAR, 8, 10.4)
STRONG = Style(Face.BOLD, 8, 10.4)
QUIET = Style(Face.REGULAR, 8, 10.4, GREY)
UNDER = Style(Face.REGULAR, 6.6, 8.4, GREY)
HEAD = Style(Face.BOLD, 6.8, 8.4)
UNIT = Style(Face.REGULAR, 6.6, 8.4, GREY)
RAISED = Style(Face.BOLD, 5.4, 10.4)
CAPTION = Style(Face.BOLD, 8.4, 11)
PROSE = Style(Face.REGULAR, 9, 13)
PROSE_STRONG = Style(Face.BOLD, 9, 13)
NOTHING = Style(Face.REGULAR, 9, 13, GREY)
SECTION = Style(Face.BOLD, 14, 17)
SUBSECTION = Style(Face.BOLD, 10, 13)
SIGNS = {state: Style(Face.REGULAR, 8, 10.4, state.colour) for state in State}
CODE = Style(Face.MONO, 6.4, 8.4)


@cache
def fill(colour: str) -> str:
    """The operator that fills with this colour."""
    return f"{_channels(colour)} rg"


@cache
def stroke(colour: str) -> str:
    """The operator that draws lines in this colour."""
    return f"{_channels(colour)} RG"


def _channels(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))
