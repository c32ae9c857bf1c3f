"""The form of a step, made from the recipe: one control a field, what was typed kept, what was recorded shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nkmfg.domain.culture import Fate
from nkmfg.domain.dossier import BATCH, About, Dossier, Line, Run
from nkmfg.domain.errors import Malformed
from nkmfg.domain.figures import BatchFigures
from nkmfg.domain.limits import LimitBar, Standing, judge_limits
from nkmfg.domain.quantities import parse_number
from nkmfg.domain.reading import phenotype_of, steps_before_phenotype
from nkmfg.domain.recipe import Field, FieldKind, Operation, Subject
from nkmfg.services.steps.typed import Typed

TONES = {Standing.WITHIN: "pass", Standing.WARNING: "warning", Standing.ACTION: "action"}
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

    @property
    def label(self) -> str:
        return f"{self.field.label}, replicate {self.replicate}" if self.replicate > 1 else self.field.label


def name_of(key: str, about: About, replicate: int = 1) -> str:
    """The name a control posts under: the kind and code of what it is about, the field, the replicate."""
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
    """The controls for what is not recorded yet about one thing, filled with what was typed."""
    found = []
    for known in _fields(run, about, method):
        for replicate in range(1, min(known.replicates, replicates) + 1):
            if run.line(known.key, about, replicate) is not None:
                continue
            name = name_of(known.key, about, replicate)
            control = Control(name, known, about, replicate, typed.get(name, ""), (faults or {}).get(name, ""))
            control.hint = _hint(known)
            control.previous = _previous(dossier, run, known, about)
            _understand(control)
            found.append(control)
    return found


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
        return f"only for: {', '.join(answer.replace('_', ' ') for answer in known.shown_when.answers)}"
    return known.help


def _understand(control: Control) -> None:
    """Under a number that is there already: what was understood, and how it stands to its limits."""
    known = control.field
    if known.kind is not FieldKind.NUMBER:
        return
    value = None
    if control.value and not control.error:
        try:
            number = parse_number(control.value, negative=known.unit == "°C")
            control.echo, value = number.echo, number.value
        except Malformed as wrong:
            control.error = str(wrong)
    if known.limits:
        judged = judge_limits(value if value is not None else known.limits[0].value, known.limits, known.unit)
        if judged.bar is not None:
            control.bar = limit_bar(
                judged.bar, value is not None, judged.sentence if value is not None else known.label
            )
        if value is not None:
            control.tone = TONES[judged.standing]
            control.word = judged.sentence


def limit_bar(bar: LimitBar, has_value: bool, words: str) -> dict[str, Any]:
    """The small picture of limits, in percents of its width."""
    ticks = [{"x": float(mark.at * 100), "label": mark.text} for mark in bar.marks]
    return {
        "words": words,
        "zones": [{"tone": "pass", "x": 0, "width": 100}],
        "ticks": ticks,
        "previous": [],
        "at": float(bar.at * 100) if has_value else None,
    }


def _previous(dossier: Dossier, run: Run, known: Field, about: About) -> list[tuple[str, str]]:
    """The last three values of this field for this vessel, oldest first."""
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
    return f"{at.astimezone(dossier.zone):%m-%d}" if day is None else f"day {day}"


def methods(run: Run) -> list[tuple[str, str]]:
    """The ways this step may be counted, if it is a count."""
    known = run.field("method")
    return [(choice.key, choice.label) for choice in known.choices] if known else []


def usual_method(dossier: Dossier, run: Run, about: About) -> str | None:
    """The method of this vessel's last count, or the first one the recipe offers."""
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
) -> list[Typed]:
    """What was typed into the controls of a form; blank ones are left for later."""
    found = []
    for control in asked:
        text = _text_of(form, control, zone)
        because = form.get(f"{control.name}.na", "").strip()
        if not text and not because and control.name not in attachments:
            continue
        found.append(
            Typed(
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
    return found


def _text_of(form: Mapping[str, str], control: Control, zone: ZoneInfo) -> str:
    if control.field.kind is FieldKind.MOMENT:
        at = moment_of(form, control.name, zone)
        return "" if at is None else at.isoformat()
    return form.get(control.name, "").strip()


def moment_of(form: Mapping[str, str], name: str, zone: ZoneInfo) -> datetime | None:
    """A moment as the moment control posts it; None where it is now or not given. Raises Malformed."""
    date, time = form.get(f"{name}_date", "").strip(), form.get(f"{name}_time", "").strip()
    if form.get(f"{name}_when") == "now" or not (date or time):
        return None
    try:
        return datetime.fromisoformat(f"{date}T{time}").replace(tzinfo=zone)
    except ValueError as wrong:
        raise Malformed("Write a date and a time, for example 2026-11-22 and 14:05.") from wrong


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a run: the step itself, a vessel, a movement of cells, a sample."""

    about: About | None  # None for a movement or sample still to be made
    kind: str
    label: str
    is_recorded: bool

    @property
    def asks(self) -> str:
        """What the address of the form asks for: nothing for the step itself, a kind for a thing still to be made."""
        if self.about is None:
            return self.kind
        return f"{self.about.kind}.{self.about.code}" if self.about.code else ""


def parts(dossier: Dossier, figures: BatchFigures, run: Run) -> list[Part]:
    """The forms of a run, in the order they are filled in."""
    kinds = {known.subject for known in run.step.fields}
    found: list[Part] = []
    if kinds & {Subject.BATCH, Subject.COLLECTION}:
        found.append(Part(BATCH, "batch", run.step.title, bool(run.about(Subject.BATCH))))
    if (Subject.MOVEMENT in kinds or run.step.operation in MOVES) and run.step.operation is not Operation.SAMPLE:
        found += [_of_line(run, about, "movement") for about in run.about(Subject.MOVEMENT)]
        found.append(Part(None, "movement", "Cells moved", False))
    if Subject.SAMPLE in kinds:
        found += [_of_line(run, about, "sample") for about in run.about(Subject.SAMPLE)]
        if run.step.operation is Operation.PHENOTYPE:
            found += [
                Part(About(Subject.SAMPLE, code), "sample", f"Sample {code}", False)
                for code in samples_waiting(dossier, run)
            ]
        found.append(Part(None, "sample", "New sample", False))
    if Subject.VESSEL in kinds:
        written = run.about(Subject.VESSEL)
        codes = dict.fromkeys([about.code for about in written] + live_vessels(dossier, figures, run))
        found += [
            Part(About(Subject.VESSEL, code), "vessel", f"Vessel {code}", About(Subject.VESSEL, code) in written)
            for code in codes
        ]
        if run.step.operation in (Operation.RECEIVE, Operation.THAW, Operation.FORM):
            found.append(Part(None, "vessel", "Another vessel", False))
    return found


def samples_waiting(dossier: Dossier, run: Run) -> list[str]:
    """Samples drawn to be phenotyped, whose phenotype is not in: those of the step before this one first."""
    wanted = steps_before_phenotype(dossier.recipe)
    waiting = [
        sample
        for sample in dossier.samples
        if dossier.run(sample.run).step.key in wanted and phenotype_of(dossier, sample.code) is None
    ]
    waiting.sort(key=lambda sample: dossier.run(sample.run).step.key not in run.step.after)
    return [sample.code for sample in waiting]


def _of_line(run: Run, about: About, kind: str) -> Part:
    return Part(about, kind, f"{kind.capitalize()} {about.code.rpartition('#')[2]}", True)


def live_vessels(dossier: Dossier, figures: BatchFigures, run: Run) -> list[str]:
    """Vessels with cells in culture, and those this run made."""
    made_here = [vessel.code for vessel in dossier.vessels if vessel.run == run.key]
    moved_here = [m.target for m in dossier.moved_by(run.key) if m.target]
    ended = {code for code, fate in figures.viable.fates.items() if fate is not Fate.CULTURE}
    emptied = {code for code, volume in figures.viable.volumes_ml.items() if not volume}
    known = set(figures.viable.fates)
    touched = {m.source for m in dossier.movements if m.source}
    alive = [
        vessel.code
        for vessel in dossier.vessels
        if vessel.code not in ended | emptied and (vessel.code in known or vessel.code not in touched)
    ]
    if run.step.operation in (
        Operation.SEED,
        Operation.RESTIMULATE,
        Operation.ISOLATE,
        Operation.DEPLETE,
        Operation.WASH,
    ):
        return list(dict.fromkeys([*made_here, *[code for code in moved_here if code in alive]])) or alive
    return alive


def recorded_rows(dossier: Dossier, run: Run) -> list[dict[str, Any]]:
    """The lines recorded on a run, for the page: label, what about, value, first value where it was changed."""
    return [recorded_row(dossier, run, line) for line in run.lines]


def recorded_row(dossier: Dossier, run: Run, line: Line) -> dict[str, Any]:
    known = run.field(line.key.field)
    entry, first = line.last, line.first
    verdict = None
    if known is not None and entry.number is not None and entry.is_answer and known.limits:
        verdict = judge_limits(entry.number, known.limits, known.unit)
    return {
        "line": line,
        "label": known.label if known else line.key.field,
        "about": about_words(line.key.about),
        "value": value_words(run, line),
        "unit": entry.unit if entry.is_answer else "",
        "first": value_words(run, line, first=True) if line.is_changed else "",
        "reason": entry.reason or "",
        "tone": TONES[verdict.standing] if verdict else "",
        "word": verdict.sentence if verdict else "",
        "performed_by": dossier.name(entry.performed_by),
        "recorded_by": dossier.name(entry.recorded_by),
        "at": entry.happened_at,
        "is_late": dossier.is_late(first),
        "changes": len(line.entries) - 1,
        "name": name_of(line.key.field, line.key.about, line.key.replicate),
        "is_confirmed": entry.kind == "confirmation",
        "attachment": entry.attachment,
    }


def value_words(run: Run, line: Line, first: bool = False) -> str:
    """A value as people read it: the label of a choice, the code of a lot, the number as typed."""
    entry = line.first if first else line.last
    if entry.kind == "void":
        return "void"
    if entry.kind == "n/a":
        return "not applicable"
    known = run.field(line.key.field)
    text = entry.lot or entry.equipment or entry.typed or ""
    if known is not None and known.kind is FieldKind.CHOICE:
        return next((choice.label for choice in known.choices if choice.key == text), text)
    if known is not None and known.kind is FieldKind.MOMENT and text:
        return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M %z}"[:20]
    return text


def about_words(about: About) -> str:
    if not about.code:
        return ""
    code = about.code.rpartition("#")[2] if about.kind is Subject.MOVEMENT else about.code
    return f"{about.kind} {code}"


def about_of(text: str) -> About:
    """From a control's or link's words back to what they are about. Raises Malformed."""
    kind, _, code = text.partition(".")
    try:
        return About(Subject(kind), code)
    except ValueError as wrong:
        raise Malformed("This page was asked about something it does not know. Go back to the step.") from wrong
