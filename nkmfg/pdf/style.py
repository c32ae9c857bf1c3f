"""Type styles of the record, and the colours of states."""

from dataclasses import dataclass
from functools import cache

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.faces import Face

INK = "#202427"
GREY = "#5a6168"
HAIRLINE = "#c9ced3"
TINT = "#f3f5f6"


_SHAPES = {
    Tone.PASS: ("●", "#1d6b45"),
    Tone.WARNING: ("▲", "#8a5a00"),
    Tone.LATE: ("▲", "#8a5a00"),
    Tone.ACTION: ("■", "#b3400e"),
    Tone.PENDING: ("◌", "#5a6168"),
    Tone.FAIL: ("✕", "#a31621"),
    Tone.NOTED: ("○", "#5a6168"),
}


def sign_of(tone: Tone) -> str:
    """Sign of a tone: states differ by shape and word, not by colour alone."""
    return _SHAPES[tone][0]


def colour_of(tone: Tone) -> str:
    """Colour of a tone, legible when printed in grey."""
    return _SHAPES[tone][1]


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size in points, in a colour; `leading` is the distance between baselines."""

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
SIGNS = {tone: Style(Face.REGULAR, 8, 10.4, colour_of(tone)) for tone in Tone}
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
