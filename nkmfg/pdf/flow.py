"""From strips to sheets: what stands on which page is known before a page is drawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nkmfg.pdf.press import Press


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that the outline and the contents name, or that a link leads to."""

    key: str
    title: str = ""
    level: int | None = None  # None: a link leads here, no more


@dataclass(frozen=True, slots=True)
class Link:
    """An area of a strip that leads to a landmark: left, bottom, right, top from the strip's upper left corner."""

    area: tuple[float, float, float, float]
    key: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of paper as wide as the text, which no page break divides.

    `operators` draw it from its upper left corner, y upwards; `late` gives those that need the pages of the
    landmarks. `gap` is the space above it, dropped at the top of a page; `keep` holds it to the page of the next
    strip; `head` is repeated above it when it comes first on a page.
    """

    height: float
    operators: str = ""
    gap: float = 0.0
    keep: bool = False
    new_page: bool = False
    head: tuple["Strip", ...] = ()
    landmark: Landmark | None = None
    links: tuple[Link, ...] = ()
    late: Callable[[Mapping[str, int]], str] | None = None


class Part(Protocol):
    """Something that fills strips of a given width."""

    def strips(self, press: Press, width: float) -> Iterable[Strip]:
        """Its strips, from above."""
        ...


@dataclass(frozen=True, slots=True)
class Stand:
    """A strip on a sheet, `top` points below the upper edge of the text."""

    strip: Strip
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its strips, and the section that runs at its top."""

    stands: tuple[Stand, ...]
    section: str


def sheets(strips: Sequence[Strip], height: float) -> list[Sheet]:
    """The strips on pages of this height, each once and in order, in one pass."""
    done: list[Sheet] = []
    here: list[Stand] = []
    section, used = "", 0.0
    for group in _groups(strips, height):
        needed = sum(s.height + s.gap for s in group)
        if here and (group[0].new_page or used + needed > height):
            done.append(Sheet(tuple(here), _running(here, section)))
            section, here, used = _last(here, section), [], 0.0
        fresh = not here
        for strip in group[0].head if fresh else ():
            here.append(Stand(strip, used))
            used += strip.height
        for index, strip in enumerate(group):
            used += 0.0 if fresh and not index else strip.gap
            here.append(Stand(strip, used))
            used += strip.height
    return [*done, Sheet(tuple(here), _running(here, section))]


def pages_of(done: Sequence[Sheet]) -> dict[str, int]:
    """The page, from 1, on which each landmark stands first."""
    pages: dict[str, int] = {}
    for number, sheet in enumerate(done, start=1):
        for stand in sheet.stands:
            if stand.strip.landmark:
                pages.setdefault(stand.strip.landmark.key, number)
    return pages


def _groups(strips: Sequence[Strip], height: float) -> Iterator[list[Strip]]:
    """Strips that keep together, as far as a page can hold them."""
    group: list[Strip] = []
    broken = False
    for strip in strips:
        if group and strip.new_page:
            yield from _fitting(group, height)
            group = []
        if strip.new_page and not strip.height:
            broken = True
            continue
        group.append(replace(strip, new_page=True) if broken else strip)
        broken = False
        if not strip.keep:
            yield from _fitting(group, height)
            group = []
    if group:
        yield from _fitting(group, height)


def _fitting(group: list[Strip], height: float) -> Iterator[list[Strip]]:
    """The group whole, or in as few pieces as fit on a page each."""
    piece: list[Strip] = []
    used = 0.0
    for strip in group:
        if piece and used + strip.gap + strip.height > height:
            yield piece
            piece = []
        used = used + strip.gap if piece else sum(s.height for s in strip.head)
        piece.append(strip)
        used += strip.height
    yield piece


def _running(here: Sequence[Stand], before: str) -> str:
    """The section at the top of a page: the one that begins there, or the one that goes on."""
    first = here[0].strip.landmark if here else None
    return first.title if first and first.level == 0 else before


def _last(here: Sequence[Stand], before: str) -> str:
    titles = (s.strip.landmark.title for s in here if s.strip.landmark and s.strip.landmark.level == 0)
    return [before, *titles][-1]
