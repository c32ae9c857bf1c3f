"""Where cells went: the portions of one count, recovery, and what a depletion removed."""

from collections.abc import Mapping
from fractions import Fraction

from nkmfg.domain.values.computed import Absence, Computed, Formula, Operand, compute, missing, ratio
from nkmfg.domain.values.irrationals import log10

UNACCOUNTED = Formula("unaccounted", 1, "counted − Σ portions", "worked example 22")
RECOVERY = Formula("recovery", 1, "cells after ÷ cells before × 100", "worked example 21")
LOG_DEPLETION = Formula("log_depletion", 1, "log₁₀ (cells before ÷ cells after)", "worked example 21")

NONE_BEFORE = "there were no such cells before"
NO_LOGARITHM = missing(Absence.UNDEFINED, "no such cells on one side: use the upper bound of what can be left")


def unaccounted_cells(counted_cells: Operand, portions: Mapping[str, Operand]) -> Computed:
    """What is left of a count when all that was carried, frozen, sampled and discarded is taken off; zero if all is.

    A recount is no portion: two counts differ by chance. Portions are named in `portions`.
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
    """Cells found again after a wash, depletion or thaw; more than 100 % is shown, since two counts were taken."""
    return compute(
        "recovery_pct",
        RECOVERY,
        lambda before, after: ratio(100 * after, before, NONE_BEFORE),
        before_cells=before_cells,
        after_cells=after_cells,
    )


def log_depletion(*, before_cells: Operand, after_cells: Operand) -> Computed:
    """Powers of ten by which a depletion lowered the cells it was meant for; with none left, name the bound instead."""
    return compute(
        "log_depletion",
        LOG_DEPLETION,
        lambda before, after: log10(before / after) if before and after else NO_LOGARITHM,
        before_cells=before_cells,
        after_cells=after_cells,
    )
