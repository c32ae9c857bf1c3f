"""Open findings of all batches, for the people who work on them and for lists of batches; read from summaries."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT
from nkmfg.domain.findings.check import without_own_deviations
from nkmfg.domain.findings.tone import GRAVEST_FIRST
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.roles import Role
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, BatchState, Deviation, DeviationState, Disposition, TreatmentOrder
from nkmfg.services.batch_summary import ListedFinding
from nkmfg.services.summaries import summaries


@dataclass(frozen=True, slots=True)
class OpenFindings:
    """The findings with one code in one batch; the first one represents them."""

    batch: str
    coi_code: str
    found: tuple[ListedFinding, ...]

    @property
    def first(self) -> ListedFinding:
        return self.found[0]

    @property
    def action(self) -> Action:
        """Action that settles these findings."""
        assert self.first.spec.work is not None
        return self.first.spec.work


def open_findings(session: Session, login: str, roles: frozenset[Role]) -> list[OpenFindings]:
    """Open findings that this person may work on, the gravest first."""
    batches = session.execute(_batches()).all()
    now, of = ledger_of(session).clock.now(session), summaries(session, [number for number, _coi_code in batches])
    lines = (
        OpenFindings(number, coi_code, found)
        for number, coi_code in batches
        for found in _of_one_kind(of[number].work(now))
    )
    mine = [line for line in lines if RULES[line.action].roles & roles and not _is_barred(line, login)]
    return sorted(mine, key=lambda line: GRAVEST_FIRST.index(line.first.spec.tone))


@dataclass(frozen=True, slots=True)
class StoppedBatch:
    """A batch that is stopped now, with the sentences of what stops it, the gravest first."""

    batch: str
    stops: tuple[str, ...]
    is_given: bool  # nothing of it is left to be given: the physician is told


def stopped_batches(session: Session) -> list[StoppedBatch]:
    """Batches announced to everybody, whoever's work they are: a container of one may be in use (FD3)."""
    return _stopped(session, _let_out())


def stopped_in_work(session: Session) -> list[StoppedBatch]:
    """Batches without a decision that are stopped, for the people who make them."""
    is_decided = sa.exists().where(Disposition.batch_id == Batch.id)
    undecided = sa.select(Batch.number).where(Batch.state == BatchState.OPEN, ~is_decided).order_by(Batch.id)
    return _stopped(session, undecided)


def _stopped(session: Session, batches: sa.Select[str]) -> list[StoppedBatch]:
    """Those of the batches that are stopped now. Reported positives have an announcement of their own."""
    now, numbers = ledger_of(session).clock.now(session), list(session.scalars(batches))
    found = [
        StoppedBatch(
            number,
            tuple(finding.sentence for finding in summary.doubts(now) if finding.code != "positive.reported"),
            summary.is_given,
        )
        for number, summary in summaries(session, numbers).items()
    ]
    return [stopped for stopped in found if stopped.stops]


@dataclass(frozen=True, slots=True)
class ListStatus:
    """Status of a batch in lists of batches."""

    status: str
    stops: tuple[str, ...]  # findings that stop the use of its product, the gravest first
    is_given: bool  # nothing of it is left to be given
    open_findings: int


def list_statuses(session: Session, numbers: Collection[str]) -> Mapping[str, ListStatus]:
    """Present status of batches, by number."""
    now = ledger_of(session).clock.now(session)
    return {
        number: ListStatus(
            status=summary.status,
            stops=tuple(finding.sentence for finding in summary.doubts(now)),
            is_given=summary.is_given,
            open_findings=len(without_own_deviations(summary.work(now))),
        )
        for number, summary in summaries(session, list(dict.fromkeys(numbers))).items()
    }


def _let_out() -> sa.Select[str]:
    """Batches whose last decision supplies the product, with an open record or an open deviation."""
    later = aliased(Disposition)
    last = sa.select(sa.func.max(later.ordinal)).where(later.batch_id == Batch.id).scalar_subquery()
    return (
        sa.select(Batch.number)
        .join(Disposition, sa.and_(Disposition.batch_id == Batch.id, Disposition.ordinal == last))
        .where(Disposition.decision.in_(TO_THE_PATIENT), _needs_somebody())
        .order_by(Batch.id)
    )


def _needs_somebody() -> sa.ColumnElement[bool]:
    """Condition: the record of the batch is open, or a deviation of a closed one."""
    deviates = sa.exists().where(Deviation.batch_id == Batch.id, Deviation.state == DeviationState.OPEN)
    return sa.or_(Batch.state == BatchState.OPEN, deviates)


def _batches() -> sa.Select[str, str]:
    """Batches with an open record, and closed ones with an open deviation."""
    return (
        sa.select(Batch.number, TreatmentOrder.coi_code)
        .join(TreatmentOrder, TreatmentOrder.id == Batch.order_id)
        .where(_needs_somebody())
        .order_by(Batch.id)
    )


def _of_one_kind(found: tuple[ListedFinding, ...]) -> Iterator[tuple[ListedFinding, ...]]:
    for code in dict.fromkeys(finding.code for finding in found):
        yield tuple(finding for finding in found if finding.code == code)


def _is_barred(line: OpenFindings, login: str) -> bool:
    """True if this person did all of it, so that another person has to check it."""
    return RULES[line.action].four_eyes and all(finding.by == login for finding in line.found)
