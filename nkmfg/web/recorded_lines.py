"""View of the recorded lines of a step."""

from fractions import Fraction
from typing import Any

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Dossier, Line, Run
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.calculated_numbers import compare_snapshot, off_calculated_pct
from nkmfg.domain.findings.lines import judged_by_limits
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.findings.uses import is_of_line, is_unassessed
from nkmfg.domain.paper_batch.model import MOMENT_GAP
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.computed import Computed
from nkmfg.web import show
from nkmfg.web.step_form import TONES, name_of
from nkmfg.words.deviations import assessment_state, material_finding
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.messages import _
from nkmfg.words.recipe_codes import recipe_word
from nkmfg.words.record import gap_words, movement_words, value_words


def recorded_rows(case: Case, run: Run) -> list[dict[str, Any]]:
    """Rows of the lines of a run: label, subject, value, the first value if it was changed, and findings about it."""
    return [
        recorded_row(case.dossier, run, line)
        | {
            "calculated": _calculated(case.dossier, case.figures, run, line),
            "findings": _findings(case, line),
        }
        for line in run.lines
    ]


def _findings(case: Case, line: Line) -> list[dict[str, str]]:
    """Findings about the lot or the equipment that a line names, each with its deviation, open or assessed."""
    return [
        {
            "tone": check.tone if is_unassessed(case.dossier, check) else Tone.NOTED,
            "word": assessment_state(case.dossier, check),
            "what": material_finding(check),
            "deviation": check.deviation,
        }
        for check in case.checks
        if is_of_line(check, line.key)
    ]


def _calculated(dossier: Dossier, numbers: BatchFigures, run: Run, line: Line) -> dict[str, Any] | None:
    """Snapshot of a calculated number with its working, in the unit of the field, and its present value."""
    stood, known = compare_snapshot(dossier, numbers, run, line), run.field(line.key.field)
    if stood is None or known is None:
        return None

    def in_unit(number: Computed) -> str:
        assert number.value is not None
        return show.number(number.value / Fraction(known.unit_factor), 4)

    row = show.worked(stood.then, 4, name=_("calculated"))
    row |= {"value": in_unit(stood.then), "unit": known.unit, "expanded": ""}
    off = off_calculated_pct(run, line)
    row["off"] = "" if off is None else _("{difference} % off", difference=show.number(off, 3))
    return row | {"now": f"{in_unit(stood.now)} {known.unit}" if stood.now else ""}


def recorded_row(dossier: Dossier, run: Run, line: Line) -> dict[str, Any]:
    known = run.field(line.key.field)
    entry, first = line.last, line.first
    verdict = judged_by_limits(known, entry) if entry.is_answer else None
    return {
        "line": line,
        "label": known.label if known else line.key.field,
        "about": thing_words(dossier, line.key.about),
        "value": value_words(dossier, known, entry),
        "unit": entry.unit if entry.is_answer else "",
        "first": value_words(dossier, known, first) if line.is_changed else "",
        "reason": entry.reason or "",
        "aside": gap_words(entry.reason) if entry.reason == MOMENT_GAP else "",
        "tone": TONES[verdict.verdict] if verdict else "",
        "word": limit_sentence(verdict, known) if verdict else "",
        "performed_by": dossier.name(entry.performed_by),
        "recorded_by": dossier.name(entry.recorded_by),
        "at": entry.happened_at,
        "is_late": dossier.is_late(first),
        "changes": len(line.entries) - 1,
        "name": name_of(line.key.field, line.key.about, line.key.replicate),
        "is_confirmed": entry.kind == EntryKind.CONFIRMATION,
        "attachment": entry.attachment,
    }


def about_words(about: About) -> str:
    if not about.code:
        return ""
    code = about.code.rpartition("#")[2] if about.kind is Subject.MOVEMENT else about.code
    return f"{recipe_word(about.kind)} {code}"


def thing_words(dossier: Dossier, about: About) -> str:
    """Name of the subject of an entry; a movement by source and target, "A → C"."""
    moved = next((movement for movement in dossier.movements if movement.about == about), None)
    return movement_words(moved) if moved else about_words(about)
