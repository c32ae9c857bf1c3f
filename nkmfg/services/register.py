"""Register of decisions: every signed release, certificate, rejection and recall of every batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.models import Batch, Disposition, Patient, RecipeVersion, Signature, TreatmentOrder
from nkmfg.services.codes import PAGE
from nkmfg.services.recipes import pinned
from nkmfg.words.messages import _

CHUNK = 400  # lines read at once for the whole register


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One decision. `key` grows with every decision and marks where the next page begins."""

    key: int
    batch: str
    product: str
    patient: str
    trial: str
    decision: Decision
    statement: str
    reason: str
    person: str
    role: str
    decided_at: datetime


def register(session: Session, before: int | None = None, limit: int = PAGE) -> Sequence[RegisterLine]:
    """A page of the register below the key `before`, the newest first; patients by their code alone."""
    rows = (
        sa.select(Disposition, Batch, RecipeVersion, Patient.code, Signature)
        .join(Batch, Batch.id == Disposition.batch_id)
        .join(RecipeVersion, RecipeVersion.id == Batch.recipe_version_id)
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .join(Patient, Patient.id == TreatmentOrder.patient_id)
        .join(Signature, Signature.id == Disposition.signature_id)
        .order_by(Disposition.id.desc())
        .limit(limit)
    )
    if before is not None:
        rows = rows.where(Disposition.id < before)
    return [
        RegisterLine(
            key=decided.id,
            batch=batch.number,
            product=_("{recipe}, version {version}", recipe=version.title, version=version.version),
            patient=patient,
            trial=pinned(session, version.id)[1].trial.code,
            decision=Decision(decided.decision),
            statement=signed.statement,
            reason=decided.reason or "",
            person=signed.signer_name,
            role=signed.signer_role,
            decided_at=decided.decided_at,
        )
        for decided, batch, version, patient, signed in session.execute(rows)
    ]


def everything(session: Session) -> Iterator[RegisterLine]:
    """The whole register, the newest first."""
    lines = register(session, None, CHUNK)
    while lines:
        yield from lines
        lines = register(session, lines[-1].key, CHUNK)
