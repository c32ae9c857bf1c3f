"""Amounts that accompany the NK cells in the whole content, per kg of the lower weight: endotoxin, DMSO, volume."""

from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product import dose, per_kg
from nkmfg.domain.product.dose_sheet import dose_sheet
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.values.computed import Computed, Input, Operand


@dataclass(frozen=True, slots=True)
class Safety:
    """Amounts per kg with their working; None if recipe or record lack the input."""

    endotoxin_per_kg: Computed | None
    endotoxin_per_kg_h: Computed | None
    endotoxin_limit_per_ml: Computed | None  # of this patient
    dmso_per_kg: Computed | None
    ml_per_kg: Computed


def safety_of(dossier: Dossier, figures: BatchFigures) -> Safety:
    """Compute the amounts in the whole content, overfill included."""
    sheet, content = dose_sheet(dossier, figures), product_of(dossier, figures).content_ml
    weight = sheet.safety_weight_kg
    endotoxin = _found(dossier, next((criterion for criterion in dossier.recipe.criteria if criterion.per_hour), None))
    units = None if endotoxin is None else per_kg.endotoxin_eu(eu_per_ml=endotoxin[1], volume_ml=content)
    minutes = dossier.order.duration_min
    duration = None if minutes is None else Input("duration_h", Fraction(minutes, 60), "h", "as ordered")
    limit = None if endotoxin is None else endotoxin[0].limit
    dmso = _found(dossier, next((criterion for criterion in dossier.recipe.criteria if criterion.unit == "g/kg"), None))
    return Safety(
        endotoxin_per_kg=None if units is None else per_kg.eu_per_kg(endotoxin_eu=units, weight_kg=weight),
        endotoxin_per_kg_h=None
        if units is None
        else per_kg.eu_per_kg_h(endotoxin_eu=units, weight_kg=weight, duration_h=duration),
        endotoxin_limit_per_ml=None
        if limit is None
        else per_kg.endotoxin_limit_eu_per_ml(
            limit_eu_per_kg=Input("limit_eu_per_kg", Fraction(limit), "EU/kg", "the recipe, within an hour"),
            volume_ml=content,
            weight_kg=weight,
        ),
        dmso_per_kg=None if dmso is None else per_kg.dmso_g_per_kg(dmso_g=dmso[1], weight_kg=weight),
        ml_per_kg=dose.ml_per_kg(volume_ml=content, weight_kg=weight),
    )


def _found(dossier: Dossier, criterion: Criterion | None) -> tuple[Criterion, Operand] | None:
    """Last result of a test; bounds count as their upper limit."""
    if criterion is None:
        return None
    results = [result for result in dossier.results if result.criterion == criterion.key and result.stands]
    last = results[-1].last if results else None
    if last is None or last.number is None:
        return None
    bound = "" if last.comparator is None else ", at the most"
    source = f"result of {results[-1].of}{bound}"
    return criterion, Input("result", Fraction(last.number), criterion.reported_unit, source, last.resulted_at)
