"""The cover: whose batch, what was decided, how many exceptions, where to find what, how to check this copy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nkmfg.domain.tone import Tone
from nkmfg.pdf.cell import Field
from nkmfg.pdf.faces import Face
from nkmfg.pdf.flow import Link, Strip
from nkmfg.pdf.parts import Facts
from nkmfg.pdf.press import Placed, Press, TextObject, text
from nkmfg.pdf.style import CAPTION, GREY, INK, PROSE, TEXT, Style, colour_of, sign_of
from nkmfg.pdf.symbol import QR, squares
from nkmfg.pdf.table import rule
from nkmfg.pdf.wrap import wrap

_KIND = Style(Face.REGULAR, 10, 13, GREY)
_BATCH = Style(Face.BOLD, 30, 34)
_PRODUCT = Style(Face.BOLD, 13, 17)
_LARGE = 25.0
_LINE = 12.6
_CODE = 78.0


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `check` says how to check this copy, `code` is what its QR code holds."""

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

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """From the batch number down to the code."""
        yield from _lines(self.kind, _KIND, press, width)
        yield from _lines(self.batch, _BATCH, press, width)
        yield from _lines(self.product, _PRODUCT, press, width, gap=3)
        yield from _lines(self.subtitle, _KIND, press, width)
        yield self._disposition(press, width)
        yield Strip(6)
        yield from Facts(self.facts).strips(press, width)
        yield from _contents(press, width)
        yield self._check(press, width)

    def _disposition(self, press: Press, width: float) -> Strip:
        large = Style(Face.BOLD, _LARGE, _LARGE + 5, colour_of(self.disposition_state))
        words = wrap(f"{sign_of(self.disposition_state)} {self.disposition}", press.fount(large), width)
        placed = [Placed(0, -8 - _LARGE - i * large.leading, press.set(line, large)) for i, line in enumerate(words)]
        y = -8 - _LARGE * 1.15 - large.leading * (len(words) - 1)
        for line in wrap(self.completeness, press.fount(PROSE), width):
            y -= PROSE.leading
            placed.append(Placed(0, y, press.set(line, PROSE)))
        judged = Style(Face.BOLD, PROSE.size, PROSE.leading, colour_of(self.exceptions_state))
        for line in wrap(f"{sign_of(self.exceptions_state)} {self.exceptions}", press.fount(judged), width):
            y -= PROSE.leading
            placed.append(Placed(0, y, press.set(line, judged)))
        height = -y + 12
        rules = f"{rule(width, 0, INK, 0.9)}\n{rule(width, -height, INK, 0.9)}"
        return Strip(height, f"{text(placed)}\n{rules}", gap=18)

    def _check(self, press: Press, width: float) -> Strip:
        room = width - (_CODE + 16 if self.code else 0)
        caption = press.set("How to check this copy", CAPTION)
        lines = wrap(self.check, press.fount(TEXT), room)
        placed = [Placed(0, -24, caption)]
        placed += [Placed(0, -38 - i * TEXT.leading, press.set(line, TEXT)) for i, line in enumerate(lines)]
        height = max(44 + TEXT.leading * len(lines), _CODE + 20 if self.code else 0)
        square = squares(self.code, QR, width - _CODE, -14, _CODE) if self.code else ""
        return Strip(height, f"{rule(width, -4)}\n{text(placed)}\n{square}", gap=10)


def _lines(words: str, style: Style, press: Press, width: float, gap: float = 0) -> Iterator[Strip]:
    for line in wrap(words, press.fount(style), width) if words else ():
        yield Strip(style.leading, text([Placed(0, -style.size, press.set(line, style))]), gap=gap)


def _contents(press: Press, width: float) -> Iterator[Strip]:
    """All sections with their pages, in two columns read downwards."""
    if not press.sections:
        return
    rows = -(-len(press.sections) // 2)
    yield Strip(18, text([Placed(0, -12, press.set("Contents", CAPTION))]), gap=10, keep=True)
    for row in range(rows):
        here = [(i % 2, *press.sections[n]) for i, n in enumerate((row, row + rows)) if n < len(press.sections)]
        yield _contents_row(here, press, width, last=row == rows - 1)


def _contents_row(here: list[tuple[int, str, str]], press: Press, width: float, *, last: bool) -> Strip:
    each = (width - 24) / 2
    titles = [(side * (each + 24), key, press.fitted(title, TEXT, each - 26)) for side, key, title in here]
    links = tuple(Link((x, -_LINE, x + each, 0), key) for x, key, _ in titles)

    def late(pages: Mapping[str, int]) -> str:
        row = TextObject()
        for x, key, title in titles:
            number = press.set(str(pages[key]), TEXT)
            row.add(x, -9, title)
            row.add(x + each - number.width, -9, number)
        return row.operators

    leaders = "\n".join(_leader(x + title.width + 5, x + each - 16) for x, _, title in titles)
    return Strip(_LINE, leaders, keep=not last, links=links, late=late)


def _leader(start: float, end: float) -> str:
    return f"0.7 G 0.5 w [0.5 2.5] 0 d {start:.2f} -9 m {end:.2f} -9 l S [] 0 d" if end > start else ""
