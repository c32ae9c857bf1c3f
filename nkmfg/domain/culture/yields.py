"""The named numbers of a batch: segment fold, cumulative fold, three yields; folds of each vessel.

`segment_fold` counts from the latest seeding or restimulation, `cumulative_fold` from the seeding. `theoretical_yield`
is the number of cells if nothing had been drawn, frozen or lost; `expected_yield` the same if what was frozen grew no
further, and nothing else had been drawn or lost; `actual_yield` is the number on hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from nkmfg.domain.culture.events import Counted, Fate, Restimulated, Seeded
from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.culture.growth import hours_between
from nkmfg.domain.culture.vessel import Vessel
from nkmfg.domain.recipe.enums import Population
from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, Input, Missing, missing, ratio, result
from nkmfg.domain.values.notes import NoteCode, Notes, note
from nkmfg.domain.values.quantities import shown

CELLS = Formula("cells", 1, "Σ cells of the latest counts, less what was drawn since", "decision 6")
SEGMENT_FOLD = Formula("segment_fold", 1, "Σ cells ÷ Σ equivalents of the cells that began the segment", "decision 6")
CUMULATIVE_FOLD = Formula("cumulative_fold", 1, "Σ cells ÷ Σ equivalents of the cells seeded", "decision 6")
THEORETICAL_YIELD = Formula("theoretical_yield", 1, "cells seeded × cumulative fold", "worked example 4")
EXPECTED_YIELD = Formula(
    "expected_yield",
    1,
    "(cells seeded − equivalents of the cells frozen) × cumulative fold + Σ cells frozen",
    "worked example 4",
)
ACTUAL_YIELD = Formula(
    "actual_yield", 1, "Σ cells in culture + Σ cells frozen, as counted before freezing", "worked example 4"
)

NOT_YET_COUNTED = missing(Absence.PENDING, NoteCode.NOT_YET_COUNTED)
NOTHING_THERE = missing(Absence.NOT_MEASURED, NoteCode.NOTHING_THERE)
NOTHING_SEEDED = NoteCode.NOTHING_SEEDED
SPANS = (note(NoteCode.SPANS_RESTIMULATION),)


@dataclass(frozen=True, slots=True)
class Figures:
    """Cells and folds of one or several vessels, as of the oldest of their counts."""

    vessels: tuple[str, ...]
    as_of: datetime | None
    cells: Computed
    segment_fold: Computed
    cumulative_fold: Computed
    segment_h: Fraction | None
    cumulative_h: Fraction | None


@dataclass(frozen=True, slots=True)
class Yields:
    """Figures of the live vessels of the current stage of a batch, and its three yields."""

    live: Figures
    theoretical_yield: Computed
    expected_yield: Computed
    actual_yield: Computed


@dataclass(frozen=True)
class Point:
    """One point of the growth curve: the culture after an event in a vessel, with its figures when asked for."""

    at: datetime
    code: str
    culture: Culture
    counted_within: timedelta | None

    @cached_property
    def vessel(self) -> Figures:
        """Figures of the vessel."""
        return vessel_figures(self.culture, self.code)

    @cached_property
    def batch(self) -> Yields:
        """Numbers of the batch."""
        return batch_yields(self.culture, self.counted_within)


def vessel_figures(culture: Culture, vessel: str) -> Figures:
    """Cells and folds of one vessel, whatever its fate. Raises KeyError for an empty vessel."""
    return _figures({vessel: culture.vessels[vessel]}, culture.population, None)


def batch_yields(culture: Culture, counted_within: timedelta | None = None) -> Yields:
    """Numbers of the batch; missing if the counts are further apart than `counted_within`."""
    live = live_vessels(culture)
    apart = _too_far_apart(live, counted_within)
    figures = _figures(live, culture.population, apart)
    return Yields(
        live=figures,
        theoretical_yield=_theoretical(culture, figures.cumulative_fold),
        expected_yield=_expected(culture, live, figures.cumulative_fold),
        actual_yield=_actual(culture, apart),
    )


def live_vessels(culture: Culture) -> dict[str, Vessel]:
    """Vessels in culture of the latest stage; if none is left, the frozen ones."""
    there = _of_fate(culture, Fate.CULTURE) or _of_fate(culture, Fate.FROZEN)
    stage = max((vessel.stage for vessel in there.values()), default=0)
    return {key: vessel for key, vessel in there.items() if vessel.stage == stage}


def curve(course: Iterable[Culture], counted_within: timedelta | None = None) -> tuple[Point, ...]:
    """A point at each seeding, count (with or without phenotype) and restimulation.

    Of several points at one moment, the last has the whole batch.
    """
    return tuple(
        Point(event.at, event.vessel, culture, counted_within)
        for culture in course
        if isinstance(event := culture.event, Seeded | Counted | Restimulated)
        and culture.vessels[event.vessel].stage
        and culture.vessels[event.vessel].unmeasured is None
    )


def growth_points(
    course: Iterable[Culture], counted_within: timedelta | None = None
) -> tuple[tuple[datetime, Fraction], ...]:
    """Cumulative fold of the batch at each measurement of growth; a count after a wash measures none."""
    folds: dict[datetime, Fraction] = {}
    for before, after in pairwise(course):
        event = after.event
        counted = isinstance(event, Counted) and not _recovering(before, event.vessel)
        if counted or isinstance(event, Seeded):
            vessels = live_vessels(after)
            live = _figures(vessels, after.population, _too_far_apart(vessels, counted_within))
            if live.as_of is not None and live.cumulative_fold.value is not None:
                folds.setdefault(live.as_of, live.cumulative_fold.value)
    return tuple(folds.items())


def _recovering(culture: Culture, vessel: str) -> bool:
    return vessel in culture.vessels and bool(culture.vessels[vessel].recovering)


@dataclass(frozen=True, slots=True)
class _Item:
    """One summand: name, amount, and its moment."""

    name: str
    amount: Amount
    at: datetime


def _figures(vessels: Mapping[str, Vessel], population: Population, apart: Missing | None) -> Figures:
    members = sorted(vessels.items())
    on_hand = [_Item(f"cells in {name}", _on_hand(held), held.as_of) for name, held in members]
    cells = [_Item(f"cells in {name}", held.cells, held.as_of) for name, held in members]
    segment = [
        _Item(f"starting equivalents in {name}", held.segment_start, held.segment_from) for name, held in members
    ]
    seeded = [_Item(f"starting equivalents in {name}", held.start, held.seeded_at) for name, held in members]
    as_of = min((item.at for item in cells), default=None)
    notes = _notes(held.unmeasured for _, held in members)
    waiting = _not_since(held.waiting for _, held in members)
    segment_waiting = _not_since(held.segment_waiting for _, held in members)
    spans = SPANS if any(held.spans for _, held in members) else notes
    return Figures(
        vessels=tuple(name for name, _ in members),
        as_of=as_of,
        cells=result(f"{population}_cells", CELLS, apart or _total(on_hand), _inputs(on_hand), notes),
        segment_fold=_fold("segment_fold", SEGMENT_FOLD, cells, segment, apart or segment_waiting, spans),
        cumulative_fold=_fold("cumulative_fold", CUMULATIVE_FOLD, cells, seeded, apart or waiting, notes),
        segment_h=hours_between(min(item.at for item in segment), as_of) if as_of else None,
        cumulative_h=hours_between(min(item.at for item in seeded), as_of) if as_of else None,
    )


def _not_since(waiting: Iterable[Missing | None]) -> Missing | None:
    """Reason why growth is unknown: the counts measured other cells, of these only the start is known."""
    notes = _notes(waiting)
    return Missing(Absence.PENDING, (note(NoteCode.UNTIL_MEASURED), *notes)) if notes else None


def _notes(missing_numbers: Iterable[Missing | None]) -> Notes:
    return tuple(sorted({note for number in missing_numbers if number is not None for note in number.notes}))


def _fold(
    quantity: str,
    formula: Formula,
    cells: Sequence[_Item],
    starts: Sequence[_Item],
    apart: Missing | None,
    notes: Notes,
) -> Computed:
    fold = apart or ratio(_total(cells), _total(starts), NOTHING_SEEDED)
    return result(quantity, formula, fold, _inputs([*cells, *starts]), notes)


def _theoretical(culture: Culture, fold: Computed) -> Computed:
    inputs = [] if isinstance(culture.seeded, Missing) else [Input("cells seeded", culture.seeded, "cells")]
    if fold.value is not None:
        inputs.append(Input("cumulative fold", fold.value, source=fold.formula.key))
    return result("theoretical_yield", THEORETICAL_YIELD, culture.seeded * fold.amount, inputs, fold.notes)


def _expected(culture: Culture, live: Mapping[str, Vessel], fold: Computed) -> Computed:
    """The theoretical yield, where what was frozen on the way counts as it was counted before freezing."""
    frozen = [
        (name, held) for name, held in sorted(_of_fate(culture, Fate.FROZEN).items()) if held.stage and name not in live
    ]
    starts = [
        _Item(f"starting equivalents in {name}, frozen", vessel.start, vessel.seeded_at) for name, vessel in frozen
    ]
    cells = [_Item(f"cells in {name}, frozen", held.cells, held.as_of) for name, held in frozen]
    inputs = [] if isinstance(culture.seeded, Missing) else [Input("cells seeded", culture.seeded, "cells")]
    if fold.value is not None:
        inputs.append(Input("cumulative fold", fold.value, source=fold.formula.key))
    expected = culture.seeded * fold.amount
    if frozen:
        expected = (culture.seeded - _total(starts)) * fold.amount + _total(cells)
    return result("expected_yield", EXPECTED_YIELD, expected, [*inputs, *_inputs([*starts, *cells])], fold.notes)


def _actual(culture: Culture, apart: Missing | None) -> Computed:
    kept = {**_of_fate(culture, Fate.CULTURE), **_of_fate(culture, Fate.FROZEN)}
    items = [
        _Item(f"cells in {name}, {held.fate}", _on_hand(held), held.as_of)
        for name, held in sorted(kept.items())
        if held.stage
    ]
    return result("actual_yield", ACTUAL_YIELD, apart or _total(items), _inputs(items))


def _of_fate(culture: Culture, fate: Fate) -> dict[str, Vessel]:
    return {name: vessel for name, vessel in culture.vessels.items() if vessel.fate is fate}


def _on_hand(vessel: Vessel) -> Amount:
    return NOT_YET_COUNTED if vessel.recovering else vessel.cells


def _total(items: Sequence[_Item]) -> Amount:
    amounts = [item.amount for item in items]
    return sum(amounts[1:], amounts[0]) if amounts else NOTHING_THERE


def _inputs(items: Iterable[_Item]) -> list[Input]:
    return [
        Input(item.name, item.amount, "cells", at=item.at) for item in items if not isinstance(item.amount, Missing)
    ]


def _too_far_apart(vessels: Mapping[str, Vessel], counted_within: timedelta | None) -> Missing | None:
    if counted_within is None or not vessels:
        return None
    first, last = (pick(vessel.as_of for vessel in vessels.values()) for pick in (min, max))
    if last - first <= counted_within:
        return None
    hours = shown(hours_between(first, last), significant=3)
    names = ", ".join(sorted(vessels))
    return missing(Absence.REFUSED, NoteCode.COUNTS_APART, vessels=names, hours=hours)
