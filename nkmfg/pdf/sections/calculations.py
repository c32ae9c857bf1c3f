"""Section 11: counts, computed numbers, growth curve, and every formula with its inputs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from nkmfg.charts import growth_curve
from nkmfg.charts.of_batch import curve_of
from nkmfg.domain.culture.yields import Figures, Yields
from nkmfg.domain.figures.batch_figures import JudgedCount, PopulationFigures
from nkmfg.domain.values.computed import Absence, Computed
from nkmfg.domain.values.moments import local
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Figure, Paragraph, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import tone_of_limits
from nkmfg.pdf.sections.working import brief_cell, value_cell, working, working_columns
from nkmfg.pdf.table import AnyRow, Band, Table
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _
from nkmfg.words.record import run_words

_HOW = N_(
    "Numbers are computed exactly from the entries of section 10 and rounded only to be shown, to "
    "six significant digits. Folds are those of NK cells; a dash stands where NK was not measured. "
    "The exact numbers are in the machine-readable record."
)
_CURVE = N_(
    "NK and all viable cells of the live vessels of the stage, at every count. A dashed line uses "
    "the NK share of an older sample, and is no result."
)


def calculations(record: Record) -> Iterator[Part]:
    """The named numbers of the batch, the counts, and the working of each number."""
    yield Section("11", _("In-process controls and calculations"), new_page=True)
    yield Paragraph(_(_HOW))
    yield Subsection(_("The batch now"))
    yield Facts(_now(record))
    yield Figure(growth_curve(curve_of(record.dossier, record.figures)), _(_CURVE))
    yield _counts(record)
    yield _course(record)
    yield from _workings(record)


def _now(record: Record) -> list[tuple[str, Field]]:
    nk, viable = record.figures.nk, record.figures.viable
    live = nk.batch.live
    since = record.local(live.as_of) or ""
    return [
        (_("NK cells"), value_cell(live.cells, as_of=since)),
        (_("Viable cells"), value_cell(viable.batch.live.cells, as_of=record.local(viable.batch.live.as_of) or "")),
        (_("Segment fold"), _brief(live.segment_fold, since, least_decimals=1)),
        (_("Cumulative fold"), _brief(live.cumulative_fold, since, least_decimals=1)),
        (_("Theoretical yield"), _brief(nk.batch.theoretical_yield, since)),
        (_("Actual yield"), _brief(nk.batch.actual_yield, since)),
        (_("Population doublings, segment"), _brief(nk.segment.population_doublings, since, 4)),
        (_("Doubling time, segment"), _hours(nk.segment.doubling_time_h)),
        (_("Live vessels"), ", ".join(live.vessels) or None),
        (_("NK counted"), record.local(live.as_of)),
    ]


def _brief(computed: Computed, since: str, digits: int = 6, least_decimals: int = 0) -> Cell:
    """The number with its reservation; the reason of a missing one is printed under the number of cells only."""
    cell = value_cell(computed, digits, least_decimals, as_of=since)
    return cell if computed.value is not None else replace(cell, under="")


def _hours(computed: Computed) -> Cell:
    if computed.value is not None:
        return Cell(_("{hours} h", hours=shown(computed.value, 4)), bold=True)
    return value_cell(computed) if computed.absence is Absence.UNDEFINED else replace(value_cell(computed), under="")


def _counts(record: Record) -> Table:
    columns = (
        number(_("Day")),
        short(_("Vessel")),
        number(_("Volume"), _("mL")),
        number(_("Viable"), _("10⁶/mL")),
        number(_("Viability"), "%"),
        number(_("Viable cells")),
        number(_("NK cells")),
        number(_("Segment fold")),
        number(_("Cumul. fold")),
    )
    folds = _folds(record.figures.nk)
    return Table(
        columns, [_count(record, count, folds) for count in record.figures.counts], _("Counts by day and vessel")
    )


def _folds(population: PopulationFigures) -> dict[tuple[datetime, str], Figures]:
    return {(point.at, code): point.vessel for point in population.points for code in point.vessel.vessels}


def _count(record: Record, judged: JudgedCount, folds: dict[tuple[datetime, str], Figures]) -> tuple[Field, ...]:
    reading = judged.reading
    day = record.dossier.day_of(reading.at)
    vessel = folds.get((reading.at, reading.vessel))
    per_ml, viability = reading.count.viable_cells_per_ml.value, reading.count.viability_pct.value
    state = tone_of_limits(judged.viability.verdict) if judged.viability else None
    return (
        None if day is None else str(day).replace("-", "−"),
        reading.vessel,
        shown(reading.volume_ml),
        None if per_ml is None else shown(per_ml / 10**6, 5),
        None if viability is None else Cell(shown(viability, 4), state),
        brief_cell(reading.viable, 5),
        brief_cell(reading.nk, 5),
        brief_cell(vessel.segment_fold, least_decimals=1) if vessel else None,
        brief_cell(vessel.cumulative_fold, least_decimals=1) if vessel else None,
    )


def _course(record: Record) -> Table:
    """The four named numbers of the batch at each count with known NK cells in all live vessels."""
    columns = (
        short(_("As of")),
        words(_("Live vessels"), 0.6),
        number(_("NK cells")),
        number(_("Segment fold")),
        number(_("Cumulative fold")),
        number(_("Theoretical yield")),
        number(_("Actual yield")),
    )
    rows: list[tuple[Field, ...]] = []
    count_times = {count.reading.at for count in record.figures.counts}
    for point in record.figures.nk.points:
        if point.at in count_times and point.batch.live.cells.value is not None:
            rows.append(_batch(record, point.batch))
    return Table(columns, rows, _("The batch at each count of NK cells"))


def _batch(record: Record, batch: Yields) -> tuple[Field, ...]:
    live = batch.live
    return (
        record.local(live.as_of),
        ", ".join(live.vessels),
        brief_cell(live.cells),
        brief_cell(live.segment_fold, least_decimals=1),
        brief_cell(live.cumulative_fold, least_decimals=1),
        brief_cell(batch.theoretical_yield),
        brief_cell(batch.actual_yield),
    )


def _workings(record: Record) -> Iterator[Part]:
    """Every number with formula, version and inputs: those of the batch, then those of each count."""
    yield Subsection(_("Working of the numbers of the batch"))
    rows: list[AnyRow] = []
    for title, population in ((_("NK cells"), record.figures.nk), (_("Viable cells"), record.figures.viable)):
        batch = population.batch
        rows.append(Band(title))
        rows += [
            working(record, computed)
            for computed in (
                batch.live.cells,
                batch.live.segment_fold,
                batch.live.cumulative_fold,
                batch.theoretical_yield,
                batch.actual_yield,
                population.segment.population_doublings,
                population.segment.doubling_time_h,
            )
        ]
    yield Table(working_columns(), rows)
    yield Subsection(_("Working of each count"))
    yield Table(working_columns(), list(_count_workings(record)))


def _count_workings(record: Record) -> Iterator[AnyRow]:
    for judged in record.figures.counts:
        reading = judged.reading
        run = record.dossier.run(reading.run)
        yield Band(
            _(
                "{step}, vessel {vessel} · {moment}",
                step=run_words(run),
                vessel=reading.vessel,
                moment=local(reading.at, record.dossier.zone),
            )
        )
        yield working(record, reading.count.viable_cells_per_ml)
        viability = working(record, reading.count.viability_pct)
        if judged.viability is not None:
            viability_cell = Cell(
                shown(reading.count.viability_pct.value or 0, 4), tone_of_limits(judged.viability.verdict)
            )
            viability = (*viability[:3], viability_cell)
        yield viability
        yield working(record, reading.viable)
        yield working(record, reading.nk)
        if reading.replicates is not None:
            yield working(record, reading.replicates.difference_pct)
        if judged.comparison is not None:
            yield working(record, judged.comparison.factor, _("against the count before"))
