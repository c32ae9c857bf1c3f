"""The accompanying record on one page: eligibility in large type, every test of donor and product, no name."""

from nkmfg.domain.accompanying import Accompanying
from nkmfg.pdf.faces import Face
from nkmfg.pdf.leaf import Leaf, leaves
from nkmfg.pdf.style import GREY, INK, Style
from nkmfg.pdf.ward_sheet import moment

_LEFT, _WIDTH = 48.0, 499.0
_STATEMENT = Style(Face.BOLD, 16, 20)
_NAME = Style(Face.REGULAR, 8, 10, GREY)
_VALUE = Style(Face.BOLD, 10.5, 13)
_HEAD = Style(Face.BOLD, 10.5, 13)
_TEXT = Style(Face.REGULAR, 8.4, 10.8)
_STRONG = Style(Face.BOLD, 9, 11.6)
_SMALL = Style(Face.REGULAR, 7.2, 9.2, GREY)


def accompanying_record(told: Accompanying, *, by: str, software: str) -> bytes:
    """The record as PDF."""

    def draw(leaf: Leaf) -> None:
        _draw(leaf, told, by)

    return leaves([draw], title=f"Accompanying record {told.batch}", by=by, at=told.read_at, software=software)


def _draw(leaf: Leaf, told: Accompanying, by: str) -> None:
    leaf.line(_LEFT, 46, f"Accompanying record · {told.product}", _TEXT)
    if told.mark:
        leaf.line(_LEFT + _WIDTH, 46, told.mark, _VALUE, right=True)
    y = leaf.prose(_LEFT, 50, told.statement, _STATEMENT, _WIDTH)
    for words in (*told.legends, *told.reasons):
        y = leaf.prose(_LEFT, y, words, _STRONG, _WIDTH)
    y += 6
    leaf.rule(_LEFT, y, _LEFT + _WIDTH, INK, 1)
    facts = (
        ("donor", told.donor),
        ("donation", told.donation),
        ("patient", told.patient),
        ("batch", told.batch),
        ("chain of identity", told.coi_code),
    )
    for place, (name, value) in enumerate(facts):
        x = _LEFT + place * _WIDTH / 5
        leaf.line(x, y + 13, name, _NAME)
        leaf.line(x, y + 27, value, _VALUE, _WIDTH / 5 - 8)
    y = _rows(leaf, y + 40, "Tests of the donor", told.markers, (0.3, 0.28, 0.16, 0.26))
    _rows(leaf, y + 6, "Tests of the product", told.results, (0.3, 0.7))
    foot = leaf.height - 38
    leaf.line(_LEFT, foot, "No name, record number or date of birth of the donor is in this record.", _SMALL)
    leaf.line(_LEFT, foot + 12, f"{told.site} · read {moment(told.read_at)} · printed by {by}", _SMALL, _WIDTH)


def _rows(leaf: Leaf, y: float, head: str, rows: tuple[tuple[str, ...], ...], shares: tuple[float, ...]) -> float:
    leaf.line(_LEFT, y + 10, head, _HEAD)
    y += 14
    for row in rows or (("none",),):
        leaf.rule(_LEFT, y, _LEFT + _WIDTH)
        x, low = _LEFT, y
        for words, share in zip(row, shares, strict=False):
            low = max(low, leaf.prose(x, y, words, _TEXT, share * _WIDTH - 8))
            x += share * _WIDTH
        y = low + 3
    return y
