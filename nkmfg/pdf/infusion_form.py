"""The infusion form: sent with the bag, signed by two nurses in ink, returned to be transcribed."""

from nkmfg.domain.facts.disposition_facts import Residue
from nkmfg.pdf.faces import Face
from nkmfg.pdf.fixed_page import FixedPage, fixed_pages
from nkmfg.pdf.style import GREY, INK, TINT, Style
from nkmfg.pdf.ward_sheet import moment, reasons_words
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _
from nkmfg.words.ward_sheet import WardPaper

_LEFT, _WIDTH = 48.0, 499.0
_NUMBER = Style(Face.BOLD, 20, 24)
_NAME = Style(Face.REGULAR, 7.4, 9.2, GREY)
_VALUE = Style(Face.BOLD, 10.5, 13)
_HEAD = Style(Face.BOLD, 9.6, 12)
_TEXT = Style(Face.REGULAR, 9, 12)
_SMALL = Style(Face.REGULAR, 7, 9, GREY)
_ROW = 18.0
_LEAST_SCALE = 0.7  # of a value in the head, on one line
_CHOICES_LEADING = 15.0
_TO_WRITE_ON = 60.0

CHECKS = (
    N_("Wristband, label and order match: two identifiers and the patient code"),
    N_("Container, batch and chain-of-identity code as printed above"),
    N_("Not past its expiry; bag intact, no clumps"),
    N_("No leukoreduction filter; not irradiated; no steroids given"),
)


def infusion_form(paper: WardPaper, number: str, *, by: str, software: str) -> bytes:
    """Render the form of one container, under its number, as PDF; a second page lists several stops."""

    def draw(fixed_page: FixedPage) -> None:
        _draw(fixed_page, paper, number, by)

    def reasons(fixed_page: FixedPage) -> None:
        _reasons(fixed_page, paper, number, by)

    draws = [draw, reasons] if len(paper.stops) > 1 else [draw]
    return fixed_pages(
        draws, title=_("Infusion form {number}", number=number), by=by, at=paper.read_at, software=software
    )


def _draw(fixed_page: FixedPage, paper: WardPaper, number: str, by: str) -> None:
    y = _head(fixed_page, paper, number)
    y = _checks(fixed_page, y)
    y = _blanks(fixed_page, y, ((_("weight today (kg)"), 0.25), (_("weighed by"), 0.35), (_("date"), 0.4)))
    y = _table(
        fixed_page,
        y,
        _("Start, pause, change of rate, resume, stop"),
        ((_("time"), 0.16), (_("what"), 0.34), (_("rate (mL/h)"), 0.18), (_("initials"), 0.32)),
        (_("start"), "", "", "", "", _("stop")),
    )
    y = _table(
        fixed_page,
        y,
        _("Vital signs"),
        (
            (_("when"), 0.16),
            (_("time"), 0.12),
            (_("temperature"), 0.16),
            (_("pulse"), 0.12),
            (_("blood pressure"), 0.18),
            (_("SpO₂"), 0.1),
            (_("initials"), 0.16),
        ),
        (_("before"), _("15 min"), _("30 min"), _("end"), _("1 h after"), _("4 h after")),
        labelled=0,
    )
    y = _blanks(
        fixed_page,
        y,
        ((_("volume given (mL)"), 0.25), (_("left in the tubing (mL)"), 0.25), (_("flushed with (mL, what)"), 0.5)),
    )
    y = _reaction(fixed_page, y)
    y = _blanks(
        fixed_page,
        y,
        ((_("given by: name, signature, moment"), 0.5), (_("matched and seen by: name, signature, moment"), 0.5)),
        30,
    )
    _returned(fixed_page, paper, number, by, y)


