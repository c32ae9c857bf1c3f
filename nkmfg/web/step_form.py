"""Form of a step, generated from the recipe: one control per field, with typed and recorded values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, Dossier, Entry, Run
from nkmfg.domain.recipe.limits import LimitBar, LimitVerdict, bar_of, judge_limits
from nkmfg.domain.recipe.model import Field, FieldKind, Operation, Subject
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.quantities import parse_number
from nkmfg.services.steps.recording_input import FormRefused, TypedValue
from nkmfg.web.forms.moments import moment_at
from nkmfg.words.formats import echoed, shown
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.messages import _
from nkmfg.words.record import value_words
from nkmfg.words.refusals import refusal_sentence

NEW = "(new)"  # value for a vessel without a code yet
NOT_APPLICABLE = ".na"  # suffix of a control's name: reason why its field does not apply
TONES = {LimitVerdict.WITHIN: "pass", LimitVerdict.WARNING: "warning", LimitVerdict.ACTION: "action"}
MOVES = frozenset(
    {
        Operation.ISOLATE,
        Operation.DEPLETE,
        Operation.SEED,
        Operation.SAMPLE,
        Operation.SPLIT,
        Operation.POOL,
        Operation.RESTIMULATE,
        Operation.FREEZE,
        Operation.DISCARD,
        Operation.WASH,
        Operation.HARVEST,
        Operation.FILL,
    }
)

FATES = {
    Operation.SAMPLE: (Fate.SAMPLED,),
    Operation.FREEZE: (Fate.FROZEN,),
    Operation.DISCARD: (Fate.DISCARDED,),
    Operation.RESTIMULATE: (Fate.CULTURE, Fate.FROZEN, Fate.DISCARDED),
    Operation.SPLIT: (Fate.CULTURE, Fate.FROZEN, Fate.DISCARDED),
}


@dataclass(slots=True)
class Control:
    """One control of a form."""

    name: str
    field: Field
    about: About
    replicate: int
    value: str = ""
    error: str = ""
    echo: str = ""
    tone: str = ""
    word: str = ""
    previous: list[tuple[str, str]] = made(default_factory=list)
    bar: dict[str, Any] | None = None
    hint: str = ""
    because: str = ""  # reason why it does not apply, as typed

    @property
    def label(self) -> str:
        return (
            _("{name}, replicate {replicate}", name=self.field.label, replicate=self.replicate)
            if self.replicate > 1
            else self.field.label
        )


def name_of(key: str, about: About, replicate: int = 1) -> str:
    """Name of a control in the form data: kind and code of its subject, field, replicate."""
    return f"{about.kind}.{about.code}.{key}.{replicate}"


def controls(
    dossier: Dossier,
    run: Run,
    about: About,
    typed: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
    method: str | None = None,
    replicates: int = 1,
) -> list[Control]:
    """Controls of the fields of a subject not recorded yet, filled with what was typed."""
    found = []
    for known in _fields(run, about, method):
        for replicate in range(1, min(known.replicates, replicates) + 1):
            if run.line(known.key, about, replicate) is not None:
                continue
            name = name_of(known.key, about, replicate)
            control = Control(name, known, about, replicate, typed.get(name, ""), (faults or {}).get(name, ""))
            control.hint = _hint(known)
            control.because = typed.get(f"{name}{NOT_APPLICABLE}", "")
            control.previous = _previous(dossier, run, known, about)
            _understand(control)
            found.append(control)
    return found


def recorded_meanwhile(
    dossier: Dossier, run: Run, about: About, posted: Mapping[str, str], method: str | None, replicates: int
) -> tuple[Refused, ...]:
    """Refusals of fields recorded by somebody else since the form was opened, with another value."""
    found = []
    for known in _fields(run, about, method):
        for replicate in range(1, min(known.replicates, replicates) + 1):
            line, text = run.line(known.key, about, replicate), posted.get(name_of(known.key, about, replicate), "")
            if line is not None and text.strip() and text.strip() != (line.last.typed or _code_of(line.last)):
                there = f"{value_words(dossier, known, line.last)} {line.last.unit}".rstrip()
                who = dossier.name(line.last.recorded_by)
                values = {"person": who, "recorded": there, "typed": text.strip()}
                found.append(Refused("entry.recorded_by_another", name=known.label, **values))
    return tuple(found)


def _code_of(entry: Entry) -> str:
    return entry.lot or entry.equipment or ""


def _fields(run: Run, about: About, method: str | None) -> Iterator[Field]:
    kinds = {about.kind, Subject.COLLECTION} if about == BATCH else {about.kind}
    for known in run.step.fields:
        if known.subject not in kinds:
            continue
        condition = known.shown_when
        if condition is not None and condition.field == "method" and method not in condition.answers:
            continue
        if known.key == "method":
            continue  # chosen by the tabs above the form
        yield known


def _hint(known: Field) -> str:
    if known.shown_when is not None and known.shown_when.field != "method":
        return _(
            "only for: {answers}", answers=", ".join(answer.replace("_", " ") for answer in known.shown_when.answers)
        )
    return known.help


def _understand(control: Control) -> None:
    """Set the control's echo: the effect of an answer, or the parsed number with its limits."""
    known = control.field
    if control.value in known.deviates:
        control.echo = _("■ Kept as it is; recording it opens a deviation.")
    if known.kind is not FieldKind.NUMBER:
        return
    value = None
    if control.value and not control.error:
        try:
            number = parse_number(control.value, negative=known.unit == "°C")
            control.echo, value = echoed(number), number.value
            if known.unit_factor != 1:  # a number of cells typed in millions becomes visible
                control.echo += f" {known.unit} = {shown(value * known.unit_factor, 5)} {known.base_unit}".rstrip()
        except Malformed as wrong:
            control.error = refusal_sentence(wrong)
    if known.limits:
        words = known.label
        if value is not None:
            judged = judge_limits(value, known.limits, known.unit)
            control.tone, words = TONES[judged.verdict], limit_sentence(judged)
            control.word = words
        bar = bar_of(known.limits[0].value if value is None else value, known.limits)
        control.bar = limit_bar(bar, value is not None, words)


