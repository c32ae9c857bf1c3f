"""Site: created once, with declarations of its kind; on a demo the clock can be moved forward."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action, Meaning, Role
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By, Installer
from nkmfg.ledger.clock import SHIFT
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.schema_manifest import note_on_schema
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import (
    AccountState,
    ClockShift,
    CredentialKind,
    GrantState,
    Person,
    RoleGrant,
    SchemaManifest,
    Signature,
    SiteDeclaration,
)
from nkmfg.models import SiteKind as SiteKind  # re-exported for the views
from nkmfg.services.people.accounts import NewPerson, add_person, set_secret
from nkmfg.words.messages import _
from nkmfg.words.reader import ENGLISH

STREAM = Stream("site")
SYSTEM_LOGIN = "nkmfg"
_KNOWN = "site"


@dataclass(frozen=True, slots=True)
class Site:
    """Present kind, name, zone and language of the site."""

    kind: SiteKind
    name: str
    zone: ZoneInfo
    language: str

    @property
    def mark(self) -> str | None:
        """Watermark of every page and print; None on a production site."""
        return {SiteKind.DEMO: "TEST", SiteKind.COMMISSIONING: "COMMISSIONING"}.get(self.kind)


def site_of(session: Session) -> Site | None:
    """The site as last declared; None before its creation. Cached in the session, as it changes once in its life."""
    if _KNOWN not in session.info:
        last = session.scalar(sa.select(SiteDeclaration).order_by(SiteDeclaration.id.desc()).limit(1))
        if last is None:
            return None
        session.info[_KNOWN] = Site(SiteKind(last.kind), last.name, ZoneInfo(last.zone), last.language)
    site: Site = session.info[_KNOWN]
    return site


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of the site's kind: its moment and its signer."""

    kind: SiteKind
    declared_at: datetime
    signed_by: str | None


def declarations(session: Session) -> list[Declaration]:
    """Declarations of the site's kind, the last one first."""
    rows = session.execute(
        sa.select(SiteDeclaration.kind, SiteDeclaration.declared_at, Signature.signer_name)
        .outerjoin(Signature, Signature.id == SiteDeclaration.signature_id)
        .order_by(SiteDeclaration.id.desc())
    )
    return [Declaration(SiteKind(kind), at, signed_by) for kind, at, signed_by in rows]


def make_site(
    session: Session,
    installer: str,
    kind: SiteKind,
    name: str,
    zone: str,
    administrator: NewPerson,
    qa: NewPerson,
    *,
    language: str = ENGLISH.code,
) -> None:
    """Create a site in an empty database: the first act, with its first administrator and its first QA person.

    Their roles are the only ones without QA's signature, and are marked so. Raises Refused if a site exists already:
    a demo can never become another kind.
    """
    if kind is SiteKind.PRODUCTION:
        raise Refused("site.begins_commissioning")
    if site_of(session) is not None:
        raise Refused("site.exists")
    if administrator.login == qa.login:
        raise Refused("site.one_person")
    if not name.strip() or not installer.strip():
        raise Malformed("site.name_missing")
    _zone(zone)
    with act(session, Action.MAKE_SITE, by=Installer(installer.strip()), on=STREAM) as opened:
        session.add(
            Person(
                login=SYSTEM_LOGIN,
                printed_name=_("nkmfg (the software)"),
                state=AccountState.ACTIVE,
                is_system=True,
            )
        )
        session.add(SiteDeclaration(kind=kind, name=name.strip(), zone=zone, language=language, declared_at=opened.at))
        noted = note_on_schema(session.connection(), ledger_of(session).schema_revision)
        session.execute(sa.insert(SchemaManifest).values(noted | {"noted_at": opened.at}))
        for person, role in ((administrator, Role.ADMINISTRATOR), (qa, Role.QA)):
            made = add_person(session, person)
            set_secret(session, made, CredentialKind.PASSWORD, person.first_password, opened.at, is_first=True)
            session.add(
                RoleGrant(
                    person_id=made.id,
                    role=role,
                    state=GrantState.EFFECTIVE,
                    is_bootstrap=True,
                    proposed_at=opened.at,
                    effective_at=opened.at,
                )
            )


def validation_to_sign(session: Session) -> ToSign:
    """Copy that QA signs to end commissioning."""
    site = site_of(session)
    if site is None or site.kind is not SiteKind.COMMISSIONING:
        raise Refused("site.not_commissioning")
    return ToSign(
        scope="site",
        meaning=Meaning.APPROVED,
        statement=_(
            "The validation of {site} is complete: from now on its records are production records.", site=site.name
        ),
        facts={
            "site": site.name,
            "zone": site.zone.key,
            "kind_before": site.kind.value,
            "kind_after": SiteKind.PRODUCTION.value,
            "software_version": ledger_of(session).software_version,
            "schema_revision": ledger_of(session).schema_revision,
        },
    )


def declare_validated(session: Session, signing: Signing, reason: str) -> None:
    """End commissioning by QA's signature."""
    with act(
        session,
        Action.DECLARE_SITE,
        by=signing,
        on=STREAM,
        reason=reason,
        signs=lambda: validation_to_sign(session),
    ) as opened:
        site = site_of(session)
        assert site is not None
        session.add(
            SiteDeclaration(
                kind=SiteKind.PRODUCTION,
                name=site.name,
                zone=site.zone.key,
                language=site.language,
                declared_at=opened.at,
                signature_id=opened.signature.id,
            )
        )
    del session.info[_KNOWN]


def forward_clock(session: Session, by: By, forward: timedelta) -> datetime:
    """Move a demo's clock forward. Raises Refused on any other site, and for moving back."""
    site = site_of(session)
    if site is None or site.kind is not SiteKind.DEMO:
        raise Refused("site.clock_of_a_demo")
    if forward < timedelta(seconds=1):
        raise Refused("site.clock_forward_only")
    with act(session, Action.FORWARD_CLOCK, by=by, on=STREAM) as opened:
        session.add(ClockShift(forward_s=int(forward.total_seconds()), shifted_at=opened.at))
    session.info.pop(SHIFT, None)
    return opened.at + forward


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise Malformed("site.zone_unknown", zone=name) from unknown
