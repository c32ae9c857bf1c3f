"""Counts of cells: from squares, from a counter, by viability; concentrations and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.values.computed import (
    Absence,
    Amount,
    Computed,
    Formula,
    Operand,
    amount_of,
    compute,
    missing,
    ratio,
)
from nkmfg.domain.values.irrationals import square_root
from nkmfg.domain.values.notes import NoteCode, note

SQUARES_VIABLE = Formula("squares_viable", 1, "live ÷ squares × dilution × 10⁴", "worked example 1")
SQUARES_TOTAL = Formula("squares_total", 1, "(live + dead) ÷ squares × dilution × 10⁴", "worked example 1")
VIABILITY = Formula("viability", 1, "live ÷ (live + dead) × 100", "worked example 1")
COUNTING_ERROR = Formula("counting_error", 1, "100 ÷ √live counted (Poisson)", "worked examples 1 and 18")
DILUTED = Formula("diluted", 1, "concentration as counted × dilution", "worked example 2")
LIVE_AND_DEAD = Formula("live_and_dead", 1, "(live + dead) × dilution", "decision 3")
VIABLE_OF_TOTAL = Formula("viable_of_total", 1, "total × viability ÷ 100 × dilution", "worked example 2")
STATED = Formula("stated", 1, "as stated by the counter", "decision 3")
IN_VOLUME = Formula("in_volume", 1, "concentration × volume at sampling", "worked example 2")
IMMUNE = Formula("immune", 1, "viable cells × (1 − feeders ÷ 100)", "worked example 19")

NOTHING_COUNTED = NoteCode.NO_CELLS_COUNTED
APPLIED = (note(NoteCode.DILUTION_APPLIED),)


@dataclass(frozen=True, slots=True)
class Count:
    """Result of one count. The counting error is known only if single cells were counted."""

    viable_cells_per_ml: Computed
    total_cells_per_ml: Computed
    viability_pct: Computed
    counting_error_pct: Computed | None = None


def from_squares(
    live: Sequence[Operand],
    dead: Sequence[Operand],
    *,
    squares: Operand,
    dilution: Operand,
    least_counted: int,
) -> Count:
    """Count with a hemocytometer: cells in large squares (1 mm² × 0.1 mm deep), with the total dilution of the sample.

    Fewer than `least_counted` live cells add a warning with the counting error.
    """
    live_counted, dead_counted = _sum(live), _sum(dead)

    def per_ml(counted: Amount, squares: Fraction, dilution: Fraction) -> Amount:
        return ratio(counted, squares, NoteCode.NO_SQUARE_COUNTED) * dilution * 10_000

    return Count(
        compute(
            "viable_cells_per_ml",
            SQUARES_VIABLE,
            per_ml,
            live=live_counted,
            squares=squares,
            dilution=dilution,
        ),
        compute(
            "total_cells_per_ml",
            SQUARES_TOTAL,
            lambda live, dead, squares, dilution: per_ml(live + dead, squares, dilution),
            live=live_counted,
            dead=dead_counted,
            squares=squares,
            dilution=dilution,
        ),
        compute("viability_pct", VIABILITY, _viability, live=live_counted, dead=dead_counted),
        counting_error_pct(live_counted, least_counted=least_counted),
    )


def from_live_and_dead(
    *, live_cells_per_ml: Operand, dead_cells_per_ml: Operand, dilution: Operand, dilution_applied: bool
) -> Count:
    """Count from live and dead cells per mL; the dilution is applied once, by the counter or here."""
    live, dead = live_cells_per_ml, dead_cells_per_ml
    factor, notes = (Fraction(1), APPLIED) if dilution_applied else (dilution, ())
    return Count(
        compute("viable_cells_per_ml", DILUTED, _product, live_cells_per_ml=live, dilution=factor).noting(*notes),
        compute(
            "total_cells_per_ml",
            LIVE_AND_DEAD,
            lambda live, dead, dilution: (live + dead) * dilution,
            live_cells_per_ml=live,
            dead_cells_per_ml=dead,
            dilution=factor,
        ).noting(*notes),
        compute("viability_pct", VIABILITY, _viability, live_cells_per_ml=live, dead_cells_per_ml=dead),
    )


def from_total_and_viability(
    *, total_cells_per_ml: Operand, viability_pct: Operand, dilution: Operand, dilution_applied: bool
) -> Count:
    """Count from all cells per mL and their viability; the dilution is applied once, by the counter or here."""
    factor, notes = (Fraction(1), APPLIED) if dilution_applied else (dilution, ())
    counted: dict[str, Operand] = {"total_cells_per_ml": total_cells_per_ml}
    return Count(
        compute(
            "viable_cells_per_ml",
            VIABLE_OF_TOTAL,
            lambda total, viability, dilution: total * viability / 100 * dilution,
            **counted,
            viability_pct=viability_pct,
            dilution=factor,
        ).noting(*notes),
        compute("total_cells_per_ml", DILUTED, _product, **counted, dilution=factor).noting(*notes),
        compute("viability_pct", STATED, lambda stated: stated, viability_pct=viability_pct),
    )


def counting_error_pct(live: Operand, *, least_counted: int) -> Computed:
    """Standard deviation of a count of so many cells by chance, in percent."""
    error = compute(
        "counting_error_pct",
        COUNTING_ERROR,
        lambda live: ratio(Fraction(100), square_root(live), NOTHING_COUNTED),
        live=live,
    )
    counted = amount_of(live)
    few = isinstance(counted, Fraction) and counted < least_counted
    return error.noting(note(NoteCode.FEW_COUNTED, least=str(least_counted))) if few else error


def viable_cells(*, viable_cells_per_ml: Operand, volume_ml: Operand) -> Computed:
    """Total viable cells (TVC) in the volume at sampling."""
    per_ml = viable_cells_per_ml
    return compute("viable_cells", IN_VOLUME, _product, viable_cells_per_ml=per_ml, volume_ml=volume_ml)


def total_cells(*, total_cells_per_ml: Operand, volume_ml: Operand) -> Computed:
    """Total nucleated cells (TNC), dead cells included, in the volume at sampling."""
    per_ml = total_cells_per_ml
    return compute("total_cells", IN_VOLUME, _product, total_cells_per_ml=per_ml, volume_ml=volume_ml)


def immune_cells(*, viable_cells: Operand, feeders_pct: Operand) -> Computed:
    """Viable cells without feeders."""
    return compute(
        "immune_cells",
        IMMUNE,
        lambda viable, feeders: viable * (1 - feeders / 100),
        viable_cells=viable_cells,
        feeders_pct=feeders_pct,
    )


def feeders_among(since_feeders_h: Fraction | None, counted_for_h: Fraction) -> NoteCode | None:
    """Remark on a total count or its fold as long as feeders of the latest stimulation may be present."""
    inside = since_feeders_h is not None and since_feeders_h <= counted_for_h
    return NoteCode.FEEDERS_AMONG_THEM if inside else None


def _product(first: Fraction, second: Fraction) -> Fraction:
    return first * second


def _viability(live: Fraction, dead: Fraction) -> Amount:
    return ratio(100 * live, live + dead, NOTHING_COUNTED)


def _sum(counted: Sequence[Operand]) -> Amount:
    amounts = [amount_of(operand) for operand in counted]
    return sum(amounts[1:], amounts[0]) if amounts else missing(Absence.NOT_MEASURED, NOTHING_COUNTED)
