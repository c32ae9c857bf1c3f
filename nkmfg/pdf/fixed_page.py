"""A sheet set by hand rather than flowed: a label, the ward's page, a form; in points from its upper left corner."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from nkmfg.pdf.document import PRINTING
from nkmfg.pdf.faces import Face, font, spelt_out
from nkmfg.pdf.style import HAIRLINE, INK, Style, fill, stroke
from nkmfg.pdf.symbol import DATA_MATRIX, squares
from nkmfg.pdf.typesetter import Placed, Typesetter, text
from nkmfg.pdf.wrap import wrap

MM = 72 / 25.4
WHITE = "#ffffff"


class FixedPage:
    """What is drawn on one sheet, in the order it is asked for."""

    def __init__(self, typesetter: Typesetter, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self._press = typesetter
        self._parts: list[str] = []

    @property
    def operators(self) -> str:
        return "\n".join(self._parts)

    def line(self, x: float, y: float, words: str, style: Style, width: float = 0, right: bool = False) -> float:
        """One line with its baseline at y, made smaller where it would be wider than `width`; returns where it ends."""
        words = spelt_out(words)
        run = self._press.fitted(words, style, width) if width else self._press.set(words, style)
        left = x - run.width if right else x
        self._parts.append(text([Placed(left, self.height - y, run)]))
        return left + run.width

    def prose(self, x: float, y: float, words: str, style: Style, width: float) -> float:
        """Lines within a width, the first baseline a line below y; returns the y under them."""
        for one in wrap(spelt_out(words), self._press.font(style), width) if words else ():
            y += style.leading
            self._parts.append(text([Placed(x, self.height - y, self._press.set(one, style))]))
        return y

    def lines_of(self, words: str, style: Style, width: float) -> int:
        """How many lines the words take."""
        return len(wrap(spelt_out(words), self._press.font(style), width)) if words else 0

    def rule(self, x: float, y: float, to: float, colour: str = HAIRLINE, width: float = 0.6) -> None:
        at = self.height - y
        self._parts.append(f"{stroke(colour)} {width:g} w {x:.2f} {at:.2f} m {to:.2f} {at:.2f} l S")

    def upright(self, x: float, y: float, to: float, colour: str = HAIRLINE, width: float = 0.6) -> None:
        top, low = self.height - y, self.height - to
        self._parts.append(f"{stroke(colour)} {width:g} w {x:.2f} {top:.2f} m {x:.2f} {low:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, ground: str = "", edge: str = INK) -> None:
        """A box with its upper left corner at x, y: filled, or only drawn around."""
        corner = f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re"
        self._parts.append(f"{fill(ground)} {corner} f" if ground else f"{stroke(edge)} 0.8 w {corner} S")

    def code(self, words: str, x: float, y: float, size: float) -> None:
        """A DataMatrix with its upper left corner at x, y."""
        self._parts.append(squares(words, DATA_MATRIX, x, self.height - y, size))


Draw = Callable[[FixedPage], None]


def fixed_pages(
    draws: Sequence[Draw], *, title: str, by: str, at: datetime, software: str, size: tuple[float, float] = A4
) -> bytes:
    """Sheets as PDF, a page each. `at` carries its zone; the same sheets at the same moment give the same bytes."""
    with PRINTING:
        file = BytesIO()
        font(Face.REGULAR)
        face: Any = Face.REGULAR.value  # its stub asks for a number
        canvas = Canvas(file, size, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=face)
        canvas.setTitle(title)
        canvas.setAuthor(by)
        canvas.setCreator(software)
        offset = f"{at:%z}"
        canvas.setDateFormatter(lambda *_: f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'")
        typesetter = Typesetter(canvas)
        for draw in draws:
            fixed_page = FixedPage(typesetter, size)
            draw(fixed_page)
            canvas.addLiteral(fixed_page.operators)
            canvas.showPage()
        canvas.save()
        return file.getvalue()
