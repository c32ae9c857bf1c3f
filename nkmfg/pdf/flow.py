"""Pagination of blocks into sheets, complete before the first page is drawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nkmfg.pdf.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Landmark:
    """A link target, listed in outline and contents if it has a title."""

    key: str
    title: str = ""
    level: int | None = None  # None: a link target only


@dataclass(frozen=True, slots=True)
class Link:
    """A linked area of a block: left, bottom, right, top from the block's upper left corner."""

    area: tuple[float, float, float, float]
    key: str


@dataclass(frozen=True, slots=True)
class Block:
    """A band over the whole text width, never divided by a page break.

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
    """Protocol of what renders to blocks of a given width."""

    def blocks(self, typesetter: Typesetter, width: float) -> Iterable[Block]:
        """Blocks from top to bottom."""
        ...


@dataclass(frozen=True, slots=True)
class Placement:
    """A block on a sheet, `top` points below the upper edge of the text."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its blocks, and the section that runs at its top."""

    placements: tuple[Placement, ...]
    section: str


def sheets(blocks: Sequence[Block], height: float) -> list[Sheet]:
    """Distribute the blocks over pages of this height, in order, in one pass."""
    finished: list[Sheet] = []
    placements: list[Placement] = []
    section, used = "", 0.0
    for group in _groups(blocks, height):
        needed = sum(s.height + s.gap for s in group)
        if placements and (group[0].new_page or used + needed > height):
            finished.append(Sheet(tuple(placements), _running(placements, section)))
            section, placements, used = _last(placements, section), [], 0.0
        fresh = not placements
        for block in group[0].head if fresh else ():
            placements.append(Placement(block, used))
            used += block.height
        for index, block in enumerate(group):
            used += 0.0 if fresh and not index else block.gap
            placements.append(Placement(block, used))
            used += block.height
    return [*finished, Sheet(tuple(placements), _running(placements, section))]


def pages_of(page_sheets: Sequence[Sheet]) -> dict[str, int]:
    """Page number, from 1, of the first occurrence of each landmark."""
    pages: dict[str, int] = {}
    for number, sheet in enumerate(page_sheets, start=1):
        for placement in sheet.placements:
            if placement.block.landmark:
                pages.setdefault(placement.block.landmark.key, number)
    return pages


def _groups(blocks: Sequence[Block], height: float) -> Iterator[list[Block]]:
    """Groups of blocks to keep on one page, split where they exceed a page."""
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
    """The group whole, or in as few pieces as fit on one page each."""
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


def _running(placements: Sequence[Placement], before: str) -> str:
    """Section in the running head of a page: the one that begins there, or the one continued."""
    first = placements[0].block.landmark if placements else None
    return first.title if first and first.level == 0 else before


def _last(placements: Sequence[Placement], before: str) -> str:
    titles = (s.block.landmark.title for s in placements if s.block.landmark and s.block.landmark.level == 0)
    return [before, *titles][-1]
