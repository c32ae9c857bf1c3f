"""Deviations: the only place that opens them, and lists of open and closed ones over all batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.values.errors import Unknown
from nkmfg.models import Batch, Deviation, DeviationState, Run, Signature
from nkmfg.services.codes import PAGE, is_code_like
from nkmfg.words.checks import event


@dataclass(frozen=True, slots=True)
class DeviationLine:
    """A deviation in a list."""

    number: str
    batch: str
    code: str
    event: str
    opened_at: datetime
    closed_at: datetime | None


def open_missing(session: Session, batch: Batch, case: Case, at: datetime) -> tuple[str, ...]:
    """Open a deviation for each finding that requires one and has none, inside an act. Returns their events.

    Idempotent: a deviation is unique by the code, subject and identity of its check.
    """
    found = open_all(session, batch, case.dossier, missing_among(case.checks), at)
    session.flush()
    return tuple(deviation.event for deviation in found)


def missing_among(checks: Iterable[Check]) -> list[Check]:
    """Findings that require a deviation and have none."""
    return [check for check in checks if check.spec.opens_deviation and check.is_finding and not check.deviation]


def open_all(
    session: Session, batch: Batch, dossier: Dossier, checks: Iterable[Check], at: datetime
) -> tuple[DeviationFact, ...]:
    """Open the deviations of checks, inside an act: one each, none twice. `dossier` is read under its lock."""
    there = {deviation.key for deviation in dossier.deviations}
    missing = {check.key: check for check in checks if check.key not in there}
    facts = tuple(
        DeviationFact(
            number=f"{batch.number}-D{number:02d}",
            run=check.run,
            code=check.code,
            subject=str(check.subject),
            occurrence=check.identity,
            event=event(dossier, check),
            opened_at=at,
            state=DeviationState.OPEN,
            assessment=None,
            closed_at=None,
        )
        for number, check in enumerate(missing.values(), len(dossier.deviations) + 1)
    )
    session.add_all(_row(batch, fact) for fact in facts)
    return facts


def _row(batch: Batch, fact: DeviationFact) -> Deviation:
    run = sa.select(Run.id).where(Run.batch_id == batch.id, Run.key == fact.run).scalar_subquery()
    return Deviation(
        batch_id=batch.id,
        number=fact.number,
        run_id=None if fact.run is None else run,
        code=fact.code,
        subject=fact.subject,
        occurrence=fact.occurrence,
        event=fact.event,
        opened_at=fact.opened_at,
        state=DeviationState.OPEN,
    )


def write(
    session: Session, batch: Batch, key: tuple[str, str, str], says: str, at: datetime, run_key: str | None = None
) -> Deviation | None:
    """Write a deviation, inside an act; None if one with that code, subject and occurrence exists."""
    code, subject, occurrence = key
    query = sa.select(Deviation.id).where(
        Deviation.batch_id == batch.id,
        Deviation.code == code,
        Deviation.subject == subject,
        Deviation.occurrence == occurrence,
    )
    if session.scalar(query) is not None:
        return None
    run_id = None
    if run_key is not None:
        run_id = session.scalar(sa.select(Run.id).where(Run.batch_id == batch.id, Run.key == run_key))
    count = session.scalar(sa.select(sa.func.count()).where(Deviation.batch_id == batch.id)) or 0
    deviation = Deviation(
        batch_id=batch.id,
        number=f"{batch.number}-D{count + 1:02d}",
        run_id=run_id,
        code=code,
        subject=subject,
        occurrence=occurrence,
        event=says,
        opened_at=at,
        state=DeviationState.OPEN,
    )
    session.add(deviation)
    session.flush()
    return deviation


def deviations(
    session: Session, *, is_open: bool = True, after: str = "", limit: int = PAGE
) -> Sequence[DeviationLine]:
    """A page of open or closed deviations after a number, ordered by number."""
    state = DeviationState.OPEN if is_open else DeviationState.CLOSED
    rows = (
        sa.select(
            Deviation.number,
            Batch.number,
            Deviation.code,
            Deviation.event,
            Deviation.opened_at,
            Deviation.closed_at,
        )
        .join(Batch, Batch.id == Deviation.batch_id)
        .where(Deviation.state == state)
        .order_by(Deviation.batch_id, Deviation.id)
        .limit(limit)
    )
    if is_code_like(after):
        last = session.execute(sa.select(Deviation.batch_id, Deviation.id).where(Deviation.number == after)).first()
        if last is not None:
            rows = rows.where(sa.tuple_(Deviation.batch_id, Deviation.id) > sa.tuple_(*map(sa.literal, last)))
    return [DeviationLine(*row) for row in session.execute(rows)]


def how_many_open(session: Session) -> int:
    """Number of open deviations, over all batches."""
    return session.scalars(sa.select(sa.func.count()).where(Deviation.state == DeviationState.OPEN)).one()


def batch_of_deviation(session: Session, number: str) -> str:
    """Number of the batch of a deviation. Raises Unknown."""
    found = None
    if is_code_like(number):
        found = session.scalar(
            sa.select(Batch.number).join(Deviation, Deviation.batch_id == Batch.id).where(Deviation.number == number)
        )
    if found is None:
        raise Unknown("deviation.not_listed")
    return found


def closing_signature(session: Session, number: str) -> tuple[str, datetime] | None:
    """Signer and moment of the assessment of a deviation; None while it is open."""
    row = session.execute(
        sa.select(Signature.signer_name, Signature.signed_at)
        .join(Deviation, Deviation.signature_id == Signature.id)
        .where(Deviation.number == number)
    ).one_or_none()
    return None if row is None else (row.signer_name, row.signed_at)
