"""Culture days, due windows, and the state of runs. The current moment is always a parameter.

A culture day is a *calendar* day in the site's zone: the day of the seeding is day 0, the next date is day 1, whatever
the hour. A count 163.5 h after seeding is the count of day 7. Growth, in contrast, is computed on elapsed hours.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum

from nkmfg.domain.recipe.enums import Occurrence
from nkmfg.domain.recipe.model import Recipe, Schedule, Step


class Due(StrEnum):
    """State of a run by its window. *Open* runs have no window: alternatives, and steps without a schedule.

    A *missed* run can no longer be done: what it was planned for is over.
    """

    WAITING = "waiting"
    DUE = "due"
    LATE = "late"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """One occurrence of a step created at issue of the batch; `day` is counted from the anchor's day."""

    step: str
    day: int | None
    ordinal: int


@dataclass(frozen=True, slots=True)
class Window:
    """Period in which a run is due; both moments are zone-aware."""

    opens: datetime
    closes: datetime


def culture_day(at: datetime, culture_start: datetime, zone: tzinfo) -> int:
    """Culture day of a moment: calendar days in the site's zone since the day of seeding; negative before it."""
    return (at.astimezone(zone).date() - culture_start.astimezone(zone).date()).days


def planned_runs(recipe: Recipe) -> tuple[PlannedRun, ...]:
    """Runs created at issue of a batch: planned and alternative steps, and each day of a repeatable one."""
    runs = []
    for step in recipe.steps:
        days = step.schedule.days if step.schedule else ()
        if days:
            runs += [PlannedRun(step.key, day, ordinal) for ordinal, day in enumerate(days, 1)]
        elif step.occurrence in (Occurrence.PLANNED, Occurrence.ALTERNATIVE):
            runs.append(PlannedRun(step.key, None, 1))
    return tuple(runs)


def due_window(schedule: Schedule | None, day: int | None, anchor_at: datetime | None, zone: tzinfo) -> Window | None:
    """Window of a run; None before its anchor, or without a schedule.

    With a day, the window is around the anchor's wall-clock time on that date and ends on that date, so that a run of
    day 7 is never due on day 8. Otherwise it is in elapsed hours after the anchor.
    """
    if schedule is None or anchor_at is None:
        return None
    if day is None:
        return Window(anchor_at + _hours(schedule.from_hours), anchor_at + _hours(schedule.to_hours))
    local = anchor_at.astimezone(zone)
    date = local.date() + timedelta(days=day)
    centre = _moment(datetime.combine(date, local.time()), zone)
    midnight = _moment(datetime.combine(date, time()), zone)
    next_midnight = _moment(datetime.combine(date + timedelta(days=1), time()), zone)
    opens = max(centre + _hours(schedule.from_hours), midnight)
    return Window(opens, min(centre + _hours(schedule.to_hours), next_midnight))


def due_state(
    window: Window | None, now: datetime, *, scheduled: bool, alternative: bool = False, over: bool = False
) -> Due:
    """State of a run that is not done. Alternatives are open and never late; a run without an anchor is waiting.

    `over`: what it was planned for is over.
    """
    if alternative or not scheduled:
        return Due.OPEN
    if over:
        return Due.MISSED
    if window is None or now < window.opens:
        return Due.WAITING
    return Due.DUE if now <= window.closes else Due.LATE


def has_passed(step: Step, closes: datetime | None, now: datetime) -> bool:
    """True for an optional step whose window has closed; it is not missed."""
    return step.occurrence is Occurrence.OPTIONAL and closes is not None and now > closes


def minutes_late(window: Window, now: datetime) -> int:
    """Whole minutes after the end of the window; 0 within it."""
    return max(int((now - window.closes).total_seconds() // 60), 0)


def is_late_entry(happened_at: datetime, entered_at: datetime, limit_minutes: Decimal) -> bool:
    """True if the delay of an entry after the event exceeds the recipe's limit."""
    return Decimal((entered_at - happened_at) / timedelta(microseconds=1)) > limit_minutes * 60_000_000


def _moment(wall: datetime, zone: tzinfo) -> datetime:
    """Moment of a wall-clock time; a time skipped by a clock change has the offset before the change."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _hours(hours: Decimal) -> timedelta:
    return timedelta(seconds=int(hours * 3600))
