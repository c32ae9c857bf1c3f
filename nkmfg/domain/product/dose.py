"""Dose calculations: viable NK cells for a weight, and their volume; as ordered, filled, thawed and given."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from nkmfg.domain.recipe.parameters import DoseLevel
from nkmfg.domain.values.computed import Amount, Computed, Formula, Operand, compute, ratio
from nkmfg.domain.values.notes import NoteCode

NK_NEEDED = Formula("nk_needed", 1, "dose level × weight", "worked example 11")
OF_LIVE = Formula("of_live", 1, "viable cells × % of live cells", "worked examples 11 and 12")
NUCLEATED_NK = Formula("nucleated_nk", 1, "nucleated cells per kg × NK % of them", "worked example 23")
DOSE_VOLUME = Formula("dose_volume", 1, "NK cells ÷ NK cells per mL", "worked example 11")
FILL_VOLUME = Formula("fill_volume", 1, "dose volume × (1 + overfill ÷ 100)", "worked example 11")
IN_VOLUME = Formula("in_volume", 1, "cells per mL × volume", "worked examples 11, 17b and 24")
PER_KG = Formula("per_kg", 1, "amount ÷ weight", "worked examples 11 to 24")
PART = Formula("part", 1, "part ÷ whole × 100", "worked examples 16 and 24")
CHANGE = Formula("change", 1, "(now − before) ÷ before × 100", "worked example 17")
TO_FREEZE = Formula("to_freeze", 1, "NK cells needed ÷ expected recovery × 100", "worked example 16")
BAGS = Formula("bags", 1, "NK cells to freeze ÷ NK cells in a bag, rounded up", "worked example 16")
LOWER_WEIGHT = Formula("lower_weight", 1, "the lower of ordered and current weight", "worked example 17b")

NO_WEIGHT = NoteCode.ZERO_WEIGHT
NO_NK = NoteCode.NO_NK_IN_IT
NO_WHOLE = NoteCode.NOTHING_TO_COMPARE


class Fit(StrEnum):
    """Relation of a dose to its level."""

    WITHIN = "within"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose level for one weight: cells needed, volume to fill, and accompanying cells."""

    nk_cells: Computed
    nk_cells_per_ml: Computed
    volume_ml: Computed
    fill_ml: Computed
    viable_cells: Computed
    ml_per_kg: Computed


def plan(
    *,
    level_cells_per_kg: Operand,
    weight_kg: Operand,
    viable_cells_per_ml: Operand,
    nk_pct: Operand,
    overfill_pct: Operand,
) -> Dose:
    """Volume of a product that contains a dose level for a weight, and the volume to fill."""
    needed = nk_needed(level_cells_per_kg=level_cells_per_kg, weight_kg=weight_kg)
    nk_per_ml = nk_cells_per_ml(viable_cells_per_ml=viable_cells_per_ml, nk_pct=nk_pct)
    volume = dose_volume_ml(nk_cells=needed, nk_cells_per_ml=nk_per_ml)
    return Dose(
        nk_cells=needed,
        nk_cells_per_ml=nk_per_ml,
        volume_ml=volume,
        fill_ml=compute(
            "fill_ml",
            FILL_VOLUME,
            lambda volume, overfill: volume * (1 + overfill / 100),
            volume_ml=volume,
            overfill_pct=overfill_pct,
        ),
        viable_cells=cells_in(cells_per_ml=viable_cells_per_ml, volume_ml=volume),
        ml_per_kg=ml_per_kg(volume_ml=volume, weight_kg=weight_kg),
    )


def nk_needed(*, level_cells_per_kg: Operand, weight_kg: Operand) -> Computed:
    """Viable NK cells of a dose level for a weight."""
    level = level_cells_per_kg
    return compute("nk_cells", NK_NEEDED, _times, level_cells_per_kg=level, weight_kg=weight_kg)


def nk_cells_per_ml(*, viable_cells_per_ml: Operand, nk_pct: Operand) -> Computed:
    """Viable NK cells per mL of product."""
    per_ml = viable_cells_per_ml
    return compute("nk_cells_per_ml", OF_LIVE, _pct_of, viable_cells_per_ml=per_ml, nk_pct=nk_pct)


