"""Where the cells of a batch went: every transfer with what went along, and the yield of what could have been."""

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
from nkmfg.domain.in_words import local
from nkmfg.domain.recipe.enums import Quantity
from nkmfg.domain.recipe.limits import LimitJudgement, judge_limits
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, compute, missing, ratio

OF_THEORETICAL = Formula("yield_of_theoretical", 1, "actual yield ÷ theoretical yield × 100", "21 CFR 211.103")
_IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
NONE_EXPECTED = "no yield could be expected"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Cells that left a vessel: how much volume, how many viable and NK cells; into which vessel, or to which end."""

    at: datetime
    source: str
    target: str | None
    fate: Fate
    volume_ml: Fraction | None
    viable_cells: Amount
    nk_cells: Amount


def transfers(figures: BatchFigures) -> tuple[Transfer, ...]:
    """Everything that was moved, drawn, frozen, discarded or infused, in its order; but for medium without cells."""
    found = []
    steps = zip(pairwise(figures.viable.course), pairwise(figures.nk.course), strict=True)
    for (before, after), (nk_before, nk_after) in steps:
        event = after.event
        if isinstance(event, Moved) and event.share != 0:
            volume = event.volume_ml if event.volume_ml is not None else _held_ml(before, event.source)
            viable, nk = _gone(before, after, event.source), _gone(nk_before, nk_after, event.source)
            found.append(Transfer(event.at, event.source, event.target, event.fate, volume, viable, nk))
        elif isinstance(event, Ended):
            volume = _held_ml(before, event.vessel)
            viable, nk = _cells(before, event.vessel), _cells(nk_before, event.vessel)
            found.append(Transfer(event.at, event.vessel, None, event.fate, volume, viable, nk))
    return tuple(found)


def yields_at_harvest(dossier: Dossier, figures: BatchFigures) -> Yields:
    """The batch at its first count since the harvest; as it is now, before there is one.

    What is washed, filled and discarded later is no loss of the culture.
    """
    harvested = [run.done_at for run in dossier.runs if run.step.operation is Operation.HARVEST and run.lines]
    since = min((at for at in harvested if at is not None), default=None)
    known = (
        point.batch
        for point in figures.nk.points
        if since is not None and point.at >= since and point.batch.actual_yield.value is not None
    )
    return next(known, figures.nk.batch)


def yield_of_theoretical(batch: Yields) -> Computed:
    """What is on hand, as a percentage of what would be there had nothing been drawn, frozen or lost (NK cells)."""
    return compute(
        "yield_of_theoretical_pct",
        OF_THEORETICAL,
        lambda actual, theoretical: ratio(100 * actual, theoretical, NONE_EXPECTED),
        actual_yield=batch.actual_yield,
        theoretical_yield=batch.theoretical_yield,
    )


def judged_yield(dossier: Dossier, figures: BatchFigures) -> LimitJudgement | None:
    """The yield against its limits; None before the harvest, while the culture still grows."""
    harvested = any(run.lines for run in dossier.runs if run.step.operation is Operation.HARVEST)
    share = yield_of_theoretical(yields_at_harvest(dossier, figures)).value
    limits = dossier.recipe.limits_of(Quantity.YIELD_OF_THEORETICAL_PCT)
    return judge_limits(share, limits, "%") if harvested and share is not None and limits else None


def named_locally(dossier: Dossier, words: str) -> str:
    """Words in which parts put by are named by the clock of the site: the engine names them by a moment in UTC."""
    return _IN_UTC.sub(lambda found: local(datetime.fromisoformat(found[0]), dossier.zone), words)


def _held_ml(culture: Culture, vessel: str) -> Fraction | None:
    held = culture.vessels.get(vessel)
    return None if held is None else held.volume_ml


def _cells(culture: Culture, vessel: str) -> Amount:
    held = culture.vessels.get(vessel)
    if held is None:
        return missing(Absence.NOT_MEASURED, f"no cells were counted in {vessel} before")
    return held.measured


def _gone(before: Culture, after: Culture, vessel: str) -> Amount:
    """What a vessel has less than before; all it had, where it is empty now."""
    return _cells(before, vessel) - _cells(after, vessel) if vessel in after.vessels else _cells(before, vessel)
