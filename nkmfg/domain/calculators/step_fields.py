"""The calculated number beside an actual one (practice 7): reckoned and shown there; the actual starts empty."""

from collections.abc import Callable
from fractions import Fraction

from nkmfg.domain.calculators import feeders as feeders
from nkmfg.domain.calculators.calculation_input import Calculated, CalculationInput
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


def calculated(asked: CalculationInput, field: Field) -> tuple[Calculated, ...]:
    """What stands beside a field, the number meant for it first; nothing where the recipe names no calculator."""
    return () if field.calculated is None else _CALCULATORS[field.calculated](asked)


def _exchange(asked: CalculationInput) -> tuple[Calculated, ...]:
    return (Calculated("to exchange", _exchanged(asked)),)


def _medium(asked: CalculationInput) -> tuple[Calculated, ...]:
    """Fresh medium at a feed: as much as is exchanged; where nothing is taken off, down to the density."""
    medium = asked.dossier.recipe.medium
    removed = _removed(asked)
    vessel = asked.about.code
    kind = asked.type_of(vessel)
    to_density = medium_to_add_ml(
        viable_cells=asked.viable_in(vessel),
        target_cells_per_ml=Input("cells_per_ml", Fraction(medium.dilute_to_viable_per_ml), source="recipe"),
        volume_ml=volume_less_ml(volume_ml=asked.held_ml(vessel), removed_ml=removed),
        vessel_max_ml=None if kind is None else Fraction(kind.maximum_ml),
    )
    found = (
        Calculated("replaces what is removed", replacement_ml(removed_ml=removed)),
        Calculated("down to the density", to_density),
    )
    return found[::-1] if amount_of(removed) == 0 else found


def _il2(asked: CalculationInput) -> tuple[Calculated, ...]:
    """IL-2 by the recipe's convention, and how much of the stock that is."""
    fresh, total = _fed_volumes(asked) if asked.run.step.operation is Operation.FEED else _filled_volumes(asked)
    recipe = asked.dossier.recipe.il2_in_culture
    target = Input("target_iu_per_ml", Fraction(recipe.target_iu_per_ml), source="recipe")
    dose = il2_iu(recipe.convention, target_iu_per_ml=target, fresh_ml=fresh, total_ml=total)
    found = [Calculated("IL-2", dose)]
    if recipe.stock_iu_per_ml is not None:
        stock = Input("stock_iu_per_ml", Fraction(recipe.stock_iu_per_ml), source="recipe")
        found.append(Calculated("of the stock", il2_volume_ul(il2_iu=dose, stock_iu_per_ml=stock)))
    return tuple(found)


def _fed_volumes(asked: CalculationInput) -> tuple[Operand, Operand]:
    """Fresh medium, and all there is after the feed: by what is written down, else by what is calculated."""
    removed = _removed(asked)
    added: Operand = asked.given("added_ml") or _medium(asked)[0].number
    held = asked.held_ml(asked.about.code)
    return added, volume_after_feed_ml(volume_ml=held, removed_ml=removed, added_ml=added)


def _filled_volumes(asked: CalculationInput) -> tuple[Operand, Operand]:
    """At a stimulation: all is fresh when cells are seeded; later, all but what was carried on."""
    content: Operand = asked.given("content_ml") or feeders.seeding_content_ml(asked)[0].number
    if asked.run.step.operation is Operation.SEED:
        return content, content
    return volume_less_ml(volume_ml=content, removed_ml=feeders.moved_ml(asked)), content


def _exchanged(asked: CalculationInput) -> Computed:
    share = Input("exchange_pct", Fraction(asked.dossier.recipe.medium.exchange_pct), source="recipe")
    return exchange_ml(volume_ml=asked.held_ml(asked.about.code), exchange_pct=share)


def _removed(asked: CalculationInput) -> Operand:
    return asked.given("removed_ml") or _exchanged(asked)


def _fill(asked: CalculationInput) -> tuple[Calculated, ...]:
    plan = dose_sheet(asked.dossier, asked.figures).plan
    return (Calculated("to fill, overfill included", plan.fill_ml), Calculated("holds the dose", plan.volume_ml))


def _dose(asked: CalculationInput) -> tuple[Calculated, ...]:
    return (Calculated("holds the dose", dose_sheet(asked.dossier, asked.figures).plan.volume_ml),)


_CALCULATORS: dict[Calculator, Callable[[CalculationInput], tuple[Calculated, ...]]] = {
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
