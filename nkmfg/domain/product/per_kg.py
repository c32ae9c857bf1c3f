"""Amounts that accompany the dose, per kg: T cells, feeders, endotoxin and DMSO."""

from fractions import Fraction

from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, Operand, amount_of, compute, missing, ratio
from nkmfg.domain.values.notes import NoteCode, note
from nkmfg.domain.values.quantities import Comparator, Number

OF_LIVE = Formula("of_live", 1, "viable cells × % of live cells", "worked examples 12 and 20")
GREATEST_DOSE = Formula("greatest_dose", 1, "limit × NK % ÷ limited cells %", "worked example 12")
LOQ_BOUND = Formula("loq_bound", 1, "the larger of result and limit of quantification", "worked example 13")
NO_EVENTS = Formula("no_events", 1, "3 ÷ events × 100 (95 % upper bound of none)", "worked example 13")
ENDOTOXIN = Formula("endotoxin", 1, "EU per mL × volume", "worked example 14")
PER_KG = Formula("per_kg", 1, "amount ÷ weight", "worked examples 12 to 20")
PER_KG_HOUR = Formula("per_kg_hour", 1, "EU ÷ weight ÷ hours, an hour at the least", "worked example 14")
ENDOTOXIN_LIMIT = Formula("endotoxin_limit", 1, "limit per kg ÷ (volume ÷ weight)", "worked example 14")
DILUTABLE = Formula("dilutable", 1, "endotoxin limit ÷ sensitivity of the test", "worked example 14")
DMSO = Formula("dmso", 1, "volume × % v/v ÷ 100 × density", "worked example 15")
DMSO_VOLUME = Formula("dmso_volume", 1, "limit × weight ÷ (% v/v ÷ 100 × density)", "worked example 15")
PER_KG_VOLUME = Formula("per_kg_volume", 1, "limit × weight", "worked example 15")

BOUNDED = note(NoteCode.BELOW_LOQ)
WITHIN_AN_HOUR = note(NoteCode.WITHIN_AN_HOUR)
UNBOUNDED = missing(Absence.UNDEFINED, NoteCode.RESULT_UNBOUNDED)
NO_WEIGHT = NoteCode.ZERO_WEIGHT


def upper_bound_pct(measured: Number, *, loq_pct: Fraction) -> Computed:
    """Upper bound of a percentage: the limit of quantification for results below it, never zero."""
    comparator = measured.comparator
    unbounded = comparator in (Comparator.GREATER, Comparator.AT_LEAST)
    bound = compute(
        "upper_bound_pct",
        LOQ_BOUND,
        lambda measured, loq: UNBOUNDED if unbounded else max(measured, loq),
        measured_pct=measured.exact,
        loq_pct=loq_pct,
    )
    return bound.noting(BOUNDED) if comparator is not None or measured.exact < loq_pct else bound


def none_found_upper_bound_pct(*, events: Operand) -> Computed:
    """Upper bound (95 %) of a percentage if none of a number of events was positive."""
    return compute(
        "upper_bound_pct",
        NO_EVENTS,
        lambda events: ratio(Fraction(300), events, NoteCode.NO_EVENTS),
        events=events,
    )


def cells_of_live(*, viable_cells: Operand, of_live_pct: Operand) -> Computed:
    """Cells of one kind in a volume of product: CD3⁺CD56⁻, or residual feeders."""
    return compute(
        "cells", OF_LIVE, lambda viable, pct: viable * pct / 100, viable_cells=viable_cells, of_live_pct=of_live_pct
    )


def greatest_nk_cells_per_kg(*, limit_cells_per_kg: Operand, nk_pct: Operand, limited_pct: Operand) -> Computed:
    """Greatest NK dose of this product at which another population reaches its limit per kg."""
    return compute(
        "nk_cells_per_kg",
        GREATEST_DOSE,
        lambda limit, nk, limited: ratio(limit * nk, limited, NoteCode.NO_LIMITED_CELLS),
        limit_cells_per_kg=limit_cells_per_kg,
        nk_pct=nk_pct,
        limited_pct=limited_pct,
    )


def endotoxin_eu(*, eu_per_ml: Operand, volume_ml: Operand) -> Computed:
    """Endotoxin in a volume of product; results below the sensitivity of the test count as that sensitivity."""
    return compute("endotoxin_eu", ENDOTOXIN, lambda eu, volume: eu * volume, eu_per_ml=eu_per_ml, volume_ml=volume_ml)


