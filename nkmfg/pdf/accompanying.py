"""The accompanying record: eligibility in large type, every test of donor and product, no name."""

from functools import partial

from nkmfg.pdf.faces import Face
from nkmfg.pdf.fixed_page import Draw, FixedPage, fixed_pages, tried
from nkmfg.pdf.style import GREY, INK, Style
from nkmfg.pdf.ward_sheet import moment
from nkmfg.words.accompanying_record import Accompanying
from nkmfg.words.messages import _

_LEFT, _WIDTH = 48.0, 499.0
_STATEMENT = Style(Face.BOLD, 16, 20)
_NAME = Style(Face.REGULAR, 8, 10, GREY)
_VALUE = Style(Face.BOLD, 10.5, 13)
_HEAD = Style(Face.BOLD, 10.5, 13)
_TEXT = Style(Face.REGULAR, 8.4, 10.8)
_STRONG = Style(Face.BOLD, 9, 11.6)
_SMALL = Style(Face.REGULAR, 7.2, 9.2, GREY)
_OF_PRODUCT = (0.3, 0.7)


Rows = tuple[tuple[str, ...], ...]


def accompanying_record(accompanying: Accompanying, *, by: str, software: str) -> bytes:
    """Render the accompanying record as PDF; tests of the product that do not fit are on further pages."""
    draws: list[Draw] = []
    rest: Rows = accompanying.results
    while not draws or rest:
        draw_page = _draw if not draws else _draw_further
        fits = (n for n in range(len(rest), 1, -1) if tried(partial(draw_page, accompanying, by, rest[:n])))
        count = next(fits, 1)
        draws.append(partial(draw_page, accompanying, by, rest[:count]))
        rest = rest[count:]
    title = _("Accompanying record {batch}", batch=accompanying.batch)
    return fixed_pages(draws, title=title, by=by, at=accompanying.read_at, software=software)


def _draw(accompanying: Accompanying, by: str, results: Rows, fixed_page: FixedPage) -> bool:
    """Draw the first page with these tests of the product; false if they came down on its foot."""
    _title(fixed_page, accompanying)
    y = 50.0
    if accompanying.stops:
        y = fixed_page.prose(_LEFT, y, accompanying.stopped, _STATEMENT, _WIDTH)
        for sentence in accompanying.stops:
            y = fixed_page.prose(_LEFT, y, f"✕ {sentence}", _STRONG, _WIDTH)
        y += 4
    y = fixed_page.prose(_LEFT, y, accompanying.statement, _STATEMENT, _WIDTH)
    for words in (*accompanying.legends, *accompanying.reasons):
        y = fixed_page.prose(_LEFT, y, words, _STRONG, _WIDTH)
    y += 6
    fixed_page.rule(_LEFT, y, _LEFT + _WIDTH, INK, 1)
    y = _facts(fixed_page, accompanying, y)
    y = _rows(fixed_page, y, _("Tests of the donor"), accompanying.markers, (0.3, 0.28, 0.16, 0.26))
    y = _rows(fixed_page, y + 6, _("Tests of the product"), results, _OF_PRODUCT)
    return y <= _foot(fixed_page, accompanying, by)


def _draw_further(accompanying: Accompanying, by: str, results: Rows, fixed_page: FixedPage) -> bool:
    """Draw a further page of tests of the product."""
    _title(fixed_page, accompanying)
    y = _facts(fixed_page, accompanying, 56.0)
    y = _rows(fixed_page, y, _("{name}, continued", name=_("Tests of the product")), results, _OF_PRODUCT)
    return y <= _foot(fixed_page, accompanying, by)


def _title(fixed_page: FixedPage, accompanying: Accompanying) -> None:
    fixed_page.line(_LEFT, 46, _("Accompanying record · {product}", product=accompanying.product), _TEXT)
    if accompanying.mark:
        fixed_page.line(_LEFT + _WIDTH, 46, accompanying.mark, _VALUE, right=True)


def _facts(fixed_page: FixedPage, accompanying: Accompanying, y: float) -> float:
    facts = (
        (_("donor"), accompanying.donor),
        (_("donation"), accompanying.donation),
        (_("patient"), accompanying.patient),
        (_("batch"), accompanying.batch),
        (_("chain of identity"), accompanying.coi_code),
    )
    room = _WIDTH / len(facts) - 8
    heads = [fixed_page.heading(name, _NAME, room) for name, _value in facts]
    y += (max(map(len, heads)) - 1) * _NAME.leading
    for place, (lines, (_name, value)) in enumerate(zip(heads, facts, strict=True)):
        x = _LEFT + place * _WIDTH / len(facts)
        fixed_page.headed(x, y + 13, lines, _NAME, room)
        fixed_page.line(x, y + 27, value, _VALUE, room)
    return y + 40


def _foot(fixed_page: FixedPage, accompanying: Accompanying, by: str) -> float:
    """Draw the foot; returns the y of its upper edge."""
    foot = fixed_page.height - 38
    fixed_page.line(_LEFT, foot, _("No name, record number or date of birth of the donor is in this record."), _SMALL)
    words = _(
        "{site} · read {moment} · printed by {name}",
        site=accompanying.site,
        moment=moment(accompanying.read_at),
        name=by,
    )
    fixed_page.line(_LEFT, foot + 12, words, _SMALL, _WIDTH)
    return foot - _SMALL.leading


def _rows(
    fixed_page: FixedPage, y: float, head: str, rows: tuple[tuple[str, ...], ...], shares: tuple[float, ...]
) -> float:
    fixed_page.line(_LEFT, y + 10, head, _HEAD)
    y += 14
    for row in rows or ((_("none"),),):
        fixed_page.rule(_LEFT, y, _LEFT + _WIDTH)
        x, low = _LEFT, y
        for words, share in zip(row, shares, strict=False):
            low = max(low, fixed_page.prose(x, y, words, _TEXT, share * _WIDTH - 8))
            x += share * _WIDTH
        y = low + 3
    return y
