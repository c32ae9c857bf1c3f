"""Accounts: opened, changed, never deleted; secrets are chosen by their holder."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.passwords import refuse_weak_password, refuse_weak_pin
from nkmfg.models import (
    AccountState,
    Acknowledgement,
    Credential,
    CredentialHandover,
    CredentialHandoverState,
    CredentialKind,
    Person,
)
from nkmfg.services.parsing import line, line_or_none
from nkmfg.words.messages import N_, _
from nkmfg.words.reader import LANGUAGES

BINDING = N_(
    "I know that my electronic signature binds me in law as my handwritten signature does,"
    " that only I use my badge, password and PIN, and that I report their loss at once."
)
_LOGIN = re.compile(r"[a-z][a-z0-9.-]{1,30}[a-z0-9]")
_BADGE = re.compile(r"[A-Za-z0-9-]{4,40}")
UNMISTAKEN = "abcdefghjkmnpqrstuvwxyz23456789"  # without l, 1, o and 0, as it is copied from paper


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person for whom an account is opened. The first password is valid for one log-in, to choose a new one."""

    login: str
    printed_name: str
    badge: str | None = None
    identity_verified: str | None = None
    first_password: str = field(default="", repr=False)


def normal_login(typed: str) -> str:
    """Normalise a login: lower case, without surrounding blanks."""
    return typed.strip().casefold()


def first_password(login: str) -> str:
    """Random first password in four groups of four, to be handed over on paper."""
    while True:
        groups = ["".join(secrets.choice(UNMISTAKEN) for _ in range(4)) for _ in range(4)]
        if normal_login(login) not in "-".join(groups):
            return "-".join(groups)


def person_by_login(session: Session, login: str) -> Person:
    """The person with this login. Raises Unknown."""
    found = session.scalar(sa.select(Person).where(Person.login == normal_login(login)))
    if found is None:
        raise Unknown("person.unknown", login=login)
    return found


def add_person(session: Session, new: NewPerson) -> Person:
    """Add the row of a person, inside an act. Raises Malformed or Refused."""
    _refuse_malformed(new)
    login = normal_login(new.login)
    names = {login, new.badge} - {None}  # the log-in takes either in one field
    taken = sa.or_(Person.login.in_(names), sa.func.lower(Person.badge).in_({str(name).lower() for name in names}))
    if session.scalar(sa.select(Person.id).where(taken).limit(1)) is not None:
        raise Refused("person.taken")
    person = Person(
        login=login,
        printed_name=line(_("Printed name"), new.printed_name, field="printed_name"),
        badge=new.badge,
        state=AccountState.ACTIVE,
        is_system=False,
        identity_verified=new.identity_verified,
    )
    session.add(person)
    session.flush()
    return person


def _refuse_malformed(new: NewPerson) -> None:
    if not _LOGIN.fullmatch(normal_login(new.login)):
        raise Malformed("person.login_malformed")
    if not new.printed_name.strip():
        raise Malformed("person.name_missing")
    line(_("Printed name"), new.printed_name, field="printed_name")
    line_or_none(_("Identity"), new.identity_verified, field="verified_how")
    if new.badge is not None and not _BADGE.fullmatch(new.badge):
        raise Malformed("person.badge_malformed")


def set_secret(
    session: Session, person: Person, kind: CredentialKind, secret: str, at: datetime, *, is_first: bool
) -> None:
    """Store the hash of a secret, inside an act. Raises Malformed for a weak one."""
    if kind is CredentialKind.PASSWORD:
        refuse_weak_password(secret, person.login)
    else:
        refuse_weak_pin(secret)
    secret_hash = ledger_of(session).passwords.hash(secret)
    there = session.scalar(sa.select(Credential).where(Credential.person_id == person.id, Credential.kind == kind))
    if there is None:
        there = Credential(person_id=person.id, kind=kind)
        session.add(there)
    there.secret_hash, there.is_first, there.set_at = secret_hash, is_first, at


def open_account(session: Session, by: By, new: NewPerson) -> Person:
    """Open an account for a person whose identity was verified, with a first password to hand over."""
    if not (new.identity_verified or "").strip():
        today = f"{ledger_of(session).clock.now(session):%Y-%m-%d}"
        raise Malformed("person.identity_missing", today=today)
    _refuse_malformed(new)
    with act(session, Action.OPEN_ACCOUNT, by=by, on=Stream(f"person/{normal_login(new.login)}")) as opened:
        person = add_person(session, new)
        set_secret(session, person, CredentialKind.PASSWORD, new.first_password, opened.at, is_first=True)
        _hand_over(session, person, by, opened.at)
    return person


