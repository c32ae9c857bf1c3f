"""Sections 7 to 9: lots, feeders and equipment used."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nkmfg.domain.facts.dossier import Entry, Line, Run
from nkmfg.domain.findings.check import Subject, SubjectKind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.findings.uses import is_unassessed, uses_of
from nkmfg.domain.recipe.model import FieldKind
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import Column, number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import facts_of
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.deviations import assessment_state, material_finding
from nkmfg.words.messages import _
from nkmfg.words.record import run_words, runs_words

_FEEDERS = "feeders"  # key of the feeder material


@dataclass(slots=True)
class _Use:
    """Use of one lot or one piece of equipment over the whole batch."""

    label: str
    code: str
    entries: list[Entry] = field(default_factory=list)
    runs: dict[str, Run] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)


def materials(record: Record) -> Iterator[Part]:
    """Every lot used, by material; a lot replaced by correction is in section 21 only."""
    labels = {material.key: material.label for material in record.dossier.recipe.materials}
    columns = (words(_("Material"), 1.3), words(_("Lot"), 1.3), short(_("Expires")), *_used_columns())
    yield Section("7", _("Materials and reagents"))
    yield Table(columns, _rows(record, _uses(record, FieldKind.LOT, labels), _lot))


def feeders(record: Record) -> Iterator[Part]:
    """Each preparation of feeders, from lot to suspension."""
    yield Section("8", _("Feeder cells"))
    for run in record.recorded_runs():
        if any(step_field.material == _FEEDERS for step_field in run.step.fields):
            yield Subsection(run_words(run))
            yield Facts(list(facts_of(record, run)))


def equipment(record: Record) -> Iterator[Part]:
    """Every piece of equipment used, by kind."""
    labels = {kind.key: kind.label for kind in record.dossier.recipe.equipment}
    columns = (words(_("Kind"), 1.3), words(_("Equipment"), 1.2), short(_("Calibrated until")), *_used_columns())
    yield Section("9", _("Equipment"))
    yield Table(columns, _rows(record, _uses(record, FieldKind.EQUIPMENT, labels), _piece))


def _lot(record: Record, use: _Use) -> tuple[Field, Field]:
    """Cells of a lot: supplier and state, and its expiry, with the last day of use if that was later."""
    lot, findings = record.dossier.context.lot(use.code), _findings(record, SubjectKind.LOT, use)
    if lot is None:
        return _code(use, "", findings), None
    over = record.day(max(entry.happened_at for entry in use.entries)) > lot.expires_on
    expires = Cell(lot.expires_on.isoformat(), state=Tone.ACTION if over else None)
    known = f"{lot.maker}, {lot.maker_lot}; {label(lot.state)}"
    return _code(use, known, findings), expires


def _piece(record: Record, use: _Use) -> tuple[Field, Field]:
    """Cells of a piece of equipment: name and state, and the end of its calibration."""
    piece, findings = record.dossier.context.piece(use.code), _findings(record, SubjectKind.EQUIPMENT, use)
    if piece is None:
        return _code(use, "", findings), None
    until = piece.calibrated_until
    over = until is not None and record.day(max(entry.happened_at for entry in use.entries)) > until
    calibrated = None if until is None else Cell(until.isoformat(), state=Tone.ACTION if over else None)
    known = f"{piece.name}; {label(piece.state)}"
    return _code(use, known, findings), calibrated


def _findings(record: Record, kind: SubjectKind, use: _Use) -> list[tuple[str, bool]]:
    """Findings about a lot or a piece of equipment, and whether QA has still to assess them."""
    of_it = Subject(kind, use.code)
    return [
        (
            f"{material_finding(check)}: {assessment_state(record.dossier, check)}",
            is_unassessed(record.dossier, check),
        )
        for check in record.case.checks
        if check.subject == of_it and uses_of(check)
    ]


def _code(use: _Use, known: str, findings: Sequence[tuple[str, bool]]) -> Cell:
    return Cell(
        use.code,
        state=Tone.ACTION if any(is_open for _known, is_open in findings) else None,
        change=use.marks[-1] if use.marks else None,
        bold=True,
        under="; ".join(part for part in (known, *dict.fromkeys(words for words, _is_open in findings)) if part),
    )


def _used_columns() -> tuple[Column, ...]:
    return (words(_("Used in"), 1.8), number(_("Times")), words(_("First used"), 1.25), words(_("By"), 0.9))


def _uses(record: Record, kind: FieldKind, labels: dict[str, str]) -> list[_Use]:
    uses: dict[tuple[str, str], _Use] = {}
    for run in record.recorded_runs():
        for line in run.lines:
            step_field, entry = run.field(line.key.field), line.value
            if step_field is None or entry is None or step_field.kind is not kind:
                continue
            group = step_field.material if kind is FieldKind.LOT else step_field.equipment
            code = entry.lot or entry.equipment or entry.typed or ""
            use = uses.setdefault((group, code), _Use(labels.get(group, step_field.label), code))
            _note(record, use, run, line, entry)
    return [uses[key] for key in sorted(uses)]


def _note(record: Record, use: _Use, run: Run, line: Line, entry: Entry) -> None:
    use.entries.append(entry)
    use.runs[run.key] = run
    mark = record.marks.get(line.key)
    use.marks += [] if mark is None else [mark]


def _rows(
    record: Record, uses: Iterable[_Use], describe: Callable[[Record, _Use], tuple[Field, Field]]
) -> list[tuple[Field, ...]]:
    rows: list[tuple[Field, ...]] = []
    for use in uses:
        moments = [entry.happened_at for entry in use.entries]
        performers = dict.fromkeys(record.dossier.name(entry.performed_by) for entry in use.entries)
        rows.append(
            (
                use.label,
                *describe(record, use),
                _steps(use.runs.values()),
                str(len(use.entries)),
                Cell(record.local(min(moments)), under=_last(record, moments)),
                ", ".join(performers),
            )
        )
    return rows


def _last(record: Record, moments: list[datetime]) -> str:
    return "" if min(moments) == max(moments) else _("last {moment}", moment=record.local(max(moments)))


def _steps(runs: Iterable[Run]) -> str:
    """Steps with their days."""
    runs_by_step: dict[str, list[Run]] = {}
    for run in runs:
        runs_by_step.setdefault(run.step.key, []).append(run)
    return "; ".join(runs_words(step_runs) for step_runs in runs_by_step.values())
