"""Authentication, at log-in and again at each signature; five failures in a row lock the account."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Forbidden, Malformed
from nkmfg.ledger.act import Stream, act, scratch
from nkmfg.ledger.actor import By, System
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import NONCE_LIFE, Signing, ToSign
from nkmfg.models import (
    AccessEvent,
    AccessKind,
    AccountState,
    Credential,
    Nonce,
    Person,
    ProvenBy,
    SigningPeriod,
)
from nkmfg.models import CredentialKind as CredentialKind  # re-exported for the views
from nkmfg.services.people.accounts import normal_login, signing_readiness
from nkmfg.words.messages import N_

MOST_FAILURES = 5
UNKNOWN = N_("unknown user")
# The same message for a wrong name, a wrong secret and a disabled account, so that it reveals nothing.
_FAILURES = (AccessKind.LOG_IN_FAILED, AccessKind.SIGNING_FAILED)
_FORGIVES = (AccessKind.LOGGED_IN, AccessKind.SIGNED, AccessKind.RELEASED)


@dataclass(frozen=True, slots=True)
class Proof:
    """Credentials given to identify a person. Selection of a name (`person_id`) requires a signing period."""

    secret: str
    kind: CredentialKind
    badge: str = ""
    login: str = ""
    person_id: int | None = None

    def of(self, person: Person) -> ProvenBy:
        """Means of identification of that person."""
        who = "badge" if self.badge and self.badge == person.badge else "user_name"
        if self.person_id is not None:
            who = "tablet_name"
        return ProvenBy(f"{who}_and_{self.kind.value}")


def log_in(session: Session, proof: Proof, terminal_id: int | None) -> Person:
    """Authenticate a person, or raise Forbidden; either is recorded."""
    return _prove(session, proof, terminal_id, None, AccessKind.LOGGED_IN, AccessKind.LOG_IN_FAILED)


def log_out(session: Session, by: By) -> None:
    person = session.get_one(Person, by.person_id)
    with act(session, Action.NOTE_ACCESS, by=by, on=person) as opened:
        session.add(
            AccessEvent(
                person_id=person.id,
                typed_login=person.login,
                kind=AccessKind.LOGGED_OUT,
                terminal_id=by.terminal_id,
                at=opened.at,
            )
        )


def offer(session: Session, copy: ToSign) -> str:
    """Create a nonce for one signature on this copy; the dialogue sends it with the copy's digest."""
    token = secrets.token_urlsafe(24)
    with scratch(session):
        now = ledger_of(session).clock.now(session)
        session.execute(sa.delete(Nonce).where(Nonce.made_at < now - NONCE_LIFE))
        session.add(Nonce(token=token, digest=copy.digest, made_at=now))
    return token


def prove_signer(
    session: Session,
    proof: Proof,
    nonce: str,
    seen: str,
    terminal_id: int | None,
    session_person_id: int | None,
    idle: timedelta,
) -> Signing:
    """Authenticate the signer, who is the holder of the credentials; the session remains its owner's.

    Raises Forbidden for wrong credentials, for a secret that another person set, and for a signer who has not
    acknowledged that signatures are binding. Failures count towards the lock-out.
    """
    if proof.person_id is not None:
        _refuse_outside_period(session, proof.person_id, terminal_id, idle)
    person = _prove(session, proof, terminal_id, session_person_id, AccessKind.SIGNED, AccessKind.SIGNING_FAILED)
    ready = signing_readiness(session, person.id)
    if not ready.has_own_secrets:
        raise Forbidden("signing.own_secrets_missing")
    if not ready.has_acknowledged:
        raise Forbidden("signing.not_acknowledged")
    if terminal_id is not None:
        _keep_period(session, person.id, terminal_id)
    return Signing(person.id, session_person_id, terminal_id, proven_by=proof.of(person), nonce=nonce, seen=seen)


def end_periods(session: Session, terminal_id: int | None, person_id: int | None = None) -> None:
    """End the signing periods at a tablet, when it is locked, or of one person, at log-out."""
    conditions = [SigningPeriod.terminal_id == terminal_id] if terminal_id is not None else []
    if person_id is not None:
        conditions.append(SigningPeriod.person_id == person_id)
    if conditions:
        with scratch(session):
            session.execute(sa.delete(SigningPeriod).where(*conditions))


def at_the_tablet(session: Session, terminal_id: int, idle: timedelta) -> list[Person]:
    """People with a current signing period at this tablet, who may identify themselves by selecting their name."""
    since = ledger_of(session).clock.now(session) - idle
    return list(
        session.scalars(
            sa.select(Person)
            .join(SigningPeriod, SigningPeriod.person_id == Person.id)
            .where(SigningPeriod.terminal_id == terminal_id, SigningPeriod.used_at >= since)
            .order_by(Person.printed_name)
        )
    )


def is_locked_out(session: Session, person_id: int) -> bool:
    """True after five failures since the last success or unlock, counted from the access log."""
    forgiven = (
        sa.select(sa.func.coalesce(sa.func.max(AccessEvent.id), 0))
        .where(AccessEvent.person_id == person_id, AccessEvent.kind.in_(_FORGIVES))
        .scalar_subquery()
    )
    failures = session.scalar(
        sa.select(sa.func.count()).where(
            AccessEvent.person_id == person_id, AccessEvent.kind.in_(_FAILURES), AccessEvent.id > forgiven
        )
    )
    return (failures or 0) >= MOST_FAILURES


