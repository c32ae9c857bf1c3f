"""Texts of the facts of a batch: steps, lines and values."""

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from decimal import Decimal

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About, Dossier, Entry, LineKey, Movement, Run
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.paper_batch.model import GAP, MOMENT_GAP
from nkmfg.domain.recipe.model import Anchor, Field, FieldKind, Step, Subject
from nkmfg.domain.values.computed import Input
from nkmfg.domain.values.moments import local
from nkmfg.words.codes import label
from nkmfg.words.formats import shown
from nkmfg.words.inputs import input_name, source_words
from nkmfg.words.messages import N_, _
from nkmfg.words.quantities import quantity_words as quantity_words
from nkmfg.words.units import amount_words

_REPLICATES = {
    2: N_("{field}, second"),
    3: N_("{field}, third"),
    4: N_("{field}, fourth"),
    5: N_("{field}, fifth"),
}
_LATER_REPLICATE = N_("{field}, {number}th")
_SUBJECTS = {
    Subject.COLLECTION: N_("collection {code}"),
    Subject.VESSEL: N_("vessel {code}"),
    Subject.MOVEMENT: N_("movement {code}"),
    Subject.SAMPLE: N_("sample {code}"),
    Subject.CONTAINER: N_("container {code}"),
}

NOT_THERE = N_("not in the source")  # shown for GAP
_INPUT_DIGITS, _HOURS_DIGITS = 10, 6


def run_words(run: Run) -> str:
    """Name of a run: its step, and the day if the step's title does not contain it."""
    title, day = run.step.title, run.day
    if day is None or _contains(title, day):
        return title
    return ", ".join((title, _treatment_day(str(day)) if _is_of_treatment(run.step) else _day(day)))


def day_beside(title: str, day: int | None) -> str:
    """Suffix that adds the day to a title: ", day 7"; empty if the title contains it."""
    return "" if day is None or _contains(title, day) else f", {_day(day)}"


def _contains(title: str, day: int) -> bool:
    return re.search(rf"\b{re.escape(_day(day))}\b", title) is not None


def _day(day: int | str) -> str:
    return _("day {day}", day=str(day).replace("-", "−"))


def _treatment_day(day: str) -> str:
    return _("treatment day {day}", day=day.replace("-", "−"))


def runs_words(runs: Sequence[Run]) -> str:
    """Name of several runs of one step: the step and its days, abbreviated."""
    step, days = runs[0].step, sorted({run.day for run in runs if run.day is not None})
    if len(days) <= 1:
        return run_words(runs[0])
    spans = _spans(days)
    return ", ".join((step.title, _treatment_day(spans) if _is_of_treatment(step) else _day(spans)))


def _is_of_treatment(step: Step) -> bool:
    """True if the days of the step are counted from the infusion, not from the start of the culture."""
    return step.schedule is not None and step.schedule.anchor == Anchor.INFUSION


def _spans(days: Sequence[int]) -> str:
    """Abbreviated days: "1–6, 8"."""
    spans: list[list[int]] = []
    for day in days:
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    said = (f"{span[0]}" if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)
    return ", ".join(said)


def about_words(dossier: Dossier, about: About) -> str:
    """Subject of an entry in words; empty for the batch."""
    if about.kind is Subject.MOVEMENT:
        movement = next((candidate for candidate in dossier.movements if candidate.about == about), None)
        return about.code if movement is None else movement_words(movement)
    return subject_words(about)


def subject_words(about: About) -> str:
    """Kind and code of a vessel, sample, movement or container; empty for the batch."""
    return _(_SUBJECTS[about.kind], code=about.code) if about.code else ""


def movement_words(moved: Movement) -> str:
    """Source and target of a movement: "A → B", "A → frozen", "A → F, frozen"."""
    fate = "" if moved.fate is Fate.CULTURE else label(moved.fate)
    target = ", ".join(part for part in (moved.target, fate) if part)
    return f"{moved.source or ''} → {target}".strip()


def line_words(run: Run, key: LineKey) -> str:
    """Name of a line: the label of its field and its replicate."""
    field = run.field(key.field)
    name = field.label if field else key.field
    if key.replicate == 1:
        return name
    return _(_REPLICATES.get(key.replicate, _LATER_REPLICATE), field=name, number=key.replicate)


def place_words(dossier: Dossier, run: Run, about: About) -> str:
    """Place in the record: the run and the subject."""
    return ", ".join(part for part in (run_words(run), about_words(dossier, about)) if part)


def value_words(dossier: Dossier, field: Field | None, entry: Entry) -> str:
    """Value in words, without its unit: the label of a choice, the code of a lot, a number as typed."""
    if entry.kind == EntryKind.VOID:
        return _("void")
    if entry.kind == EntryKind.NOT_APPLICABLE:
        return not_there_words(entry)
    return _typed_words(dossier, field, entry)


def answer_words(field: Field, answer: str) -> str:
    """Label of an answer of a choice; other answers unchanged."""
    return next((choice.label for choice in field.choices if choice.key == answer), answer)


def not_there_words(entry: Entry) -> str:
    """Words for a line without a value: not applicable, or missing in the transcribed paper."""
    if entry.reason == GAP:
        return _(NOT_THERE)
    return _("not applicable: {reason}", reason=entry.reason) if entry.reason else _("not applicable")


def gap_words(reason: str) -> str:
    """Reason of an entry transcribed with a gap, as the reader reads it; other reasons as they were typed."""
    return {GAP: _(NOT_THERE), MOMENT_GAP: _("moment not in the source: not later than this")}.get(reason, reason)


def with_unit(dossier: Dossier, field: Field | None, entry: Entry) -> str:
    """Value with its unit."""
    words = value_words(dossier, field, entry)
    return amount_words(words, entry.unit) if entry.unit and entry.is_answer else words


def weight_words(weight_kg: Decimal | None) -> str:
    """Weight as ordered, or words for a weight missing in a paper record."""
    return _("weight not in the source") if weight_kg is None else _("{weight} kg", weight=str(weight_kg))


def input_words(entry: Input, zone: tzinfo, name: str = "") -> str:
    """Input of a formula in words: name, value, unit, origin and moment."""
    at = "" if entry.at is None else local(entry.at, zone)
    origin = ", ".join(part for part in (source_words(entry.source).replace("_", " "), at) if part)
    digits = _HOURS_DIGITS if entry.unit == "h" else _INPUT_DIGITS
    words = f"{name or input_name(entry.name)} {amount_words(shown(entry.value, digits), entry.unit)}"
    return f"{words} ({origin})" if origin else words


def _typed_words(dossier: Dossier, field: Field | None, entry: Entry) -> str:
    text = entry.lot or entry.equipment or entry.typed or ""
    match field.kind if field else None:
        case FieldKind.CHOICE:
            assert field is not None
            return answer_words(field, text)
        case FieldKind.MOMENT:
            return _moment(text, dossier.zone)
        case FieldKind.PERSON:
            return dossier.name(text)
        case FieldKind.FILE | FieldKind.PHOTO:
            return _file(dossier, entry)
    return text


def _moment(text: str, zone: tzinfo) -> str:
    try:
        return local(datetime.fromisoformat(text), zone)
    except ValueError:
        return text


def _file(dossier: Dossier, entry: Entry) -> str:
    if entry.attachment is None:
        return entry.typed or ""
    name = next(
        (attachment.name for attachment in dossier.attachments if attachment.sha256 == entry.attachment),
        entry.typed or _("file"),
    )
    return f"{name}, SHA-256 {entry.attachment[:12]}"
