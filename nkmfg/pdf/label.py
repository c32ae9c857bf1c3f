"""The label of a container, 100 × 75 mm: what a nurse compares, large; what the law wants, whole; a code to scan."""

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
from nkmfg.words.messages import _

SIZE = (100 * MM, 75 * MM)
LabelContent = Mapping[str, Any]

_STATE = Style(Face.BOLD, 13, 15, WHITE)
_UNUSABLE = Style(Face.BOLD, 13, 15)
_MARK = Style(Face.BOLD, 9, 11, WHITE)
_NOTES = tuple(Style(Face.BOLD, size, size + 1.2) for size in (6.6, 6.1, 5.6))
_PRODUCT = Style(Face.BOLD, 8, 9.4)
_LARGE = Style(Face.BOLD, 12, 14)
_NAME = Style(Face.REGULAR, 5.6, 6.6, GREY)
_VALUE = Style(Face.BOLD, 7.8, 9.4)
_EXPIRES = Style(Face.BOLD, 11, 13)
_LEGEND = Style(Face.BOLD, 7, 8.6)
_STATEMENT_PT, _LEAST_PT = 8.2, 3.6
_EDGE = 9.0
_MOST_STOPS = 3
_NOTES_HEIGHT, _LEGEND_HEIGHT = 63.0, 16.0  # more notes would leave no room for what a nurse compares
_CODE = 56.0
_AMOUNTS = (0.13, 0.18, 0.18, 0.24, 0.27)  # shares of the width


def labels_pdf(says: LabelContent, copies: int, *, by: str, at: datetime, software: str) -> bytes:
    """Render labels as PDF, one 100 × 75 mm page each."""

    def draw(fixed_page: FixedPage) -> None:
        draw_label(fixed_page, says)

    title = _("Label {container} of {batch}", container=says["container"], batch=says["batch"])
    return fixed_pages([draw] * copies, title=title, by=by, at=at, software=software, size=SIZE)


def draw_label(fixed_page: FixedPage, says: LabelContent) -> None:
    """Draw all lines of a label; a line that is too long is set smaller, never cut."""
    right, inner = fixed_page.width - _EDGE, fixed_page.width - 2 * _EDGE
    may_be_used = (
        says["decision"] in TO_THE_PATIENT and not says["stops"]
    )  # dark where it may be used, an empty frame where it may not
    if may_be_used:
        fixed_page.box(0, 0, fixed_page.width, 21, ground=INK)
    else:
        fixed_page.box(3, 3, fixed_page.width - 6, 17)
    fixed_page.line(_EDGE, 15.4, says["state"], _STATE if may_be_used else _UNUSABLE, inner * 0.7)
    if says["mark"]:
        fixed_page.line(right, 14.8, says["mark"], _MARK if may_be_used else _VALUE, right=True)
    y = 22.0
    heads = _heads(fixed_page, inner)
    notes, style = _notes(fixed_page, says, inner, (max(map(len, heads)) - 1) * _NAME.leading)
    for note in notes:
        y = fixed_page.prose(_EDGE, y, note, style, inner)
    y += 2
    column = inner - _CODE - 8
    fixed_page.line(_EDGE, y + 9, says["product"], _PRODUCT, column)
    y = _identity(fixed_page, says, y + 11, column)
    fixed_page.code(says["code"], right - _CODE, y - 64, _CODE)
    fixed_page.line(right - _CODE, y - 3, f"{says['batch']} {says['container']}", _NAME, _CODE)
    y = _amounts(fixed_page, says, heads, y + 2, inner)
    y = _expiry(fixed_page, says, y, inner)
    if says["legends"]:
        words = "   ".join(_legend(legend) for legend in says["legends"])
        height = _LEGEND.leading * fixed_page.lines_of(words, _LEGEND, inner - 8) + 4
        fixed_page.box(_EDGE, y + 2, inner, height)
        fixed_page.prose(_EDGE + 4, y + 1.4, words, _LEGEND, inner - 8)
        y += height + 3
    words = " · ".join(says["statements"])
    fixed_page.prose(_EDGE, y, words, _fitting(fixed_page, words, inner, fixed_page.height - 9 - y), inner)
    fixed_page.line(
        _EDGE, fixed_page.height - 4, f"{says['site']} · {says['trial']} · {says['template']}", _NAME, inner
    )


