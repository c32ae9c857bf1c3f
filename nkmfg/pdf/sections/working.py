"""Cells of a computed number: value, formula, version and inputs."""

from dataclasses import replace

from nkmfg.domain.figures.balance import named_locally
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.values.computed import Absence, Computed, Input
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import Column, Kind, words
from nkmfg.pdf.sections.record import Record
from nkmfg.words.codes import label
from nkmfg.words.formats import shown
from nkmfg.words.formulas import formula_words
from nkmfg.words.inputs import input_name
from nkmfg.words.messages import _
from nkmfg.words.notes import note_words
from nkmfg.words.record import input_words, quantity_words
from nkmfg.words.units import unit_words

_DIGITS = 6


def working_columns() -> tuple[Column, ...]:
    """Columns of a table of workings."""
    return (
        words(_("Number"), 1.1),
        words(_("Formula, and what went in"), 3.2),
        words(_("Version")),
        Column(_("Result"), Kind.NUMBER),
    )


def working(record: Record, computed: Computed, name: str = "") -> tuple[Field, ...]:
    """Row of one number with its working."""
    formula = computed.formula
    inputs = "; ".join(_input(record, formula_input) for formula_input in computed.inputs)
    under = "\n".join(part for part in (inputs, note_words(computed.notes)) if part)
    return (
        Cell(name or quantity_words(computed.quantity), under=unit_words(computed.unit)),
        Cell(formula_words(formula), under=under),
        Cell(f"{formula.key} {formula.version}", quiet=True),
        replace(value_cell(computed), under=""),
    )


def value_cell(computed: Computed, digits: int = _DIGITS, least_decimals: int = 0, *, as_of: str = "") -> Cell:
    """The number, or the reason why there is none; a reservation is printed with the moment `as_of`."""
    note = note_words(computed.notes)
    if computed.value is None:
        pending = computed.absence is Absence.PENDING
        return Cell(
            label(computed.absence) if computed.absence else _("none"),
            Tone.PENDING if pending else None,
            under=note,
            quiet=True,
        )
    under = _("of {as_of}; since then: {note}", as_of=as_of, note=note) if note and as_of else note
    return Cell(shown(computed.value, digits, least_decimals), under=under, bold=True)


def brief_cell(computed: Computed | None, digits: int = _DIGITS, least_decimals: int = 0) -> Field:
    """The number only: "pending" if it is awaited, None if it was not measured."""
    if computed is None or (computed.value is None and computed.absence is not Absence.PENDING):
        return None
    return _("pending") if computed.value is None else shown(computed.value, digits, least_decimals)


def _input(record: Record, formula_input: Input) -> str:
    return input_words(
        formula_input, record.dossier.zone, input_name(named_locally(record.dossier, formula_input.name))
    )
