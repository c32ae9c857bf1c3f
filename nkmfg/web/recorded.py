"""What is recorded on a step, as people read it."""

from typing import Any

from nkmfg.domain.dossier import About, Dossier, Line, Run
from nkmfg.domain.in_words import value_words
from nkmfg.domain.limits import judge_limits
from nkmfg.domain.recipe import Subject
from nkmfg.web.step_form import TONES, name_of


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
        "value": value_words(dossier, known, entry),
        "unit": entry.unit if entry.is_answer else "",
        "first": value_words(dossier, known, first) if line.is_changed else "",
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


def about_words(about: About) -> str:
    if not about.code:
        return ""
    code = about.code.rpartition("#")[2] if about.kind is Subject.MOVEMENT else about.code
    return f"{about.kind} {code}"
