"""The ward sheet: one page with what a nurse needs at the bedside, in order of use; on a second, many stops."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from nkmfg.pdf.faces import Face
from nkmfg.pdf.fixed_page import WHITE, Draw, FixedPage, fixed_pages, tried
from nkmfg.pdf.style import GREY, INK, TINT, Style
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.ward_sheet import WardPaper

_LEFT, _WIDTH = 48.0, 499.0
_MOST_STOPS = 5  # more would not fit on the page
_BANNER = Style(Face.BOLD, 19, 22, WHITE)
_STOPPED = Style(Face.BOLD, 19, 22)
_MARK = Style(Face.BOLD, 12, 14, WHITE)
_TITLE = Style(Face.REGULAR, 9, 11, GREY)
_NAME = Style(Face.REGULAR, 8, 10, GREY)
_HUGE = Style(Face.BOLD, 22, 25)
_VALUE = Style(Face.BOLD, 11.5, 14)
_HEAD = Style(Face.BOLD, 11, 14)
_STRONG = Style(Face.BOLD, 10, 13.4)
_SIZES = (10, 9.4, 8.8, 8.2)
_SMALL = Style(Face.REGULAR, 7.2, 9.2, GREY)

BEFORE = (
    N_(
        "Two persons match the label with the wristband: name and date of birth or record number, and the patient code."
    ),
    N_("Look at the bag: intact, no clumps, within its expiry. If anything does not fit, do not begin: telephone."),
    N_("Give through a line without a leukoreduction filter. Do not irradiate. Nothing else runs in the same line."),
    N_("No steroids, before or after, unless a physician orders them: they destroy what is being given."),
)
REACTION = (
    N_("Stop the infusion, keep the line open with saline, call the physician. Keep bag and tubing, cooled."),
    N_("Treat as any transfusion reaction. Steroids only if the physician decides so."),
    N_("Write moment, grade and what was done on the infusion form, and telephone the cell facility at once."),
)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is put on the sheet: size of its text in points, and number of stops; longer languages take more."""

    size: float
    stops: int

    @property
    def text(self) -> Style:
        return Style(Face.REGULAR, self.size, self.size * 1.34)

    @property
    def strong(self) -> Style:
        return Style(Face.BOLD, self.size, self.size * 1.34)


def ward_sheet(paper: WardPaper, telephone: str, *, by: str, software: str) -> bytes:
    """Render the sheet of one container as PDF."""
    most = max(min(len(paper.stops), _MOST_STOPS), 1)
    rooms = [_Room(size, stops) for size in _SIZES for stops in range(most, 0, -1)]
    room = next((room for room in rooms if tried(partial(_draw, paper, telephone, by, room))), rooms[-1])
    draws: list[Draw] = [partial(_draw, paper, telephone, by, room)]
    if len(paper.stops) > room.stops:
        draws.append(partial(_reasons, paper, by))
    title = _("Ward sheet {batch} {container}", batch=paper.batch, container=paper.container)
    return fixed_pages(draws, title=title, by=by, at=paper.read_at, software=software)


def _draw(paper: WardPaper, telephone: str, by: str, room: _Room, fixed_page: FixedPage) -> bool:
    """Draw the sheet; false if it came down on its foot."""
    y = _banner(fixed_page, paper, room)
    y = _who(fixed_page, paper, y)
    y = _what(fixed_page, paper, y)
    y = _list(fixed_page, y, _("Before it begins"), tuple(map(_, BEFORE)), room)
    y = _infuse(fixed_page, paper, y, room)
    y = _list(fixed_page, y, _("In a reaction"), tuple(map(_, REACTION)), room)
    y = _telephone(fixed_page, telephone, y + 8)
    return y <= _foot(fixed_page, paper, by)


def _reasons(paper: WardPaper, by: str, fixed_page: FixedPage) -> None:
    """Draw every reason not to give the container: the ward has no account to look them up."""
    fixed_page.line(_LEFT, 58, paper.headline, _STOPPED, _WIDTH)
    whose = f"{paper.patient} · {paper.batch} · {paper.container}: {reasons_words(len(paper.stops))}"
    fixed_page.line(_LEFT, 80, whose, _VALUE, _WIDTH)
    y = 88.0
    for sentence in paper.stops:
        y = fixed_page.prose(_LEFT, y, f"✕ {sentence}", _STRONG, _WIDTH)
    _foot(fixed_page, paper, by)


def _banner(fixed_page: FixedPage, paper: WardPaper, room: _Room) -> float:
    if paper.stops:
        fixed_page.box(_LEFT, 34, _WIDTH, 34)
    else:
        fixed_page.box(_LEFT, 34, _WIDTH, 34, ground=INK)
    fixed_page.line(_LEFT + 12, 58, paper.headline, _STOPPED if paper.stops else _BANNER, _WIDTH * 0.75)
    if paper.mark:
        fixed_page.line(_LEFT + _WIDTH - 12, 57, paper.mark, _VALUE if paper.stops else _MARK, right=True)
    y = 70.0
    more = len(paper.stops) - room.stops
    also = (_("and {more} more: all {number} are on page 2", more=more, number=len(paper.stops)),) if more > 0 else ()
    for sentence in (*paper.stops[: room.stops], *also):
        y = fixed_page.prose(_LEFT, y, f"✕ {sentence}", room.strong, _WIDTH)
    for failure in paper.failures:
        y = fixed_page.prose(
            _LEFT, y, "✕ " + _("Out of specification: {failure}", failure=failure), room.strong, _WIDTH
        )
    for test in paper.pending:
        y = fixed_page.prose(
            _LEFT,
            y,
            "◌ " + _("Pending: {test}. A positive result is telephoned at any hour.", test=test),
            room.strong,
            _WIDTH,
        )
    return y + 8


