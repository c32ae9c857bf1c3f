"""The growth curve of a batch: what was counted, what went on, and what nobody measured."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nkmfg.charts import CurveData, InterventionKind, growth_curve
from nkmfg.charts.of_batch import curve_of
from nkmfg.domain.figures.batch_figures import figures
from tests.dossiers import Making, a_batch, everything_happened, two_vessels_for_two_weeks, worked_example_4
from tests.written import moment


def curve(making: Making) -> CurveData:
    dossier = making.dossier()
    return curve_of(dossier, figures(dossier))


@pytest.mark.req("F07")
def test_worked_example_4_goes_from_the_seeding_over_the_part_carried_on_to_day_14() -> None:
    points = [
        (str(point.viable_cells), str(point.nk_cells), point.nk_measured, point.carried_on)
        for point in curve(worked_example_4()).points
    ]
    assert points == [
        ("200000000", "24000000", True, False),
        ("971250000", "777000000", True, False),
        ("125000000", "100000000", True, True),
        ("5000000000", "4200000000", True, False),
    ]


def test_what_was_done_stands_on_its_day_with_its_volume() -> None:
    done = {item.kind: (item.label, round(item.day, 1)) for item in curve(worked_example_4()).interventions}
    assert done == {
        InterventionKind.RESTIMULATED: ("restimulation, 100 mL carried on", Decimal("7.1")),
        InterventionKind.FROZEN: ("frozen 677 mL", Decimal("7.1")),
    }


def test_the_dose_line_is_the_dose_ordered() -> None:
    data = curve(worked_example_4())
    assert (data.dose_cells, data.dose_label) == (Decimal(920_000_000), "NK needed: 9.2 × 10⁸")


@pytest.mark.req("F07")
def test_nk_between_two_phenotypes_stand_by_the_older_share_and_say_so() -> None:
    points = curve(two_vessels_for_two_weeks()).points
    assert [point.nk_measured for point in points] == [True, *[False] * 6, True, *[False] * 6, True]
    assert points[3].nk_cells == points[3].viable_cells * Decimal("0.124")  # type: ignore[operator]
    assert points[9].nk_cells == points[9].viable_cells * Decimal("0.813")  # type: ignore[operator]


def test_two_vessels_counted_together_are_one_point() -> None:
    points = curve(two_vessels_for_two_weeks()).points
    assert len(points) == 15
    assert [int(point.day) for point in points] == list(range(15))


def test_a_vessel_discarded_leaves_what_is_left() -> None:
    making = two_vessels_for_two_weeks().discarded("B", day=14, ml="820")
    data = curve(making)
    assert data.points[-1].carried_on
    assert data.points[-1].viable_cells < data.points[-2].viable_cells  # type: ignore[operator]
    assert data.interventions[-1].label == "discarded 820 mL"


def test_medium_taken_off_settled_cells_is_no_drop() -> None:
    making = worked_example_4().fed("B", day=12, removed="200", added="200")
    assert curve(making).points == curve(worked_example_4()).points


@pytest.mark.req("F06")
def test_the_day_of_a_missing_mandatory_count_is_marked() -> None:
    dossier = replace(everything_happened().dossier(), read_at=moment(15))
    assert curve_of(dossier, figures(dossier)).missed_days == (Decimal(14),)


def test_a_forecast_ends_with_the_axis_and_never_follows_a_harvest() -> None:
    making = one_vessel_until(9)
    data = curve(making)
    assert [int(forecast.day) for forecast in data.forecast] == [9, 10, 11, 12, 13, 14]
    assert all(forecast.low_cells <= forecast.high_cells for forecast in data.forecast)
    run = making.key_of("harvest_day_14", 14)
    making.wrote(run, "clumps", "no", at=moment(9, "18:00"))
    assert curve(making).forecast == ()


def one_vessel_until(last: int) -> Making:
    """One vessel, counted and phenotyped on days 0, 7 and the last."""
    making = (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
        .counted("A", day=7, ml="400", live="1.25")
        .phenotyped("S7", "A", day=7, nk="80")
        .counted("A", day=last, ml="400", live="3.1", clock="13:00")
    )
    return making.phenotyped("S9", "A", day=last, nk="88")


def test_a_batch_without_a_culture_has_an_empty_curve_that_can_be_drawn() -> None:
    data = curve(a_batch())
    assert data.points == ()
    assert growth_curve(data).description == "No counts yet."


def test_the_curve_ends_with_the_harvest_for_what_is_counted_then_is_the_product() -> None:
    making = worked_example_4()
    harvest = making.key_of("harvest_day_14", 14)
    making.moved(harvest, "B", "H", "1000", moment(14, "17:00")).wrote(harvest, "clumps", "no", at=moment(14, "17:00"))
    making.counted("H", day=14, ml="990", live="4.9", step="count_pool", clock="17:20")
    making.discarded("H", day=14, ml="100", clock="18:00")
    data = curve(making)
    assert data.points == curve(worked_example_4()).points
    assert all("100 mL" not in item.label or "carried" in item.label for item in data.interventions)
