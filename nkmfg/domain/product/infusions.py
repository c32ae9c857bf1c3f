"""Treatment of the patient: delivered dose compared with the labelled and the ordered one, and IL-2."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import Il2Fact, InfusionFact
from nkmfg.domain.facts.dossier import Dossier, Signed
from nkmfg.domain.facts.ward import BedsideFact
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product import dose
from nkmfg.domain.product.containers import unsettled
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_sheet import DoseSheet, Holding, dose_sheet
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.product.treatment import treatment_date, written
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, DoseLevel
from nkmfg.domain.values.computed import Computed, Input
from nkmfg.domain.values.hashing import sha256
from nkmfg.domain.values.quantities import shown


@dataclass(frozen=True, slots=True)
class Delivered:
    """One infusion: cells given, per kg of the weight of that day, and the labelled content of the container."""

    infusion: InfusionFact
    labelled: Holding | None
    nk_cells: Computed
    nk_cells_per_kg: Computed
    of_ordered_pct: Computed
    weight_change_pct: Computed
    checked_by: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Il2Day:
    """A day of the IL-2 course, with its date if day 0 is known, and its dose."""

    day: int
    label: str
    on: date | None
    dose: Il2Fact | None


@dataclass(frozen=True, slots=True)
class Treatment:
    """All infusions of a batch, and the IL-2 by the actual day 0."""

    delivered: tuple[Delivered, ...]
    nk_cells_per_kg: Computed | None  # total of all infusions
    fit: Fit | None
    is_all_given: bool  # no container is left to be given
    serves: tuple[DoseLevel, ...]  # dose levels reached by the delivered dose
    day_0: date | None
    day_0_is_real: bool
    il2: tuple[Il2Day, ...]


def treatment_of(dossier: Dossier, figures: BatchFigures) -> Treatment:
    """Compute the treatment given so far."""
    sheet = dose_sheet(dossier, figures)
    delivered = tuple(_delivered(dossier, figures, sheet, infusion) for infusion in dossier.infusions)
    total = _total(delivered)
    value = None if total is None else total.value
    day_0, is_real = day_zero(dossier)
    tolerance = Fraction(dossier.recipe.dosing.tolerance_pct)
    levels = () if value is None else dossier.recipe.dose_levels
    return Treatment(
        delivered=delivered,
        nk_cells_per_kg=total,
        fit=None if value is None else _fit(value, sheet.level, tolerance),
        is_all_given=not unsettled(dossier, figures),
        serves=tuple(level for level in levels if value is not None and _fit(value, level, tolerance) is Fit.WITHIN),
        day_0=day_0,
        day_0_is_real=is_real,
        il2=tuple(_il2_day(dossier, day, day_0) for day in il2_days(dossier)),
    )


def against_level(dossier: Dossier, figures: BatchFigures) -> str:
    """Sentence on a delivered dose outside its level; empty if there is none.

    An excess is reported at once, a shortfall only if no container is left to be given.
    """
    treatment = treatment_of(dossier, figures)
    value = None if treatment.nk_cells_per_kg is None else treatment.nk_cells_per_kg.value
    if (
        value is None
        or treatment.fit in (None, Fit.WITHIN)
        or (treatment.fit is Fit.BELOW and not treatment.is_all_given)
    ):
        return ""
    level = dossier.recipe.dose_level(dossier.order.dose_level).label
    return f"The dose delivered, {shown(value / 1_000_000, 4)} × 10⁶ NK/kg, is {treatment.fit} the level of {level}."


def day_zero(dossier: Dossier) -> tuple[date | None, bool]:
    """Treatment day 0 at the site: of the first infusion, or as planned before it; and whether it is actual."""
    start_times = [infusion.last.started_at for infusion in dossier.infusions]
    at: datetime | None = min(start_times, default=dossier.order.planned_infusion_at)
    return (None if at is None else at.astimezone(dossier.zone).date()), bool(start_times)


def il2_days(dossier: Dossier) -> tuple[int, ...]:
    """Days of the course, and other days with recorded IL-2."""
    return tuple(sorted({*dossier.recipe.il2_course.days, *(il2_dose.day for il2_dose in dossier.il2_doses)}))


def infusion_facts(dossier: Dossier, infusion: InfusionFact) -> dict[str, object]:
    """Facts of an infusion signed by the second person."""
    last = infusion.last
    return {
        "batch": dossier.number,
        "chain of identity": dossier.order.coi_code,
        "donor": dossier.order.donor,
        "patient": dossier.order.patient,
        "infusion": str(infusion.ordinal),
        "revision": str(last.revision),
        "container": last.container,
        "bag, order and patient match": "yes" if last.identity_matched else "no",
        "started": last.started_at.isoformat(),
        "stopped": None if last.stopped_at is None else last.stopped_at.isoformat(),
        "given, mL": last.given_typed,
        "weight, kg": last.weight_typed,
        "reaction": last.reaction.value,
        "what was done": last.reaction_action,
        "residue": last.residue.value,
        "given by": last.given_by,
        "recorded by": dossier.name(last.recorded_by),
    } | _form_facts(bedside_of(dossier, infusion))


def _form_facts(bedside: BedsideFact | None) -> dict[str, object]:
    if bedside is None:
        return {}
    flows = [
        f"{flow.flow} {flow.at.isoformat()}" + (f" {flow.rate_typed} mL/h" if flow.rate_typed else "")
        for flow in bedside.flows
    ]
    return {
        "form": bedside.form,
        "matched by a second person": bedside.second,
        "left in the tubing, mL": bedside.tubing_typed,
        "flushed with, mL": bedside.flush_typed,
        "vital signs": bedside.vital_signs,
        "during the infusion": flows,
        "form as it came back, SHA-256": bedside.attachment,
    }


def bedside_of(dossier: Dossier, infusion: InfusionFact) -> BedsideFact | None:
    """Notes of the infusion form for the current revision of an infusion."""
    return dossier.ward.bedside(infusion.ordinal, infusion.last.revision)


def checks_of(dossier: Dossier, infusion: InfusionFact) -> tuple[Signed, ...]:
    """Signatures of the second person on the current revision of an infusion."""
    revision = f'"revision":"{infusion.last.revision}"'
    return tuple(
        signature
        for signature in dossier.signed_under(f"infusion/{infusion.ordinal}")
        if signature.meaning == "verified"
        and sha256(signature.payload) == signature.digest
        and revision in signature.payload
    )


def _delivered(dossier: Dossier, figures: BatchFigures, sheet: DoseSheet, infusion: InfusionFact) -> Delivered:
    last, product = infusion.last, product_of(dossier, figures)
    source = f"infusion {infusion.ordinal}"
    volume = Input("volume_ml", Fraction(last.given_ml), "mL", source, last.stopped_at or last.started_at)
    weight = Input("weight_kg", Fraction(last.weight_kg), "kg", f"{source}, weighed that day", last.started_at)
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=product.viable_cells_per_ml, nk_pct=product.nk_pct)
    cells = dose.cells_in(cells_per_ml=per_ml, volume_ml=volume)
    per_kg = dose.cells_per_kg(cells=cells, weight_kg=weight)
    return Delivered(
        infusion=infusion,
        labelled=next((held for bag, held in sheet.containers if bag.code == last.container), None),
        nk_cells=cells,
        nk_cells_per_kg=per_kg,
        of_ordered_pct=dose.part_pct(part=cells, whole=sheet.plan.nk_cells),
        weight_change_pct=dose.change_pct(now=weight, before=sheet.weight_kg),
        checked_by=checks_of(dossier, infusion),
    )


def _fit(cells_per_kg: Fraction, level: DoseLevel, tolerance_pct: Fraction) -> Fit | None:
    """Relation of a dose to its level; None if the level is missing in a paper record."""
    return None if level.key == NOT_IN_SOURCE else dose.fit(cells_per_kg, level, tolerance_pct)


def _total(delivered: tuple[Delivered, ...]) -> Computed | None:
    if not delivered:
        return None
    first = delivered[0]
    if len(delivered) == 1:
        return first.nk_cells_per_kg
    cells = [delivery.nk_cells_per_kg for delivery in delivered]
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells):
        return next(cell for cell in cells if cell.value is None)
    inputs = tuple(
        Input("nk_cells_per_kg", value, "cells/kg", f"infusion {delivery.infusion.ordinal}")
        for delivery, value in zip(delivered, values, strict=True)
    )
    return Computed("nk_cells_per_kg", sum(values, Fraction(0)), "cells/kg", dose.PER_KG, inputs)


def _il2_day(dossier: Dossier, day: int, day_0: date | None) -> Il2Day:
    on = None if day_0 is None else treatment_date(day, day_0)
    return Il2Day(
        day, written(day), on, next((il2_dose for il2_dose in dossier.il2_doses if il2_dose.day == day), None)
    )
