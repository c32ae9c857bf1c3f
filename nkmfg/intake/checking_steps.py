"""Whether the steps of a paper batch can be written down, in their order: vessels, samples, movements, values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.facts.dossier import BATCH, About
from nkmfg.domain.paper_batch.model import PaperBatch, PaperFault, PaperStep, PaperValues, Values
from nkmfg.domain.recipe.model import Field, Recipe, Step, Subject
from nkmfg.domain.values.errors import Refused
from nkmfg.services.paper.recordings import about
from nkmfg.services.steps.typed import Parser, Typed
from nkmfg.services.typed import line

_LONGEST_VESSEL, _LONGEST_SAMPLE = 20, 40


@dataclass(slots=True)
class _Known:
    """What there is by now, in the order of the file."""

    vessels: set[str] = field(default_factory=set)
    samples: set[str] = field(default_factory=set)

    def has(self, thing: About) -> bool:
        if thing.kind is Subject.SAMPLE:
            return thing.code in self.samples
        return thing == BATCH or thing.code in self.vessels


def step_faults(session: Session, batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[PaperFault]:
    """Everything wrong in the steps."""
    known = _Known()
    by_key = {one.key: one for one in recipe.steps}
    for index, one in enumerate(batch.steps):
        path = f"steps[{index}]"
        yield from _moment(f"{path}.at", one.at, now)
        if one.at is None and batch.not_later_than is None:
            yield PaperFault(f"{path}.at", "a gap; say under not_later_than at the top what it was not later than")
        for name, text in (("performed_by", one.performed_by), ("verified_by", one.verified_by)):
            yield from _name(f"{path}.{name}", text)
        step = by_key.get(one.step)
        if step is None:
            yield PaperFault(f"{path}.step", f"there is no step {one.step!r}; one of: {', '.join(by_key)}")
            _remember(known, one)
            continue
        if not (one.values or one.vessels or one.samples or one.movements or one.remark or one.verified_by):
            yield PaperFault(path, "nothing is written of this step; leave it out, or say what was done")
        yield from _new_things(known, one, path)
        yield from _movements(session, step, known, one, path, now)
        yield from _values(session, step, known, one, path)


def _remember(known: _Known, one: PaperStep) -> None:
    known.vessels.update(new.code for new in one.vessels)
    known.samples.update(new.code for new in one.samples)


def _moment(path: str, at: datetime | None, now: datetime) -> Iterator[PaperFault]:
    if at is not None and at > now:
        yield PaperFault(path, "this moment has not come yet")


def _name(path: str, text: str | None) -> Iterator[PaperFault]:
    try:
        if text is not None:
            line("The name on the paper", text)
    except Refused as refused:
        yield PaperFault(path, str(refused))


def _new_things(known: _Known, one: PaperStep, path: str) -> Iterator[PaperFault]:
    for index, vessel in enumerate(one.vessels):
        place = f"{path}.vessels[{index}]"
        yield from _code(f"{place}.code", vessel.code, known.vessels, _LONGEST_VESSEL)
        yield from _name(f"{place}.vessel_type", vessel.vessel_type)
        yield from _name(f"{place}.place", vessel.place)
        known.vessels.add(vessel.code)
    for index, sample in enumerate(one.samples):
        place = f"{path}.samples[{index}]"
        yield from _code(f"{place}.code", sample.code, known.samples, _LONGEST_SAMPLE)
        if not sample.vessels:
            yield PaperFault(f"{place}.vessels", "say which vessels the sample stands for")
        for number, code in enumerate(sample.vessels):
            if code not in known.vessels:
                yield PaperFault(f"{place}.vessels[{number}]", _no_vessel(code))
        known.samples.add(sample.code)


def _code(path: str, code: str, taken: set[str], longest: int) -> Iterator[PaperFault]:
    if code != code.strip() or len(code) > longest or "/" in code or "#" in code:
        yield PaperFault(
            path, f"a code is at most {longest} characters, as on the label, without /, # or blanks around"
        )
    elif code in taken:
        yield PaperFault(path, f"{code} is there already; give this one another code, such as {code}2")


def _movements(
    session: Session, step: Step, known: _Known, one: PaperStep, path: str, now: datetime
) -> Iterator[PaperFault]:
    for index, moved in enumerate(one.movements):
        place = f"{path}.movements[{index}]"
        yield from _moment(f"{place}.at", moved.at, now)
        for name, code in (("source", moved.source), ("target", moved.target)):
            if code is not None and code not in known.vessels:
                yield PaperFault(f"{place}.{name}", _no_vessel(code))
        if moved.source == moved.target:
            yield PaperFault(f"{place}.target", f"cells cannot be moved from {moved.source} into itself")
        yield from _parsed(session, step, About(Subject.MOVEMENT), 1, moved.values, f"{place}.values")
        yield from _needed(step, About(Subject.MOVEMENT), moved.values, f"{place}.values")


def _values(session: Session, step: Step, known: _Known, one: PaperStep, path: str) -> Iterator[PaperFault]:
    written: dict[tuple[About, int], set[str]] = {}
    together: dict[About, tuple[str, dict[str, str | None]]] = {}
    for index, values in enumerate(one.values):
        place = f"{path}.values[{index}]"
        thing = about(values)
        if _named(values) > 1:
            yield PaperFault(place, "values are about one thing: a vessel, a sample or a container")
        if not known.has(thing):
            yield PaperFault(f"{place}.{thing.kind}", f"there is no {thing.kind} {thing.code} by this step")
        yield from _replicate(step, values, place)
        yield from _parsed(session, step, thing, values.replicate, values.values, f"{place}.values")
        there = written.setdefault((thing, values.replicate), set())
        for name in sorted(there & set(values.values)):
            yield PaperFault(f"{place}.values.{name}", "this is written down already, further up in the same step")
        there.update(values.values)
        together.setdefault(thing, (f"{place}.values", {}))[1].update(values.values)
    together.setdefault(BATCH, (f"{path}.values", {}))
    for thing, (place, said) in together.items():
        yield from _needed(step, thing, said, place)


def _named(values: PaperValues) -> int:
    return sum(one is not None for one in (values.vessel, values.sample, values.container))


def _replicate(step: Step, values: PaperValues, place: str) -> Iterator[PaperFault]:
    fields = {one.key: one for one in step.fields}
    most = max((fields[key].replicates for key in values.values if key in fields), default=1)
    if not 1 <= values.replicate <= most:
        yield PaperFault(f"{place}.replicate", f"a replicate is from 1 to {most} here")


def _parsed(
    session: Session, step: Step, thing: About, replicate: int, values: Values, place: str
) -> Iterator[PaperFault]:
    """Read as a form reads it, and told by the path."""
    parser = Parser(session, step)
    known = {one.key: one for one in step.fields}
    for name, text in values.items():
        field = known.get(name)
        if field is None:
            fitting = ", ".join(one.key for one in step.fields if one.subject is thing.kind) or "none"
            yield PaperFault(f"{place}.{name}", f"step {step.key} has no such value of a {thing.kind}; only: {fitting}")
            continue
        gap = "" if text is not None else "gap"
        parser.read(Typed(name, thing, text or "", replicate, not_applicable_because=gap, name=f"{place}.{name}"))
    for path, sentence in parser.faults.items():
        yield PaperFault(path, sentence)


def _needed(step: Step, thing: About, said: Values, place: str) -> Iterator[PaperFault]:
    for one in step.fields:
        if one.required and one.subject is thing.kind and _is_asked(one, said) and one.key not in said:
            yield PaperFault(f"{place}.{one.key}", f"{one.label} is missing; null, if the source does not have it")


def _is_asked(field: Field, said: Values) -> bool:
    condition = field.shown_when
    return condition is None or said.get(condition.field) in condition.answers


def _no_vessel(code: str) -> str:
    return f"there is no vessel {code} by this step; name it under vessels where it first appears"
