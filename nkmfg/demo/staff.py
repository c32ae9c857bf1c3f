"""The fictitious people of a demo, of every role, created through the services."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import CredentialKind, SiteKind
from nkmfg.services.contacts import add_contact
from nkmfg.services.people.accounts import (
    NewPerson,
    acknowledge_signature,
    open_account,
    person_by_login,
)
from nkmfg.services.people.authentication import Proof, offer, prove_signer
from nkmfg.services.people.credential_handovers import choose_credentials, to_vouch_for, vouch, vouching_to_sign
from nkmfg.services.people.roles import approve_role, grant_to_sign, propose_role
from nkmfg.services.people.tablets import DEMO_TOKEN, register_tablet
from nkmfg.services.site import make_site
from nkmfg.words.codes import label
from nkmfg.words.messages import _

PASSWORD = "cells before paper"  # noqa: S105 (a demo's secrets are printed on the screen)
_NO_PERIOD = timedelta()
_HANDED_OVER = "handed over on paper"
_IDENTITY = "a made-up person"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the demo's staff, with credentials."""

    login: str
    name: str
    pin: str
    roles: tuple[Role, ...]

    @property
    def badge(self) -> str:
        return f"B-{self.login.upper()}"

    def account(self) -> NewPerson:
        return NewPerson(self.login, self.name, self.badge, _IDENTITY, _HANDED_OVER)


ADMINISTRATOR = Member("adam", "Adam Sys", "582913", (Role.ADMINISTRATOR,))
QA = Member("quinn", "Quinn Vale", "593014", (Role.QA,))
ANNA = Member("anna", "Anna Kowal", "604136", (Role.TECHNICIAN,))
BORIS = Member("boris", "Борис Лях", "615247", (Role.TECHNICIAN,))
HEDDA = Member("hedda", "Hedda Brandt", "626358", (Role.HEAD_OF_PRODUCTION,))
QASIM = Member("qasim", "Qasim Nur", "637469", (Role.QC_ANALYST,))
RITA = Member("rita", "Rita Novak", "593125", (Role.QA,))
ALMA = Member("alma", "Alma Reyes", "648571", (Role.AUTHORISED_PERSON,))
CLARA = Member("clara", "Clara Weiss", "659682", (Role.CLINICIAN, Role.IDENTITY))
STAFF = (
    ANNA,
    BORIS,
    HEDDA,
    QASIM,
    QA,
    RITA,
    ALMA,
    CLARA,
    ADMINISTRATOR,
)


def make_staff(session: Session) -> None:
    """Create the demo site and its staff."""
    make_site(
        session,
        "nkmfg serve",
        SiteKind.DEMO,
        "Demo cell facility",
        "Europe/Minsk",
        ADMINISTRATOR.account(),
        QA.account(),
    )
    for member in STAFF:
        if member not in (ADMINISTRATOR, QA):
            open_account(session, by(session, ADMINISTRATOR), member.account())
    for member in sorted(STAFF, key=lambda candidate: candidate not in (ADMINISTRATOR, QA)):
        choose_credentials(session, by(session, member), PASSWORD, member.pin, _code_for(session, member))
        acknowledge_signature(session, by(session, member))
    for member in STAFF:
        if member not in (ADMINISTRATOR, QA):
            _give_roles(session, member)
    register_tablet(session, by(session, ADMINISTRATOR), "Demo tablet", "Room 2", DEMO_TOKEN)


def _code_for(session: Session, member: Member) -> str:
    """Code needed with a first password, vouched for by QA; empty for the first two people, who need none."""
    if member in (ADMINISTRATOR, QA):
        return ""
    handed = to_vouch_for(session, person_by_login(session, member.login))
    return vouch(session, signs(session, QA, vouching_to_sign(session, handed)), handed)


def list_contacts(session: Session) -> None:
    """Record the telephone list for positives, first those who can stop a bag."""
    for name, function, telephone in (
        ("Quinn Vale", "QA on duty", "+375 17 000 00 01"),
        ("Clara Weiss", "treating physician", "+375 17 000 00 02"),
        ("Hedda Brandt", "head of production", "+375 17 000 00 03"),
        ("Trial office", "sponsor", "+375 17 000 00 04"),
    ):
        add_contact(session, by(session, HEDDA), name, function, telephone)


def log_ins() -> str:
    """Format the demo's people and their secrets as a table."""
    rows = [(_("user name"), _("name"), _("badge"), _("PIN"), _("roles"))]
    rows += [(m.login, m.name, m.badge, m.pin, ", ".join(label(role) for role in m.roles)) for m in STAFF]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, _("Everybody's password: {password}", password=PASSWORD)])


def by(session: Session, member: Member) -> By:
    person = person_by_login(session, member.login)
    return By(person.id, person.id)


def _give_roles(session: Session, member: Member) -> None:
    for role in member.roles:
        person = person_by_login(session, member.login)
        grant = propose_role(session, by(session, ADMINISTRATOR), person, role)
        approve_role(session, signs(session, QA, grant_to_sign(session, grant)), grant)


def signs(session: Session, member: Member, copy: ToSign) -> Signing:
    """Signing of a copy by `member`, with user name and password."""
    proof = Proof(PASSWORD, CredentialKind.PASSWORD, login=member.login)
    here = by(session, member)
    return prove_signer(session, proof, offer(session, copy), copy.digest, None, here.session_person_id, _NO_PERIOD)
