"""Check of the results, infusions and IL-2 doses of a paper batch."""

from collections.abc import Callable, Iterator
from datetime import datetime

from nkmfg.domain.facts.disposition_facts import Il2Given, Reaction, Residue
from nkmfg.domain.paper_batch.model import PaperBatch, PaperFault, PaperIl2, PaperInfusion, PaperResult
from nkmfg.domain.product.results import is_computed
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import ResultKind, SampledMaterial
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.quantities import parse_number
from nkmfg.services.il2 import refuse_day
from nkmfg.services.parsing import line, number, whole_or_none
from nkmfg.words.refusals import refusal_sentence


def ending_faults(batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[PaperFault]:
    """Faults of everything after the culture."""
    vessels = {vessel.code for step in batch.steps for vessel in step.vessels}
    samples = {sample.code for step in batch.steps for sample in step.samples}
    tests = {criterion.key: criterion for criterion in recipe.criteria}
    for index, result in enumerate(batch.results):
        path = f"results[{index}]"
        test = tests.get(result.test)
        if test is None:
            sentence = (
                f"it is judged by nothing that has a test {result.test!r}; tests are: {', '.join(tests) or 'none'}"
            )
            yield PaperFault(f"{path}.test", sentence)
            continue
        yield from _result(result, test, path, now)
        yield from _of(result, test, path, vessels, samples)
        if result.resulted_at is None and batch.not_later_than is None:
            yield PaperFault(f"{path}.resulted_at", "a gap; say under not_later_than what it was not later than")
    for index, infusion in enumerate(batch.infusions):
        yield from _infusion(infusion, f"infusions[{index}]", vessels, now)
    days: set[int] = set()
    for index, dose in enumerate(batch.il2):
        yield from _il2(dose, f"il2[{index}]", days, now)
        days.add(dose.day)


def _result(result: PaperResult, test: Criterion, path: str, now: datetime) -> Iterator[PaperFault]:
    if is_computed(test):
        yield PaperFault(f"{path}.test", f"{test.attribute} is reckoned from the record; it is no result to type")
    yield from _past(f"{path}.resulted_at", result.resulted_at, now)
    yield from _refused(f"{path}.laboratory", lambda: result.laboratory and line("Laboratory", result.laboratory))
    yield from _refused(f"{path}.reported_by", lambda: result.reported_by and line("Reported by", result.reported_by))
    yield from _refused(f"{path}.loq", lambda: result.loq and number("Limit of quantification", result.loq))
    yield from _refused(f"{path}.events", lambda: whole_or_none("Events", result.events))
    value = result.value
    if value is None:
        return
    if test.kind is ResultKind.OUTCOME:
        if value not in {outcome.key for outcome in test.outcomes}:
            yield PaperFault(f"{path}.value", f"one of: {', '.join(outcome.key for outcome in test.outcomes)}")
    else:
        yield from _refused(f"{path}.value", lambda: parse_number(value))


def _of(result: PaperResult, test: Criterion, path: str, vessels: set[str], samples: set[str]) -> Iterator[PaperFault]:
    if result.sample is not None and result.container is not None:
        yield PaperFault(path, "a result is of a sample or of a container, not of both")
    elif result.sample is not None and result.sample not in samples:
        yield PaperFault(f"{path}.sample", f"there is no sample {result.sample} in this batch")
    elif result.container is not None and result.container not in vessels:
        yield PaperFault(f"{path}.container", f"there is no container {result.container} in this batch")
    elif (
        result.sample is None
        and result.container is None
        and result.value is not None
        and test.material is not SampledMaterial.CALCULATION
    ):
        yield PaperFault(f"{path}.sample", "say which sample or container the result is of")


def _infusion(infusion: PaperInfusion, path: str, vessels: set[str], now: datetime) -> Iterator[PaperFault]:
    if infusion.container not in vessels:
        yield PaperFault(f"{path}.container", f"there is no container {infusion.container} in this batch")
    for name, text, choices in (
        ("identity_matched", infusion.identity_matched, ("yes", "no")),
        ("reaction", infusion.reaction, tuple(Reaction)),
        ("residue", infusion.residue, tuple(Residue)),
    ):
        if text not in choices:
            yield PaperFault(f"{path}.{name}", f"one of: {', '.join(choices)}")
    yield from _past(f"{path}.started_at", infusion.started_at, now)
    yield from _past(f"{path}.stopped_at", infusion.stopped_at, now)
    if infusion.stopped_at is not None and infusion.stopped_at < infusion.started_at:
        yield PaperFault(f"{path}.stopped_at", "this is before it was started")
    yield from _refused(f"{path}.given_ml", lambda: number("Volume given", infusion.given_ml))
    yield from _above_nought(f"{path}.weight_kg", infusion.weight_kg)
    yield from _refused(f"{path}.given_by", lambda: line("Given by", infusion.given_by))
    action = infusion.reaction_action
    yield from _refused(f"{path}.reaction_action", lambda: action and line("What was done", action))
    if infusion.reaction in tuple(Reaction) and infusion.reaction != Reaction.NONE and action is None:
        yield PaperFault(f"{path}.reaction_action", "say what was done about the reaction")


def _il2(dose: PaperIl2, path: str, days: set[int], now: datetime) -> Iterator[PaperFault]:
    if dose.day in days:
        yield PaperFault(f"{path}.day", f"day {dose.day} is written down already")
    yield from _refused(f"{path}.day", lambda: refuse_day(dose.day))
    yield from _refused(f"{path}.ordered_iu", lambda: number("Ordered", dose.ordered_iu))
    yield from _refused(f"{path}.site", lambda: dose.site and line("Where", dose.site))
    yield from _past(f"{path}.given_at", dose.given_at, now)
    if dose.given not in tuple(Il2Given):
        yield PaperFault(f"{path}.given", f"one of: {', '.join(Il2Given)}")
    elif dose.given == Il2Given.GIVEN:
        yield from _refused(f"{path}.given_iu", lambda: number("Given", dose.given_iu))
        if dose.given_at is None:
            yield PaperFault(f"{path}.given_at", "say when it was given")
    else:
        yield from _refused(f"{path}.why_not", lambda: line("Why not", dose.why_not))


def _above_nought(path: str, typed: str) -> Iterator[PaperFault]:
    try:
        if not number("Weight", typed):
            yield PaperFault(path, "nobody weighs nothing")
    except Refused as refused:
        yield PaperFault(path, refusal_sentence(refused))


def _past(path: str, at: datetime | None, now: datetime) -> Iterator[PaperFault]:
    if at is not None and at > now:
        yield PaperFault(path, "this moment has not come yet")


def _refused(path: str, parse: Callable[[], object]) -> Iterator[PaperFault]:
    try:
        parse()
    except Refused as refused:
        yield PaperFault(path, refusal_sentence(refused))
