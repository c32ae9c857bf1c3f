"""The cohorts of a trial: per dose level who was ordered for, what was labelled and given, and how it went.

Orders and batches are one statement; what was given stands in the summaries of the batches, which a reading makes.
A dose in doubt clears no level; the reactions to it count at every level it may have been (FD10).
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.batch_summary import Summary
from nkmfg.services.summaries import summaries

NO_REACTION = "none"
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
    serves: tuple[str, ...] = ()  # labels of the levels the delivered dose counts for
    may_serve: tuple[str, ...] = ()  # of those it may have been, where it is in doubt
    dose_doubts: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cohort:
    """A dose level with its patients."""

    level: str
    label: str
    rows: tuple[CohortRow, ...]
    cleared: int = 0  # doses that count for it, whatever was ordered
    in_doubt: int = 0  # doses that may have been of it
    reactions: tuple[str, ...] = ()  # to all of these, each with its patient


def cohorts(session: Session, recipe: Recipe) -> tuple[Cohort, ...]:
    """Every dose level of the recipe, those without a patient too; levels it does not know come after."""
    asked = session.execute(_asked()).all()
    of = summaries(session, [batch for _, _, _, batch in asked if batch is not None])
    now = ledger_of(session).clock.now(session)
    rows = tuple(
        _row(level, patient, coi_code, batch, of.get(batch or ""), now) for level, patient, coi_code, batch in asked
    )
    labels = {level.key: level.label for level in recipe.dose_levels}
    keys = [*labels, *sorted({row.level for row in rows} - labels.keys())]
    return tuple(_cohort(key, labels.get(key, key.replace("_", " ")), rows) for key in keys)


def _cohort(key: str, label: str, rows: tuple[CohortRow, ...]) -> Cohort:
    """A level: those ordered at it, and what counts at it whatever was ordered."""
    return Cohort(
        level=key,
        label=label,
        rows=tuple(row for row in rows if row.level == key),
        cleared=sum(label in row.serves for row in rows),
        in_doubt=sum(label in row.may_serve for row in rows),
        reactions=tuple(
            f"{row.patient}: {reaction}{', dose in doubt' if row.dose_doubts else ''}"
            for row in rows
            if label in (*row.serves, *row.may_serve)
            for reaction in row.reactions
            if reaction != NO_REACTION
        ),
    )


def treated(groups: tuple[Cohort, ...]) -> int:
    """How many patients got cells."""
    return len({row.patient for group in groups for row in group.rows if row.delivered is not None})


def _asked() -> sa.Select[str, str, str, str | None]:
    last = (
        sa.select(sa.func.max(OrderVersion.version))
        .where(OrderVersion.order_id == TreatmentOrder.id)
        .correlate(TreatmentOrder)
        .scalar_subquery()
    )
    return (
        sa.select(OrderVersion.dose_level, Patient.code, TreatmentOrder.coi_code, Batch.number)
        .join(OrderVersion, OrderVersion.order_id == TreatmentOrder.id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .outerjoin(Batch, Batch.order_id == TreatmentOrder.id)
        .where(OrderVersion.version == last)
        .order_by(TreatmentOrder.id, Batch.id)
    )


def _row(
    level: str, patient: str, coi_code: str, batch: str | None, summary: Summary | None, now: datetime
) -> CohortRow:
    if summary is None:
        return CohortRow(level, patient, coi_code, batch, "ordered", None, None)
    return CohortRow(
        level=level,
        patient=patient,
        coi_code=coi_code,
        batch=batch,
        state=summary.status,
        labelled=summary.labelled,
        delivered=summary.delivered,
        serves=summary.serves,
        may_serve=summary.may_serve,
        dose_doubts=summary.dose_doubts,
        reactions=summary.reactions or ((NO_REACTION,) if summary.infusions else ()),
        stops=tuple(finding.sentence for finding in summary.doubts(now)),
    )
