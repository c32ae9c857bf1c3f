"""Fields for moments and days, in the local time and calendar of the site."""

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from nkmfg.domain.values.errors import Malformed
from nkmfg.ledger.database import ledger_of
from nkmfg.web import show
from nkmfg.web.web_session import db
from nkmfg.words.messages import _
from nkmfg.words.refusals import refusal_sentence

# Separators are optional: numeric keypads of telephones have none.
_DAY = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})")
_TIME = re.compile(r"([0-9]{2}(?=[0-9])|[0-9]{1,2}(?=:)):?([0-9]{2})(?::([0-9]{2}))?")


def _here() -> datetime:
    """Present local moment for examples, by the ledger's clock, which on a demo is not the server's."""
    return ledger_of(db()).clock.now(db()).astimezone(show.zone())


def day_of(text: str) -> date:
    """Parse a calendar day. Raises Malformed."""
    try:
        found = _DAY.fullmatch(text.strip())
        if found is None:
            raise ValueError
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError as wrong:
        raise Malformed("day.unreadable", day=f"{_here():%Y-%m-%d}") from wrong


def moment_at(day: str, time: str, zone: ZoneInfo) -> datetime:
    """Parse a local moment of the site. Raises Malformed, also for an hour skipped in spring."""
    try:
        found = _TIME.fullmatch(time.strip())
        if found is None:
            raise ValueError
        clock = (int(found[1]), int(found[2]), int(found[3] or 0))
        on = day_of(day)
        at = datetime(on.year, on.month, on.day, *clock, tzinfo=zone)
        back = at.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError, Malformed) as wrong:
        here = _here()
        raise Malformed("moment.unreadable", day=f"{here:%Y-%m-%d}", time=f"{here:%H:%M}") from wrong
    if (back.hour, back.minute) != clock[:2]:
        raise Malformed("moment.skipped", time=time.strip(), day=on.isoformat())
    return at


class DayField(StringField):
    """Field for a calendar day; `day` is the parsed value."""

    day: date | None = None

    def pre_validate(self, _form: object) -> None:
        self.day = None
        # A form sent without the field keeps the known day, as a date instead of text.
        text = self.data.isoformat() if isinstance(self.data, date) else (self.data or "")
        if text.strip():
            try:
                self.day = day_of(text)
            except Malformed as wrong:
                raise ValidationError(refusal_sentence(wrong)) from wrong


class MomentField(Field):
    """Field for a moment: now, or a date and time; optionally not known yet.

    `at` is the parsed value. A moment typed together with another choice is an error; the known moment, if it was only
    displayed, is replaced by the choice.
    """

    at: datetime | None = None
    _known = ("", "")

    def __init__(self, label: str, *, unknown: str = "", now: bool = True, hint: str = "", **rest: Any) -> None:
        super().__init__(label, description=hint, **rest)
        self.unknown, self.offers_now = unknown, now
        self.when, self.day, self.time = ("" if unknown else "now" if now else "at"), "", ""

    @property
    def zone(self) -> str:
        """Name of the zone, shown with the field."""
        return str(show.zone().key)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors = []
        self.data = self.object_data = data if isinstance(data, datetime) else None
        self._known = ("", "")
        if self.data is not None:
            there = self.data.astimezone(show.zone())
            self._known = f"{there:%Y-%m-%d}", f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
        if not formdata:
            if self.data is not None:
                self.when, (self.day, self.time) = "at", self._known
            return
        self.when, self.day, self.time = (
            (formdata.getlist(f"{self.name}_{part}") or [""])[0].strip() for part in ("when", "date", "time")
        )
        if not (self.offers_now or self.unknown):
            self.when = "at"

    def pre_validate(self, _form: object) -> None:
        is_typed = (self.day, self.time) not in (("", ""), self._known)
        if self.when != "at" and is_typed:
            raise ValidationError(
                _("A date or time is typed, another answer marked: mark the one you mean, or clear it.")
            )
        if self.when == "now" and self.offers_now:
            self.at = ledger_of(db()).clock.now(db())
        elif self.when == "at":
            try:
                self.at = moment_at(self.day, self.time, show.zone())
            except Malformed as wrong:
                raise ValidationError(refusal_sentence(wrong)) from wrong
        elif not self.unknown:
            raise ValidationError(_("Say when: now, or a date and time."))
        self.data = self.at
