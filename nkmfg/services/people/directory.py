"""Directory of accounts: roles with their periods, readiness to sign, lock-outs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.permissions.states import Affected
from nkmfg.domain.values.errors import Unknown
from nkmfg.models import (
    AccessEvent,
    AccessKind,
    AccountState,
    Acknowledgement,
    Credential,
    CredentialKind,
    GrantState,
    RoleGrant,
    Signature,
    Terminal,
    WorkAnswer,
)
from nkmfg.models import Person as Person  # re-exported for the views
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.people.authentication import is_locked_out, locked_out

PAGE = 50
LAST_VISITS = 5
_OF_THE_STAFF = (sa.not_(Person.is_system), Person.state != AccountState.ON_PAPER)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    login: str
    name: str
    state: str
    roles: tuple[Role, ...]
    is_ready: bool  # own password and PIN chosen, signature acknowledged
    is_locked_out: bool
    last_log_in: datetime | None


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A role of a person: proposer, signer, and its period."""

    login: str
    name: str
    role: Role
    state: GrantState
    is_bootstrap: bool
    proposed_by: str | None
    proposed_at: datetime
    approved_by: str | None
    effective_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccessLine:
    """An event of the access log."""

    at: datetime
    kind: AccessKind
    tablet: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class WorkAnswerLine:
    """Answer whether work is affected, given when a role ended (None: the account), and QA's signed answer."""

    role: Role | None
    at: datetime
    said: Affected
    said_by: str
    signed: Affected | None
    signed_by: str | None
    revised: Affected | None  # QA's answer in place of a no that was signed
    revised_by: str | None

    @property
    def may_be_revised(self) -> bool:
        """True if QA signed a no that still stands."""
        return self.signed is Affected.NO and self.revised is None

    @property
    def waits_for_qa(self) -> bool:
        return self.said is Affected.NO and self.signed is None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Details of an account."""

    person: Person
    grants: tuple[GrantLine, ...]
    has_own_secrets: bool
    acknowledged_at: datetime | None
    is_locked_out: bool
    visits: tuple[AccessLine, ...]
    answers: tuple[WorkAnswerLine, ...]


def member(session: Session, login: str) -> Person:
    """A person of the staff by login; neither the software's account nor names on paper. Raises Unknown."""
    person = person_by_login(session, login)
    if person.is_system or person.state == AccountState.ON_PAPER:
        raise Unknown("person.unknown", login=login)
    return person


def people(session: Session, after: str = "", limit: int = PAGE) -> list[PersonLine]:
    """A page of people after a login, ordered by login."""
    rows = session.scalars(
        sa.select(Person).where(Person.login > after, *_OF_THE_STAFF).order_by(Person.login).limit(limit)
    ).all()
    ids = [person.id for person in rows]
    roles, ready, seen = _roles(session, ids), _ready(session, ids), _last_log_ins(session, ids)
    out = locked_out(session)
    return [
        PersonLine(
            person.login,
            person.printed_name,
            person.state,
            tuple(roles[person.id]),
            person.id in ready,
            person.id in out,
            seen.get(person.id),
        )
        for person in rows
    ]


def person_card(session: Session, login: str) -> PersonCard:
    """Details of the account with that login. Raises Unknown."""
    person = member(session, login)
    acknowledged = session.scalar(
        sa.select(Acknowledgement.acknowledged_at).where(Acknowledgement.person_id == person.id)
    )
    visits = session.execute(
        sa.select(AccessEvent.at, AccessEvent.kind, Terminal.name, AccessEvent.detail)
        .outerjoin(Terminal, Terminal.id == AccessEvent.terminal_id)
        .where(AccessEvent.person_id == person.id)
        .order_by(AccessEvent.id.desc())
        .limit(LAST_VISITS)
    )
    return PersonCard(
        person=person,
        grants=grants(session, RoleGrant.person_id == person.id),
        has_own_secrets=person.id in _with_own_secrets(session, [person.id]),
        acknowledged_at=acknowledged,
        is_locked_out=is_locked_out(session, person.id),
        visits=tuple(AccessLine(at, AccessKind(kind), tablet, detail) for at, kind, tablet, detail in visits),
        answers=_answers(session, person),
    )


def waiting(session: Session) -> tuple[GrantLine, ...]:
    """Roles proposed and not yet signed, the oldest first."""
    return grants(session, RoleGrant.state == GrantState.PROPOSED)


