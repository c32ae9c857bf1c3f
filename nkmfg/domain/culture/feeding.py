"""Calculated additions to a culture: feeders and vials, IL-2, medium, cells to carry over; trigger of a depletion."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from nkmfg.domain.recipe.enums import Il2Convention, Responder
from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, Operand, compute, missing, ratio
from nkmfg.domain.values.notes import NoteCode

FEEDERS = Formula("feeders", 1, "responder cells × feeders for each responder", "worked example 8")
PER_VIAL = Formula("per_vial", 1, "cells on the label × viable recovery ÷ 100", "worked example 8")
VIALS = Formula("vials", 1, "viable feeders ÷ viable feeders in a vial, rounded up", "worked example 8")
LEFT_OVER = Formula("left_over", 1, "vials × viable feeders in a vial − feeders needed", "worked example 8")
AT_DENSITY = Formula("at_density", 1, "cells ÷ density", "worked examples 8 and 10")
IL2 = Formula("il2", 1, "target × volume", "worked example 9")
IL2_VOLUME = Formula("il2_volume", 1, "IU ÷ stock × 1000", "worked example 9")
IL2_EXACT = Formula("il2_exact", 1, "target × volume ÷ (stock − target)", "worked example 9")
MEDIUM = Formula("medium", 1, "viable cells ÷ target density − volume there is", "worked example 10")
EXCHANGED = Formula("exchanged", 1, "volume × share exchanged ÷ 100", "domain 1.3, step 7")
REPLACED = Formula("replaced", 1, "as much as is removed", "domain 1.3, step 7")
LEFT = Formula("left", 1, "volume − what is taken off", "domain 1.3, step 7")
AFTER_FEED = Formula("after_feed", 1, "volume − removed + added", "domain 1.3, step 7")
RESPONDERS = Formula("responders", 1, "Σ volume × cells per mL at the last count", "decision 7")
TO_FILL = Formula("to_fill", 1, "largest volume of the vessel × seeding density", "domain 1.3, step 10")
CD3_TRIGGER = Formula("cd3_trigger", 1, "CD3 limit per kg × NK % ÷ dose level", "domain 1.3, step 11")
CD3_PROJECTED = Formula("cd3_projected", 1, "dose level × CD3 % ÷ NK %", "domain 1.3, step 11")

EMPTY_VIAL = NoteCode.EMPTY_VIAL
NO_DENSITY = NoteCode.ZERO_DENSITY
TOO_THIN = missing(Absence.REFUSED, NoteCode.TOO_THIN)
NO_NK = NoteCode.NO_NK_TO_GIVE


@dataclass(frozen=True, slots=True)
class FeederRatio:
    """Feeders per responder cell, and the kind of the responders."""

    feeders_per_responder: Fraction
    responder: Responder


@dataclass(frozen=True, slots=True)
class Vials:
    """Vials to thaw, and the surplus of viable feeders to be discarded."""

    vials: Computed
    left_over_cells: Computed


def feeder_cells(ratio: FeederRatio, *, responder_cells: Operand) -> Computed:
    """Viable feeders for a number of responder cells of the kind of the ratio."""
    return compute(
        "feeder_cells",
        FEEDERS,
        lambda responders, feeders_each: responders * feeders_each,
        **{f"{ratio.responder}_cells": responder_cells},
        feeders_per_responder=ratio.feeders_per_responder,
    )


def viable_feeders_per_vial(*, label_cells: Operand, recovery_pct: Operand) -> Computed:
    """Expected viable feeders of a vial; the count after thawing is decisive, not the label."""
    return compute(
        "viable_feeders_per_vial_cells",
        PER_VIAL,
        lambda label, recovery: label * recovery / 100,
        label_cells=label_cells,
        recovery_pct=recovery_pct,
    )


def vials_to_thaw(*, feeder_cells: Operand, per_vial_cells: Operand) -> Vials:
    """Number of whole vials, and the surplus of the last one."""

    def vials(needed: Fraction, per_vial: Fraction) -> Amount:
        share = ratio(needed, per_vial, EMPTY_VIAL)
        return Fraction(ceil(share)) if isinstance(share, Fraction) else share

    operands = {"feeder_cells": feeder_cells, "per_vial_cells": per_vial_cells}
    return Vials(
        compute("vials", VIALS, vials, **operands),
        compute(
            "left_over_cells",
            LEFT_OVER,
            lambda needed, per_vial: vials(needed, per_vial) * per_vial - needed,
            **operands,
        ),
    )


def volume_at_density_ml(*, cells: Operand, cells_per_ml: Operand) -> Computed:
    """Volume that contains a number of cells: of feeder suspension to add, or of culture to carry over."""
    return compute(
        "volume_ml",
        AT_DENSITY,
        lambda cells, density: ratio(cells, density, NO_DENSITY),
        cells=cells,
        cells_per_ml=cells_per_ml,
    )


def il2_iu(convention: Il2Convention, *, target_iu_per_ml: Operand, fresh_ml: Operand, total_ml: Operand) -> Computed:
    """IL-2 to add at a feed: for the fresh medium only, or for the whole culture as if all were consumed."""
    fresh = convention is Il2Convention.FRESH_VOLUME
    volume = {"fresh_ml": fresh_ml} if fresh else {"total_ml": total_ml}
    return compute("il2_iu", IL2, lambda target, volume: target * volume, target_iu_per_ml=target_iu_per_ml, **volume)


def il2_volume_ul(*, il2_iu: Operand, stock_iu_per_ml: Operand) -> Computed:
    """Microlitres of stock that contain a number of IU."""
    return compute(
        "il2_volume_ul",
        IL2_VOLUME,
        lambda dose, stock: ratio(1000 * dose, stock, NoteCode.EMPTY_STOCK),
        il2_iu=il2_iu,
        stock_iu_per_ml=stock_iu_per_ml,
    )


def il2_exact_ml(*, target_iu_per_ml: Operand, volume_ml: Operand, stock_iu_per_ml: Operand) -> Computed:
    """Stock to add to reach the target in the volume increased by it; for large additions."""

    def rule(target: Fraction, volume: Fraction, stock: Fraction) -> Amount:
        if stock <= target:
            return missing(Absence.REFUSED, NoteCode.WEAK_STOCK)
        return target * volume / (stock - target)

    return compute(
        "il2_volume_ml",
        IL2_EXACT,
        rule,
        target_iu_per_ml=target_iu_per_ml,
        volume_ml=volume_ml,
        stock_iu_per_ml=stock_iu_per_ml,
    )


def medium_to_add_ml(
    *,
    viable_cells: Operand,
    target_cells_per_ml: Operand,
    volume_ml: Operand,
    vessel_max_ml: Fraction | None = None,
) -> Computed:
    """Medium that dilutes a culture to a density; none if it is less dense already or the vessel would overflow."""

    def rule(cells: Fraction, density: Fraction, there: Fraction) -> Amount:
        total = ratio(cells, density, NO_DENSITY)
        if not isinstance(total, Fraction):
            return total
        if total < there:
            return TOO_THIN
        if vessel_max_ml is not None and total > vessel_max_ml:
            return missing(Absence.REFUSED, NoteCode.VESSEL_TOO_SMALL)
        return total - there

    return compute(
        "medium_ml",
        MEDIUM,
        rule,
        viable_cells=viable_cells,
        target_cells_per_ml=target_cells_per_ml,
        volume_ml=volume_ml,
    )


def exchange_ml(*, volume_ml: Operand, exchange_pct: Operand) -> Computed:
    """Medium to remove at a feed."""
    return compute(
        "exchange_ml",
        EXCHANGED,
        lambda volume, share: volume * share / 100,
        volume_ml=volume_ml,
        exchange_pct=exchange_pct,
    )


def replacement_ml(*, removed_ml: Operand) -> Computed:
    """Fresh medium that keeps the volume constant."""
    return compute("medium_ml", REPLACED, lambda removed: removed, removed_ml=removed_ml)


def volume_less_ml(*, volume_ml: Operand, removed_ml: Operand) -> Computed:
    """Rest of a volume, at least zero."""
    return compute(
        "volume_ml",
        LEFT,
        lambda volume, removed: max(volume - removed, Fraction(0)),
        volume_ml=volume_ml,
        removed_ml=removed_ml,
    )


def volume_after_feed_ml(*, volume_ml: Operand, removed_ml: Operand, added_ml: Operand) -> Computed:
    """Volume of a vessel after a feed."""
    return compute(
        "volume_ml",
        AFTER_FEED,
        lambda volume, removed, added: volume - removed + added,
        volume_ml=volume_ml,
        removed_ml=removed_ml,
        added_ml=added_ml,
    )


def responder_cells(responder: Responder, taken: Mapping[str, tuple[Operand, Operand]]) -> Computed:
    """Cells in the given volume of each vessel by its last count; `taken` maps vessels to volume and cells per mL."""
    operands: dict[str, Operand] = {}
    for code, (volume_ml, cells_per_ml) in taken.items():
        operands |= {f"from_{code}_ml": volume_ml, f"{code}_cells_per_ml": cells_per_ml}
    return compute(
        f"{responder}_cells",
        RESPONDERS,
        lambda *amounts: sum(
            (volume * per_ml for volume, per_ml in zip(amounts[::2], amounts[1::2], strict=True)), Fraction(0)
        ),
        **operands,
    )


def cells_to_fill(*, maximum_ml: Operand, seeding_cells_per_ml: Operand) -> Computed:
    """Cells that fill a vessel at the seeding density; more cells need a second vessel."""
    return compute(
        "viable_cells",
        TO_FILL,
        lambda maximum, density: maximum * density,
        maximum_ml=maximum_ml,
        seeding_cells_per_ml=seeding_cells_per_ml,
    )


def cd3_trigger_pct(
    *, recipe_pct: Fraction, limit_cells_per_kg: Operand, nk_pct: Operand, dose_level_cells_per_kg: Operand
) -> Computed:
    """CD3⁺ of live cells above which T cells have to be depleted: the recipe's limit, or that of the dose level."""
    return compute(
        "cd3_trigger_pct",
        CD3_TRIGGER,
        lambda limit, nk, level: min(recipe_pct, limit * nk / level) if level else recipe_pct,
        limit_cells_per_kg=limit_cells_per_kg,
        nk_pct=nk_pct,
        dose_level_cells_per_kg=dose_level_cells_per_kg,
    )


def projected_cd3_cells_per_kg(*, dose_level_cells_per_kg: Operand, cd3_pct: Operand, nk_pct: Operand) -> Computed:
    """CD3⁺ cells per kg in the dose, if the product had the composition of this sample."""
    return compute(
        "cd3_cells_per_kg",
        CD3_PROJECTED,
        lambda level, cd3, nk: ratio(level * cd3, nk, NO_NK),
        dose_level_cells_per_kg=dose_level_cells_per_kg,
        cd3_pct=cd3_pct,
        nk_pct=nk_pct,
    )
