"""Reconciliation of cells: portions of one count, recovery, and depletion."""

from collections.abc import Mapping
from fractions import Fraction

from nkmfg.domain.values.computed import Absence, Computed, Formula, Operand, compute, missing, ratio
from nkmfg.domain.values.irrationals import log10
from nkmfg.domain.values.notes import NoteCode

UNACCOUNTED = Formula("unaccounted", 1, "counted − Σ portions", "worked example 22")
RECOVERY = Formula("recovery", 1, "cells after ÷ cells before × 100", "worked example 21")
LOG_DEPLETION = Formula("log_depletion", 1, "log₁₀ (cells before ÷ cells after)", "worked example 21")

NONE_BEFORE = NoteCode.NONE_BEFORE
NO_LOGARITHM = missing(Absence.UNDEFINED, NoteCode.NO_LOGARITHM)


def unaccounted_cells(counted_cells: Operand, portions: Mapping[str, Operand]) -> Computed:
    """Cells of a count less those carried over, frozen, sampled and discarded; zero if all are accounted for.

    A recount is no portion, as two counts differ by chance. Portions are named in `portions`.
    """
    named = {f"{name}_cells": amount for name, amount in portions.items()}
    return compute(
        "unaccounted_cells",
        UNACCOUNTED,
        lambda counted, *parts: counted - sum(parts, Fraction(0)),
        counted_cells=counted_cells,
        **named,
    )


def recovery_pct(*, before_cells: Operand, after_cells: Operand) -> Computed:
    """Cells recovered after a wash, depletion or thaw; may exceed 100 %, as two counts are compared."""
    return compute(
        "recovery_pct",
        RECOVERY,
        lambda before, after: ratio(100 * after, before, NONE_BEFORE),
        before_cells=before_cells,
        after_cells=after_cells,
    )


def log_depletion(*, before_cells: Operand, after_cells: Operand) -> Computed:
    """Log10 reduction of the target cells by a depletion; if none are left, `after_cells` is the bound."""
    return compute(
        "log_depletion",
        LOG_DEPLETION,
        lambda before, after: log10(before / after) if before and after else NO_LOGARITHM,
        before_cells=before_cells,
        after_cells=after_cells,
    )
