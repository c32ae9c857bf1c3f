"""Section 12: where the cells went, what each vessel holds, and the yield."""

from collections.abc import Iterator
from dataclasses import replace

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.figures.balance import (
    Transfer,
    named_locally,
    transfers,
    yield_of_theoretical,
    yields_at_harvest,
)
from nkmfg.domain.figures.batch_figures import PopulationFigures
from nkmfg.domain.figures.quantities import PROCESSES, JudgedQuantity
from nkmfg.domain.recipe.enums import Level, Quantity
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.values.computed import Absence, Amount, Missing
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import tone_of_limits
from nkmfg.pdf.sections.working import value_cell
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.formats import in_marks, shown
from nkmfg.words.judgements import judged_number
from nkmfg.words.messages import N_, _
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.record import place_words
from nkmfg.words.units import amount_words

_PRODUCT = (Operation.HARVEST, Operation.WASH, Operation.FORMULATE, Operation.FILL)
_LEVELS = {Level.WARNING: N_("warning"), Level.ACTION: N_("action")}


def harvest_and_yield(record: Record) -> Iterator[Part]:
    """The balance of cells, the yield, and the numbers with limits of their own."""
    yield Section("12", _("Harvest and yield"))
    yield Facts(_yields(record))
    yield _quantities(record)
    columns = (
        short(_("Moment")),
        words(_("From")),
        words(_("To")),
        number(_("Volume"), _("mL")),
        number(_("Viable cells")),
        number(_("NK cells")),
    )
    moved = [_transfer(record, transfer) for transfer in transfers(record.figures)]
    yield Table(columns, moved, _("Cells moved, drawn, frozen or discarded"))
    yield _vessels(record)


def _yields(record: Record) -> list[tuple[str, Field]]:
    nk = yields_at_harvest(record.dossier, record.figures)
    of_theoretical = yield_of_theoretical(nk)
    return [
        (_("Theoretical yield, NK"), value_cell(nk.theoretical_yield)),
        (_("Expected yield, NK, with what was frozen as it was frozen"), value_cell(nk.expected_yield)),
        (_("Actual yield, NK"), value_cell(nk.actual_yield)),
        (_("Actual, of theoretical"), None if of_theoretical.value is None else f"{shown(of_theoretical.value, 4)} %"),
    ]


def _quantities(record: Record) -> Table:
    """Every number that has limits of its own; of one that is not there, whether it can still come."""
    columns = (words(_("Number"), 1.5), words(_("Of"), 1.3), number(_("Value")), words(_("Limits"), 1.2))
    rows: list[tuple[Field, ...]] = []
    for limits in record.dossier.recipe.quantities:
        said = " · ".join(
            f"{limit.operator.sign} {amount_words(in_marks(str(limit.value)), limits.unit)} ({_(_LEVELS[limit.level])})"
            for limit in limits.limits
        )
        measured = [quantity for quantity in record.case.quantities if quantity.limits is limits]
        rows.extend((limits.label, *_measured(record, quantity), said) for quantity in measured)
        if not measured:
            rows.append((limits.label, None, Cell(_why_none(record, limits.quantity), quiet=True), said))
    return Table(columns, rows, _("Numbers with limits of their own"))


def _why_none(record: Record, quantity: Quantity) -> str:
    """Text for a quantity without a value: once the batch is decided on, none is to come."""
    dossier, process = record.dossier, PROCESSES.get(quantity)
    if not dossier.dispositions:
        return _("not yet")
    done = process is None or any(run.lines for run in dossier.runs if run.step.operation is process)
    return label(Absence.NOT_MEASURED) if done else _("not done")


def _measured(record: Record, quantity: JudgedQuantity) -> tuple[Field, Field]:
    measured, judged = quantity.measured, quantity.judged
    of_it = place_words(record.dossier, record.dossier.run(measured.run), measured.about) if measured.run else None
    value = value_cell(measured.number)
    if judged is None:
        return of_it, value
    return of_it, replace(value, words=judged_number(judged), state=tone_of_limits(judged.verdict))


def _transfer(record: Record, transfer: Transfer) -> tuple[Field, ...]:
    return (
        record.local(transfer.at),
        named_locally(record.dossier, transfer.source),
        ", ".join(
            part for part in (transfer.target, "" if transfer.fate is Fate.CULTURE else label(transfer.fate)) if part
        ),
        None if transfer.volume_ml is None else shown(transfer.volume_ml),
        _amount(transfer.viable_cells),
        _amount(transfer.nk_cells),
    )


def _amount(amount: Amount) -> Field:
    if isinstance(amount, Missing):
        return _("pending") if amount.absence is Absence.PENDING else None
    return shown(amount, 5)


def _vessels(record: Record) -> Table:
    """Every vessel and every part that was frozen: what it holds by its latest count."""
    columns = (
        words(_("Vessel"), 1.3),
        words(_("Type")),
        words(_("Place")),
        short(_("Is")),
        number(_("Volume"), _("mL")),
        number(_("Viable cells")),
        number(_("NK cells")),
    )
    viable, nk = record.figures.viable, record.figures.nk
    kinds = {vessel.key: vessel.label for vessel in record.dossier.recipe.vessels}
    known = {vessel.code: vessel for vessel in record.dossier.vessels}
    rows: list[tuple[Field, ...]] = []
    kept = [code for code, fate in viable.fates.items() if fate in (Fate.CULTURE, Fate.FROZEN)]
    for code in dict.fromkeys((*known, *kept)):
        fact = known.get(code)
        rows.append(
            (
                Cell(named_locally(record.dossier, code), bold=True),
                kinds.get(fact.vessel_type, plain_words(fact.vessel_type)) if fact else None,
                fact.place if fact else None,
                _fate(record, code),
                shown(viable.volumes_ml[code]) if code in viable.volumes_ml else None,
                _held(viable, code),
                _held(nk, code),
            )
        )
    return Table(columns, rows, _("What each vessel holds, by its latest count"))


def _fate(record: Record, code: str) -> str:
    population = record.figures.viable
    if code not in population.fates:
        return _("empty")
    fate = population.fates[code]
    if fate is not Fate.CULTURE:
        return label(fate)
    made_in = next((vessel.run for vessel in record.dossier.vessels if vessel.code == code), None)
    if made_in and record.dossier.run(made_in).step.operation in _PRODUCT:
        return _("product")
    return _("in culture") if population.course[-1].vessels[code].stage else _("not seeded")


def _held(population: PopulationFigures, code: str) -> Field:
    """The cells, unless the latest count did not measure them: the number would be that of an older one."""
    held = population.vessels.get(code)
    if held is None or held.cells.value is None or held.cells.notes:
        return None
    return shown(held.cells.value, 5)
