"""Actors of acts, re-read under the lock, so that a revoked right is not used."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.values.errors import Forbidden
from nkmfg.models import AccountState, GrantState, Person, RoleGrant


@dataclass(frozen=True, slots=True)
class By:
    """The person who acts, the owner of the session, and the tablet."""

    person_id: int
    session_person_id: int | None = None
    terminal_id: int | None = None


@dataclass(frozen=True, slots=True)
class Installer:
    """The typed name of the person who creates a site, before it has accounts."""

    name: str


@dataclass(frozen=True, slots=True)
class System:
    """The software itself, for acts without a person: a lock-out, a passed deadline."""

    session_person_id: int | None = None
    terminal_id: int | None = None


Who = By | Installer | System


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as printed in the act's header. `may` is true if the actor holds a role that the rule requires."""

    person_id: int | None
    name: str
    login: str
    role: str
    roles: frozenset[Role]
    may: bool
    session_person_id: int | None
    terminal_id: int | None


_ACTORS = (
    sa.select(Person.id, Person.printed_name, Person.login, Person.state, Person.is_system, RoleGrant.role)
    .outerjoin(
        RoleGrant,
        sa.and_(RoleGrant.person_id == Person.id, RoleGrant.state == GrantState.EFFECTIVE),
    )
    .order_by(RoleGrant.id)
)
_A_PERSON = _ACTORS.where(Person.id == sa.bindparam("person_id"))
_THE_SYSTEM = _ACTORS.where(Person.is_system)


def re_read(session: Session, by: Who, asked: Collection[Role]) -> Actor:
    """Re-read the actor from the database. Raises Forbidden if the account is disabled or missing."""
    if isinstance(by, Installer):
        if session.scalar(sa.select(Person.id).limit(1)) is not None:
            raise Forbidden("site.has_people")
        return Actor(None, by.name, "", Role.INSTALLER, frozenset(), Role.INSTALLER in asked, None, None)
    if isinstance(by, System):
        rows = session.connection().execute(_THE_SYSTEM).all()
    else:
        rows = session.connection().execute(_A_PERSON, {"person_id": by.person_id}).all()
    if not rows or rows[0].state != AccountState.ACTIVE:
        raise Forbidden("account.not_active")
    first = rows[0]
    if first.is_system != isinstance(by, System):
        raise Forbidden("account.of_system")
    held = [Role.SYSTEM] if first.is_system else [Role(row.role) for row in rows if row.role is not None]
    used = [role for role in held if role in asked]
    may = bool(used) or (Role.ANYONE in asked and not first.is_system)
    shown = (used or held or [Role.ANYONE])[0]
    return Actor(
        first.id,
        first.printed_name,
        first.login,
        shown,
        frozenset(held),
        may,
        by.session_person_id,
        by.terminal_id,
    )