def eu_per_kg(*, endotoxin_eu: Operand, weight_kg: Operand) -> Computed:
    """Endotoxin per kg of the actual weight."""
    return compute("eu_per_kg", PER_KG, _per_kg, endotoxin_eu=endotoxin_eu, weight_kg=weight_kg)


def eu_per_kg_h(*, endotoxin_eu: Operand, weight_kg: Operand, duration_h: Operand | None) -> Computed:
    """Endotoxin per kg and hour of infusion; without a duration or under one hour, all of it in one hour."""
    duration = Fraction(1) if duration_h is None else duration_h

    def rule(endotoxin: Fraction, weight: Fraction, hours: Fraction) -> Amount:
        return ratio(endotoxin, weight * max(hours, Fraction(1)), NO_WEIGHT)

    hourly = compute(
        "eu_per_kg_h", PER_KG_HOUR, rule, endotoxin_eu=endotoxin_eu, weight_kg=weight_kg, duration_h=duration
    )
    hours = amount_of(duration)
    return hourly.noting(WITHIN_AN_HOUR) if isinstance(hours, Fraction) and hours <= 1 else hourly


def endotoxin_limit_eu_per_ml(*, limit_eu_per_kg: Operand, volume_ml: Operand, weight_kg: Operand) -> Computed:
    """Endotoxin concentration at which this volume reaches the limit of this patient (EL = K/M)."""
    return compute(
        "limit_eu_per_ml",
        ENDOTOXIN_LIMIT,
        lambda limit, volume, weight: ratio(limit * weight, volume, NoteCode.NO_VOLUME),
        limit_eu_per_kg=limit_eu_per_kg,
        volume_ml=volume_ml,
        weight_kg=weight_kg,
    )


def greatest_valid_dilution(*, limit_eu_per_ml: Operand, sensitivity_eu_per_ml: Operand) -> Computed:
    """Greatest dilution of a sample at which the test still detects the limit (MVD = EL/λ)."""
    return compute(
        "dilution",
        DILUTABLE,
        lambda limit, sensitivity: ratio(limit, sensitivity, NoteCode.NO_SENSITIVITY),
        limit_eu_per_ml=limit_eu_per_ml,
        sensitivity_eu_per_ml=sensitivity_eu_per_ml,
    )


def dmso_g(*, volume_ml: Operand, dmso_pct: Operand, density_g_per_ml: Operand) -> Computed:
    """DMSO in a volume, from its percentage by volume."""
    return compute(
        "dmso_g",
        DMSO,
        lambda volume, pct, density: volume * pct / 100 * density,
        volume_ml=volume_ml,
        dmso_pct=dmso_pct,
        density_g_per_ml=density_g_per_ml,
    )


def dmso_g_per_kg(*, dmso_g: Operand, weight_kg: Operand) -> Computed:
    """DMSO per kg."""
    return compute("dmso_g_per_kg", PER_KG, _per_kg, dmso_g=dmso_g, weight_kg=weight_kg)


def greatest_volume_for_dmso_ml(
    *, limit_g_per_kg: Operand, weight_kg: Operand, dmso_pct: Operand, density_g_per_ml: Operand
) -> Computed:
    """Volume at which DMSO reaches its limit per kg."""
    return compute(
        "volume_ml",
        DMSO_VOLUME,
        lambda limit, weight, pct, density: ratio(limit * weight * 100, pct * density, NoteCode.NO_DMSO),
        limit_g_per_kg=limit_g_per_kg,
        weight_kg=weight_kg,
        dmso_pct=dmso_pct,
        density_g_per_ml=density_g_per_ml,
    )


def greatest_volume_ml(*, limit_ml_per_kg: Operand, weight_kg: Operand) -> Computed:
    """Volume at which the limit per kg is reached."""
    return compute(
        "volume_ml",
        PER_KG_VOLUME,
        lambda limit, weight: limit * weight,
        limit_ml_per_kg=limit_ml_per_kg,
        weight_kg=weight_kg,
    )


def _per_kg(amount: Fraction, weight_kg: Fraction) -> Amount:
    return ratio(amount, weight_kg, NO_WEIGHT)