def _who(fixed_page: FixedPage, paper: WardPaper, y: float) -> float:
    fixed_page.rule(_LEFT, y, _LEFT + _WIDTH, INK, 1)
    fixed_page.code(paper.code, _LEFT + _WIDTH - 74, y + 10, 74)
    for x, name, value in (
        (_LEFT, _("patient"), paper.patient),
        (_LEFT + 150, _("container"), paper.container),
        (_LEFT + 285, _("expires"), ""),
    ):
        fixed_page.line(x, y + 16, name, _NAME)
        fixed_page.line(x, y + 40, value, _HUGE, 130)
    day, _space, rest = paper.expires.partition(" ")
    fixed_page.line(_LEFT + 285, y + 30, day, _VALUE)
    fixed_page.line(_LEFT + 285, y + 46, rest, _VALUE, 125)
    for x, name, value in (
        (_LEFT, _("chain of identity"), paper.coi_code),
        (_LEFT + 150, _("batch"), paper.batch),
        (_LEFT + 285, _("donor"), paper.donor),
    ):
        fixed_page.line(x, y + 62, name, _NAME)
        fixed_page.line(x, y + 77, value, _VALUE, 130)
    return y + 90


def _what(fixed_page: FixedPage, paper: WardPaper, y: float) -> float:
    rows = (
        ((_("product"), paper.product), (_("trial"), paper.trial)),
        (
            (_("volume in the bag"), paper.volume),
            (_("dose in it"), _("{dose} (ordered: {level})", dose=paper.dose, level=paper.level)),
        ),
        ((_("weight it is made for"), paper.weight), (_("keep at"), paper.storage)),
    )
    fixed_page.rule(_LEFT, y, _LEFT + _WIDTH, INK, 1)
    for row in rows:
        for x, (name, value) in zip((_LEFT, _LEFT + 255), row, strict=True):
            fixed_page.line(x, y + 13, name, _NAME)
            fixed_page.line(x, y + 27, value, _VALUE, 244)
        y += 32
    return y + 6


def _infuse(fixed_page: FixedPage, paper: WardPaper, y: float, room: _Room) -> float:
    lines = (
        _("Duration: {duration}.", duration=paper.duration),
        _(
            "Give {volume} and no more and flush the line; write down what is left in the tubing and the volume of the "
            "flush.",
            volume=paper.to_give,
        )
        if paper.to_give
        else _(
            "Run the bag empty and flush the line; write down what is left in the tubing and the volume of the flush."
        ),
        _("Vital signs before, after 15 and 30 minutes, at the end, one and four hours later."),
    )
    return _list(fixed_page, y, _("The infusion"), lines, room)


def _list(fixed_page: FixedPage, y: float, head: str, lines: tuple[str, ...], room: _Room) -> float:
    fixed_page.rule(_LEFT, y + 3, _LEFT + _WIDTH)
    fixed_page.line(_LEFT, y + 18, head, _HEAD)
    y += 20
    for line in lines:
        fixed_page.line(_LEFT + 2, y + room.text.leading, "•", room.text)
        y = fixed_page.prose(_LEFT + 14, y, line, room.text, _WIDTH - 14) + 1.5
    return y + 6


def _telephone(fixed_page: FixedPage, telephone: str, y: float) -> float:
    fixed_page.box(_LEFT, y, _WIDTH, 46, ground=TINT)
    fixed_page.line(_LEFT + 12, y + 18, _("Cell facility, 24 hours"), _NAME)
    fixed_page.line(
        _LEFT + 12, y + 37, telephone or "…………………………………… " + _("write the number here"), _VALUE, _WIDTH - 24
    )
    return y + 46


def _foot(fixed_page: FixedPage, paper: WardPaper, by: str) -> float:
    """Draw the small print at the lower edge; returns the y of its rule."""
    small_print = (" · ".join(paper.statements), _("Limits of this patient: {limits}", limits=" ".join(paper.limits)))
    lines = sum(fixed_page.lines_of(words, _SMALL, _WIDTH) for words in small_print)
    top = y = fixed_page.height - 40 - lines * _SMALL.leading
    fixed_page.rule(_LEFT, y, _LEFT + _WIDTH)
    for words in small_print:
        y = fixed_page.prose(_LEFT, y, words, _SMALL, _WIDTH)
    fixed_page.line(
        _LEFT,
        fixed_page.height - 26,
        _("{site} · read {moment} · printed by {name}", site=paper.site, moment=moment(paper.read_at), name=by),
        _SMALL,
        _WIDTH,
    )
    return top


def reasons_words(number: int) -> str:
    """Number of reasons not to give a container."""
    return ngettext("{n} reason", "{n} reasons", number)


def moment(at: datetime) -> str:
    """Format a moment at the site with its UTC offset."""
    offset = f"{at:%z}"
    return f"{at:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]}"
