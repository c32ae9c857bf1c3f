"""Texts of the facts of a batch: steps, lines and values."""

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from decimal import Decimal

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About, Dossier, Entry, LineKey, Movement, Run
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.paper_batch.model import GAP
from nkmfg.domain.recipe.model import Anchor, Field, FieldKind, Step, Subject
from nkmfg.domain.values.computed import Input
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown

_QUANTITIES = {
    "nk_cells": "NK cells",
    "nk_pct": "NK of the parent gate",
    "t_pct": "T cells of the parent gate",
    "parent_of_live_pct": "parent gate of live cells",
    "total_cells": "all cells",
    "total_cells_per_ml": "all cells per mL",
    "cells_per_ml": "density",
    "seeding_cells_per_ml": "seeding density",
    "target_cells_per_ml": "density aimed at",
    "viability_pct": "viability",
    "counting_error_pct": "counting error",
    "difference_pct": "difference of the replicates",
    "cv_pct": "variation of the replicates",
    "volume_ml": "volume",
    "content_ml": "volume in the vessel",
    "maximum_ml": "largest volume of the vessel",
    "fresh_ml": "fresh medium",
    "removed_ml": "medium taken off",
    "added_ml": "medium added",
    "exchange_pct": "share exchanged",
    "target_iu_per_ml": "IL-2 aimed at",
    "stock_iu_per_ml": "IL-2 in the stock",
    "feeders_per_responder": "feeders for each responder",
    "per_vial_cells": "viable feeders in a vial",
    "label_cells": "viable cells in a vial, by its label",
    "recovery_pct": "viable recovery",
    "doubling_time_h": "doubling time",
    "elapsed_h": "hours between",
    "duration_h": "duration",
    "weight_kg": "weight",
    "ordered_weight_kg": "ordered weight",
    "level_cells_per_kg": "dose level",
    "limit_cells_per_kg": "limit",
    "limit_eu_per_kg": "limit",
    "nk_cells_per_kg": "NK cells per kg",
    "yield_of_theoretical_pct": "actual yield, of the theoretical one",
    "yield_of_expected_pct": "actual yield, of the expected one",
}
_REPLICATES = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}

NOT_THERE = GAP
_INPUT_DIGITS, _HOURS_DIGITS = 10, 6


def run_words(run: Run) -> str:
    """Name of a run: its step, and the day if the step's title does not contain it."""
    return f"{run.step.title}{day_beside(run.step.title, run.day, _axis(run.step))}"


def day_beside(title: str, day: int | None, axis: str = "") -> str:
    """Suffix that adds the day to a title: ", day 7"; empty if the title contains it."""
    said = f"day {day}".replace("-", "−")
    return "" if day is None or re.search(rf"\b{re.escape(said)}\b", title) else f", {axis}{said}"


def runs_words(runs: Sequence[Run]) -> str:
    """Name of several runs of one step: the step and its days, abbreviated."""
    days = sorted({run.day for run in runs if run.day is not None})
    return f"{runs[0].step.title}, {_axis(runs[0].step)}day {_spans(days)}" if len(days) > 1 else run_words(runs[0])


def _axis(step: Step) -> str:
    """Prefix of days: of the culture, or after the infusion."""
    schedule = step.schedule
    return "treatment " if schedule is not None and schedule.anchor == Anchor.INFUSION else ""


def _spans(days: Sequence[int]) -> str:
    """Abbreviated days: "1–6, 8"."""
    spans: list[list[int]] = []
    for day in days:
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    said = (f"{span[0]}" if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)
    return ", ".join(said).replace("-", "−")


def about_words(dossier: Dossier, about: About) -> str:
    """Subject of an entry in words; empty for the batch."""
    if about.kind is Subject.MOVEMENT:
        movement = next((candidate for candidate in dossier.movements if candidate.about == about), None)
        return about.code if movement is None else movement_words(movement)
    return f"{about.kind} {about.code}" if about.code else ""


def movement_words(moved: Movement) -> str:
    """Source and target of a movement: "A → B", "A → frozen", "A → F, frozen"."""
    fate = "" if moved.fate is Fate.CULTURE else moved.fate.value
    target = ", ".join(part for part in (moved.target, fate) if part)
    return f"{moved.source or ''} → {target}".strip()


def line_words(run: Run, key: LineKey) -> str:
    """Name of a line: the label of its field and its replicate."""
    field = run.field(key.field)
    label = field.label if field else key.field
    return label if key.replicate == 1 else f"{label}, {_REPLICATES.get(key.replicate, f'{key.replicate}th')}"


def place_words(dossier: Dossier, run: Run, about: About) -> str:
    """Place in the record: the run and the subject."""
    return ", ".join(part for part in (run_words(run), about_words(dossier, about)) if part)


def value_words(dossier: Dossier, field: Field | None, entry: Entry) -> str:
    """Value in words, without its unit: the label of a choice, the code of a lot, a number as typed."""
    if entry.kind == EntryKind.VOID:
        return "void"
    if entry.kind == EntryKind.NOT_APPLICABLE:
        return not_there_words(entry)
    return _typed_words(dossier, field, entry)


def answer_words(field: Field, answer: str) -> str:
    """Label of an answer of a choice; other answers unchanged."""
    return next((choice.label for choice in field.choices if choice.key == answer), answer)


def not_there_words(entry: Entry) -> str:
    """Words for a line without a value: not applicable, or missing in the transcribed paper."""
    if entry.reason == NOT_THERE:
        return NOT_THERE
    return f"not applicable: {entry.reason}" if entry.reason else "not applicable"


def with_unit(dossier: Dossier, field: Field | None, entry: Entry) -> str:
    """Value with its unit."""
    words = value_words(dossier, field, entry)
    return f"{words} {entry.unit}" if entry.unit and entry.is_answer else words


def weight_words(weight_kg: Decimal | None) -> str:
    """Weight as ordered, or words for a weight missing in a paper record."""
    return f"weight {NOT_THERE}" if weight_kg is None else f"{weight_kg} kg"


def quantity_words(key: str) -> str:
    """Name of a computed quantity without its unit."""
    return _QUANTITIES.get(key, key.replace("_", " ").replace(" per ml", " per mL"))


def input_words(entry: Input, zone: tzinfo, name: str = "") -> str:
    """Input of a formula in words: name, value, unit, origin and moment."""
    at = "" if entry.at is None else local(entry.at, zone)
    origin = ", ".join(part for part in (entry.source.replace("_", " "), at) if part)
    digits = _HOURS_DIGITS if entry.unit == "h" else _INPUT_DIGITS
    words = f"{name or quantity_words(entry.name)} {shown(entry.value, digits)} {entry.unit}".strip()
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
        entry.typed or "file",
    )
    return f"{name}, SHA-256 {entry.attachment[:12]}"
