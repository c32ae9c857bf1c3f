"""Culture days and due times: calendar days for what is called day 7, elapsed hours for what must not wait longer."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.recipe.days import culture_days, is_over
from nkmfg.domain.recipe.model import Schedule
from nkmfg.domain.recipe.schedule import (
    Due,
    Window,
    culture_day,
    due_state,
    due_window,
    is_late_entry,
    minutes_late,
    planned_runs,
)
from tests.domain.recipes import toy
from tests.written import RECIPE

MINSK = ZoneInfo("Europe/Minsk")  # +03 all year
BERLIN = ZoneInfo("Europe/Berlin")  # summer time from 2026-03-29 02:00 to 2026-10-25 03:00
SEEDED = datetime(2026, 3, 2, 16, 30, tzinfo=MINSK)
DAILY = Schedule(anchor="culture_start", days=(1, 7), from_hours=Decimal(-8), to_hours=Decimal(8))


@pytest.mark.req("F10")
def test_the_count_163_and_a_half_hours_after_seeding_is_of_day_7() -> None:
    assert culture_day(SEEDED + timedelta(hours=163.5), SEEDED, MINSK) == 7


def test_a_culture_day_begins_at_midnight_of_the_site() -> None:
    assert culture_day(datetime(2026, 3, 2, 23, 59, tzinfo=MINSK), SEEDED, MINSK) == 0
    assert culture_day(datetime(2026, 3, 3, 0, 0, tzinfo=MINSK), SEEDED, MINSK) == 1
    assert culture_day(datetime(2026, 3, 2, 21, 30, tzinfo=UTC), SEEDED, MINSK) == 1
    assert culture_day(datetime(2026, 3, 1, 12, tzinfo=MINSK), SEEDED, MINSK) == -1


def test_the_same_moment_may_be_another_day_in_another_zone() -> None:
    moment, start = datetime(2026, 3, 9, 22, 30, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert culture_day(moment, start, MINSK) == 8
    assert culture_day(moment, start, BERLIN) == 7


@given(st.integers(-40, 40), st.integers(0, 23))
def test_the_change_of_clocks_loses_no_culture_day(days: int, hour: int) -> None:
    start = datetime(2026, 3, 29, 12, tzinfo=BERLIN)
    at = (start + timedelta(days=days)).replace(hour=hour)
    assert culture_day(at.astimezone(UTC), start.astimezone(UTC), BERLIN) == days


def test_a_daily_run_is_due_around_the_hour_of_seeding_on_that_date() -> None:
    window = due_window(DAILY, 7, SEEDED, MINSK)
    assert window == Window(datetime(2026, 3, 9, 8, 30, tzinfo=MINSK), datetime(2026, 3, 10, 0, 0, tzinfo=MINSK)), (
        "until midnight: a run of day 7 is not due on day 8"
    )


def test_a_daily_run_keeps_its_hour_over_the_change_of_clocks() -> None:
    seeded = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    window = due_window(DAILY, 1, seeded.astimezone(UTC), BERLIN)
    assert window is not None
    assert window.opens.astimezone(BERLIN).isoformat() == "2026-03-29T04:00:00+02:00"
    assert window.closes.astimezone(BERLIN).isoformat() == "2026-03-29T20:00:00+02:00"


def test_an_hour_that_the_clocks_skip_still_gives_a_window() -> None:
    seeded = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)
    window = due_window(DAILY, 1, seeded, BERLIN)
    assert window is not None
    assert window.opens < window.closes


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(1, 21))
def test_every_daily_window_lies_within_its_own_date(seeded: datetime, day: int) -> None:
    start = seeded.replace(tzinfo=UTC)
    window = due_window(DAILY, day, start, BERLIN)
    assert window is not None
    assert window.opens < window.closes
    assert culture_day(window.opens, start, BERLIN) == day
    assert culture_day(window.closes - timedelta(microseconds=1), start, BERLIN) == day


@pytest.mark.req("F05")
def test_without_days_a_run_is_due_in_elapsed_hours_after_its_anchor() -> None:
    schedule = Schedule(anchor="collection_end", to_hours=Decimal("24.5"))
    ended = datetime(2026, 3, 28, 12, tzinfo=BERLIN).astimezone(UTC)
    window = due_window(schedule, None, ended, BERLIN)
    assert window == Window(ended, ended + timedelta(hours=24.5))


def test_il2_of_day_minus_one_is_due_the_day_before_the_infusion_and_none_on_day_0() -> None:
    schedule = Schedule(anchor="infusion", days=(-1, 1), from_hours=Decimal(-2), to_hours=Decimal(2))
    infusion = datetime(2026, 3, 17, 10, tzinfo=MINSK)
    opens = [window.opens for day in schedule.days if (window := due_window(schedule, day, infusion, MINSK))]
    assert [moment.astimezone(MINSK).date().isoformat() for moment in opens] == ["2026-03-16", "2026-03-18"]


def test_nothing_is_due_before_its_anchor_has_happened() -> None:
    assert due_window(DAILY, 7, None, MINSK) is None
    assert due_window(None, None, SEEDED, MINSK) is None
    assert due_state(None, SEEDED, scheduled=True) is Due.WAITING


WINDOW = Window(SEEDED, SEEDED + timedelta(hours=2))


@pytest.mark.parametrize(
    ("minutes", "expected"), [(-1, Due.WAITING), (0, Due.DUE), (120, Due.DUE), (121, Due.LATE), (9_999, Due.LATE)]
)
def test_a_run_waits_is_due_and_is_late(minutes: int, expected: Due) -> None:
    assert due_state(WINDOW, SEEDED + timedelta(minutes=minutes), scheduled=True) is expected


def test_alternatives_and_steps_without_a_schedule_are_open_and_never_late() -> None:
    much_later = SEEDED + timedelta(days=30)
    assert due_state(WINDOW, much_later, scheduled=True, alternative=True) is Due.OPEN
    assert due_state(None, much_later, scheduled=False) is Due.OPEN


@pytest.mark.parametrize("minutes", [-1000, 0, 100_000])
def test_what_was_planned_for_a_culture_that_has_ended_is_missed_and_never_late(minutes: int) -> None:
    at = SEEDED + timedelta(minutes=minutes)
    assert due_state(WINDOW, at, scheduled=True, over=True) is Due.MISSED
    assert due_state(WINDOW, at, scheduled=True, alternative=True, over=True) is Due.OPEN


@pytest.mark.parametrize(
    ("key", "done", "over"),
    [
        ("count_daily", {"seed"}, False),
        ("count_daily", {"seed", "harvest_day_14"}, True),
        ("count_day_14", {"harvest_day_14"}, True),
        ("count_third_round", {"harvest_day_14"}, False),  # behind it: the choice of the other end
        ("count_third_round", {"harvest_day_21"}, True),
        ("fill", {"harvest_day_14"}, False),
        ("apheresis", {"harvest_day_14"}, False),
    ],
)
def test_the_days_of_a_culture_are_over_with_the_harvest_behind_them(key: str, done: set[str], over: bool) -> None:
    assert is_over(RECIPE, key, done) is over


def test_lateness_is_told_in_whole_minutes() -> None:
    assert minutes_late(WINDOW, WINDOW.closes + timedelta(minutes=65, seconds=59)) == 65
    assert minutes_late(WINDOW, WINDOW.opens) == 0


@pytest.mark.req("D11")
@pytest.mark.parametrize(("seconds", "late"), [(3_600, False), (3_601, True), (0, False)])
def test_an_entry_is_late_beyond_the_limit_of_the_recipe(seconds: int, late: bool) -> None:
    assert is_late_entry(SEEDED, SEEDED + timedelta(seconds=seconds), Decimal(60)) is late


def test_runs_exist_from_the_issue_on_except_of_optional_steps() -> None:
    runs = [(planned_run.step, planned_run.day, planned_run.ordinal) for planned_run in planned_runs(toy())]
    assert runs == [
        ("receipt", None, 1),
        ("seed", None, 1),
        ("look", 1, 1),
        ("look", 2, 2),
        ("look", 3, 3),
        ("fill", 4, 1),
        ("hold", None, 1),
        ("freeze", None, 1),
        ("give", None, 1),
    ]


def test_the_recipe_knows_on_which_culture_days_a_step_can_fall() -> None:
    recipe = toy()
    assert culture_days(recipe, "seed") == (0, 0)
    assert culture_days(recipe, "look") == (1, 3)
    assert culture_days(recipe, "receipt") is None
    assert culture_days(recipe, "give") is None