def limit_bar(bar: LimitBar, has_value: bool, words: str) -> dict[str, Any]:
    """Drawing of limits, in percent of its width."""
    ticks = [{"x": float(mark.at * 100), "label": mark.text} for mark in bar.marks]
    return {
        "words": words,
        "zones": [{"tone": "pass", "x": 0, "width": 100}],
        "ticks": ticks,
        "previous": [],
        "at": float(bar.at * 100) if has_value else None,
    }


def _previous(dossier: Dossier, run: Run, known: Field, about: About) -> list[tuple[str, str]]:
    """Last three values of this field for this vessel, the oldest first."""
    if known.kind is not FieldKind.NUMBER or about.kind is not Subject.VESSEL:
        return []
    earlier: list[tuple[datetime, str]] = []
    for other in dossier.runs:
        entry = other.value(known.key, about) if other.key != run.key else None
        if entry is not None and entry.typed:
            earlier.append((entry.happened_at, entry.typed))
    return [(_day_words(dossier, at), text) for at, text in sorted(earlier)[-3:]]


def _day_words(dossier: Dossier, at: datetime) -> str:
    day = dossier.day_of(at)
    return f"{at.astimezone(dossier.zone):%m-%d}" if day is None else _("day {day}", day=day)


def methods(run: Run) -> list[tuple[str, str]]:
    """Methods of counting in this step; empty if it is not a count."""
    known = run.field("method")
    return [(choice.key, choice.label) for choice in known.choices] if known else []


def usual_method(dossier: Dossier, run: Run, about: About) -> str | None:
    """Method of this vessel's last count, or the first one of the recipe."""
    recorded = run.answer("method", about)
    if recorded:
        return recorded
    used = [other.answer("method", about) for other in dossier.runs if other.step.operation is run.step.operation]
    known = [method for method in used if method]
    offered = methods(run)
    return known[-1] if known else (offered[0][0] if offered else None)


def read_form(
    form: Mapping[str, str],
    asked: list[Control],
    zone: ZoneInfo,
    attachments: Mapping[str, int],
    left: Mapping[str, datetime],
    happened_at: datetime | None,
    now: datetime,
) -> list[TypedValue]:
    """Typed values of the controls of a form, without blank ones."""
    found, faults = [], {}
    for control in asked:
        text = _text_of(form, control, zone, happened_at or now)
        because = form.get(f"{control.name}{NOT_APPLICABLE}", "").strip()
        if not text and not because and control.name not in attachments:
            continue
        if because and (text or control.name in attachments):
            faults[control.name] = Malformed("entry.value_and_not_applicable")
        found.append(
            TypedValue(
                field=control.field.key,
                about=control.about,
                text=text,
                replicate=control.replicate,
                at=happened_at or left.get(control.name),
                not_applicable_because=because,
                attachment_id=attachments.get(control.name),
                name=control.name,
            )
        )
    if faults:
        raise FormRefused(faults)
    return found


def _text_of(form: Mapping[str, str], control: Control, zone: ZoneInfo, now: datetime) -> str:
    """Posted text of a control. A moment that is *now* becomes that of the step; a blank one is omitted."""
    if control.field.kind is not FieldKind.MOMENT:
        return form.get(control.name, "").strip()
    if form.get(f"{control.name}_when") == "now":
        return now.isoformat(timespec="seconds")
    try:
        at = moment_of(form, control.name, zone)
    except Malformed as wrong:
        raise FormRefused({control.name: wrong}) from wrong
    return "" if at is None else at.isoformat()


def moment_of(form: Mapping[str, str], name: str, zone: ZoneInfo) -> datetime | None:
    """Moment posted by a moment control; None if it is now or not given. Raises Malformed."""
    date, time = form.get(f"{name}_date", "").strip(), form.get(f"{name}_time", "").strip()
    if form.get(f"{name}_when") == "now" or not (date or time):
        return None
    return moment_at(date, time, zone)


def about_of(text: str) -> About:
    """Parse the subject in a control's name or a link. Raises Malformed."""
    kind, _dot, code = text.partition(".")
    try:
        return About(Subject(kind), code)
    except ValueError as wrong:
        raise Malformed("page.no_such_subject") from wrong


def about_left(name: str) -> About:
    """Subject of the control with that name; source and target belong to the form of a movement."""
    try:
        return about_of(name.removesuffix(NOT_APPLICABLE).rpartition(".")[0].rpartition(".")[0])
    except Malformed:
        return About(Subject.MOVEMENT)
