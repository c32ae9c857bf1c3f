"""Dose in a product for the weight of the order, in the volume to give and in the whole container."""

from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product import dose, per_kg
from nkmfg.domain.product.filled import Container, Product, is_t_per_kg, product_of
from nkmfg.domain.recipe.enums import DoseContent, WeightBasis
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, DoseLevel
from nkmfg.domain.recipe.parameters import Dosing
from nkmfg.domain.values.computed import Absence, Amount, Computed, Formula, Input, Missing, Operand, compute, missing
from nkmfg.domain.values.notes import NoteCode

NO_WEIGHT = missing(Absence.NOT_MEASURED, NoteCode.NO_WEIGHT_IN_SOURCE)
DIFFERENCE = Formula("dose_difference", 1, "|NK per kg − dose level| ÷ dose level × 100", "worked example 17")


@dataclass(frozen=True, slots=True)
class ProductContent:
    """Content of a volume of the product, absolute and per kg."""

    volume_ml: Operand
    viable_cells: Computed
    nk_cells: Computed
    nk_cells_per_kg: Computed
    viable_cells_per_kg: Computed
    t_cells_per_kg: Computed
    ml_per_kg: Computed


@dataclass(frozen=True, slots=True)
class DoseSheet:
    """Dose of a batch: volume to give, content of the containers, and their relation to the order."""

    level: DoseLevel
    weight_kg: Input | Missing  # the protocol's
    safety_weight_kg: Computed
    plan: dose.Dose
    to_give: ProductContent
    whole: ProductContent
    containers: tuple[tuple[Container, ProductContent], ...]
    difference_pct: Computed
    fit: dose.Fit | None  # None as long as dose or level are not known
    greatest_nk_cells_per_kg: Computed | None  # at the limit of CD3⁺CD56⁻


def dose_sheet(dossier: Dossier, figures: BatchFigures) -> DoseSheet:
    """Compute the dose of a batch, each number with its working."""
    return sheet_of(dossier, product_of(dossier, figures))


def sheet_of(dossier: Dossier, product: Product) -> DoseSheet:
    """Compute the dose in a product for the order of a batch."""
    dosing = dossier.recipe.dosing
    level = dossier.recipe.dose_level(dossier.order.dose_level)
    weight = dose_weight_kg(dossier)
    safety = _weight(dossier, dosing.safety_weight)
    plan = dose.plan(
        level_cells_per_kg=_level(level),
        weight_kg=weight,
        viable_cells_per_ml=product.viable_cells_per_ml,
        nk_pct=product.nk_pct,
        overfill_pct=dosing.overfill_pct,
    )
    whole = _holding(product, product.content_ml, weight, safety)
    planned_content = _holding(product, plan.volume_ml, weight, safety)
    given_content = whole if dosing.content is DoseContent.WHOLE_CONTAINER else planned_content
    limit = next((criterion for criterion in dossier.recipe.criteria if is_t_per_kg(criterion)), None)
    return DoseSheet(
        level=level,
        weight_kg=weight,
        safety_weight_kg=safety,
        plan=plan,
        to_give=planned_content,
        whole=whole,
        containers=tuple(
            (container, _holding(product, container.content_ml, weight, safety)) for container in product.containers
        ),
        difference_pct=_difference(level, given_content.nk_cells_per_kg),
        fit=fit_of(given_content.nk_cells_per_kg.value, level, dosing),
        greatest_nk_cells_per_kg=None
        if limit is None or limit.limit is None
        else per_kg.greatest_nk_cells_per_kg(
            limit_cells_per_kg=Input("limit_cells_per_kg", Fraction(limit.limit), source=limit.attribute),
            nk_pct=product.nk_pct,
            limited_pct=product.t_pct,
        ),
    )


def _level(level: DoseLevel) -> Input | Missing:
    if level.key == NOT_IN_SOURCE:
        return missing(Absence.NOT_MEASURED, NoteCode.NO_LEVEL_IN_SOURCE)
    return Input("level_cells_per_kg", Fraction(level.per_kg), source=level.label)


def dose_weight_kg(dossier: Dossier) -> Input | Missing:
    """Weight for the dose: that of the latest version of the order."""
    order = dossier.order
    if order.weight_kg is None:
        return NO_WEIGHT
    source = f"order {order.coi_code}, version {order.version}, weighed"
    return Input("weight_kg", Fraction(order.weight_kg), "kg", source, order.weighed_at)


def _weight(dossier: Dossier, basis: WeightBasis) -> Computed:
    current = dose_weight_kg(dossier)
    if basis is not WeightBasis.LOWER:
        return dose.lower_weight_kg(ordered_weight_kg=current, current_weight_kg=current)
    order = dossier.order
    if order.weight_kg is None:
        return dose.lower_weight_kg(ordered_weight_kg=NO_WEIGHT, current_weight_kg=current)
    first = order.weight_kg if order.made_for_weight_kg is None else order.made_for_weight_kg
    source = f"order {order.coi_code}, version {order.made_for_version}"
    ordered = Input("ordered_weight_kg", Fraction(first), "kg", source)
    return dose.lower_weight_kg(ordered_weight_kg=ordered, current_weight_kg=current)


def _holding(product: Product, volume_ml: Operand, weight: Input | Missing, safety: Computed) -> ProductContent:
    """Content of a volume; cells per kg of the dose's weight, T cells per kg of the weight for safety limits."""
    nk_per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=product.viable_cells_per_ml, nk_pct=product.nk_pct)
    viable = dose.cells_in(cells_per_ml=product.viable_cells_per_ml, volume_ml=volume_ml)
    nk = dose.cells_in(cells_per_ml=nk_per_ml, volume_ml=volume_ml)
    t_cells = per_kg.cells_of_live(viable_cells=viable, of_live_pct=product.t_pct)
    return ProductContent(
        volume_ml=volume_ml,
        viable_cells=viable,
        nk_cells=nk,
        nk_cells_per_kg=dose.cells_per_kg(cells=nk, weight_kg=weight),
        viable_cells_per_kg=dose.cells_per_kg(cells=viable, weight_kg=weight),
        t_cells_per_kg=dose.cells_per_kg(cells=t_cells, weight_kg=safety),
        ml_per_kg=dose.ml_per_kg(volume_ml=volume_ml, weight_kg=weight),
    )


def fit_of(cells_per_kg: Fraction | None, level: DoseLevel, dosing: Dosing) -> dose.Fit | None:
    """Relation of a dose to its level; None as long as it is not known, or against a level a paper does not say."""
    if cells_per_kg is None or level.key == NOT_IN_SOURCE:
        return None
    return dose.fit(cells_per_kg, level, Fraction(dosing.tolerance_pct))


def _difference(level: DoseLevel, nk_cells_per_kg: Operand) -> Computed:
    """Distance from the level in percent, of an open-ended one from its floor or ceiling; `fit_of` judges it."""
    floor = Fraction(level.per_kg)
    ceiling: Fraction | None = floor
    if level.open_ended:
        ceiling = None if level.ceiling_per_kg is None else Fraction(level.ceiling_per_kg)

    def rule(actual: Fraction) -> Amount:
        if actual < floor:
            return 100 * (floor - actual) / floor
        if ceiling is None or actual <= ceiling:
            return Fraction(0)
        return 100 * (actual - ceiling) / ceiling

    return compute("difference_pct", DIFFERENCE, rule, nk_cells_per_kg=nk_cells_per_kg)
