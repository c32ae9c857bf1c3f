"""The calendar day of a moment where the site is: expiry dates and ages are counted in such days."""

from datetime import UTC, date, datetime, tzinfo

from sqlalchemy.orm import Session

from nkmfg.services.site import site_of


def day_of(session: Session, at: datetime) -> date:
    """The date on the wall of the site at that moment."""
    return at.astimezone(zone_of(session)).date()


def zone_of(session: Session) -> tzinfo:
    site = site_of(session)
    return UTC if site is None else site.zone
