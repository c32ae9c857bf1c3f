"""Simulation of single clones of cells, and of the record that a facility would keep of them.

A clone has a number of cells, and its growth since seeding and since the last feeders. It has no starting equivalents:
the cells of a clone grown g-fold are the progeny of cells ÷ g founders, with which the folds of the product are
compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from nkmfg.domain.culture.events import Counted, Ended, Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.values.computed import Absence, missing
from nkmfg.domain.values.notes import NoteCode
from tests.domain.worked import NK, START

ONE = Fraction(1)
UNMEASURED = missing(Absence.NOT_MEASURED, NoteCode.NK_NOT_MEASURED, count="a count")


@dataclass(frozen=True)
class Clone:
    """Cells with one history of growth."""

    cells: Fraction
    grown: Fraction = ONE
    grown_since_feeders: Fraction = ONE

    def times(self, factor: Fraction) -> "Clone":
        return Clone(self.cells * factor, self.grown * factor, self.grown_since_feeders * factor)

    def part(self, share: Fraction) -> "Clone":
        return replace(self, cells=self.cells * share)


@dataclass
class Bottle:
    """A vessel: clones in a volume."""

    volume_ml: Fraction
    clones: list[Clone]
    stage: int = 1
    fate: Fate = Fate.CULTURE

    @property
    def cells(self) -> Fraction:
        return sum((clone.cells for clone in self.clones), Fraction(0))

    def founders(self) -> Fraction:
        return sum((clone.cells / clone.grown for clone in self.clones), Fraction(0))

    def founders_since_feeders(self) -> Fraction:
        return sum((clone.cells / clone.grown_since_feeders for clone in self.clones), Fraction(0))


@dataclass(frozen=True)
class Deed:
    """One random action; its numbers are taken modulo the available choices."""

    kind: str
    which: int
    other: int
    share: Fraction
    growth: tuple[Fraction, ...]
    measured: bool


KINDS = [
    "grow",
    "grow",
    "split",
    "split",
    "pool",
    "pool",
    "count",
    "sample",
    "feed",
    "freeze",
    "restimulate",
    "deplete",
    "discard",
]
FACTORS = st.sampled_from([Fraction(number, 7) for number in (3, 7, 20, 61)])
DEEDS = st.builds(
    Deed,
    kind=st.sampled_from(KINDS),
    which=st.integers(0, 9),
    other=st.integers(0, 9),
    share=st.sampled_from([Fraction(number, 50) for number in (1, 5, 17, 25, 41, 49)]),
    growth=st.lists(st.sampled_from([Fraction(number, 7) for number in (3, 7, 20, 61)]), min_size=1, max_size=3).map(
        tuple
    ),
    measured=st.booleans(),
)


@dataclass
class Facility:
    """The actual content of the bottles, and the record of it."""

    now: datetime = START
    bottles: dict[str, Bottle] = field(default_factory=dict)
    record: list[Event] = field(default_factory=list)
    named: int = 0
    seeded: int = 0

    def open(self, founders: Sequence[int]) -> None:
        for cells in founders:
            name = self.name()
            self.bottles[name] = Bottle(Fraction(400), [Clone(Fraction(cells))])
            self.write_count(name)
            self.record.append(Seeded(self.now, name))
            self.seeded += cells

    def name(self) -> str:
        self.named += 1
        return f"V{self.named}"

    def living(self) -> list[str]:
        return [name for name, bottle in self.bottles.items() if bottle.fate is Fate.CULTURE]

    def write_count(self, name: str, measured: bool = True) -> None:
        bottle = self.bottles[name]
        found = bottle.cells if measured else UNMEASURED
        self.record.append(Counted(self.now, name, bottle.volume_ml, {NK: found}))

    def do(self, deed: Deed) -> None:
        living = self.living()
        if not living:
            return
        self.now += timedelta(hours=deed.other)  # sometimes two events have the same moment
        name = living[deed.which % len(living)]
        getattr(self, deed.kind)(deed, name, self.bottles[name])

    def count(self, deed: Deed, name: str, bottle: Bottle) -> None:
        self.write_count(name, deed.measured)

    def grow(self, deed: Deed, name: str, bottle: Bottle) -> None:
        factors = deed.growth
        bottle.clones = [clone.times(factors[at % len(factors)]) for at, clone in enumerate(bottle.clones)]

    def feed(self, deed: Deed, name: str, bottle: Bottle) -> None:
        bottle.volume_ml /= deed.share
        self.record.append(Gauged(self.now, name, bottle.volume_ml))

    def sample(self, deed: Deed, name: str, bottle: Bottle) -> None:
        drawn = self._draw(bottle, deed.share)
        self.record.append(Moved(self.now, name, drawn.volume_ml, fate=Fate.SAMPLED))

    def split(self, deed: Deed, name: str, bottle: Bottle, fate: Fate = Fate.CULTURE) -> None:
        taken = self._draw(bottle, deed.share)
        taken.fate, target = fate, self.name()
        self.bottles[target] = taken
        self.record.append(Moved(self.now, name, taken.volume_ml, target, fate))

    def freeze(self, deed: Deed, name: str, bottle: Bottle) -> None:
        self.write_count(name)
        self.split(deed, name, bottle, Fate.FROZEN)

    def pool(self, deed: Deed, name: str, bottle: Bottle) -> None:
        others = [other for other in self.living() if other != name]
        if not others:
            return
        target = others[deed.other % len(others)]
        into = self.bottles[target]
        into.clones = into.clones + bottle.clones
        into.volume_ml += bottle.volume_ml
        into.stage = max(into.stage, bottle.stage)
        del self.bottles[name]
        self.record.append(Moved(self.now, name, None, target))

    def discard(self, deed: Deed, name: str, bottle: Bottle) -> None:
        bottle.fate = Fate.DISCARDED
        self.record.append(Ended(self.now, name, Fate.DISCARDED))

    def restimulate(self, deed: Deed, name: str, bottle: Bottle) -> None:
        self.write_count(name, deed.measured)
        bottle.stage += 1
        if deed.measured:
            bottle.clones = [replace(clone, grown_since_feeders=ONE) for clone in bottle.clones]
        self.record.append(Restimulated(self.now, name))

    def deplete(self, deed: Deed, name: str, bottle: Bottle) -> None:
        self.write_count(name)
        self.record.append(Processed(self.now, name, Operation.WASH))
        bottle.clones = [clone.part(deed.share) for clone in bottle.clones]
        self.write_count(name)

    def counts_all(self) -> None:
        self.now += timedelta(hours=1)
        for name in self.living():
            self.write_count(name)

    def current(self) -> Iterator[tuple[str, Bottle]]:
        living = [(name, self.bottles[name]) for name in self.living()]
        furthest = max((bottle.stage for _, bottle in living), default=0)
        return ((name, bottle) for name, bottle in living if bottle.stage == furthest)

    @staticmethod
    def _draw(bottle: Bottle, share: Fraction) -> Bottle:
        taken = Bottle(bottle.volume_ml * share, [clone.part(share) for clone in bottle.clones], bottle.stage)
        bottle.volume_ml -= taken.volume_ml
        bottle.clones = [clone.part(1 - share) for clone in bottle.clones]
        return taken


@st.composite
def facilities(draw: st.DrawFn) -> Facility:
    """A facility after random actions on its batch, with all live cells counted at the end."""
    facility = Facility()
    facility.open(draw(st.lists(st.integers(1, 10**8), min_size=1, max_size=3)))
    for deed in draw(st.lists(DEEDS, min_size=4, max_size=25)):
        facility.do(deed)
    facility.counts_all()
    return facility
