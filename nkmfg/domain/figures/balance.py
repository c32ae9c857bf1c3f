"""Balance of the cells of a batch: transfers with their cells, and its yield of what there could have been."""

import re
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

from nkmfg.domain.culture.events import Ended, Fate, Moved
from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.culture.yields import Yields
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, compute, missing, ratio
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.notes import NoteCode

OF_THEORETICAL = Formula("yield_of_theoretical", 1, "actual yield ÷ theoretical yield × 100", "21 CFR 211.103")
OF_EXPECTED = Formula("yield_of_expected", 1, "actual yield ÷ expected yield × 100", "21 CFR 211.103")
_IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
NONE_EXPECTED = NoteCode.NO_YIELD_EXPECTED


@dataclass(frozen=True, slots=True)
class Transfer:
    """Cells that left a vessel: volume, viable and NK cells, and the target vessel or fate."""

    at: datetime
    source: str
    target: str | None
    fate: Fate
    volume_ml: Fraction | None
    viable_cells: Amount
    nk_cells: Amount


def transfers(figures: BatchFigures) -> tuple[Transfer, ...]:
    """Everything moved, drawn, frozen, discarded or infused, in order, except medium without cells."""
    result = []
    steps = zip(pairwise(figures.viable.course), pairwise(figures.nk.course), strict=True)
    for (before, after), (nk_before, nk_after) in steps:
        event = after.event
        if isinstance(event, Moved) and event.share != 0:
            volume = event.volume_ml if event.volume_ml is not None else _volume_ml(before, event.source)
            viable, nk = _lost_cells(before, after, event.source), _lost_cells(nk_before, nk_after, event.source)
            result.append(Transfer(event.at, event.source, event.target, event.fate, volume, viable, nk))
        elif isinstance(event, Ended):
            volume = _volume_ml(before, event.vessel)
            viable, nk = _cells(before, event.vessel), _cells(nk_before, event.vessel)
            result.append(Transfer(event.at, event.vessel, None, event.fate, volume, viable, nk))
    return tuple(result)


def harvested_at(dossier: Dossier) -> datetime | None:
    """Moment of the harvest, the end of the culture; of several, of the first. None before it."""
    harvests = [run.done_at for run in dossier.runs if run.step.operation is Operation.HARVEST and run.lines]
    return min((at for at in harvests if at is not None), default=None)


def yields_at_harvest(dossier: Dossier, figures: BatchFigures) -> Yields:
    """Yields at the first count since the harvest; the current ones before it.

    Later washing, filling and discarding are no losses of the culture.
    """
    since = harvested_at(dossier)
    batches = (
        point.batch
        for point in figures.nk.points
        if since is not None and point.at >= since and point.batch.actual_yield.value is not None
    )
    return next(batches, figures.nk.batch)


def yield_of_theoretical(batch: Yields) -> Computed:
    """Actual yield as a percentage of the theoretical one (NK cells)."""
    return compute(
        "yield_of_theoretical_pct",
        OF_THEORETICAL,
        lambda actual, theoretical: ratio(100 * actual, theoretical, NONE_EXPECTED),
        actual_yield=batch.actual_yield,
        theoretical_yield=batch.theoretical_yield,
    )


def yield_of_expected(batch: Yields) -> Computed:
    """Actual yield as a percentage of the expected one, in which frozen cells do not grow (NK cells)."""
    return compute(
        "yield_of_expected_pct",
        OF_EXPECTED,
        lambda actual, expected: ratio(100 * actual, expected, NONE_EXPECTED),
        actual_yield=batch.actual_yield,
        expected_yield=batch.expected_yield,
    )


def named_locally(dossier: Dossier, words: str) -> str:
    """Replace moments in UTC, by which removed parts are named, with moments in the site's zone."""
    return _IN_UTC.sub(lambda match: local(datetime.fromisoformat(match[0]), dossier.zone), words)


def _volume_ml(culture: Culture, vessel: str) -> Fraction | None:
    content = culture.vessels.get(vessel)
    return None if content is None else content.volume_ml


def _cells(culture: Culture, vessel: str) -> Amount:
    content = culture.vessels.get(vessel)
    if content is None:
        return missing(Absence.NOT_MEASURED, NoteCode.NONE_COUNTED_BEFORE, vessel=vessel)
    return content.measured


def _lost_cells(before: Culture, after: Culture, vessel: str) -> Amount:
    """Cells a vessel lost by an event; all its cells if it is empty afterwards."""
    return _cells(before, vessel) - _cells(after, vessel) if vessel in after.vessels else _cells(before, vessel)
