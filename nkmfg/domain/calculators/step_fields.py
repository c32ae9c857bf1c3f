"""Calculated numbers shown next to actual ones (practice 7); the actual field starts empty."""

from collections.abc import Callable
from fractions import Fraction

from nkmfg.domain.calculators import feeders as feeders
from nkmfg.domain.calculators.calculation_input import CalculatedName, CalculatedNumber, CalculationInput
from nkmfg.domain.culture.feeding import (
    exchange_ml,
    il2_iu,
    il2_volume_ul,
    medium_to_add_ml,
    replacement_ml,
    volume_after_feed_ml,
    volume_less_ml,
)
from nkmfg.domain.product.dose_sheet import dose_sheet
from nkmfg.domain.recipe.enums import Calculator
from nkmfg.domain.recipe.model import Field, Operation
from nkmfg.domain.values.computed import Computed, Input, Operand, amount_of


def calculated(calculation: CalculationInput, field: Field) -> tuple[CalculatedNumber, ...]:
    """Calculated numbers of a field, the number for the field first; empty if the recipe names no calculator."""
    return () if field.calculated is None else _CALCULATORS[field.calculated](calculation)


def _exchange(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    return (CalculatedNumber(CalculatedName.TO_EXCHANGE, _exchanged(calculation)),)


def _medium(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Fresh medium at a feed: the exchanged volume or, without exchange, the volume that dilutes to the density."""
    medium = calculation.dossier.recipe.medium
    removed = _removed(calculation)
    vessel = calculation.about.code
    kind = calculation.type_of(vessel)
    to_density = medium_to_add_ml(
        viable_cells=calculation.viable_in(vessel),
        target_cells_per_ml=Input("cells_per_ml", Fraction(medium.dilute_to_viable_per_ml), source="recipe"),
        volume_ml=volume_less_ml(volume_ml=calculation.volume_before_ml(vessel), removed_ml=removed),
        vessel_max_ml=None if kind is None else Fraction(kind.maximum_ml),
    )
    found = (
        CalculatedNumber(CalculatedName.REPLACES_REMOVED, replacement_ml(removed_ml=removed)),
        CalculatedNumber(CalculatedName.DOWN_TO_DENSITY, to_density),
    )
    return found[::-1] if amount_of(removed) == 0 else found


def _il2(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """IL-2 by the recipe's convention, and the volume of stock."""
    fresh, total = (
        _fed_volumes(calculation) if calculation.run.step.operation is Operation.FEED else _filled_volumes(calculation)
    )
    recipe = calculation.dossier.recipe.il2_in_culture
    target = Input("target_iu_per_ml", Fraction(recipe.target_iu_per_ml), source="recipe")
    dose = il2_iu(recipe.convention, target_iu_per_ml=target, fresh_ml=fresh, total_ml=total)
    found = [CalculatedNumber(CalculatedName.IL2, dose)]
    if recipe.stock_iu_per_ml is not None:
        stock = Input("stock_iu_per_ml", Fraction(recipe.stock_iu_per_ml), source="recipe")
        found.append(CalculatedNumber(CalculatedName.OF_STOCK, il2_volume_ul(il2_iu=dose, stock_iu_per_ml=stock)))
    return tuple(found)


def _fed_volumes(calculation: CalculationInput) -> tuple[Operand, Operand]:
    """Fresh medium and total volume after a feed, as entered or else as calculated."""
    removed = _removed(calculation)
    added: Operand = calculation.form_input("added_ml") or _medium(calculation)[0].number
    held = calculation.volume_before_ml(calculation.about.code)
    return added, volume_after_feed_ml(volume_ml=held, removed_ml=removed, added_ml=added)


def _filled_volumes(calculation: CalculationInput) -> tuple[Operand, Operand]:
    """Fresh and total volume of a stimulation: all is fresh at seeding, later all but the volume carried over."""
    content: Operand = calculation.form_input("content_ml") or feeders.seeding_content_ml(calculation)[0].number
    if calculation.run.step.operation is Operation.SEED:
        return content, content
    return volume_less_ml(volume_ml=content, removed_ml=feeders.moved_ml(calculation)), content


def _exchanged(calculation: CalculationInput) -> Computed:
    share = Input("exchange_pct", Fraction(calculation.dossier.recipe.medium.exchange_pct), source="recipe")
    return exchange_ml(volume_ml=calculation.volume_before_ml(calculation.about.code), exchange_pct=share)


def _removed(calculation: CalculationInput) -> Operand:
    return calculation.form_input("removed_ml") or _exchanged(calculation)


def _fill(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    plan = dose_sheet(calculation.dossier, calculation.figures).plan
    return (
        CalculatedNumber(CalculatedName.TO_FILL, plan.fill_ml),
        CalculatedNumber(CalculatedName.HOLDS_DOSE, plan.volume_ml),
    )


def _dose(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    return (
        CalculatedNumber(
            CalculatedName.HOLDS_DOSE, dose_sheet(calculation.dossier, calculation.figures).plan.volume_ml
        ),
    )


_CALCULATORS: dict[Calculator, Callable[[CalculationInput], tuple[CalculatedNumber, ...]]] = {
    Calculator.FEEDERS_VIABLE: feeders.feeders_viable,
    Calculator.FEEDER_VIALS: feeders.feeder_vials,
    Calculator.FEEDER_SUSPENSION_ML: feeders.feeder_suspension_ml,
    Calculator.CARRY_ML: feeders.carry_ml,
    Calculator.SEEDING_CONTENT_ML: feeders.seeding_content_ml,
    Calculator.IL2_IU: _il2,
    Calculator.EXCHANGE_ML: _exchange,
    Calculator.MEDIUM_TO_ADD_ML: _medium,
    Calculator.FILL_ML: _fill,
    Calculator.DOSE_ML: _dose,
}
