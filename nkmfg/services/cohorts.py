"""The cohorts of a trial: per dose level who was ordered for, what was labelled and given, and how it went.

Orders and batches are one statement; what was given stands in the summaries of the batches, which a reading makes.
"""

from dataclasses import dataclass
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.recipe.model import Recipe
from nkmfg.models import Batch, Disposition, Infusion, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.summaries import Summary, summaries
from nkmfg.words.labels import label

PLANNED = 10
"""Patients of the trial: NCT04327037, planned and actual."""


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One patient's batch in a cohort; doses for each kg, in NK cells."""

    level: str  # key of the recipe
    patient: str
    coi_code: str
    batch: str | None
    state: str
    labelled: Fraction | None
    delivered: Fraction | None
    serves: tuple[str, ...]  # labels of the levels the delivered dose counts for
    reactions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """A dose level with its patients."""

    level: str
    label: str
    rows: tuple[CohortRow, ...]


def cohorts(session: Session, recipe: Recipe) -> tuple[Cohort, ...]:
    """Every dose level of the recipe, those without a patient too; levels it does not know come after."""
    asked = session.execute(_asked()).all()
    of = summaries(session, [batch for _, _, _, batch, _, given in asked if batch is not None and given])
    rows = [
        _row(level, patient, coi, batch, decided, of.get(batch or ""))
        for level, patient, coi, batch, decided, _given in asked
    ]
    labels = {level.key: level.label for level in recipe.dose_levels}
    keys = [*labels, *sorted({row.level for row in rows} - labels.keys())]
    return tuple(
        Cohort(key, labels.get(key, key.replace("_", " ")), tuple(row for row in rows if row.level == key))
        for key in keys
    )


def treated(groups: tuple[Cohort, ...]) -> int:
    """How many patients got cells."""
    return len({row.patient for group in groups for row in group.rows if row.delivered is not None})


def _asked() -> sa.Select[str, str, str, str | None, str | None, int]:
    last = (
        sa.select(sa.func.max(OrderVersion.version))
        .where(OrderVersion.order_id == TreatmentOrder.id)
        .correlate(TreatmentOrder)
        .scalar_subquery()
    )
    decided = (
        sa.select(Disposition.decision)
        .where(Disposition.batch_id == Batch.id)
        .order_by(Disposition.ordinal.desc())
        .limit(1)
        .correlate(Batch)
        .scalar_subquery()
    )
    given = sa.select(sa.func.count()).where(Infusion.batch_id == Batch.id).correlate(Batch).scalar_subquery()
    return (
        sa.select(OrderVersion.dose_level, Patient.code, TreatmentOrder.coi_code, Batch.number, decided, given)
        .join(OrderVersion, OrderVersion.order_id == TreatmentOrder.id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .outerjoin(Batch, Batch.order_id == TreatmentOrder.id)
        .where(OrderVersion.version == last)
        .order_by(TreatmentOrder.id, Batch.id)
    )


def _row(
    level: str, patient: str, coi: str, batch: str | None, decided: str | None, summary: Summary | None
) -> CohortRow:
    if summary is None:
        state = "ordered" if batch is None else label(Decision(decided or Decision.QUARANTINE))
        return CohortRow(level, patient, coi, batch, state, None, None, (), ())
    return CohortRow(
        level=level,
        patient=patient,
        coi_code=coi,
        batch=batch,
        state=summary.status,
        labelled=summary.labelled,
        delivered=summary.delivered,
        serves=summary.serves,
        reactions=summary.reactions or ("none",),
    )