def _notes(fixed_page: FixedPage, says: LabelContent, width: float, taken: float) -> tuple[list[str], Style]:
    """What stops the product, what failed and what is pending; as many reasons as leave room, at least one."""
    others = [_("OUT OF SPECIFICATION: {failure}", failure=failure) for failure in says["failures"]]
    others += [says["pending"]] if says["pending"] else []
    room = _NOTES_HEIGHT - (_LEGEND_HEIGHT if says["legends"] else 0) - taken
    stops = says["stops"]
    for style in _NOTES:
        for most in range(min(len(stops), _MOST_STOPS), 0, -1):
            more = [_("and {number} more: see the record", number=len(stops) - most)] if len(stops) > most else []
            notes = [*(f"✕ {sentence}" for sentence in stops[:most]), *more, *others]
            lines = sum(fixed_page.lines_of(note, style, width) for note in notes)
            if lines * style.leading <= room:
                return notes, style
    return (notes, _NOTES[-1]) if stops else (others, _NOTES[0])


def _identity(fixed_page: FixedPage, says: LabelContent, y: float, width: float) -> float:
    half = width / 2
    for x, name, value in ((_EDGE, _("PATIENT"), says["patient"]), (_EDGE + half, _("CONTAINER"), says["container"])):
        fixed_page.line(x, y + 7, name, _NAME)
        fixed_page.line(x, y + 19, value, _LARGE, half - 4)
    y += 20
    batch = ((_("BATCH"), says["batch"]), (_("CHAIN OF IDENTITY"), says["coi_code"]))
    donor = ((_("DONOR"), says["donor"]), (_("DONATION"), says["donation"] or "—"))
    for row in (batch, donor):
        for x, (name, value) in zip((_EDGE, _EDGE + half), row, strict=True):
            fixed_page.line(x, y + 7, name, _NAME)
            fixed_page.line(x, y + 16, value, _VALUE, half - 4)
        y += 17
    return y


def _heads(fixed_page: FixedPage, width: float) -> list[list[str]]:
    """Heads of the amounts, each in its lines."""
    names = (_("VOLUME"), _("VIABLE NK CELLS"), _("ALL VIABLE CELLS"), _("DOSE"), _("WEIGHT USED"))
    return [fixed_page.heading(name, _NAME, share * width - 3) for name, share in zip(names, _AMOUNTS, strict=True)]


def _amounts(fixed_page: FixedPage, says: LabelContent, heads: list[list[str]], y: float, width: float) -> float:
    fixed_page.rule(_EDGE, y, _EDGE + width, INK)
    values = (says["volume"], says["viable_nk"], says["viable_cells"], says["dose"], says["weight"])
    y += (max(map(len, heads)) - 1) * _NAME.leading
    x = _EDGE
    for lines, value, share in zip(heads, values, _AMOUNTS, strict=True):
        fixed_page.headed(x, y + 7, lines, _NAME, share * width - 3)
        fixed_page.line(x, y + 16, value, _VALUE, share * width - 4)
        x += share * width
    fixed_page.rule(_EDGE, y + 19, _EDGE + width, INK)
    return y + 19


def _expiry(fixed_page: FixedPage, says: LabelContent, y: float, width: float) -> float:
    fixed_page.line(_EDGE, y + 7, _("EXPIRES"), _NAME)
    end = fixed_page.line(_EDGE, y + 18, says["expires"], _EXPIRES)
    start = max(end + 10, _EDGE + width * 0.52)
    fixed_page.line(start, y + 7, _("STORE AT"), _NAME)
    fixed_page.line(start, y + 17, says["storage"], _VALUE, _EDGE + width - start)
    return y + 20


def _legend(words: str) -> str:
    return f"☣ {words}" if words.upper().startswith("BIO") else words


def _fitting(fixed_page: FixedPage, words: str, width: float, room: float) -> Style:
    """The statements, as large as they fit."""
    size = _STATEMENT_PT
    while size > _LEAST_PT:
        style = Style(Face.REGULAR, size, size * 1.18)
        if fixed_page.lines_of(words, style, width) * style.leading <= room:
            return style
        size -= 0.2
    return Style(Face.REGULAR, size, size * 1.12)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A printed label reproduced in the record at three quarters of its size."""

    says: LabelContent
    scale: float = 0.75

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """One block, framed."""
        fixed_page = FixedPage(typesetter, SIZE)
        draw_label(fixed_page, self.says)
        wide, high = SIZE[0] * self.scale, SIZE[1] * self.scale
        frame = f"0.6 G 0.5 w 0 {-high:.2f} {wide:.2f} {high:.2f} re S"
        inside = f"q {self.scale} 0 0 {self.scale} 0 {-high:.2f} cm\n{fixed_page.operators}\nQ"
        yield Block(high + 4, f"{inside}\n{frame}", gap=6)
