"""Check of the steps of a paper batch, in order: vessels, samples, movements, values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.facts.dossier import BATCH, About
from nkmfg.domain.paper_batch.model import PaperBatch, PaperStep, PaperValues, Values
from nkmfg.domain.recipe.model import Field, Recipe, Step, Subject
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import Fault
from nkmfg.services.paper.recordings import about
from nkmfg.services.parsing import line
from nkmfg.services.steps.recording_input import Parser, TypedValue
from nkmfg.words.messages import _

_LONGEST_VESSEL, _LONGEST_SAMPLE = 20, 40


@dataclass(slots=True)
class _Declared:
    """Vessels and samples declared so far, in the order of the file."""

    vessels: set[str] = field(default_factory=set)
    samples: set[str] = field(default_factory=set)

    def has(self, thing: About) -> bool:
        if thing.kind is Subject.SAMPLE:
            return thing.code in self.samples
        return thing == BATCH or thing.code in self.vessels


def step_faults(session: Session, batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[Refused]:
    """Faults of the steps."""
    declared = _Declared()
    by_key = {recipe_step.key: recipe_step for recipe_step in recipe.steps}
    for index, paper_step in enumerate(batch.steps):
        path = f"steps[{index}]"
        yield from _moment(f"{path}.at", paper_step.at, now)
        if paper_step.at is None and batch.not_later_than is None:
            yield Fault(f"{path}.at", "paper.step_moment_gap")
        for name, text in (("performed_by", paper_step.performed_by), ("verified_by", paper_step.verified_by)):
            yield from _name(f"{path}.{name}", text)
        step = by_key.get(paper_step.step)
        if step is None:
            yield Fault(f"{path}.step", "paper.step_unknown", step=paper_step.step, choices=", ".join(by_key))
            _remember(declared, paper_step)
            continue
        if not (
            paper_step.values
            or paper_step.vessels
            or paper_step.samples
            or paper_step.movements
            or paper_step.remark
            or paper_step.verified_by
        ):
            yield Fault(path, "paper.step_empty")
        yield from _new_things(declared, paper_step, path)
        yield from _movements(session, step, declared, paper_step, path, now)
        yield from _values(session, step, declared, paper_step, path)


def _remember(declared: _Declared, paper_step: PaperStep) -> None:
    declared.vessels.update(new.code for new in paper_step.vessels)
    declared.samples.update(new.code for new in paper_step.samples)


def _moment(path: str, at: datetime | None, now: datetime) -> Iterator[Refused]:
    if at is not None and at > now:
        yield Fault(path, "paper.future")


def _name(path: str, text: str | None) -> Iterator[Refused]:
    try:
        if text is not None:
            line(_("The name on the paper"), text)
    except Refused as refused:
        yield refused.at(path)


def _new_things(declared: _Declared, paper_step: PaperStep, path: str) -> Iterator[Refused]:
    for index, vessel in enumerate(paper_step.vessels):
        place = f"{path}.vessels[{index}]"
        yield from _code(f"{place}.code", vessel.code, declared.vessels, _LONGEST_VESSEL)
        yield from _name(f"{place}.vessel_type", vessel.vessel_type)
        yield from _name(f"{place}.place", vessel.place)
        declared.vessels.add(vessel.code)
    for index, sample in enumerate(paper_step.samples):
        place = f"{path}.samples[{index}]"
        yield from _code(f"{place}.code", sample.code, declared.samples, _LONGEST_SAMPLE)
        if not sample.vessels:
            yield Fault(f"{place}.vessels", "paper.sample_without_vessels")
        for number, code in enumerate(sample.vessels):
            if code not in declared.vessels:
                yield Fault(f"{place}.vessels[{number}]", "paper.vessel_unknown", vessel=code)
        declared.samples.add(sample.code)


def _code(path: str, code: str, codes: set[str], longest: int) -> Iterator[Refused]:
    if code != code.strip() or len(code) > longest or "/" in code or "#" in code:
        yield Fault(path, "paper.code_impossible", longest=longest)
    elif code in codes:
        yield Fault(path, "paper.code_taken", code=code)


def _movements(
    session: Session, step: Step, declared: _Declared, paper_step: PaperStep, path: str, now: datetime
) -> Iterator[Refused]:
    for index, movement in enumerate(paper_step.movements):
        place = f"{path}.movements[{index}]"
        yield from _moment(f"{place}.at", movement.at, now)
        for name, code in (("source", movement.source), ("target", movement.target)):
            if code is not None and code not in declared.vessels:
                yield Fault(f"{place}.{name}", "paper.vessel_unknown", vessel=code)
        if movement.source == movement.target:
            yield Fault(f"{place}.target", "paper.moved_into_itself", vessel=movement.source)
        yield from _parsed(session, step, About(Subject.MOVEMENT), 1, movement.values, f"{place}.values")
        yield from _missing(step, About(Subject.MOVEMENT), movement.values, f"{place}.values")


def _values(session: Session, step: Step, declared: _Declared, paper_step: PaperStep, path: str) -> Iterator[Refused]:
    names_by_line: dict[tuple[About, int], set[str]] = {}
    values_by_thing: dict[About, tuple[str, dict[str, str | None]]] = {}
    for index, values in enumerate(paper_step.values):
        place = f"{path}.values[{index}]"
        thing = about(values)
        if _subject_count(values) > 1:
            yield Fault(place, "paper.values_of_several")
        if not declared.has(thing):
            yield Fault(f"{place}.{thing.kind}", "paper.thing_unknown", kind=thing.kind.value, code=thing.code)
        yield from _replicate(step, values, place)
        yield from _parsed(session, step, thing, values.replicate, values.values, f"{place}.values")
        names = names_by_line.setdefault((thing, values.replicate), set())
        for name in sorted(names & set(values.values)):
            yield Fault(f"{place}.values.{name}", "paper.value_twice")
        names.update(values.values)
        values_by_thing.setdefault(thing, (f"{place}.values", {}))[1].update(values.values)
    values_by_thing.setdefault(BATCH, (f"{path}.values", {}))
    for thing, (place, texts) in values_by_thing.items():
        yield from _missing(step, thing, texts, place)


def _subject_count(values: PaperValues) -> int:
    return sum(subject is not None for subject in (values.vessel, values.sample, values.container))


def _replicate(step: Step, values: PaperValues, place: str) -> Iterator[Refused]:
    fields = {step_field.key: step_field for step_field in step.fields}
    most = max((fields[key].replicates for key in values.values if key in fields), default=1)
    if not 1 <= values.replicate <= most:
        yield Fault(f"{place}.replicate", "paper.replicate_impossible", most=most)


def _parsed(
    session: Session, step: Step, thing: About, replicate: int, values: Values, place: str
) -> Iterator[Refused]:
    """Faults found by the parser of the forms, by path."""
    parser = Parser(session, step)
    fields = {step_field.key: step_field for step_field in step.fields}
    for name, text in values.items():
        field = fields.get(name)
        if field is None:
            choices = ", ".join(known.key for known in step.fields if known.subject is thing.kind)
            if choices:
                kind = thing.kind.value
                yield Fault(f"{place}.{name}", "paper.value_unknown", step=step.key, kind=kind, choices=choices)
            else:
                yield Fault(f"{place}.{name}", "paper.no_values", step=step.key, kind=thing.kind.value)
            continue
        gap = "" if text is not None else "gap"
        parser.read(TypedValue(name, thing, text or "", replicate, not_applicable_because=gap, name=f"{place}.{name}"))
    for path, fault in parser.faults.items():
        yield fault.at(path)


def _missing(step: Step, thing: About, texts: Values, place: str) -> Iterator[Refused]:
    for step_field in step.fields:
        if (
            step_field.required
            and step_field.subject is thing.kind
            and _is_shown(step_field, texts)
            and step_field.key not in texts
        ):
            yield Fault(f"{place}.{step_field.key}", "paper.value_missing", label=step_field.label)


def _is_shown(field: Field, texts: Values) -> bool:
    condition = field.shown_when
    return condition is None or texts.get(condition.field) in condition.answers
