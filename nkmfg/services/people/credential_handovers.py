"""Handover of a first password by two people: one issues it, another vouches for its holder with a code.

Neither can use it alone: the administrator has no code, and the person with the code no password (21 CFR
11.200(a)(3)). The holder, who has both, chooses a password and a PIN that nobody else knows.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Forbidden, Refused, Unknown
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Credential, CredentialHandover, CredentialHandoverState, CredentialKind, Person, RoleGrant
from nkmfg.services.people.accounts import UNMISTAKEN, needs_own_secrets, set_secret
from nkmfg.services.people.authentication import is_locked_out, note_wrong_code
from nkmfg.words.messages import _

ALIVE = (CredentialHandoverState.WAITING, CredentialHandoverState.VOUCHED)
MOST_SHOWN = 50
MOST_CODE = 40


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """A handed over first password: holder, issuer, voucher and state."""

    login: str
    name: str
    state: CredentialHandoverState
    issued_by: str
    issued_at: datetime
    vouched_by: str | None
    vouched_at: datetime | None
    ended_at: datetime | None

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE


def hand_overs(session: Session, login: str = "") -> Sequence[HandOverLine]:
    """Handed over first passwords of everybody or of one person, those not taken up first."""
    issuer, voucher = aliased(Person), aliased(Person)
    rows = session.execute(
        sa.select(CredentialHandover, Person.login, Person.printed_name, issuer.printed_name, voucher.printed_name)
        .join(Person, Person.id == CredentialHandover.person_id)
        .join(issuer, issuer.id == CredentialHandover.issued_by_id)
        .outerjoin(voucher, voucher.id == CredentialHandover.vouched_by_id)
        .where(Person.login == login if login else sa.true())
        .order_by(CredentialHandover.state.in_(ALIVE).desc(), CredentialHandover.id.desc())
        .limit(MOST_SHOWN)
    )
    return [
        HandOverLine(
            login=holder,
            name=name,
            state=CredentialHandoverState(handover.state),
            issued_by=issued_by,
            issued_at=handover.issued_at,
            vouched_by=vouched_by,
            vouched_at=handover.vouched_at,
            ended_at=handover.ended_at,
        )
        for handover, holder, name, issued_by, vouched_by in rows
    ]


def not_taken_up(session: Session) -> int:
    """Number of first passwords not taken up, vouched for or not; shown to QA."""
    return session.scalar(sa.select(sa.func.count()).where(CredentialHandover.state.in_(ALIVE))) or 0


def to_vouch_for(session: Session, person: Person) -> CredentialHandover:
    """The first password of a person that is not taken up. Raises Unknown if there is none."""
    found = _alive(session, person.id)
    if found is None:
        raise Unknown("handover.none", person=person.printed_name)
    return found


def vouching_to_sign(session: Session, handed: CredentialHandover) -> ToSign:
    """Copy that is signed before the code is shown."""
    person, issuer = session.get_one(Person, handed.person_id), session.get_one(Person, handed.issued_by_id)
    return ToSign(
        scope=f"credential_handover/{person.login}/{handed.id}",
        meaning=Meaning.VERIFIED,
        statement=_("{person} is here before me, and I give the code to nobody else.", person=person.printed_name),
        facts={
            "person": person.login,
            "printed_name": person.printed_name,
            "handed_over_by": issuer.printed_name,
            "handed_over_at": handed.issued_at.isoformat(),
        },
    )


def vouch(session: Session, signing: Signing, handed: CredentialHandover) -> str:
    """Vouch for the holder of a first password by signature. Returns the code, shown once; an earlier code ends."""
    person = session.get_one(Person, handed.person_id)
    code = "-".join("".join(secrets.choice(UNMISTAKEN) for _ in range(4)) for _ in range(3))
    code_hash = ledger_of(session).passwords.hash(code)
    with act(
        session,
        Action.VOUCH,
        by=signing,
        on=person,
        not_by=[handed.issued_by_id, handed.person_id],
        signs=lambda: vouching_to_sign(session, handed),
    ) as opened:
        if handed.state not in ALIVE:
            raise Refused("handover.ended")
        handed.state, handed.code_hash = CredentialHandoverState.VOUCHED, code_hash
        handed.vouched_by_id, handed.vouched_at = opened.actor.person_id, opened.at
        handed.signature_id = opened.signature.id
    return code


def choose_credentials(session: Session, by: By, password: str, pin: str, code: str = "") -> None:
    """Set the holder's own password and PIN. After a first password it requires the code of the voucher."""
    person = session.get_one(Person, by.person_id)
    handed = _alive(session, person.id)
    if handed is None:
        _refuse_without_hand_over(session, person)
    else:
        _refuse_wrong_code(session, by, handed, code)
    shown = None if handed is None else handed.code_hash
    with act(session, Action.CHOOSE_CREDENTIAL, by=by, on=person) as opened:
        now = _alive(session, person.id)
        if (None if now is None else now.code_hash) != shown:
            raise Refused("handover.not_vouched")  # reset or vouched for again meanwhile
        for kind, secret in ((CredentialKind.PASSWORD, password), (CredentialKind.PIN, pin)):
            _refuse_the_same(session, person, kind, secret)
            set_secret(session, person, kind, secret, opened.at, is_first=False)
        if now is not None:
            now.state, now.ended_at = CredentialHandoverState.TAKEN_UP, opened.at


def needs_code(session: Session, person_id: int) -> bool:
    """True if an administrator handed over the first password; the first two got theirs when the site was made."""
    return _alive(session, person_id) is not None


def _alive(session: Session, person_id: int) -> CredentialHandover | None:
    return session.scalar(
        sa.select(CredentialHandover)
        .where(CredentialHandover.person_id == person_id, CredentialHandover.state.in_(ALIVE))
        .order_by(CredentialHandover.id.desc())
        .limit(1)
    )


def _refuse_without_hand_over(session: Session, person: Person) -> None:
    """Refuse the choice without a handover, except to the first two people of a site, for whom nobody could vouch."""
    of_the_first = sa.select(RoleGrant.id).where(RoleGrant.person_id == person.id, RoleGrant.is_bootstrap)
    if needs_own_secrets(session, person.id) and session.scalar(of_the_first.limit(1)) is None:
        raise Refused("handover.old_kind")


def _refuse_wrong_code(session: Session, by: By, handed: CredentialHandover, code: str) -> None:
    if is_locked_out(session, handed.person_id):
        raise Forbidden("login.locked_out")
    code_hash = handed.code_hash
    if code_hash is None:
        raise Refused("handover.not_vouched")
    session.rollback()  # argon2 is slow by design; no transaction is held open for it
    if len(code) > MOST_CODE or not ledger_of(session).passwords.matches(_plain(code), code_hash):
        note_wrong_code(session, by)
        raise Refused("handover.wrong_code")


def _plain(code: str) -> str:
    """Normalise a typed code to groups of four."""
    letters = "".join(letter for letter in code.casefold() if letter.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _refuse_the_same(session: Session, person: Person, kind: CredentialKind, secret: str) -> None:
    there = session.scalar(
        sa.select(Credential.secret_hash).where(
            Credential.person_id == person.id, Credential.kind == kind, Credential.is_first
        )
    )
    if there is not None and ledger_of(session).passwords.matches(secret, there):
        raise Refused("secret.known_to_another")
