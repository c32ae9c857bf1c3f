"""A site with people of every role, created through the services."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import CredentialKind, SiteKind
from nkmfg.services.people.accounts import (
    NewPerson,
    acknowledge_signature,
    open_account,
    person_by_login,
)
from nkmfg.services.people.authentication import Proof, offer, prove_signer
from nkmfg.services.people.credential_handovers import choose_credentials, to_vouch_for, vouch, vouching_to_sign
from nkmfg.services.people.roles import approve_role, grant_to_sign, propose_role
from nkmfg.services.people.tablets import register_tablet, tablets
from nkmfg.services.site import make_site

IDLE = timedelta(minutes=10)
FIRST_PASSWORD = "handed over on paper"
TABLET = "Tablet 2"


@dataclass(frozen=True)
class Member:
    """A member of the staff, with credentials."""

    login: str
    name: str
    badge: str
    pin: str
    password: str
    roles: tuple[Role, ...]


def _member(login: str, name: str, pin: str, *roles: Role) -> Member:
    return Member(login, name, f"B-{login.upper()}", pin, f"the long secret of {pin}", roles)


ADAM = _member("adam", "Adam Admin", "582913", Role.ADMINISTRATOR)
QUINN = _member("quinn", "Quinn Quality", "593014", Role.QA)
RITA = _member("rita", "Rita Review", "593125", Role.QA)
ANNA = _member("anna", "Anna Kowal", "604136", Role.TECHNICIAN)
BORIS = _member("boris", "Борис Лях", "615247", Role.TECHNICIAN)
HEDDA = _member("hedda", "Hedda Head", "626358", Role.HEAD_OF_PRODUCTION)
QASIM = _member("qasim", "Qasim Control", "637469", Role.QC_ANALYST)
ALMA = _member("alma", "Alma Authorised", "648571", Role.AUTHORISED_PERSON)
CLARA = _member("clara", "Clara Clinician", "659682", Role.CLINICIAN, Role.IDENTITY)
STAFF = (ADAM, QUINN, RITA, ANNA, BORIS, HEDDA, QASIM, ALMA, CLARA)


def by(session: Session, member: Member, at_tablet: bool = False) -> By:
    """`member` acting in their own session."""
    person = person_by_login(session, member.login)
    terminal = next((t.id for t in tablets(session) if t.name == TABLET), None) if at_tablet else None
    return By(person.id, person.id, terminal)


def signing(session: Session, member: Member, copy: ToSign, owner: Member | None = None) -> Signing:
    """`member` signs `copy` in the dialogue, with badge and PIN at the tablet, in the session of `owner`."""
    nonce = offer(session, copy)
    here = by(session, owner or member, at_tablet=True)
    proof = Proof(member.pin, CredentialKind.PIN, badge=member.badge)
    return prove_signer(session, proof, nonce, copy.digest, here.terminal_id, here.session_person_id, IDLE)


def vouched(session: Session, member: Member, voucher: Member | None = None) -> str:
    """Have a first password of `member` vouched for; returns its code."""
    handed = to_vouch_for(session, person_by_login(session, member.login))
    return vouch(session, signing(session, voucher or QUINN, vouching_to_sign(session, handed)), handed)


def settle(session: Session, kind: SiteKind = SiteKind.COMMISSIONING) -> None:
    """Create the site and everybody in `STAFF`, ready to work."""
    first = {m: NewPerson(m.login, m.name, m.badge, "passport seen", FIRST_PASSWORD) for m in STAFF}
    make_site(session, "Olga Installer", kind, "Test site", "Europe/Minsk", first[ADAM], first[QUINN])
    register_tablet(session, by(session, ADAM), TABLET, "cleanroom 2")
    for member in STAFF:
        if member not in (ADAM, QUINN):
            open_account(session, by(session, ADAM), first[member])
    for member in STAFF:
        here = by(session, member)
        code = "" if member in (ADAM, QUINN) else vouched(session, member)
        choose_credentials(session, here, member.password, member.pin, code)
        acknowledge_signature(session, here)
    for member in STAFF:
        if member not in (ADAM, QUINN):
            person = person_by_login(session, member.login)
            for role in member.roles:
                grant = propose_role(session, by(session, ADAM), person, role)
                approve_role(session, signing(session, QUINN, grant_to_sign(session, grant)), grant)
