"""Calendar days at the site, in which expiry dates and ages are counted."""

from datetime import UTC, date, datetime, tzinfo

from sqlalchemy.orm import Session

from nkmfg.services.site import site_of


def day_of(session: Session, at: datetime) -> date:
    """Local date at the site at that moment."""
    return at.astimezone(zone_of(session)).date()


def zone_of(session: Session) -> tzinfo:
    site = site_of(session)
    return UTC if site is None else site.zone
