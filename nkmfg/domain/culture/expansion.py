"""Expansion of cells through counts, splits, pools, samples, carry-over, freezing, depletion and loss.

Growth multiplies the cells of a vessel only; a removed share takes the same share of the cells and of their starting
equivalents; pooling adds both. Hence Σ cells ÷ Σ starting equivalents is the fold of any set of vessels at any moment,
and no split, pool or loss changes it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import accumulate, pairwise
from operator import attrgetter

from nkmfg.domain.culture.events import Counted, Ended, Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.culture.vessel import Vessel
from nkmfg.domain.recipe.enums import Population
from nkmfg.domain.values.computed import Absence, Amount, missing
from nkmfg.domain.values.notes import NoteCode

NOT_NAMED = missing(Absence.NOT_MEASURED, NoteCode.NOT_MEASURED_AT_COUNT)


@dataclass(frozen=True, slots=True)
class Fault:
    """An impossible statement of the record, which was replaced by the nearest possible one."""

    at: datetime
    vessel: str
    code: NoteCode


@dataclass(frozen=True, slots=True)
class Culture:
    """One population in all vessels of a batch after an event, and the total number of cells ever seeded."""

    population: Population
    event: Event | None = None
    vessels: Mapping[str, Vessel] = field(default_factory=dict)
    seeded: Amount = Fraction(0)
    emptied: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()

    def after(self, event: Event) -> "Culture":
        """Return the culture after an event. Impossible events are never refused, but reported as faults."""
        key = _acted_on(event)
        culture = replace(self, event=event)
        vessel = self.vessels.get(key)
        if vessel is None:
            vessel = _unheard_of(key, event)
            if key in self.emptied or not isinstance(event, Counted):
                culture = culture._doubting(NoteCode.HELD_NO_CELLS)
        match event:
            case Counted():
                found = event.cells.get(self.population, NOT_NAMED)
                vessel = replace(vessel, volume_ml=event.volume_ml).counted(found, event.at)
            case Moved():
                return culture._moved(event, vessel)
            case Seeded() if vessel.stage:
                return culture._doubting(NoteCode.SEEDED_BEFORE)
            case Seeded():
                vessel = vessel.seeded(event.at)
                culture = replace(culture, seeded=self.seeded + vessel.start)
            case Restimulated():
                vessel = vessel.restimulated()
            case Processed():
                vessel = replace(vessel, recovering=vessel.recovering | {event.operation}, fate=Fate.CULTURE)
            case Gauged():
                vessel = replace(vessel, volume_ml=event.volume_ml)
            case Ended():
                vessel = replace(vessel, fate=event.fate)
        return replace(culture, vessels={**self.vessels, key: vessel})

    def _moved(self, event: Moved, source: Vessel) -> "Culture":
        drawn_ml = source.volume_ml if event.volume_ml is None else event.volume_ml
        left_ml = max(source.volume_ml - drawn_ml, Fraction(0))
        by_volume = drawn_ml / source.volume_ml if left_ml else Fraction(1)
        share = by_volume if event.share is None else min(event.share, Fraction(1))
        target = event.target or f"{event.source}, {event.fate} {event.at:%Y-%m-%dT%H:%MZ}"
        vessels, emptied = {**self.vessels, event.source: source.part(1 - share, left_ml, source.fate)}, self.emptied
        if share == 1 and not left_ml:
            del vessels[event.source]
            emptied |= {event.source}
        taken = source.part(share, drawn_ml, event.fate)
        vessels[target] = taken + vessels[target] if target in vessels else taken
        culture = replace(self, vessels=vessels, emptied=emptied)
        overdrawn = drawn_ml > source.volume_ml or (event.share is not None and event.share > 1)
        return culture._doubting(NoteCode.OVERDRAWN) if overdrawn else culture

    def _doubting(self, code: NoteCode) -> "Culture":
        assert self.event is not None
        return replace(self, faults=(*self.faults, Fault(self.event.at, _acted_on(self.event), code)))


def states_after(events: Iterable[Event], population: Population) -> tuple[Culture, ...]:
    """The culture before the first event and after each event, in order of their moments.

    Events of equal moments keep the order given: a count precedes what was drawn from the counted vessel.
    """
    # In UTC, as moments of one zone are ordered by wall-clock time, which is ambiguous for one hour in autumn.
    in_order = sorted((replace(event, at=event.at.astimezone(UTC)) for event in events), key=attrgetter("at"))
    return tuple(accumulate(in_order, Culture.after, initial=Culture(population)))


def vessel_history(course: Iterable[Culture], vessel: str) -> tuple[tuple[Event, Vessel | None], ...]:
    """Each event that changed the content of one vessel, with that content: the working of its folds."""
    return tuple(
        (after.event, after.vessels.get(vessel))
        for before, after in pairwise(course)
        if after.event is not None and before.vessels.get(vessel) != after.vessels.get(vessel)
    )


def _acted_on(event: Event) -> str:
    return event.source if isinstance(event, Moved) else event.vessel


def _unheard_of(key: str, event: Event) -> Vessel:
    """Add a vessel unknown to the record: its content is unknown, and everything derived from it."""
    uncounted = missing(Absence.NOT_MEASURED, NoteCode.NONE_COUNTED_BEFORE, vessel=key)
    volume_ml = event.volume_ml if isinstance(event, Counted | Moved | Gauged) else None
    return Vessel(
        volume_ml=volume_ml or Fraction(0),
        cells=uncounted,
        as_of=event.at,
        seeded_at=event.at,
        segment_from=event.at,
    )
