"""NK after the harvest: no step of the batch phenotypes these cells any more, the laboratory does.

The NK purity it finds in the sample of the harvest is the phenotype of that sample. It stands for the pool the sample
was drawn from, and for the formulated product, which is those cells washed: the dose is reckoned with it as well.
Until it is in, NK is pending; no older percentage stands in for it. Thawed cells are counted by their own.
"""

from datetime import datetime

from nkmfg.domain.facts.disposition_facts import ResultEntry
from nkmfg.domain.facts.dossier import Dossier, SampleFact
from nkmfg.domain.recipe.model import Operation, Recipe, Step

PURITY = "nk_purity"  # the test whose result says how much of the live cells are NK


def purity_drawn_in(recipe: Recipe) -> frozenset[str]:
    """The steps at which the sample for it is drawn."""
    return frozenset(step for one in recipe.criteria if one.key == PURITY for step in one.sampled_at)


def purity_of(dossier: Dossier, sample: str) -> ResultEntry | None:
    """The last final number reported of a sample; None while there is none."""
    found = [
        one.last
        for one in dossier.results
        if (one.criterion, one.sample) == (PURITY, sample) and is_final_number(one.last)
    ]
    return found[-1] if found else None


def is_final_number(entry: ResultEntry) -> bool:
    """Whether there is a number to reckon with: not voided, not of an invalid test, not preliminary."""
    return entry.kind in ("value", "correction") and entry.number is not None and not entry.is_preliminary


def counts_the_product(recipe: Recipe, step: Step) -> bool:
    """Whether what a step counts is the formulated product."""
    formulated = {one.key for one in recipe.steps if one.operation is Operation.FORMULATE}
    return bool(formulated & set(step.after))


def harvest_sample(dossier: Dossier, step: Step, vessel: str, at: datetime) -> SampleFact | None:
    """The sample of the harvest that stands for a count of the product made of it; None for any other count."""
    if not counts_the_product(dossier.recipe, step):
        return None
    drawn_in, came_from = purity_drawn_in(dossier.recipe), _ancestors(dossier, vessel)
    fitting = [
        sample
        for sample in dossier.samples
        if dossier.run(sample.run).step.key in drawn_in and came_from & set(sample.vessels) and sample.drawn_at <= at
    ]
    return max(fitting, key=lambda sample: sample.drawn_at, default=None)


def _ancestors(dossier: Dossier, vessel: str) -> set[str]:
    """The vessel, and every one its cells came from."""
    found, waiting = {vessel}, [vessel]
    while waiting:
        target = waiting.pop()
        sources = {one.source for one in dossier.movements if one.target == target and one.source} - found
        found |= sources
        waiting += sources
    return found
