"""NK cells after the harvest, which are phenotyped by the laboratory instead of a step of the batch.

The NK purity reported for the sample of the harvest is the phenotype of that sample. It applies to the pool the sample
was drawn from and to the formulated product, which consists of the washed cells, and is used for the dose. Until it is
reported, NK is pending; no older percentage is used. Thawed cells have a phenotype of their own.
"""

from datetime import datetime

from nkmfg.domain.facts.disposition_facts import ResultEntry
from nkmfg.domain.facts.dossier import Dossier, SampleFact
from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.domain.recipe.model import Operation, Recipe, Step

PURITY = "nk_purity"  # test of the share of NK in live cells


def purity_drawn_in(recipe: Recipe) -> frozenset[str]:
    """Steps at which the sample for the purity test is drawn."""
    return frozenset(step for criterion in recipe.criteria if criterion.key == PURITY for step in criterion.sampled_at)


def purity_of(dossier: Dossier, sample: str) -> ResultEntry | None:
    """Last final number reported for a sample; None if there is none."""
    found = [
        result.last
        for result in dossier.results
        if (result.criterion, result.sample) == (PURITY, sample) and is_final_number(result.last)
    ]
    return found[-1] if found else None


def is_final_number(entry: ResultEntry) -> bool:
    """True for a usable number: not voided, not of an invalid test, not preliminary."""
    return (
        entry.kind in (ResultEntryKind.VALUE, ResultEntryKind.CORRECTION)
        and entry.number is not None
        and not entry.is_preliminary
    )


def counts_the_product(recipe: Recipe, step: Step) -> bool:
    """True if a step counts the formulated product."""
    formulated = {candidate.key for candidate in recipe.steps if candidate.operation is Operation.FORMULATE}
    return bool(formulated & set(step.after))


def harvest_sample(dossier: Dossier, step: Step, vessel: str, at: datetime) -> SampleFact | None:
    """Sample of the harvest that applies to a count of the product; None for any other count."""
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
    """The vessel and all vessels its cells came from."""
    found, waiting = {vessel}, [vessel]
    while waiting:
        target = waiting.pop()
        sources = {
            movement.source for movement in dossier.movements if movement.target == target and movement.source
        } - found
        found |= sources
        waiting += sources
    return found