def reset_credential(session: Session, by: By, person: Person, first_password: str, reason: str) -> None:
    """Set a new first password and invalidate the PIN: the holder cannot sign before choosing new ones."""
    if person.id == by.person_id:
        raise Refused("person.reset_own")
    if person.is_system:
        raise Refused("person.reset_software")
    with act(session, Action.RESET_CREDENTIAL, by=by, on=person, reason=reason) as opened:
        set_secret(session, person, CredentialKind.PASSWORD, first_password, opened.at, is_first=True)
        pin = session.scalar(
            sa.select(Credential).where(Credential.person_id == person.id, Credential.kind == CredentialKind.PIN)
        )
        if pin is not None:
            pin.is_first = True
        _hand_over(session, person, by, opened.at)


def _hand_over(session: Session, person: Person, by: By, at: datetime) -> None:
    """Record the handover of a first password, invalid until a second person vouches; it replaces earlier ones."""
    alive = (
        CredentialHandover.person_id == person.id,
        CredentialHandover.state.in_((CredentialHandoverState.WAITING, CredentialHandoverState.VOUCHED)),
    )
    for older in session.scalars(sa.select(CredentialHandover).where(*alive)):
        older.state, older.ended_at = CredentialHandoverState.REPLACED, at
    session.add(
        CredentialHandover(
            person_id=person.id, state=CredentialHandoverState.WAITING, issued_by_id=by.person_id, issued_at=at
        )
    )


def acknowledge_signature(session: Session, by: By) -> None:
    """Record the holder's statement that a signature is binding; nobody signs without it (21 CFR 11.100(c))."""
    person = session.get_one(Person, by.person_id)
    if has_acknowledged(session, person.id):
        return
    with act(session, Action.ACKNOWLEDGE_SIGNATURE, by=by, on=person) as opened:
        session.add(Acknowledgement(person_id=person.id, statement=_(BINDING), acknowledged_at=opened.at))


def has_acknowledged(session: Session, person_id: int) -> bool:
    return session.scalar(sa.select(Acknowledgement.id).where(Acknowledgement.person_id == person_id)) is not None


def needs_own_secrets(session: Session, person_id: int) -> bool:
    """True until the person has chosen a password and a PIN."""
    own = session.scalars(
        sa.select(Credential.kind).where(Credential.person_id == person_id, sa.not_(Credential.is_first))
    )
    return set(own) != {kind.value for kind in CredentialKind}


def choose_language(session: Session, by: By, code: str) -> None:
    """Choose the language of one's own texts; blank: the site's. Raises Malformed for one that is not offered."""
    if code and code not in LANGUAGES:
        raise Malformed("language.unknown", field="language", language=code)
    person = session.get_one(Person, by.person_id)
    with act(session, Action.CHOOSE_LANGUAGE, by=by, on=person):
        person.language = code or None


@dataclass(frozen=True, slots=True)
class SigningReadiness:
    """What a person has to have done before the first signature."""

    has_own_secrets: bool
    has_acknowledged: bool


def signing_readiness(session: Session, person_id: int) -> SigningReadiness:
    """Readiness of a person to sign, in one statement."""
    rows = session.execute(
        sa.select(Credential.kind, Acknowledgement.id)
        .outerjoin(Acknowledgement, Acknowledgement.person_id == Credential.person_id)
        .where(Credential.person_id == person_id, sa.not_(Credential.is_first))
    ).all()
    own = {row.kind for row in rows}
    return SigningReadiness(own == {kind.value for kind in CredentialKind}, any(row.id is not None for row in rows))


def change_account(session: Session, by: By, person: Person, printed_name: str, badge: str | None, reason: str) -> None:
    """Change a printed name or badge. Earlier signatures keep the name they were made with."""
    if not printed_name.strip() or (badge is not None and not _BADGE.fullmatch(badge)):
        raise Malformed("person.name_or_badge_malformed")
    name = line(_("Printed name"), printed_name, field="printed_name")
    with act(session, Action.CHANGE_ACCOUNT, by=by, on=person, reason=reason):
        theirs = sa.or_(Person.badge == badge, Person.login == normal_login(badge or ""))
        others = sa.select(Person.id).where(theirs, Person.id != person.id)
        if badge is not None and session.scalar(others.limit(1)) is not None:
            raise Refused("person.badge_taken")
        person.printed_name, person.badge = name, badge


def login_of(session: Session, person_id: int) -> str:
    return session.get_one(Person, person_id).login


def name_of_login(session: Session, login: str) -> str:
    """Printed name of the person with this login; the login itself if there is none."""
    return session.scalar(sa.select(Person.printed_name).where(Person.login == login)) or login


def name_of(session: Session, person_id: int) -> str:
    return session.get_one(Person, person_id).printed_name
