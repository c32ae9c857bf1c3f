"""Days of treatment are dates counted from the real infusion; none is skipped around day 0."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.product.treatment import body_surface_m2, dated, treatment_date, treatment_day, written
from nkmfg.domain.values.computed import Absence, missing
from nkmfg.domain.values.notes import NoteCode
from tests.domain.worked import agrees, value

pytestmark = pytest.mark.req("P03")

INFUSED = date(2026, 3, 1)


def test_il2_is_given_every_other_day_from_the_day_before_the_infusion() -> None:
    course = dated((-1, 1, 3, 5, 7, 9), INFUSED)
    assert [day for day, _ in course] == ["−1", "+1", "+3", "+5", "+7", "+9"]
    assert course[0][1] == date(2026, 2, 28)
    dates = [on for _, on in course]
    assert {later - earlier for earlier, later in pairwise(dates)} == {timedelta(days=2)}


def test_the_day_of_infusion_is_day_0_though_nothing_else_falls_on_it() -> None:
    assert treatment_day(INFUSED, INFUSED) == 0
    assert [written(treatment_day(INFUSED + timedelta(days=off), INFUSED)) for off in (-1, 0, 1)] == ["−1", "0", "+1"]


def test_when_the_infusion_moves_every_day_moves_with_it() -> None:
    moved = INFUSED + timedelta(days=2)
    assert treatment_date(9, moved) - treatment_date(9, INFUSED) == timedelta(days=2)


@given(st.integers(-400, 400), st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_a_date_and_its_day_are_one_to_one(day: int, infused_on: date) -> None:
    assert treatment_day(treatment_date(day, infused_on), infused_on) == day


def test_body_surface_of_an_adult_is_known() -> None:
    assert agrees(value(body_surface_m2(height_cm=180, weight_kg=80)), "2")


def test_without_a_height_there_is_no_body_surface() -> None:
    not_measured = missing(Absence.NOT_MEASURED, NoteCode.NOT_WRITTEN_DOWN, label="height")
    assert body_surface_m2(height_cm=not_measured, weight_kg=80).notes == not_measured.notes
