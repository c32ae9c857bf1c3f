"""The clock: UTC, shifted on a demo site."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import ClockShift

SHIFT = "clock_shift"


class Clock:
    """The server's clock; no form sets the moment of an act."""

    def now(self, session: Session) -> datetime:
        """The current moment in UTC."""
        return datetime.now(UTC)


class DemoClock(Clock):
    """The clock of a demo site: the server's plus all recorded shifts; it only moves forward.

    Shifts are read once per session, and again under the lock of an act.
    """

    def now(self, session: Session) -> datetime:
        if SHIFT not in session.info:
            session.info[SHIFT] = session.scalar(sa.select(sa.func.coalesce(sa.func.sum(ClockShift.forward_s), 0)))
        return datetime.now(UTC) + timedelta(seconds=int(session.info[SHIFT]))
