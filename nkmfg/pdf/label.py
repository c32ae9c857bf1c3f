"""The label of a container, 100 × 75 mm: identifiers in large type, the statements required by law, a DataMatrix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT
from nkmfg.pdf.faces import Face
from nkmfg.pdf.fixed_page import MM, WHITE, FixedPage, fixed_pages
from nkmfg.pdf.flow import Block
from nkmfg.pdf.style import GREY, INK, Style
from nkmfg.pdf.typesetter import Typesetter

SIZE = (100 * MM, 75 * MM)
LabelContent = Mapping[str, Any]

_STATE = Style(Face.BOLD, 13, 15, WHITE)
_UNUSABLE = Style(Face.BOLD, 13, 15)
_MARK = Style(Face.BOLD, 9, 11, WHITE)
_PENDING = Style(Face.BOLD, 6.6, 7.8)
_PRODUCT = Style(Face.BOLD, 8, 9.4)
_LARGE = Style(Face.BOLD, 12, 14)
_NAME = Style(Face.REGULAR, 5.6, 6.6, GREY)
_VALUE = Style(Face.BOLD, 7.8, 9.4)
_EXPIRES = Style(Face.BOLD, 11, 13)
_LEGEND = Style(Face.BOLD, 7, 8.6)
_STATEMENT_PT, _LEAST_PT = 8.2, 3.6
_EDGE = 9.0
_CODE = 56.0
_USABLE = frozenset(state.upper() for state in TO_THE_PATIENT)


def labels_pdf(content: LabelContent, copies: int, *, by: str, at: datetime, software: str) -> bytes:
    """Render `copies` labels, one page each."""

    def draw(fixed_page: FixedPage) -> None:
        draw_label(fixed_page, content)

    title = f"Label {content['container']} of {content['batch']}"
    return fixed_pages([draw] * copies, title=title, by=by, at=at, software=software, size=SIZE)


def draw_label(fixed_page: FixedPage, content: LabelContent) -> None:
    """Draw the whole label; long lines are scaled down, never clipped."""
    right, inner = fixed_page.width - _EDGE, fixed_page.width - 2 * _EDGE
    may_be_used = content["state"] in _USABLE  # filled if it may be used, outlined if not
    if may_be_used:
        fixed_page.box(0, 0, fixed_page.width, 21, ground=INK)
    else:
        fixed_page.box(3, 3, fixed_page.width - 6, 17)
    fixed_page.line(_EDGE, 15.4, content["state"], _STATE if may_be_used else _UNUSABLE, inner * 0.7)
    if content["mark"]:
        fixed_page.line(right, 14.8, content["mark"], _MARK if may_be_used else _VALUE, right=True)
    y = 22.0
    for failure in content["failures"]:
        y = fixed_page.prose(_EDGE, y, f"OUT OF SPECIFICATION: {failure}", _PENDING, inner)
    if content["pending"]:
        y = fixed_page.prose(_EDGE, y, content["pending"], _PENDING, inner)
    y += 2
    column = inner - _CODE - 8
    fixed_page.line(_EDGE, y + 9, content["product"], _PRODUCT, column)
    y = _identity(fixed_page, content, y + 11, column)
    fixed_page.code(content["code"], right - _CODE, y - 64, _CODE)
    fixed_page.line(right - _CODE, y - 3, f"{content['batch']} {content['container']}", _NAME, _CODE)
    y = _amounts(fixed_page, content, y + 2, inner)
    y = _expiry(fixed_page, content, y, inner)
    if content["legends"]:
        words = "   ".join(_legend(legend) for legend in content["legends"])
        height = _LEGEND.leading * fixed_page.lines_of(words, _LEGEND, inner - 8) + 4
        fixed_page.box(_EDGE, y + 2, inner, height)
        fixed_page.prose(_EDGE + 4, y + 1.4, words, _LEGEND, inner - 8)
        y += height + 3
    words = " · ".join(content["statements"])
    fixed_page.prose(_EDGE, y, words, _fitting(fixed_page, words, inner, fixed_page.height - 9 - y), inner)
    fixed_page.line(
        _EDGE, fixed_page.height - 4, f"{content['site']} · {content['trial']} · {content['template']}", _NAME, inner
    )


def _identity(fixed_page: FixedPage, content: LabelContent, y: float, width: float) -> float:
    half = width / 2
    for x, name, value in ((_EDGE, "PATIENT", content["patient"]), (_EDGE + half, "CONTAINER", content["container"])):
        fixed_page.line(x, y + 7, name, _NAME)
        fixed_page.line(x, y + 19, value, _LARGE, half - 4)
    y += 20
    batch = (("BATCH", content["batch"]), ("CHAIN OF IDENTITY", content["coi_code"]))
    donor = (("DONOR", content["donor"]), ("DONATION", content["donation"] or "—"))
    for row in (batch, donor):
        for x, (name, value) in zip((_EDGE, _EDGE + half), row, strict=True):
            fixed_page.line(x, y + 7, name, _NAME)
            fixed_page.line(x, y + 16, value, _VALUE, half - 4)
        y += 17
    return y


def _amounts(fixed_page: FixedPage, content: LabelContent, y: float, width: float) -> float:
    fixed_page.rule(_EDGE, y, _EDGE + width, INK)
    cells = (
        ("VOLUME", content["volume"]),
        ("VIABLE NK CELLS", content["viable NK"]),
        ("ALL VIABLE CELLS", content["viable cells"]),
        ("DOSE", content["dose"]),
        ("WEIGHT USED", content["weight"]),
    )
    shares = (0.13, 0.18, 0.18, 0.24, 0.27)
    x = _EDGE
    for (name, value), share in zip(cells, shares, strict=True):
        fixed_page.line(x, y + 7, name, _NAME, share * width - 3)
        fixed_page.line(x, y + 16, value, _VALUE, share * width - 4)
        x += share * width
    fixed_page.rule(_EDGE, y + 19, _EDGE + width, INK)
    return y + 19


def _expiry(fixed_page: FixedPage, content: LabelContent, y: float, width: float) -> float:
    fixed_page.line(_EDGE, y + 7, "EXPIRES", _NAME)
    end = fixed_page.line(_EDGE, y + 18, content["expires"], _EXPIRES)
    start = max(end + 10, _EDGE + width * 0.52)
    fixed_page.line(start, y + 7, "STORE AT", _NAME)
    fixed_page.line(start, y + 17, content["storage"], _VALUE, _EDGE + width - start)
    return y + 20


def _legend(words: str) -> str:
    return f"☣ {words}" if words.upper().startswith("BIO") else words


def _fitting(fixed_page: FixedPage, words: str, width: float, room: float) -> Style:
    """Style of the statements at the largest size that fits."""
    size = _STATEMENT_PT
    while size > _LEAST_PT:
        style = Style(Face.REGULAR, size, size * 1.18)
        if fixed_page.lines_of(words, style, width) * style.leading <= room:
            return style
        size -= 0.2
    return Style(Face.REGULAR, size, size * 1.12)


@dataclass(frozen=True, slots=True)
class Specimen:
    """The label as printed, shown in the record at three quarters of its size."""

    content: LabelContent
    scale: float = 0.75

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """One framed block."""
        fixed_page = FixedPage(typesetter, SIZE)
        draw_label(fixed_page, self.content)
        wide, high = SIZE[0] * self.scale, SIZE[1] * self.scale
        frame = f"0.6 G 0.5 w 0 {-high:.2f} {wide:.2f} {high:.2f} re S"
        inside = f"q {self.scale} 0 0 {self.scale} 0 {-high:.2f} cm\n{fixed_page.operators}\nQ"
        yield Block(high + 4, f"{inside}\n{frame}", gap=6)
