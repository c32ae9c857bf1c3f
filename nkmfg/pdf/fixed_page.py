"""Pages with a fixed layout: labels, the ward sheet, forms; in points from the upper left corner."""

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
    """One page under construction; elements are drawn in the order of the calls."""

    def __init__(self, typesetter: Typesetter, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self._typesetter = typesetter
        self._parts: list[str] = []

    @property
    def operators(self) -> str:
        """PDF operators of everything drawn so far."""
        return "\n".join(self._parts)

    def line(self, x: float, y: float, words: str, style: Style, width: float = 0, right: bool = False) -> float:
        """Draw one line with its baseline at y, scaled down to fit `width`; returns its right end."""
        words = spelt_out(words)
        run = self._typesetter.fitted(words, style, width) if width else self._typesetter.set(words, style)
        left = x - run.width if right else x
        self._parts.append(text([Placed(left, self.height - y, run)]))
        return left + run.width

    def prose(self, x: float, y: float, words: str, style: Style, width: float) -> float:
        """Draw wrapped lines, the first baseline one leading below y; returns the y of the last baseline."""
        for printed_line in wrap(spelt_out(words), self._typesetter.font(style), width) if words else ():
            y += style.leading
            self._parts.append(text([Placed(x, self.height - y, self._typesetter.set(printed_line, style))]))
        return y

    def heading(self, words: str, style: Style, width: float, least_scale: float = 0.95) -> list[str]:
        """Lines of a heading at a width: one, if it need not be set smaller than that, or else as many as it takes."""
        words = spelt_out(words)
        font = self._typesetter.font(style)
        return [words] if font.width(words) * least_scale <= width else wrap(words, font, width)

    def headed(self, x: float, y: float, lines: list[str], style: Style, width: float) -> None:
        """Draw the lines of a heading, the baseline of the last at y."""
        for index, line in enumerate(lines, start=1 - len(lines)):
            self.line(x, y + index * style.leading, line, style, width)

    def width_of(self, words: str, style: Style) -> float:
        """Width of one line of words in points."""
        return self._typesetter.font(style).width(spelt_out(words))

    def lines_of(self, words: str, style: Style, width: float) -> int:
        """Number of lines the words take at a width."""
        return len(wrap(spelt_out(words), self._typesetter.font(style), width)) if words else 0

    def rule(self, x: float, y: float, to: float, colour: str = HAIRLINE, width: float = 0.6) -> None:
        """Draw a horizontal line at y from x to `to`; all lengths in points."""
        at = self.height - y
        self._parts.append(f"{stroke(colour)} {width:g} w {x:.2f} {at:.2f} m {to:.2f} {at:.2f} l S")

    def upright(self, x: float, y: float, to: float, colour: str = HAIRLINE, width: float = 0.6) -> None:
        """Draw a vertical line at x from y down to `to`; all lengths in points."""
        top, low = self.height - y, self.height - to
        self._parts.append(f"{stroke(colour)} {width:g} w {x:.2f} {top:.2f} m {x:.2f} {low:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, ground: str = "", edge: str = INK) -> None:
        """Draw a box with its upper left corner at x, y: filled with `ground`, or outlined."""
        corner = f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re"
        self._parts.append(f"{fill(ground)} {corner} f" if ground else f"{stroke(edge)} 0.8 w {corner} S")

    def code(self, words: str, x: float, y: float, size: float) -> None:
        """Draw a DataMatrix with its upper left corner at x, y."""
        self._parts.append(squares(words, DATA_MATRIX, x, self.height - y, size))


def tried(draw: Callable[[FixedPage], bool], size: tuple[float, float] = A4) -> bool:
    """Draw on a page that is thrown away, and return what the drawing says of it."""
    with PRINTING:
        font(Face.REGULAR)
        return draw(FixedPage(Typesetter(Canvas(BytesIO(), size)), size))


Draw = Callable[[FixedPage], object]


def fixed_pages(
    draws: Sequence[Draw], *, title: str, by: str, at: datetime, software: str, size: tuple[float, float] = A4
) -> bytes:
    """Render one page per function in `draws`. `at` is zone-aware; equal input gives equal bytes."""
    with PRINTING:
        file = BytesIO()
        font(Face.REGULAR)
        face: Any = Face.REGULAR.value  # the stub of ReportLab declares a number
        canvas = Canvas(file, size, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=face)
        canvas.setTitle(title)
        canvas.setAuthor(by)
        canvas.setCreator(software)
        offset = f"{at:%z}"
        canvas.setDateFormatter(lambda *_args: f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'")
        typesetter = Typesetter(canvas)
        for draw in draws:
            fixed_page = FixedPage(typesetter, size)
            draw(fixed_page)
            canvas.addLiteral(fixed_page.operators)
            canvas.showPage()
        canvas.save()
        return file.getvalue()