def locked_out(session: Session) -> frozenset[int]:
    """Ids of all people who are locked out now, in one statement."""
    forgiven = (
        sa.select(AccessEvent.person_id, sa.func.max(AccessEvent.id).label("last"))
        .where(AccessEvent.kind.in_(_FORGIVES))
        .group_by(AccessEvent.person_id)
        .subquery()
    )
    found = session.scalars(
        sa.select(AccessEvent.person_id)
        .outerjoin(forgiven, forgiven.c.person_id == AccessEvent.person_id)
        .where(
            AccessEvent.person_id.is_not(None),
            AccessEvent.kind.in_(_FAILURES),
            AccessEvent.id > sa.func.coalesce(forgiven.c.last, 0),
        )
        .group_by(AccessEvent.person_id)
        .having(sa.func.count() >= MOST_FAILURES)
    )
    return frozenset(person_id for person_id in found if person_id is not None)


def end_lock_out(session: Session, by: By, person: Person, reason: str) -> None:
    with act(session, Action.END_LOCK_OUT, by=by, on=person, reason=reason) as opened:
        session.add(
            AccessEvent(
                person_id=person.id,
                typed_login=person.login,
                kind=AccessKind.RELEASED,
                terminal_id=by.terminal_id,
                at=opened.at,
            )
        )


def note_wrong_code(session: Session, by: By) -> None:
    """Record a wrong code for a first password; it counts towards the lock-out like a wrong PIN."""
    person = session.get_one(Person, by.person_id)
    proof = Proof("", CredentialKind.PASSWORD)
    kind = AccessKind.SIGNING_FAILED
    _note(session, person, proof, by.terminal_id, by.session_person_id, kind, N_("a wrong code for the first password"))
    if is_locked_out(session, person.id):
        _note(session, person, proof, by.terminal_id, by.session_person_id, AccessKind.LOCKED_OUT)


def _prove(
    session: Session,
    proof: Proof,
    terminal_id: int | None,
    session_person_id: int | None,
    success: AccessKind,
    failure: AccessKind,
) -> Person:
    if proof.kind is CredentialKind.PIN and terminal_id is None:
        raise Forbidden("login.pin_without_tablet")
    if len(proof.secret) > 200 or "\0" in proof.secret + proof.login + proof.badge:
        raise Malformed("login.not_matched")
    person = _who(session, proof)
    if person is not None and is_locked_out(session, person.id):
        _note(
            session,
            person,
            proof,
            terminal_id,
            session_person_id,
            AccessKind.REFUSED,
            N_("the account is locked out"),
        )
        raise Forbidden("login.locked_out")
    secret_hash = None
    if person is not None and person.state == AccountState.ACTIVE and not person.is_system:
        secret_hash = session.scalar(
            sa.select(Credential.secret_hash).where(
                Credential.person_id == person.id,
                Credential.kind == proof.kind,
                # A PIN invalidated by a reset is not accepted until its holder has chosen a new one.
                sa.or_(Credential.kind == CredentialKind.PASSWORD, sa.not_(Credential.is_first)),
            )
        )
    # Argon2 is slow by design; no transaction is held open for it.
    session.rollback()
    if not ledger_of(session).passwords.matches(proof.secret, secret_hash):
        _note(session, person, proof, terminal_id, session_person_id, failure)
        if person is not None and is_locked_out(session, person.id):
            _note(session, person, proof, terminal_id, session_person_id, AccessKind.LOCKED_OUT)
        raise Forbidden("login.not_matched")
    assert person is not None
    _note(session, person, proof, terminal_id, session_person_id, success)
    return person


def _who(session: Session, proof: Proof) -> Person | None:
    if proof.person_id is not None:
        return session.get(Person, proof.person_id)
    if proof.badge:
        found = session.scalar(sa.select(Person).where(Person.badge == proof.badge))
        if found is not None or not proof.login:
            return found
    return session.scalar(sa.select(Person).where(Person.login == normal_login(proof.login)))


def _note(
    session: Session,
    person: Person | None,
    proof: Proof,
    terminal_id: int | None,
    session_person_id: int | None,
    kind: AccessKind,
    detail: str | None = None,
) -> None:
    person_id, login = (None, UNKNOWN) if person is None else (person.id, person.login)
    on = Stream("access" if person is None else person.stream)
    let_in = kind in _FORGIVES
    by = (
        System(session_person_id, terminal_id)
        if person_id is None or not let_in
        else By(person_id, session_person_id, terminal_id)
    )
    with act(session, Action.NOTE_ACCESS, by=by, on=on) as opened:
        # Checked again under the lock: concurrent guesses are limited to five as well.
        if let_in and person_id is not None and is_locked_out(session, person_id):
            raise Forbidden("login.locked_out")
        session.add(
            AccessEvent(
                person_id=person_id,
                # An unknown name is not stored: it may be a password typed into the wrong field.
                typed_login=login,
                kind=kind,
                terminal_id=terminal_id,
                detail=detail,
                at=opened.at,
            )
        )


def _refuse_outside_period(session: Session, person_id: int, terminal_id: int | None, idle: timedelta) -> None:
    alive = terminal_id is not None and person_id in {p.id for p in at_the_tablet(session, terminal_id, idle)}
    if not alive:
        raise Forbidden("signing.period_ended")


def _keep_period(session: Session, person_id: int, terminal_id: int) -> None:
    with scratch(session):
        now = ledger_of(session).clock.now(session)
        there = session.scalar(
            sa.select(SigningPeriod).where(
                SigningPeriod.person_id == person_id, SigningPeriod.terminal_id == terminal_id
            )
        )
        if there is None:
            session.add(SigningPeriod(person_id=person_id, terminal_id=terminal_id, used_at=now))
        else:
            there.used_at = now
