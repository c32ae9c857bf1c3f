"""Cohorts of a trial: per dose level the patients, the doses labelled and given, and the reactions.

Orders and batches are read in one statement; doses come from the cached summaries of the batches. A dose in doubt
clears no level; reactions to it count at every level it may have been (FD10).
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Reaction
from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, OrderVersion, Patient, TreatmentOrder
from nkmfg.services.batch_summary import Summary
from nkmfg.services.summaries import summaries
from nkmfg.words.codes import label
from nkmfg.words.messages import _

PLANNED = 10
"""Planned and actual number of patients of the trial: NCT04327037."""


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A patient's batch in a cohort; doses in NK cells per kg."""

    level: str  # key of the recipe
    patient: str
    coi_code: str
    batch: str | None
    state: str
    labelled: Fraction | None
    delivered: Fraction | None
    serves: tuple[str, ...] = ()  # labels of the levels the delivered dose counts for
    may_serve: tuple[str, ...] = ()  # labels of possible levels if the dose is in doubt
    dose_doubts: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    is_given: bool = False  # nothing of it is left to be given


@dataclass(frozen=True, slots=True)
class Cohort:
    """A dose level with its patients."""

    level: str
    label: str
    rows: tuple[CohortRow, ...]
    cleared: int = 0  # number of doses that count for it, whatever was ordered
    in_doubt: int = 0  # number of doses in doubt that may have been of it
    reactions: tuple[str, ...] = ()  # to all of these doses, each with its patient


def cohorts(session: Session, recipe: Recipe) -> tuple[Cohort, ...]:
    """Cohorts of every dose level of the recipe, those without a patient too; then levels it does not list."""
    asked = session.execute(_asked()).all()
    of = summaries(session, [batch for _, _, _, batch in asked if batch is not None])
    now = ledger_of(session).clock.now(session)
    rows = tuple(
        _row(level, patient, coi_code, batch, of.get(batch or ""), now) for level, patient, coi_code, batch in asked
    )
    labels = {level.key: level.label for level in recipe.dose_levels}
    keys = [*labels, *sorted({row.level for row in rows} - labels.keys())]
    return tuple(_cohort(key, labels.get(key, key.replace("_", " ")), rows) for key in keys)


def _cohort(key: str, name: str, rows: tuple[CohortRow, ...]) -> Cohort:
    """A level with the patients ordered at it, and the doses and reactions that count at it whatever was ordered."""
    return Cohort(
        level=key,
        label=name,
        rows=tuple(row for row in rows if row.level == key),
        cleared=sum(name in row.serves for row in rows),
        in_doubt=sum(name in row.may_serve for row in rows),
        reactions=tuple(
            _("{patient}: {reaction}, dose in doubt", patient=row.patient, reaction=reaction)
            if row.dose_doubts
            else f"{row.patient}: {reaction}"
            for row in rows
            if name in (*row.serves, *row.may_serve)
            for reaction in row.reactions
            if reaction != label(Reaction.NONE)
        ),
    )


def treated(groups: tuple[Cohort, ...]) -> int:
    """Number of patients who were given cells."""
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
        reactions=summary.reactions or ((label(Reaction.NONE),) if summary.infusions else ()),
        stops=tuple(finding.sentence for finding in summary.doubts(now)),
        is_given=summary.is_given,
    )
