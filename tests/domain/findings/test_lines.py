"""What was written down in a step: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.findings.check import BATCH as WHOLE_BATCH
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.lines import (
    blank,
    blank_fields,
    changed,
    implausible,
    impossible_contents,
    is_count_confirmed,
    late_entries,
    limits_of,
    out_of_limits,
    replicates_that_differ,
    viability_out_of_limits,
    yield_out_of_limits,
)
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.recipe.enums import Level, Operator, Quantity
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.recipe.model import Field
from nkmfg.domain.recipe.model import Subject as FieldSubject
from nkmfg.domain.recipe.steps import Limit
from tests.dossiers import Making, a_batch, found, in_culture, worked_example_4
from tests.written import A_MINUTE, RECIPE, moment, vessel

FEEDERS, WASH, RECEIPT = "feeders_start/-/1", "wash_harvest/-/1", "receipt/-/1"
NOON = moment(0, "12:00")


def codes(checks: list[Check]) -> list[str]:
    return [check.code for check in checks]


def wrote(run: str, field: str, typed: str) -> Making:
    return a_batch().wrote(run, field, typed, at=NOON)


# Limits


@pytest.mark.req("F06", "C06")
@pytest.mark.parametrize(
    ("run", "field", "typed", "code"),
    [
        (FEEDERS, "dose_gy", "40", None),
        (FEEDERS, "dose_gy", "39.99", "limit.action"),
        (FEEDERS, "dose_gy", "120", None),
        (FEEDERS, "dose_gy", "120.01", "limit.action"),
        (WASH, "washes", "2", None),
        (WASH, "washes", "1", "limit.warning"),
        (WASH, "washes", "4", "limit.warning"),
        (RECEIPT, "identity_matches", "yes", None),
        (RECEIPT, "identity_matches", "no", "answer.deviates"),
        (FEEDERS, "vials_thawed", "100", None),  # it has no limits
    ],
)
def test_a_value_is_outside_its_limits_beyond_them_and_not_at_them(
    run: str, field: str, typed: str, code: str | None
) -> None:
    assert codes(found(out_of_limits, wrote(run, field, typed))) == ([] if code is None else [code])


def test_a_value_out_of_limits_says_where_it_stands_who_wrote_it_and_when() -> None:
    (check,) = found(out_of_limits, wrote(FEEDERS, "dose_gy", "39"))
    assert str(check.subject) == f"line:{FEEDERS}#dose_gy#batch:#1"
    assert check.params == {
        "field": "dose_gy",
        "replicate": "1",
        "about_kind": "batch",
        "about": "",
        "value": "39",
    }
    assert (check.run, check.by, check.at) == (FEEDERS, "anna", NOON)


@pytest.mark.parametrize(
    ("field", "typed", "is_open"), [("dose_gy", "39", True), ("washes", "1", False), ("identity_matches", "no", True)]
)
def test_an_action_limit_waits_for_somebody_and_a_warning_does_not(field: str, typed: str, is_open: bool) -> None:
    run = {"dose_gy": FEEDERS, "washes": WASH, "identity_matches": RECEIPT}[field]
    (check,) = found(out_of_limits, wrote(run, field, typed))
    assert (check.is_open, check.stops) == (is_open, frozenset())


def test_a_value_that_was_voided_is_outside_nothing() -> None:
    making = wrote(FEEDERS, "dose_gy", "39").voided(LineKey(FEEDERS, "dose_gy", BATCH), "of another lot", at=NOON)
    assert found(out_of_limits, making) == []


def field_of(step: str, key: str) -> Field:
    return RECIPE.step(step).field_named(key)


def test_what_has_no_limits_or_no_number_is_not_judged() -> None:
    dossier = wrote(FEEDERS, "dose_gy", "40").dossier()
    entry = dossier.run(FEEDERS).value("dose_gy")
    assert entry is not None
    judged = limits_of(field_of("feeders_start", "dose_gy"), entry)
    assert judged is not None
    assert judged.verdict is LimitVerdict.WITHIN
    assert limits_of(None, entry) is None
    assert limits_of(field_of("feeders_start", "dose_gy"), None) is None
    assert limits_of(field_of("feeders_start", "vials_thawed"), entry) is None
    assert limits_of(field_of("feeders_start", "dose_gy"), replace(entry, number=None, typed=None)) is None


# Counts


@pytest.mark.req("F06")
@pytest.mark.parametrize(
    ("day", "live", "dead", "code"),
    [
        (6, "0.80", "0.20", None),  # beyond 144 h: warning below 80 %, action below 70 %
        (6, "0.79", "0.21", "viability.warning"),
        (6, "0.70", "0.30", "viability.warning"),
        (6, "0.69", "0.31", "viability.action"),
        (5, "0.60", "0.40", None),  # 96 h to 144 h: warning below 60 %, action below 50 %
        (5, "0.59", "0.41", "viability.warning"),
        (5, "0.49", "0.51", "viability.action"),
        (1, "0.30", "0.70", None),  # while feeders die: warning below 30 %
        (1, "0.29", "0.71", "viability.warning"),
    ],
)
def test_viability_is_judged_by_the_hours_since_the_last_feeders(
    day: int, live: str, dead: str, code: str | None
) -> None:
    making = in_culture().counted("A", day=day, ml="400", live=live, dead=dead, clock="13:00")
    checks = found(viability_out_of_limits, making)
    assert codes(checks) == ([] if code is None else [code])
    assert all(check.is_open is (check.code == "viability.action") for check in checks)


def test_a_count_out_of_limits_says_the_vessel_the_run_and_who_counted() -> None:
    making = in_culture().counted("A", day=6, ml="400", live="0.69", dead="0.31", clock="13:00")
    (check,) = found(viability_out_of_limits, making)
    assert (str(check.subject), check.run, check.by, check.at) == (
        "vessel:A",
        "count_daily/6/6",
        "anna",
        moment(6, "13:00"),
    )
    assert check.params == {"value": "69", "about_kind": "vessel", "about": "A", "counted_in": "count_daily/6/6"}


def test_a_count_without_a_viability_is_not_judged() -> None:
    making = in_culture().counted("A", day=6, ml="400", live="0", dead="0", clock="13:00")
    assert found(viability_out_of_limits, making) == []


@pytest.mark.req("F11")
@pytest.mark.parametrize(
    ("first", "second", "code", "is_open"),
    [
        ("0.4", "", None, False),
        ("0.37", "0.43", None, False),  # 15 % of the mean is within the limit
        ("0.37", "0.4301", "replicates.third_needed", True),
    ],
)
def test_two_replicates_too_far_apart_need_a_third(first: str, second: str, code: str | None, is_open: bool) -> None:
    making = in_culture().counted("A", day=1, ml="400", live=first, second=second, clock="13:00")
    checks = found(replicates_that_differ, making)
    assert [(check.code, check.is_open) for check in checks] == ([] if code is None else [(code, is_open)])


@pytest.mark.req("F11")
def test_three_replicates_that_scatter_have_a_mean_and_are_there_to_be_looked_at() -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0.4", second="0.6", clock="13:00")
    at = moment(1, "13:00")
    three = making.wrote(making.last, "live_per_ml", "0.5", vessel("A"), at=at, replicate=3)
    (check,) = found(replicates_that_differ, three)
    assert (check.code, check.is_open, check.params["difference_pct"]) == ("replicates.differ", False, "40")
    assert str(check.subject) == "vessel:A"


def test_replicates_that_found_no_cells_differ_by_nothing_that_can_be_said() -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0", second="0", clock="13:00")
    checks = found(replicates_that_differ, making)
    assert [check.params["difference_pct"] for check in checks] == ["0"]


# What does not add up


def harvested(discarded_ml: str, *limits: Limit) -> Making:
    """A harvest of 1,000 mL, all that could be expected, of which some was discarded before."""
    judged = replace(RECIPE.quantities[-1], quantity=Quantity.YIELD_OF_THEORETICAL_PCT, limits=limits)
    recipe = replace(RECIPE, quantities=(judged,)) if limits else RECIPE
    making = (
        a_batch(recipe=recipe)
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
        .counted("A", day=14, ml="1000", live="5.0")
        .phenotyped("S14", "A", day=14, nk="84")
        .discarded("A", day=14, ml=discarded_ml, clock="10:00")
    )
    return making.wrote("harvest_day_14/14/1", "clumps", "no", at=moment(14, "18:00"))


AT_MOST_HALF = Limit(level=Level.ACTION, operator=Operator.AT_MOST, value=Decimal(50), source="")


@pytest.mark.req("F08", "FD9")
@pytest.mark.parametrize(
    ("making", "code", "value"),
    [
        (harvested("500"), None, "50"),  # the shipped recipe warns below 50 %
        (harvested("500.1"), "yield.warning", "49.99"),
        (harvested("500", AT_MOST_HALF), None, "50"),
        (harvested("499.9", AT_MOST_HALF), "yield.action", "50.01"),
    ],
)
def test_the_yield_of_the_harvest_is_outside_its_limits_beyond_them(
    making: Making, code: str | None, value: str
) -> None:
    checks = found(yield_out_of_limits, making)
    assert codes(checks) == ([] if code is None else [code])
    for check in checks:
        assert check.is_open is (check.code == "yield.action")
        assert (check.subject, check.params, check.run) == (WHOLE_BATCH, {"value": value}, None)


def test_before_the_harvest_the_yield_is_not_judged() -> None:
    assert found(yield_out_of_limits, worked_example_4()) == []


@pytest.mark.req("D08")
@pytest.mark.parametrize(("ml", "count"), [("400", 0), ("401", 1)])
def test_more_taken_out_of_a_vessel_than_it_held_cannot_be(ml: str, count: int) -> None:
    checks = found(impossible_contents, in_culture().discarded("A", day=1, ml=ml))
    assert codes(checks) == ["content.impossible"] * count
    for check in checks:
        assert (str(check.subject), check.at, check.stops, check.is_open) == (
            "vessel:A",
            moment(1, "16:00"),
            DECISIONS,
            True,
        )
        assert check.params["vessel"] == "A"
        assert datetime.fromisoformat(check.params["at"]) == moment(1, "16:00")


# What is doubted


LIVE = LineKey("count_daily/1/1", "live_per_ml", vessel("A"))
DAY_1 = moment(1, "13:00")


def counted(live: str) -> Making:
    return in_culture().counted("A", day=1, ml="400", live=live, clock="13:00")


@pytest.mark.req("C06", "D08")
@pytest.mark.parametrize(
    ("typed", "code"), [("100", None), ("101", "value.implausible"), ("1", None), ("0", "value.implausible")]
)
def test_a_value_beyond_what_is_plausible_is_confirmed_or_corrected(typed: str, code: str | None) -> None:
    checks = found(implausible, wrote(FEEDERS, "vials_thawed", typed))
    assert codes(checks) == ([] if code is None else [code])
    for check in checks:
        assert (check.stops, check.is_open, check.answer) == (DECISIONS, True, "")
        assert (check.params["value"], check.params["because"]) == (typed, "far")
        assert (check.run, check.by, check.at) == (FEEDERS, "boris", NOON + A_MINUTE)


@pytest.mark.req("C06")
@pytest.mark.parametrize(("typed", "because"), [("101", "far"), ("100", "against_previous")])
def test_a_confirmed_value_is_there_to_be_looked_at_and_stops_nothing(typed: str, because: str) -> None:
    line = LineKey(FEEDERS, "vials_thawed", BATCH)
    making = wrote(FEEDERS, "vials_thawed", typed).confirmed(line, "counted twice", at=NOON + 2 * A_MINUTE)
    (check,) = found(implausible, making)
    assert (check.code, check.stops, check.is_open) == ("value.confirmed", frozenset(), False)
    assert (check.answer, check.params["because"]) == ("counted twice", because)
    assert str(check.subject) == f"line:{FEEDERS}#vials_thawed#batch:#1"


def test_a_word_is_never_implausible() -> None:
    assert found(implausible, wrote(RECEIPT, "appearance", "normal")) == []


def test_an_implausible_value_after_the_release_stops_no_decision() -> None:
    (check,) = found(implausible, wrote("infusion/-/1", "weight_kg", "201"))
    assert (check.code, check.stops) == ("value.implausible", frozenset())


@pytest.mark.req("C06")
@pytest.mark.parametrize(
    ("live", "count"),
    [("2", 0), ("2.001", 1), ("0.125", 0), ("0.1249", 1)],  # 4 times as much a day, or a quarter
)
def test_a_count_far_from_the_one_before_is_confirmed(live: str, count: int) -> None:
    making = in_culture().counted("A", day=1, ml="400", live=live, clock="11:00")
    checks = found(implausible, making)
    assert codes(checks) == ["count.implausible"] * count
    for check in checks:
        assert (str(check.subject), check.run, check.by) == ("vessel:A", "count_daily/1/1", "boris")
        assert (check.at, check.stops, check.is_open) == (moment(1, "11:01"), DECISIONS, True)
        assert check.params == {
            "vessel": "A",
            "at": moment(1, "11:00").isoformat(),
            "about_kind": "vessel",
            "about": "A",
        }


@pytest.mark.req("C06")
def test_a_number_of_the_count_is_confirmed_and_not_the_counter() -> None:
    """Whoever confirms the counter says nothing of what it counted."""
    a = vessel("A")
    doubted = counted("5")
    assert codes(found(implausible, doubted)) == ["count.implausible"]
    counter = LineKey(LIVE.run, "cell_counter", a)
    doubted.confirmed(counter, "the very counter", at=DAY_1 + A_MINUTE)
    assert codes(found(implausible, doubted)) == ["value.confirmed", "count.implausible"]
    doubted.confirmed(LIVE, "counted again", at=DAY_1 + 2 * A_MINUTE)
    assert codes(found(implausible, doubted)) == ["value.confirmed", "value.confirmed"]
    run = doubted.dossier().run(LIVE.run)
    assert is_count_confirmed(run, a)
    assert not is_count_confirmed(run, vessel("B"))


# What is missing


@pytest.mark.req("D10")
def test_mandatory_fields_are_blank_until_they_are_written_once_a_step_is_begun() -> None:
    assert found(blank, a_batch()) == []
    (check,) = found(blank, wrote(FEEDERS, "dose_gy", "100"))
    assert (check.code, str(check.subject), check.run) == ("field.blank", f"run:{FEEDERS}", FEEDERS)
    wanted = "feeder_lot,irradiated_at,indicator_turned,vials_thawed,thawed_at,"
    wanted += "feeder_live_per_ml,feeder_viability_pct,feeder_suspension_ml"
    assert check.params == {"fields": wanted, "about_kind": "batch", "about": ""}
    assert (check.stops, check.is_open) == (DECISIONS, True)
    assert found(blank, a_batch().fed_with_feeders("feeders_start", day=0)) == []


def test_a_blank_field_after_the_release_stops_no_decision() -> None:
    (check,) = found(blank, wrote("follow_up/1/1", "gvhd_grade", "0"))
    assert (check.params["fields"], check.stops) == ("adverse_event", frozenset())


@pytest.mark.req("D10", "D01")
def test_a_voided_value_leaves_its_field_blank_and_one_that_does_not_apply_does_not() -> None:
    making = a_batch().fed_with_feeders("feeders_start", day=0)
    line = LineKey(FEEDERS, "vials_thawed", BATCH)
    making.voided(line, "of another day", at=NOON)
    assert [check.params["fields"] for check in found(blank, making)] == ["vials_thawed"]
    again = making.wrote(FEEDERS, "vials_thawed", "", at=NOON, kind="not_applicable", reason="a flask was used")
    assert found(blank, again) == []


def test_a_field_that_an_answer_calls_for_is_blank_only_after_that_answer() -> None:
    room = wrote(RECEIPT, "transport_range", "room")
    cold = wrote(RECEIPT, "transport_range", "cold")
    (of_room,), (of_cold,) = found(blank, room), found(blank, cold)
    assert {"room_lowest_c", "room_highest_c"} <= set(of_room.params["fields"].split(","))
    assert {"cold_lowest_c", "cold_highest_c"} <= set(of_cold.params["fields"].split(","))
    assert not {"cold_lowest_c", "cold_highest_c"} & set(of_room.params["fields"].split(","))


def test_fields_are_blank_for_each_thing_the_step_is_about() -> None:
    """Of two vessels one was given its lot of medium; a step without a vessel wants none."""
    making = in_culture().fed("A", day=2, removed="0", added="50")
    making.wrote(making.last, "added_ml", "50", vessel("B"), at=moment(2, "15:00"))
    (check,) = found(blank, making)
    assert (check.params["about_kind"], check.params["about"]) == ("vessel", "B")
    assert check.params["fields"] == "removed_ml,removed_cells,il2_iu,il2_lot,medium_lot"


def test_what_is_written_of_the_collection_is_wanted_before_anything_is_written_of_it() -> None:
    run = a_batch().wrote("apheresis/-/1", "operator", "anna", at=NOON).dossier().run("apheresis/-/1")
    wanted = {(about, field.key) for about, field in blank_fields(run)}
    assert (BATCH, "din") in wanted
    of_collection = About(FieldSubject.COLLECTION, "W1234")
    begun = a_batch().wrote("apheresis/-/1", "operator", "anna", of_collection, at=NOON).dossier()
    assert {about for about, _ in blank_fields(begun.run("apheresis/-/1"))} == {of_collection}


def test_a_field_of_the_batch_is_wanted_though_nothing_of_the_batch_is_written() -> None:
    """The note of a feed is of a vessel; the washes of a wash are of the batch, whatever was written of its vessel."""
    making = a_batch().wrote(WASH, "content_ml", "100", vessel("W"), at=NOON)
    wanted = {(about.kind.value, field.key) for about, field in blank_fields(making.dossier().run(WASH))}
    assert ("batch", "washes") in wanted
    assert ("movement", "volume_ml") not in wanted


# What was changed, or came late


@pytest.mark.req("C09", "C10")
def test_a_correction_is_a_finding_with_what_stood_before() -> None:
    assert found(changed, counted("0.42")) == []
    making = counted("0.42").corrected(LIVE, "0.24", "digits exchanged", at=DAY_1 + 5 * A_MINUTE, by="clara")
    (check,) = found(changed, making)
    assert (check.code, check.run, check.by, check.at) == (
        "entry.corrected",
        LIVE.run,
        "clara",
        DAY_1 + 5 * A_MINUTE,
    )
    assert (check.params["before"], check.params["revision"], check.answer) == ("1", "2", "digits exchanged")
    assert str(check.subject) == "line:count_daily/1/1#live_per_ml#vessel:A#1"
    assert not check.is_open


@pytest.mark.req("D01")
def test_a_void_is_a_finding_of_its_own_and_a_confirmation_changes_nothing() -> None:
    making = counted("0.42").confirmed(LIVE, "counted again", at=DAY_1)
    assert found(changed, making) == []
    assert codes(found(changed, making.voided(LIVE, "another flask", at=DAY_1))) == ["entry.voided"]


@pytest.mark.req("D11")
@pytest.mark.parametrize(("clock", "count"), [("14:00", 0), ("14:01", 1)])
def test_an_entry_is_late_beyond_the_limit_of_the_recipe(clock: str, count: int) -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0.42", clock="13:00", entered_at=moment(1, clock))
    checks = found(late_entries, making)
    assert codes(checks) == ["entry.late"] * count
    for check in checks:
        assert (check.is_open, check.answer) == (True, "")
        assert check.params == {
            "about_kind": "vessel",
            "about": "A",
            "values": "7",
            "minutes": "61",
            "limit_minutes": "60",
            "entered_at": moment(1, clock).isoformat(),
            "by": "boris",
        }
        assert (str(check.subject), check.run, check.by, check.at) == (
            f"run:{LIVE.run}",
            LIVE.run,
            "boris",
            moment(1, clock),
        )


@pytest.mark.req("D11")
def test_a_reason_answers_a_late_entry() -> None:
    how: dict[str, Any] = {"entered_at": moment(1, "14:01"), "reason": "no tablet free"}
    making = in_culture().counted("A", day=1, ml="400", live="0.42", clock="13:00", **how)
    (check,) = found(late_entries, making)
    assert (check.is_open, check.answer) == (False, "no tablet free")


def test_what_was_written_late_together_is_told_by_what_happened_first() -> None:
    late = moment(1, "20:00")
    making = in_culture()
    for field, at in (("removed_ml", moment(1, "13:30")), ("added_ml", moment(1, "13:00"))):
        making.wrote("feed/2/1", field, "50", vessel("A"), at=at, entered_at=late)
    (check,) = found(late_entries, making)
    assert (check.params["values"], check.params["minutes"]) == ("2", "420")
    making.wrote("feed/2/1", "il2_iu", "50", vessel("A"), at=moment(1, "13:00"), entered_at=late, recorded_by="clara")
    assert [check.params["values"] for check in found(late_entries, making)] == ["2", "1"]
