"""Roles: proposed by one person, effective by QA's signature, ended with a reason; every date is stored."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import GMP_ROLES, Action, Meaning, Role
from nkmfg.domain.permissions.states import QUESTIONED
from nkmfg.domain.values.errors import Forbidden, Refused, Unknown
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import AccountState, Person, RoleGrant
from nkmfg.models import GrantState as GrantState  # re-exported for the views
from nkmfg.services.after_use import open_in_batches_worked_on
from nkmfg.services.people.work_answers import answered, write_answer
from nkmfg.words.messages import _

_ALIVE = (GrantState.PROPOSED, GrantState.EFFECTIVE)


def roles_of(session: Session, person_id: int) -> frozenset[Role]:
    """Roles that a person holds now."""
    held = session.scalars(
        sa.select(RoleGrant.role).where(RoleGrant.person_id == person_id, RoleGrant.state == GrantState.EFFECTIVE)
    )
    return frozenset(Role(role) for role in held)


def proposed(session: Session) -> Sequence[RoleGrant]:
    """Roles proposed and not yet signed, the oldest first."""
    return session.scalars(
        sa.select(RoleGrant).where(RoleGrant.state == GrantState.PROPOSED).order_by(RoleGrant.id)
    ).all()


def grant_of(session: Session, person: Person, role: str, state: GrantState) -> RoleGrant:
    """The grant of a role in that state. Raises Unknown."""
    found = session.scalar(
        sa.select(RoleGrant)
        .where(RoleGrant.person_id == person.id, RoleGrant.role == role, RoleGrant.state == state)
        .order_by(RoleGrant.id.desc())
        .limit(1)
    )
    if found is None:
        raise Unknown("role.unknown", person=person.printed_name, state=state)
    return found


def propose_role(session: Session, by: By, person: Person, role: Role) -> RoleGrant:
    """Propose a GMP role, which QA signs; an administrator's role is effective at once.

    Nobody proposes a role for oneself. An administrator holds no other role, and nobody else becomes one.
    """
    if by.person_id == person.id:
        raise Forbidden("role.own")
    with act(session, Action.PROPOSE_ROLE, by=by, on=person) as opened:
        alive = session.scalars(
            sa.select(RoleGrant.role).where(RoleGrant.person_id == person.id, RoleGrant.state.in_(_ALIVE))
        ).all()
        _refuse_mixture(person, role, alive, opened)
        is_gmp = role in GMP_ROLES
        grant = RoleGrant(
            person_id=person.id,
            role=role,
            state=GrantState.PROPOSED if is_gmp else GrantState.EFFECTIVE,
            is_bootstrap=False,
            proposed_by_id=by.person_id,
            proposed_at=opened.at,
            effective_at=None if is_gmp else opened.at,
        )
        session.add(grant)
    return grant


def _refuse_mixture(person: Person, role: Role, alive: Sequence[str], opened: OpenAct) -> None:
    if role in alive:
        raise Refused("role.held", person=person.printed_name)
    if role is Role.ADMINISTRATOR and alive:
        raise Refused("role.administrator_alone")
    if Role.ADMINISTRATOR in alive:
        raise Refused("role.none_beside_administrator")
    if role is Role.ADMINISTRATOR and Role.ADMINISTRATOR not in opened.actor.roles:
        raise Forbidden("role.administrator_by_administrator")
    if Role.ADMINISTRATOR not in opened.actor.roles and Role.QA not in alive and role is not Role.QA:
        raise Forbidden("role.proposed_by_administrator")


def grant_to_sign(session: Session, grant: RoleGrant) -> ToSign:
    """Copy that is signed to make a role effective."""
    person = session.get_one(Person, grant.person_id)
    role = Role(grant.role)
    return ToSign(
        scope=f"role/{person.login}/{grant.role}/{grant.id}",
        meaning=Meaning.APPROVED,
        statement=_("{person} may act as {role}.", person=person.printed_name, role=role),
        facts={
            "person": person.login,
            "printed_name": person.printed_name,
            "role": grant.role,
            "proposed_at": grant.proposed_at.isoformat(),
        },
    )


def approve_role(session: Session, signing: Signing, grant: RoleGrant) -> None:
    """Make a role effective by QA's signature; for a QA person by the head of production's while QA is one person."""
    person = session.get_one(Person, grant.person_id)
    with act(
        session,
        Action.APPROVE_ROLE,
        by=signing,
        on=person,
        not_by=[grant.person_id],
        signs=lambda: grant_to_sign(session, grant),
    ) as opened:
        _refuse_decided(grant)
        _refuse_head_beside_qa(session, grant, opened)
        grant.state, grant.effective_at = GrantState.EFFECTIVE, opened.at
        grant.signature_id = opened.signature.id


def refuse_role(session: Session, by: By, grant: RoleGrant, reason: str) -> None:
    person = session.get_one(Person, grant.person_id)
    with act(session, Action.REFUSE_ROLE, by=by, on=person, reason=reason, not_by=[grant.person_id]):
        _refuse_decided(grant)
        grant.state = GrantState.REFUSED


def end_role(session: Session, by: By, grant: RoleGrant, reason: str, affected: str) -> None:
    """End a role. Its holder and period remain readable.

    `affected` says whether work done in it is affected; unless it is not, each batch its holder worked on is stopped
    and gets a deviation. QA confirms by signature that it is not.
    """
    answer = answered(affected)
    person = session.get_one(Person, grant.person_id)
    with act(session, Action.END_ROLE, by=by, on=person, reason=reason, not_by=[grant.person_id]) as opened:
        if grant.state != GrantState.EFFECTIVE:
            raise Refused("role.not_in_effect")
        if grant.role == Role.ADMINISTRATOR and Role.ADMINISTRATOR not in opened.actor.roles:
            raise Forbidden("role.ended_by_administrator")
        grant.state, grant.ended_at, grant.ended_by_id = GrantState.ENDED, opened.at, by.person_id
        write_answer(session, person.id, by.person_id, opened.at, answer, grant)
    if answer in QUESTIONED:
        open_in_batches_worked_on(session, person)


def _refuse_decided(grant: RoleGrant) -> None:
    if grant.state != GrantState.PROPOSED:
        raise Refused("role.decided")


def _refuse_head_beside_qa(session: Session, grant: RoleGrant, opened: OpenAct) -> None:
    """Refuse the head of production's signature, except for a QA person while QA is one person."""
    if Role.QA in opened.actor.roles:
        return
    qa_people = set(
        session.scalars(
            sa.select(RoleGrant.person_id).where(RoleGrant.role == Role.QA, RoleGrant.state == GrantState.EFFECTIVE)
        )
    )
    is_qa_persons = grant.person_id in qa_people or grant.role == Role.QA
    if not is_qa_persons or len(qa_people) > 1:
        raise Forbidden("role.signed_by_qa")


def people_with(session: Session, roles: Collection[Role]) -> list[Person]:
    """Active people who hold one of these roles now, ordered by name."""
    return list(
        session.scalars(
            sa.select(Person)
            .join(RoleGrant, RoleGrant.person_id == Person.id)
            .where(
                Person.state == AccountState.ACTIVE,
                RoleGrant.state == GrantState.EFFECTIVE,
                RoleGrant.role.in_(roles),
            )
            .distinct()
            .order_by(Person.printed_name)
        )
    )