def _reasons(fixed_page: FixedPage, paper: WardPaper, number: str, by: str) -> None:
    """Draw every reason not to give the container: who reads the form has no account to look them up."""
    y = _title(fixed_page, paper, number)
    fixed_page.line(_LEFT, y + 18, f"{paper.headline}: {reasons_words(len(paper.stops))}", _HEAD)
    y += 22
    for sentence in paper.stops:
        y = fixed_page.prose(_LEFT, y + 4, f"✕ {sentence}", _TEXT, _WIDTH)
    _foot(fixed_page, paper, number, by)


def _title(fixed_page: FixedPage, paper: WardPaper, number: str) -> float:
    """Draw the number of the form, whose bag it is, and its state; returns the y below."""
    fixed_page.line(_LEFT, 44, _("Infusion form"), _TEXT)
    right = fixed_page.line(_LEFT, 66, number, _NUMBER)
    if paper.is_stopped:
        fixed_page.box(right + 16, 44, 250, 28)
        fixed_page.line(right + 26, 65, paper.headline, _NUMBER, 230)
    if paper.mark:
        fixed_page.line(_LEFT + _WIDTH - 60, 46, paper.mark, _VALUE, right=True)
    fixed_page.code(f"{number}/{paper.code}", _LEFT + _WIDTH - 50, 32, 50)
    rows = (
        (
            (_("patient"), paper.patient),
            (_("container"), paper.container),
            (_("batch"), paper.batch),
            (_("chain of identity"), paper.coi_code),
        ),
        (
            (_("volume"), paper.volume),
            (_("dose"), paper.dose),
            (_("expires"), paper.expires),
            (_("state"), paper.headline),
        ),
    )
    y = 88.0
    fixed_page.rule(_LEFT, y, _LEFT + _WIDTH, INK, 1)
    room = _WIDTH / 4 - 8
    for row in rows:
        values = [fixed_page.heading(value, _VALUE, room, _LEAST_SCALE) for _name, value in row]
        for place, (name, _value) in enumerate(row):
            fixed_page.line(_LEFT + place * _WIDTH / 4, y + 11, name, _NAME)
            for index, line in enumerate(values[place]):
                fixed_page.line(_LEFT + place * _WIDTH / 4, y + 24 + index * _VALUE.leading, line, _VALUE, room)
        y += 28 + (max(map(len, values)) - 1) * _VALUE.leading
    fixed_page.rule(_LEFT, y + 2, _LEFT + _WIDTH, INK, 1)
    return y


def _head(fixed_page: FixedPage, paper: WardPaper, number: str) -> float:
    y = _title(fixed_page, paper, number)
    if paper.stops:
        more = [_("All {number} reasons are on page 2.", number=len(paper.stops))] if len(paper.stops) > 1 else []
        y = fixed_page.prose(_LEFT, y + 4, " ".join((f"✕ {paper.stops[0]}", *more)), _TEXT, _WIDTH)
    return y + 6


def _checks(fixed_page: FixedPage, y: float) -> float:
    fixed_page.line(_LEFT, y + 12, _("Before it begins: both persons tick each"), _HEAD)
    fixed_page.line(_LEFT + _WIDTH, y + 12, _("first   second"), _NAME, right=True)
    y += 14
    for check in CHECKS:
        lines = fixed_page.heading(_(check), _TEXT, _WIDTH - 70)
        y += (len(lines) - 1) * _TEXT.leading
        fixed_page.headed(_LEFT, y + 12, lines, _TEXT, _WIDTH - 70)
        for x in (_LEFT + _WIDTH - 50, _LEFT + _WIDTH - 18):
            fixed_page.box(x, y + 2.5, 11, 11)
        y += 16
    return y + 4


def _blanks(fixed_page: FixedPage, y: float, blanks: tuple[tuple[str, float], ...], room: float = 22) -> float:
    """Draw lines to write on, each with its label above."""
    heads = [fixed_page.heading(name, _NAME, share * _WIDTH - 8) for name, share in blanks]
    y += (max(map(len, heads)) - 1) * _NAME.leading
    x = _LEFT
    for lines, (_name, share) in zip(heads, blanks, strict=True):
        fixed_page.headed(x, y + 10, lines, _NAME, share * _WIDTH - 8)
        fixed_page.rule(x, y + 10 + room, x + share * _WIDTH - 10, INK)
        x += share * _WIDTH
    return y + room + 14


