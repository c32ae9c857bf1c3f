"""The one clock: UTC, and on a demo site what it was put forward by."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import ClockShift

SHIFT = "clock_shift"


class Clock:
    """The server's clock. Nobody sets it, and no form brings a moment of its own."""

    def now(self, session: Session) -> datetime:
        """This moment, UTC."""
        return datetime.now(UTC)


class DemoClock(Clock):
    """A demo's clock: the server's plus every shift recorded. It only ever moves forward.

    Looked up once a session; an act looks again, under its lock.
    """

    def now(self, session: Session) -> datetime:
        if SHIFT not in session.info:
            session.info[SHIFT] = session.scalar(sa.select(sa.func.coalesce(sa.func.sum(ClockShift.forward_s), 0)))
        return datetime.now(UTC) + timedelta(seconds=int(session.info[SHIFT]))
