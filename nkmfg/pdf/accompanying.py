"""The accompanying record on one page: eligibility in large type, every test of donor and product, no name."""

from nkmfg.pdf.faces import Face
from nkmfg.pdf.fixed_page import FixedPage, fixed_pages
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


def accompanying_record(accompanying: Accompanying, *, by: str, software: str) -> bytes:
    """Render the accompanying record as PDF."""

    def draw(fixed_page: FixedPage) -> None:
        _draw(fixed_page, accompanying, by)

    return fixed_pages(
        [draw],
        title=_("Accompanying record {batch}", batch=accompanying.batch),
        by=by,
        at=accompanying.read_at,
        software=software,
    )


def _draw(fixed_page: FixedPage, accompanying: Accompanying, by: str) -> None:
    fixed_page.line(_LEFT, 46, _("Accompanying record · {product}", product=accompanying.product), _TEXT)
    if accompanying.mark:
        fixed_page.line(_LEFT + _WIDTH, 46, accompanying.mark, _VALUE, right=True)
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
    y = _rows(fixed_page, y + 40, _("Tests of the donor"), accompanying.markers, (0.3, 0.28, 0.16, 0.26))
    _rows(fixed_page, y + 6, _("Tests of the product"), accompanying.results, (0.3, 0.7))
    foot = fixed_page.height - 38
    fixed_page.line(_LEFT, foot, _("No name, record number or date of birth of the donor is in this record."), _SMALL)
    fixed_page.line(
        _LEFT,
        foot + 12,
        _(
            "{site} · read {moment} · printed by {name}",
            site=accompanying.site,
            moment=moment(accompanying.read_at),
            name=by,
        ),
        _SMALL,
        _WIDTH,
    )


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
