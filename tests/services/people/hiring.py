"""New people for a test, and what they do at the door."""

from itertools import count

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import AccessEvent, CredentialKind, Person, RoleGrant, Signature
from nkmfg.services.people.accounts import (
    NewPerson,
    acknowledge_signature,
    open_account,
    person_by_login,
)
from nkmfg.services.people.authentication import Proof, offer, prove_signer
from nkmfg.services.people.credential_handovers import choose_credentials
from nkmfg.services.people.roles import approve_role, grant_to_sign, propose_role
from tests import staff

_numbers = count(1)
IDLE = staff.IDLE


def newcomer(session: Session, *roles: Role) -> staff.Member:
    """Somebody with an account, a first password, and roles that QA signed."""
    number = next(_numbers)
    member = staff.Member(
        f"new{number}", f"New Person {number}", f"B-NEW{number}", f"73{number:04}", f"my own secret {number}", roles
    )
    new = NewPerson(member.login, member.name, member.badge, "passport seen", staff.FIRST_PASSWORD)
    person = open_account(session, staff.by(session, staff.ADAM), new)
    for role in roles:
        grant = propose_role(session, staff.by(session, staff.ADAM), person, role)
        if role is not Role.ADMINISTRATOR:
            approve_role(session, staff.signing(session, staff.QUINN, grant_to_sign(session, grant)), grant)
    return member


def hire(session: Session, *roles: Role) -> staff.Member:
    """Somebody ready to work: with their own password and PIN, who knows that a signature binds."""
    member = newcomer(session, *roles)
    code = staff.vouched(session, member)
    choose_credentials(session, staff.by(session, member), member.password, member.pin, code)
    acknowledge_signature(session, staff.by(session, member))
    return member


def person_of(session: Session, member: staff.Member) -> Person:
    return person_by_login(session, member.login)


def tablet(session: Session) -> int:
    """The number of the tablet that the site has."""
    terminal_id = staff.by(session, staff.ADAM, at_tablet=True).terminal_id
    assert terminal_id is not None
    return terminal_id


def badge_and_pin(member: staff.Member) -> Proof:
    return Proof(member.pin, CredentialKind.PIN, badge=member.badge)


def tap_and_pin(session: Session, member: staff.Member) -> Proof:
    return Proof(member.pin, CredentialKind.PIN, person_id=person_of(session, member).id)


def name_and_password(member: staff.Member) -> Proof:
    return Proof(member.password, CredentialKind.PASSWORD, login=member.login)


def prove(session: Session, proof: Proof, copy: ToSign, owner: staff.Member | None = None) -> Signing:
    """The signing dialogue at the tablet, in the session of `owner`, for `copy`."""
    session_person = None if owner is None else person_of(session, owner).id
    return prove_signer(session, proof, offer(session, copy), copy.digest, tablet(session), session_person, IDLE)


def waiting_role(session: Session, role: Role = Role.TECHNICIAN) -> RoleGrant:
    """A role of somebody new that waits for QA's signature: something to sign."""
    person = person_of(session, newcomer(session))
    return propose_role(session, staff.by(session, staff.ADAM), person, role)


def signatures(session: Session, grant: RoleGrant) -> list[Signature]:
    """The signatures under a role."""
    scope = grant_to_sign(session, grant).scope
    return list(session.scalars(sa.select(Signature).where(Signature.scope == scope).order_by(Signature.id)))


def events(session: Session, member: staff.Member) -> list[str]:
    """What happened to somebody at the door, in order."""
    mine = AccessEvent.person_id == person_of(session, member).id
    return list(session.scalars(sa.select(AccessEvent.kind).where(mine).order_by(AccessEvent.id)))
