"""Tablets: registered by an administrator; a PIN is accepted on them only."""

import hashlib
import secrets
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import Terminal as Terminal  # re-exported for the views
from nkmfg.services.parsing import line
from nkmfg.services.site import STREAM, SiteKind, site_of
from nkmfg.words.messages import _

# A demo registers a tablet with this token, so that visitors can try the PIN. No other site has such a tablet.
DEMO_TOKEN = "the demo's own tablet"  # noqa: S105


def token_hash(token: str) -> str:
    """Hash of a random token; the database stores this only."""
    return hashlib.sha256(token.encode()).hexdigest()


def register_tablet(session: Session, by: By, name: str, place: str, token: str | None = None) -> tuple[Terminal, str]:
    """Register a tablet; returns it and its cookie's token, which is not stored. A demo's token is public."""
    if not name.strip() or not place.strip():
        raise Malformed("tablet.name_missing")
    name, place = line(_("Name"), name, field="name"), line(_("Place"), place, field="place")
    if token is not None and not _is_demo(session):
        raise Refused("tablet.key_of_a_demo")
    token = token or secrets.token_urlsafe(32)
    with act(session, Action.REGISTER_TERMINAL, by=by, on=STREAM) as opened:
        if session.scalar(sa.select(Terminal.id).where(Terminal.name == name)) is not None:
            raise Refused("tablet.taken")
        terminal = Terminal(name=name, place=place, token_hash=token_hash(token), registered_at=opened.at)
        session.add(terminal)
    return terminal, token


def retire_tablet(session: Session, by: By, terminal: Terminal, reason: str) -> None:
    """Retire a tablet: it accepts no PIN any more."""
    with act(session, Action.RETIRE_TERMINAL, by=by, on=terminal, reason=reason) as opened:
        if terminal.retired_at is not None:
            raise Refused("tablet.retired")
        terminal.retired_at = opened.at


def tablet_named(session: Session, name: str) -> Terminal:
    """The tablet with that name. Raises Unknown."""
    found = session.scalar(sa.select(Terminal).where(Terminal.name == name))
    if found is None:
        raise Unknown("tablet.unknown", tablet=name)
    return found


def tablet_with(session: Session, token: str | None) -> Terminal | None:
    """The registered tablet with this cookie's token; None if there is none."""
    if not token or (token == DEMO_TOKEN and not _is_demo(session)):
        return None
    return session.scalar(
        sa.select(Terminal).where(Terminal.token_hash == token_hash(token), Terminal.retired_at.is_(None))
    )


def _is_demo(session: Session) -> bool:
    site = site_of(session)
    return site is not None and site.kind is SiteKind.DEMO


def tablets(session: Session) -> Sequence[Terminal]:
    return session.scalars(sa.select(Terminal).order_by(Terminal.id)).all()