def grants(session: Session, condition: sa.ColumnElement[bool]) -> tuple[GrantLine, ...]:
    """Role grants that meet a condition, with the names of everybody concerned, the oldest first."""
    proposer, ender = aliased(Person), aliased(Person)
    rows = session.execute(
        sa.select(RoleGrant, Person.login, Person.printed_name, proposer.printed_name, Signature.signer_name)
        .add_columns(ender.printed_name)
        .join(Person, Person.id == RoleGrant.person_id)
        .outerjoin(proposer, proposer.id == RoleGrant.proposed_by_id)
        .outerjoin(ender, ender.id == RoleGrant.ended_by_id)
        .outerjoin(Signature, Signature.id == RoleGrant.signature_id)
        .where(condition)
        .order_by(RoleGrant.id)
    )
    return tuple(
        GrantLine(
            login=login,
            name=name,
            role=Role(grant.role),
            state=GrantState(grant.state),
            is_bootstrap=grant.is_bootstrap,
            proposed_by=proposed_by,
            proposed_at=grant.proposed_at,
            approved_by=approved_by,
            effective_at=grant.effective_at,
            ended_by=ended_by,
            ended_at=grant.ended_at,
        )
        for grant, login, name, proposed_by, approved_by, ended_by in rows
    )


def _answers(session: Session, person: Person) -> tuple[WorkAnswerLine, ...]:
    """Answers about a person's work, oldest first."""
    later, latest, said_by = aliased(WorkAnswer), aliased(WorkAnswer), aliased(Person)
    of_latest = aliased(Signature)
    rows = session.execute(
        sa.select(RoleGrant.role, WorkAnswer.answered_at, WorkAnswer.affected, said_by.printed_name)
        .add_columns(later.affected.label("signed"), Signature.signer_name)
        .add_columns(latest.affected.label("revised"), of_latest.signer_name.label("revised_by"))
        .join(said_by, said_by.id == WorkAnswer.answered_by_id)
        .outerjoin(RoleGrant, RoleGrant.id == WorkAnswer.grant_id)
        .outerjoin(later, later.assesses_id == WorkAnswer.id)
        .outerjoin(Signature, Signature.id == later.signature_id)
        .outerjoin(latest, latest.assesses_id == later.id)
        .outerjoin(of_latest, of_latest.id == latest.signature_id)
        .where(WorkAnswer.person_id == person.id, WorkAnswer.assesses_id.is_(None))
        .order_by(WorkAnswer.id)
    )
    return tuple(
        WorkAnswerLine(
            role=None if row.role is None else Role(row.role),
            at=row.answered_at,
            said=Affected(row.affected),
            said_by=row.printed_name,
            signed=None if row.signed is None else Affected(row.signed),
            signed_by=row.signer_name,
            revised=None if row.revised is None else Affected(row.revised),
            revised_by=row.revised_by,
        )
        for row in rows
    )


def _roles(session: Session, ids: Sequence[int]) -> defaultdict[int, list[Role]]:
    held: defaultdict[int, list[Role]] = defaultdict(list)
    rows = session.execute(
        sa.select(RoleGrant.person_id, RoleGrant.role)
        .where(RoleGrant.person_id.in_(ids), RoleGrant.state == GrantState.EFFECTIVE)
        .order_by(RoleGrant.id)
    )
    for person_id, role in rows:
        held[person_id].append(Role(role))
    return held


def _ready(session: Session, ids: Sequence[int]) -> set[int]:
    acknowledged = session.scalars(sa.select(Acknowledgement.person_id).where(Acknowledgement.person_id.in_(ids)))
    return _with_own_secrets(session, ids) & set(acknowledged)


def _with_own_secrets(session: Session, ids: Sequence[int]) -> set[int]:
    return set(
        session.scalars(
            sa.select(Credential.person_id)
            .where(Credential.person_id.in_(ids), sa.not_(Credential.is_first))
            .group_by(Credential.person_id)
            .having(sa.func.count() == len(CredentialKind))
        )
    )


def _last_log_ins(session: Session, ids: Sequence[int]) -> dict[int, datetime]:
    rows = session.execute(
        sa.select(AccessEvent.person_id, sa.func.max(AccessEvent.at))
        .where(AccessEvent.person_id.in_(ids), AccessEvent.kind == AccessKind.LOGGED_IN)
        .group_by(AccessEvent.person_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}
