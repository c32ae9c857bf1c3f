"""Treatment of the patient: the dose delivered against the labelled and the ordered one, and the IL-2 course."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import Il2Fact, InfusionFact
from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.ward import BedsideFact
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.product import dose
from nkmfg.domain.product.containers import without_end
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_sheet import DoseSheet, ProductContent, dose_sheet, fit_of
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.product.treatment import treatment_date, written
from nkmfg.domain.recipe.model import DoseLevel
from nkmfg.domain.values.computed import Computed, Input


@dataclass(frozen=True, slots=True)
class DeliveredDose:
    """One infusion: the dose given per kg of that day's weight, and the labelled content of the container."""

    infusion: InfusionFact
    labelled: ProductContent | None
    nk_cells: Computed
    nk_cells_per_kg: Computed
    of_ordered_pct: Computed
    weight_change_pct: Computed
    verified_by: tuple[SignatureFact, ...]


@dataclass(frozen=True, slots=True)
class Il2Day:
    """A day of the IL-2 course: its date, None before day 0 is planned, and its dose, None if none was recorded."""

    day: int
    label: str
    on: date | None
    dose: Il2Fact | None


@dataclass(frozen=True, slots=True)
class Treatment:
    """All infusions of a batch, and the IL-2 course by day 0."""

    delivered: tuple[DeliveredDose, ...]
    nk_cells_per_kg: Computed | None  # of all infusions together
    fit: Fit | None
    is_all_given: bool  # no container is left that could still be given
    serves: tuple[DoseLevel, ...]  # the levels the delivered dose counts for
    day_0: date | None
    day_0_is_real: bool
    il2: tuple[Il2Day, ...]


def treatment_of(dossier: Dossier, figures: BatchFigures) -> Treatment:
    """Compute the treatment so far."""
    sheet = dose_sheet(dossier, figures)
    delivered = tuple(_delivered(dossier, figures, sheet, infusion) for infusion in dossier.infusions)
    whole = _together(delivered)
    value = None if whole is None else whole.value
    day_0, is_real = day_zero(dossier)
    dosing = dossier.recipe.dosing
    levels = () if value is None else dossier.recipe.dose_levels
    return Treatment(
        delivered=delivered,
        nk_cells_per_kg=whole,
        fit=fit_of(value, sheet.level, dosing),
        is_all_given=not without_end(dossier, figures),
        serves=tuple(level for level in levels if fit_of(value, level, dosing) is Fit.WITHIN),
        day_0=day_0,
        day_0_is_real=is_real,
        il2=tuple(_il2_day(dossier, day, day_0) for day in il2_days(dossier)),
    )


def day_zero(dossier: Dossier) -> tuple[date | None, bool]:
    """Treatment day 0 at the site: of the first infusion, or the planned one before it; and whether it is real."""
    started = [infusion.last.started_at for infusion in dossier.infusions]
    at: datetime | None = min(started, default=dossier.order.planned_infusion_at)
    return (None if at is None else at.astimezone(dossier.zone).date()), bool(started)


def il2_days(dossier: Dossier) -> tuple[int, ...]:
    """Days of the IL-2 course, and any other day on which IL-2 was recorded."""
    return tuple(sorted({*dossier.recipe.il2_course.days, *(dose.day for dose in dossier.il2_doses)}))


def infusion_facts(dossier: Dossier, infusion: InfusionFact) -> dict[str, object]:
    """Facts that the second person signs: whose cells, for whom, which container, how much."""
    last = infusion.last
    return {
        "batch": dossier.number,
        "coi_code": dossier.order.coi_code,
        "donor": dossier.order.donor,
        "patient": dossier.order.patient,
        "infusion": str(infusion.ordinal),
        "revision": str(last.revision),
        "container": last.container,
        "identity_matched": "yes" if last.identity_matched else "no",
        "started_at": last.started_at.isoformat(),
        "stopped_at": None if last.stopped_at is None else last.stopped_at.isoformat(),
        "given_ml": last.given_typed,
        "weight_today_kg": last.weight_typed,
        "reaction": last.reaction.value,
        "reaction_action": last.reaction_action,
        "residue": last.residue.value,
        "given_by": last.given_by,
        "recorded_by": dossier.name(last.recorded_by),
    } | _of_the_form(bedside_of(dossier, infusion))