def _table(
    fixed_page: FixedPage,
    y: float,
    head: str,
    columns: tuple[tuple[str, float], ...],
    rows: tuple[str, ...],
    labelled: int = 1,
) -> float:
    """Draw an empty table; `rows` are the words printed in the column `labelled`."""
    fixed_page.line(_LEFT, y + 11, head, _HEAD)
    y += 15
    heads = [fixed_page.heading(name, _NAME, share * _WIDTH - 6) for name, share in columns]
    height = 13 + (max(map(len, heads)) - 1) * _NAME.leading
    fixed_page.box(_LEFT, y, _WIDTH, height, ground=TINT)
    top, x, starts = y, _LEFT, []
    y += height
    for lines, (_name, share) in zip(heads, columns, strict=True):
        starts.append(x)
        fixed_page.headed(x + 4, y - 3.5, lines, _NAME, share * _WIDTH - 6)
        x += share * _WIDTH
    for words in rows:
        fixed_page.line(starts[labelled] + 4, y + 12.5, words, _TEXT, columns[labelled][1] * _WIDTH - 6)
        fixed_page.rule(_LEFT, y + _ROW, _LEFT + _WIDTH)
        y += _ROW
    for x in (*starts, _LEFT + _WIDTH):
        fixed_page.upright(x, top, y)
    return y + 6


def _reaction(fixed_page: FixedPage, y: float) -> float:
    grades = (_("none"), "1", "2", "3", "4", "5")
    _x, y = _choices(fixed_page, y + 11, _("Reaction (CTCAE grade)"), grades)
    y = _blanks(fixed_page, y + 1, ((_("what was seen, when, what was done"), 1.0),), 20)
    ends = (*map(label, (Residue.NONE, Residue.CULTURED)), f"{label(Residue.DESTROYED)}:")
    x, y = _choices(fixed_page, y + 10, _("Residue in the bag"), ends)
    if x > _LEFT + _WIDTH - _TO_WRITE_ON:
        x, y = _LEFT + 14, y + _CHOICES_LEADING
    fixed_page.rule(x, y + 1, _LEFT + _WIDTH, INK)
    return y + 8


def _choices(fixed_page: FixedPage, y: float, head: str, choices: tuple[str, ...]) -> tuple[float, float]:
    """Draw a heading and boxes to tick, on further lines if one is full; returns where the last ends."""
    x = fixed_page.line(_LEFT, y, head, _HEAD) + 14
    for choice in choices:
        if x + 14 + fixed_page.width_of(choice, _TEXT) > _LEFT + _WIDTH:
            x, y = _LEFT + 14, y + _CHOICES_LEADING
        fixed_page.box(x, y - 9, 10, 10)
        x = fixed_page.line(x + 14, y, choice, _TEXT) + 14
    return x, y


def _returned(fixed_page: FixedPage, paper: WardPaper, number: str, by: str, y: float) -> None:
    """Draw the fields the facility fills in when the form is returned."""
    fixed_page.box(_LEFT, y + 2, _WIDTH, 40)
    fixed_page.line(_LEFT + 8, y + 14, _("Cell facility: back on, transcribed by, checked by another person"), _NAME)
    _foot(fixed_page, paper, number, by)


def _foot(fixed_page: FixedPage, paper: WardPaper, number: str, by: str) -> None:
    foot = fixed_page.height - 26
    words = _(
        "{site} · {number} · read {moment} · printed by {name} · send it back",
        site=paper.site,
        number=number,
        moment=moment(paper.read_at),
        name=by,
    )
    fixed_page.line(_LEFT, foot, words, _SMALL, _WIDTH)