def nk_of_nucleated_cells_per_kg(*, nucleated_cells_per_kg: Operand, nk_pct: Operand) -> Computed:
    """The NK dose within a dose that is stated in nucleated cells."""
    per_kg = nucleated_cells_per_kg
    return compute("nk_cells_per_kg", NUCLEATED_NK, _pct_of, nucleated_cells_per_kg=per_kg, nk_pct=nk_pct)


def dose_volume_ml(*, nk_cells: Operand, nk_cells_per_ml: Operand) -> Computed:
    """Volume that contains a number of NK cells."""
    return compute(
        "volume_ml",
        DOSE_VOLUME,
        lambda cells, per_ml: ratio(cells, per_ml, NO_NK),
        nk_cells=nk_cells,
        nk_cells_per_ml=nk_cells_per_ml,
    )


def cells_in(*, cells_per_ml: Operand, volume_ml: Operand) -> Computed:
    """Cells in a volume: of the dose, the whole container, or the volume given."""
    return compute("cells", IN_VOLUME, _times, cells_per_ml=cells_per_ml, volume_ml=volume_ml)


def cells_per_kg(*, cells: Operand, weight_kg: Operand) -> Computed:
    """Cells per kg of a weight."""
    return compute("cells_per_kg", PER_KG, _per_kg, cells=cells, weight_kg=weight_kg)


def ml_per_kg(*, volume_ml: Operand, weight_kg: Operand) -> Computed:
    """Volume per kg of a weight."""
    return compute("ml_per_kg", PER_KG, _per_kg, volume_ml=volume_ml, weight_kg=weight_kg)


def lower_weight_kg(*, ordered_weight_kg: Operand, current_weight_kg: Operand) -> Computed:
    """Lower of two weights, for safety limits: a lighter child gets more per kg from the same bag."""
    return compute(
        "weight_kg",
        LOWER_WEIGHT,
        min,
        ordered_weight_kg=ordered_weight_kg,
        current_weight_kg=current_weight_kg,
    )


def change_pct(*, now: Operand, before: Operand) -> Computed:
    """Change of a weight or a dose relative to the preceding or the ordered one."""
    return compute(
        "change_pct",
        CHANGE,
        lambda now, before: ratio(100 * (now - before), before, NO_WHOLE),
        now=now,
        before=before,
    )


def part_pct(*, part: Operand, whole: Operand) -> Computed:
    """Percentage of the frozen cells recovered, or of the ordered cells given."""
    return compute("part_pct", PART, lambda part, whole: ratio(100 * part, whole, NO_WHOLE), part=part, whole=whole)


def nk_to_freeze(*, nk_cells: Operand, recovery_pct: Operand) -> Computed:
    """NK cells to freeze for a dose after thawing."""
    return compute(
        "nk_cells",
        TO_FREEZE,
        lambda needed, recovery: ratio(100 * needed, recovery, NoteCode.NO_RECOVERY_EXPECTED),
        nk_cells=nk_cells,
        recovery_pct=recovery_pct,
    )


def bags(*, nk_cells: Operand, per_bag_cells: Operand) -> Computed:
    """Number of whole bags."""

    def rule(cells: Fraction, per_bag: Fraction) -> Amount:
        needed = ratio(cells, per_bag, NO_NK)
        return Fraction(ceil(needed)) if isinstance(needed, Fraction) else needed

    return compute("bags", BAGS, rule, nk_cells=nk_cells, per_bag_cells=per_bag_cells)


def fit(dose_cells_per_kg: Fraction, level: DoseLevel, tolerance_pct: Fraction) -> Fit:
    """Relation of a dose to its level within the tolerance; an open level has to be exceeded, up to its ceiling."""
    wanted, margin = Fraction(level.per_kg), tolerance_pct / 100
    if level.open_ended:
        ceiling = level.ceiling_per_kg
        if dose_cells_per_kg <= wanted:
            return Fit.BELOW
        return Fit.ABOVE if ceiling is not None and dose_cells_per_kg > ceiling else Fit.WITHIN
    if dose_cells_per_kg < wanted * (1 - margin):
        return Fit.BELOW
    return Fit.ABOVE if dose_cells_per_kg > wanted * (1 + margin) else Fit.WITHIN


def _times(first: Fraction, second: Fraction) -> Fraction:
    return first * second


def _pct_of(amount: Fraction, pct: Fraction) -> Fraction:
    return amount * pct / 100


def _per_kg(amount: Fraction, weight_kg: Fraction) -> Amount:
    return ratio(amount, weight_kg, NO_WEIGHT)
