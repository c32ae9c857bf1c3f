"""Next day on a demo site: an act that moves the clock forward, and keeps web sessions alive."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.services.days import zone_of
from nkmfg.services.site import forward_clock
from nkmfg.services.web_session import carry_browser_sessions


def next_day(session: Session, by: By) -> datetime:
    """Move the clock forward to the same time of the next day at the site. Raises Refused on any other site."""
    forward = until_tomorrow(ledger_of(session).clock.now(session).astimezone(zone_of(session)))
    at = forward_clock(session, by, forward)
    carry_browser_sessions(session, forward)
    return at


def until_tomorrow(now: datetime) -> timedelta:
    """Time to the same local time of the next day, in whole seconds."""
    tomorrow = (now.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=now.tzinfo)
    return timedelta(seconds=round(tomorrow.timestamp() - now.timestamp()))
