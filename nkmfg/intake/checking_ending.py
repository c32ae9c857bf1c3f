"""Check of the results, infusions and IL-2 doses of a paper batch."""

from collections.abc import Callable, Iterator
from datetime import datetime

from nkmfg.domain.facts.disposition_facts import Il2Given, Reaction, Residue
from nkmfg.domain.paper_batch.model import PaperBatch, PaperIl2, PaperInfusion, PaperResult
from nkmfg.domain.product.results import is_computed
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import ResultKind, SampledMaterial
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import Fault
from nkmfg.domain.values.quantities import parse_number
from nkmfg.services.il2 import refuse_day
from nkmfg.services.parsing import line, number, whole_or_none
from nkmfg.words.messages import _


def ending_faults(batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[Refused]:
    """Faults of everything after the culture."""
    vessels = {vessel.code for step in batch.steps for vessel in step.vessels}
    samples = {sample.code for step in batch.steps for sample in step.samples}
    tests = {criterion.key: criterion for criterion in recipe.criteria}
    for index, result in enumerate(batch.results):
        path = f"results[{index}]"
        test = tests.get(result.test)
        if test is None:
            if tests:
                yield Fault(f"{path}.test", "paper.test_unknown", test=result.test, choices=", ".join(tests))
            else:
                yield Fault(f"{path}.test", "paper.no_tests", test=result.test)
            continue
        yield from _result(result, test, path, now)
        yield from _of(result, test, path, vessels, samples)
        if result.resulted_at is None and batch.not_later_than is None:
            yield Fault(f"{path}.resulted_at", "paper.moment_gap")
    for index, infusion in enumerate(batch.infusions):
        yield from _infusion(infusion, f"infusions[{index}]", vessels, now)
    days: set[int] = set()
    for index, dose in enumerate(batch.il2):
        yield from _il2(dose, f"il2[{index}]", days, now)
        days.add(dose.day)


def _result(result: PaperResult, test: Criterion, path: str, now: datetime) -> Iterator[Refused]:
    if is_computed(test):
        yield Fault(f"{path}.test", "paper.test_computed", test=test.attribute)
    yield from _past(f"{path}.resulted_at", result.resulted_at, now)
    yield from _refused(f"{path}.laboratory", lambda: result.laboratory and line(_("Laboratory"), result.laboratory))
    yield from _refused(
        f"{path}.reported_by", lambda: result.reported_by and line(_("Reported by"), result.reported_by)
    )
    yield from _refused(f"{path}.loq", lambda: result.loq and number(_("Limit of quantification"), result.loq))
    yield from _refused(f"{path}.events", lambda: whole_or_none(_("Events"), result.events))
    value = result.value
    if value is None:
        return
    if test.kind is ResultKind.OUTCOME:
        if value not in {outcome.key for outcome in test.outcomes}:
            yield Fault(f"{path}.value", "paper.one_of", choices=", ".join(outcome.key for outcome in test.outcomes))
    else:
        yield from _refused(f"{path}.value", lambda: parse_number(value))


def _of(result: PaperResult, test: Criterion, path: str, vessels: set[str], samples: set[str]) -> Iterator[Refused]:
    if result.sample is not None and result.container is not None:
        yield Fault(path, "paper.result_of_both")
    elif result.sample is not None and result.sample not in samples:
        yield Fault(f"{path}.sample", "paper.sample_unknown", sample=result.sample)
    elif result.container is not None and result.container not in vessels:
        yield Fault(f"{path}.container", "paper.container_unknown", container=result.container)
    elif (
        result.sample is None
        and result.container is None
        and result.value is not None
        and test.material is not SampledMaterial.CALCULATION
    ):
        yield Fault(f"{path}.sample", "paper.result_of_nothing")


def _infusion(infusion: PaperInfusion, path: str, vessels: set[str], now: datetime) -> Iterator[Refused]:
    if infusion.container not in vessels:
        yield Fault(f"{path}.container", "paper.container_unknown", container=infusion.container)
    for name, text, choices in (
        ("identity_matched", infusion.identity_matched, ("yes", "no")),
        ("reaction", infusion.reaction, tuple(Reaction)),
        ("residue", infusion.residue, tuple(Residue)),
    ):
        if text not in choices:
            yield Fault(f"{path}.{name}", "paper.one_of", choices=", ".join(choices))
    yield from _past(f"{path}.started_at", infusion.started_at, now)
    yield from _past(f"{path}.stopped_at", infusion.stopped_at, now)
    if infusion.stopped_at is not None and infusion.stopped_at < infusion.started_at:
        yield Fault(f"{path}.stopped_at", "paper.stopped_before_start")
    yield from _refused(f"{path}.given_ml", lambda: number(_("Volume given"), infusion.given_ml))
    yield from _above_nought(f"{path}.weight_kg", infusion.weight_kg)
    yield from _refused(f"{path}.given_by", lambda: line(_("Given by"), infusion.given_by))
    action = infusion.reaction_action
    yield from _refused(f"{path}.reaction_action", lambda: action and line(_("What was done"), action))
    if infusion.reaction in tuple(Reaction) and infusion.reaction != Reaction.NONE and action is None:
        yield Fault(f"{path}.reaction_action", "paper.reaction_action_missing")


def _il2(dose: PaperIl2, path: str, days: set[int], now: datetime) -> Iterator[Refused]:
    if dose.day in days:
        yield Fault(f"{path}.day", "paper.day_twice", day=dose.day)
    yield from _refused(f"{path}.day", lambda: refuse_day(dose.day))
    yield from _refused(f"{path}.ordered_iu", lambda: number(_("Ordered"), dose.ordered_iu))
    yield from _refused(f"{path}.site", lambda: dose.site and line(_("Where"), dose.site))
    yield from _past(f"{path}.given_at", dose.given_at, now)
    if dose.given not in tuple(Il2Given):
        yield Fault(f"{path}.given", "paper.one_of", choices=", ".join(Il2Given))
    elif dose.given == Il2Given.GIVEN:
        yield from _refused(f"{path}.given_iu", lambda: number(_("Given"), dose.given_iu))
        if dose.given_at is None:
            yield Fault(f"{path}.given_at", "paper.given_at_missing")
    else:
        yield from _refused(f"{path}.why_not", lambda: line(_("Why not"), dose.why_not))


def _above_nought(path: str, typed: str) -> Iterator[Refused]:
    try:
        if not number(_("Weight"), typed):
            yield Fault(path, "paper.weight_nothing")
    except Refused as refused:
        yield refused.at(path)


def _past(path: str, at: datetime | None, now: datetime) -> Iterator[Refused]:
    if at is not None and at > now:
        yield Fault(path, "paper.future")


def _refused(path: str, parse: Callable[[], object]) -> Iterator[Refused]:
    try:
        parse()
    except Refused as refused:
        yield refused.at(path)
