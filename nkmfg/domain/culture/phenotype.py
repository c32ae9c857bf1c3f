"""NK cells from a count and the phenotype of its sample."""

from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.values.computed import (
    Absence,
    Amount,
    Computed,
    Formula,
    Missing,
    Operand,
    amount_of,
    compute,
    missing,
    result,
)
from nkmfg.domain.values.notes import NoteCode

NK_OF_LIVE = Formula("nk_of_live", 1, "viable cells × NK % of live cells", "worked example 2")
NK_OF_ALL = Formula("nk_of_all", 1, "total cells × live NK % of all cells", "domain 3.1")
NK_OF_PARENT = Formula("nk_of_parent", 1, "viable cells × parent gate % of live × NK % of parent", "domain 3.1")
T_OF_LIVE = Formula("t_of_live", 1, "T % of parent gate × parent gate % of live ÷ 100", "domain 3.1")
T_CELLS = Formula("t_cells", 1, "viable cells × T % of live", "worked example 21")


class ParentGate(StrEnum):
    """Parent gate of an NK percentage, needed to compute a number of cells."""

    LIVE = "live"
    ALL = "all"  # all singlets, dead cells included
    CD45 = "cd45"
    LYMPHOCYTES = "lymphocytes"


NO_SHARE = missing(Absence.REFUSED, NoteCode.NO_SHARE_OF_LIVE)
ONLY_A_BOUND = missing(Absence.REFUSED, NoteCode.PURITY_ONLY_BOUND)


def nk_cells(
    *,
    viable_cells: Operand,
    total_cells: Operand,
    nk_pct: Operand,
    parent_gate: ParentGate,
    parent_of_live_pct: Operand | None = None,
) -> Computed:
    """Viable CD3⁻CD56⁺ cells; viability is applied once, by the total or by the gate."""
    match parent_gate:
        case ParentGate.LIVE:
            return compute("nk_cells", NK_OF_LIVE, _product, viable_cells=viable_cells, nk_pct=nk_pct)
        case ParentGate.ALL:
            return compute("nk_cells", NK_OF_ALL, _product, total_cells=total_cells, nk_pct=nk_pct)
        case ParentGate.CD45 | ParentGate.LYMPHOCYTES:
            share = parent_of_live_pct
            return compute(
                "nk_cells",
                NK_OF_PARENT,
                _product,
                viable_cells=viable_cells,
                parent_of_live_pct=NO_SHARE if share is None else share,
                nk_pct=nk_pct,
            )


def t_of_live_pct(
    *, t_pct: Operand, parent_gate: ParentGate, parent_of_live_pct: Operand | None, total_of_viable: Operand
) -> Computed:
    """CD3⁺CD56⁻ as a percentage of live cells; `total_of_viable` is all cells ÷ live cells of the same sample."""
    match parent_gate:
        case ParentGate.LIVE:
            parent: Operand = Fraction(100)
        case ParentGate.ALL:
            parent = amount_of(total_of_viable) * 100
        case ParentGate.CD45 | ParentGate.LYMPHOCYTES:
            parent = NO_SHARE if parent_of_live_pct is None else parent_of_live_pct
    return compute(
        "t_of_live_pct", T_OF_LIVE, lambda t, parent: t * parent / 100, t_pct=t_pct, parent_of_live_pct=parent
    )


def t_cells(*, viable_cells: Operand, t_pct: Operand) -> Computed:
    """Viable CD3⁺CD56⁻ cells, by their percentage of live cells."""
    return compute("t_cells", T_CELLS, _product, viable_cells=viable_cells, t_pct=t_pct)


def nk_pending(sample: str) -> Computed:
    """Pending NK cells of a count whose sample is at the laboratory; results of other days are not used."""
    return _no_nk(missing(Absence.PENDING, NoteCode.NK_PENDING, sample=sample))


def nk_sample_due() -> Computed:
    """Pending NK cells of a count whose sample is still to be drawn."""
    return _no_nk(missing(Absence.PENDING, NoteCode.NK_SAMPLE_DUE))


def nk_not_measured(count: str) -> Computed:
    """NK cells of a count without a sample: not measured."""
    return _no_nk(missing(Absence.NOT_MEASURED, NoteCode.NK_NOT_MEASURED, count=count))


def _no_nk(why: Missing) -> Computed:
    return result("nk_cells", NK_OF_LIVE, why)


def _product(cells: Fraction, *percentages: Fraction) -> Amount:
    for pct in percentages:
        cells = cells * pct / 100
    return cells
