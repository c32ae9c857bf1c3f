"""The cover page: identity, disposition, exceptions, contents, and how to check this copy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.cell import Field
from nkmfg.pdf.faces import Face
from nkmfg.pdf.flow import Block, Link
from nkmfg.pdf.parts import Facts
from nkmfg.pdf.style import CAPTION, GREY, INK, PROSE, TEXT, Style, colour_of, sign_of
from nkmfg.pdf.symbol import QR, squares
from nkmfg.pdf.table import rule
from nkmfg.pdf.typesetter import Placed, Run, TextObject, Typesetter, text
from nkmfg.pdf.wrap import wrap
from nkmfg.words.messages import _

_KIND = Style(Face.REGULAR, 10, 13, GREY)
_BATCH = Style(Face.BOLD, 30, 34)
_PRODUCT = Style(Face.BOLD, 13, 17)
_LARGE = 25.0
_LINE = 12.6
_CODE = 78.0


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `check` tells how to check this copy, `code` is the content of its QR code."""

    kind: str
    batch: str
    product: str
    subtitle: str
    disposition: str
    disposition_state: Tone
    completeness: str
    exceptions: str
    exceptions_state: Tone
    facts: Sequence[tuple[str, Field]]
    check: str
    code: str = ""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """Lay out the page, from the batch number down to the QR code."""
        yield from _lines(self.kind, _KIND, typesetter, width)
        yield from _lines(self.batch, _BATCH, typesetter, width)
        yield from _lines(self.product, _PRODUCT, typesetter, width, gap=3)
        yield from _lines(self.subtitle, _KIND, typesetter, width)
        yield self._disposition(typesetter, width)
        yield Block(6)
        yield from Facts(self.facts).blocks(typesetter, width)
        yield from _contents(typesetter, width)
        yield self._check(typesetter, width)

    def _disposition(self, typesetter: Typesetter, width: float) -> Block:
        large = Style(Face.BOLD, _LARGE, _LARGE + 5, colour_of(self.disposition_state))
        words = wrap(f"{sign_of(self.disposition_state)} {self.disposition}", typesetter.font(large), width)
        placed = [
            Placed(0, -8 - _LARGE - i * large.leading, typesetter.set(line, large)) for i, line in enumerate(words)
        ]
        y = -8 - _LARGE * 1.15 - large.leading * (len(words) - 1)
        for line in wrap(self.completeness, typesetter.font(PROSE), width):
            y -= PROSE.leading
            placed.append(Placed(0, y, typesetter.set(line, PROSE)))
        judged = Style(Face.BOLD, PROSE.size, PROSE.leading, colour_of(self.exceptions_state))
        for line in wrap(f"{sign_of(self.exceptions_state)} {self.exceptions}", typesetter.font(judged), width):
            y -= PROSE.leading
            placed.append(Placed(0, y, typesetter.set(line, judged)))
        height = -y + 12
        rules = f"{rule(width, 0, INK, 0.9)}\n{rule(width, -height, INK, 0.9)}"
        return Block(height, f"{text(placed)}\n{rules}", gap=18)

    def _check(self, typesetter: Typesetter, width: float) -> Block:
        room = width - (_CODE + 16 if self.code else 0)
        caption = typesetter.set(_("How to check this copy"), CAPTION)
        lines = wrap(self.check, typesetter.font(TEXT), room)
        placed = [Placed(0, -24, caption)]
        placed += [Placed(0, -38 - i * TEXT.leading, typesetter.set(line, TEXT)) for i, line in enumerate(lines)]
        height = max(44 + TEXT.leading * len(lines), _CODE + 20 if self.code else 0)
        square = squares(self.code, QR, width - _CODE, -14, _CODE) if self.code else ""
        return Block(height, f"{rule(width, -4)}\n{text(placed)}\n{square}", gap=10)


def _lines(words: str, style: Style, typesetter: Typesetter, width: float, gap: float = 0) -> Iterator[Block]:
    for line in wrap(words, typesetter.font(style), width) if words else ():
        yield Block(style.leading, text([Placed(0, -style.size, typesetter.set(line, style))]), gap=gap)


def _contents(typesetter: Typesetter, width: float) -> Iterator[Block]:
    """List all sections with their pages, in two columns read downwards."""
    if not typesetter.sections:
        return
    rows = -(-len(typesetter.sections) // 2)
    yield Block(18, text([Placed(0, -12, typesetter.set(_("Contents"), CAPTION))]), gap=10, keep=True)
    for row in range(rows):
        entries = [
            (i % 2, *typesetter.sections[n]) for i, n in enumerate((row, row + rows)) if n < len(typesetter.sections)
        ]
        yield _contents_row(entries, typesetter, width, last=row == rows - 1)


def _contents_row(entries: list[tuple[int, str, str]], typesetter: Typesetter, width: float, *, last: bool) -> Block:
    card_width = (width - 24) / 2
    font = typesetter.font(TEXT)
    titles = [
        (side * (card_width + 24), key, list(map(font.set, wrap(title, font, card_width - 26))))
        for side, key, title in entries
    ]
    height = _LINE + TEXT.leading * (max(len(lines) for _x, _key, lines in titles) - 1)
    links = tuple(Link((x, -height, x + card_width, 0), key) for x, key, _lines in titles)

    def late(pages: Mapping[str, int]) -> str:
        row = TextObject()
        for x, key, lines in titles:
            number = typesetter.set(str(pages[key]), TEXT)
            for index, line in enumerate(lines):
                row.add(x, -9 - index * TEXT.leading, line)
            row.add(x + card_width - number.width, _baseline(lines), number)
        return row.operators

    leaders = "\n".join(
        _leader(x + lines[-1].width + 5, x + card_width - 16, _baseline(lines)) for x, _key, lines in titles
    )
    return Block(height, leaders, keep=not last, links=links, late=late)


def _baseline(lines: Sequence[Run]) -> float:
    """Baseline of the last line of an entry."""
    return -9 - TEXT.leading * (len(lines) - 1)


def _leader(start: float, end: float, y: float) -> str:
    return f"0.7 G 0.5 w [0.5 2.5] 0 d {start:.2f} {y:g} m {end:.2f} {y:g} l S [] 0 d" if end > start else ""
