"""From blocks to sheets: what stands on which page is known before a page is drawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nkmfg.pdf.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that the outline and the contents name, or that a link leads to."""

    key: str
    title: str = ""
    level: int | None = None  # None: a link leads here, no more


@dataclass(frozen=True, slots=True)
class Link:
    """An area of a block that leads to a landmark: left, bottom, right, top from the block's upper left corner."""

    area: tuple[float, float, float, float]
    key: str


@dataclass(frozen=True, slots=True)
class Block:
    """A band of paper as wide as the text, which no page break divides.

    `operators` draw it from its upper left corner, y upwards; `late` gives those that need the pages of the
    landmarks. `gap` is the space above it, dropped at the top of a page; `keep` holds it to the page of the next
    block; `head` is repeated above it when it comes first on a page.
    """

    height: float
    operators: str = ""
    gap: float = 0.0
    keep: bool = False
    new_page: bool = False
    head: tuple["Block", ...] = ()
    landmark: Landmark | None = None
    links: tuple[Link, ...] = ()
    late: Callable[[Mapping[str, int]], str] | None = None


class Part(Protocol):
    """Something that fills blocks of a given width."""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """Its blocks, from above."""
        ...


@dataclass(frozen=True, slots=True)
class Stand:
    """A block on a sheet, `top` points below the upper edge of the text."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its blocks, and the section that runs at its top."""

    stands: tuple[Stand, ...]
    section: str


def sheets(blocks: Sequence[Block], height: float) -> list[Sheet]:
    """The blocks on pages of this height, each once and in order, in one pass."""
    done: list[Sheet] = []
    here: list[Stand] = []
    section, used = "", 0.0
    for group in _groups(blocks, height):
        needed = sum(s.height + s.gap for s in group)
        if here and (group[0].new_page or used + needed > height):
            done.append(Sheet(tuple(here), _running(here, section)))
            section, here, used = _last(here, section), [], 0.0
        fresh = not here
        for block in group[0].head if fresh else ():
            here.append(Stand(block, used))
            used += block.height
        for index, block in enumerate(group):
            used += 0.0 if fresh and not index else block.gap
            here.append(Stand(block, used))
            used += block.height
    return [*done, Sheet(tuple(here), _running(here, section))]


def pages_of(done: Sequence[Sheet]) -> dict[str, int]:
    """The page, from 1, on which each landmark stands first."""
    pages: dict[str, int] = {}
    for number, sheet in enumerate(done, start=1):
        for stand in sheet.stands:
            if stand.block.landmark:
                pages.setdefault(stand.block.landmark.key, number)
    return pages


def _groups(blocks: Sequence[Block], height: float) -> Iterator[list[Block]]:
    """Strips that keep together, as far as a page can hold them."""
    group: list[Block] = []
    broken = False
    for block in blocks:
        if group and block.new_page:
            yield from _fitting(group, height)
            group = []
        if block.new_page and not block.height:
            broken = True
            continue
        group.append(replace(block, new_page=True) if broken else block)
        broken = False
        if not block.keep:
            yield from _fitting(group, height)
            group = []
    if group:
        yield from _fitting(group, height)


def _fitting(group: list[Block], height: float) -> Iterator[list[Block]]:
    """The group whole, or in as few pieces as fit on a page each."""
    piece: list[Block] = []
    used = 0.0
    for block in group:
        if piece and used + block.gap + block.height > height:
            yield piece
            piece = []
        used = used + block.gap if piece else sum(s.height for s in block.head)
        piece.append(block)
        used += block.height
    yield piece


def _running(here: Sequence[Stand], before: str) -> str:
    """The section at the top of a page: the one that begins there, or the one that goes on."""
    first = here[0].block.landmark if here else None
    return first.title if first and first.level == 0 else before


def _last(here: Sequence[Stand], before: str) -> str:
    titles = (s.block.landmark.title for s in here if s.block.landmark and s.block.landmark.level == 0)
    return [before, *titles][-1]