def _of_the_form(noted: BedsideFact | None) -> dict[str, object]:
    if noted is None:
        return {}
    return {
        "form": noted.form,
        "second_person": noted.second,
        "tubing_ml": noted.tubing_typed,
        "flush_ml": noted.flush_typed,
        "vital_signs": noted.vital_signs,
        "flows": [[flow.flow.value, flow.at.isoformat(), flow.rate_typed] for flow in noted.flows],
        "attachment_sha256": noted.attachment,
    }


def bedside_of(dossier: Dossier, infusion: InfusionFact) -> BedsideFact | None:
    """Details from the infusion form for the present revision, in addition to volume and times."""
    return dossier.ward.bedside(infusion.ordinal, infusion.last.revision)


def infusion_verifications(dossier: Dossier, infusion: InfusionFact) -> tuple[SignatureFact, ...]:
    """The second person's signatures on the present revision of the infusion; those on an older one do not count."""
    revision = f'"revision":"{infusion.last.revision}"'
    return tuple(
        signature
        for signature in dossier.signed_under(f"infusion/{infusion.ordinal}")
        if signature.meaning == Meaning.VERIFIED and signature.is_whole and revision in signature.payload
    )


def _delivered(dossier: Dossier, figures: BatchFigures, sheet: DoseSheet, infusion: InfusionFact) -> DeliveredDose:
    last, product = infusion.last, product_of(dossier, figures)
    source = f"infusion {infusion.ordinal}"
    volume = Input("volume_ml", Fraction(last.given_ml), "mL", source, last.stopped_at or last.started_at)
    weight = Input("weight_kg", Fraction(last.weight_kg), "kg", f"{source}, weighed that day", last.started_at)
    per_ml = dose.nk_cells_per_ml(viable_cells_per_ml=product.viable_cells_per_ml, nk_pct=product.nk_pct)
    cells = dose.cells_in(cells_per_ml=per_ml, volume_ml=volume)
    per_kg = dose.cells_per_kg(cells=cells, weight_kg=weight)
    return DeliveredDose(
        infusion=infusion,
        labelled=next((held for container, held in sheet.containers if container.code == last.container), None),
        nk_cells=cells,
        nk_cells_per_kg=per_kg,
        of_ordered_pct=dose.part_pct(part=cells, whole=sheet.plan.nk_cells),
        weight_change_pct=dose.change_pct(now=weight, before=sheet.weight_kg),
        verified_by=infusion_verifications(dossier, infusion),
    )


def _together(delivered: tuple[DeliveredDose, ...]) -> Computed | None:
    if not delivered:
        return None
    first = delivered[0]
    if len(delivered) == 1:
        return first.nk_cells_per_kg
    cells = [delivery.nk_cells_per_kg for delivery in delivered]
    known = [number.value for number in cells if number.value is not None]
    if len(known) < len(cells):
        return next(number for number in cells if number.value is None)
    inputs = tuple(
        Input("nk_cells_per_kg", value, "cells/kg", f"infusion {delivery.infusion.ordinal}")
        for delivery, value in zip(delivered, known, strict=True)
    )
    return Computed("nk_cells_per_kg", sum(known, Fraction(0)), "cells/kg", dose.PER_KG, inputs)


def _il2_day(dossier: Dossier, day: int, day_0: date | None) -> Il2Day:
    on = None if day_0 is None else treatment_date(day, day_0)
    return Il2Day(day, written(day), on, next((dose for dose in dossier.il2_doses if dose.day == day), None))
